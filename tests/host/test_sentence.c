/* SPDX-License-Identifier: EUPL-1.2 */
/* The words of every rule, from judged pages of the test world. */
#include "world.h"

#include "core/grade.h"
#include "facts/sentence.h"

static struct sources world;
static struct arena arena;

static int
set_up(void **state)
{
    (void)state;
    world_open(&world);
    return 0;
}

static int
tear_down(void **state)
{
    (void)state;
    arena_finish(&arena);
    sources_close(&world);
    return 0;
}

/* One contact of a page; the first of a page is its document. */
struct visit {
    const char *host;
    const char *address; /* NULL: none was seen */
    enum resource resource;
};

struct judged {
    struct page page;
    struct dossier dossier;
    struct judgement judgement;
};

static void
judge(const struct visit *visits, int32_t day, struct judged *out)
{
    out->page = world_page(SITE, day);
    for (size_t i = 0; visits[i].host != NULL; i++) {
        world_add(&out->page,
                  &arena,
                  visits[i].host,
                  visits[i].address,
                  visits[i].resource);
    }
    page_normalise(&out->page, &arena);
    identify_page(&world, &out->page, &arena);
    dossier_build(&out->page, &arena, &out->dossier);
    grade_page(&out->dossier, &arena, &out->judgement);
}

/* The sentence of the first finding of a rule, of a party when it is given
 * (by its name). */
static const char *
sentence(const struct judged *judged,
         const char *rule,
         const char *party,
         enum language language)
{
    for (size_t i = 0; i < judged->judgement.nfindings; i++) {
        const struct finding *finding = &judged->judgement.findings[i];

        if (strcmp(finding->rule->id, rule) == 0 &&
            (party == NULL ||
             strcmp(judged->dossier.parties[finding->party].name, party) ==
                 0)) {
            return sentence_of(
                world.registry, &judged->dossier, finding, language, &arena);
        }
    }
    fail_msg("no finding %s of %s", rule, party != NULL ? party : "anybody");
    return NULL;
}

static bool
holds(const char *text, const char *part)
{
    return strstr(text, part) != NULL;
}

static void
expect(const struct judged *judged,
       const char *rule,
       const char *party,
       const char *fr,
       const char *en)
{
    const char *text = sentence(judged, rule, party, LANGUAGE_FR);

    if (!holds(text, fr)) {
        fail_msg("%s: \"%s\" without \"%s\"", rule, text, fr);
    }
    text = sentence(judged, rule, party, LANGUAGE_EN);
    if (!holds(text, en)) {
        fail_msg("%s: \"%s\" without \"%s\"", rule, text, en);
    }
}

