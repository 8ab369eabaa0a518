// SPDX-License-Identifier: EUPL-1.2
// Which pages are legal notices, and which of their words leave the page.
import assert from "node:assert/strict";
import { test } from "node:test";

import "../../../extension/content/notice-text.js";

const { isNotice, linesOf, passageOf, MAX_BYTES } = globalThis.cocardeNotice;

const NONE = { title: "", headings: [], path: "/", links: [] };
/** An element as far as linesOf looks at it; a string is a text node. */
const h = (name, ...children) => {
  const attributes = typeof children[0] === "object" && !children[0].nodeType;
  const given = attributes ? children.shift() : {};
  return {
    nodeType: 1,
    nodeName: name,
    hasAttribute: (key) => key in given,
    getAttribute: (key) => given[key] ?? null,
    childNodes: children.map((child) =>
      typeof child === "string" ? { nodeType: 3, data: child } : child,
    ),
  };
};
const passage = (...children) => passageOf(linesOf(h("BODY", ...children)));

test("what makes a page a legal notice", () => {
  for (const signs of [
    { title: "Mentions légales – Parti d’exemple" },
    { title: "Exemple | Legal notice" },
    { title: "Exemple - Mentions Legales et CGU" },
    { headings: ["Accueil", " Informations\n légales "] },
    { headings: ["Crédits"] },
    { headings: ["Crédits et mentions"] },
    { headings: ["Imprint"] },
    { headings: ["Me\u0301tier", "Mentions le\u0301gales"] },
    { links: ["Mentions légales"] },
    { path: "/mentions-legales" },
    { path: "/fr/mentions_legales.html" },
    { path: "/mentions-l%C3%A9gales/" },
    { path: "/legal" },
    { path: "/en/legal-notice/" },
    { path: "/impressum.php" },
  ]) {
    assert.equal(isNotice({ ...NONE, ...signs }), true, JSON.stringify(signs));
  }
});

test("what does not", () => {
  for (const signs of [
    {},
    { title: "Hébergement web : notre comparatif" },
    { title: "Tout savoir sur les mentions légales" },
    {
      headings: [
        "Mentions légales obligatoires sur un site : ce que dit la loi en 2026",
      ],
    },
    { headings: ["Crédit immobilier", "Crédits à la consommation"] },
    { headings: ["Legal aid"] },
    { links: ["Accueil"] },
    { path: "/actualites/mentions-legales-que-dit-la-loi-en-2026" },
    { path: "/legalite" },
    { path: "/credits-bancaires-a-taux-fixe-et-variable" },
  ]) {
    assert.equal(isNotice({ ...NONE, ...signs }), false, JSON.stringify(signs));
  }
});

test("from the heading on hosting to the next heading", () => {
  const text = passage(
    h("H1", "Mentions légales"),
    h("H2", "Éditeur"),
    h("P", "Parti d’exemple, 1 rue Secrète"),
    h("H2", "Hébergement"),
    h("P", "OVH SAS", h("BR"), "2 rue Kellermann"),
    h("H3", "Assistance"),
    h("P", "1007"),
    h("H2", "Données personnelles"),
    h("P", "Nos secrets"),
  );
  assert.equal(text, "Hébergement\nOVH SAS\n2 rue Kellermann");
});

test("a heading right under the heading belongs to it", () => {
  assert.equal(
    passage(
      h("H2", "Hosting"),
      h("H3", "OVH"),
      h("P", "Roubaix"),
      h("H2", "x"),
    ),
    "Hosting\nOVH\nRoubaix",
  );
  assert.equal(
    passage(
      h("P", h("STRONG", "Hébergeur")),
      h("P", h("B", "Gandi SAS")),
      h("P", "Paris"),
      h("P", h("B", "Cookies")),
      h("P", "aucun"),
    ),
    "Hébergeur\nGandi SAS\nParis",
  );
  assert.equal(
    passage(h("DL", h("DT", "Host"), h("DD", "Gandi"), h("DT", "Tel"))),
    "Host\nGandi",
  );
});

test("several headings on hosting", () => {
  assert.equal(
    passage(
      h("H2", "Hébergement du site"),
      h("P", "OVH"),
      h("H2", "Contact"),
      h("P", "1 rue Secrète"),
      h("H2", "Hébergement des données"),
      h("P", "Scaleway"),
    ),
    "Hébergement du site\nOVH\nHébergement des données\nScaleway",
  );
});

test("without a heading, from the sentence that speaks of it", () => {
  assert.equal(
    passage(
      h("P", "Parti d’exemple, 1 rue Secrète."),
      h("P", "Directrice : M. Il est conçu par X, hébergé par ", h("B", "OVH")),
      h("P", "2 rue Kellermann"),
      h("H2", "Cookies"),
      h("P", "Nos secrets"),
    ),
    "Il est conçu par X, hébergé par OVH\n2 rue Kellermann",
  );
  assert.equal(
    passage(h("P", "This site is hosted by OVH.")),
    "This site is hosted by OVH.",
  );
});

test("nothing is said of hosting", () => {
  assert.equal(passage(h("P", "Parti d’exemple")), null);
  assert.equal(passage(h("H2", "Hébergement"), h("H2", "Contact")), null);
  assert.equal(passage(), null);
  const title = passage(h("H3", "Site hébergé par OVH"), h("H3", "Contact"));
  assert.equal(title, "Site hébergé par OVH");
});

test("menus, scripts and what people write are no text of a notice", () => {
  assert.equal(
    passage(
      h("NAV", h("P", "Hébergement par nous")),
      h("SCRIPT", "hosted by x"),
      h("TEXTAREA", "hébergé par moi"),
      h("DIV", { contenteditable: "" }, "hébergé par moi"),
      h("P", { hidden: "" }, "hébergé par personne"),
      h("UL", h("LI", h("A", "Hébergement web"))),
      h("H2", h("A", "Hosting")),
      h("P", "Texte"),
    ),
    null,
  );
  const text = passage(
    h("H2", "Hosting"),
    h(
      "P",
      "OVH",
      h("SCRIPT", "x"),
      h("SPAN", { contenteditable: "true" }, "y"),
    ),
  );
  assert.equal(text, "Hosting\nOVH");
});

test("never more than the host takes, cut between characters", () => {
  const long = passage(h("H2", "Hébergement"), h("P", "é".repeat(5000)));
  assert.equal(Buffer.byteLength(long), MAX_BYTES - 1);
  assert.match(long, /é$/);
  const huge = passage(
    h("H2", "Hosting"),
    ...Array.from({ length: 30_000 }, () => h("P", "OVH")),
  );
  assert.ok(Buffer.byteLength(huge) <= MAX_BYTES);
});
