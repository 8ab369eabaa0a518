/* SPDX-License-Identifier: EUPL-1.2 */
#include "capture/inspection.h"

#include "capture/builder.h"

/* What Blacklight took for the host of URLs without one ("data:…"). */
#define NO_HOST "data"

/* The document: both recorders stop without a file when it does not come. */
static bool
find_document(const struct json *root, struct arena *arena, struct url *out)
{
    static const char *const names[] = {"uri_dest", "uri_ins"};

    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        if (url_parse(json_text(json_get(root, names[i])), arena, out)) {
            return true;
        }
    }
    return false;
}

static const struct json *
hosts_of(const struct json *root)
{
    return json_get(json_get(root, "hosts"), "requests");
}

/* An empty list is one; nothing that could be a list says nothing. */
static bool
has_list(const struct json *hosts)
{
    bool found = json_is_array(hosts);

    for (const struct json *item = json_first(hosts);
         !found && item != NULL && json_is_object(hosts);
         item = json_next(item)) {
        found = json_is_array(item);
    }
    return found;
}

enum status
inspection_begin(const struct json *root,
                 struct arena *arena,
                 struct capture *out,
                 struct visit *visit,
                 struct problem *problem)
{
    struct page *page;
    struct url document;
    const char *kind = capture_kind_name(out->kind);

    if (!find_document(root, arena, &document)) {
        return problem_set(problem,
                           STATUS_INVALID,
                           "record it again",
                           "%s without the address of the page (uri_ins)",
                           kind);
    }
    if (!has_list(hosts_of(root))) {
        return problem_set(problem,
                           STATUS_INVALID,
                           "record it again",
                           "%s without a list of hosts (hosts.requests)",
                           kind);
    }
    page = builder_page(out, arena, problem);
    if (page == NULL) {
        return STATUS_TOO_LARGE;
    }
    visit_begin(visit,
                page,
                arena,
                document.host,
                json_text(json_get(root, "start_time")));
    visit_hops(visit, json_get(root, "uri_redirects"), &document);
    out->together = visit_pages(visit, json_get(root, "browsing_history"));
    return STATUS_OK;
}

void
inspection_hosts(const struct json *root, struct visit *visit)
{
    visit_hosts(visit, hosts_of(root), NO_HOST);
}
