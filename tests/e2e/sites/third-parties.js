// SPDX-License-Identifier: EUPL-1.2
/**
 * The machines that the demonstration pages make a browser contact, by host
 * name. Who bears the name and whose network the address belongs to is said by
 * the test world (tests/world); the comments repeat it.
 */

/** @type {Record<string, import("../lib/server.js").Site>} */
export const THIRD_PARTIES = {
  // A French company's tracker: on Amazon's machines in Paris, on Scaleway's.
  "cdn.tracker-fr.test": { address: "127.20.1.1" },
  "eu.tracker-fr.test": { address: "127.11.1.1" },

  // NationBuilder, on Amazon's machines in the United States.
  "forms.crm.test": { address: "127.30.1.1" },
  "go.crm.test": {
    address: "127.30.1.2",
    redirects: { "/petition": (url) => url("www.redirect-foreign.test") },
  },

  // Google: its own network announces the same addresses from everywhere.
  "css.fonts.test": {
    address: "127.50.1.1",
    files: {
      "/fonts.css": (url) =>
        `@font-face { font-family: Demo;
           src: url(${url("files.fonts.test", "/demo.woff2")}); }`,
    },
  },
  "files.fonts.test": { address: "127.50.1.2" },
  "www.analytics.test": { address: "127.50.1.3" },
  "player.video.test": {
    address: "127.50.1.4",
    files: {
      "/embed.html": (url) =>
        `<!doctype html><title>player</title>
         <script src="${url("www.analytics.test", "/player.js")}"></script>`,
    },
  },
  // The same fonts from a machine whose place is established.
  "paris.fonts.test": { address: "127.20.1.2" },

  // Adobe under a name of the site itself, on Amazon's machines in Paris.
  "metrics.candidate.test": { address: "127.20.1.3" },

  // Two US companies, on and off the list of the framework, machines in Paris.
  "w.listed.test": { address: "127.20.1.4" },
  "w.unlisted.test": { address: "127.20.1.5" },

  // A French company of which the data are not sure, on Scaleway's machines.
  "w.old.test": { address: "127.11.1.3" },

  // bunny.net, of Slovenia, on Scaleway's machines in Paris.
  "fonts.bunnyfonts.test": { address: "127.11.1.2" },

  // Yandex, in Russia.
  "mc.script-ru.test": { address: "127.60.1.1" },

  // Nobody that the data know.
  "cdn.unknown.test": { address: "127.80.1.1" },
  "img.unknown.test": { address: "127.80.1.2" },
};
