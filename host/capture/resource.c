/* SPDX-License-Identifier: EUPL-1.2 */
#include "capture/resource.h"

#include <string.h>
#include <strings.h>

struct word {
    const char *text;
    enum resource resource;
};

/* Chrome DevTools (Network.ResourceType), webRequest of both browsers,
 * Sec-Fetch-Dest (Fetch Metadata §2.1), Playwright, WebPageTest. */
static const struct word words[] = {
    {"document", RESOURCE_DOCUMENT},
    {"main_frame", RESOURCE_DOCUMENT},
    {"html", RESOURCE_DOCUMENT},
    {"subdocument", RESOURCE_FRAME},
    {"sub_frame", RESOURCE_FRAME},
    {"iframe", RESOURCE_FRAME},
    {"frame", RESOURCE_FRAME},
    {"fencedframe", RESOURCE_FRAME},
    {"object", RESOURCE_FRAME},
    {"embed", RESOURCE_FRAME},
    {"script", RESOURCE_SCRIPT},
    {"js", RESOURCE_SCRIPT},
    {"worker", RESOURCE_SCRIPT},
    {"sharedworker", RESOURCE_SCRIPT},
    {"serviceworker", RESOURCE_SCRIPT},
    {"audioworklet", RESOURCE_SCRIPT},
    {"paintworklet", RESOURCE_SCRIPT},
    {"xhr", RESOURCE_FETCH},
    {"xmlhttprequest", RESOURCE_FETCH},
    {"fetch", RESOURCE_FETCH},
    {"eventsource", RESOURCE_FETCH},
    {"preflight", RESOURCE_FETCH},
    {"websocket", RESOURCE_SOCKET},
    {"webtransport", RESOURCE_SOCKET},
    {"ping", RESOURCE_BEACON},
    {"beacon", RESOURCE_BEACON},
    {"cspviolationreport", RESOURCE_BEACON},
    {"csp_report", RESOURCE_BEACON},
    {"report", RESOURCE_BEACON},
    {"stylesheet", RESOURCE_STYLE},
    {"style", RESOURCE_STYLE},
    {"css", RESOURCE_STYLE},
    {"xslt", RESOURCE_STYLE},
    {"font", RESOURCE_FONT},
    {"image", RESOURCE_IMAGE},
    {"imageset", RESOURCE_IMAGE},
    {"img", RESOURCE_IMAGE},
    {"media", RESOURCE_MEDIA},
    {"video", RESOURCE_MEDIA},
    {"audio", RESOURCE_MEDIA},
    {"track", RESOURCE_MEDIA},
    {"texttrack", RESOURCE_MEDIA},
    {"prefetch", RESOURCE_OTHER},
    {"manifest", RESOURCE_OTHER},
    {"signedexchange", RESOURCE_OTHER},
};

static const struct word suffixes[] = {
    {"js", RESOURCE_SCRIPT},  {"mjs", RESOURCE_SCRIPT},
    {"css", RESOURCE_STYLE},  {"html", RESOURCE_FRAME},
    {"htm", RESOURCE_FRAME},  {"xhtml", RESOURCE_FRAME},
    {"swf", RESOURCE_FRAME},  {"json", RESOURCE_FETCH},
    {"woff", RESOURCE_FONT},  {"woff2", RESOURCE_FONT},
    {"ttf", RESOURCE_FONT},   {"otf", RESOURCE_FONT},
    {"eot", RESOURCE_FONT},   {"png", RESOURCE_IMAGE},
    {"jpg", RESOURCE_IMAGE},  {"jpeg", RESOURCE_IMAGE},
    {"gif", RESOURCE_IMAGE},  {"webp", RESOURCE_IMAGE},
    {"avif", RESOURCE_IMAGE}, {"svg", RESOURCE_IMAGE},
    {"ico", RESOURCE_IMAGE},  {"bmp", RESOURCE_IMAGE},
    {"mp4", RESOURCE_MEDIA},  {"webm", RESOURCE_MEDIA},
    {"ogg", RESOURCE_MEDIA},  {"mp3", RESOURCE_MEDIA},
    {"m4a", RESOURCE_MEDIA},  {"m4s", RESOURCE_MEDIA},
    {"m3u8", RESOURCE_MEDIA}, {"mpd", RESOURCE_MEDIA},
};