static const struct visit european[] = {
    {SITE, "127.12.0.1", RESOURCE_DOCUMENT},
    {NULL, NULL, 0},
};
static const struct visit american[] = {
    {SITE, "127.20.0.1", RESOURCE_DOCUMENT},
    {"fonts.test", "127.50.0.1", RESOURCE_FONT},
    {"video.test", "127.50.0.1", RESOURCE_FRAME},
    {"tagmanager.test", "127.50.0.1", RESOURCE_SCRIPT},
    {"social.test", "127.20.0.1", RESOURCE_FETCH},
    {"captcha.test", "127.20.0.1", RESOURCE_SOCKET},
    {"analytics.test", "127.20.0.1", RESOURCE_BEACON},
    {"crm.test", "127.21.0.1", RESOURCE_FORM},
    {NULL, NULL, 0},
};
static const struct visit fronted[] = {
    {SITE, "127.40.0.1", RESOURCE_DOCUMENT},
    {"script-ru.test", "127.60.0.1", RESOURCE_SCRIPT},
    {"tiktok.test", "127.60.0.1", RESOURCE_IMAGE},
    {"au.test", "127.12.0.1", RESOURCE_STYLE},
    {NULL, NULL, 0},
};
static const struct visit hybrid[] = {
    {SITE, "127.90.0.1", RESOURCE_DOCUMENT},
    {"a.candidate.test", "127.91.0.1", RESOURCE_SCRIPT},
    {"b.candidate.test", "127.61.0.1", RESOURCE_SCRIPT},
    {"c.candidate.test", "127.11.0.1", RESOURCE_IMAGE},
    {"d.candidate.test", "127.22.0.1", RESOURCE_MEDIA},
    {NULL, NULL, 0},
};
static const struct visit elsewhere[] = {
    {SITE, "127.62.0.1", RESOURCE_DOCUMENT},
    {"listed.test", "127.12.0.1", RESOURCE_SCRIPT},
    {"unlisted.test", "127.12.0.1", RESOURCE_IMAGE},
    {NULL, NULL, 0},
};
static const struct visit unclear[] = {
    {SITE, NULL, RESOURCE_DOCUMENT},
    {"fonts.test", "127.12.0.1", RESOURCE_OTHER},
    {"www.unknown.test", "127.80.0.1", RESOURCE_SCRIPT},
    {"mystery.test", "127.12.0.1", RESOURCE_SCRIPT},
    {"old.test", "127.12.0.1", RESOURCE_SCRIPT},
    {"form-us.test", "127.24.1.1", RESOURCE_IMAGE},
    {"map-gb.test", "127.12.0.1", RESOURCE_IMAGE},
    {"nowhere.test", "127.99.0.1", RESOURCE_IMAGE},
    {NULL, NULL, 0},
};
static const struct visit registered[] = {
    {SITE, "127.82.0.1", RESOURCE_DOCUMENT},
    {"a.candidate.test", "127.81.0.1", RESOURCE_IMAGE},
    {"b.candidate.test", "127.83.0.1", RESOURCE_IMAGE},
    {"c.candidate.test", "127.84.0.1", RESOURCE_SCRIPT},
    {"d.candidate.test", "127.84.0.1", RESOURCE_IMAGE},
    {"e.candidate.test", "127.84.0.1", RESOURCE_OTHER},
    {"www.unknown.test", "127.84.0.1", RESOURCE_FRAME},
    {NULL, NULL, 0},
};
static const struct visit nothing[] = {
    {SITE, NULL, RESOURCE_DOCUMENT},
    {NULL, NULL, 0},
};

static const struct visit *const pages[] = {
    european,
    american,
    fronted,
    hybrid,
    elsewhere,
    unclear,
    registered,
    nothing,
};
#define PAGES (sizeof(pages) / sizeof(pages[0]))

/* Every rule speaks, in both languages, and names what it is about: no hole
 * is left, nothing is called "?". */
static void
test_every_rule_has_words(void **state)
{
    static const int32_t days[] = {TODAY, 20210101, 20170601, 20100101, 0};
    bool seen[64] = {false};

    (void)state;
    for (size_t d = 0; d < sizeof(days) / sizeof(days[0]); d++) {
        for (size_t p = 0; p < PAGES; p++) {
            struct judged judged;

            judge(pages[p], days[d], &judged);
            for (size_t i = 0; i < judged.judgement.nfindings; i++) {
                const struct finding *finding = &judged.judgement.findings[i];

                seen[finding->rule - rules_at(0)] = true;
                for (int l = 0; l < LANGUAGE_COUNT; l++) {
                    const char *text = sentence_of(world.registry,
                                                   &judged.dossier,
                                                   finding,
                                                   (enum language)l,
                                                   &arena);
                    size_t len = strlen(text);

                    if (len < 10 || text[len - 1] != '.' ||
                        strpbrk(text, "?{}") != NULL || holds(text, "..") ||
                        holds(text, "  ") || holds(text, " .") ||
                        holds(text, "()")) {
                        fail_msg("%s on page %zu, day %d: \"%s\"",
                                 finding->rule->id,
                                 p,
                                 days[d],
                                 text);
                    }
                }
            }
        }
    }
    for (size_t i = 0; i < rules_count(); i++) {
        enum axis axis = rules_at(i)->axis;

        /* Those of consent and of the legal notice: rule_cases.c. */
        if (!seen[i] && axis != AXIS_CONSENT && axis != AXIS_NOTICE) {
            fail_msg("no page of this test triggers %s", rules_at(i)->id);
        }
    }
}

