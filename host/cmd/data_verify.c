/* SPDX-License-Identifier: EUPL-1.2 */
/* cocarde data verify: every file against the digest that was made with it. */
#include "cmd/data.h"

#include "facts/own.h"
#include "sys/paths.h"
#include "sys/platform.h"
#include "sys/sha256.h"

#include <string.h>

struct verifying {
    struct tool *tool;
    const char *dir;
    bool json;
    bool wrong;
};

/* One file; what: NULL when it is sound. */
static void
tell(void *context, const char *name, const char *what)
{
    struct verifying *verifying = context;
    struct tool *tool = verifying->tool;
    const char *path = arena_format(tool->arena, "%s/%s", verifying->dir, name);

    verifying->wrong |= what != NULL;
    if (verifying->json) {
        struct json_out out = {0};

        json_begin_object(&out);
        json_put_string(&out, "schema", "cocarde.verify/1");
        json_put_string(&out, "file", path);
        json_put_boolean(&out, "sound", what == NULL);
        json_put_string(&out, "msg", what);
        json_end_object(&out);
        tool_write(tool, out.text, out.len);
        tool_write(tool, "\n", 1);
        json_out_free(&out);
    } else if (what == NULL) {
        data_line(tool, name, word(WORD_IS_SOUND, tool->language));
    }
    if (what != NULL) {
        tool_complain(tool, path, what, NULL);
    }
}

static void
verify_directory(struct verifying *verifying, const char *dir)
{
    struct problem problem = {0};

    verifying->dir = dir;
    if (manifest_verify(
            dir, verifying->tool->arena, tell, verifying, &problem) !=
            STATUS_OK &&
        problem.status != STATUS_OK) {
        tool_complain(verifying->tool, NULL, problem.what, problem.hint);
        verifying->wrong = true;
    }
}

/* A file that the user imported. */
static void
verify_own(struct verifying *verifying, const struct own_file *file)
{
    struct mapping mapping = {.size = 0};
    char text[SHA256_TEXT];
    const char *slash = strrchr(file->path, '/');
    struct sha256 sum;

    if (file->problem.status != STATUS_OK) {
        tell(verifying, slash + 1, file->problem.what);
        return;
    }
    if (platform_map(file->path, &mapping) != STATUS_OK) {
        tell(verifying, slash + 1, "cannot be read");
        return;
    }
    sha256_begin(&sum);
    sha256_add(&sum, mapping.bytes, mapping.size);
    platform_unmap(&mapping);
    tell(verifying,
         slash + 1,
         strcmp(sha256_text(&sum, text), file->digest) == 0
             ? NULL
             : "is not the file that was imported");
}

int
data_verify(struct tool *tool, const struct data_options *options)
{
    struct verifying verifying = {.tool = tool, .json = options->json};
    struct paths_start start = paths_here(tool->option, tool->arena);
    const char *own_dir = paths_own_used(&start, tool->arena);
    struct manifest manifest = {.digest = ""};
    struct problem problem;
    struct own own;
    enum status status;

    tool->data = paths_data(&start, tool->arena);
    verify_directory(&verifying, tool->data);
    status = manifest_read(tool->data, tool->arena, &manifest, &problem);
    own_read(own_dir, status == STATUS_OK ? manifest.digest : "", &own);
    verifying.dir = own.dir;
    for (int i = OWN_COUNTRIES; i <= OWN_NETWORKS; i++) {
        bool again = i == OWN_NETWORKS && own.files[OWN_COUNTRIES].present &&
                     own.files[i].present &&
                     strcmp(own.files[i].path, own.files[0].path) == 0;

        if (own.files[i].present && !again) {
            verify_own(&verifying, &own.files[i]);
        }
    }
    if (own.files[OWN_CORRECTIONS].present) {
        verify_directory(&verifying, own.files[OWN_CORRECTIONS].path);
    }
    own_finish(&own);
    return verifying.wrong ? EXIT_PARTLY : EXIT_DONE;
}
