/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * words.h - what the command line says in its own words, in French and in
 * English: labels of the text report, usage, diagnostics. The sentences of
 * rules are data (facts/sentence.h), not here.
 */
#ifndef REPORT_WORDS_H
#define REPORT_WORDS_H

#include "facts/registry.h"

enum word {
    WORD_USAGE = 0,
    WORD_USAGE_RATE,
    WORD_USAGE_LOOKUP,
    WORD_USAGE_DISPUTE,
    WORD_USAGE_RULES,
    WORD_USAGE_DATA,
    WORD_USAGE_VERSION,
    /* diagnostics; {} in a word is filled by word_with() */
    WORD_UNKNOWN_COMMAND, /* {} as typed */
    WORD_UNKNOWN_OPTION,  /* {} as typed */
    WORD_NEEDS_VALUE,     /* {} the option */
    WORD_NEEDS_ARGUMENT,
    WORD_TOO_MANY_ARGUMENTS,
    WORD_NOT_A_DATE,     /* {} as typed */
    WORD_NOT_A_LANGUAGE, /* {} as typed */
    WORD_SEE_HELP,
    WORD_NO_SUCH_FILE,
    WORD_CHECK_NAME,
    WORD_CANNOT_READ, /* {} why, by the system */
    WORD_NO_CAPTURE_IN_DIRECTORY,
    WORD_CAPTURE_SUFFIXES,
    WORD_EMPTY_PAGES,    /* {} left out of {} */
    WORD_PAGES_TOGETHER, /* {} how many */
    WORD_NO_DATE,
    WORD_GIVE_DATE,
    WORD_CANNOT_WRITE,
    /* the text report */
    WORD_COLON, /* with the spaces that the language puts around it */
    WORD_SEMICOLON,
    WORD_NOT_RATED,
    WORD_RANGE,
    WORD_NOT_ASSESSED,
    WORD_AXIS_REACH,
    WORD_AXIS_DESTINATION,
    WORD_AXIS_CONSENT,
    WORD_ASK_REACH,
    WORD_ASK_DESTINATION,
    WORD_ASK_CONSENT,
    WORD_BELOW_THE_LETTER,
    WORD_WHY,
    WORD_NOTE,
    WORD_LIKEWISE, /* {} names */
    WORD_PARTIES,
    WORD_SERVICE,
    WORD_OPERATOR,
    WORD_MACHINES,
    WORD_NETWORK,
    WORD_COMPANY,
    WORD_CONTROL,
    WORD_REACH,
    WORD_CLASS_E, /* the classes of METHOD.md §3, in the order of the type */
    WORD_CLASS_Q,
    WORD_CLASS_Z,
    WORD_CLASS_X,
    WORD_CLASS_Y,
    WORD_LAWS,
    WORD_NO_LAW,
    WORD_SEAT,
    WORD_EUROPEAN_ENTITY,
    WORD_TECHNOLOGY,
    WORD_CONTROLLED_FROM,
    WORD_UNKNOWN,
    WORD_SOURCE,
    WORD_NOT_RECHECKED,
    WORD_AS_OF,
    WORD_IDENTIFIED_BY,
    WORD_CONFIDENCE,
    WORD_UNKNOWN_TITLE,
    WORD_LEVER,
    WORD_WITHOUT,      /* {} names */
    WORD_THEN_WITHOUT, /* {} names */
    WORD_AND,          /* between the last two of a list */
    WORD_CHANGE_HOST,
    WORD_OWN_STORAGE,
    WORD_STRICT,
    WORD_CRITERIA,
    WORD_PRIOR_CONSENT,
    WORD_PERSONAL_DATA,
    WORD_ADEQUATE_COUNTRIES,
    WORD_NO_PROMISE,
    WORD_SEEN,
    WORD_COMPLETENESS, /* six {} */
    WORD_VERSIONS,
    WORD_SECOND_OPINION,
    WORD_NONE,
    WORD_AND_MORE, /* {} */
    WORD_PLACE,
    WORD_QUERY,
    WORD_ADDRESS,
    WORD_NO_ADDRESS,
    WORD_NOBODY,
    WORD_ESTABLISHED,
    WORD_HINT,
    WORD_NO_PLACE,
    WORD_WORLDWIDE,
    WORD_REGISTERED, /* {} a country */
    WORD_CONTROL_NOT_CHECKED,
    WORD_SAYS, /* {} a source, {} what it says */
    WORD_DATA_DIRECTORY,
    WORD_DATA_VERSION,
    WORD_DIGEST,
    WORD_COUNTRIES_OF,
    WORD_NETWORKS_OF,
    WORD_FACTS_OF,
    WORD_OF_DAY,
    WORD_DAYS_OLD,
    WORD_YOURS,
    WORD_YOUR_CORRECTION,
    WORD_YOURS_SINCE,
    WORD_LEFT_OUT,
    WORD_OLD_DATA,
    WORD_CHECKED_WHOLE,
    WORD_CHANGES_COUNTRIES,
    WORD_CHANGES_NETWORKS,
    WORD_NO_IPV6,
    WORD_HOSTS_KEEP,
    WORD_REMOVED,
    WORD_NOTHING_OF_YOURS,
    WORD_NOWHERE_TO_PUT,
    WORD_IS_SOUND,
    WORD_CORRECTIONS_IN,
    WORD_ABSENT,
    WORD_CAP,
    /* history and compare: words_history.c */
    WORD_USAGE_HISTORY,
    WORD_USAGE_COMPARE,
    WORD_VISITS, /* {} how many */
    WORD_NO_VISITS,
    WORD_TODAY, /* {} a letter */
    WORD_FOLLOWED,
    WORD_CAUSE_NONE,
    WORD_CAUSE_SITE,
    WORD_CAUSE_DATA,
    WORD_CAUSE_UNSEEN,
    WORD_OTHER_PAGE,
    WORD_IMPORTED,     /* {} added, {} there before */
    WORD_REFUSED_LINE, /* {} its number, {} why */
    WORD_DELETED,      /* {} how many */
    WORD_NOT_GONE_YET,
    WORD_SERVES,
    WORD_NOTHING_SEEN,
    WORD_IDENTIFIED, /* {} of {} */
    WORD_PAGE_LETTER,
    WORD_COUNT,
};

/* Never NULL; static storage. */
const char *word(enum word which, enum language language);

/* The word with each "{}" in it filled, in order, by values, which end with a
 * NULL; as many as there are holes. In arena. */
const char *word_with(enum word which,
                      enum language language,
                      struct arena *arena,
                      const char *const *values);

/* "fr", "fr_FR.UTF-8", "en" … -> a language; false for any other text. */
bool language_parse(const char *text, enum language *out);

/* The sentence for an entry of a diff (PROTOCOL.md, "history.diff"), "" for a
 * code that has none; {} in it is the name. */
const char *word_for_change(const char *what, enum language language);
/* … and for the reason of an entry, or of a line that is not kept. */
const char *word_for_reason(const char *reason, enum language language);

/* The word for a word of the rating itself ("established", "document",
 * "contacted", "domain", "high" …); the text itself when it has none. */
const char *word_for(const char *term, enum language language);

/* The words for the purpose of a service ("ads"); the text itself when it has
 * none. */
const char *word_for_purpose(const char *purpose, enum language language);

#endif
