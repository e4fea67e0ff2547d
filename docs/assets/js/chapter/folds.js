/* The switch «Lo imprescindible / Todo» of a chapter, and the parts of it that fold (`.fold`): sections, boxes and
   questions. The stylesheet folds them before this runs (docs/assets/css/chapter.css); here they are opened: one by one
   with their buttons, by the browser's own search in the page, and by whatever leads to something inside them. */

import { describeView, hasWords, readAnchor } from "../core/folds.js";
import { parseView } from "../core/views.js";
import { find, findAll } from "../page/dom.js";
import { listen } from "../page/events.js";
import { readJump } from "../page/jumps.js";
import { FOUND_KEY, VIEW_KEY } from "../page/keys.js";
import { withStorage } from "../page/storage.js";
import { showStoredView, showView } from "../page/view.js";
import { setText } from "../page/words.js";

const SWITCH = "[data-view-switch]";
const HEADINGS = "h1, h2, h3, h4, h5, h6";
let isListening = false;

const getView = () => parseView(document.documentElement.dataset.view ?? null);
const isOpen = (fold) => getView() === "all" || "open" in fold.dataset;
const getText = (fold) => find(fold, ":scope > .fold-text");

/* The title of a part, or what its line says of it. */
function getTitle(fold) {
  const title = find(fold, `:scope > :is(${HEADINGS}, .admonition-title)`) ?? find(fold, ".route-mark");
  return [...title.childNodes].filter((node) => node.className !== "headerlink").map((node) => node.textContent).join("").trim();
}

/* `hidden="until-found"` is folded but found by the browser's search; where it isn't known, it is just hidden. */
function show(fold) {
  const isShown = isOpen(fold);
  const text = getText(fold);
  const button = find(fold, ":scope > .fold-line button");
  if (isShown) text.removeAttribute("hidden");
  else text.setAttribute("hidden", "until-found");
  const word = isShown ? "Plegar" : "Mostrar";
  setText(button, word);
  button.setAttribute("aria-label", `${word} «${getTitle(fold)}»`);
  button.setAttribute("aria-expanded", String(isShown));
  text.dispatchEvent(new Event("toggle")); // what was hidden had no width (site.js) and wasn't counted (quiz.js)
}

function open(fold) {
  fold.dataset.open = "";
  show(fold);
}

function close(fold) {
  delete fold.dataset.open;
  show(fold);
}

/* The parts that fold between an element and the next heading: the boxes of the section that it heads. */
function listFollowing(element) {
  const parts = findAll(document, `article :is(${HEADINGS}, .fold)`);
  const following = parts.slice(parts.indexOf(element) + 1);
  const end = following.findIndex((part) => part.matches(HEADINGS));
  return following.slice(0, end < 0 ? following.length : end).filter((part) => part.matches(".fold"));
}

/* The words by which a search result was found, once. */
function takeFoundWords(anchor) {
  try {
    const found = JSON.parse(sessionStorage.getItem(FOUND_KEY) ?? "null");
    sessionStorage.removeItem(FOUND_KEY);
    return found?.anchor === anchor && Array.isArray(found.words) ? found.words : [];
  } catch {
    return [];
  }
}

/* Open what is folded around the target of an address, and what the search found below it. Returns the target if
   anything was opened. */
function reveal(hash) {
  const anchor = readAnchor(hash);
  const target = anchor ? document.getElementById(anchor) : null;
  if (!target || getView() === "all") return null;
  const words = takeFoundWords(anchor);
  const around = target.closest(".fold");
  const folds = [...(around ? [around] : []), ...listFollowing(target).filter((fold) => hasWords(getText(fold).textContent, words))];
  const closed = folds.filter((fold) => !isOpen(fold));
  closed.forEach(open);
  return closed.length ? target : null;
}

function showAll() {
  const view = getView();
  findAll(document, `${SWITCH} input`).forEach((input) => { input.checked = input.value === view; });
  findAll(document, ".fold").forEach(show);
}

/* The choice is stored only while it differs from what a page shows without one. */
function choose(view) {
  showView(view);
  try {
    if (view === "all") localStorage.setItem(VIEW_KEY, view);
    else localStorage.removeItem(VIEW_KEY);
  } catch { /* without a store the choice lasts as long as the page */ }
  showAll();
  const folds = findAll(document, ".fold");
  setText(find(document, "[data-view-status]"), describeView(view, folds.filter((fold) => !isOpen(fold)).length, folds.length));
}

function startListening() {
  if (isListening) return;
  isListening = true;
  listen("change", ({ target }) => {
    if (target.closest(SWITCH)) choose(parseView(target.value));
  });
  listen("click", (event) => {
    const button = event.target.closest(".fold-line button");
    if (button) {
      const fold = button.closest(".fold");
      if (isOpen(fold)) close(fold);
      else open(fold);
    }
    /* Before the browser goes there, so that it finds it in its place. */
    reveal(readJump(event) ?? "");
  });
  listen("beforematch", ({ target }) => {
    const fold = target.closest(".fold");
    if (fold) open(fold);
  });
  addEventListener("hashchange", () => reveal(location.hash)?.scrollIntoView());
  addEventListener("pageshow", ({ persisted }) => {
    if (!persisted) return; // left for a page where another view may have been chosen
    showStoredView();
    showAll();
  });
}

/* A page without the switch shows everything. */
export function bindFolds() {
  if (!find(document, SWITCH)) return;
  startListening();
  showAll();
  withStorage(() => { // under file:// the stored view is known only now
    showStoredView();
    showAll();
    reveal(location.hash)?.scrollIntoView();
  });
}
