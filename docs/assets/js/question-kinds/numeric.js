/* `numeric`: a number to be typed. */

import { makeLine } from "./shared/paper.js";
import { bindTyped, explainTyped } from "./shared/typed.js";
import { parseNumber } from "../core/numbers.js";
import { find, findAll } from "../page/dom.js";

export const numericKind = {
  /* `question`: {answer, tolerance, anticipated: [number]}. Adds `isNumber` (true if nothing is typed) and
     `mistake`: the index of an anticipated one, or -1. */
  grade({ answer, tolerance, anticipated }, response) {
    const value = parseNumber(response);
    /* The margin is for decimals that floats can't represent, such as 0.1 + 0.2. */
    const isNear = (other, distance) => Math.abs(value - other) <= distance + 1e-9 * Math.max(1, Math.abs(other));
    const isNumber = !Number.isNaN(value);
    const correct = isNear(answer, tolerance);
    return {
      answered: isNumber, isNumber: isNumber || response.trim() === "", correct, score: Number(correct),
      mistake: anticipated.findIndex((other) => isNear(other, 0)),
    };
  },
  bind(form, key) {
    const { answer, tolerance } = find(key, "[data-answer]").dataset;
    const anticipated = findAll(key, "[data-anticipated]").map((item) => Number(item.dataset.anticipated));
    return bindTyped(form, { answer: Number(answer), tolerance: Number(tolerance), anticipated });
  },
  sayMissing: ({ isNumber }) => (isNumber
    ? "Escribe un número antes de comprobar."
    : "Eso no es un número. Escribe solo cifras, con coma para los decimales: 12,5."),
  explain: explainTyped,
  paper: { makeCell: (form) => [makeLine(), " ", find(form, ".quiz-unit")?.textContent || ""] },
};
