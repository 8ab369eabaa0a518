// SPDX-License-Identifier: EUPL-1.2
// What the background would show for a reply of the host: for tests that have
// the reply (tests/pages) and no browser.

/** @param {{ok: any}} reply @returns {{view: any, detail: any}} */
export function viewOfReply({ ok }) {
  const { page, completeness, versions } = ok;
  const { contacts, cached, blocked, failed } = completeness;
  return {
    view: {
      state: "rated",
      why: null,
      page: {
        key: "3f2a",
        host: page.host,
        at: page.at,
        private: false,
        opened_before: false,
      },
      rating: ok,
      provisional: false,
      host: {
        state: "ready",
        hello: { ...versions, protocol: 1, warnings: [] },
        error: null,
      },
      counts: {
        requests: contacts,
        hosts: contacts,
        contacted: contacts - cached - blocked - failed,
        ...{ possible: 0, cached, blocked, failed, dropped: 0, aside: 0 },
      },
    },
    detail: { ok },
  };
}

/** A golden page and its rating, as the background hands them out for sharing.
 * @param {any} request @param {{ok: any}} reply */
export function sharedOfGolden({ page, contacts }, { ok }) {
  return {
    page: { schema: /** @type {const} */ ("cocarde.page/1"), page, contacts },
    rating: ok,
  };
}
