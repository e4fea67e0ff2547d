/* What the learner answered, kept on the device. Knows nothing of the page, nor of grading or scoring.

   One value under one key: {version: 1, answers: {<question id>: {first, last, tries, updatedAt}}, diagnoses: {<diagnosis id>:
   {answers: {<statement id>: points}, updatedAt}}}. `first` and `last` are attempts {response, correct, at}; the first one never
   changes. `diagnoses` may be missing. What else a later edition keeps in the value stays in it. Each write reads the value
   again, so that two tabs never undo each other. What can't be stored is kept in memory and tried again with the next write. A
   value that can't be understood is moved to another key before anything is written; if it can't be moved, nothing is written. */
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

  const isDiagnosis = (value) => isObject(value) && isObject(value.answers);

  /* The state in a stored text, an empty one where there is none, null where it can't be understood. */
  function parseState(text) {
    if (text === null) return { version: VERSION, answers: {} };
    try {
      const state = JSON.parse(text);
      const isSound = isObject(state) && state.version === VERSION && isObject(state.answers) &&
        (state.diagnoses === undefined || isObject(state.diagnoses));
      return isSound ? state : null;
    } catch {
      return null;
    }
  }

  /* A question's record after one more attempt. */
  function addAttempt(record, attempt) {
    const old = isRecord(record) ? record : { first: attempt, tries: 0 };
    return { ...old, first: old.first, last: attempt, tries: (old.tries || 1) + (old.last ? 1 : 0), updatedAt: attempt.at };
  }

  /* A diagnosis's record after some of its statements were given points or, with null, left without. */
  function mergePoints(record, changes, at) {
    const old = isDiagnosis(record) ? record : {};
    const answers = Object.entries({ ...old.answers, ...changes }).filter(([id]) => changes[id] !== null);
    return { ...old, answers: Object.fromEntries(answers), updatedAt: at };
  }

  /* `getStorage` returns a Storage and may throw; `tell` is called with "unsaved" or "set-aside" when either happens. */
  function createStore({ getStorage = () => root.localStorage, now = () => new Date().toISOString(), tell = () => {} } = {}) {
    let unsaved = new Map(); // question id → its record, or null to forget it
    let unsavedPoints = []; // [diagnosis id, {statement id: points, or null to forget them}, when]

    function load() {
      const storage = getStorage();
      const text = storage.getItem(KEY);
      const state = parseState(text);
      if (state) return state;
      storage.setItem(`${KEY}:apartado:${now()}`, text);
      storage.removeItem(KEY);
      tell("set-aside");
      return parseState(null);
    }

    function applyUnsaved(state) {
      for (const [id, record] of unsaved) {
        if (record) state.answers[id] = record;
        else delete state.answers[id];
      }
      for (const [id, changes, at] of unsavedPoints) {
        const { [id]: record } = state.diagnoses || {};
        state.diagnoses = { ...state.diagnoses, [id]: mergePoints(record, changes, at) };
      }
      return state;
    }

    function read() {
      try {
        return applyUnsaved(load());
      } catch {
        tell("unsaved");
        return applyUnsaved(parseState(null));
      }
    }

    function save() {
      try {
        const state = applyUnsaved(load());
        getStorage().setItem(KEY, JSON.stringify(state));
        unsaved = new Map();
        unsavedPoints = [];
      } catch {
        tell("unsaved");
      }
    }

    function write(changes) {
      for (const [id, record] of changes) unsaved.set(id, record);
      save();
    }

    function readPoints(id) {
      const { [id]: record } = read().diagnoses || {};
      const answers = isDiagnosis(record) ? Object.entries(record.answers) : [];
      return Object.fromEntries(answers.filter(([, points]) => Number.isInteger(points)));
    }

    function savePoints(id, changes) {
      unsavedPoints.push([id, changes, now()]);
      save();
    }

    return {
      /* All records, by question id; a question without a sound record is left out. */
      readAll: () => Object.fromEntries(Object.entries(read().answers).filter(([, record]) => isRecord(record))),
      add(id, response, correct) {
        const record = addAttempt(read().answers[id], { response, correct, at: now() });
        write([[id, record]]);
        return record;
      },
      /* Forget some questions. Returns what `restore` needs to bring them back. */
      remove(ids) {
        const { answers } = read();
        const removed = ids.filter((id) => id in answers).map((id) => [id, answers[id]]);
        write(removed.map(([id]) => [id, null]));
        return removed;
      },
      /* Bring removed questions back, except those answered anew meanwhile. */
      restore(removed) {
        const { answers } = read();
        write(removed.filter(([id]) => !(id in answers)));
      },
      /* The points given in a diagnosis, {<statement id>: points}. */
      readPoints,
      /* Keep the points of some statements; the others stay as they are. */
      savePoints,
      /* Forget the points of a whole diagnosis. Returns what `restorePoints` needs to bring them back. */
      removePoints(id) {
        const removed = readPoints(id);
        savePoints(id, Object.fromEntries(Object.keys(removed).map((statement) => [statement, null])));
        return removed;
      },
      /* Bring removed points back, except those of statements answered anew meanwhile. */
      restorePoints(id, removed) {
        savePoints(id, { ...removed, ...readPoints(id) });
      },
    };
  }

  root.Curso = root.Curso || {};
  root.Curso.storage = { KEY, parseState, addAttempt, isRecord, mergePoints, createStore };
})(globalThis);
