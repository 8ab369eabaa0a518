/* SPDX-License-Identifier: EUPL-1.2 */
#include "facts/notice_names.h"

#include <string.h>

#define NAMES_PER_ORG 2

bool
notice_legal_form(const char *word)
{
    static const char *const forms[] = {
        "sas",  "sasu", "sasau", "sa",  "sarl",    "eurl",        "scop",
        "gmbh", "ag",   "se",    "inc", "llc",     "ltd",         "limited",
        "plc",  "corp", "kg",    "co",  "company", "corporation", "bv",
        "nv",   "sl",   "slu",   "srl", "srls",    "spa",         "as",
        "ab",   "oy",   "aps",   "ou",  "uab",     "sia",         "eood",
        "ehf",  "hf",   "kft",   "zrt", "sro",     "doo",         "ev",
        "eg",   "pbc",  "pty",   "gip", "gie",     "ohg",         "ohf",
    };

    for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++) {
        if (strcmp(word, forms[i]) == 0) {
            return true;
        }
    }
    return false;
}

static bool
kind_hosts(const char *kind)
{
    static const char *const kinds[] = {
        "cloud",
        "hosting",
        "cdn",
        "cms-saas",
        "registrar-hosting",
        "campaign-crm",
        "platform",
        "network",
        "public",
    };

    for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
        if (strcmp(kind, kinds[i]) == 0) {
            return true;
        }
    }
    return false;
}

/* Too short to name anybody by itself, or a number. */
static bool
says_little(const char *text)
{
    return strlen(text) < 3 || text[strspn(text, "0123456789")] == '\0';
}

/* The first count words of a name. What a row settled stays; of two
 * organisations that are called the same, neither is. */
static void
put(struct names *names,
    const struct words *words,
    size_t count,
    struct name name,
    struct arena *arena)
{
    const char *text = words->list[0].text;
    size_t i;

    for (size_t w = 1; w < count; w++) {
        text = arena_format(arena, "%s %s", text, words->list[w].text);
    }
    if (!table_find(&names->table, text, &i)) {
        name.text = text;
        name.everyday |= says_little(text);
        names->list[names->count] = name;
        table_put(&names->table, text, names->count++);
        names->longest = count > names->longest ? count : names->longest;
    } else if (!names->list[i].settled && name.bearers > 0) {
        struct name *known = &names->list[i];

        known->hosts = known->bearers == 0 ? name.hosts : known->hosts;
        known->org = known->bearers == 0 || known->org == name.org
                         ? name.org
                         : REGISTRY_NONE;
        known->bearers++;
    }
}

/* "Wix.com Ltd (Wix)" as it is without the bracket, and without its form. */
static void
put_org(struct names *names,
        const struct registry *registry,
        size_t org,
        struct arena *arena)
{
    const char *full = registry_org_name(registry, org);
    const char *own =
        arena_copy(arena, full, full[0] == '(' ? 0 : strcspn(full, "("));
    struct words words = notice_words(own, arena);
    struct name name = {
        .bearers = 1,
        .org = org,
        .hosts = kind_hosts(registry_org_kind(registry, org)),
    };
    size_t count = words.count;

    if (count == 0) {
        return;
    }
    put(names, &words, count, name, arena);
    while (count > 1 && notice_legal_form(words.list[count - 1].text)) {
        count--;
    }
    if (count < words.count) {
        put(names, &words, count, name, arena);
    }
}

struct names
notice_names(const struct registry *registry, struct arena *arena)
{
    size_t rows;
    const struct host_name *host_names = registry_host_names(registry, &rows);
    size_t orgs = registry_orgs(registry);
    size_t room = rows + NAMES_PER_ORG * orgs;
    struct names names = {
        .list = arena_alloc_raw(arena, (room + 1) * sizeof(*names.list)),
    };

    table_init(&names.table, arena, room);
    for (size_t i = 0; i < rows; i++) {
        struct words words = notice_words(host_names[i].name, arena);
        bool settled = host_names[i].org != REGISTRY_NONE;
        struct name name = {
            .org = host_names[i].org,
            .hosts = settled,
            .everyday = !settled,
            .settled = settled,
            .bearers = settled ? 1 : 0,
        };

        if (words.count > 0) {
            put(&names, &words, words.count, name, arena);
        }
    }
    for (size_t i = 0; i < orgs; i++) {
        put_org(&names, registry, i, arena);
    }
    return names;
}

/* Words of one name: no comma or stop between them. */
static bool
goes_on(const struct word *word)
{
    return (word->gaps & (GAP_COLON | GAP_CLAUSE | GAP_SENTENCE)) == 0;
}

const struct name *
notice_name(const struct names *names,
            const struct words *words,
            size_t first,
            struct arena *arena,
            size_t *count)
{
    const char *text = words->list[first].text;
    const struct name *found = NULL;

    for (size_t n = 1; n <= names->longest; n++) {
        const struct word *next = &words->list[first + n];
        size_t i;

        if (table_find(&names->table, text, &i)) {
            found = &names->list[i];
            *count = n;
        }
        if (first + n == words->count || !goes_on(next)) {
            break;
        }
        text = arena_format(arena, "%s %s", text, next->text);
    }
    return found;
}
