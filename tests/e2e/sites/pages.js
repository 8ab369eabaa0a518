// SPDX-License-Identifier: EUPL-1.2
/**
 * The demonstration pages: what each is made of, and the letters that the
 * method gives it, worked out by hand from METHOD.md §2-§5 (never copied from
 * what the program said). Each `why` goes through the axes in order.
 *
 * How the cases that recur are read:
 * - The site visited is not judged as a service: on a page of its own, only
 *   the operator of its machine is.
 * - United States: class X, so document and form D (R6), active D (R5),
 *   passive C (R4), wherever the machine stands.
 * - A machine that is announced from everywhere (Google's network, a CDN) has
 *   no place: in the best reading in the EEA (A), in the worst in a third
 *   country (T4: D when passive, T5: E otherwise).
 * - A service is received by its European establishment where one is known
 *   (Google's is in Ireland), otherwise at its seat.
 */

/**
 * @typedef {object} Expected
 * @property {string} letter "D" or "D–E": grade and badge
 * @property {string} reach
 * @property {string} destination
 * @property {string[]} findings that must be there, "RULE party"; a party
 *   whose capacity matters is written "RULE party/operator"
 * @property {string[]} [absent] rules that must not be there
 * @property {Record<string, {types?: string[], outcomes?: string[]}>} [contacts]
 *   by host name, what was asked for and what became of it
 * @property {Record<string, number>} [completeness]
 */

/**
 * @typedef {object} Visit what a test does with a page
 * @property {(path?: string, host?: string) => Promise<void>} goto
 *   opens something of the page's own host, or of another
 * @property {(expression: string) => Promise<any>} eval
 * @property {(letter: string) => Promise<void>} badge waits until it shows that
 * @property {() => Promise<void>} reopen closes the tab and takes a new one
 */

/**
 * @typedef {Expected & {
 *   name: string,
 *   address: string,
 *   title: {en: string, fr: string},
 *   why: string,
 *   host?: string,
 *   body?: (url: import("../lib/server.js").UrlOf) => string,
 *   files?: Record<string, (url: import("../lib/server.js").UrlOf) => string>,
 *   visit?: (visit: Visit) => Promise<void>,
 * }} DemoPage title: what the page is, in the words of the demonstration
 */

/** An empty icon, so that no browser asks the host for one. */
export const HEAD =
  '<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,">';

/** A machine of OVHcloud in France that serves many sites. */
const OVH = "127.10.0.1";

/** @param {DemoPage} page */
export const hostOf = (page) => page.host ?? `www.${page.name}.test`;

