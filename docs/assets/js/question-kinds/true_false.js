/* `true_false`: a statement that is true or false. */

import { bindChoices, explainChoices, gradeChoices, sayNoChoice } from "./shared/choices.js";
import { makeLetters } from "./shared/paper.js";

export const trueFalseKind = {
  grade: gradeChoices,
  bind: bindChoices,
  sayMissing: sayNoChoice,
  explain: (context) => explainChoices(context),
  paper: { makeCell: () => makeLetters(["V", "F"]) },
};
