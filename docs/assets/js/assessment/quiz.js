/* The quizzes of a page (`section.quiz`): questions to practise with, how many of those that are shown are answered, and
   erasing the answers. */

import { practise } from "./practice.js";
import { bindErase, describe, refreshAll, store } from "./session.js";
import { summarize } from "../core/progress.js";
import { find, findAll } from "../page/dom.js";

/* The page's own questions; those of «Antes de leer» are of other pages. */
const listOwn = () => findAll(document, "section.quiz form[data-question]").map(({ dataset }) => dataset.question);

function showProgress(quiz, questions, records, drafts) {
  const shown = questions.filter(({ form }) => !form.closest(".fold--questions > [hidden]")).map(({ id }) => ({ id }));
  find(quiz, ".quiz-progress").textContent = describe(summarize(shown, records), questions.length);
  find(quiz, "[data-erase]").disabled = !listOwn().some((id) => records[id] || drafts[id]);
}

export const quizPart = {
  selector: "section.quiz",
  bind(quiz) {
    const questions = findAll(quiz, "form[data-question]").map((form) =>
      practise(form, find(quiz, `[data-key="${form.dataset.question}"]`), () => refreshAll(false)));
    bindErase(quiz, {
      remove: () => store.remove(listOwn()),
      restore: (removed) => store.restore(removed),
    });
    function refreshProgress() {
      const state = store.read();
      showProgress(quiz, questions, store.readAll(state), state.drafts ?? {});
    }
    find(quiz, ".fold--questions > .fold-text")?.addEventListener("toggle", refreshProgress);
    return {
      refresh(isForced) {
        const state = store.read();
        const records = store.readAll(state);
        const { drafts = {} } = state;
        questions.forEach((question) => question.show(records[question.id], isForced, drafts[question.id]));
        showProgress(quiz, questions, records, drafts);
      },
      activate: () => questions.forEach((question) => question.activate()),
    };
  },
};
