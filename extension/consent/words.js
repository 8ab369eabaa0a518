// SPDX-License-Identifier: EUPL-1.2
// What the words on a button of a consent banner mean, in French and English.
// A guess, and sent as one (choice_guessed). Pure; runs in the content script,
// where there are no modules, hence the global name.

/**
 * accepted, refused: everything · partly: a selection is saved · settings:
 * nothing is chosen yet · close: it goes away, and who knows what that means.
 * @typedef {"accepted" | "refused" | "partly" | "settings" | "close" | ""} Word
 */

// biome-ignore lint/correctness/noUnusedVariables: for the scripts after it
var cocardeWords = (() => {
  /** A button says little; what says more is text. Characters. */
  const LONGEST = 70;

  /** The first that fits counts: "accept" is in most of them.
   * @type {[Exclude<Word, "">, RegExp][]} */
  const MEANINGS = [
    [
      "partly",
      /\b(enregistrer|valider|sauvegarder|confirmer|save|confirm|submit)\b.*\b(choix|selections?|preferences?|parametres|choices?|settings)\b|\b(accepter|autoriser|accept|allow)\b.*\b(selections?|selected|mes choix|my choices?)\b|^(enregistrer|sauvegarder|save|save (and|&) (close|exit))$/,
    ],
    [
      "refused",
      /\b(refuser?|refus|refusez|rejeter|rejette|decliner?|interdire|desactiver|reject|decline|deny|disagree|withdraw|disallow)\b|\b(sans|without) (tout )?(accepter|consentir|accepting|agreeing|consent)\b|\bn[e'] ?(pas )?(accepte|autorise|consens)|\bne pas (accepter|autoriser|consentir)\b|\b(do not|don't) (accept|agree|allow|consent)\b|\b(uniquement|seulement|only|just)\b.*\b(necessaires?|essentiels?|techniques?|obligatoires?|fonctionnels?|necessary|essentials?|required|strictly|functional)\b|\b(necessaires?|essentiels?|techniques|necessary|essentials?|required)\b.*\b(uniquement|seulement|only)\b|^non( merci)?$|^no(,? thanks?( you)?)?$/,
    ],
    [
      "settings",
      /\b(personnalis\w*|parametr\w*|gerer|configur\w*|preferences?|choix|options|reglages|en savoir|plus d'info\w*|politique|partenaires|details?|settings|customi[sz]e|manage|choices?|learn more|more info\w*|policy|partners|vendors|purposes|show)\b/,
    ],
    [
      "accepted",
      /\b(accepter?|acceptez|autoriser|autorise|consentir|consens|activer|accept|agree|allow|consent|enable)\b|^(ok|okay|oui|yes|d'accord|(j'ai )?compris|c'est compris|je comprends|entendu|got it|i understand|understood|tout (cocher|activer))[ !.]*$/,
    ],
    ["close", /^(fermer|close|dismiss|masquer|hide|x|×|✕|✖|plus tard|later)$/],
  ];

  /** Lower case, without accents, of one line. @param {string} text */
  function plain(text) {
    return text
      .normalize("NFD")
      .replace(/\p{M}/gu, "")
      .replace(/[’`]/g, "'")
      .replace(/\s+/g, " ")
      .trim()
      .toLowerCase();
  }

  /** @param {string} text @returns {Word} */
  function meaning(text) {
    const words = plain(text.slice(0, 4 * LONGEST));
    if (words === "" || words.length > LONGEST) return "";
    return MEANINGS.find(([, fits]) => fits.test(words))?.[0] ?? "";
  }

  /** Is it about cookies at all? @param {string} text */
  function isTopic(text) {
    return /cookie|traceur|consent|donnees personnelles|vie privee|privacy|rgpd|gdpr/.test(
      plain(text),
    );
  }

  return { meaning, isTopic };
})();
