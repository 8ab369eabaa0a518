// SPDX-License-Identifier: EUPL-1.2
// What buttons of consent banners say, as they say it, and what it is taken for.
import assert from "node:assert/strict";
import fs from "node:fs";
import { test } from "node:test";
import vm from "node:vm";

/** A content script, which has no exports. @param {string} name */
function scriptText(name) {
  const url = new URL(`../../../extension/consent/${name}`, import.meta.url);
  return fs.readFileSync(url, "utf8");
}
const scope = vm.createContext({});
vm.runInContext(scriptText("words.js"), scope);
vm.runInContext(scriptText("tools.js"), scope);
const { cocardeWords, cocardeTools } = /** @type {any} */ (scope);

const SAID = {
  accepted: `Accepter|Tout accepter|J'accepte|J’accepte tout|Accepter & Fermer|
    ✓ OK, tout accepter|OK|Ok !|D'accord|J'ai compris|Autoriser tous les cookies|
    Accept|Accept all|I agree|Allow all cookies|Got it|Accept and continue|
    Continuer et accepter|Consent|Oui`,
  refused: `Refuser|Tout refuser|Je refuse|Continuer sans accepter →|Non merci|
    ✗ Interdire tous les cookies|Refuser tous les cookies|Rejeter|
    Uniquement les cookies nécessaires|Accepter uniquement les cookies essentiels|
    Cookies nécessaires uniquement|Ne pas accepter|Je n'accepte pas|Non|
    Reject all|Decline|Deny|Only necessary cookies|Accept only essential cookies|
    Continue without accepting|No, thanks|Disagree|Do not accept|Désactiver tout`,
  partly: `Enregistrer mes choix|Valider ma sélection|Confirmer mes choix|
    Sauvegarder mes préférences|Autoriser la sélection|Enregistrer|
    Save preferences|Confirm my choices|Accept selected|Save and close`,
  settings: `Personnaliser|Paramétrer|Paramètres des cookies|Gérer mes choix|
    Gérer les cookies|En savoir plus|Préférences|Voir nos partenaires|
    Cookie settings|Manage options|Customize|Learn more|Show details`,
  close: "Fermer|Close|×|✕",
  "": `Mon panier|S'abonner pour 2 €|Rechercher|Menu|Envoyer|42|Cookies|
    ${"Nous acceptons votre demande ".repeat(5)}`,
};

test("buttons in French and English", () => {
  for (const [meaning, list] of Object.entries(SAID)) {
    for (const text of list.split("|")) {
      assert.equal(cocardeWords.meaning(text), meaning, text.trim());
    }
  }
});

test("banners speak of cookies in either language", () => {
  for (const text of [
    "Ce site utilise des COOKIES",
    "Vie privée",
    "traceurs",
  ]) {
    assert.ok(cocardeWords.isTopic(text), text);
  }
  assert.equal(cocardeWords.isTopic("Abonnez-vous à la lettre"), false);
});

test("what is taken from autoconsent only looks", () => {
  vm.runInContext(scriptText("banners.js"), scope);
  const banners = /** @type {any[]} */ (scope.cocardeBanners);
  assert.ok(banners.length > 100, `${banners.length} tools`);
  for (const rule of [...banners, ...cocardeTools]) {
    const { tool, here, shown, yes, no, from, ...rest } = rule;
    assert.match(tool, /^[a-z0-9-]{1,32}$/);
    assert.ok(here.length > 0 && shown.length > 0, tool);
    assert.deepEqual(rest, {}, tool);
    for (const selector of [...here, ...shown, ...yes, ...no]) {
      assert.equal(typeof selector, "string", tool);
    }
  }
  const names = [...banners, ...cocardeTools].map(({ tool }) => tool);
  for (const name of ["didomi", "axeptio", "tarteaucitron", "onetrust"]) {
    assert.ok(names.includes(name), name);
  }
});
