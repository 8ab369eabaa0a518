/* SPDX-License-Identifier: EUPL-1.2 */
/* From a company or a machine to the rows about it. */
#include "facts/dispute.h"

#include "facts/dispute_say.h"
#include "facts/lookup.h"

#include <assert.h>
#include <string.h>

struct collector {
    const struct sources *sources;
    const struct registry *registry;
    enum language language;
    struct arena *arena;
    struct dispute *dispute;
};

static bool
was_read(const char *source)
{
    return strncmp(source, "(read) ", 7) == 0;
}

static void
add(struct collector *collector, struct dispute_row row)
{
    struct dispute *dispute = collector->dispute;

    for (size_t i = 0; i < dispute->nrows; i++) {
        if (strcmp(dispute->rows[i].table, row.table) == 0 &&
            strcmp(dispute->rows[i].key, row.key) == 0) {
            return; /* two ways lead to it */
        }
    }
    if (dispute->nrows < DISPUTE_MAX_ROWS) {
        dispute->rows[dispute->nrows++] = row;
    }
}

static const char *
say(const struct collector *collector,
    const char *key,
    const struct dispute_hole *holes)
{
    return dispute_say(
        collector->registry, collector->language, collector->arena, key, holes);
}

/* What something unknown is called. */
static const char *
known_or_not(const struct collector *collector, const char *text)
{
    const struct dispute_hole none[DISPUTE_MAX_HOLES] = {{NULL, NULL}};

    return text[0] != '\0' ? text : say(collector, "dispute.unknown", none);
}

static const char *
country_text(const struct collector *collector, struct country country)
{
    return known_or_not(
        collector,
        registry_country(
            collector->registry, country, COUNTRY_NAME, collector->language));
}

static void
add_org_row(struct collector *collector, const struct org *org)
{
    const char *entity =
        org->entity == ANSWER_YES ? org->entity_name
        : org->entity == ANSWER_NO
            ? say(collector,
                  "dispute.none",
                  (const struct dispute_hole[DISPUTE_MAX_HOLES]){{NULL, NULL}})
            : "";
    const struct dispute_hole holes[DISPUTE_MAX_HOLES] = {
        {"about", org->name},
        {"seat", country_text(collector, org->seat)},
        {"control", country_text(collector, org->controlled_from)},
        {"entity", known_or_not(collector, entity)},
    };

    add(collector,
        (struct dispute_row){
            .table = "organisations",
            .key = org->slug,
            .says = say(collector, "dispute.org", holes),
            .source = org->source,
            .as_of = org->as_of,
            .confidence = org->confidence,
            .read = was_read(org->source),
            .yours = org->yours,
        });
}

/* An organisation, who owns it on the day, and who owns that. */
static void
add_org(struct collector *collector, size_t key)
{
    struct dispute *dispute = collector->dispute;
    const struct org *org =
        lookup_org(collector->sources, key, dispute->day, collector->arena);

    if (dispute->org == NULL) {
        dispute->org = org;
        dispute->about = org->name;
    }
    add_org_row(collector, org);
    for (size_t i = 1; i < org->nchain; i++) {
        const struct dispute_hole holes[DISPUTE_MAX_HOLES] = {
            {"about", org->chain_names[i - 1]},
            {"owner", org->chain_names[i]},
        };
        size_t owner;

        add(collector,
            (struct dispute_row){
                .table = "owners",
                .key = arena_format(collector->arena,
                                    "%s,%s",
                                    org->chain[i - 1],
                                    org->chain[i]),
                .says = say(collector, "dispute.owner", holes),
                .source = "",
                .as_of = "",
                .confidence = "",
                .yours = org->yours,
            });
        if (lookup_slug(collector->sources, org->chain[i], &owner)) {
            add_org_row(
                collector,
                lookup_org(
                    collector->sources, owner, dispute->day, collector->arena));
        }
    }
}

static void
add_rule(struct collector *collector,
         const char *table,
         const char *key,
         const char *says,
         const struct origin *origin)
{
    add(collector,
        (struct dispute_row){
            .table = table,
            .key = key,
            .says = says,
            .source = origin->source,
            .as_of = origin->as_of,
            .confidence = "",
            .read = was_read(origin->source),
            .yours = origin->yours,
        });
}

