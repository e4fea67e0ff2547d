/* Grading: plain data in, plain data out. Knows nothing of the page nor of what is stored.

   A question is {kind, choices: [{value, correct}]} or {kind: "blank", accepted: [text], anticipated: [[text]]}.
   A response is a list of chosen values, or the text typed.
   A grade is {answered, correct, ...}; choices add `chosen` (indexes) and `missed` (how many right ones were left out),
   blanks add `mistake` (index of the foreseen mistake, or -1). */
(function (root) {
  "use strict";

  /* Accents, case and outer spaces don't count. The tilde of «ñ» is no accent: «año» and «ano» are two words. */
  function foldText(text) {
    return text.normalize("NFD").replace(/[\u0300-\u0302\u0304-\u036f]/g, "").normalize("NFC")
      .toLowerCase().trim().replace(/\s+/g, " ");
  }

  function gradeChoices({ choices }, response) {
    const isChosen = (choice) => response.includes(choice.value);
    const chosen = choices.flatMap((choice, index) => (isChosen(choice) ? [index] : []));
    const missed = choices.filter((choice) => choice.correct && !isChosen(choice)).length;
    const correct = !missed && chosen.every((index) => choices[index].correct);
    return { answered: chosen.length > 0, correct, chosen, missed };
  }

  function gradeBlank({ accepted, anticipated }, response) {
    const typed = foldText(response);
    const isTyped = (text) => foldText(text) === typed;
    return { answered: typed !== "", correct: accepted.some(isTyped), mistake: anticipated.findIndex((texts) => texts.some(isTyped)) };
  }

  const graders = { single: gradeChoices, multiple: gradeChoices, true_false: gradeChoices, blank: gradeBlank };

  root.Curso = root.Curso || {};
  root.Curso.grading = { foldText, grade: (question, response) => graders[question.kind](question, response) };
})(globalThis);
