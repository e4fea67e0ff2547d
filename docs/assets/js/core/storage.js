/* What the learner answered, kept on the device. Knows nothing of the page nor of grading.

   One value under one key: {version: 1, answers: {<question id>: {first, last, tries, updatedAt}}}, where `first` and `last`
   are attempts {response, correct, at}. The first attempt never changes. Each write reads the value again, so that two tabs
   never undo each other. What can't be stored is kept in memory and tried again with the next write. A value that can't be
   understood is moved to another key before anything is written; if it can't be moved, nothing is written. */
(function (root) {
  "use strict";

  const KEY = "curso:estado";
  const VERSION = 1;

  const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
  const isAttempt = (value) => isObject(value) && typeof value.correct === "boolean" &&
    (typeof value.response === "string" || Array.isArray(value.response));

  function isRecord(value) {
    return isObject(value) && isAttempt(value.first) && isAttempt(value.last);
  }

  /* The answers in a stored text, {} where there is none, null where it can't be understood. */
  function parseAnswers(text) {
    if (text === null) return {};
    try {
      const state = JSON.parse(text);
      return isObject(state) && state.version === VERSION && isObject(state.answers) ? state.answers : null;
    } catch {
      return null;
    }
  }

  /* A question's record after one more attempt. */
  function addAttempt(record, attempt) {
    const old = isRecord(record) ? record : { first: attempt, tries: 0 };
    return { first: old.first, last: attempt, tries: (old.tries || 1) + (old.last ? 1 : 0), updatedAt: attempt.at };
  }

  /* `getStorage` returns a Storage and may throw; `tell` is called with "unsaved" or "set-aside" when either happens. */
  function createStore({ getStorage = () => root.localStorage, now = () => new Date().toISOString(), tell = () => {} } = {}) {
    let unsaved = new Map();

    function load() {
      const storage = getStorage();
      const text = storage.getItem(KEY);
      const answers = parseAnswers(text);
      if (answers) return answers;
      storage.setItem(`${KEY}:apartado:${now()}`, text);
      storage.removeItem(KEY);
      tell("set-aside");
      return {};
    }

    function applyUnsaved(answers) {
      for (const [id, record] of unsaved) {
        if (record) answers[id] = record;
        else delete answers[id];
      }
      return answers;
    }

    function read() {
      try {
        return applyUnsaved(load());
      } catch {
        tell("unsaved");
        return applyUnsaved({});
      }
    }

    function write(changes) {
      for (const [id, record] of changes) unsaved.set(id, record);
      try {
        const answers = applyUnsaved(load());
        getStorage().setItem(KEY, JSON.stringify({ version: VERSION, answers }));
        unsaved = new Map();
      } catch {
        tell("unsaved");
      }
    }

    return {
      /* All records, by question id; a question without a sound record is left out. */
      readAll: () => Object.fromEntries(Object.entries(read()).filter(([, record]) => isRecord(record))),
      add(id, response, correct) {
        const record = addAttempt(read()[id], { response, correct, at: now() });
        write([[id, record]]);
        return record;
      },
      /* Forget some questions. Returns what `restore` needs to bring them back. */
      remove(ids) {
        const answers = read();
        const removed = ids.filter((id) => id in answers).map((id) => [id, answers[id]]);
        write(removed.map(([id]) => [id, null]));
        return removed;
      },
      /* Bring removed questions back, except those answered anew meanwhile. */
      restore(removed) {
        const answers = read();
        write(removed.filter(([id]) => !(id in answers)));
      },
    };
  }

  root.Curso = root.Curso || {};
  root.Curso.storage = { KEY, parseAnswers, addAttempt, isRecord, createStore };
})(globalThis);