static void
test_laws_and_places(void **state)
{
    struct judged judged;
    const char *aws = "Amazon Web Services";

    (void)state;
    judge(american, TODAY, &judged);
    expect(&judged, "R6", aws, "CLOUD Act", "CLOUD Act");
    expect(&judged, "R6", "NationBuilder (3DNA Corp.)", "formulaire", "form");
    expect(&judged, "R6", aws, "en France", "in France");
    expect(&judged,
           "R6",
           "NationBuilder (3DNA Corp.)",
           "aux États-Unis",
           "in the United States");
    /* The CLOUD Act binds a provider, and reaches what its companies hold … */
    expect(&judged, "R4", "Google Fonts", "CLOUD Act", "CLOUD Act");
    assert_false(holds(
        sentence(&judged, "R6", "NationBuilder (3DNA Corp.)", LANGUAGE_EN),
        "CLOUD Act"));
    /* … nobody before 23 March 2018. */
    judge(american, 20180322, &judged);
    assert_false(holds(sentence(&judged, "R6", aws, LANGUAGE_FR), "CLOUD Act"));
    judge(american, 20180323, &judged);
    assert_true(holds(sentence(&judged, "R6", aws, LANGUAGE_FR), "CLOUD Act"));
    /* All the laws of the day; one that has lapsed says so, then goes. */
    judge(american, 20260612, &judged);
    expect(
        &judged,
        "R6",
        aws,
        "où que soient ses machines, et la section 702 du FISA (50 USC 1881a) "
        "à "
        "aider",
        "wherever its machines are, and section 702 of FISA (50 USC 1881a) to "
        "assist");
    judge(american, 20260613, &judged);
    expect(&judged,
           "R6",
           aws,
           "702 du FISA (échue le 12 juin 2026",
           "702 of FISA (lapsed on 12 June 2026");
    judge(american, 20270401, &judged);
    assert_false(holds(sentence(&judged, "R6", aws, LANGUAGE_FR), "FISA"));

    judge(fronted, TODAY, &judged);
    expect(&judged, "R6", "Cloudflare, Inc.", "réseau mondial", "worldwide");
    expect(&judged,
           "U1",
           "Cloudflare, Inc.",
           "serveur d’origine",
           "origin server");
    expect(&judged, "R8", NULL, "Russie", "Russia");
    expect(&judged, "R9", NULL, "Chine", "China");
}

static void
test_resources(void **state)
{
    struct judged judged;

    (void)state;
    judge(american, TODAY, &judged);
    expect(&judged, "R4", "Google Fonts", "une police de", "a font");
    expect(&judged, "R5", "YouTube", "propre contenu", "own content");
    expect(&judged, "R5", "Google Tag Manager", "exécute du code", "runs code");
    /* Whose machine sends code does not run it. */
    expect(&judged,
           "R5",
           "Google (Google LLC / Google Ireland Ltd)",
           "exploite la machine qui affiche un contenu",
           "runs the machine that shows content");
    expect(&judged,
           "R4",
           "Google (Google LLC / Google Ireland Ltd)",
           "exploitée par Google",
           "run by Google");
    judge(fronted, TODAY, &judged);
    expect(&judged, "R4", NULL, "une feuille de style", "a style sheet");
    judge(elsewhere, TODAY, &judged);
    expect(&judged, "R4", NULL, "une image", "an image");
}

/* Nobody was told anything this time: the sentence says so after the rule. */
static void
test_outcomes(void **state)
{
    static const struct {
        enum outcome outcome;
        const char *fr;
        const char *en;
    } cases[] = {
        {OUTCOME_BLOCKED, "a été bloqué", "was blocked"},
        {OUTCOME_CACHED, "venue du cache", "from the cache"},
        {OUTCOME_POSSIBLE, "rien ne dit", "nothing tells"},
    };
    struct judged judged;
    const char *const company = "Google Tag Manager";

    (void)state;
    judge(american, TODAY, &judged);
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        for (size_t c = 0; c < judged.page.ncontacts; c++) {
            judged.page.contacts[c].outcome = OUTCOME_CONTACTED;
        }
        assert_false(
            holds(sentence(&judged, "R5", company, LANGUAGE_EN), cases[i].en));
        for (size_t c = 0; c < judged.page.ncontacts; c++) {
            judged.page.contacts[c].outcome = cases[i].outcome;
        }
        expect(&judged, "R5", company, cases[i].fr, cases[i].en);
    }
}

