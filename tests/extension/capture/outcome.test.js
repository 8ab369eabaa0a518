// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { test } from "node:test";

import { isAbort, outcomeOf } from "../../../extension/capture/outcome.js";

const SIGN = {
  gecko: false,
  ip: null,
  fromCache: false,
  status: 200,
  to: "",
  error: "",
};

/** [what, sign, headers seen before, outcome] */
const TABLE = [
  [
    "chromium: headers do not tell the cache from a server",
    { kind: "headers", fromCache: null, ip: null },
    false,
    null,
  ],
  ["chromium: answer", { kind: "answer", ip: "192.0.2.1" }, true, "contacted"],
  [
    "chromium: 304",
    { kind: "done", status: 304, ip: "192.0.2.1" },
    true,
    "contacted",
  ],
  [
    "chromium: cache, stale address",
    { kind: "answer", fromCache: true, ip: "192.0.2.1" },
    true,
    "cached",
  ],
  [
    "chromium: socket, no address",
    { kind: "answer", status: 101 },
    true,
    "contacted",
  ],
  [
    "chromium: ORB after headers",
    { kind: "error", error: "net::ERR_BLOCKED_BY_ORB" },
    true,
    "contacted",
  ],
  [
    "chromium: refused, but from the cache",
    { kind: "error", fromCache: true, error: "net::ERR_FAILED" },
    true,
    "cached",
  ],
  [
    "chromium: preflight refused",
    { kind: "error", error: "net::ERR_FAILED" },
    false,
    "possible",
  ],
  [
    "chromium: body cut",
    {
      kind: "error",
      ip: "192.0.2.1",
      error: "net::ERR_CONTENT_LENGTH_MISMATCH",
    },
    true,
    "contacted",
  ],
  [
    "chromium: reset",
    { kind: "error", error: "net::ERR_EMPTY_RESPONSE" },
    false,
    "possible",
  ],
  [
    "chromium: aborted",
    { kind: "error", error: "net::ERR_ABORTED" },
    false,
    "possible",
  ],
  [
    "chromium: no such name",
    { kind: "error", error: "net::ERR_NAME_NOT_RESOLVED" },
    false,
    "failed",
  ],
  [
    "chromium: refused",
    { kind: "error", error: "net::ERR_CONNECTION_REFUSED" },
    false,
    "failed",
  ],
  [
    "chromium: port",
    { kind: "error", error: "net::ERR_UNSAFE_PORT" },
    false,
    "failed",
  ],
  [
    "chromium: blocked",
    { kind: "error", error: "net::ERR_BLOCKED_BY_CLIENT" },
    false,
    "blocked",
  ],
  [
    "chromium: an error that we never met",
    { kind: "error", error: "net::ERR_NEW" },
    false,
    "possible",
  ],
  [
    "chromium: bad certificate: a server was reached",
    { kind: "error", error: "net::ERR_CERT_DATE_INVALID" },
    false,
    "possible",
  ],
  [
    "chromium: redirect",
    { kind: "redirect", status: 302, ip: "192.0.2.1", to: "site" },
    true,
    "contacted",
  ],
  [
    "chromium: stored redirect",
    {
      kind: "redirect",
      status: 301,
      fromCache: true,
      ip: "192.0.2.1",
      to: "site",
    },
    true,
    "cached",
  ],
  [
    "chromium: HSTS",
    { kind: "redirect", status: 307, to: "site" },
    false,
    null,
  ],
  [
    "chromium: stand-in",
    { kind: "redirect", status: 307, to: "outside" },
    false,
    "blocked",
  ],
  [
    "firefox: headers",
    { gecko: true, kind: "headers", ip: "192.0.2.1" },
    false,
    "contacted",
  ],
  [
    "firefox: headers from the cache",
    { gecko: true, kind: "headers", fromCache: true },
    false,
    "cached",
  ],
  [
    "firefox: 304, then the cached answer",
    { gecko: true, kind: "done", fromCache: true, ip: "192.0.2.1" },
    true,
    "contacted",
  ],
  [
    "firefox: CORP",
    {
      gecko: true,
      kind: "error",
      ip: "192.0.2.1",
      error: "NS_ERROR_DOM_CORP_FAILED",
    },
    true,
    "contacted",
  ],
  [
    "firefox: aborted while loading",
    {
      gecko: true,
      kind: "error",
      ip: "192.0.2.1",
      error: "NS_BINDING_ABORTED",
    },
    true,
    "contacted",
  ],
  [
    "firefox: aborted before",
    { gecko: true, kind: "error", error: "NS_BINDING_ABORTED" },
    false,
    "possible",
  ],
  [
    "firefox: reset",
    { gecko: true, kind: "error", error: "NS_ERROR_NET_RESET" },
    false,
    "possible",
  ],
  [
    "firefox: preflight refused",
    { gecko: true, kind: "error", error: "NS_ERROR_DOM_BAD_URI" },
    false,
    "failed",
  ],
  [
    "firefox: no such name",
    { gecko: true, kind: "error", error: "NS_ERROR_UNKNOWN_HOST" },
    false,
    "failed",
  ],
  [
    "firefox: refused",
    { gecko: true, kind: "error", error: "NS_ERROR_CONNECTION_REFUSED" },
    false,
    "failed",
  ],
  [
    "firefox: tracking protection",
    { gecko: true, kind: "error", error: "NS_ERROR_TRACKING_URI" },
    false,
    "blocked",
  ],
  [
    "firefox: cancelled by an extension",
    { gecko: true, kind: "error", error: "NS_ERROR_ABORT" },
    false,
    "blocked",
  ],
  [
    "firefox: upgrade",
    { gecko: true, kind: "redirect", status: 0, to: "site" },
    false,
    null,
  ],
  [
    "firefox: a service worker takes it",
    { gecko: true, kind: "redirect", status: 0, to: "itself" },
    false,
    "cached",
  ],
  [
    "firefox: redirect",
    { gecko: true, kind: "redirect", status: 302, ip: "192.0.2.1", to: "site" },
    true,
    "contacted",
  ],
  [
    "firefox: stored redirect",
    { gecko: true, kind: "redirect", status: 301, fromCache: true, to: "site" },
    true,
    "cached",
  ],
  ["a request has no outcome yet", { kind: "request" }, false, null],
];

for (const [what, sign, headersSeen, outcome] of TABLE) {
  test(what, () => {
    assert.equal(outcomeOf({ ...SIGN, ...sign }, headersSeen), outcome);
  });
}

test("an abort is the browser's own doing", () => {
  assert.ok(isAbort("net::ERR_ABORTED"));
  assert.ok(isAbort("NS_BINDING_ABORTED"));
  assert.ok(!isAbort("net::ERR_CONNECTION_RESET"));
});
