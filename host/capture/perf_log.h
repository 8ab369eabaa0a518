/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * perf_log.h - the pages of a performance log of Chrome, as ChromeDriver gives
 * it to Selenium: entries {"level","message","timestamp"} whose message is JSON
 * in JSON, {"message":{"method","params"},"webview"}. The events are those of
 * a DevTools log (devtools.h).
 * Source:
 * https://developer.chrome.com/docs/chromedriver/logging/performance-log
 */
#ifndef CAPTURE_PERF_LOG_H
#define CAPTURE_PERF_LOG_H

#include "capture/capture.h"

/* As devtools_read(). An entry that cannot be read is left out. */
MUST_CHECK enum status perf_log_read(const struct json *root,
                                     struct arena *arena,
                                     struct capture *out,
                                     struct problem *problem);

#endif
