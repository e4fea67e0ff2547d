/* The catalogue of questions (exports/question_bank.py), which a page loads before the script of the self-assessment. */

import { questionKinds } from "../question-kinds/table.js";

export const getCatalogue = () => Curso.catalogue;

/* The questions that the final test draws from: the others, nobody but the reader grades. */
export const listDrawable = () => getCatalogue().questions.filter(({ kind }) => !questionKinds[kind].isSelfGraded);
