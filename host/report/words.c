/* SPDX-License-Identifier: EUPL-1.2 */
#include "report/words.h"

#include "report/words_more.h"

#include <assert.h>
#include <string.h>

/* The spaces before which no line is broken, as French puts them. */
#define COLON "\xC2\xA0:"
#define SEMICOLON "\xE2\x80\xAF;"
#define QUESTION "\xE2\x80\xAF?"

static const char *const words[WORD_COUNT][LANGUAGE_COUNT] = {
    [WORD_USAGE] =
        {"usage : cocarde [--data DOSSIER] [--lang fr|en] COMMANDE …\n"
         "\n"
         "  rate FICHIER|DOSSIER|- …  noter chaque page d’une capture\n"
         "  compare FICHIER …         des pages côte à côte\n"
         "  history list|show|…       l’historique des sites politiques\n"
         "  lookup HÔTE|IP …          tout ce que l’on sait d’une machine\n"
         "  dispute HÔTE|IP|SOCIÉTÉ   un texte sur un fait qui serait faux\n"
         "  rules                     la méthode, règle par règle\n"
         "  data …                    quelles données ; apporter les siennes\n"
         "  version                   la version (aussi --version)\n"
         "  help COMMANDE             les options d’une commande\n"
         "\n"
         "Statut : 0 tout est fait, 1 quelque chose n’a pu être lu ou noté\n"
         "(dit sur la sortie d’erreur, le reste est fait), 2 usage.\n",
         "usage: cocarde [--data DIR] [--lang fr|en] COMMAND …\n"
         "\n"
         "  rate FILE|DIR|- …         rate each page of a capture\n"
         "  compare FILE …            pages side by side\n"
         "  history list|show|…       the history of political sites\n"
         "  lookup HOST|IP …          all that is known of a machine\n"
         "  dispute HOST|ORG|IP       a text about a fact that is wrong\n"
         "  rules                     the method, rule by rule\n"
         "  data …                    which data, how old; bring your own\n"
         "  version                   the version (also --version)\n"
         "  help COMMAND              the options of a command\n"
         "\n"
         "Exit status: 0 done, 1 something could not be read or rated (said\n"
         "on standard error, the rest is done), 2 usage.\n"},
    [WORD_USAGE_RATE] =
        {"usage : cocarde rate [options] FICHIER|DOSSIER|- …\n"
         "\n"
         "  --text         pour être lu (c’est ainsi sans option)\n"
         "  --json         un objet JSON par ligne et par page\n"
         "  --page         la page elle-même, que `rate` relira\n"
         "  --jsonl        une page par ligne en entrée, une note par ligne\n"
         "                 en sortie, ou une erreur ; sans FICHIER, « - »\n"
         "  --at DATE      noter à cette date (AAAA-MM-JJ) et non à celle\n"
         "                 de la capture\n"
         "  --before-choice  la capture a été faite sans toucher à la page :\n"
         "                 tout y précède un choix\n"
         "  --strict       lecture stricte : tout contrôle hors de l’EEE "
         "compte\n"
         "                 comme extraterritorial\n"
         "  --lang fr|en   langue des phrases\n"
         "\n"
         "Lit, reconnus à leur contenu, aussi en gzip :\n"
         "  les fichiers HAR et les pages exportées par Cocarde ;\n"
         "  les rapports Lighthouse, seuls ou en liste, et ses relevés de\n"
         "  requêtes ; les journaux DevTools et de performance de Chrome ;\n"
         "  les inspections d’EDPS WEC et de Blacklight, les listes de tiers\n"
         "  de DashLord, les résultats d’urlscan.io.\n"
         "D’un dossier, ses fichiers .har .harp .json .gz par ordre de nom,\n"
         "sans ses sous-dossiers. « - » est l’entrée standard.\n",
         "usage: cocarde rate [options] FILE|DIR|- …\n"
         "\n"
         "  --text         for people (the default)\n"
         "  --json         one JSON object per line and page\n"
         "  --page         the page itself, for `rate` to read again\n"
         "  --jsonl        a page per line in, a rating per line out, or an\n"
         "                 error; \"-\" when no FILE is given\n"
         "  --at DATE      rate at this date (YYYY-MM-DD), not at that of\n"
         "                 the capture\n"
         "  --before-choice  the capture was made without touching the page:\n"
         "                 all of it comes before a choice\n"
         "  --strict       strict reading: every control from outside the EEA\n"
         "                 counts as extraterritorial\n"
         "  --lang fr|en   language of the sentences\n"
         "\n"
         "Reads, told apart by content, gzip too:\n"
         "  HAR files and pages exported by Cocarde;\n"
         "  Lighthouse reports, one or a list, and its network records;\n"
         "  DevTools and performance logs of Chrome;\n"
         "  inspections by EDPS WEC and Blacklight, third parties by\n"
         "  DashLord, results of urlscan.io.\n"
         "Of a directory: its .har .harp .json .gz files by name, without\n"
         "its subdirectories. \"-\" is standard input.\n"},
    [WORD_USAGE_LOOKUP] =
        {"usage : cocarde lookup [options] HÔTE|IP|HÔTE=IP|- …\n"
         "\n"
         "  -              une question par ligne de l’entrée standard\n"
         "  --json         un objet JSON par ligne et par question\n"
         "  --at DATE      à cette date (AAAA-MM-JJ) et non à ce jour\n"
         "  --lang fr|en   langue\n"
         "\n"
         "Aucune requête n’est faite : un nom seul n’a pas d’adresse.\n",
         "usage: cocarde lookup [options] HOST|IP|HOST=IP|- …\n"
         "\n"
         "  -              one question per line of standard input\n"
         "  --json         one JSON object per line and question\n"
         "  --at DATE      at this date (YYYY-MM-DD), not today\n"
         "  --lang fr|en   language\n"
         "\n"
         "No request is made: a name alone has no address.\n"},
    [WORD_USAGE_RULES] =
        {"usage : cocarde rules [--json|--markdown] [--lang fr|en]\n"
         "\n"
         "  --json       un objet JSON\n"
         "  --markdown   METHOD.md, le document de la méthode (en anglais)\n",
         "usage: cocarde rules [--json|--markdown] [--lang fr|en]\n"
         "\n"
         "  --json       one JSON object\n"
         "  --markdown   METHOD.md, the document of the method\n"},
    [WORD_USAGE_VERSION] = {"usage : cocarde version\n",
                            "usage: cocarde version\n"},
    [WORD_UNKNOWN_COMMAND] = {"pas de commande «\xC2\xA0{}\xC2\xA0»",
                              "no command \"{}\""},
    [WORD_UNKNOWN_OPTION] = {"pas d’option «\xC2\xA0{}\xC2\xA0» ici",
                             "no option \"{}\" here"},
    [WORD_NEEDS_VALUE] = {"il faut une valeur après {}",
                          "{} needs a value after it"},
    [WORD_NEEDS_ARGUMENT] = {"il manque quoi lire", "what to read is missing"},
    [WORD_TOO_MANY_ARGUMENTS] = {"pas d’autre argument ici",
                                 "no further argument here"},
    [WORD_NOT_A_DATE] = {"«\xC2\xA0{}\xC2\xA0» n’est pas une date" SEMICOLON
                         " écrire AAAA-MM-JJ",
                         "\"{}\" is not a date; write YYYY-MM-DD"},
    [WORD_NOT_A_LANGUAGE] = {"«\xC2\xA0{}\xC2\xA0» n’est ni fr ni en",
                             "\"{}\" is neither fr nor en"},
    [WORD_SEE_HELP] = {"voir cocarde --help", "see cocarde --help"},
    [WORD_NO_SUCH_FILE] = {"pas de tel fichier", "no such file"},
    [WORD_CHECK_NAME] = {"vérifier son nom", "check its name"},
    [WORD_CANNOT_READ] = {"lecture impossible ({})", "cannot be read ({})"},
    [WORD_NO_CAPTURE_IN_DIRECTORY] = {"aucune capture dans ce dossier",
                                      "no capture in this directory"},
    [WORD_CAPTURE_SUFFIXES] = {"leurs noms finissent par .har .harp .json .gz",
                               "their names end in .har .harp .json .gz"},
    [WORD_EMPTY_PAGES] =
        {"{} page(s) sur {} sans requête vers une machine" SEMICOLON
         " laissée(s) de "
         "côté",
         "{} of {} pages ask nothing of any machine; left out"},
    [WORD_PAGES_TOGETHER] =
        {"{} pages visitées à la suite, que cette capture ne sépare pas" COLON
         " "
         "notées comme une seule",
         "{} pages visited in a row, which this capture does not keep apart: "
         "rated as one"},
    [WORD_NO_DATE] = {"pas de date dans cette capture",
                      "no date in this capture"},
    [WORD_GIVE_DATE] = {"donner --at AAAA-MM-JJ pour les faits de ce jour",
                        "give --at YYYY-MM-DD for the facts of that day"},
    [WORD_CANNOT_WRITE] = {"écriture impossible ({})", "cannot write ({})"},
    [WORD_COLON] = {COLON " ", ": "},
    [WORD_SEMICOLON] = {SEMICOLON " ", "; "},
    [WORD_NOT_RATED] = {"pas de note", "not rated"},
    [WORD_RANGE] = {"entre les deux, selon ce que nous ne savons pas",
                    "in between, depending on what we do not know"},
    [WORD_NOT_ASSESSED] = {"non évalué", "not assessed"},
    [WORD_AXIS_REACH] = {"Portée", "Reach"},
    [WORD_AXIS_DESTINATION] = {"Destination", "Destination"},
    [WORD_AXIS_CONSENT] = {"Choix", "Consent"},
    [WORD_ASK_REACH] =
        {"qui peut être contraint de livrer ce qui est envoyé" QUESTION,
         "who can be compelled to hand over what is sent?"},
    [WORD_ASK_DESTINATION] =
        {"quelque chose a-t-il quitté l’EEE, et vers quelle "
         "protection" QUESTION,
         "did anything leave the EEA, and towards which protection?"},
    [WORD_ASK_CONSENT] = {"que s’est-il passé avant le choix" QUESTION,
                          "what happened before the choice?"},
    [WORD_BELOW_THE_LETTER] =
        {"A ne veut pas dire sûr ni conforme" SEMICOLON
         " la note vaut pour cette "
         "capture.",
         "A means neither safe nor compliant; the letter holds for this "
         "capture."},
    [WORD_WHY] = {"Pourquoi", "Why"},
    [WORD_NOTE] = {"note", "note"},
    [WORD_LIKEWISE] = {"de même\xC2\xA0: {}", "likewise: {}"},
    [WORD_PARTIES] = {"Qui", "Who"},
    [WORD_SERVICE] = {"service", "service"},
    [WORD_OPERATOR] = {"opérateur", "operator"},
    [WORD_MACHINES] = {"machines", "machines"},
    [WORD_NETWORK] = {"réseau", "network"},
    [WORD_COMPANY] = {"société", "company"},
    [WORD_CONTROL] = {"contrôle", "control"},
    [WORD_REACH] = {"portée", "reach"},
    [WORD_CLASS_E] = {"droit de l’Espace économique européen",
                      "law of the European Economic Area"},
    [WORD_CLASS_Q] = {"droit que l’Union juge adéquat",
                      "law that the Union deems adequate"},
    [WORD_CLASS_Z] = {"portée hors du pays non établie",
                      "reach outside the country not established"},
    [WORD_CLASS_X] = {"droit à portée extraterritoriale, avec juge "
                      "ou cour",
                      "law with reach abroad, with a judge or court"},
    [WORD_CLASS_Y] = {"droit à portée extraterritoriale, sans "
                      "contrôle indépendant",
                      "law with reach abroad, without independent "
                      "control"},
    [WORD_LAWS] = {"lois", "laws"},
    [WORD_NO_LAW] = {"aucune loi à portée extraterritoriale citée",
                     "no law with reach abroad to cite"},
    [WORD_SEAT] = {"siège" COLON, "seat:"},
    [WORD_EUROPEAN_ENTITY] = {"établissement européen" COLON,
                              "European establishment:"},
    [WORD_TECHNOLOGY] = {"technologie venue d’ailleurs" COLON,
                         "technology from elsewhere:"},
    [WORD_CONTROLLED_FROM] = {"contrôlé depuis" COLON, "controlled from:"},
    [WORD_UNKNOWN] = {"inconnu", "unknown"},
    [WORD_SOURCE] = {"source", "source"},
    [WORD_NOT_RECHECKED] = {"non revérifié", "not re-checked"},
    [WORD_AS_OF] = {"au", "as of"},
    [WORD_IDENTIFIED_BY] = {"reconnu par", "identified by"},
    [WORD_CONFIDENCE] = {"confiance", "confidence"},
    [WORD_UNKNOWN_TITLE] = {"Inconnus", "Unknown"},
    [WORD_LEVER] = {"Que changer", "What to change"},
    [WORD_WITHOUT] = {"sans {}", "without {}"},
    [WORD_THEN_WITHOUT] = {"puis sans {}", "then without {}"},
    [WORD_AND] = {" et ", " and "},
    [WORD_OWN_STORAGE] = {"ce que le site dépose lui-même",
                          "what the site itself stores"},
    [WORD_STRICT] = {"Lecture stricte" COLON " tout contrôle hors de l’Espace "
                     "économique européen compte comme extraterritorial.",
                     "Strict reading: every control from outside the European "
                     "Economic Area counts as extraterritorial."},
    [WORD_CRITERIA] = {"Trois critères, avant tout choix",
                       "Three criteria, before any choice"},
    [WORD_PRIOR_CONSENT] = {"consentement avant tout dépôt",
                            "consent before anything is stored"},
    [WORD_PERSONAL_DATA] = {"consentement avant tout envoi à la mesure "
                            "d’audience, à la publicité, aux réseaux sociaux",
                            "consent before anything is sent to measurement, "
                            "advertising, social networks"},
    [WORD_ADEQUATE_COUNTRIES] = {"rien vers un pays sans décision d’adéquation",
                                 "nothing to a country without adequacy"},
    [WORD_CHANGE_HOST] = {"en changeant d’hébergeur", "with another host"},
    [WORD_NO_PROMISE] = {"aucune lettre ne peut être promise",
                         "no letter can be promised"},
    [WORD_SEEN] = {"Ce qui a été vu", "What was seen"},
    [WORD_COMPLETENESS] =
        {"{} hôtes, {} identifiés, {} sans adresse, {} en cache, {} "
         "bloqués, {} sans suite",
         "{} hosts, {} identified, {} without address, {} from cache, {} "
         "blocked, {} failed"},
    [WORD_VERSIONS] = {"Versions", "Versions"},
    [WORD_SECOND_OPINION] = {"second avis", "second opinion"},
    [WORD_NONE] = {"aucun", "none"},
    [WORD_AND_MORE] = {"… et {} de plus", "… and {} more"},
    [WORD_PLACE] = {"lieu", "place"},
    [WORD_QUERY] = {"question", "query"},
    [WORD_ADDRESS] = {"adresse", "address"},
    [WORD_NO_ADDRESS] = {"aucune" COLON
                         " aucune requête n’est faite pour la trouver",
                         "none: no request is made to find it"},
    [WORD_NOBODY] = {"personne à juger", "nobody to judge"},
    [WORD_ESTABLISHED] = {"établi", "established"},
    [WORD_HINT] = {"indice", "hint"},
    [WORD_NO_PLACE] = {"lieu inconnu", "place unknown"},
    [WORD_REGISTERED] = {"siège du réseau" COLON
                         " {}, selon le registre régional",
                         "seat of the network: {}, by the regional registry"},
    [WORD_CONTROL_NOT_CHECKED] = {"contrôle non vérifié",
                                  "control not checked"},
    [WORD_WORLDWIDE] = {"réseau mondial, lieu de la machine non établi",
                        "worldwide network, place of the machine not "
                        "established"},
    [WORD_SAYS] = {"{} dit {}", "{} says {}"},
    [WORD_CAP] = {"plafond", "cap"},
};

