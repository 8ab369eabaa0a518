// SPDX-License-Identifier: EUPL-1.2
/** Pages of sites whose legal notice says who hosts them. */
import { HEAD, OVH } from "./page.js";

/** @type {import("./page.js").DemoPage[]} */
export const NOTICES = [
  {
    name: "notice-agrees",
    title: {
      en: "A legal notice that names the host which answers",
      fr: "Des mentions légales qui nomment l’hébergeur qui répond",
    },
    address: OVH,
    body: () => `
      <h2>Mentions légales</h2>
      <p>Directeur de la publication : le trésorier.</p>
      <h3>Hébergement</h3>
      <p>Site conçu par Gandi, hébergé par OVH SAS, 2 rue Kellermann,
        59100 Roubaix.</p>`,
    letter: "A",
    reach: "A",
    destination: "A",
    findings: ["R0", "T1 ovhcloud", "M3 ovhcloud/operator"],
    absent: ["M1", "M2"],
    says: "legal notice and the observation agree",
    why: `The notice names OVH, whose machine answers (M3); Gandi is said to have
      designed the page. Letters as eea-alone: no notice changes them.`,
  },
  {
    name: "notice-differs",
    title: {
      en: "A page whose site's legal notice, read before, names another host",
      fr: "Une page dont les mentions légales, lues avant, nomment un autre hébergeur",
    },
    address: OVH,
    body: () => '<a href="/legal-notice">Legal notice</a>',
    files: {
      "/legal-notice": () => `${HEAD}<title>Legal notice</title>
        <p>Published by its treasurer. This site is hosted by Gandi SAS,
          63-65 boulevard Massena, Paris.</p>`,
    },
    visit: async ({ goto, badge }) => {
      await goto("/legal-notice");
      await badge("A");
      await goto();
    },
    letter: "A",
    reach: "A",
    destination: "A",
    findings: ["R0", "T1 ovhcloud", "M1 ovhcloud/operator"],
    absent: ["M2", "M3"],
    says: "The legal notice names Gandi",
    why: `The notice speaks of the whole site: what it named holds for the next
      page in this tab. A machine of OVH answers, not of Gandi (M1): a note.`,
  },
  {
    name: "notice-names-nobody",
    title: {
      en: "A legal notice with an address in the place of a host",
      fr: "Des mentions légales avec une adresse à la place d’un hébergeur",
    },
    address: OVH,
    body: () => `
      <h2>Imprint</h2><h2>Hosting</h2><p>2 rue Kellermann, 59100 Roubaix</p>`,
    letter: "A",
    reach: "A",
    destination: "A",
    findings: ["R0", "T1 ovhcloud", "M2"],
    absent: ["M1", "M3"],
    why: "That OVH has this address is not said by the page: nobody is guessed.",
  },
];
