/* SPDX-License-Identifier: EUPL-1.2 */
/* Countries, their classes, adequacy and laws; the sentences. */
#include "facts/registry_load.h"

#include <string.h>

/* The country of a row, for writing what is kept of it. */
static struct nation *
nation_at(struct loader *loader, struct country country)
{
    size_t i =
        (size_t)(country.code[0] - 'A') * 26 + (size_t)(country.code[1] - 'A');

    return &loader->registry->nations[i];
}

static enum status
load_countries(struct loader *loader)
{
    enum status status = load_begin(loader, "countries", 7, false);
    size_t i;

    if (status != STATUS_OK) {
        return status;
    }
    for (i = 0; i < NATIONS; i++) {
        loader->registry->nations[i].code[0] = (char)('A' + i / 26);
        loader->registry->nations[i].code[1] = (char)('A' + i % 26);
    }
    while (load_next(loader, &i)) {
        struct nation *nation =
            nation_at(loader, load_known_country(loader, 0));

        nation->forms[COUNTRY_NAME][LANGUAGE_FR] = load_text(loader, 1);
        nation->forms[COUNTRY_OF][LANGUAGE_FR] = load_text(loader, 2);
        nation->forms[COUNTRY_IN][LANGUAGE_FR] = load_text(loader, 3);
        nation->forms[COUNTRY_NAME][LANGUAGE_EN] = load_text(loader, 4);
        nation->forms[COUNTRY_OF][LANGUAGE_EN] = load_text(loader, 5);
        nation->forms[COUNTRY_IN][LANGUAGE_EN] = load_text(loader, 6);
    }
    return load_end(loader);
}

/* A national territory outside the Union is not in class E: French law
 * applies there, but no transfer rule of the Union covers it. */
static enum status
load_eea(struct loader *loader)
{
    struct registry *registry = loader->registry;
    enum status status = load_begin(loader, "eea", 3, false);
    size_t i;

    if (status != STATUS_OK) {
        return status;
    }
    registry->eea = load_array(loader, sizeof(*registry->eea));
    registry->neea = loader->count;
    while (load_next(loader, &i)) {
        struct eea_row *row = &registry->eea[i];

        row->country = load_known_country(loader, 0);
        row->period = load_period(loader, 1, 2);
        load_extend(loader, &nation_at(loader, row->country)->eea, i);
    }
    return load_end(loader);
}

static enum status
load_adequacy(struct loader *loader)
{
    struct registry *registry = loader->registry;
    enum status status = load_begin(loader, "adequacy", 5, false);
    size_t i;

    if (status != STATUS_OK) {
        return status;
    }
    registry->adequacy = load_array(loader, sizeof(*registry->adequacy));
    registry->nadequacy = loader->count;
    while (load_next(loader, &i)) {
        struct adequacy_row *row = &registry->adequacy[i];

        row->country = load_known_country(loader, 0);
        row->decision = load_text(loader, 1);
        row->framework = load_framework(loader, 2);
        row->period = load_period(loader, 3, 4);
        load_extend(loader, &nation_at(loader, row->country)->adequacy, i);
    }
    return load_end(loader);
}

static enum reach_class
load_class(struct loader *loader, size_t column)
{
    const char *text = load_text(loader, column);

    for (int reach = REACH_Z; reach < REACH_COUNT; reach++) {
        if (strcmp(text, reach_name((enum reach_class)reach)) == 0) {
            return (enum reach_class)reach;
        }
    }
    load_bad(loader);
    return REACH_Z;
}

static enum status
load_classes(struct loader *loader)
{
    struct registry *registry = loader->registry;
    bool otherwise = false;
    enum status status = load_begin(loader, "classes", 4, false);
    size_t i;

    if (status != STATUS_OK) {
        return status;
    }
    registry->classes = load_array(loader, sizeof(*registry->classes));
    registry->nclasses = loader->count;
    while (load_next(loader, &i)) {
        struct class_row *row = &registry->classes[i];

        row->reach = load_class(loader, 1);
        row->period = load_period(loader, 2, 3);
        if (load_is(loader, 0, "*")) {
            registry->otherwise = row->reach;
            otherwise = true;
        } else {
            row->country = load_known_country(loader, 0);
            load_extend(loader, &nation_at(loader, row->country)->classes, i);
        }
    }
    loader->bad |= !otherwise; /* the class of most countries */
    return load_end(loader);
}

