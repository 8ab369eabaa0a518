/* SPDX-License-Identifier: EUPL-1.2 */
#include "facts/notice_cues.h"

#include "facts/notice_names.h"

#include <string.h>

#define REACH 4  /* words before a cue that deny it */
#define LATER 25 /* words from what is denied to what is so */
#define LABEL 6  /* words between those of hosting and a name alone */
#define SUBSIDIARY 5

/* Beginnings of words when they end in '-', else whole words. */
static const char *const hosting[] = {
    "heberg-",
    "host",
    "hosts",
    "hosted",
    "hosting",
    "hoster",
    "webhost-",
    NULL,
};
static const char *const other[] = {
    "conc-",      "concept-",   "realis-",     "creation",    "creations",
    "createur",   "cree",       "creee",       "crees",       "creator",
    "created",    "develop-",   "design-",     "webdesign-",  "graphi-",
    "edit-",      "publi-",     "directeur",   "directrice",  "director",
    "redac-",     "webmaster",  "webmestre",   "maintenance", "photo-",
    "illustr-",   "cookie-",    "audience",    "analytics",   "domain-",
    "registrar",  "newsletter", "emailing",    "paiement-",   "payment-",
    "statisti-",  "marque",     "marques",     "trademark-",  "licen-",
    "power-",     "propuls-",   "built",       "made",        "cms",
    "theme",      "logiciel-",  "software",    "plugin-",     "police",
    "polices",    "font",       "fonts",       "icon-",       "referenc-",
    "seo",        "owner",      "proprieta-",  "dpo",         "produit",
    "production", "integrat-",  "responsable", "impri-",      "mailing",
    "mesure",     "traceur-",   "video-",      NULL,
};
static const char *const denials[] = {
    "pas",       "not",      "never",        "jamais",     "aucunement",
    "nullement", "longer",   "anciennement", "auparavant", "precedemment",
    "autrefois", "formerly", "previously",   "ni",         "neither",
    "isn",       "wasn",     "aren",         "doesn",      NULL,
};
static const char *const pasts[] = {
    "etait",
    "etaient",
    "was",
    "were",
    "fut",
    NULL,
};
static const char *const afterwards[] = {
    "anciennement",
    "auparavant",
    "precedemment",
    "autrefois",
    "formerly",
    "previously",
    "until",
    NULL,
};
static const char *const turns[] = {
    "mais",
    "but",
    "desormais",
    "now",
    "maintenant",
    "aujourd",
    NULL,
};
static const char *const joints[] = {
    "et",
    "and",
    "&",
    "+",
    "ou",
    "or",
    "puis",
    NULL,
};
static const char *const small[] = {
    "du",          "de",       "des",   "d",    "le",   "la",
    "les",         "l",        "the",   "of",   "our",  "notre",
    "site",        "sites",    "web",   "this", "ce",   "a",
    "website",     "internet", "ainsi", "que",  "also", "technique",
    "infogerance", "en",       "son",   "its",  NULL,
};
static const char *const labels[] = {
    "par",         "by",      "chez",    "with",         "nom",     "societe",
    "raison",      "sociale", "name",    "denomination", "company", "provider",
    "prestataire", "assure",  "assuree", "provided",     "at",      "on",
    "via",         "aupres",  NULL,
};
static const char *const excepts[] = {
    "non",
    "not",
    "sans",
    "without",
    "ni",
    "nor",
    "pas",
    "jamais",
    "never",
    "neither",
    "unlike",
    "contrairement",
    "instead",
    "rather",
    "plutot",
    "hors",
    "outside",
    NULL,
};
static const char *const onlies[] = {
    "only",
    "seulement",
    "uniquement",
    NULL,
};
static const char *const streets[] = {
    "rue",  "avenue", "av",     "ave",       "boulevard", "bd",    "place",
    "quai", "allee",  "allees", "chemin",    "impasse",   "route", "street",
    "road", "cours",  "square", "esplanade", "ville",     NULL,
};

static bool
is_in(const char *word, const char *const *list)
{
    for (; *list != NULL; list++) {
        size_t len = strlen(*list);

        if ((*list)[len - 1] == '-' ? strncmp(word, *list, len - 1) == 0
                                    : strcmp(word, *list) == 0) {
            return true;
        }
    }
    return false;
}

/* Whether one of the words before first, at most reach of them and of the same
 * clause, is in a list. */
static bool
before_is(const struct words *words,
          size_t first,
          size_t reach,
          const char *const *list)
{
    for (size_t i = first; i > 0 && first - i < reach; i--) {
        if ((words->list[i].gaps & (GAP_CLAUSE | GAP_STOP)) != 0) {
            return false;
        }
        if (is_in(words->list[i - 1].text, list)) {
            return true;
        }
    }
    return false;
}

/* "ne … plus", and not the "plus" of "le plus grand". */
static bool
before_is_no_longer(const struct words *words, size_t first)
{
    static const char *const plus[] = {"plus", NULL};
    static const char *const ne[] = {"n", "ne", NULL};

    return before_is(words, first, REACH, plus) &&
           before_is(words, first, 2 * REACH, ne);
}

