/* SPDX-License-Identifier: EUPL-1.2 */
/* Words for those of the rating's JSON, for people. */
#include "report/words.h"

#include <string.h>

static const struct {
    const char *term;
    const char *words[LANGUAGE_COUNT];
} terms[] = {
    {"established", {"établi", "established"}},
    {"hint", {"indice", "hint"}},
    {"unknown", {"inconnu", "unknown"}},
    {"document", {"document", "document"}},
    {"proxy", {"intermédiaire", "proxy"}},
    {"form", {"formulaire", "form"}},
    {"active", {"actif", "active"}},
    {"passive", {"passif", "passive"}},
    {"redirect", {"redirection", "redirect"}},
    {"met", {"rempli dans cette capture", "met in this capture"}},
    {"not-met", {"pas rempli dans cette capture", "not met in this capture"}},
    {"not-assessed", {"non évalué", "not assessed"}},
    {"cookie", {"nom de cookie", "cookie name"}},
    {"site", {"site visité", "visited site"}},
    {"domain", {"nom de domaine", "domain name"}},
    {"disguised-name", {"nom déguisé", "disguised name"}},
    {"prefix", {"plage publiée", "published range"}},
    {"asn", {"numéro de réseau", "network number"}},
    {"high", {"haute", "high"}},
    {"medium", {"moyenne", "medium"}},
    {"low", {"basse", "low"}},
    {"contacted", {"contacté", "contacted"}},
    {"cached", {"sans contact cette fois", "no contact this time"}},
    {"blocked", {"bloqué", "blocked"}},
    {"possible", {"possible", "possible"}},
    {"failed", {"sans suite", "failed"}},
    {"reach", {"portée", "reach"}},
    {"destination", {"destination", "destination"}},
    {"consent", {"choix", "consent"}},
};

/* Purposes of a service, as data/domains.csv has them. */
static const struct {
    const char *purpose;
    const char *words[LANGUAGE_COUNT];
} purposes[] = {
    {"ab-testing", {"essais comparés", "A/B testing"}},
    {"accessibility", {"accessibilité", "accessibility"}},
    {"ads", {"publicité", "advertising"}},
    {"analytics", {"mesure d’audience", "audience measurement"}},
    {"audio", {"son", "audio"}},
    {"campaign-crm", {"outil de campagne", "campaign tool"}},
    {"captcha", {"captcha", "captcha"}},
    {"cdn", {"diffusion", "delivery"}},
    {"chat", {"dialogue", "chat"}},
    {"cloud", {"cloud", "cloud"}},
    {"cms-saas", {"fabrique de sites", "site builder"}},
    {"consent", {"bandeau de consentement", "consent banner"}},
    {"fonts", {"polices", "fonts"}},
    {"forms", {"formulaires", "forms"}},
    {"hosting", {"hébergement", "hosting"}},
    {"identity", {"identité", "identity"}},
    {"mailing", {"envoi de courriels", "mailing"}},
    {"maps", {"cartes", "maps"}},
    {"marketing", {"marketing", "marketing"}},
    {"media", {"médias", "media"}},
    {"messaging", {"messagerie", "messaging"}},
    {"monitoring", {"suivi technique", "monitoring"}},
    {"network", {"réseau", "network"}},
    {"office", {"bureautique", "office tools"}},
    {"payment", {"paiement", "payment"}},
    {"petition", {"pétition", "petition"}},
    {"platform", {"plateforme", "platform"}},
    {"public", {"service public", "public service"}},
    {"registrar-hosting",
     {"noms de domaine et hébergement", "domain names and hosting"}},
    {"search", {"recherche", "search"}},
    {"security", {"sécurité", "security"}},
    {"session-replay", {"relecture de session", "session replay"}},
    {"social", {"réseau social", "social network"}},
    {"support", {"assistance", "support"}},
    {"tagmanager", {"gestion de balises", "tag management"}},
    {"utility", {"outil", "tool"}},
    {"video", {"vidéo", "video"}},
};

const char *
word_for(const char *term, enum language language)
{
    for (size_t i = 0; i < sizeof(terms) / sizeof(terms[0]); i++) {
        if (strcmp(terms[i].term, term) == 0) {
            return terms[i].words[language];
        }
    }
    return term;
}

const char *
word_for_purpose(const char *purpose, enum language language)
{
    for (size_t i = 0; i < sizeof(purposes) / sizeof(purposes[0]); i++) {
        if (strcmp(purposes[i].purpose, purpose) == 0) {
            return purposes[i].words[language];
        }
    }
    return purpose;
}
