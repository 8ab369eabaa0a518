// SPDX-License-Identifier: EUPL-1.2
// Part of the edge of pages that save files: with the document passed in.

/** Hand a file to the person, as a download. @param {Document} document */
export const saveFile =
  (document) => (/** @type {string} */ name, /** @type {Blob} */ file) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(file);
    link.download = name;
    link.click(); // the address lives as long as the page
  };

/** @param {string} text @returns {Promise<string>} hexadecimal */
export async function sha256(text) {
  const bytes = new TextEncoder().encode(text);
  const digest = await crypto.subtle.digest("SHA-256", bytes);
  return [...new Uint8Array(digest)]
    .map((byte) => byte.toString(16).padStart(2, "0"))
    .join("");
}
