// SPDX-License-Identifier: EUPL-1.2
/** Pages that differ in how they are visited, or in when they call. */
import { HEAD, OVH } from "./page.js";

/** @type {import("./page.js").DemoPage[]} */
export const VISITED = [
  {
    name: "redirect-foreign",
    title: {
      en: "A page reached through another site's short link",
      fr: "Une page atteinte par le lien court d’un autre site",
    },
    address: OVH,
    visit: ({ goto }) => goto("/petition", "go.crm.test"),
    letter: "A",
    reach: "A",
    destination: "A",
    findings: ["R0", "T1 ovhcloud"],
    absent: ["R5", "R6"],
    contacts: { "go.crm.test": { types: ["redirect"] } },
    why: `The hop through NationBuilder's machine belongs to another site: it is
      shown, not charged to this page.`,
  },
  {
    name: "redirect-own",
    title: {
      en: "A page reached through its own site on another machine",
      fr: "Une page atteinte par son propre site, sur une autre machine",
    },
    address: OVH,
    visit: ({ goto }) => goto("/old", "redirect-own.test"),
    letter: "D",
    reach: "D",
    destination: "A",
    findings: ["R6 aws", "T1 aws", "T1 ovhcloud"],
    contacts: { "redirect-own.test": { types: ["redirect"] } },
    why: `The first hop belongs to the page's own site: AWS received the visit in
      the page's name, so it counts as serving it: D (R6). It stands in France:
      A.`,
  },
  {
    name: "cached-visit",
    title: {
      en: "A second visit, with Google Analytics from the cache",
      fr: "Une deuxième visite, Google Analytics venant du cache",
    },
    address: OVH,
    body: (url) => `
      <script src="${url("www.analytics.test", "/cacheable.js")}"></script>`,
    visit: async ({ goto, badge, reopen }) => {
      await goto();
      await badge("D–E");
      await reopen();
      await goto();
    },
    letter: "D–E",
    reach: "D",
    destination: "A–E",
    findings: ["R5 google-analytics", "T5 google-analytics"],
    contacts: { "www.analytics.test": { outcomes: ["cached"] } },
    completeness: { cached: 1 },
    why: `The letter counts what the page asked for: the second visit gets the
      letter of the first, although nothing was sent to Google.`,
  },
  {
    name: "reloaded",
    title: {
      en: "A page reloaded, with Google Analytics from the memory",
      fr: "Une page rechargée, Google Analytics venant de la mémoire",
    },
    address: OVH,
    body: (url) => `
      <script src="${url("www.analytics.test", "/cacheable.js")}"></script>`,
    visit: async ({ goto, badge, eval: run }) => {
      await goto();
      await badge("D–E");
      await run("void setTimeout(() => location.reload(), 0)");
    },
    letter: "D–E",
    reach: "D",
    destination: "A–E",
    findings: ["R5 google-analytics", "T5 google-analytics"],
    contacts: { "www.analytics.test": { outcomes: ["cached"] } },
    completeness: { cached: 1 },
    why: `Chromium takes the script from its memory and reports no request; the
      page asked for it all the same, so the letter stays.`,
  },
  {
    name: "blocked",
    title: {
      en: "The same, stopped by the person's own blocker",
      fr: "La même, arrêtée par le bloqueur de la personne",
    },
    address: OVH,
    body: (url) => `
      <script src="${url("www.analytics.test", "/gtag.js")}"></script>`,
    letter: "D–E",
    reach: "D",
    destination: "A–E",
    findings: ["R5 google-analytics", "T5 google-analytics"],
    contacts: { "www.analytics.test": { outcomes: ["blocked"] } },
    completeness: { blocked: 1 },
    why: "As google-analytics: a blocker does not change the letter.",
  },
  {
    name: "video-frame",
    title: {
      en: "A video player in a frame, which brings its own tracker",
      fr: "Un lecteur vidéo dans un cadre, avec son propre traceur",
    },
    address: OVH,
    body: (url) => `
      <iframe title="video" src="${url("player.video.test", "/embed.html")}">
      </iframe>`,
    letter: "D–E",
    reach: "D",
    destination: "A–E",
    findings: ["R5 youtube", "R5 google-analytics", "T5 youtube"],
    absent: ["R6"],
    contacts: {
      "player.video.test": { types: ["frame"] },
      "www.analytics.test": { types: ["script"] },
    },
    why: `Reach: a frame is active, class X: D (R5), and so is the script inside
      it. The frame's document is not the page's document: no R6. Destination:
      no place: A to E (T5).`,
  },
  {
    name: "form-post",
    title: {
      en: "A petition whose form goes to NationBuilder",
      fr: "Une pétition dont le formulaire part chez NationBuilder",
    },
    address: OVH,
    body: (url) => `
      <iframe title="answer" name="answer"></iframe>
      <form method="post" target="answer" id="sign"
        action="${url("forms.crm.test", "/sign.html")}">
        <input name="email" value="someone" aria-label="e-mail"></form>`,
    visit: async ({ goto, eval: run }) => {
      await goto();
      await run("document.getElementById('sign').submit()");
    },
    letter: "D–E",
    reach: "D",
    destination: "C–E",
    findings: ["R6 nationbuilder", "R6 aws", "T5 nationbuilder", "T3 aws"],
    absent: ["R5"],
    contacts: { "forms.crm.test": { types: ["form"] } },
    why: `Reach: a form weighs as much as the document: D (R6) for the service
      and for its operator. Destination: AWS in the US, listed: C;
      NationBuilder: C if it is listed, E if not.`,
  },
  {
    name: "web-socket",
    title: {
      en: "A chat over a WebSocket",
      fr: "Une discussion par WebSocket",
    },
    address: OVH,
    body: (url) => `
      <img alt="" src="${url("cdn.tracker-fr.test", "/logo.png")}">
      <script>
        addEventListener("load", () => {
          globalThis.chat = new WebSocket(
            "${url("cdn.tracker-fr.test", "/chat").replace("https:", "wss:")}");
        });
      </script>`,
    letter: "D",
    reach: "D",
    destination: "A",
    findings: ["R5 aws/operator", "T1 aws", "T1 world-mesure"],
    contacts: { "cdn.tracker-fr.test": { types: ["image", "socket"] } },
    why: `As tracker-on-aws. The image alone would be passive, C: only the
      socket, which Chromium reports without an address, makes it D (R5).`,
  },
  {
    name: "page-hide-beacon",
    title: {
      en: "The page after one that says goodbye to a tracker",
      fr: "La page qui suit celle qui dit au revoir à un traceur",
    },
    address: OVH,
    body: (url) => `
      <script>
        addEventListener("pagehide", () => {
          navigator.sendBeacon("${url("cdn.tracker-fr.test", "/bye")}");
        });
      </script>`,
    files: { "/next.html": () => `${HEAD}<title>next</title>` },
    visit: async ({ goto, badge }) => {
      await goto();
      await badge("A");
      await goto("/next.html");
    },
    letter: "A",
    reach: "A",
    destination: "A",
    findings: ["R0", "T1 ovhcloud"],
    absent: ["R5", "T1 world-mesure"],
    why: `The beacon belongs to the page that sent it, even when its answer comes
      after the next page has begun: the next page is the host alone, A.`,
  },
  {
    name: "service-worker",
    title: {
      en: "A service worker that contacts a tracker",
      fr: "Un service worker qui contacte un traceur",
    },
    address: OVH,
    body: () => `
      <script>
        navigator.serviceWorker.register("/worker.js");
      </script>`,
    files: {
      "/worker.js": (url) => `
        self.addEventListener("activate", (event) => event.waitUntil(
          fetch("${url("cdn.tracker-fr.test", "/w.json")}")));`,
    },
    letter: "D",
    reach: "D",
    destination: "A",
    findings: ["R5 aws/operator", "T1 aws"],
    contacts: { "cdn.tracker-fr.test": { types: ["fetch"] } },
    why: "As tracker-on-aws: the worker works for the page that set it up.",
  },
  {
    name: "single-page-app",
    title: {
      en: "An application that calls Google later, without a new page",
      fr: "Une application qui appelle Google plus tard, sans nouvelle page",
    },
    address: OVH,
    body: (url) => `
      <script>
        globalThis.next = () => {
          history.pushState({}, "", "/second");
          const script = document.createElement("script");
          script.src = "${url("www.analytics.test", "/late.js")}";
          document.head.append(script);
        };
      </script>`,
    visit: async ({ goto, badge, eval: run }) => {
      await goto();
      await badge("A");
      await run("next()");
    },
    letter: "D–E",
    reach: "D",
    destination: "A–E",
    findings: ["R5 google-analytics", "T5 google-analytics", "T1 ovhcloud"],
    why: `pushState makes no new page: what comes later adds to the same one, and
      the letter follows.`,
  },
];
