/* `multiple`: several right answers. */

import { bindChoices, countChoices, explainChoices, gradeChoices, sayNoChoice } from "./shared/choices.js";
import { say } from "./shared/explanations.js";
import { LETTERS, makeLetters } from "./shared/paper.js";
import { make } from "../page/elements.js";

const sayMissed = (missed) => [
  say(missed === 1 ? "Falta por marcar 1 respuesta correcta." : `Faltan por marcar ${missed} respuestas correctas.`),
];

export const multipleKind = {
  grade: gradeChoices,
  bind: bindChoices,
  sayMissing: sayNoChoice,
  explain: (context) => explainChoices(context, sayMissed),
  isMixed: true,
  paper: { makeCell: (form) => [...makeLetters(LETTERS.slice(0, countChoices(form))), make("small", "", "todas las correctas")] },
};
