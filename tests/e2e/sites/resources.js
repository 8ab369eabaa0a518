// SPDX-License-Identifier: EUPL-1.2
/** Pages that differ in what they make the browser fetch. */
import { OVH } from "./page.js";

/** @type {import("./page.js").DemoPage[]} */
export const RESOURCES = [
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
    letter: "D",
    reach: "A",
    destination: "A",
    findings: [
      "R0",
      "C2 world-mesure",
      "T1 scaleway",
      "T1 bunny-fonts",
      "T1 world-mesure",
    ],
    absent: ["R4", "R5", "R6", "U2"],
    contacts: {
      "fonts.bunnyfonts.test": { types: ["style"] },
      "eu.tracker-fr.test": { types: ["script"] },
    },
    why: `Reach: Scaleway (FR), bunny.net (SI) and the tracker (FR) are all
      class E: A in every role. Destination: machines of Scaleway in Paris,
      companies established in the EEA: A. Consent: the tracker is asked for
      before anybody chose: D (C2).`,
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
    letter: "D–E",
    reach: "A–E",
    destination: "A",
    findings: ["U3 world-oldrow", "C2 world-oldrow", "T1 scaleway"],
    absent: ["U2"],
    why: `Reach: the row says French, with low confidence: A if it is right, E in
      the worst reading (U3). Destination: a seat in France, on a machine in
      France: A. Consent: advertising before anybody chose: D (C2).`,
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
];
