/* The catalogue of questions (exports/question_bank.py), which pages load before the script of the self-assessment. */

import { pickBank } from "../core/exam.js";
import { questionKinds } from "../question-kinds/table.js";

/** @import { Question } from "../core/exam.js" */
/** @typedef {Question & { href: string }} CatalogueQuestion */
/** @typedef {{
 *   title: string, edition: number, questions: CatalogueQuestion[],
 *   headings: Record<string, { label: string, href: string | null }>, objectives: { id: string, text: string, least: number }[],
 *   temas: { number: number, label: string, href: string | null }[],
 *   settings: { exam_questions: number, exam_minutes: number, pass_percent: number, mastery_percent: number },
 * }} Catalogue */

/** @type {() => Catalogue} */
export const getCatalogue = () => Curso.catalogue;

/** The questions that the final test draws from, of the essential route or of the whole course, which exclude those that
 * only the reader can grade.
 * @type {(isWhole?: boolean) => CatalogueQuestion[]} */
export const listDrawable = (isWhole) => pickBank(getCatalogue().questions.filter(({ kind }) => !questionKinds[kind].isSelfGraded), isWhole);
