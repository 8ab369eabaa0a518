/* SPDX-License-Identifier: EUPL-1.2 */
/* What the command line says of the history and of comparisons. */
#include "report/words_more.h"

#include <string.h>

#define NARROW "\u202F" /* before ; ! ? : in French */

const char *const words_history[WORD_COUNT][LANGUAGE_COUNT] = {
    [WORD_USAGE_HISTORY] =
        {"usage : cocarde history COMMANDE …\n"
         "\n"
         "  list [MOT …]        les sites visités ; MOT : dans leur nom\n"
         "  show SITE           les visites d’un site, la dernière d’abord\n"
         "  show VISITE         une visite, telle qu’elle est gardée\n"
         "  diff VISITE VISITE  ce qui a changé, par cause\n"
         "  export [SITE|VISITE]  sur la sortie, une visite par ligne\n"
         "  import FICHIER|-    des lignes de export, ou des pages\n"
         "  delete SITE|VISITE|--all   effacer, aussi dans le fichier\n"
         "\n"
         "  --json         la réponse elle-même (list, show, diff)\n"
         "  --csv          export, import : CSV, des lettres sans contacts\n"
         "  --history DIR  le dossier de l’historique\n"
         "  --lang fr|en   langue des phrases\n"
         "\n"
         "L’historique n’existe qu’après un oui dans l’extension. VISITE est\n"
         "le numéro que « show SITE » donne.\n",
         "usage: cocarde history COMMAND …\n"
         "\n"
         "  list [WORD …]       the sites visited; WORD: in their name\n"
         "  show SITE           the visits of a site, the latest first\n"
         "  show VISIT          one visit, as it is kept\n"
         "  diff VISIT VISIT    what changed, by cause\n"
         "  export [SITE|VISIT]  to the output, one visit a line\n"
         "  import FILE|-       lines of export, or pages\n"
         "  delete SITE|VISIT|--all   erase, from the file too\n"
         "\n"
         "  --json         the reply itself (list, show, diff)\n"
         "  --csv          export, import: CSV, letters without contacts\n"
         "  --history DIR  the folder of the history\n"
         "  --lang fr|en   language of the sentences\n"
         "\n"
         "There is a history only after a yes in the extension. VISIT is the\n"
         "number that \"show SITE\" gives.\n"},
    [WORD_USAGE_COMPARE] =
        {"usage : cocarde compare [--json] [--strict] FICHIER FICHIER …\n"
         "\n"
         "Les pages des captures côte à côte, par ordre alphabétique. Des\n"
         "relevés de visites, pas un classement.\n",
         "usage: cocarde compare [--json] [--strict] FILE FILE …\n"
         "\n"
         "The pages of captures side by side, in alphabetical order. Records\n"
         "of visits, not a ranking.\n"},
    [WORD_VISITS] = {"visites" NARROW ": {}", "visits: {}"},
    [WORD_NO_VISITS] = {"aucune visite gardée", "no visit is kept"},
    [WORD_TODAY] = {"avec les données d’aujourd’hui" NARROW ": {}",
                    "with today’s data: {}"},
    [WORD_FOLLOWED] = {"suivi", "followed"},
    [WORD_CAUSE_NONE] = {"inchangé", "unchanged"},
    [WORD_CAUSE_SITE] = {"Le site a changé", "The site changed"},
    [WORD_CAUSE_DATA] = {"Nos données ou la méthode ont changé",
                         "Our data or the method changed"},
    [WORD_CAUSE_UNSEEN] = {"Non vu cette fois", "Not seen this time"},
    [WORD_OTHER_PAGE] =
        {"Cocarde ne garde aucun chemin : les deux visites peuvent être de "
         "deux pages du même site.",
         "Cocarde keeps no path: the two visits may be of two pages of the "
         "same site."},
    [WORD_IMPORTED] = {"visites ajoutées" NARROW ": {}, déjà là" NARROW ": {}",
                       "visits added: {}, there before: {}"},
    [WORD_REFUSED_LINE] = {"ligne {}, non gardée" NARROW ": {}",
                           "line {}, not kept: {}"},
    [WORD_DELETED] = {"visites effacées" NARROW ": {}", "visits erased: {}"},
    [WORD_NOT_GONE_YET] =
        {"un autre programme lit le fichier : les octets seront réécrits à la "
         "prochaine ouverture",
         "another program reads the file: its bytes will be overwritten when "
         "it is next opened"},
    [WORD_SERVES] = {"Sert la page", "Serves the page"},
    [WORD_NOTHING_SEEN] = {"rien de vu", "nothing seen"},
    [WORD_IDENTIFIED] = {"contacts identifiés" NARROW ": {} sur {}",
                         "contacts identified: {} of {}"},
    [WORD_PAGE_LETTER] = {"Lettre", "Letter"},
};

