/* `ordering`: steps to be put in order with their buttons; until one is moved, the question is unanswered. */

import { say } from "./shared/explanations.js";
import { LETTERS, makeBlanks } from "./shared/paper.js";
import { find, findAll } from "../page/dom.js";
import { make } from "../page/elements.js";

/** @type {(steps: string[], response: string[]) => number} */
function countPlaced(steps, response) {
  const wrong = steps.findIndex((step, index) => response[index] !== step);
  return wrong < 0 ? steps.length : wrong;
}

const NUMBER_WORDS = ["cero", "uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho"];

/** @type {(placed: number) => string} */
function sayPlaced(placed) {
  if (!placed) return "El primer paso es otro.";
  if (placed === 1) return "El primero está en su sitio. El segundo es otro.";
  return `Los ${NUMBER_WORDS[placed] ?? placed} primeros están en su sitio.`;
}

export const orderingKind = {
  /* `question`: {steps: [value]}, in the right order; the response is the list of all values, in order. Adds
     `placed`, how many steps are in their place before the first that isn't. The score is the number of steps right
     after the one they should follow, over all steps but the first (Moodle's «relative to the next item, excluding last»). */
  grade({ steps }, response) {
    const right = steps.slice(1).filter((step, index) => response.includes(step) && response[response.indexOf(step) - 1] === steps[index]).length;
    const score = right / (steps.length - 1);
    return { answered: response.length > 0, correct: score === 1, score, placed: countPlaced(steps, response) };
  },
  bind(form, key) {
    const list = find(form, ".quiz-steps");
    const initial = [...list.children];
    const moved = make("p", "quiz-moved");
    let isTouched = false;
    moved.setAttribute("role", "status");
    list.after(moved);

    function arrange(items) {
      list.append(...items);
      items.forEach((item, index) => {
        find(item, '[data-move="-1"]').disabled = index === 0;
        find(item, '[data-move="1"]').disabled = index === items.length - 1;
      });
    }

    function fill(response) {
      const place = (item) => response.indexOf(item.dataset.step);
      isTouched = initial.every((item) => place(item) >= 0);
      moved.textContent = "";
      arrange(isTouched ? [...initial].sort((one, other) => place(one) - place(other)) : initial);
    }

    list.addEventListener("click", ({ target }) => {
      const button = target.closest("[data-move]");
      if (!button) return;
      const items = [...list.children];
      const item = button.closest("li");
      const from = items.indexOf(item);
      items.splice(from, 1);
      items.splice(from + Number(button.dataset.move), 0, item);
      isTouched = true;
      arrange(items);
      (button.disabled ? find(item, "[data-move]:enabled") : button).focus();
      moved.textContent = `${find(item, "[data-text]").textContent.replace(/\.$/, "")}: lugar ${items.indexOf(item) + 1} de ${items.length}`;
      list.dispatchEvent(new Event("input", { bubbles: true }));
    });
    arrange(initial);
    return {
      question: { steps: findAll(key, "[data-step]").map((item) => item.dataset.step) },
      read: () => (isTouched ? [...list.children].map((item) => item.dataset.step) : []),
      fill,
      /* What was said of the last move is of no use once the whole order is graded. */
      forgetMove() {
        moved.textContent = "";
      },
      retry() {
        fill([]);
        find(list, "button:enabled").focus();
      },
    };
  },
  sayMissing: () => "Mueve algún paso antes de comprobar: el orden de partida no es el bueno.",
  explain({ key, widget, grade: { correct, placed }, isRevealed }) {
    const parts = correct ? [] : [say(sayPlaced(placed))];
    widget.forgetMove();
    if (correct || isRevealed) parts.push(find(key, ".quiz-order").cloneNode(true));
    return parts;
  },
  paper: {
    how: "Escribe delante de cada paso su número de orden.",
    makeCell: (form) => makeBlanks(findAll(form, "[data-step]").map((step, index) => `${LETTERS[index]})`), "su número de orden"),
    layOut(fieldset) {
      findAll(fieldset, ".quiz-moves").forEach((moves) => moves.remove());
      findAll(fieldset, ".quiz-place").forEach((place, index) => place.replaceWith(make("span", "paper-short"), `${LETTERS[index]})`));
    },
    /* The key shows the order by the letters that the steps have on paper. */
    nameInKey(form, key) {
      findAll(form, "[data-step]").forEach(({ dataset }, index) => find(key, `[data-step="${dataset.step}"]`).prepend(`${LETTERS[index]}) `));
    },
  },
};
