/* What the kinds answered by typing in a field share. The response is the text typed. */

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

/* A foreseen mistake gets its own why: `mistake` is its index, or -1. */
export function explainTyped({ key, grade: { correct, mistake }, isRevealed }) {
  const parts = [];
  if (!correct && mistake >= 0) parts.push(sayWhy(findAll(key, "[data-anticipated]")[mistake]));
  if (isRevealed) parts.push(say(...copyOf(find(key, "p"))));
  if (correct || isRevealed) parts.push(say(...copyOf(find(key, "[data-why]"))));
  return parts;
}
