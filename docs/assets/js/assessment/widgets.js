/* A question's form, by its kind: the question as data, and reading and filling the answer.

   The right answers are read from the question's part of the key, the only place in the page that has them. A kind
   is a module of question-kinds/ that exports {grade, bind, sayMissing, explain, paper, isSelfGraded}:

   - grade(question, response) → {answered, correct, score, …}: plain data in and out, `score` from 0 to 1;
     `isUnfinished` if a part of the answer is missing, which practice asks for and the final test grades
   - bind(form, key) → {question, read, fill, empty, retry, …}: the question as data; reading and filling the
     response; an empty response ([] by default); the action of «Reintentar»; `rubric` if the learner grades
   - sayMissing(grade): the message if there is nothing to grade
   - explain({key, widget, grade, isRevealed}): paragraphs taken from the key, and marks on the form. A wrong answer
     gets the explanation of what was chosen; the right one is shown only if `isRevealed`, which the learner asks for from
     the second attempt on. It never contains what was typed
   - paper: {makeCell(form), how, layOut(fieldset), nameInKey(form, key)}: the question's cell in the answer sheet
     and, optionally, instructions that replace those for its controls, changes to its form, and labels for its parts
     in the key
   - isMixed: whether its answers are chosen from a list, and shown in an order of each reader's own
   - isSelfGraded: whether the learner grades it, so that the final test doesn't include it */

import { mixAnswers } from "../page/answer-order.js";
import { questionKinds } from "../question-kinds/table.js";

/* `order`: a text that decides the order of the answers, if it isn't the reader's own. */
export function bindWidget(form, key, order) {
  const kind = questionKinds[form.dataset.kind];
  if (kind.isMixed) mixAnswers(form, key, order);
  const widget = { kind, empty: [], ...kind.bind(form, key) };
  const { fill, question } = widget;
  /* An answer from when the question was of another kind is ignored. */
  widget.fill = (response) => fill(Array.isArray(response) === Array.isArray(widget.empty) ? response : widget.empty);
  widget.grade = () => kind.grade(question, widget.read());
  widget.explain = (grade, isRevealed) => kind.explain({ key, widget, grade, isRevealed });
  return widget;
}
