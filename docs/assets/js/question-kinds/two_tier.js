/* `two_tier`: one right answer, and the right reason for it. */

import { bindTier, explainChoices, gradeChoices } from "./shared/choices.js";
import { say } from "./shared/explanations.js";
import { makeLetters } from "./shared/paper.js";
import { findAll } from "../page/dom.js";
import { make } from "../page/elements.js";

const readLetters = (tier) => makeLetters(findAll(tier, ".quiz-letter").map(({ textContent }) => textContent.slice(0, -1)));

export const twoTierKind = {
  /* `question`: {tiers: [[{value, correct}], [{value, correct}]]}, the answers and the reasons; the response is the list
     of the chosen values. The reason counts only with the right answer: half of the score each. Adds `tiers`, the grade
     of each, and whether the reason is missing. */
  grade({ tiers }, response) {
    const [answer, reason] = tiers.map((choices) => gradeChoices({ choices }, response));
    const score = answer.score * (1 + reason.score) / 2;
    return { answered: answer.answered, isUnfinished: !reason.answered, correct: score === 1, score, tiers: [answer, reason] };
  },
  bind(form, key) {
    const lists = findAll(key, "ol");
    const tiers = findAll(form, ".quiz-tier").map((tier, index) => bindTier(tier, lists[index]));
    return {
      question: { tiers: tiers.map(({ question }) => question.choices) },
      read: () => tiers.flatMap(({ read }) => read()),
      fill: (response) => tiers.forEach(({ fill }) => fill(response)),
      retry() {
        tiers[1].fill([]);
        tiers[0].retry();
      },
      tiers,
    };
  },
  sayMissing: () => "Elige una respuesta y una razón antes de comprobar.",
  /* Nothing of the reason before the answer is right, or revealed: it would tell half of the next try. */
  explain: ({ key, widget, grade: { tiers }, isRevealed }) => findAll(key, "ol").flatMap((list, index) => (
    index && !tiers[0].correct && !isRevealed ? [] : [
      ...(index ? [say(make("strong", "", "¿Por qué?"))] : []),
      ...explainChoices({ key: list, widget: widget.tiers[index], grade: tiers[index], isRevealed }),
    ]
  )),
  isMixed: true,
  paper: {
    makeCell: (form) => findAll(form, ".quiz-tier").flatMap((tier, index) => [...(index ? [make("br", "")] : []), ...readLetters(tier)]),
    how: "Rodea una respuesta y una razón. La razón cuenta solo si la respuesta es la buena.",
  },
};