struct code {
    const char *code;
    const char *texts[LANGUAGE_COUNT];
};

static const char *
find(const struct code *codes,
     size_t count,
     const char *code,
     enum language language)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(codes[i].code, code) == 0) {
            return codes[i].texts[language];
        }
    }
    return "";
}

const char *
word_for_change(const char *what, enum language language)
{
    static const struct code codes[] = {
        {"party-added", {"{} est contacté", "{} is contacted"}},
        {"party-removed", {"{} n’est plus contacté", "{} is not contacted"}},
        {"storage-added",
         {"{} dépose un nom de plus sur l’appareil",
          "{} stores something on the device"}},
        {"storage-removed",
         {"{} ne dépose plus rien sur l’appareil",
          "{} stores nothing on the device"}},
        {"host-moved",
         {"la page est servie par {}", "the page is served by {}"}},
        {"refusal-respected",
         {"après un refus, {} ne reçoit plus rien",
          "after a refusal, {} receives nothing"}},
        {"refusal-ignored",
         {"après un refus, {} est contacté",
          "after a refusal, {} is contacted"}},
        {"waits-for-choice",
         {"{} n’est plus contacté avant un choix",
          "{} is not contacted before a choice"}},
        {"before-choice",
         {"{} est contacté avant tout choix",
          "{} is contacted before any choice"}},
        {"contact-unseen", {"{}", "{}"}},
        {"letter", {"la lettre", "the letter"}},
        {"day",
         {"le droit ou les propriétaires entre les deux jours",
          "the law or the owners between the two days"}},
        {"party-read-otherwise", {"{}, lu autrement", "{}, read otherwise"}},
        {"party-recognised",
         {"{}, inconnu alors sous ce nom", "{}, not known by that name then"}},
        {"reading", {"la lecture", "the reading"}},
        {"method", {"la méthode", "the method"}},
        {"data", {"les données", "the data"}},
    };

    return find(codes, sizeof(codes) / sizeof(codes[0]), what, language);
}

const char *
word_for_reason(const char *reason, enum language language)
{
    static const struct code codes[] = {
        {"cached", {"réponse tirée du cache", "answered from the cache"}},
        {"blocked",
         {"bloqué chez la personne", "blocked on the person’s side"}},
        {"failed", {"sans suite", "failed"}},
        {"blocker",
         {"un bloqueur agissait dans l’une des visites",
          "a blocker was at work in one of the visits"}},
        {"choice", {"un autre choix a été fait", "another choice was made"}},
        {"opened-before",
         {"page ouverte avant Cocarde", "page opened before Cocarde"}},
        {"incomplete", {"relevé incomplet", "incomplete record"}},
        {"too-many", {"trop de contacts", "too many contacts"}},
        {"no-address",
         {"le navigateur n’a nommé aucune machine",
          "the browser named no machine"}},
        {"storage",
         {"les dépôts n’ont été observés que dans l’une des visites",
          "what is stored was watched in one visit only"}},
        {"other-host", {"autre nom d’hôte du site", "another host name"}},
        {"other-site", {"autre site", "another site"}},
        {"unreadable", {"illisible", "unreadable"}},
        {"private", {"fenêtre privée", "private window"}},
        {"undated", {"sans date", "without a date"}},
        {"too-old", {"plus ancien que la durée gardée", "older than is kept"}},
        {"not-political",
         {"ni de la liste, ni suivi", "neither on the list nor followed"}},
    };

    return find(codes, sizeof(codes) / sizeof(codes[0]), reason, language);
}
