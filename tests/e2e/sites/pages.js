// SPDX-License-Identifier: EUPL-1.2
/** All demonstration pages. */
import { NOTICES } from "./notices.js";
import { RESOURCES } from "./resources.js";
import { SERVED } from "./serving.js";
import { VISITED } from "./visits.js";

export const PAGES = [...SERVED, ...RESOURCES, ...VISITED, ...NOTICES];
