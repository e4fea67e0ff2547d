/* The questions of a page, those in its text and those in its last quiz (`section.quiz-last`), which has the key: questions
   to practise with, how many of those that are shown are answered, and erasing the answers. */

import { practise } from "./practice.js";
import { bindErase, describe, refreshAll, store } from "./session.js";
import { summarize } from "../core/progress.js";
import { find, findAll } from "../page/dom.js";

const getFold = ({ form }) => form.closest(".fold-text");
const isFolded = (question) => Boolean(getFold(question)?.hasAttribute("hidden"));

/* All questions count once any part with some of them is open; until then, those that don't fold. */
function listCounted(questions) {
  const folding = questions.filter(getFold);
  return folding.every(isFolded) ? questions.filter((question) => !folding.includes(question)) : questions;
}

export const quizPart = {
  selector: "section.quiz-last",
  bind(quiz) {
    const questions = findAll(document, "article .quiz:not(.before-reading) form[data-question]").map((form) =>
      practise(form, find(quiz, `[data-key="${form.dataset.question}"]`), () => refreshAll(false)));
    bindErase(quiz, {
      remove: () => store.remove(questions.map(({ id }) => id)),
      restore: (removed) => store.restore(removed),
    });
    find(quiz, "[data-print-page]").addEventListener("click", () => globalThis.print());
    function showProgress() {
      const state = store.read();
      const records = store.readAll(state);
      const drafts = state.drafts ?? {};
      find(quiz, ".quiz-progress").textContent = describe(summarize(listCounted(questions).map(({ id }) => ({ id })), records), questions.length);
      find(quiz, "[data-erase]").disabled = !questions.some(({ id }) => records[id] || drafts[id]);
    }
    new Set(questions.map(getFold)).forEach((fold) => fold?.addEventListener("toggle", showProgress));
    return {
      refresh(isForced) {
        const state = store.read();
        const records = store.readAll(state);
        const { drafts = {} } = state;
        questions.forEach((question) => question.show(records[question.id], isForced, drafts[question.id]));
        showProgress();
      },
      activate: () => questions.forEach((question) => question.activate()),
    };
  },
};