/** @type {DemoPage[]} */
export const PAGES = [
  {
    name: "eea-alone",
    title: {
      en: "A page on a European host, alone",
      fr: "Une page chez un hébergeur européen, seule",
    },
    address: OVH,
    letter: "A",
    reach: "A",
    destination: "A",
    findings: ["R0", "R10 ovhcloud", "T1 ovhcloud"],
    absent: ["R6", "U1", "U2"],
    why: `Reach: OVHcloud, seat and control in France, class E: A; R10 is a
      note, it has subsidiaries elsewhere. Destination: the machine is
      established in France: A.`,
  },
  {
    name: "europe-throughout",
    title: {
      en: "European fonts and a European tracker on European machines",
      fr: "Polices et mesure européennes, sur des machines européennes",
    },
    address: "127.11.0.1",
    body: (url) => `
      <link rel="stylesheet" href="${url("fonts.bunnyfonts.test", "/f.css")}">
      <script src="${url("eu.tracker-fr.test", "/t.js")}"></script>`,
    letter: "A",
    reach: "A",
    destination: "A",
    findings: ["R0", "T1 scaleway", "T1 bunny-fonts", "T1 world-mesure"],
    absent: ["R4", "R5", "R6", "U2"],
    contacts: {
      "fonts.bunnyfonts.test": { types: ["style"] },
      "eu.tracker-fr.test": { types: ["script"] },
    },
    why: `Reach: Scaleway (FR), bunny.net (SI) and the tracker (FR) are all
      class E: A in every role. Destination: machines of Scaleway in Paris,
      companies established in the EEA: A.`,
  },
  {
    name: "aws-paris",
    title: {
      en: "A French site on Amazon's machines in Paris",
      fr: "Un site français sur les machines d’Amazon à Paris",
    },
    address: "127.20.0.1",
    letter: "D",
    reach: "D",
    destination: "A",
    findings: ["R6 aws", "T1 aws"],
    absent: ["R0", "U2"],
    why: `Reach: AWS serves the document, class X: D (R6); that the machine is
      in Paris changes nothing, the law follows control. Destination: the
      machine is established in France: A (T1). Two axes, two answers.`,
  },
  {
    name: "aws-virginia",
    title: {
      en: "The same on Amazon's machines in the United States",
      fr: "Le même sur les machines d’Amazon aux États-Unis",
    },
    address: "127.21.0.1",
    letter: "D",
    reach: "D",
    destination: "C",
    findings: ["R6 aws", "T3 aws"],
    why: `Reach: D as in Paris. Destination: the machine is in the US, AWS is on
      the list of the framework in force: C (T3).`,
  },
  {
    name: "aws-london",
    title: {
      en: "The same on Amazon's machines in London",
      fr: "Le même sur les machines d’Amazon à Londres",
    },
    address: "127.22.0.1",
    letter: "D",
    reach: "D",
    destination: "B",
    findings: ["R6 aws", "T2 aws"],
    why: `Reach: D. Destination: the United Kingdom is adequate until the end of
      2031: B (T2).`,
  },
  {
    name: "azure-paris",
    title: {
      en: "A French site on Microsoft's machines in France",
      fr: "Un site français sur les machines de Microsoft en France",
    },
    address: "127.23.0.1",
    letter: "D",
    reach: "D",
    destination: "A",
    findings: ["R6 microsoft", "T1 microsoft"],
    why: "As aws-paris, with another company of class X.",
  },
  {
    name: "cloudflare-front",
    title: {
      en: "Cloudflare in front of the page",
      fr: "Cloudflare devant la page",
    },
    address: "127.40.0.1",
    letter: "D–E",
    reach: "D",
    destination: "A–E",
    findings: ["R6 cloudflare", "U1 cloudflare", "T5 cloudflare"],
    why: `Reach: the proxy receives everything, class X: D (R6); the host behind
      is not guessed (U1). Destination: no place, so A to E (T5). Worst of the
      two, in each reading: D and E.`,
  },
  {
    name: "cdn-inside-host",
    title: {
      en: "Amazon's CDN, on an address inside Amazon's network",
      fr: "Le CDN d’Amazon, à une adresse du réseau d’Amazon",
    },
    address: "127.20.200.1",
    letter: "D–E",
    reach: "D",
    destination: "A–E",
    findings: ["R6 cloudfront", "U1 cloudfront", "T5 cloudfront"],
    why: `The published range says CloudFront, before the network says AWS: a
      proxy, as cloudflare-front.`,
  },
  {
    name: "campaign-crm",
    title: {
      en: "A campaign site run with NationBuilder",
      fr: "Un site de campagne géré avec NationBuilder",
    },
    address: "127.30.0.1",
    body: (url) => `
      <script src="${url("forms.crm.test", "/crm.js")}"></script>`,
    letter: "D–E",
    reach: "D",
    destination: "C–E",
    findings: ["R6 aws", "R5 nationbuilder", "T3 aws", "T5 nationbuilder"],
    contacts: { "forms.crm.test": { types: ["script"] } },
    why: `Reach: AWS serves the document (R6) and NationBuilder runs code (R5),
      both class X: D. Destination: AWS in the US, listed: C (T3);
      NationBuilder: whether it is listed is not known: C if it is, E if it is
      not, since the role is active (T5).`,
  },
  {
    name: "google-fonts",
    title: {
      en: "A European host, and fonts from Google",
      fr: "Un hébergeur européen, et des polices de Google",
    },
    address: OVH,
    body: (url) => `
      <link rel="stylesheet" href="${url("css.fonts.test", "/fonts.css")}">
      <p style="font-family: Demo">Demonstration</p>`,
    letter: "C–D",
    reach: "C",
    destination: "A–D",
    findings: ["R4 google-fonts", "T4 google-fonts"],
    absent: ["R5", "T5"],
    contacts: {
      "css.fonts.test": { types: ["style"] },
      "files.fonts.test": { types: ["font"] },
    },
    why: `Reach: style and font are passive, class X: C (R4). Destination:
      Google's machines have no place: A, or D because the role is passive
      (T4).`,
  },
  {
    name: "google-fonts-placed",
    title: {
      en: "The same fonts from a machine whose place is known",
      fr: "Les mêmes polices, d’une machine dont le lieu est connu",
    },
    address: OVH,
    body: (url) => `
      <link rel="stylesheet" href="${url("paris.fonts.test", "/f.css")}">`,
    letter: "C",
    reach: "C",
    destination: "A",
    findings: ["R4 google-fonts", "R4 aws", "T1 google-fonts", "T1 aws"],
    absent: ["R5", "T4"],
    why: `Reach: passive, class X twice, Google as service and AWS as operator:
      C (R4). Destination: received by Google's Irish company on a machine
      established in France: A (T1).`,
  },
  {
    name: "google-analytics",
    title: {
      en: "A European host, and Google Analytics",
      fr: "Un hébergeur européen, et Google Analytics",
    },
    address: OVH,
    body: (url) => `
      <script src="${url("www.analytics.test", "/gtag.js")}"></script>`,
    letter: "D–E",
    reach: "D",
    destination: "A–E",
    findings: ["R5 google-analytics", "T5 google-analytics"],
    absent: ["R6"],
    contacts: { "www.analytics.test": { types: ["script"] } },
    why: `Reach: a script is active, class X: D (R5). Destination: no place: A,
      or E because the role is active (T5).`,
  },
  {
    name: "tracker-on-aws",
    title: {
      en: "A French tracker on Amazon's machines",
      fr: "Un traceur français sur les machines d’Amazon",
    },
    address: OVH,
    body: (url) => `
      <script src="${url("cdn.tracker-fr.test", "/t.js")}"></script>`,
    letter: "D",
    reach: "D",
    destination: "A",
    findings: ["R5 aws/operator", "T1 world-mesure", "T1 aws"],
    absent: ["R6", "U2"],
    why: `Reach: the service is French, class E: A; its operator is AWS, class X
      in an active role: D (R5). Both are judged. Destination: a company in
      France on a machine in France: A.`,
  },
  {
    name: "disguised-tracker",
    title: {
      en: "A tracker under the site's own name",
      fr: "Un traceur sous le nom même du site",
    },
    host: "www.candidate.test",
    address: OVH,
    body: (url) => `
      <script src="${url("metrics.candidate.test", "/m.js")}"></script>`,
    letter: "D",
    reach: "D",
    destination: "A",
    findings: ["R5 adobe/service", "R5 aws/operator", "T1 adobe", "T1 aws"],
    absent: ["R6"],
    contacts: { "metrics.candidate.test": { types: ["script"] } },
    why: `Reach: the name is the site's, the company behind it is Adobe: an
      active role, class X: D (R5); so is the operator of its machine.
      Destination: received by Adobe's Irish company, in France: A.`,
  },
  {
    name: "listed-script",
    title: {
      en: "A script from a US company on the list of the framework",
      fr: "Un script d’une entreprise des États-Unis inscrite au cadre",
    },
    address: OVH,
    body: (url) => `<script src="${url("w.listed.test", "/w.js")}"></script>`,
    letter: "D",
    reach: "D",
    destination: "C",
    findings: ["R5 world-us-listed", "T3 world-us-listed", "T1 aws"],
    absent: ["T5"],
    why: `Reach: class X, active: D (R5). Destination: the company has no
      establishment in the EEA, so its seat receives, wherever the machine is:
      US, listed: C (T3).`,
  },
  {
    name: "unlisted-script",
    title: {
      en: "The same from one that is not on the list",
      fr: "Le même, d’une entreprise qui n’y est pas inscrite",
    },
    address: OVH,
    body: (url) => `<script src="${url("w.unlisted.test", "/w.js")}"></script>`,
    letter: "E",
    reach: "D",
    destination: "E",
    findings: ["R5 world-us-unlisted", "T5 world-us-unlisted", "T1 aws"],
    absent: ["T3"],
    why: `Reach: D (R5). Destination: an opened source says that it is not on the
      list: a third country without adequacy, active role: E (T5).`,
  },
  {
    name: "low-confidence",
    title: {
      en: "A script from a company of which too little is sure",
      fr: "Un script d’une entreprise dont trop peu est sûr",
    },
    address: OVH,
    body: (url) => `<script src="${url("w.old.test", "/w.js")}"></script>`,
    letter: "A–E",
    reach: "A–E",
    destination: "A",
    findings: ["U3 world-oldrow", "T1 scaleway"],
    absent: ["U2"],
    why: `Reach: the row says French, with low confidence: A if it is right, E in
      the worst reading (U3). Destination: a seat in France, on a machine in
      France: A.`,
  },
  {
    name: "russian-script",
    title: {
      en: "A script from Yandex",
      fr: "Un script de Yandex",
    },
    address: OVH,
    body: (url) => `
      <script src="${url("mc.script-ru.test", "/watch.js")}"></script>`,
    letter: "E",
    reach: "E",
    destination: "E",
    findings: ["R8 yandex", "T5 yandex"],
    why: `Reach: class Y in an active role: E (R8). Destination: Russia, no
      adequacy: E (T5).`,
  },
  {
    name: "russian-image",
    title: {
      en: "An image from Yandex",
      fr: "Une image de Yandex",
    },
    address: OVH,
    body: (url) => `<img alt="" src="${url("mc.script-ru.test", "/p.png")}">`,
    letter: "D",
    reach: "D",
    destination: "D",
    findings: ["R9 yandex", "T4 yandex"],
    absent: ["R8", "T5"],
    why: "As russian-script in a passive role: D (R9), D (T4).",
  },
  {
    name: "unknown-script",
    title: {
      en: "A script from a company that nobody knows",
      fr: "Un script d’une entreprise que personne ne connaît",
    },
    address: OVH,
    body: (url) => `
      <script src="${url("cdn.unknown.test", "/x.js")}"></script>`,
    letter: "A–E",
    reach: "A–E",
    destination: "A–E",
    findings: ["U2 unknown.test", "U2 AS64500"],
    why: `Reach: neither the service nor the operator is known; class E in the
      best reading (A), Y in the worst (E). Destination: the same. Unknown is
      neither good nor bad: A–E.`,
  },
  {
    name: "unknown-image",
    title: {
      en: "An image from a company that nobody knows",
      fr: "Une image d’une entreprise que personne ne connaît",
    },
    address: OVH,
    body: (url) => `<img alt="" src="${url("img.unknown.test", "/x.png")}">`,
    letter: "A–D",
    reach: "A–D",
    destination: "A–D",
    findings: ["U2 unknown.test", "U2 AS64500"],
    why: "As unknown-script in a passive role: A, or D (R9, T4).",
  },
  {
    name: "hybrid",
    title: {
      en: "A European host on American technology, qualified",
      fr: "Un hébergeur européen à technologie américaine, qualifié",
    },
    address: "127.90.0.1",
    letter: "B",
    reach: "B",
    destination: "A",
    findings: ["R1 s3ns", "T1 s3ns"],
    absent: ["R0", "R2", "R6"],
    why: `Reach: European control, technology from the US, the offer holds
      SecNumCloud: B (R1). Destination: the machine is in France: A.`,
  },
  {
    name: "hybrid-unqualified",
    title: {
      en: "A European host on American technology, not qualified",
      fr: "Un hébergeur européen à technologie américaine, non qualifié",
    },
    address: "127.91.0.1",
    letter: "B",
    reach: "B",
    destination: "A",
    findings: ["R2 bleu", "T1 bleu"],
    absent: ["R0", "R1", "R6"],
    why: "As hybrid, the qualification not being complete: B (R2).",
  },
  {
    name: "swiss-host",
    title: {
      en: "A Swiss host",
      fr: "Un hébergeur suisse",
    },
    address: "127.61.0.1",
    letter: "B",
    reach: "B",
    destination: "B",
    findings: ["R3 infomaniak", "T2 infomaniak"],
    absent: ["R0", "R6"],
    why: "Switzerland is adequate, class Q: B (R3), B (T2).",
  },
  {
    name: "other-country",
    title: {
      en: "A host in a country whose laws were not looked into",
      fr: "Un hébergeur d’un pays dont les lois n’ont pas été étudiées",
    },
    address: "127.62.0.1",
    letter: "E",
    reach: "C",
    destination: "E",
    findings: ["R11 world-z-host", "T5 world-z-host"],
    absent: ["R0", "R6", "R8"],
    why: `Reach: class Z: C (R11). Destination: the machine is established in a
      third country without adequacy and serves the document: E (T5).`,
  },
  {
    name: "sources-disagree",
    title: {
      en: "A European host, but the place of the machine is disputed",
      fr: "Un hébergeur européen, mais le lieu de la machine est disputé",
    },
    address: "127.10.99.1",
    letter: "A–E",
    reach: "A",
    destination: "A–E",
    findings: ["R0", "T5 ovhcloud"],
    why: `Reach: OVHcloud: A. Destination: two sources disagree, the place is a
      hint and convicts nobody: A to E.`,
  },
  {
    name: "home-server",
    title: {
      en: "A server behind a household's internet access",
      fr: "Un serveur derrière l’accès internet d’un foyer",
    },
    address: "127.70.0.1",
    letter: "",
    reach: "",
    destination: "",
    findings: ["U4"],
    absent: ["R0", "R6"],
    why: `An access network gives no operator: nobody at all is known behind the
      page's own machine, nothing is identified, so nothing is rated.`,
  },
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
    findings: ["T1 ovhcloud"],
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
