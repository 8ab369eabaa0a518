/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * data_status.h - which data is open, as members of a JSON object: the reply
 * to `data.status`, and `cocarde data status --json`.
 */
#ifndef WIRE_DATA_STATUS_H
#define WIRE_DATA_STATUS_H

#include "facts/identify.h"
#include "wire/json.h"

/* "country_built", "network_built" and "sources" into the open object; today
 * {0}: no age is told. */
void data_status_put(struct json_out *out,
                     const struct sources *sources,
                     struct date today,
                     struct arena *arena);

/* "YYYY-MM-DD", null for a day that is not known. */
void data_status_put_day(struct json_out *out,
                         const char *name,
                         struct date day,
                         struct arena *arena);

#endif
