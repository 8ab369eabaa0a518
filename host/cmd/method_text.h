/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * method_text.h - the prose of METHOD.md that no table holds (cmd/method.c).
 * What a reader must know to work a letter out by hand.
 */
#ifndef CMD_METHOD_TEXT_H
#define CMD_METHOD_TEXT_H

#define method_head                                                            \
    "# The rating method A–E\n\n"                                            \
    "Method %s, digest %s. Made by `cocarde rules --markdown` from the rules " \
    "as they "                                                                 \
    "are compiled in;\n"                                                       \
    "`make check` fails when this file differs from them.\n"

extern const char method_letters[];
extern const char method_roles[];
extern const char method_reach[];
extern const char method_after_reach[];
extern const char method_destination[];
extern const char method_after_destination[];
extern const char method_consent[];
extern const char method_letters_made[];
extern const char method_rules[];
extern const char method_doubts[];
extern const char method_notes[];
extern const char method_tail[];

#endif