static void
test_destinations(void **state)
{
    struct judged judged;

    (void)state;
    judge(hybrid, TODAY, &judged);
    expect(
        &judged, "T2", "Infomaniak Network SA", "en Suisse", "in Switzerland");
    expect(&judged,
           "T2",
           "Amazon Web Services",
           "au Royaume-Uni",
           "in the United Kingdom");
    expect(&judged,
           "T2",
           "Amazon Web Services",
           "décision (UE) 2021/1772",
           "decision (EU) 2021/1772");
    expect(&judged, "R3", NULL, "décision 2000/518/CE", "Switzerland");
    expect(&judged, "R1", NULL, "États-Unis", "United States");
    expect(&judged, "R10", "Scaleway SAS", "aux États-Unis", "in the United");
    judge(elsewhere, TODAY, &judged);
    expect(&judged, "T3", NULL, "(UE) 2023/1795", "in the United States");
    expect(&judged, "T4", NULL, "aux États-Unis", "United States");
    expect(&judged, "T5", NULL, "en Afrique du Sud", "South Africa");
    expect(&judged, "R11", NULL, "l’Afrique du Sud", "of South Africa");
    /* The act on transfers, and what became of a framework. */
    expect(
        &judged, "T5", NULL, "le chapitre V du RGPD", "chapter V of the GDPR");
    judge(elsewhere, 20180524, &judged);
    expect(&judged, "T5", NULL, "la directive 95/46/CE", "Directive 95/46/EC");
    expect(&judged, "T3", NULL, "a annulé depuis", "has annulled since");
    judge(elsewhere, 20180525, &judged);
    expect(
        &judged, "T5", NULL, "le chapitre V du RGPD", "chapter V of the GDPR");
}

/* The seat of a network is told as what the registry says, and no more. */
static void
test_registered_seats(void **state)
{
    struct judged judged;

    (void)state;
    judge(registered, TODAY, &judged);
    expect(&judged,
           "U2",
           "AS64504",
           "siège est aux États-Unis selon le registre régional (contrôle non "
           "vérifié)\xC2\xA0: la note",
           "seat is in the United States by the regional registry (control not "
           "checked): the grade");
    expect(&judged, "U2", "AS64503", "est en France", "is in France");
    expect(&judged, "U2", "AS64505", "countries", "countries");
    /* No reading is better than the class of the seat, so there is one. */
    expect(&judged,
           "R8",
           "AS64506",
           "est en Chine selon le registre régional (contrôle non vérifié)",
           "is in China by the regional registry (control not checked)");
    expect(&judged, "R8", "AS64506", "droit de la Chine", "law of China");
    expect(&judged, "R9", "AS64506", "droit de la Chine", "law of China");
    /* The service behind a host is another question. */
    expect(&judged, "U2", "unknown.test", "entreprise derrière", "behind");
}

/* A range says what is not known, and never what is only possible. */
static void
test_doubts(void **state)
{
    struct judged judged;

    (void)state;
    judge(unclear, TODAY, &judged);
    expect(&judged, "R5", "Google Fonts", "actif", "active");
    expect(&judged, "U2", "candidate.test", "Aucune adresse", "No address");
    expect(&judged, "U2", "unknown.test", "unknown.test", "unknown.test");
    expect(&judged,
           "U2",
           "AS64500",
           "le réseau AS64500 Example unknown",
           "network AS64500");
    expect(&judged, "U2", "Mystery Widgets", "qu’en partie", "only in part");
    expect(&judged, "U3", "Old Row Ltd", "1er janvier 2020", "1 January 2020");
    expect(&judged, "T4", "nowhere.test", "qui reçoit", "who receives");
    expect(
        &judged, "T2", "OpenStreetMap Foundation", "établissement", "establ");
    judge(american, TODAY, &judged);
    expect(
        &judged, "T5", "YouTube", "la machine qui répond", "the machine that");
    expect(&judged, "T5", "NationBuilder (3DNA Corp.)", "liste", "list");
}

/* Same sentence from the same finding, whatever the arena has held. */
static void
test_words_are_stable(void **state)
{
    struct judged judged;
    char first[1024];

    (void)state;
    judge(american, TODAY, &judged);
    snprintf(
        first, sizeof(first), "%s", sentence(&judged, "R6", NULL, LANGUAGE_FR));
    arena_reset(&arena);
    judge(american, TODAY, &judged);
    assert_string_equal(sentence(&judged, "R6", NULL, LANGUAGE_FR), first);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_rule_has_words),
        cmocka_unit_test(test_laws_and_places),
        cmocka_unit_test(test_resources),
        cmocka_unit_test(test_outcomes),
        cmocka_unit_test(test_destinations),
        cmocka_unit_test(test_registered_seats),
        cmocka_unit_test(test_doubts),
        cmocka_unit_test(test_words_are_stable),
    };

    return cmocka_run_group_tests_name("sentence", tests, set_up, tear_down);
}
