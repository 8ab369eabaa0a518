// SPDX-License-Identifier: EUPL-1.2
/** Banners that bear the marks of a known tool. */
import { BAR } from "./fixture.js";

/** @type {import("./fixture.js").Fixture[]} */
export const TOOLS = [
  {
    name: "tarteaucitron",
    why: "All is accepted in the banner; what comes after it is covered.",
    body: `<div id="tarteaucitronRoot"><div id="tarteaucitronAlertBig"
        style="${BAR}">Ce site utilise des cookies.
        <button id="tarteaucitronPersonalize2">✓ OK, tout accepter</button>
        <button id="tarteaucitronAllDenied2">✗ Interdire tous les cookies
        </button><button id="tarteaucitronCloseAlert">Personnaliser</button>
      </div></div><script>
      on("#tarteaucitronPersonalize2", () => {
        store("tarteaucitron");
        $("#tarteaucitronAlertBig").style.display = "none";
        track();
      });</script>`,
    act: ({ click }) => click("#tarteaucitronPersonalize2"),
    banner: "tarteaucitron",
    choice: "accepted",
    tracker: "accepted",
    cookies: ["tarteaucitron accepted"],
    consent: "A",
  },
  {
    name: "axeptio",
    why: "Its button says OK pour moi: known by its id, not by its words.",
    body: `<div class="axeptio_mount"><div class="axeptio_widget"
        style="${BAR};width:300px;height:200px">Les cookies, on en parle ?
        <button id="axeptio_btn_acceptAll">OK pour moi</button>
        <button id="axeptio_btn_dismiss">Non merci</button></div></div><script>
      on("#axeptio_btn_acceptAll", () => {
        $(".axeptio_widget").style.opacity = 0;
        setTimeout(track, 50);
      });</script>`,
    act: ({ click }) => click("#axeptio_btn_acceptAll"),
    banner: "axeptio",
    choice: "accepted",
    tracker: "accepted",
    consent: "A",
  },
  {
    name: "didomi",
    why: "A link in the corner says no, and the page obeys.",
    body: `<div id="didomi-host"><div id="didomi-popup" style="${BAR}">
        Nous et nos partenaires utilisons des cookies.
        <span role="button" tabindex="0"
          class="didomi-continue-without-agreeing">Continuer sans accepter →
        </span><button id="didomi-notice-agree-button">Accepter &amp; Fermer
        </button></div></div><script>
      on(".didomi-continue-without-agreeing", () => $("#didomi-popup").remove());
      </script>`,
    act: ({ click }) => click(".didomi-continue-without-agreeing"),
    banner: "didomi",
    choice: "refused",
    tracker: "",
    consent: "A",
  },
  {
    name: "cookiebot",
    why: `A selection is saved: some of it was accepted, which is not known, so
      neither is whether the tracker was.`,
    body: `<div id="CybotCookiebotDialog" style="${BAR}">Ce site web utilise des
        cookies.<button id="CybotCookiebotDialogBodyLevelButtonLevelOptinAllowAll">
        Autoriser tous les cookies</button>
        <button id="CybotCookiebotDialogBodyLevelButtonAccept">Autoriser la
        sélection</button></div><script>
      on("#CybotCookiebotDialogBodyLevelButtonAccept", () => {
        store("CookieConsent");
        $("#CybotCookiebotDialog").remove();
        track();
      });</script>`,
    act: ({ click }) => click("#CybotCookiebotDialogBodyLevelButtonAccept"),
    banner: "cookiebot",
    choice: "partly",
    tracker: "unknown",
    cookies: ["CookieConsent unknown"],
    consent: "A–D",
  },
  {
    name: "onetrust",
    why: `Opening the settings is no choice; refusing all in them is, and what
      came before is before.`,
    body: `<div id="onetrust-banner-sdk" style="${BAR}">Cookies
        <button id="onetrust-pc-btn-handler">Paramètres des cookies</button>
        <button id="onetrust-accept-btn-handler">Accepter tous les cookies
        </button></div>
      <div id="onetrust-pc-sdk" style="${BAR};display:none">Centre de
        préférences<button class="ot-pc-refuse-all-handler">Tout refuser
        </button><button class="save-preference-btn-handler">Confirmer mes
        choix</button></div><script>
      on("#onetrust-pc-btn-handler", () => {
        $("#onetrust-banner-sdk").style.display = "none";
        $("#onetrust-pc-sdk").style.display = "block";
      });
      on(".ot-pc-refuse-all-handler", () => {
        store("OptanonAlertBoxClosed");
        $("#onetrust-pc-sdk").style.display = "none";
      });</script>`,
    act: async ({ click, wait }) => {
      await click("#onetrust-pc-btn-handler");
      await wait("$('#onetrust-pc-sdk').offsetHeight > 0");
      await new Promise((done) => setTimeout(done, 700));
      await click(".ot-pc-refuse-all-handler");
    },
    banner: "onetrust",
    choice: "refused",
    tracker: "",
    consent: "A",
  },
  {
    name: "ignores-refusal",
    why: `The tracker comes although all was refused: C8, E. That it was refused
      is a guess from a click: a range from A, as if it had been accepted.`,
    body: `<div class="cky-consent-container" style="${BAR}">We value your
        privacy. <button data-cky-tag="reject-button">Reject All</button>
        <button data-cky-tag="accept-button">Accept All</button></div><script>
      on("[data-cky-tag=reject-button]", () => {
        $(".cky-consent-container").remove();
        setTimeout(track, 600);
      });</script>`,
    act: ({ click }) => click("[data-cky-tag=reject-button]"),
    banner: "cookieyes",
    choice: "refused",
    tracker: "refused",
    consent: "A–E",
    rule: "C8",
  },
  {
    name: "in-a-frame",
    why: `Clicks in a frame are not seen from the page: that the banner went is,
      and what was chosen is not.`,
    body: `<div id="sp_message_container_1" style="${BAR};height:200px">
        <iframe title="consent" src="/frame.html"
          style="width:100%;height:100%;border:0"></iframe></div><script>
      addEventListener("message", () => {
        $("#sp_message_container_1").remove();
        track();
      });</script>`,
    files: {
      "/frame.html": `<!doctype html><body style="margin:0"><button
        onclick="parent.postMessage('done', '*')"
        style="width:100%;height:200px">Accepter</button>`,
    },
    act: ({ click }) => click("#sp_message_container_1"),
    banner: "sourcepoint",
    choice: "unknown",
    tracker: "unknown",
    storage: false,
    consent: "A–D",
  },
];
