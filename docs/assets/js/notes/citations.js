/* Citations as notes: the source of each is said beside it (tips.js) with the words of the page's own list of sources, and
   each entry of the list leads back to where it was cited. Without scripts a citation is a link to its entry. */

import { readAnchor } from "../core/folds.js";
import { find, findAll } from "../page/dom.js";
import { listen } from "../page/events.js";
import { copyOf, make, makeLink } from "../page/elements.js";
import { keepQuiet } from "./tips.js";

const CALLS = ".citation a[href*='#ref-']:not(.external)"; // instant navigation makes addresses absolute
const BACK = ".way-back a";

const findEntry = (call) => document.getElementById(readAnchor(call.hash));

/* An external link by the name of its web site: the whole address is in the list. */
function shorten(link) {
  link.textContent = link.hostname.replace(/^www\./, "");
  return link;
}

/** What a citation's tip lacks: all of it, or the link if the page already says there what an article says.
 * @type {(term: any) => void} */
export function completeNote(term) {
  const call = term.firstElementChild;
  const entry = call.matches(CALLS) ? findEntry(call) : null;
  if (!entry || "noted" in term.dataset) return;
  term.dataset.noted = "";
  const copy = make("span", "", ...copyOf(entry));
  findAll(copy, ".way-back, .norm-state").forEach((part) => part.remove());
  findAll(copy, "a").forEach(shorten);
  const told = find(term, ".term-tip");
  if (told) {
    told.append(" ", ...findAll(copy, "a"));
    told.setAttribute("role", "note"); // it has a link now
    return;
  }
  const tip = make("span", "term-tip", ...copy.childNodes);
  tip.setAttribute("role", "note");
  tip.id = `${call.id}-nota`;
  call.setAttribute("aria-describedby", tip.id);
  term.append(tip);
}

/* The links of an entry back to its calls: one word, or a number each. */
function addWayBack(entry, calls) {
  const links = calls.map((call, index) => {
    const link = makeLink(`#${call.id}`, calls.length > 1 ? String(index + 1) : "Volver a la cita");
    if (calls.length > 1) link.setAttribute("aria-label", `Volver a la cita ${index + 1}`);
    return link;
  });
  entry.append(make("span", "way-back no-print", calls.length > 1 ? " ↑ Volver a la cita" : " ↑", ...links.flatMap((link) => [" ", link])));
}

/** Give each citation of the page the place for its note, and each entry its way back. */
export function prepareCitations() {
  const found = new Map();
  findAll(document, CALLS).forEach((call, index) => {
    call.id = `llamada-${index + 1}`;
    if (!call.parentElement.matches(".term")) {
      const term = make("span", "term");
      call.replaceWith(term);
      term.append(call);
    }
    const entry = findEntry(call);
    if (entry) found.set(entry, [...(found.get(entry) ?? []), call]);
  });
  found.forEach((calls, entry) => {
    if (!find(entry, BACK)) addWayBack(entry, calls);
  });
}

/** Follow the reader there and back, once per document. */
export function followCitations() {
  listen("click", (event) => {
    const call = event.target.closest(CALLS);
    if (call && !event.defaultPrevented) {
      call.parentElement.classList.add("dismissed"); // the note would stay over the list
      findAll(document, BACK).forEach((link) => link.toggleAttribute("data-came", link.hash === `#${call.id}`));
    }
    const back = event.target.closest(BACK);
    const target = back && document.getElementById(readAnchor(back.hash));
    if (target) keepQuiet(target);
  });
}
