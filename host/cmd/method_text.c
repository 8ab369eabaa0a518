/* SPDX-License-Identifier: EUPL-1.2 */
#include "cmd/method_text.h"

const char method_letters[] =
    "\n## 1. What the letter says\n\n"
    "One question: **under whose laws did this page put me, in this capture?**"
    " It is no audit of the GDPR, none\n"
    "of security, and no verdict on a person. A does not mean safe or "
    "compliant.\n\n"
    "| axis | question |\n"
    "|---|---|\n"
    "| reach | who can be compelled to hand over what this page makes me "
    "send? |\n"
    "| destination | did anything leave the European Economic Area, and "
    "towards which protection? |\n"
    "| consent | did something happen on my device before I chose? Not "
    "assessed in this version. |\n\n"
    "Reach and destination are two things: a machine in Munich run by a US "
    "group is no transfer, and is within\n"
    "reach (General Court, T-354/22 *Bindl*, 8 January 2025; Conseil d’État, "
    "13 October 2020, n° 444937).\n\n"
    "| letter | in words | en français |\n"
    "|---|---|---|\n";

const char method_roles[] =
    "\n## 2. Who is judged, and for what\n\n"
    "Each contact (a host name the page made the browser talk to) can have "
    "two companies behind it, both judged:\n\n"
    "- the **service**, whose name the host bears: the table of disguised "
    "names, then the table of domains. The site\n"
    "  being visited is not judged as a service;\n"
    "- the **operator**, whose machine answers: the published address ranges "
    "of clouds and CDNs, then the number of the\n"
    "  network, where its role is hosting or CDN. Networks of access and "
    "transit give no operator. A CDN in front of the\n"
    "  page’s host receives everything (role `proxy`); the host behind it is "
    "never guessed.\n\n"
    "Five facts stay apart: the place of the machine, the network, the "
    "company, who controls it, and the laws that reach\n"
    "it. Place alone never sets a letter of reach.\n\n"
    "Companies, owners, countries, adequacy decisions and laws are read **at "
    "the date of the capture**.\n\n"
    "What counts is what the page asked for: contacts that were `contacted`, "
    "`cached`, `blocked` or `possible` count;\n"
    "`failed` ones, which nobody can have received, do not. So a blocker or a "
    "warm cache never changes the letter.\n\n"
    "A contact’s role is that of the weightiest thing asked of it; a contact "
    "of unknown kind is read both ways:\n\n"
    "| asked for | role |\n"
    "|---|---|\n";

const char method_reach[] =
    "\nA redirect before the document counts as the document when it is on "
    "the page’s own site; a hop of another site\n"
    "is shown and not counted.\n"
    "\n## 3. Reach\n\n"
    "The class of a company is the worse of the class of its seat and of the "
    "class of the country that controls it, at\n"
    "the date of the capture:\n\n"
    "- **E** European Economic Area\n"
    "- **Q** a country with an adequacy decision in force that fits\n"
    "- **Z** reach not established\n"
    "- **X** a law with reach abroad, a judge or a court before it (among "
    "them the United States, whose adequacy holds\n"
    "  for listed companies only)\n"
    "- **Y** a law with reach abroad and no independent control\n\n"
    "Every cell of this table is found by asking the rules below:\n\n"
    "| role | E | Q | Z | X | Y |\n"
    "|---|---|---|---|---|---|\n";

const char method_after_reach[] =
    "\nA worse class or a heavier role never gives a better letter. Place is "
    "no column: a law that follows possession and\n"
    "control does not ask where the machine stands. A company under European "
    "control whose technology comes from\n"
    "elsewhere is at best B (R1, R2).\n";

const char method_destination[] =
    "\n## 4. Destination\n\n"
    "The recipient of a service is its establishment in the EEA when it has "
    "one, else its seat; what counts is the worse\n"
    "of the recipient and of the machine. The recipient of an operator is "
    "where the machine stands.\n\n"
    "| role | EEA | adequate | US, listed | third country |\n"
    "|---|---|---|---|---|\n";

const char method_after_destination[] =
    "\n“Listed” is the list of the framework in force at the date: Safe "
    "Harbour to 2015-10-06, Privacy Shield from\n"
    "2016-08-01 to 2020-07-16, Data Privacy Framework from 2023-07-10. Between "
    "them no US company is listed.\n\n"
    "The place of a machine is **established** when two independent databases "
    "agree on its address and its network is\n"
    "neither worldwide nor known to sell labels of countries, or when a "
    "documented region stands in its name\n"
    "(`eu-west-3`, `fr-par`). Otherwise it is a **hint**, which never "
    "convicts, or **unknown**: anycast, CDN, a replay\n"
    "server (all addresses identical), local addresses.\n";

const char method_letters_made[] =
    "\n## 5. How the letter is made\n\n"
    "1. Each contact gives its service, its operator, its role and the place "
    "of its machines.\n"
    "2. Each rule that applies caps its axis at its letter. What is unknown "
    "makes several readings: a company that nobody\n"
    "   knows may be anything, a place that is not established may be in the "
    "EEA or in a third country, contacts that\n"
    "   were left out of a page that makes too many may be anything too. The "
    "best letter is that of the best reading,\n"
    "   the worst that of the worst.\n"
    "3. An axis is the worst of its caps, once for each reading; the grade is "
    "the worst axis. An axis that was not\n"
    "   assessed leaves the letter to the others.\n"
    "4. Equal in both readings, the grade is a letter; otherwise it is a range "
    "(B–D). When no company is identified, or\n"
    "   the capture is no page, there is no grade.\n"
    "5. The lever takes away every party that holds the worst letter, and "
    "says which letter is left, step by step. When\n"
    "   the one that serves the page is among them, the step is “change the "
    "host”.\n\n"
    "There are no weights and no points. Order and repetition of contacts "
    "change nothing; one contact more never improves\n"
    "a letter; learning an unknown never widens a range. The rating cannot "
    "reach the list of political sites.\n";

const char method_rules[] =
    "\n## 6. The rules\n\n"
    "Sentences are shown with their blanks: {org} a company, {country} a "
    "country, {law} the law cited, {place} where the\n"
    "machine stands.\n";

const char method_doubts[] =
    "\n## 7. What is said when something is not known\n";

const char method_notes[] = "\n## 8. What is said about the capture itself\n";

const char method_tail[] =
    "\n## 9. What no letter can say\n\n"
    "- What a server forwards to others cannot be seen: a grade is a lower "
    "bound of exposure.\n"
    "- Mobile applications, mail, name servers, registrars and certificate "
    "authorities are not rated.\n"
    "- Preconnections leave no event; what a blocker stopped never made its "
    "own further calls.\n"
    "- A law “can compel”: orders are targeted and need legal process. That a "
    "company can be compelled does not say that\n"
    "  it was, and no sentence here says so.\n"
    "- Each fact is a row of `data/*.csv` with its source and its date; a "
    "source that begins with “(read)” was opened,\n"
    "  any other is shown as “not re-checked”. CONTRIBUTING.md says how to "
    "dispute a row.\n";