static void
add_host(struct collector *collector, const char *host)
{
    struct host_facts facts;
    const struct domain_rule *rule;

    lookup_host(collector->sources, host, &facts);
    rule = facts.disguised != NULL ? facts.disguised : facts.domain;
    if (rule == NULL) {
        return;
    }
    const struct dispute_hole holes[DISPUTE_MAX_HOLES] = {
        {"key", rule->suffix},
        {"service", rule->service},
        {"about", registry_org_name(collector->registry, rule->org)},
    };
    add_rule(
        collector,
        facts.disguised != NULL ? "disguised" : "domains",
        rule->suffix,
        say(collector,
            facts.disguised != NULL ? "dispute.disguised" : "dispute.domain",
            holes),
        rule->origin);
    add_org(collector, rule->org);
}

static void
add_files(struct collector *collector,
          const struct address *address,
          const struct address_facts *facts)
{
    const struct geo *geo = collector->sources->geo;
    const char *number = facts->asn == 0
                             ? known_or_not(collector, "")
                             : arena_format(collector->arena,
                                            "AS%lu %s",
                                            (unsigned long)facts->asn,
                                            facts->network);
    const struct dispute_hole network[DISPUTE_MAX_HOLES] = {
        {"key", address->text}, {"about", number}};
    const struct dispute_hole country[DISPUTE_MAX_HOLES] = {
        {"key", address->text},
        {"about", country_text(collector, facts->dbip)},
    };

    add(collector,
        (struct dispute_row){
            .table = "asn.mmdb",
            .key = address->text,
            .says = say(collector, "dispute.network-of", network),
            .source = "",
            .as_of = dispute_day(geo_network_date(geo), collector->arena),
            .confidence = "",
        });
    add(collector,
        (struct dispute_row){
            .table = "country.mmdb",
            .key = address->text,
            .says = say(collector, "dispute.country-of", country),
            .source = "",
            .as_of = dispute_day(geo_country_date(geo), collector->arena),
            .confidence = "",
        });
}

static void
add_address(struct collector *collector, const struct address *address)
{
    struct address_facts facts;

    lookup_address(collector->sources, address, collector->arena, &facts);
    if (facts.rule != NULL) {
        const char *key = facts.by_prefix
                              ? address->text
                              : arena_format(collector->arena,
                                             "%lu",
                                             (unsigned long)facts.asn);
        const struct dispute_hole holes[DISPUTE_MAX_HOLES] = {
            {"key", key},
            {"about", registry_org_name(collector->registry, facts.rule->org)},
        };

        add_rule(collector,
                 facts.by_prefix ? "prefixes" : "networks",
                 key,
                 say(collector,
                     facts.by_prefix ? "dispute.prefix" : "dispute.network",
                     holes),
                 facts.rule->origin);
        add_org(collector, facts.rule->org);
    }
    add_files(collector, address, &facts);
}

void
dispute_collect(const struct sources *sources,
                const struct dispute_subject *subject,
                struct date day,
                enum language language,
                struct arena *arena,
                struct dispute *out)
{
    struct collector collector = {
        .sources = sources,
        .registry = sources->registry,
        .language = language,
        .arena = arena,
        .dispute = out,
    };
    size_t key;

    *out = (struct dispute){
        .subject = *subject, .day = day, .about = subject->query};
    if (subject->org != NULL && lookup_slug(sources, subject->org, &key)) {
        add_org(&collector, key);
    }
    if (subject->host != NULL) {
        add_host(&collector, subject->host);
    }
    if (subject->address.kind != ADDRESS_NONE) {
        add_address(&collector, &subject->address);
    }
}

enum letter
dispute_letter(enum reach_class reach, enum role role)
{
    const struct reading reading = {.role = role, .reach = reach};
    enum letter worst = LETTER_A;

    for (size_t i = 0; i < rules_count(); i++) {
        const struct rule *rule = rules_at(i);

        if (rule->axis == AXIS_REACH && rule->effect == EFFECT_CAP &&
            rule->applies(&reading) && rule->cap > worst) {
            worst = rule->cap;
        }
    }
    return worst;
}
