// SPDX-License-Identifier: EUPL-1.2
/**
 * Tools that write down what was chosen, in the shape that each has: what a
 * click could only let guess is then certain, on this visit and on the next.
 */
import { BAR } from "./fixture.js";

/** TC strings: nothing granted; ten purposes granted. */
const NONE = `CP${"A".repeat(38)}.secret`;
const ALL = `CP${"A".repeat(23)}P_wAAAAAAAAAA.secret`;

const COOKIEYES = `consentid:secret,consent:no,action:yes,necessary:yes,functional:no,analytics:no,advertisement:no`;

/** @type {import("./fixture.js").Fixture[]} */
export const RECORDS = [
  {
    name: "ignores-recorded-refusal",
    why: `The tool itself has written down that all is refused, and the tracker
      comes all the same: C8 is certain, E.`,
    body: `<div class="cky-consent-container" style="${BAR}">We value your
        privacy. <button data-cky-tag="reject-button">Reject All</button>
        <button data-cky-tag="accept-button">Accept All</button></div><script>
      on("[data-cky-tag=reject-button]", () => {
        record("cookieyes-consent", "${COOKIEYES}");
        $(".cky-consent-container").remove();
        setTimeout(track, 600);
      });</script>`,
    act: ({ click }) => click("[data-cky-tag=reject-button]"),
    banner: "cookieyes",
    choice: "refused",
    guessed: false,
    tracker: "refused",
    consent: "E",
    rule: "C8",
  },
  {
    name: "tcf-refused",
    why: `The TCF's string grants nothing, and the click that wrote it refused:
      both say the same. The tracker comes: E.`,
    body: `<div id="cmp-notice" class="consent" style="${BAR}">Nous et nos
        partenaires stockons des cookies. <button id="no">Je refuse</button>
        <button id="yes">J'accepte</button></div><script>
      record("euconsent-v2", "${NONE}");
      on("#no", () => {
        record("euconsent-v2", "${NONE}");
        $("#cmp-notice").remove();
        setTimeout(track, 600);
      });</script>`,
    act: ({ click }) => click("#no"),
    banner: "unnamed",
    choice: "refused",
    guessed: false,
    tracker: "refused",
    consent: "E",
    rule: "C8",
  },
  {
    name: "string-before-choice",
    why: `A string that grants nothing is there from the start, and nobody chose:
      the tracker comes before.`,
    body: `<div id="cmp-notice" class="consent" style="${BAR}">Nous et nos
        partenaires stockons des cookies. <button id="no">Je refuse</button>
        <button id="yes">J'accepte</button></div><script>
      record("euconsent-v2", "${NONE}"); track();</script>`,
    banner: "unnamed",
    choice: "none",
    tracker: "before",
    consent: "D",
    rule: "C2",
  },
  {
    name: "granted-by-nobody",
    why: `A string that grants all appears without anybody having touched the
      page: nobody chose, the tracker comes before.`,
    body: `<script>setTimeout(() => {
        record("euconsent-v2", "${ALL}"); track();
      }, 300);</script>`,
    banner: "none",
    choice: "none",
    tracker: "before",
    consent: "D",
    rule: "C2",
  },
  {
    name: "button-that-lies",
    why: `The button says no, the tool writes down that all is granted: its record
      counts, what comes after is covered by it.`,
    body: `<div id="cmp-notice" class="consent" style="${BAR}">Nous et nos
        partenaires stockons des cookies. <button id="no">Je refuse</button>
        </div><script>
      on("#no", () => {
        record("euconsent-v2", "${ALL}");
        $("#cmp-notice").remove();
        setTimeout(track, 600);
      });</script>`,
    act: ({ click }) => click("#no"),
    banner: "unnamed",
    choice: "accepted",
    guessed: false,
    tracker: "accepted",
    consent: "A",
  },
  {
    name: "in-a-frame-recorded",
    why: `Clicks in the frame are not seen; what the tool writes down is, and that
      somebody touched the page.`,
    body: `<div id="sp_message_container_1" style="${BAR};height:200px">
        <iframe title="consent" src="/frame.html"
          style="width:100%;height:100%;border:0"></iframe></div><script>
      addEventListener("message", () => {
        record("euconsent-v2", "${ALL}");
        $("#sp_message_container_1").remove();
        setTimeout(track, 1500);
      });</script>`,
    files: {
      "/frame.html": `<!doctype html><body style="margin:0"><button
        onclick="parent.postMessage('done', '*')"
        style="width:100%;height:200px">Accepter</button>`,
    },
    act: ({ click }) => click("#sp_message_container_1"),
    banner: "sourcepoint",
    choice: "accepted",
    guessed: false,
    tracker: "accepted",
    storage: false,
    consent: "A",
  },
  {
    name: "refused-last-time",
    why: `Refused on the first visit; on the second nobody is asked, the record is
      there, and the tracker comes from the start: E.`,
    body: `<script>if (has("tarteaucitron")) track();</script>
      <div id="tarteaucitronRoot"><div id="tarteaucitronAlertBig"
        style="${BAR}">Ce site utilise des cookies.
        <button id="tarteaucitronAllDenied2">✗ Interdire tous les cookies
        </button></div></div><script>
      if (has("tarteaucitron")) $("#tarteaucitronRoot").remove();
      else on("#tarteaucitronAllDenied2", () => {
        record("tarteaucitron", "!secret=false!youtube=false");
        $("#tarteaucitronAlertBig").style.display = "none";
      });</script>`,
    act: async ({ click, again, wait }) => {
      await click("#tarteaucitronAllDenied2");
      await wait("has('tarteaucitron')");
      await again();
    },
    banner: "none",
    choice: "refused",
    guessed: false,
    tracker: "refused",
    consent: "E",
    rule: "C8",
  },
  {
    name: "accepted-last-time",
    why: "As refused-last-time, with a yes: the whole page is covered by it.",
    body: `<script>if (has("CookieConsent")) track();</script>
      <div id="CybotCookiebotDialog" style="${BAR}">Ce site web utilise des
        cookies.<button id="CybotCookiebotDialogBodyLevelButtonLevelOptinAllowAll">
        Autoriser tous les cookies</button></div><script>
      if (has("CookieConsent")) $("#CybotCookiebotDialog").remove();
      else on("#CybotCookiebotDialogBodyLevelButtonLevelOptinAllowAll", () => {
        record("CookieConsent", "{stamp:%27secret%27%2Cnecessary:true" +
          "%2Cpreferences:true%2Cstatistics:true%2Cmarketing:true" +
          "%2Cmethod:%27explicit%27}");
        $("#CybotCookiebotDialog").remove();
      });</script>`,
    act: async ({ click, again, wait }) => {
      await click("#CybotCookiebotDialogBodyLevelButtonLevelOptinAllowAll");
      await wait("has('CookieConsent')");
      await again();
    },
    banner: "none",
    choice: "accepted",
    guessed: false,
    tracker: "accepted",
    consent: "A",
  },
  {
    name: "kept-by-the-server",
    why: `The choice is in a cookie that no script can see, and the page that comes
      after it asks nobody: the cookie's name, which the request sends, is enough
      for a doubt. The axis is not assessed.`,
    body: "",
    routes: {
      "/": (request, response, url) => {
        const chosen = /answer=/.test(request.headers.cookie ?? "");
        const tracker = url("cdn.tracker-fr.test", "/t.js");
        response.setHeader("content-type", "text/html; charset=utf-8");
        response.end(
          chosen
            ? `<!doctype html><link rel="icon" href="data:,">
               <script src="${tracker}"></script>`
            : `<!doctype html><link rel="icon" href="data:,">
               <div class="bandeau-cookies" style="${BAR}">Des cookies ?
               <a id="yes" href="/yes">Accepter</a></div>`,
        );
      },
      "/yes": (_, response) => {
        response.setHeader("set-cookie", "answer=secret; HttpOnly; Path=/");
        response.writeHead(302, { location: "/" }).end();
      },
    },
    act: async ({ click, again, wait }) => {
      await click("#yes");
      await wait("!document.querySelector('#yes')");
      await again();
    },
    banner: "none",
    choice: "unknown",
    tracker: "unknown",
    consent: "",
  },
];
