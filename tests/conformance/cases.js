// SPDX-License-Identifier: EUPL-1.2
/** All cases, in the order of the table. */
import { ADDRESSES } from "./cases/addresses.js";
import { CACHES } from "./cases/caches.js";
import { FAILURES } from "./cases/failures.js";
import { KINDS } from "./cases/kinds.js";
import { PAGES } from "./cases/pages.js";
import { SPECULATION } from "./cases/speculation.js";
import { STARTS } from "./cases/starts.js";
import { WORKERS } from "./cases/workers.js";

/** @type {[title: string, cases: import("./case.js").Case[]][]} */
export const GROUPS = [
  ["Kinds of request", KINDS],
  ["Redirects and caches", CACHES],
  ["Service workers", WORKERS],
  ["What is fetched ahead", SPECULATION],
  ["What does not arrive", FAILURES],
  ["Whose request it is", PAGES],
  ["Addresses, and what is no site", ADDRESSES],
  ["How the browser was started, and how much it has to do", STARTS],
];

export const CASES = GROUPS.flatMap(([, cases]) => cases);