static bool
is_denied(const struct words *words, size_t cue)
{
    size_t end = cue + 1 + REACH / 2;

    if (before_is(words, cue, REACH, denials) ||
        before_is(words, cue, 1, pasts) || before_is_no_longer(words, cue)) {
        return true;
    }
    for (size_t i = cue + 1; i < words->count && i < end; i++) {
        if ((words->list[i].gaps & (GAP_CLAUSE | GAP_STOP)) != 0) {
            return false;
        }
        if (is_in(words->list[i].text, afterwards)) {
            return true;
        }
    }
    return false;
}

/* Whether two cues are one enumeration: "Conception et hébergement". */
static bool
are_joined(const struct words *words, size_t first, size_t second)
{
    bool joint = false;

    for (size_t i = first + 1; i <= second; i++) {
        const struct word *word = &words->list[i];

        if ((word->gaps & (GAP_STOP | GAP_COLON)) != 0) {
            return false;
        }
        joint |= (word->gaps & GAP_CLAUSE) != 0;
        if (i < second && is_in(word->text, joints)) {
            joint = true;
        } else if (i < second && !is_in(word->text, small)) {
            return false;
        }
    }
    return joint;
}

/* What is joined to hosting is hosting, in a chain of any length. */
static void
join(const struct words *words, enum cue *cues)
{
    size_t last = words->count;

    for (size_t i = 0; i < words->count; i++) {
        if (cues[i] == CUE_NONE) {
            continue;
        }
        if (last < i && are_joined(words, last, i)) {
            if (cues[last] == CUE_HOST && cues[i] == CUE_OTHER) {
                cues[i] = CUE_HOST;
            }
        }
        last = i;
    }
}

enum cue *
notice_cues(const struct words *words, struct arena *arena)
{
    enum cue *cues = arena_alloc(arena, (words->count + 1) * sizeof(*cues));
    size_t denied = words->count;

    for (size_t i = 0; i < words->count; i++) {
        const char *word = words->list[i].text;

        if (is_in(word, hosting)) {
            cues[i] = is_denied(words, i) ? CUE_DENIED : CUE_HOST;
        } else if (is_in(word, other)) {
            cues[i] = CUE_OTHER;
        } else if (is_in(word, turns) && denied < i && i - denied < LATER) {
            cues[i] = CUE_HOST;
        }
        if (cues[i] == CUE_DENIED) {
            denied = i;
        } else if (cues[i] != CUE_NONE) {
            denied = words->count;
        }
    }
    join(words, cues);
    return cues;
}

/* "X n'est pas", "X is not"; but "X n'est pas responsable" is said of hosts. */
static bool
is_not(const struct words *words, size_t next)
{
    static const char *const verbs[] = {
        "is", "was", "are", "were", "does", "has", NULL};
    static const char *const no[] = {"not", "no", "never", NULL};
    static const char *const pas[] = {
        "pas", "plus", "jamais", "aucunement", NULL};
    static const char *const liable[] = {
        "responsab-", "liable", "tenu-", "accountable", "repond-", NULL};
    const char *w[4];
    bool denied;

    for (size_t i = 0; i < 4; i++) {
        bool there = next + i < words->count &&
                     (words->list[next + i].gaps & GAP_STOP) == 0;

        w[i] = there ? words->list[next + i].text : "";
        if (!there) {
            for (; i < 4; i++) {
                w[i] = "";
            }
        }
    }
    denied = (is_in(w[0], verbs) && is_in(w[1], no)) ||
             ((strcmp(w[0], "n") == 0 || strcmp(w[0], "ne") == 0) &&
              is_in(w[2], pas));
    for (size_t i = 0; denied && i < 4; i++) {
        denied = !is_in(w[i], liable);
    }
    return denied;
}

bool
notice_not_meant(const struct words *words, size_t first, size_t count)
{
    static const char *const parents[] = {
        "filiale", "subsidiary", "filiales", NULL};

    if (before_is(words, first, 2, streets) ||
        before_is(words, first, SUBSIDIARY, parents) ||
        before_is_no_longer(words, first)) {
        return true;
    }
    if (before_is(words, first, REACH - 1, excepts) &&
        !before_is(words, first, REACH - 1, onlies)) {
        return true;
    }
    return is_not(words, first + count);
}

static bool
ends_there(const struct words *words, size_t next)
{
    const struct word *word = &words->list[next];

    return (word->gaps & GAP_ANY) != 0 || notice_legal_form(word->text) ||
           (word->text[0] >= '0' && word->text[0] <= '9');
}

bool
notice_stands_alone(const struct words *words,
                    const enum cue *cues,
                    size_t first,
                    size_t count)
{
    if (!ends_there(words, first + count)) {
        return false;
    }
    for (size_t i = first; i > 0 && first - i < LABEL; i--) {
        const char *word = words->list[i - 1].text;

        if (cues[i - 1] == CUE_HOST) {
            return true;
        }
        if (!is_in(word, small) && !is_in(word, labels) &&
            !notice_legal_form(word)) {
            return false;
        }
    }
    return false;
}
