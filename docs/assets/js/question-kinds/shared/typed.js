/* What the kinds that are answered by typing share. The response is the typed text. */

import { say, sayWhy } from "./explanations.js";
import { find, findAll } from "../../page/dom.js";
import { copyOf } from "../../page/elements.js";

export function bindTyped(form, question) {
  const input = find(form, ".quiz-answers input");
  return {
    question,
    read: () => input.value,
    fill: (response) => { input.value = response; },
    empty: "",
    retry() {
      input.focus();
      input.select();
    },
  };
}

/* An anticipated mistake gets its own explanation: `mistake` is its index, or -1. */
export function explainTyped({ key, grade: { correct, mistake }, isRevealed }) {
  const parts = [];
  if (!correct && mistake >= 0) parts.push(sayWhy(findAll(key, "[data-anticipated]")[mistake]));
  if (isRevealed) parts.push(say(...copyOf(find(key, "p"))));
  if (correct || isRevealed) parts.push(say(...copyOf(find(key, "[data-why]"))));
  return parts;
}
