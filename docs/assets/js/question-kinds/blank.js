/* `blank`: a gap in a sentence, to be filled in by typing. */

import { say } from "./shared/explanations.js";
import { makeLine } from "./shared/paper.js";
import { bindTyped, explainTyped } from "./shared/typed.js";
import { foldText } from "../core/fold-text.js";
import { isNearMiss } from "../core/near-miss.js";
import { findAll } from "../page/dom.js";
import { make } from "../page/elements.js";

const listTexts = (parent, selector) => findAll(parent, selector).map((element) => element.textContent);

export const blankKind = {
  /* `question`: {accepted: [text], anticipated: [[text]]}. Adds `mistake`: the index of an anticipated one, or -1,
     and `near`: the accepted text that was nearly written, or "". */
  grade({ accepted, anticipated }, response) {
    const typed = foldText(response);
    const isTyped = (text) => foldText(text) === typed;
    const correct = accepted.some(isTyped);
    const mistake = anticipated.findIndex((texts) => texts.some(isTyped));
    const near = (!correct && mistake < 0 && accepted.find((text) => isNearMiss(typed, foldText(text)))) || "";
    return { answered: typed !== "", correct, score: Number(correct), mistake, near };
  },
  bind: (form, key) => bindTyped(form, {
    accepted: listTexts(key, "[data-accepted]"),
    anticipated: findAll(key, "[data-anticipated]").map((item) => listTexts(item, "q")),
  }),
  sayMissing: () => "Escribe una respuesta antes de comprobar.",
  explain: (context) => [
    ...(context.grade.near ? [say(make("strong", "", "Casi: "), make("em", "", context.grade.near), ".")] : []),
    ...explainTyped(context),
  ],
  paper: { makeCell: () => [makeLine()] },
};