/* MIME types by what they begin with, the longer before the shorter. */
static const struct word types[] = {
    {"text/css", RESOURCE_STYLE},
    {"text/javascript", RESOURCE_SCRIPT},
    {"text/ecmascript", RESOURCE_SCRIPT},
    {"application/javascript", RESOURCE_SCRIPT},
    {"application/x-javascript", RESOURCE_SCRIPT},
    {"application/ecmascript", RESOURCE_SCRIPT},
    {"application/manifest+json", RESOURCE_OTHER},
    {"application/json", RESOURCE_FETCH},
    {"text/json", RESOURCE_FETCH},
    {"text/x-json", RESOURCE_FETCH},
    {"text/event-stream", RESOURCE_FETCH},
    {"application/x-shockwave-flash", RESOURCE_FRAME},
    {"application/vnd.ms-fontobject", RESOURCE_FONT},
    {"application/vnd.apple.mpegurl", RESOURCE_MEDIA},
    {"application/x-mpegurl", RESOURCE_MEDIA},
    {"application/dash+xml", RESOURCE_MEDIA},
    {"application/font-", RESOURCE_FONT},
    {"application/x-font-", RESOURCE_FONT},
    {"font/", RESOURCE_FONT},
    {"image/", RESOURCE_IMAGE},
    {"video/", RESOURCE_MEDIA},
    {"audio/", RESOURCE_MEDIA},
};

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

bool
resource_of_word(const char *word, enum resource *out)
{
    if (word == NULL) {
        return false;
    }
    for (size_t i = 0; i < COUNT(words); i++) {
        if (strcasecmp(word, words[i].text) == 0) {
            *out = words[i].resource;
            return true;
        }
    }
    return false;
}

static enum resource
of_suffix(const char *path, size_t len)
{
    size_t dot = len;

    while (dot > 0 && path[dot - 1] != '.' && path[dot - 1] != '/') {
        dot--;
    }
    if (dot == 0 || path[dot - 1] != '.') {
        return RESOURCE_OTHER;
    }
    for (size_t i = 0; i < COUNT(suffixes); i++) {
        if (strlen(suffixes[i].text) == len - dot &&
            strncasecmp(path + dot, suffixes[i].text, len - dot) == 0) {
            return suffixes[i].resource;
        }
    }
    return RESOURCE_OTHER;
}

/* Recorders put the whole header line here, too (WebPageTest). */
static const char *
bare(const char *mime)
{
    if (mime == NULL) {
        return "";
    }
    if (strncasecmp(mime, "content-type:", 13) == 0) {
        mime += 13;
    }
    return mime + strspn(mime, " ");
}

bool
resource_is_html(const char *mime)
{
    mime = bare(mime);
    return strncasecmp(mime, "text/html", 9) == 0 ||
           strncasecmp(mime, "application/xhtml+xml", 21) == 0;
}

bool
resource_is_revocation(const char *mime)
{
    mime = bare(mime);
    return strncasecmp(mime, "application/ocsp-", 17) == 0 ||
           strncasecmp(mime, "application/pkix-crl", 20) == 0;
}

enum resource
resource_of_content(const char *mime, const char *path, size_t len)
{
    mime = bare(mime);
    for (size_t i = 0; i < COUNT(types); i++) {
        if (strncasecmp(mime, types[i].text, strlen(types[i].text)) == 0) {
            return types[i].resource;
        }
    }
    /* The body of a missing image is HTML, and it stays an image. */
    return of_suffix(path, len);
}
