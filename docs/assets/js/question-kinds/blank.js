/* `blank`: a gap in a sentence, to be filled in by typing. */

import { makeLine } from "./shared/paper.js";
import { bindTyped, explainTyped } from "./shared/typed.js";
import { foldText } from "../core/fold-text.js";
import { findAll } from "../page/dom.js";

const listTexts = (parent, selector) => findAll(parent, selector).map((element) => element.textContent);

export const blankKind = {
  /* `question`: {accepted: [text], anticipated: [[text]]}. Adds `mistake`: the index of an anticipated one, or -1. */
  grade({ accepted, anticipated }, response) {
    const typed = foldText(response);
    const isTyped = (text) => foldText(text) === typed;
    const correct = accepted.some(isTyped);
    return { answered: typed !== "", correct, score: Number(correct), mistake: anticipated.findIndex((texts) => texts.some(isTyped)) };
  },
  bind: (form, key) => bindTyped(form, {
    accepted: listTexts(key, "[data-accepted]"),
    anticipated: findAll(key, "[data-anticipated]").map((item) => listTexts(item, "q")),
  }),
  sayMissing: () => "Escribe una respuesta antes de comprobar.",
  explain: explainTyped,
  paper: { makeCell: () => [makeLine()] },
};
