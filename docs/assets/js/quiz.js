/* Binds the questions of a page (`.quiz`) to grading and storage. Loaded only by pages with questions.

   The right answers and the explanations are read from the quiz's key, the one place where the page has them. What the
   learner types only ever becomes text. Under instant navigation this file runs again on each page: the second run binds the
   new questions and leaves. */
(function (root) {
  "use strict";
  const { Curso } = root;
  if (Curso.bindQuizzes) {
    Curso.bindQuizzes();
    return;
  }

  const NOTICES = {
    unsaved: "Este navegador no deja guardar más respuestas. Puedes seguir, pero se perderán al cerrar la página.",
    "set-aside": "Las respuestas guardadas no se podían leer. No se han borrado: quedan apartadas en este navegador y se empieza de nuevo.",
  };

  const told = new Set();
  let questions = [];
  let current = null; // the form being checked, where a notice is seen
  const store = Curso.storage.createStore({ tell });

  const find = (parent, selector) => parent.querySelector(selector);
  const findAll = (parent, selector) => [...parent.querySelectorAll(selector)];
  const listTexts = (parent, selector) => findAll(parent, selector).map((element) => element.textContent);
  const count = (number, one, many) => `${number} ${number === 1 ? one : many}`;

  function make(tag, className, ...children) {
    const element = document.createElement(tag);
    element.className = className;
    element.append(...children);
    return element;
  }

  function tell(trouble) {
    if (told.has(trouble)) return;
    told.add(trouble);
    const notice = make("p", "quiz-notice");
    notice.setAttribute("role", "status");
    (current || find(document, ".quiz-progress")).after(notice);
    notice.textContent = NOTICES[trouble];
  }

  const copyOf = (element) => element.cloneNode(true).childNodes;

  /* The question as data (see grading.js), from the form and its part of the key. */
  function readQuestion(form, inputs, key) {
    const { kind } = form.dataset;
    if (kind === "blank") {
      return {
        kind,
        accepted: listTexts(key, "[data-accepted]"),
        anticipated: findAll(key, "[data-anticipated]").map((item) => listTexts(item, "q")),
      };
    }
    const items = findAll(key, "ol > li");
    return { kind, choices: inputs.map((input, index) => ({ value: input.value, correct: "correct" in items[index].dataset })) };
  }

  function bindQuestion(form) {
    const id = form.dataset.question;
    const quiz = form.closest(".quiz");
    const key = find(quiz, `[data-key="${id}"]`);
    const inputs = findAll(form, "input");
    const question = readQuestion(form, inputs, key);
    const isBlank = question.kind === "blank";
    const whys = findAll(key, "[data-why]");
    const names = inputs.map((input) => (find(input.parentElement, ".quiz-letter") || input.parentElement).textContent.trim().replace(/[^)]$/, "$&:"));
    const result = find(form, ".quiz-result");
    const retry = find(form, "[data-retry]");
    let isDraft = false; // touched since it was last shown
    let isChecked = false;
    let shown = ""; // `updatedAt` of the record on show

    const readResponse = () => (isBlank ? inputs[0].value : inputs.filter((input) => input.checked).map((input) => input.value));

    function fill(response) {
      if (isBlank) inputs[0].value = response;
      else inputs.forEach((input) => { input.checked = response.includes(input.value); });
    }

    function clearResult() {
      result.replaceChildren();
      findAll(form, ".quiz-mark").forEach((mark) => mark.remove());
      retry.hidden = true;
      isChecked = false;
    }

    /* «b) » or «Falso: », then the explanation of one answer. */
    function explainChoice(index) {
      return make("p", "", make("strong", "", names[index]), " ", ...copyOf(whys[index]));
    }

    function markChoice(index) {
      const { correct } = question.choices[index];
      inputs[index].parentElement.append(make("strong", `quiz-mark ${correct ? "is-right" : "is-wrong"}`, correct ? "✓ Correcta" : "✗ No es correcta"));
    }

    function listChoiceFeedback({ chosen, correct, missed }, isRevealed) {
      const right = question.choices.flatMap((choice, index) => (choice.correct && !chosen.includes(index) ? [index] : []));
      chosen.concat(isRevealed ? right : []).forEach(markChoice);
      const parts = chosen.map(explainChoice);
      if (isRevealed) parts.push(...right.map(explainChoice));
      else if (!correct && question.kind === "multiple" && missed) {
        parts.push(make("p", "", missed === 1 ? "Falta por marcar 1 respuesta correcta." : `Faltan por marcar ${missed} respuestas correctas.`));
      }
      return parts;
    }

    function listBlankFeedback({ correct, mistake }, isRevealed) {
      const parts = [];
      if (!correct && mistake >= 0) parts.push(make("p", "", ...copyOf(whys[mistake + 1])));
      if (isRevealed) parts.push(make("p", "", "Respuesta: ", make("strong", "", question.accepted[0]), "."));
      if (correct || isRevealed) parts.push(make("p", "", ...copyOf(whys[0])));
      return parts;
    }

    /* Right: its why. Wrong: the why of what was chosen and what to reread; from the second try on, the right answer too. */
    function showResult(grade, tries) {
      clearResult();
      const isRevealed = !grade.correct && tries > 1;
      const verdict = make("p", `quiz-verdict ${grade.correct ? "is-right" : "is-wrong"}`, grade.correct ? "✓ Correcto" : "✗ No es correcto");
      const reread = find(key, "[data-reread]");
      const feedback = (isBlank ? listBlankFeedback : listChoiceFeedback)(grade, isRevealed);
      result.append(verdict, ...feedback);
      if (!grade.correct && reread) result.append(make("p", "", ...copyOf(reread)));
      retry.hidden = false;
      isChecked = true;
      isDraft = false;
    }

    function check() {
      const response = readResponse();
      const grade = Curso.grading.grade(question, response);
      if (!grade.answered) {
        result.replaceChildren(make("p", "", isBlank ? "Escribe una respuesta antes de comprobar." : "Elige una respuesta antes de comprobar."));
        return;
      }
      if (isChecked) return; // nothing changed since the last check
      const record = store.add(id, response, grade.correct);
      shown = record.updatedAt;
      showResult(grade, record.tries);
      showProgress(store.readAll());
    }

    form.addEventListener("submit", (event) => {
      event.preventDefault();
      current = form;
      check();
      current = null;
    });
    form.addEventListener("input", () => {
      isDraft = true;
      clearResult();
    });
    retry.addEventListener("click", () => {
      if (!isBlank) fill([]);
      isDraft = true;
      inputs[0].focus();
      if (isBlank) inputs[0].select();
      clearResult();
    });

    return {
      id,
      form,
      /* Show what is stored, unless it is on show already or the learner is in the middle of an answer. */
      show(record, isForced) {
        const stamp = record ? record.updatedAt : "";
        if (!isForced && (isDraft || stamp === shown)) return;
        shown = stamp;
        isDraft = false;
        clearResult();
        fill(record ? record.last.response : "");
        const grade = record && Curso.grading.grade(question, readResponse());
        if (grade && grade.answered) showResult(grade, record.tries);
      },
      activate() {
        find(form, "button").disabled = false;
        result.setAttribute("role", "status"); // only now: what was stored isn't read aloud on arrival
      },
    };
  }

  function showProgress(records) {
    for (const quiz of findAll(document, ".quiz")) {
      const ids = findAll(quiz, "[data-question]").map((form) => form.dataset.question);
      const answered = ids.filter((id) => records[id]);
      const first = answered.filter((id) => records[id].first.correct).length;
      const total = `${answered.length} de ${count(ids.length, "pregunta respondida", "preguntas respondidas")}`;
      find(quiz, ".quiz-progress").textContent = answered.length ? `${total}, ${count(first, "acertada", "acertadas")} a la primera` : total;
      find(quiz, "[data-erase]").disabled = !questions.some(({ id }) => records[id]);
    }
  }

  function showAll(isForced) {
    const records = store.readAll();
    questions.forEach((question) => question.show(records[question.id], isForced));
    showProgress(records);
  }

  function bindErase(quiz) {
    const erase = find(quiz, "[data-erase]");
    const undo = find(quiz, "[data-undo]");
    const dialog = find(quiz, "dialog");
    const status = find(quiz, ".quiz-erased");
    let removed = [];
    erase.addEventListener("click", () => {
      dialog.returnValue = "";
      dialog.showModal();
    });
    dialog.addEventListener("close", () => {
      if (dialog.returnValue !== "erase") return;
      removed = store.remove(questions.map((question) => question.id));
      showAll(true);
      status.textContent = "Respuestas borradas.";
      undo.hidden = false;
      undo.focus();
    });
    undo.addEventListener("click", () => {
      store.restore(removed);
      showAll(true);
      status.textContent = "Respuestas recuperadas.";
      erase.focus();
      undo.hidden = true;
    });
  }

  Curso.bindQuizzes = function () {
    questions = questions.filter((question) => question.form.isConnected);
    const bound = new Set(questions.map((question) => question.form));
    const fresh = findAll(document, ".quiz-question").filter((form) => !bound.has(form)).map(bindQuestion);
    if (!fresh.length) return;
    questions.push(...fresh);
    new Set(fresh.map((question) => question.form.closest(".quiz"))).forEach(bindErase);
    showAll(false);
    fresh.forEach((question) => question.activate());
  };

  root.addEventListener("storage", (event) => {
    if (event.key === Curso.storage.KEY || event.key === null) showAll(false);
  });
  root.addEventListener("pageshow", (event) => {
    if (event.persisted) showAll(false);
  });
  Curso.bindQuizzes();
  if (root.document$) root.document$.subscribe(Curso.bindQuizzes);
})(globalThis);
