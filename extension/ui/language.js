// SPDX-License-Identifier: EUPL-1.2
// The language of the screens: the browser's, or the one that the person chose.
// Pure: the browser's texts and the tables of locales/ are passed in.

/**
 * @typedef {"fr" | "en"} Tag
 * @typedef {Tag | "auto"} Choice          auto: as the browser
 * @typedef {Record<string, string>} Table of locales/TAG.js
 * @typedef {(key: string, subs?: string[]) => string} GetMessage
 * @typedef {{tag: Tag, getMessage: GetMessage}} Words
 */

/** What browser.i18n.getMessage does, from a table. @param {Table} table
 * @returns {GetMessage} */
export function fromTable(table) {
  return (key, subs = []) =>
    (table[key] ?? "").replace(/\$(\$|\d)/g, (_, what) =>
      what === "$" ? "$" : (subs[Number(what) - 1] ?? ""),
    );
}

/** The tag that the browser's own texts carry. @param {GetMessage} getMessage
 * @returns {Tag} */
const tagOf = (getMessage) => (getMessage("locale_tag") === "fr" ? "fr" : "en");

/**
 * @param {Choice} chosen
 * @param {GetMessage} browsers
 * @param {(tag: Tag) => Table} tableOf
 * @returns {Words}
 */
export function wordsIn(chosen, browsers, tableOf) {
  const tag = tagOf(browsers);
  if (chosen === "auto" || chosen === tag) return { tag, getMessage: browsers };
  return { tag: chosen, getMessage: fromTable(tableOf(chosen)) };
}
