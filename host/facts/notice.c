/* SPDX-License-Identifier: EUPL-1.2 */
#include "facts/notice.h"

#include "facts/notice_cues.h"
#include "facts/notice_names.h"

/* Words from the last of hosting to a name in another sentence or line: a name,
 * an address, a telephone. */
#define NEAR ((size_t)40)

struct passage {
    struct words words;
    enum cue *cues;
};

/* The last cue in [from, to); CUE_NONE without one. */
static enum cue
last_cue(const struct passage *passage, size_t from, size_t to)
{
    for (size_t i = to; i > from; i--) {
        if (passage->cues[i - 1] != CUE_NONE) {
            return passage->cues[i - 1];
        }
    }
    return CUE_NONE;
}

/* The first cue from a word on, up to the next gap of some kinds. */
static enum cue
first_cue(const struct passage *passage, size_t from, unsigned stop)
{
    for (size_t i = from;
         i < passage->words.count && (passage->words.list[i].gaps & stop) == 0;
         i++) {
        if (passage->cues[i] != CUE_NONE) {
            return passage->cues[i];
        }
    }
    return CUE_NONE;
}

/* What the passage says of the name in words [first, first + count). */
static enum cue
said_of(const struct passage *passage, size_t first, size_t count)
{
    const struct word *list = passage->words.list;
    size_t next = first + count;
    size_t start = first;
    enum cue cue = CUE_NONE;

    if ((list[next].gaps & GAP_BRACKET) != 0) { /* "OVH (hébergeur)" */
        cue = passage->cues[next] != CUE_NONE
                  ? passage->cues[next]
                  : first_cue(passage, next + 1, GAP_CLAUSE | GAP_STOP);
    }
    while (start > 0 && (list[start].gaps & GAP_STOP) == 0) {
        start--;
    }
    cue = cue != CUE_NONE ? cue : last_cue(passage, start, first);
    cue = cue != CUE_NONE ? cue : first_cue(passage, next, GAP_STOP);
    if (cue != CUE_NONE) {
        return cue;
    }
    if (last_cue(passage, 0, start) != CUE_NONE) {
        return last_cue(passage, first > NEAR ? first - NEAR : 0, start);
    }
    /* The first words of a passage on hosting, which does not say so. */
    return first_cue(passage, next, 0) == CUE_NONE ? CUE_HOST : CUE_OTHER;
}

size_t
notice_hosts(const struct registry *registry,
             const char *text,
             struct arena *arena,
             size_t orgs[PAGE_MAX_DECLARED])
{
    struct names names = notice_names(registry, arena);
    struct passage passage = {.words = notice_words(text, arena)};
    size_t found = 0;
    size_t count = 1;

    passage.cues = notice_cues(&passage.words, arena);
    for (size_t i = 0; i < passage.words.count && found < PAGE_MAX_DECLARED;
         i += count) {
        const struct name *name =
            notice_name(&names, &passage.words, i, arena, &count);
        size_t known = 0;

        if (name == NULL) {
            count = 1;
            continue;
        }
        if (name->org == REGISTRY_NONE || !name->hosts ||
            said_of(&passage, i, count) != CUE_HOST ||
            notice_not_meant(&passage.words, i, count) ||
            (name->everyday &&
             !notice_stands_alone(&passage.words, passage.cues, i, count))) {
            continue;
        }
        while (known < found && orgs[known] != name->org) {
            known++;
        }
        orgs[known] = name->org;
        found = known == found ? found + 1 : found;
    }
    return found;
}
