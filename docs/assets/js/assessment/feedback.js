/* What is said of an answer once it is graded, kind by kind: marks on the form and paragraphs taken from the key.

   `explain(kind, context)` returns the paragraphs. A wrong answer gets the why of what was chosen; the right one is told only when
   `isRevealed`, from the second try on. What the learner typed never comes here: all words are the key's. */

import { find, findAll } from "../page/dom.js";
import { copyOf, make } from "../page/elements.js";

const say = (...parts) => make("p", "", ...parts);
const sayWhy = (item) => say(...copyOf(find(item, "[data-why]")));

function mark(element, isRight, words) {
  element.append(make("strong", `quiz-mark ${isRight ? "is-right" : "is-wrong"}`, words || (isRight ? "✓ Correcta" : "✗ No es correcta")));
}

function explainChoices({ key, widget, grade: { chosen, correct, missed }, isRevealed }) {
  const { question: { kind, choices }, inputs } = widget;
  const whys = findAll(key, "[data-why]");
  const names = inputs.map((input) => (find(input.parentElement, ".quiz-letter") || input.parentElement).textContent.trim().replace(/[^)]$/, "$&:"));
  const explainChoice = (index) => say(make("strong", "", names[index]), " ", ...copyOf(whys[index]));
  const right = choices.flatMap((choice, index) => (choice.correct && !chosen.includes(index) ? [index] : []));
  const parts = chosen.map(explainChoice);
  if (isRevealed) parts.push(...right.map(explainChoice));
  else if (!correct && kind === "multiple" && missed) {
    parts.push(say(missed === 1 ? "Falta por marcar 1 respuesta correcta." : `Faltan por marcar ${missed} respuestas correctas.`));
  }
  chosen.concat(isRevealed ? right : []).forEach((index) => mark(inputs[index].parentElement, choices[index].correct));
  return parts;
}

function explainTyped({ key, grade: { correct, mistake }, isRevealed }) {
  const parts = [];
  if (!correct && mistake >= 0) parts.push(sayWhy(findAll(key, "[data-anticipated]")[mistake]));
  if (isRevealed) parts.push(say(...copyOf(find(key, "p"))));
  if (correct || isRevealed) parts.push(say(...copyOf(find(key, "[data-why]"))));
  return parts;
}

/* Right pairs and, once revealed, all; before that, also why what was wrongly chosen matches nothing. */
function explainMatching({ key, widget: { selects }, grade: { correct, right, total }, isRevealed }) {
  const parts = correct ? [] : [say(`Parejas correctas: ${right} de ${total}.`)];
  const list = make("ul", "");
  for (const select of selects.filter(({ value }) => value)) {
    const isRight = find(key, `[data-pair="${select.dataset.item}:${select.value}"]`) !== null;
    mark(select.parentElement, isRight);
  }
  for (const item of findAll(key, "[data-pair]")) {
    const [given, match] = item.dataset.pair.split(":");
    if (isRevealed || selects.some(({ dataset, value }) => dataset.item === given && value === match)) list.append(item.cloneNode(true));
  }
  for (const item of findAll(key, "[data-distractor]")) {
    if (selects.some(({ value }) => value === item.dataset.distractor)) list.append(item.cloneNode(true));
  }
  if (list.children.length) parts.push(list);
  return parts;
}

function explainOrdering({ key, grade: { correct, right, total }, isRevealed }) {
  const parts = correct ? [] : [say(`Pasos que van justo detrás del que les toca: ${right} de ${total}.`)];
  if (correct || isRevealed) parts.push(find(key, ".quiz-order").cloneNode(true));
  return parts;
}

function explainOpen({ key, grade: { met } }) {
  const list = make("ul", "", ...findAll(key, "[data-criterion]").map((item) => {
    const copy = item.cloneNode(true);
    const isMet = met.includes(item.dataset.criterion);
    mark(copy, isMet, isMet ? "✓ Lo cumple" : "✗ No lo cumple");
    return copy;
  }));
  return [say("Según tu valoración:"), list, ...copyOf(find(key, "[data-model]"))];
}

const explainers = {
  single: explainChoices, multiple: explainChoices, true_false: explainChoices, blank: explainTyped, numeric: explainTyped,
  matching: explainMatching, ordering: explainOrdering, open: explainOpen,
};

export const explain = (context) => explainers[context.widget.question.kind](context);
