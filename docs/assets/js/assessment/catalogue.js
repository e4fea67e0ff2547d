/* The catalogue of questions (exports/question_bank.py), which pages load before the script of the self-assessment. */

import { make, makeLink } from "../page/elements.js";
import { questionKinds } from "../question-kinds/table.js";

/** @import { Question } from "../core/exam.js" */
/** @typedef {Question & { href: string, part?: string }} CatalogueQuestion */
/** @typedef {{
 *   title: string, edition: number, questions: CatalogueQuestion[],
 *   headings: Record<string, { label: string, href: string | null }>, objectives: { id: string, text: string }[],
 *   lessons: Record<string, string>, parts: Record<string, string>,
 *   temas: { number: number, label: string, href: string | null }[],
 *   settings: { exam_questions: number, exam_minutes: number, pass_percent: number, mastery_percent: number },
 * }} Catalogue */

/** @type {() => Catalogue} */
export const getCatalogue = () => Curso.catalogue;

/** The questions that the final test draws from, which excludes those that only the reader can grade.
 * @type {() => CatalogueQuestion[]} */
export const listDrawable = () => getCatalogue().questions.filter(({ kind }) => !questionKinds[kind].isSelfGraded);

const getPage = ({ href }) => href.split("#")[0];

/* «Tema 4 · 5.4. Quejas e incidentes»: the lesson of a question, for where it is seen outside it. With a link, if
   `base`, the path to the root of the site, is given. */
export function makeLessonLine(question, base) {
  const name = getCatalogue().lessons[getPage(question)];
  return make("p", "quiz-lesson", `Tema ${question.tema} · `, base === undefined ? name : makeLink(base + getPage(question), name));
}

/* The parts of a section where some of its questions are explained, each once, as a list of links: [] if there is none. */
export function listParts(questions, base) {
  const { parts } = getCatalogue();
  const first = [...new Map(questions.filter(({ part }) => part).map((question) => [question.part, question])).values()];
  const links = first.map((question) => makeLink(`${base}${getPage(question)}#${question.part}`, parts[`${question.section}#${question.part}`]));
  return links.length ? [make("ul", "", ...links.map((link) => make("li", "", link)))] : [];
}
