/* The HTML of the questions, loaded one tema at a time by pages that show questions of other pages. It is loaded as
   scripts, because a page opened from disk can't use `fetch`. */

import { find, findAll } from "../page/dom.js";
import { loadPlaces } from "./places.js";
import { loadScript } from "../page/files.js";
import { parseBuiltHtml } from "../page/trusted.js";

/** @import { CatalogueQuestion } from "./catalogue.js" */

const items = new Map();
const prompts = new Map(); // of the essential questions, without their explanations

Curso.addBank = (list) => list.forEach((item) => items.set(item.id, item)); // called by the bank's scripts
Curso.addPrompts = (list) => list.forEach((item) => prompts.set(item.id, item));

/* Load the HTML of some questions of the catalogue, and where they are explained. `base` is the path to the site's root. */
export function loadQuestions(base, questions) {
  const temas = [...new Set(questions.map(({ tema }) => tema))];
  return Promise.all([loadPlaces(base), ...temas.map((tema) => loadScript(`${base}assets/bank/tema-${tema}.js`))]);
}

/** Load what it takes to ask some questions and grade them: a fraction of what it takes to explain them too, if all are
 * essential.
 * @type {(base: string, questions: CatalogueQuestion[]) => Promise<unknown>} */
export function loadPrompts(base, questions) {
  if (!questions.every(({ isEssential }) => isEssential)) return loadQuestions(base, questions);
  return Promise.all([loadPlaces(base), loadScript(`${base}assets/bank/prompts.js`)]);
}

export const hasQuestion = (id) => items.has(id);

/** The form of a loaded question and its part of the key, numbered for this page. Links keep the targets that they have
 * in the question's own page.
 * @type {(question: CatalogueQuestion, base: string, number: number) => { form: any, key: any }} */
export function makeQuestion({ id, href }, base, number) {
  const { form, key } = items.get(id) ?? prompts.get(id);
  const parts = { form: parseBuiltHtml(form), key: parseBuiltHtml(key) };
  find(parts.form, ".quiz-number").textContent = `${number}.`;
  findAll(parts.key, "[data-away]").forEach((words) => { words.hidden = false; }); // where it is, which its own page needn't say
  const home = new URL(base + href, location.href);
  findAll(parts.key, "a").forEach((link) => {
    link.href = new URL(link.getAttribute("href"), home).href.replace(`${location.origin}/`, "/"); // an absolute URL would be styled as external
  });
  return parts;
}
