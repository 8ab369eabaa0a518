// SPDX-License-Identifier: EUPL-1.2
/** Pages that differ in who serves them, and from where. */
import { OVH } from "./page.js";

/** @type {import("./page.js").DemoPage[]} */
export const SERVED = [
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
];
