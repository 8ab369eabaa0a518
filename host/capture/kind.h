/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * kind.h - what recorded a file, told by what is in it: names of files lie,
 * and most of these formats share the suffix .json.
 */
#ifndef CAPTURE_KIND_H
#define CAPTURE_KIND_H

#include "capture/capture.h"

/* CAPTURE_UNKNOWN when none fits. root may be NULL. */
enum capture_kind kind_of(const struct json *root);

#endif