const char *
word(enum word which, enum language language)
{
    assert(which < WORD_COUNT && language < LANGUAGE_COUNT);
    if (words[which][language] != NULL) {
        return words[which][language];
    }
    if (words_data[which][language] != NULL) {
        return words_data[which][language];
    }
    assert(words_history[which][language] != NULL);
    return words_history[which][language];
}

const char *
word_with(enum word which,
          enum language language,
          struct arena *arena,
          const char *const *values)
{
    const char *text = word(which, language);
    const char *result = "";
    const char *hole;

    while ((hole = strstr(text, "{}")) != NULL) {
        assert(*values != NULL);
        result = arena_format(
            arena, "%s%.*s%s", result, (int)(hole - text), text, *values++);
        text = hole + 2;
    }
    assert(*values == NULL);
    return arena_format(arena, "%s%s", result, text);
}

bool
language_parse(const char *text, enum language *out)
{
    static const char *const names[LANGUAGE_COUNT] = {
        [LANGUAGE_FR] = "fr",
        [LANGUAGE_EN] = "en",
    };

    for (int i = 0; text != NULL && i < LANGUAGE_COUNT; i++) {
        if (strncmp(text, names[i], 2) == 0 &&
            (text[2] == '\0' || text[2] == '_' || text[2] == '-' ||
             text[2] == '.' || text[2] == '@')) {
            *out = (enum language)i;
            return true;
        }
    }
    return false;
}
