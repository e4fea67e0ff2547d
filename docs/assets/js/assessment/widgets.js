/* A question's form, by its kind: what it asks as data, what the learner put in it, and how to put it back.

   The right answers are read from the question's part of the key, the one place where the page has them. A kind is a module of
   question-kinds/ that exports {grade, bind, sayMissing, explain, paper, isSelfGraded}:

     grade(question, response) → {answered, correct, score, …}: plain data in and out, `score` from 0 to 1
     bind(form, key) → {question, read, fill, empty, retry, …}: what is asked, as data; what the learner put in, and how to put it back; a
       response that is none ([] where it isn't said); what «Reintentar» does; `rubric` where the learner grades
     sayMissing(grade): what is said where there is nothing to grade
     explain({key, widget, grade, isRevealed}): paragraphs taken from the key, and marks on the form. A wrong answer gets the why of what
       was chosen; the right one is told only when `isRevealed`, from the second try on. What was typed never comes here
     paper: {makeCell(form), how, layOut(fieldset), nameInKey(form, key)}: what the answer sheet has for a question and, where there is
       any, what its form says in place of how to use its controls, what is moved on it, and how the key names its parts
     isSelfGraded: whether the learner grades it, so that the final test doesn't ask it */

import { questionKinds } from "../question-kinds/table.js";

export function bindWidget(form, key) {
  const kind = questionKinds[form.dataset.kind];
  const widget = { kind, empty: [], ...kind.bind(form, key) };
  const { fill, question } = widget;
  /* An answer from when the question was of another kind is no answer to this one. */
  widget.fill = (response) => fill(Array.isArray(response) === Array.isArray(widget.empty) ? response : widget.empty);
  widget.grade = () => kind.grade(question, widget.read());
  widget.explain = (grade, isRevealed) => kind.explain({ key, widget, grade, isRevealed });
  return widget;
}
