/* A question of the bank as a test asks it, with the reader's answer and no feedback, and as its report tells it
   afterwards: what the final test and the before and after share. */

import { loadPrompts, loadQuestions, makeQuestion } from "./bank.js";
import { makeLessonLine } from "./places.js";
import { bindWidget } from "./widgets.js";
import { nameScore } from "../core/score-words.js";
import { find, findAll } from "../page/dom.js";
import { make } from "../page/elements.js";

/** @import { CatalogueQuestion } from "./catalogue.js" */
/** @typedef {{ id: string, form: any, key: any, widget: any, question: CatalogueQuestion }} AskedQuestion */

export const UNLOADED = "No se han podido cargar las preguntas. Comprueba la conexión y recarga la página.";

/** A promise of the questions as forms with the stored answers, numbered from 1. `base` is the path to the site's root;
 * `order` decides that of the answers, if it isn't the reader's own; `isExplained`, whether the explanations are loaded too.
 * @type {(questions: CatalogueQuestion[], base: string, responses: Record<string, unknown>, options?: { order?: string, isExplained?: boolean }) => Promise<AskedQuestion[]>} */
export async function loadAsked(questions, base, responses, { order, isExplained = true } = {}) {
  await (isExplained ? loadQuestions : loadPrompts)(base, questions);
  return questions.map((question, index) => {
    const { id } = question;
    const { form, key } = makeQuestion(question, base, index + 1);
    const widget = bindWidget(form, key, order);
    findAll(form, ".quiz-actions, .quiz-result").forEach((part) => part.remove());
    fillAsked({ id, widget }, responses);
    return { id, form, key, widget, question };
  });
}

/** Put in the stored answer to a question, if there is one that makes sense and differs from what is there.
 * @type {(asked: { id: string, widget: any }, responses: Record<string, any>) => void} */
export function fillAsked({ id, widget }, responses) {
  const response = responses[id];
  const isSound = response !== undefined && Array.isArray(response) === Array.isArray(widget.empty);
  if (isSound && String(widget.read()) !== String(response)) widget.fill(response);
}

/** Whether nothing is missing in the answer to a question.
 * @type {(asked: { widget: any }) => boolean} */
export function isAnswered({ widget }) {
  const { answered, isUnfinished } = widget.grade();
  return answered && !isUnfinished;
}

/** @type {(score: number | null) => string} */
function nameVerdict(score) {
  if (score === null) return "Sin responder.";
  const { mark, words } = nameScore(score);
  return `${mark} ${words[0].toUpperCase()}${words.slice(1)}.`;
}

/** A question of a report, folded: its prompt and the verdict, and inside, the answer with all the explanations.
 * @type {(asked: AskedQuestion, base: string, score: number | null, verdict?: string) => HTMLElement} */
export function makeDetails({ form, key, question, widget }, base, score, verdict = nameVerdict(score)) {
  const legend = find(form, "legend").cloneNode(true);
  findAll(legend, "small").forEach((small) => small.remove());
  findAll(key, "[data-hint-text]").forEach((hint) => hint.remove());
  find(form, "fieldset").disabled = true;
  form.prepend(makeLessonLine(question, base));
  find(form, "legend").className = "visually-hidden"; // the summary shows it
  if (score !== null) widget.explain(widget.grade(), true);
  return make(
    "details", "", make("summary", "", ...legend.childNodes, " ", make("strong", nameScore(score ?? 0).style, verdict)),
    form, make("div", "quiz-key", make("ol", "", key)),
  );
}
