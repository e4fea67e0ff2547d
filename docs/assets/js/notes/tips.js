/* What is said beside a word (`.term`: its link, and then a tip): the definitions of the glossary, what an article says,
   and the sources of citations (citations.js). The stylesheet shows a tip while the pointer or the focus is on the word
   or on the tip; here it is placed, dismissed with Escape, and opened by touch. */

import { find, findAll } from "../page/dom.js";
import { listen } from "../page/events.js";

const OPEN = ".term:is(:hover, :focus-within)";
/** @type {any} */
let quiet = null; // the term that gets the focus next without showing its tip

/* Place a tip next to the line of its link that the pointer is on, inside the window: above it if there is no room
   below. In a narrow window the stylesheet puts it at the bottom, unless the link is there. */
function placeTip(term, x = -1, y = -1) {
  const tip = find(term, ".term-tip");
  if (!tip) return;
  tip.style.cssText = "";
  const lines = [...term.firstElementChild.getClientRects()];
  if (getComputedStyle(tip).position !== "absolute") {
    if (lines[lines.length - 1].bottom > tip.getBoundingClientRect().top) tip.style.bottom = `${innerHeight - lines[0].top}px`;
    return;
  }
  const line = lines.find((box) => x >= box.left && x <= box.right && y >= box.top && y <= box.bottom) || lines[0];
  const fitsBelow = line.bottom + tip.offsetHeight <= innerHeight || line.top < tip.offsetHeight;
  tip.style.position = "fixed";
  tip.style.left = `${Math.max(0, Math.min(line.left, document.documentElement.clientWidth - tip.offsetWidth))}px`;
  tip.style.top = `${fitsBelow ? line.bottom : line.top - tip.offsetHeight}px`;
}

/** The next time that the word of a link gets the focus, its tip doesn't cover what stands around it.
 * @type {(link: Element) => void} */
export function keepQuiet(link) {
  quiet = link.closest(".term");
}

/* By touch, the first tap shows the tip and the second follows the link. */
function openByTouch(event) {
  const term = event.target.closest(".term");
  if (term && event.pointerType === "touch" && !term.dataset.shown) {
    event.preventDefault();
    term.dataset.shown = "yes";
  }
  findAll(document, ".term[data-shown]").forEach((other) => {
    if (other !== term) delete other.dataset.shown;
  });
}

/* Focus that is in a tip goes back to its word, which stays. */
function dismiss(term) {
  if (find(term, ".term-tip :focus")) term.firstElementChild.focus();
  term.classList.add("dismissed");
}

/** Follow the pointer and the focus, once per document. `complete` adds what a tip lacks before it is shown.
 * @type {(complete: (term: any) => void) => void} */
export function followTips(complete) {
  ["mouseover", "focusin"].forEach((kind) => listen(kind, (event) => {
    const term = event.target.closest(".term");
    if (!term || term.contains(event.relatedTarget)) return;
    complete(term);
    term.classList.toggle("dismissed", kind === "focusin" && term === quiet);
    quiet = null;
    placeTip(term, event.clientX, event.clientY);
  }));
  listen("click", openByTouch);
  listen("keydown", ({ key }) => {
    if (key === "Escape") findAll(document, OPEN).forEach(dismiss);
  });
  addEventListener("scroll", () => findAll(document, OPEN).forEach((term) => placeTip(term)), true);
}
