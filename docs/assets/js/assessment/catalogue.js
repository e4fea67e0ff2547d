/* The catalogue of questions (exports/question_bank.py), which a page loads before the script of the self-assessment. */

export const getCatalogue = () => Curso.catalogue;
