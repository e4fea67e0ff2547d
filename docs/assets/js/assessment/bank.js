/* The questions' own HTML, fetched a tema at a time by pages that show questions of other pages. By script, not by `fetch`: a
   page opened from disk may load the first and not the second. */

import { find, findAll } from "../page/dom.js";
import { loadScript } from "../page/files.js";

/** @import { CatalogueQuestion } from "./catalogue.js" */

const items = new Map();

Curso.addBank = (list) => list.forEach((item) => items.set(item.id, item)); // what its scripts call

/** @type {(html: string) => any} */
function parse(html) {
  const template = document.createElement("template");
  template.innerHTML = html; // written by the build, never by a reader
  return template.content.firstElementChild;
}

/* Fetch the HTML of some questions of the catalogue. `base` leads to the site's root. */
export function loadQuestions(base, questions) {
  const temas = [...new Set(questions.map(({ tema }) => tema))];
  return Promise.all(temas.map((tema) => loadScript(`${base}assets/bank/tema-${tema}.js`)));
}

export const hasQuestion = (id) => items.has(id);

/** The form and the part of the key of a question, once loaded, with the number that it has here. Its links lead where they led
 * from its own page.
 * @type {(question: CatalogueQuestion, base: string, number: number) => { form: any, key: any }} */
export function makeQuestion({ id, href }, base, number) {
  const { form, key } = items.get(id);
  const parts = { form: parse(form), key: parse(key) };
  find(parts.form, ".quiz-number").textContent = `${number}.`;
  const home = new URL(base + href, location.href);
  findAll(parts.key, "a").forEach((link) => {
    link.href = new URL(link.getAttribute("href"), home).href.replace(`${location.origin}/`, "/"); // a whole address would look external
  });
  return parts;
}
