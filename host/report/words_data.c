/* SPDX-License-Identifier: EUPL-1.2 */
/* What the commands about facts say. */
#include "report/words_more.h"

#define COLON "\xC2\xA0:"

const char *const words_data[WORD_COUNT][LANGUAGE_COUNT] = {
    [WORD_USAGE_DISPUTE] =
        {"usage : cocarde dispute [options] HÔTE|IP|HÔTE=IP|SOCIÉTÉ\n"
         "\n"
         "  --json         un objet JSON\n"
         "  --at DATE      à cette date (AAAA-MM-JJ) et non à ce jour\n"
         "  --lang fr|en   langue\n"
         "\n"
         "Écrit un texte à compléter et à envoyer soi-même : quelles lignes,\n"
         "de quelle version, d’après quelle source, et ce qu’elles décident.\n"
         "SOCIÉTÉ est son nom court dans les données, ainsi « ovhcloud ».\n",
         "usage: cocarde dispute [options] HOST|IP|HOST=IP|COMPANY\n"
         "\n"
         "  --json         one JSON object\n"
         "  --at DATE      at this date (YYYY-MM-DD), not today\n"
         "  --lang fr|en   language\n"
         "\n"
         "Writes a text to complete and to send yourself: which rows, of\n"
         "which version, from which source, and what they decide. COMPANY is\n"
         "its short name in the data, as \"ovhcloud\".\n"},
    [WORD_USAGE_DATA] =
        {"usage : cocarde data [status|verify] [--json] [--lang fr|en]\n"
         "        cocarde data import FICHIER.mmdb [--json]\n"
         "        cocarde data corrections\n"
         "        cocarde data remove [countries|networks|corrections] …\n"
         "\n"
         "  status         quelles données, de quand, à qui, et leur licence\n"
         "  verify         l’empreinte de chaque fichier\n"
         "  import         remplacer pays ou réseaux par un fichier de "
         "MaxMind,\n"
         "                 DB-IP, IPinfo ou ip-location-db ; vérifié en "
         "entier\n"
         "  corrections    où écrire ses propres lignes, et comment\n"
         "  remove         revenir aux données de Cocarde : tout, ou ce qui\n"
         "                 est nommé\n"
         "\n"
         "Les fichiers apportés ne servent qu’à vous ; $COCARDE_OWN nomme un\n"
         "autre dossier. Avec --data DOSSIER, seules comptent ses données.\n",
         "usage: cocarde data [status|verify] [--json] [--lang fr|en]\n"
         "       cocarde data import FILE.mmdb [--json]\n"
         "       cocarde data corrections\n"
         "       cocarde data remove [countries|networks|corrections] …\n"
         "\n"
         "  status         which data, how old, whose, and its licence\n"
         "  verify         the digest of every file\n"
         "  import         put a file of MaxMind, DB-IP, IPinfo or\n"
         "                 ip-location-db in place of countries or networks;\n"
         "                 it is checked whole\n"
         "  corrections    where to write rows of your own, and how\n"
         "  remove         go back to Cocarde's data: all, or what is named\n"
         "\n"
         "What you bring serves you alone; $COCARDE_OWN names another\n"
         "directory. With --data DIR, its data alone counts.\n"},
    [WORD_DATA_DIRECTORY] = {"dossier", "directory"},
    [WORD_DATA_VERSION] = {"données", "data"},
    [WORD_DIGEST] = {"empreinte", "digest"},
    [WORD_COUNTRIES_OF] = {"pays", "countries"},
    [WORD_NETWORKS_OF] = {"réseaux", "networks"},
    [WORD_FACTS_OF] = {"faits", "facts"},
    [WORD_ABSENT] = {"absent", "absent"},
    [WORD_OF_DAY] = {"{} du {}", "{} of {}"},
    [WORD_DAYS_OLD] = {"{} jour(s)", "{} day(s) old"},
    [WORD_YOUR_CORRECTION] = {"avec une correction à vous",
                              "with a correction of yours"},
    [WORD_YOURS] = {"à vous", "yours"},
    [WORD_YOURS_SINCE] = {"à vous depuis le {}", "yours since {}"},
    [WORD_LEFT_OUT] = {"le vôtre est laissé de côté" COLON " {}",
                       "yours is left out: {}"},
    [WORD_OLD_DATA] = {"plus de six mois" COLON " des machines ont changé de "
                       "mains ; `cocarde data import` en prend un plus récent",
                       "more than six months old: machines have changed "
                       "hands; `cocarde data import` takes a newer one"},
    [WORD_CHECKED_WHOLE] =
        {"{}, du {}" COLON " {} nœuds et {} fiches, vérifiés en entier",
         "{}, of {}: {} nodes and {} records, checked whole"},
    [WORD_CHANGES_COUNTRIES] = {"pays, du {} au {}" COLON
                                " sur {} adresses, {} ont un autre pays, {} "
                                "en ont un de plus, {} n’en ont plus",
                                "countries, from {} to {}: of {} addresses {} "
                                "have another country, {} "
                                "have one now, {} have none any more"},
    [WORD_CHANGES_NETWORKS] =
        {"réseaux, du {} au {}" COLON
         " sur {} adresses, {} ont un autre réseau, "
         "{} en ont un de plus, {} n’en ont plus",
         "networks, from {} to {}: of {} addresses {} have another network, {} "
         "have one now, {} have none any more"},
    [WORD_NO_IPV6] = {"sans adresse IPv6" COLON
                      " elles n’auront pas de réponse",
                      "no IPv6 address: those will have no answer"},
    [WORD_HOSTS_KEEP] =
        {"Un navigateur déjà ouvert garde les anciennes données jusqu’à ce "
         "qu’il redémarre.",
         "A browser that is open keeps the former data until it restarts."},
    [WORD_REMOVED] = {"{}" COLON " de nouveau les données de Cocarde",
                      "{}: Cocarde's data again"},
    [WORD_NOTHING_OF_YOURS] = {"rien n’y est à vous",
                               "nothing of yours is there"},
    [WORD_NOWHERE_TO_PUT] = {"ni $HOME ni $XDG_DATA_HOME ne nomme un dossier",
                             "neither $HOME nor $XDG_DATA_HOME names a "
                             "directory"},
    [WORD_IS_SOUND] = {"conforme", "as it was made"},
    [WORD_CORRECTIONS_IN] =
        {"Vos lignes, en CSV comme celles de data/, se mettent dans\n"
         "  {}\n"
         "sous les noms organisations.csv, owners.csv, domains.csv,\n"
         "networks.csv et political_sites.csv. Puis, dans les sources de\n"
         "Cocarde (Perl, `make setup`) :\n"
         "  data/build --corrections {}\n"
         "les vérifie comme les nôtres et les met en service ; elles sont\n"
         "marquées à vous partout. `cocarde data remove corrections` les\n"
         "retire du service sans effacer vos fichiers.\n",
         "Rows of your own, in CSV as those of data/, go into\n"
         "  {}\n"
         "under the names organisations.csv, owners.csv, domains.csv,\n"
         "networks.csv and political_sites.csv. Then, in the sources of\n"
         "Cocarde (Perl, `make setup`),\n"
         "  data/build --corrections {}\n"
         "checks them as ours and puts them into use; they are marked yours\n"
         "everywhere. `cocarde data remove corrections` takes them out of\n"
         "use, and leaves your files.\n"},
};