static enum status
load_law_texts(struct loader *loader)
{
    struct registry *registry = loader->registry;
    enum status status = load_begin(loader, "laws", 10, false);
    size_t i;

    if (status != STATUS_OK) {
        return status;
    }
    registry->laws = load_array(loader, sizeof(*registry->laws));
    registry->nlaws = loader->count;
    table_init(&registry->by_law, loader->arena, loader->count);
    while (load_next(loader, &i)) {
        struct law *law = &registry->laws[i];

        law->id = load_text(loader, 0);
        law->forms[LAW_NAME][LANGUAGE_FR] = load_text(loader, 1);
        law->forms[LAW_THE][LANGUAGE_FR] = load_text(loader, 2);
        law->forms[LAW_TO][LANGUAGE_FR] = load_text(loader, 3);
        law->forms[LAW_NAME][LANGUAGE_EN] = load_text(loader, 4);
        law->forms[LAW_THE][LANGUAGE_EN] = load_text(loader, 5);
        law->forms[LAW_TO][LANGUAGE_EN] = law->forms[LAW_THE][LANGUAGE_EN];
        law->source = load_text(loader, 6);
        law->as_of = load_text(loader, 7);
        law->period = load_period(loader, 8, 9);
        table_put(&registry->by_law, law->id, i);
    }
    return load_end(loader);
}

/* The bits of a list of kinds; a kind met for the first time gets the next. */
static kind_set
load_kinds(struct loader *loader, size_t column)
{
    struct registry *registry = loader->registry;
    const char *list = load_text(loader, column);
    kind_set kinds = 0;

    while (*list != '\0') {
        size_t len = strcspn(list, ";");
        const char *kind = arena_copy(loader->arena, list, len);
        size_t bit = 0;

        if (strcmp(kind, "*") != 0 &&
            !table_find(&registry->by_kind, kind, &bit)) {
            if (registry->nkinds == KINDS_MAX) {
                load_bad(loader);
                return 0;
            }
            bit = ++registry->nkinds;
            table_put(&registry->by_kind, kind, bit);
        }
        kinds |= KIND_OTHER << bit;
        list += len + (list[len] == ';');
    }
    return kinds;
}

/* The order of the file is the order in which to cite: rowid keeps it. */
static enum status
load_law_map(struct loader *loader)
{
    struct registry *registry = loader->registry;
    enum status status = load_begin(loader, "law_map", 5, false);
    size_t i;

    if (status != STATUS_OK) {
        return status;
    }
    registry->law_map = load_array(loader, sizeof(*registry->law_map));
    registry->nlaw_map = loader->count;
    table_init(&registry->by_kind, loader->arena, KINDS_MAX);
    while (load_next(loader, &i)) {
        struct law_row *row = &registry->law_map[i];

        row->country = load_known_country(loader, 0);
        row->kinds = load_kinds(loader, 1);
        if (!table_find(&registry->by_law, load_text(loader, 2), &row->law)) {
            load_bad(loader);
        }
        row->period = load_period(loader, 3, 4);
        load_extend(loader, &nation_at(loader, row->country)->laws, i);
    }
    return load_end(loader);
}

static enum status
load_sentences(struct loader *loader)
{
    struct registry *registry = loader->registry;
    enum status status = load_begin(loader, "sentences", 3, false);
    size_t i;

    if (status != STATUS_OK) {
        return status;
    }
    registry->sentences = load_array(loader, sizeof(*registry->sentences));
    registry->nsentences = loader->count;
    table_init(&registry->by_key, loader->arena, loader->count);
    while (load_next(loader, &i)) {
        struct sentence *sentence = &registry->sentences[i];

        sentence->key = load_text(loader, 0);
        sentence->text[LANGUAGE_FR] = load_text(loader, 1);
        sentence->text[LANGUAGE_EN] = load_text(loader, 2);
        table_put(&registry->by_key, sentence->key, i);
    }
    return load_end(loader);
}

enum status
load_laws(struct loader *loader)
{
    enum status status = load_countries(loader);

    status = status == STATUS_OK ? load_eea(loader) : status;
    status = status == STATUS_OK ? load_adequacy(loader) : status;
    status = status == STATUS_OK ? load_classes(loader) : status;
    status = status == STATUS_OK ? load_law_texts(loader) : status;
    status = status == STATUS_OK ? load_law_map(loader) : status;
    return status == STATUS_OK ? load_sentences(loader) : status;
}
