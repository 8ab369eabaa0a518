/* SPDX-License-Identifier: EUPL-1.2 */
/* The help of the commands about facts. */
#include "report/words_usage.h"

const char *const words_usage[WORD_COUNT][LANGUAGE_COUNT] = {
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
};
