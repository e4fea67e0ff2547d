/* What every page needs beyond HTML: light/dark button, drawer by keyboard, tips and notes beside words, the section that
   is read, scroll boxes that the keyboard can reach, filters of the case gallery, scripts that load late. Runs once per
   document; `setUpPage` again after each instant navigation. */

import { followCopy } from "./browser-copy/opener.js";
import { readAnchor } from "./core/folds.js";
import { completeNote, followCitations, prepareCitations } from "./notes/citations.js";
import { followTips } from "./notes/tips.js";
import { find, findAll } from "./page/dom.js";
import { listen } from "./page/events.js";
import { loadScript } from "./page/files.js";
import { readJump } from "./page/jumps.js";
import { followPages } from "./page/navigation.js";
import { SCHEME_KEY, followSystem, showScheme, systemScheme } from "./page/scheme.js";
import { describeTables } from "./page/tables.js";
import { followSections, listSections } from "./place/sections.js";
import { followReading, showReading } from "./reading/opener.js";
import { bindSearch } from "./search/opener.js";

const root = document.documentElement;
/** @type {(selector: string, action: (element: any) => void) => void} */
const each = (selector, action) => findAll(document, selector).forEach(action);

/* The reader's choice is stored only while it differs from the system's. */
function chooseScheme(scheme) {
  showScheme(scheme);
  try {
    if (scheme === systemScheme()) localStorage.removeItem(SCHEME_KEY);
    else localStorage.setItem(SCHEME_KEY, scheme);
  } catch { /* without a store the choice lasts as long as the page */ }
}

function isSchemeChosen() {
  try {
    return localStorage.getItem(SCHEME_KEY) !== null;
  } catch {
    return false;
  }
}

const drawer = () => find(document, "#__drawer");

function showDrawer(open) {
  const checkbox = drawer();
  if (checkbox.checked !== open) checkbox.click();
}

function followDrawer() {
  const open = drawer().checked;
  const button = find(document, "[data-drawer-open]");
  button.setAttribute("aria-expanded", String(open));
  if (open) (find(document, ".site-nav [aria-current]") || find(document, ".site-nav a")).focus();
  else if (document.activeElement?.closest(".site-nav")) button.focus();
}

/* Scroll a long navigation to the line of the open page. */
function showCurrentLine() {
  const current = find(document, ".site-nav [aria-current]");
  if (current) {
    const box = current.closest(".md-sidebar__scrollwrap");
    const below = current.getBoundingClientRect().bottom - Math.min(box.getBoundingClientRect().bottom, innerHeight);
    if (below > 0) box.scrollTop += below + innerHeight / 3;
  }
}

function filterCases(form) {
  const wanted = {};
  new FormData(form).forEach((value, name) => {
    if (value) (wanted[name] = wanted[name] || []).push(value);
  });
  const cards = findAll(document, "[data-case-gallery] .case-card");
  let shown = 0;
  cards.forEach((card) => {
    const matches = Object.keys(wanted).every((name) => {
      const values = (card.dataset[name] || "").split(" ");
      return wanted[name].some((value) => values.includes(value));
    });
    card.closest("li").hidden = !matches;
    if (matches) shown += 1;
  });
  find(document, "[data-case-count]").textContent = `Se muestran ${shown} de ${cards.length} casos`;
}

/** Open what is folded around the target of an address, or right below it. Returns the target if anything was opened.
 * @type {(hash: string) => Element | null} */
function reveal(hash) {
  const target = document.getElementById(readAnchor(hash));
  if (!target) return null;
  const below = target.nextElementSibling;
  /** @type {any} */
  const folded = target.closest("details") ?? (below?.matches(".sources-fold") ? below : null);
  if (!folded || folded.open) return null;
  folded.open = true;
  return target;
}

/* Load the scripts of what is far down in the page, after all that it loads first. */
function loadLateScripts() {
  each("[data-late-script]", ({ dataset }) => loadScript(dataset.lateScript).catch(() => {}));
}

/* Paper can't be clicked: folded content is printed open. */
function unfold(open) {
  each("main details", (details) => {
    if (open === details.open || (!open && !details.dataset.unfolded)) return;
    details.open = open;
    if (open) details.dataset.unfolded = "yes";
    else delete details.dataset.unfolded;
  });
}

function setUpPage() {
  requestAnimationFrame(showCurrentLine);
  describeTables();
  listSections();
  prepareCitations();
  reveal(location.hash)?.scrollIntoView();
  setTimeout(loadLateScripts, 0);
  showReading();
  each("[data-case-filter]", (form) => {
    form.hidden = false;
    filterCases(form);
  });
}

followTips(completeNote); // first: the first touch of a word goes nowhere
followCitations();
followSections();
listen("click", (event) => {
  const target = event.target;
  reveal(readJump(event) ?? ""); // before the browser goes there, so that it finds it in its place
  if (target.closest("[data-scheme-toggle]")) chooseScheme(root.dataset.mdColorScheme === "slate" ? "default" : "slate");
  if (target.closest("[data-drawer-open]")) showDrawer(true);
  if (target.closest(".site-nav a")) showDrawer(false);
});
listen("change", (event) => {
  if (event.target.id === "__drawer") followDrawer();
  const form = event.target.closest("[data-case-filter]");
  if (form) filterCases(form);
});
listen("reset", (event) => {
  if (event.target.matches("[data-case-filter]")) setTimeout(filterCases, 0, event.target);
});
listen("keydown", (event) => {
  if (event.key === "Escape" && drawer().checked) showDrawer(false);
});
listen("focusin", (event) => {
  if (drawer().checked && !event.target.closest(".site-nav, [data-drawer-open]")) showDrawer(false);
});
followSystem(() => {
  if (!isSchemeChosen()) chooseScheme(systemScheme());
});
addEventListener("resize", describeTables);
document.addEventListener("toggle", describeTables, true); // what was folded had no width
addEventListener("hashchange", () => reveal(location.hash)?.scrollIntoView());
addEventListener("beforeprint", () => unfold(true));
addEventListener("afterprint", () => unfold(false));
listen("DOMContentLoaded", () => {
  if (!followPages(setUpPage)) setUpPage();
});
bindSearch();
followReading();
followCopy();
