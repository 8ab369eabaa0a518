/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * rate.c - what it costs to rate one page, beside the bare cost of the
 * libraries for the same work. Both are timed in turn, in one process, so that
 * their ratio means something on a busy machine.
 *
 * usage: rate MESSAGE DATA_DIR          rounds, one line each:
 *                                       ours_us libraries_us uncached_us
 *        rate --reply MESSAGE DATA_DIR  the rating itself, for comparison
 *
 * ours       the message to the reply: parse, identify, judge, write
 * libraries  cJSON parse and free of the same message; country and network of
 *            each address by libmaxminddb; cJSON printing of the same reply
 * uncached   ours, with nothing remembered from one page to the next
 */
#include "core/arena.h"
#include "facts/identify.h"
#include "sys/paths.h"
#include "wire/json.h"
#include "wire/message.h"
#include "wire/rating.h"

#include <arpa/inet.h>
#include <assert.h>
#include <cJSON.h>
#include <maxminddb.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define ROUNDS 5
#define PAGES 400   /* per round and side: about 0.1 s each */
#define WARM_UP 100 /* pages before the first round */
#define MESSAGE_MAX ((size_t)1024 * 1024)
#define ADDRESSES_MAX 256

struct bench {
    char *message;
    size_t len;
    struct sources sources;
    struct arena arena;
    struct json_out out;
    MMDB_s country;
    MMDB_s asn;
    struct sockaddr_storage addresses[ADDRESSES_MAX];
    size_t naddresses;
    cJSON *reply; /* of ours, as a tree to print */
};

static double
cpu_seconds(void)
{
    struct timespec now;
    int failed = clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    assert(!failed);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

static char *
read_file(const char *path, size_t *len)
{
    FILE *file = fopen(path, "rb");
    if (!file) {
        perror(path);
        exit(1);
    }
    char *text = malloc(MESSAGE_MAX);
    assert(text);
    *len = fread(text, 1, MESSAGE_MAX - 1, file);
    text[*len] = '\0';
    (void)fclose(file);
    return text;
}

static void
rate_once(struct bench *bench)
{
    struct page page = {0};
    struct problem problem = {0};
    struct rating rating = {0};
    const struct json *object =
        json_parse(bench->message, bench->len, &bench->arena, NULL);
    assert(object);
    enum status status =
        message_read_page(object, &bench->arena, &page, &problem);
    assert(status == STATUS_OK);
    rating_make(&bench->sources, &page, &bench->arena, &rating);
    json_out_reset(&bench->out);
    rating_write(&bench->out,
                 &bench->sources,
                 &rating,
                 RATING_FULL,
                 LANGUAGE_FR,
                 NULL,
                 &bench->arena);
    arena_reset(&bench->arena);
}

static void
look_up(const struct bench *bench, const struct sockaddr_storage *address)
{
    static const char *const country_path[] = {"country_code", NULL};
    static const char *const asn_path[] = {"autonomous_system_number", NULL};
    const struct sockaddr *sockaddr = (const struct sockaddr *)address;
    MMDB_entry_data_s data;
    int error = 0;
    MMDB_lookup_result_s found =
        MMDB_lookup_sockaddr(&bench->country, sockaddr, &error);
    assert(!error);
    if (found.found_entry)
        (void)MMDB_aget_value(&found.entry, &data, country_path);
    found = MMDB_lookup_sockaddr(&bench->asn, sockaddr, &error);
    assert(!error);
    if (found.found_entry)
        (void)MMDB_aget_value(&found.entry, &data, asn_path);
}

static void
libraries_once(const struct bench *bench)
{
    cJSON_InitHooks(NULL); /* as it comes, not in our arena */
    cJSON *tree = cJSON_ParseWithLength(bench->message, bench->len);
    assert(tree);
    cJSON_Delete(tree);
    for (size_t i = 0; i < bench->naddresses; i++)
        look_up(bench, &bench->addresses[i]);
    char *text = cJSON_PrintUnformatted(bench->reply);
    assert(text);
    cJSON_free(text);
}

static void
add_address(struct bench *bench, const char *text)
{
    struct sockaddr_storage *at = &bench->addresses[bench->naddresses];
    struct sockaddr_in *v4 = (struct sockaddr_in *)at;
    struct sockaddr_in6 *v6 = (struct sockaddr_in6 *)at;
    assert(bench->naddresses < ADDRESSES_MAX);
    if (inet_pton(AF_INET, text, &v4->sin_addr) == 1)
        v4->sin_family = AF_INET;
    else if (inet_pton(AF_INET6, text, &v6->sin6_addr) == 1)
        v6->sin6_family = AF_INET6;
    else
        return;
    bench->naddresses++;
}

static void
open_libraries(struct bench *bench, const char *dir)
{
    char path[4096];
    (void)snprintf(path, sizeof(path), "%s/country.mmdb", dir);
    int error = MMDB_open(path, MMDB_MODE_MMAP, &bench->country);
    (void)snprintf(path, sizeof(path), "%s/asn.mmdb", dir);
    error |= MMDB_open(path, MMDB_MODE_MMAP, &bench->asn);
    assert(!error);

    cJSON_InitHooks(NULL);
    cJSON *tree = cJSON_ParseWithLength(bench->message, bench->len);
    const cJSON *contact, *ip;
    cJSON_ArrayForEach(contact, cJSON_GetObjectItem(tree, "contacts"))
        cJSON_ArrayForEach(ip, cJSON_GetObjectItem(contact, "ips"))
            add_address(bench, cJSON_GetStringValue(ip));
    cJSON_Delete(tree);
    bench->reply = cJSON_ParseWithLength(bench->out.text, bench->out.len);
    assert(bench->reply);
}

static double
microseconds_of_ours(struct bench *bench)
{
    double start = cpu_seconds();
    for (int i = 0; i < PAGES; i++)
        rate_once(bench);
    return 1e6 * (cpu_seconds() - start) / PAGES;
}

static double
microseconds_of_libraries(struct bench *bench)
{
    double start = cpu_seconds();
    for (int i = 0; i < PAGES; i++)
        libraries_once(bench);
    return 1e6 * (cpu_seconds() - start) / PAGES;
}

static void
rounds(struct bench *bench)
{
    struct lookup_cache *cache = bench->sources.cache;
    for (int i = 0; i < WARM_UP; i++) {
        rate_once(bench);
        libraries_once(bench);
    }
    for (int round = 0; round < ROUNDS; round++) {
        double ours = microseconds_of_ours(bench);
        double libraries = microseconds_of_libraries(bench);
        bench->sources.cache = NULL;
        double uncached = microseconds_of_ours(bench);
        bench->sources.cache = cache;
        printf("%.2f %.2f %.2f\n", ours, libraries, uncached);
    }
}

int
main(int argc, char **argv)
{
    static struct bench bench;
    struct problem problem = {0};
    int first = argc == 4 && !strcmp(argv[1], "--reply") ? 2 : 1;
    if (argc - first != 2) {
        (void)fputs("usage: rate [--reply] MESSAGE DATA_DIR\n", stderr);
        return 2;
    }
    bench.message = read_file(argv[first], &bench.len);
    /* As the host itself does. */
    if (sources_open(
            argv[first + 1], PATHS_SYSTEM_SECOND, &bench.sources, &problem)) {
        (void)fprintf(stderr, "rate: %s\n", problem.what);
        return 1;
    }
    rate_once(&bench);
    if (first == 2) {
        (void)fwrite(bench.out.text, 1, bench.out.len, stdout);
        return 0;
    }
    open_libraries(&bench, argv[first + 1]);
    rounds(&bench);
    return 0;
}
