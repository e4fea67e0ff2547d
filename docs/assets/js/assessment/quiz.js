/* The quizzes of a page (`section.quiz`): its questions to practise with, how many are answered, and erasing them. */
(function (root) {
  "use strict";
  const { Curso } = root;
  if (Curso.isStarted) return;
  const { find, findAll } = Curso.page;

  function showProgress(quiz, questions, records, drafts) {
    const ids = questions.map(({ id }) => ({ id }));
    find(quiz, ".quiz-progress").textContent = Curso.page.describe(Curso.progress.summarize(ids, records));
    find(quiz, "[data-erase]").disabled = !findAll(document, "form[data-question]").some(({ dataset: { question } }) => records[question] || drafts[question]);
  }

  Curso.binders.push({
    selector: "section.quiz",
    bind(quiz) {
      const questions = findAll(quiz, "form[data-question]").map((form) =>
        Curso.practise(form, find(quiz, `[data-key="${form.dataset.question}"]`), () => Curso.page.refreshAll(false)));
      Curso.page.bindErase(quiz, {
        remove: () => Curso.store.remove(findAll(document, "form[data-question]").map(({ dataset }) => dataset.question)),
        restore: (removed) => Curso.store.restore(removed),
      });
      return {
        refresh(isForced) {
          const state = Curso.store.read();
          const records = Curso.store.readAll(state);
          const { drafts = {} } = state;
          questions.forEach((question) => question.show(records[question.id], isForced, drafts[question.id]));
          showProgress(quiz, questions, records, drafts);
        },
        activate: () => questions.forEach((question) => question.activate()),
      };
    },
  });
})(globalThis);
