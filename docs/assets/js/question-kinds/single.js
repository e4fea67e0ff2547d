/* `single`: one right answer among several. */

import { bindChoices, countChoices, explainChoices, gradeChoices, sayNoChoice } from "./shared/choices.js";
import { LETTERS, makeLetters } from "./shared/paper.js";

export const singleKind = {
  grade: gradeChoices,
  bind: bindChoices,
  sayMissing: sayNoChoice,
  explain: (context) => explainChoices(context),
  isMixed: true,
  paper: { makeCell: (form) => makeLetters(LETTERS.slice(0, countChoices(form))) },
};
