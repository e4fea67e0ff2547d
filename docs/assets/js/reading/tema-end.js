/* The end of a tema: what the reader has read, answered and written of it, and what to review. */

import { countWritten, summarizeLessons } from "../core/reading.js";
import { find } from "../page/dom.js";
import { copyOf, make, makeLink } from "../page/elements.js";
import { PLAN_KEY } from "../page/keys.js";
import { count } from "../page/words.js";
import { locate } from "./stored.js";

/** @import { Stored } from "./stored.js" */

const SHOWN = 3; // links in each line

const describe = (number, total, one, many) => `${number} de ${count(total, one, many)}`;

/* Links to the first lessons of a list, and how many more there are. */
function listLinks(lessons) {
  const links = lessons.slice(0, SHOWN).flatMap((lesson, index) => [...(index ? ["; "] : []), makeLink(locate(lesson), lesson.title)]);
  return lessons.length > SHOWN ? [...links, ` y ${lessons.length - SHOWN} más`] : links;
}

function write(line, heading, ...parts) {
  if (line) line.replaceChildren(make("strong", "", `${heading}: `), ...parts);
}

/** @type {(stored: Stored) => void} */
export function showTemaEnd({ lessons, pages, records }) {
  const section = find(document, "[data-tema-end]");
  if (!section) return;
  const own = lessons.filter(({ tema }) => String(tema) === section.dataset.temaEnd);
  const { read, total, answered, correct, questions, missed } = summarizeLessons(own, pages, records);
  const unread = own.filter(({ id }) => !pages[id]?.isRead);
  write(find(section, "[data-tema-read]"), "Leído", describe(read, total, "página", "páginas"), ...(unread.length ? [". Te queda: ", ...listLinks(unread), "."] : [": el tema entero."]));
  write(find(section, "[data-tema-answered]"), "Respondido", describe(answered, questions, "pregunta", "preguntas"), answered ? `, ${count(correct, "acertada", "acertadas")} a la primera.` : ".");
  const written = find(section, "[data-tema-written]");
  const fields = own.flatMap((lesson) => lesson.fields);
  if (written) {
    const filled = countWritten(localStorage.getItem(PLAN_KEY), fields);
    const link = [...copyOf(find(written, "a"))];
    const address = find(written, "a").getAttribute("href");
    written.hidden = !fields.length;
    write(written, "Escrito en tu plan", describe(filled, fields.length, "campo", "campos"), " de este tema. Está en ", makeLink(address, ...link), ".");
  }
  const review = find(section, "[data-tema-review]");
  if (review && missed.length) {
    const address = find(review, "a").getAttribute("href");
    write(review, "Para repasar", ...listLinks(missed), ". O deja que vuelva solo en el ", makeLink(address, "repaso"), ".");
  }
}
