/* SPDX-License-Identifier: EUPL-1.2 */
#include "facts/data_sources.h"

#include <string.h>

struct notice {
    const char *type; /* database_type begins so */
    const char *notice;
    const char *link;
};

/* What vendors ask for, by how their files call themselves. A user's own file
 * comes under the terms on which they got it. */
static const struct notice notices[] = {
    {"GeoLite2",
     "This product includes GeoLite2 data created by MaxMind.",
     "https://www.maxmind.com"},
    {"GeoIP2",
     "This product includes GeoIP2 data created by MaxMind.",
     "https://www.maxmind.com"},
    {"DBIP", "IP Geolocation by DB-IP.", "https://db-ip.com"},
    {"ipinfo", "IP address data powered by IPinfo.", "https://ipinfo.io"},
};

/* Ours, data/NOTICES.md. */
static const struct notice ours[DATA_SOURCES] = {
    {"countries",
     "IP Geolocation by DB-IP, by way of ip-location-db (CC BY 4.0).",
     "https://db-ip.com"},
    {"networks",
     "IP-to-ASN data: Route Views, DB-IP, Number Resource Organization, "
     "compiled by ip-location-db (CC BY 4.0), modified.",
     "https://www.routeviews.org"},
    {"second-opinion",
     "Location data: IPFire Location Database (CC BY-SA 4.0).",
     "https://location.ipfire.org"},
    {"facts", "Cocarde (EUPL-1.2); third-party-web (MIT) in part.", ""},
};

/* Number of the day, counted from an unknown one: Howard Hinnant,
 * "chrono-compatible low-level date algorithms". */
static int32_t
day_number(struct date date)
{
    int32_t month = date.ymd / 100 % 100;
    int32_t year = date.ymd / 10000 - (month <= 2);
    int32_t from_march = month + (month > 2 ? -3 : 9);

    return 365 * year + year / 4 - year / 100 + year / 400 +
           (153 * from_march + 2) / 5 + date.ymd % 100;
}

int32_t
days_between(struct date from, struct date to)
{
    return day_number(to) - day_number(from);
}

static void
set_age(struct data_source *source, struct date today)
{
    source->days = source->built.ymd == 0 || today.ymd == 0
                       ? -1
                       : days_between(source->built, today);
    source->days = source->days < -1 ? 0 : source->days;
    source->old = source->days > DATA_OLD_DAYS;
}

static void
set_notice(struct data_source *source, size_t i)
{
    const struct notice *found = &ours[i];

    if (source->yours) {
        static const struct notice none = {"", "", ""};

        found = &none;
        for (size_t n = 0; n < sizeof(notices) / sizeof(notices[0]); n++) {
            size_t len = strlen(notices[n].type);

            if (strncmp(source->type, notices[n].type, len) == 0) {
                found = &notices[n];
            }
        }
    }
    source->notice = found->notice;
    source->link = found->link;
}

static void
set_own(struct data_source *source, const struct own *own, enum own_part part)
{
    const struct own_file *file = &own->files[part];

    source->yours = own_uses(own, part);
    if (source->yours) {
        source->imported = file->imported;
    } else if (file->present) {
        source->problem = &file->problem;
    }
}

void
data_sources(const struct sources *sources,
             struct date today,
             struct data_source out[DATA_SOURCES])
{
    const struct own *own = &sources->own;
    const char *second =
        sources->second == NULL ? "" : second_date(sources->second);

    out[0] = (struct data_source){
        .file = "country.mmdb",
        .type = geo_country_type(sources->geo),
        .built = geo_country_date(sources->geo),
        .present = true,
    };
    out[1] = (struct data_source){
        .file = "asn.mmdb",
        .type = geo_network_type(sources->geo),
        .built = geo_network_date(sources->geo),
        .present = true,
    };
    out[2] = (struct data_source){
        .file = "",
        .type = sources->second == NULL ? "" : "ipfire",
        .built = date_parse(second),
        .present = sources->second != NULL,
    };
    out[3] = (struct data_source){
        .file = "registry.sqlite",
        .type = "",
        .built = date_parse(registry_version(sources->registry)),
        .present = true,
    };
    set_own(&out[0], own, OWN_COUNTRIES);
    set_own(&out[1], own, OWN_NETWORKS);
    set_own(&out[3], own, OWN_CORRECTIONS);
    for (size_t i = 0; i < DATA_SOURCES; i++) {
        out[i].id = ours[i].type;
        set_age(&out[i], today);
        set_notice(&out[i], i);
    }
    /* Corrections lie over our facts, which stay what they are. */
    out[3].notice = ours[3].notice;
}
