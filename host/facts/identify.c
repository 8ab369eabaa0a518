/* SPDX-License-Identifier: EUPL-1.2 */
#include "facts/identify.h"

#include "facts/address.h"
#include "facts/identify_parts.h"
#include "facts/lookup.h"

#include <string.h>

#define REPLAY_SITES 3 /* sites behind one address: no server has that many */

const struct org *
identify_org(struct work *work, size_t key)
{
    if (work->orgs[key] == NULL) {
        work->orgs[key] =
            lookup_org(work->sources, key, work->page->date, work->arena);
    }
    return work->orgs[key];
}

static struct identity
nobody(void)
{
    return (struct identity){
        .by = IDENTIFIED_NOBODY, .label = "", .name = "", .purpose = ""};
}

static struct identity
unknown(const char *label, const char *name)
{
    return (struct identity){
        .by = IDENTIFIED_UNKNOWN, .label = label, .name = name, .purpose = ""};
}

static struct identity
service_by(struct work *work,
           enum identified_by by,
           const struct domain_rule *rule)
{
    const struct org *org = identify_org(work, rule->org);

    return (struct identity){
        .by = by,
        .org = org,
        .label = org->slug,
        .name = rule->service,
        .purpose = rule->purpose,
        .yours = rule->origin->yours,
    };
}

/* METHOD.md §2: whose name the host bears; the page's own site bears its
 * own, unless the name is a shared platform's or a disguise. */
static struct identity
service_of(struct work *work,
           const struct contact *contact,
           const struct host_facts *host)
{
    bool platform = host->domain != NULL && host->domain->platform;

    if (host->disguised != NULL) {
        return service_by(work, IDENTIFIED_DISGUISED, host->disguised);
    }
    if (contact->own_site && !platform) {
        return nobody();
    }
    if (host->domain != NULL) {
        return service_by(work, IDENTIFIED_DOMAIN, host->domain);
    }
    return unknown(contact->site, contact->site);
}

static struct identity
operator_of(struct work *work,
            const struct contact *contact,
            const struct address_facts *facts)
{
    struct identity identity;
    const struct org *org;
    const char *label;

    if (facts->rule != NULL && facts->rule->role == NETWORK_ACCESS) {
        return nobody();
    }
    if (facts->rule != NULL) {
        org = identify_org(work, facts->rule->org);
        return (struct identity){
            .by = facts->by_prefix ? IDENTIFIED_PREFIX : IDENTIFIED_ASN,
            .org = org,
            .label = org->slug,
            .name = org->name,
            .purpose = "",
            .yours = facts->rule->origin->yours,
        };
    }
    if (facts->asn == 0) {
        return unknown(contact->site, contact->site);
    }
    label = arena_format(work->arena, "AS%lu", (unsigned long)facts->asn);
    identity =
        unknown(label, facts->network[0] != '\0' ? facts->network : label);
    identity.registered_reach = registry_reach(
        work->sources->registry, facts->registered, work->page->date);
    return identity;
}

/* Whether a list "FR;CA" has a country; an empty list has all, and "-US" all
 * but one. */
static bool
trusts(const char *list, struct country country)
{
    bool all_but = list[0] == '-';

    for (const char *at = list + all_but; *at != '\0'; at += *at == ';') {
        if (strncmp(at, country.code, 2) == 0) {
            return !all_but;
        }
        at += strcspn(at, ";");
    }
    return all_but || list[0] == '\0';
}

/* Same company or companies under the same owner. */
static bool
same_group(const struct org *a, const struct org *b)
{
    return strcmp(a->chain[a->nchain - 1], b->chain[b->nchain - 1]) == 0;
}

/* Country of a region in the host name, when the company that documents its
 * regions so also runs the machine. */
static struct country
region_of(struct work *work,
          const struct contact *contact,
          const struct host_facts *host,
          const struct org *company)
{
    if (host->domain == NULL || company == NULL ||
        !same_group(identify_org(work, host->domain->org), company)) {
        return (struct country){""};
    }
    return registry_region(
        work->sources->registry, host->domain->org, contact->host);
}

/* METHOD.md §5: IPv4 by DB-IP, IPv6 by the second opinion; established when
 * both say the same and the label is not one that is sold. */
static struct place
place_by_sources(const struct sources *sources,
                 const struct address *address,
                 const struct address_facts *facts)
{
    bool by_second = address->family == 6 && sources->second != NULL &&
                     second_present(sources->second, 6);
    struct country first = by_second ? facts->ipfire : facts->dbip;
    struct country other = by_second ? facts->dbip : facts->ipfire;
    struct place place = {.dbip = facts->dbip, .ipfire = facts->ipfire};

    place.worldwide = facts->rule != NULL && facts->rule->worldwide;
    if (place.worldwide) {
        return place;
    }
    place.country = country_known(first) ? first : other;
    if (!country_known(place.country)) {
        return place;
    }
    place.certainty = CERTAINTY_HINT;
    if (country_same(first, other) &&
        (facts->rule == NULL ||
         trusts(facts->rule->trusted_places, place.country))) {
        place.certainty = CERTAINTY_ESTABLISHED;
    }
    return place;
}

/* A name that a CDN gives to each of its customers ("d1.cloudfront.net"), on a
 * machine of that company: its fronts stand everywhere, although the network
 * also has hosts whose place can be told. */
static bool
front_by_name(struct work *work,
              const struct host_facts *host,
              const struct org *company)
{
    return host->domain != NULL && host->domain->platform &&
           strcmp(host->domain->purpose, "cdn") == 0 && company != NULL &&
           same_group(identify_org(work, host->domain->org), company);
}

