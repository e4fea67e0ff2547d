/* Where the questions of other pages are explained: their lessons, and the parts of them. Loaded on demand
   (exports/question_bank.py). */

import { make, makeLink } from "../page/elements.js";
import { loadScript } from "../page/files.js";

/** @import { CatalogueQuestion } from "./catalogue.js" */
/** @typedef {{ lessons: Record<string, string>, parts: Record<string, [anchor: string, title: string]> }} Places */

/** @type {() => Places | undefined} */
const getPlaces = () => Curso.places;
const getPage = (question) => question.href.split("#")[0];

export const hasPlaces = () => getPlaces() !== undefined;
export const loadPlaces = (base) => loadScript(`${base}assets/bank/places.js`);

/** «Tema 4 · 5.4. Quejas e incidentes»: the lesson of a question. With a link, if `base`, the path to the root of the
 * site, is given.
 * @type {(question: CatalogueQuestion, base?: string) => HTMLElement} */
export function makeLessonLine(question, base) {
  const name = getPlaces()?.lessons[getPage(question)] ?? "";
  return make("p", "quiz-lesson", `Tema ${question.tema} · `, base === undefined ? name : makeLink(base + getPage(question), name));
}

/** The parts of a section where some of its questions are explained, each once, as a list of links: [] if there is none.
 * @type {(questions: CatalogueQuestion[], base: string) => HTMLElement[]} */
export function listParts(questions, base) {
  const links = new Map(); // by their addresses
  for (const question of questions) {
    const [anchor, title] = getPlaces()?.parts[question.id] ?? [];
    if (anchor && title) links.set(`${getPage(question)}#${anchor}`, title);
  }
  const items = [...links].map(([href, title]) => make("li", "", makeLink(base + href, title)));
  return items.length ? [make("ul", "", ...items)] : [];
}
