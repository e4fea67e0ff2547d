/* What the kinds that are answered by choosing from a list share. */

import { mark, say } from "./explanations.js";
import { find, findAll } from "../../page/dom.js";
import { copyOf, make } from "../../page/elements.js";

/* `question`: {choices: [{value, correct}]}; the response is the list of chosen values. Adds `chosen` (indexes) and
   `missed` (how many right ones weren't chosen). The score: right ones chosen minus wrong ones, over all the right
   ones, at least 0. */
export function gradeChoices({ choices }, response) {
  const isChosen = (choice) => response.includes(choice.value);
  const chosen = choices.flatMap((choice, index) => (isChosen(choice) ? [index] : []));
  const missed = choices.filter((choice) => choice.correct && !isChosen(choice)).length;
  const right = choices.filter((choice) => choice.correct).length;
  const wrong = chosen.filter((index) => !choices[index].correct).length;
  const score = Math.max(0, (right - missed - wrong) / right);
  return { answered: chosen.length > 0, correct: score === 1, score, chosen, missed };
}

/** The answers inside `box`, with those of the key that are the items of `list`.
 * @type {(box: any, list: any) => any} */
export function bindTier(box, list) {
  const inputs = findAll(box, ".quiz-answer input");
  const items = [...list.children];
  const fill = (response) => inputs.forEach((input) => { input.checked = response.includes(input.value); });
  return {
    question: { choices: inputs.map((input, index) => ({ value: input.value, correct: "correct" in items[index].dataset })) },
    read: () => inputs.filter((input) => input.checked).map((input) => input.value),
    fill,
    retry() {
      fill([]);
      inputs[0].focus();
    },
    inputs,
  };
}

export const bindChoices = (form, key) => bindTier(form, find(key, "ol"));

/** `sayMissed` returns what is said about the right answers that weren't chosen, before they are revealed.
 * @type {(context: any, sayMissed?: (missed: number) => HTMLElement[]) => HTMLElement[]} */
export function explainChoices({ key, widget, grade: { chosen, correct, missed }, isRevealed }, sayMissed = () => []) {
  const { question: { choices }, inputs } = widget;
  const whys = findAll(key, "[data-why]");
  const names = inputs.map((input) => (find(input.parentElement, ".quiz-letter") || input.parentElement).textContent.trim().replace(/[^)]$/, "$&:"));
  const explainChoice = (index) => say(make("strong", "", names[index]), " ", ...copyOf(whys[index]));
  const right = choices.flatMap((choice, index) => (choice.correct && !chosen.includes(index) ? [index] : []));
  const parts = chosen.map(explainChoice);
  if (isRevealed) parts.push(...right.map(explainChoice));
  else if (!correct && missed) parts.push(...sayMissed(missed));
  chosen.concat(isRevealed ? right : []).forEach((index) => mark(inputs[index].parentElement, choices[index].correct));
  return parts;
}

export const sayNoChoice = () => "Elige una respuesta antes de comprobar.";
export const countChoices = (form) => findAll(form, ".quiz-answers input").length;
