// SPDX-License-Identifier: EUPL-1.2
// Who runs the machine that served a page, read from its rating.

/**
 * @typedef {{org: string, capacity: string, identified_by: string,
 *   roles: string[], contacts: {host: string, place: {country: string | null,
 *   state: string}}[]}} Party
 * @typedef {{page: {host: string}, parties: Party[]}} Rating
 */

/**
 * The operators behind the page's own host: slugs, "unknown" for each that is
 * not known. Empty when nobody is judged as one.
 *
 * @param {Rating} rating
 */
export function operatorsOf(rating) {
  return rating.parties
    .filter(
      (party) =>
        party.capacity === "operator" &&
        party.contacts.some((contact) => contact.host === rating.page.host),
    )
    .map((party) =>
      party.identified_by === "unknown" ? "unknown" : party.org,
    );
}

/**
 * Where those machines stand, "FR (hint)" and the like.
 *
 * @param {Rating} rating
 */
export function placesOf(rating) {
  const places = rating.parties
    .filter((party) => party.capacity === "operator")
    .flatMap((party) => party.contacts)
    .filter((contact) => contact.host === rating.page.host)
    .map(({ place }) =>
      place.country === null ? "unknown" : `${place.country} (${place.state})`,
    );
  return [...new Set(places)];
}