static struct place
place_of(struct work *work,
         const struct contact *contact,
         const struct host_facts *host,
         const struct machine *machine,
         const struct address_facts *facts)
{
    const struct registry *registry = work->sources->registry;
    struct date day = work->page->date;
    struct place place =
        place_by_sources(work->sources, machine->address, facts);

    if (front_by_name(work, host, machine->operator.org)) {
        place.worldwide = true;
        place.certainty = CERTAINTY_UNKNOWN;
        place.country = (struct country){""};
        return place;
    }
    if (!place.worldwide && place.certainty != CERTAINTY_ESTABLISHED) {
        struct country region =
            region_of(work, contact, host, machine->operator.org);

        if (country_known(region)) {
            place.country = region;
            place.certainty = CERTAINTY_ESTABLISHED;
        }
    }
    if (place.certainty != CERTAINTY_ESTABLISHED) {
        return place;
    }
    place.destination = registry_destination(registry, place.country, day);
    /* What protected a country on a day that is not known, is not known. */
    if (day.ymd == 0 && place.destination != DESTINATION_EEA) {
        place.certainty = CERTAINTY_HINT;
    }
    return place;
}

static void
identify_machine(struct work *work,
                 const struct contact *contact,
                 const struct host_facts *host,
                 struct machine *machine)
{
    struct identity *company = &machine->operator;
    struct address_facts facts;

    machine->network = "";
    if (work->blind || machine->address->kind == ADDRESS_NAT64) {
        *company = unknown(contact->site, contact->site);
        return;
    }
    lookup_address(work->sources, machine->address, work->arena, &facts);
    machine->asn = facts.asn;
    machine->network = facts.network;
    machine->registered = facts.registered;
    machine->front = facts.rule != NULL && facts.rule->role == NETWORK_FRONT;
    *company = operator_of(work, contact, &facts);
    machine->place = place_of(work, contact, host, machine, &facts);
}

static void
identify_contact(struct work *work,
                 struct contact *contact,
                 const struct host_facts *host)
{
    contact->service = service_of(work, contact, host);
    identify_stored(work, contact);
    contact->nmachines = contact->naddresses;
    contact->machines = NULL;
    if (contact->naddresses > 0) {
        contact->machines = arena_alloc(
            work->arena, contact->naddresses * sizeof(*contact->machines));
    }
    for (size_t i = 0; i < contact->nmachines; i++) {
        contact->machines[i].address = &contact->addresses[i];
        identify_machine(work, contact, host, &contact->machines[i]);
    }
}

/* Whether every contact with an address has one and the same, and they are of
 * several sites: the capture was replayed, or went through a proxy. */
static bool
addresses_identical(const struct page *page)
{
    const struct address *only = NULL;
    const char *sites[REPLAY_SITES];
    size_t nsites = 0;

    for (size_t i = 0; i < page->ncontacts; i++) {
        const struct contact *contact = &page->contacts[i];
        bool seen = nsites == REPLAY_SITES;

        if (contact->naddresses == 0) {
            continue;
        }
        only = only != NULL ? only : &contact->addresses[0];
        if (contact->naddresses > 1 ||
            address_compare(only, &contact->addresses[0]) != 0) {
            return false;
        }
        for (size_t s = 0; s < nsites && !seen; s++) {
            seen = strcmp(sites[s], contact->site) == 0;
        }
        if (!seen) {
            sites[nsites++] = contact->site;
        }
    }
    return nsites == REPLAY_SITES;
}

/* More than a year: the same month and day of a neighbouring year is not. */
static bool
is_far(struct date day, struct date data)
{
    return day.ymd != 0 && data.ymd != 0 &&
           (day.ymd > data.ymd + 10000 || day.ymd < data.ymd - 10000);
}

static unsigned
notes_of(const struct sources *sources, const struct page *page)
{
    bool any = false;
    bool of_page = false;
    unsigned notes = 0;

    for (size_t i = 0; i < page->ncontacts; i++) {
        const struct contact *contact = &page->contacts[i];

        any |= contact->naddresses > 0;
        of_page |=
            contact->naddresses > 0 && strcmp(contact->host, page->host) == 0;
    }
    notes |= any ? 0U : NOTE_NO_ADDRESSES;
    notes |= any && !of_page ? NOTE_NO_ADDRESS_OF_PAGE : 0U;
    notes |= sources->second == NULL ? NOTE_NO_SECOND_OPINION : 0U;
    notes |= addresses_identical(page) ? NOTE_ADDRESSES_ALL_IDENTICAL : 0U;
    if (any && (is_far(page->date, geo_country_date(sources->geo)) ||
                is_far(page->date, geo_network_date(sources->geo)))) {
        notes |= NOTE_IP_DATA_FAR;
    }
    return notes;
}

void
identify_page(const struct sources *sources,
              struct page *page,
              struct arena *arena)
{
    struct work work = {.sources = sources, .page = page, .arena = arena};
    struct host_facts *hosts =
        arena_alloc(arena, page->ncontacts * sizeof(*hosts));
    struct host_facts of_page;

    work.orgs = arena_alloc(
        arena, registry_orgs(sources->registry) * sizeof(const struct org *));
    lookup_host(sources, page->host, &of_page);
    page->site = page->host + of_page.site;
    for (size_t i = 0; i < page->ncontacts; i++) {
        struct contact *contact = &page->contacts[i];

        lookup_host(sources, contact->host, &hosts[i]);
        contact->site = contact->host + hosts[i].site;
        contact->own_site = strcmp(contact->site, page->site) == 0;
    }
    page->notes |= notes_of(sources, page);
    work.blind = (page->notes & NOTE_ADDRESSES_ALL_IDENTICAL) != 0;
    for (size_t i = 0; i < page->ncontacts; i++) {
        identify_contact(&work, &page->contacts[i], &hosts[i]);
    }
    identify_declared(&work);
}
