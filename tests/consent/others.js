// SPDX-License-Identifier: EUPL-1.2
/** Banners of no tool that bears a mark, and pages without any. */
import { BAR } from "./fixture.js";

const STUB = `<script>
  const frame = document.createElement("iframe");
  frame.name = "__tcfapiLocator";
  frame.style.display = "none";
  document.documentElement.append(frame);
  globalThis.__tcfapi = (...call) => (globalThis.queue ??= []).push(call);
  </script>`;
const TCF = `<div id="cmp-notice" class="consent" style="${BAR}">Nous et nos
  partenaires stockons des cookies.
  <button id="yes">J'accepte</button><button id="no">Je refuse</button>
  <button id="more">Gérer mes choix</button></div><script>
  const end = (then) => () => {
    store("euconsent-v2");
    $("#cmp-notice").remove();
    then();
  };
  on("#yes", end(track));
  on("#no", end(() => {}));</script>`;
const HOME = `<div class="bandeau-cookies" style="${BAR}">Ce site utilise des
  cookies. <a href="#" id="yes">Tout accepter</a>
  <a href="#" id="no">Tout refuser</a></div>`;

/** @type {import("./fixture.js").Fixture[]} */
export const OTHERS = [
  {
    name: "tcf-with-stub",
    why: "A tool of the TCF, known by the frame that its stub leaves.",
    body: STUB + TCF,
    act: ({ click }) => click("#yes"),
    banner: "tcf",
    choice: "accepted",
    tracker: "accepted",
    storage: true,
    consent: "A",
  },
  {
    name: "tcf-without-stub",
    why: "The same without the frame: a banner of nobody, refused.",
    body: TCF,
    act: ({ click }) => click("#no"),
    banner: "unnamed",
    choice: "refused",
    tracker: "",
    consent: "A",
  },
  {
    name: "home-made",
    why: "It asks, and does not wait for the answer: D before any choice.",
    body: `${HOME}<script>track();</script>`,
    banner: "unnamed",
    choice: "none",
    tracker: "before",
    consent: "D",
    rule: "C2",
  },
  {
    name: "before-and-after",
    why: "The tracker comes before the choice and again after it: D stays.",
    body: `${HOME}<script>track();
      on("#yes", () => { $(".bandeau-cookies").hidden = true; track(); });
      </script>`,
    act: async ({ click }) => {
      await new Promise((done) => setTimeout(done, 300));
      await click("#yes");
    },
    banner: "unnamed",
    choice: "accepted",
    tracker: "accepted before",
    consent: "D",
  },
  {
    name: "no-refusal-offered",
    why: "There is only OK: taken as a yes, and said to be a guess.",
    body: `<div id="cookie-bar" style="${BAR}">En poursuivant, vous acceptez les
        cookies. <button id="ok">OK</button> <a href="#">En savoir plus</a>
      </div><script>
      on("#ok", () => { $("#cookie-bar").remove(); track(); });</script>`,
    act: ({ click }) => click("#ok"),
    banner: "unnamed",
    choice: "accepted",
    tracker: "accepted",
    consent: "A",
  },
  {
    name: "cookie-wall",
    why: "Accept or pay, over the whole page; nothing was chosen yet.",
    body: `<div role="dialog" aria-modal="true" style="position:fixed;inset:0;
        background:#fff">Pour lire cet article : acceptez les cookies ou
        abonnez-vous. <button>Accepter et continuer</button>
        <button>S'abonner pour 2 €</button></div>`,
    banner: "unnamed",
    choice: "none",
    tracker: "",
    consent: "A",
  },
  {
    name: "hidden",
    why: "The banner is in the page and never shows: nobody was asked.",
    body: `<div class="cky-consent-container" style="${BAR};display:none">
        Cookies <button data-cky-tag="accept-button">Accept All</button></div>
      <script>track();</script>`,
    banner: "none",
    choice: "none",
    tracker: "before",
    consent: "D",
  },
  {
    name: "fades-in",
    why: "It becomes visible long after it is there.",
    body: `<div id="iubenda-cs-banner" style="${BAR};opacity:0">Cookies
        <button class="iubenda-cs-accept-btn">Accetta</button>
        <button class="iubenda-cs-reject-btn">Rifiuta</button></div><script>
      setTimeout(() => { $("#iubenda-cs-banner").style.opacity = 1; }, 700);
      on(".iubenda-cs-reject-btn", () => $("#iubenda-cs-banner").remove());
      </script>`,
    act: ({ click }) => click(".iubenda-cs-reject-btn"),
    banner: "iubenda",
    choice: "refused",
    tracker: "",
    consent: "A",
  },
  {
    name: "closed-by-a-program",
    why: "A click that no hand made chose nothing that we could know.",
    body: `${HOME}<script>
      on("#no", () => { $(".bandeau-cookies").remove(); track(); });</script>`,
    act: ({ run }) => run("$('#no').click()"),
    banner: "unnamed",
    choice: "unknown",
    tracker: "unknown",
    consent: "A–D",
  },
  {
    name: "stays-open",
    why: "The button does nothing, the banner stays: no choice was made.",
    body: `${HOME}<script>setTimeout(track, 4500);</script>`,
    act: async ({ click, wait }) => {
      await click("#yes");
      await wait("performance.now() > 4600");
    },
    banner: "unnamed",
    choice: "none",
    tracker: "before",
    consent: "D",
  },
  {
    name: "return-visit",
    why: `It was accepted on the first visit, and is not asked again: an earlier
      choice is not known, and the axis is not assessed.`,
    body: `<script>if (has("mes_choix")) track();</script>
      <div class="bandeau-cookies" style="${BAR}">Des cookies ?
      <button id="yes">Accepter</button></div><script>
      if (has("mes_choix")) $(".bandeau-cookies").remove();
      else on("#yes", () => {
        store("mes_choix");
        $(".bandeau-cookies").remove();
      });</script>`,
    act: async ({ click, again }) => {
      await click("#yes");
      await again();
    },
    banner: "none",
    choice: "unknown",
    tracker: "unknown",
    consent: "",
  },
  {
    name: "reloads-on-accept",
    why: "As return-visit: the page that comes after the choice is a new one.",
    body: `<div class="bandeau-cookies" style="${BAR}">Des cookies ?
      <button id="yes">Accepter</button></div><script>
      if (has("ok-cookies")) { $(".bandeau-cookies").remove(); track(); }
      else on("#yes", () => { store("ok-cookies"); location.reload(); });
      </script>`,
    act: async ({ click, wait }) => {
      await click("#yes");
      await wait("has('ok-cookies') && !$('.bandeau-cookies')");
    },
    banner: "none",
    choice: "unknown",
    tracker: "unknown",
    consent: "",
  },
  {
    name: "second-page",
    why: `The site stores something without asking; on its second page that is
      there already, but nothing was chosen on the first, which was watched.`,
    body: `<script>store("_ga"); track();</script>`,
    act: ({ again }) => again(),
    banner: "none",
    choice: "none",
    tracker: "before",
    consent: "D",
  },
  {
    name: "stores-early",
    why: "Names that a script and the storage have before a choice: C1.",
    body: `<script>store("_ga");
      setTimeout(() => localStorage.setItem("_hjid", "secret"), 300);
      </script>`,
    banner: "none",
    choice: "none",
    tracker: "",
    cookies: ["_ga before"],
    keys: ["_hjid before"],
    consent: "D",
    rule: "C1",
  },
  {
    name: "nothing",
    why: "No banner, and nothing that would need one.",
    body: "<p>Bonjour</p>",
    banner: "none",
    choice: "none",
    tracker: "",
    consent: "A",
  },
];
