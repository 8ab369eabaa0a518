// SPDX-License-Identifier: EUPL-1.2
/**
 * Cocarde in a throw-away browser, for `make run`.
 *
 * With a display: the browser opens with the extension and the host on the real
 * data, and stays until it is closed. Without: it visits the demonstration
 * pages on this machine's own loopback addresses, and says here what the badge
 * and the popup say.
 *
 * $BROWSER: firefox or chromium, otherwise whichever is installed.
 */
import fs from "node:fs";
import path from "node:path";
import { startDriver } from "./lib/browser.js";
import { ended } from "./lib/child.js";
import { chromiumProgram } from "./lib/chromium.js";
import { firefoxProgram } from "./lib/firefox.js";
import { letterOf } from "./lib/judgement.js";
import { openPopup, picture } from "./lib/popup.js";
import { TREE } from "./lib/profile.js";
import { Stage, WORLD_HOST } from "./lib/stage.js";
import { visit } from "./lib/visit.js";
import { hostOf } from "./sites/page.js";
import { PAGES } from "./sites/pages.js";

/** @typedef {import("./lib/profile.js").BrowserName} BrowserName */

/** The pages that tell most, in this order. */
const SHOWN = [
  "eea-alone",
  "aws-paris",
  "aws-virginia",
  "cloudflare-front",
  "campaign-crm",
  "google-fonts",
  "google-analytics",
  "tracker-on-aws",
  "russian-script",
  "unknown-script",
  "hybrid",
  "swiss-host",
];

/** The page whose popup is kept as a picture. */
const PICTURED = "campaign-crm";

const FRENCH = /^fr/.test(
  process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || "",
);
const WORDS = FRENCH
  ? {
      none: "Aucun navigateur n’est installé.",
      pages: (/** @type {string} */ browser) =>
        `Les pages de démonstration, vues par ${browser} :`,
      popup: "La fenêtre de Cocarde, en image :",
      open: (/** @type {string} */ browser) =>
        `${browser} est ouvert, avec un profil jetable. Visitez des sites : ` +
        "la lettre est sur le bouton de Cocarde, les raisons sous un clic. " +
        "Fermez-le pour finir.",
    }
  : {
      none: "No browser is installed.",
      pages: (/** @type {string} */ browser) =>
        `The demonstration pages, seen by ${browser}:`,
      popup: "Cocarde's popup, as a picture:",
      open: (/** @type {string} */ browser) =>
        `${browser} is open, with a throw-away profile. Visit sites: the ` +
        "letter is on Cocarde's button, the reasons under a click. Close it " +
        "to end.",
    };
const LANG = FRENCH ? "fr" : "en";

/** Characters in a line of reasons. */
const WIDTH = 74;

/** @returns {BrowserName | undefined} */
function chosenBrowser() {
  const wish = process.env.BROWSER;
  if (wish === "firefox" || wish === "chromium") return wish;
  if (firefoxProgram()) return "firefox";
  return chromiumProgram() ? "chromium" : undefined;
}

/** @param {string} text @returns {string[]} lines of at most WIDTH */
function wrapped(text) {
  const lines = [""];
  for (const word of text.split(" ")) {
    const line = lines[lines.length - 1] ?? "";
    if (line && line.length + 1 + word.length > WIDTH) lines.push(word);
    else lines[lines.length - 1] = line ? `${line} ${word}` : word;
  }
  return lines;
}

/**
 * All that costs the page something, and what is hidden; or, when nothing does,
 * why.
 *
 * @param {any} rating
 * @returns {string[]}
 */
function reasons({ findings }) {
  /** @param {any} finding */
  const telling = ({ rule, worst }) =>
    rule.startsWith("U") || (worst !== null && worst !== "A");
  const told = findings.some(telling) ? findings.filter(telling) : findings;
  const texts = told.map((/** @type {any} */ finding) => {
    const letter = letterOf(finding);
    return finding.rule.padEnd(4) + (letter && `${letter} · `) + finding.text;
  });
  return [...new Set(texts)];
}

/**
 * @param {import("./lib/visit.js").Outcome} outcome
 * @param {import("./sites/page.js").DemoPage} page
 */
function print({ badge, rating }, page) {
  console.log(`\n[${badge.text}]`.padEnd(8) + page.title[LANG]);
  console.log(`       ${hostOf(page)}`);
  for (const reason of reasons(rating)) {
    for (const [i, line] of wrapped(reason).entries()) {
      console.log(`       ${i === 0 ? "" : "    "}${line}`);
    }
  }
}

/** @param {BrowserName} name */
async function withoutDisplay(name) {
  const stage = await Stage.open();
  const browser = await stage.browser(name);
  const file = path.join(TREE, "build/e2e/demo.png");
  try {
    console.log(WORDS.pages(browser.driver.version));
    for (const shown of SHOWN) {
      const page = PAGES.find((one) => one.name === shown);
      if (!page) throw new Error(`no page ${shown}`);
      const outcome = await visit(browser, page, stage.url, LANG);
      print(outcome, page);
      if (shown === PICTURED) {
        const popup = await openPopup(browser, outcome.tab.tab, hostOf(page));
        fs.mkdirSync(path.dirname(file), { recursive: true });
        await picture(popup, file);
        await popup.close();
      }
      await outcome.tab.close();
    }
    await browser.close();
    console.log(`\n${WORDS.popup} ${path.relative(process.cwd(), file)}`);
  } finally {
    browser.kill();
    stage.close();
  }
}

/** @param {BrowserName} name */
async function withDisplay(name) {
  const host = { ...WORLD_HOST, data: path.join(TREE, "build/data") };
  const { profile, driver } = await startDriver(name, {
    host,
    headless: false,
  });
  console.log(WORDS.open(driver.version));
  await ended(driver.child);
  profile.remove();
}

// Whoever reads may stop reading: `make run | head`.
process.stdout.on("error", () => process.exit(0));

const browser = chosenBrowser();
if (!browser) {
  console.error(WORDS.none);
  process.exitCode = 1;
} else if (process.env.DISPLAY || process.env.WAYLAND_DISPLAY) {
  await withDisplay(browser);
} else {
  await withoutDisplay(browser);
}
