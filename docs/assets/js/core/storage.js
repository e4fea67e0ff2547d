/* The learner's answers, stored on the device under one key (their shape: state.js). Independent of the page and of
   grading.

   Each write reads the value again, so that two tabs never undo each other. What can't be stored stays in memory as
   changes, applied again with each later write. An unreadable value is set aside before anything is written, and one
   of an older version is copied aside; if that fails, nothing is written. */

import { createAside } from "./aside.js";
import { KEY, addAttempt, hasResult, isDiagnosis, isExam, isExamResult, isRecord, mergePoints, mergeStates, parseState } from "./state.js";
import { copyDictionary, isSame } from "./values.js";

/** @import { Aside } from "./aside.js" */
/** @import { AnswerRecord, Card, Exam, ExamResult, Response, State } from "./state.js" */
/** @typedef {(state: State, data: any, at: string) => State | void} Change may return another state */
/** @typedef {{ getStorage?: () => Storage, now?: () => string, tell?: (trouble: string) => void }} Surroundings */
/** @typedef {[id: string, record: AnswerRecord | null, draft: string | null]} Removed */
/** @typedef {{
 *   read: () => State,
 *   readAll: (state?: State) => Record<string, AnswerRecord>,
 *   add: (id: string, attempt: { response: Response, correct: boolean, score?: number, hints?: number }) => AnswerRecord,
 *   saveCard: (id: string, card: Card) => void,
 *   readDraft: (id: string) => string,
 *   saveDraft: (id: string, text: string) => void,
 *   remove: (ids: string[]) => Removed[],
 *   restore: (removed: Removed[]) => void,
 *   removeAll: () => State,
 *   restoreAll: (removed: State) => void,
 *   readPoints: (id: string) => Record<string, number>,
 *   savePoints: (id: string, changes: Record<string, number | null>) => void,
 *   removePoints: (id: string) => Record<string, number>,
 *   restorePoints: (id: string, removed: Record<string, number>) => void,
 *   saveExam: (exam: Exam | null) => void,
 *   finishExam: (result: ExamResult) => void,
 *   merge: (theirs: State) => { added: number, updated: number, kept: number },
 *   listAside: Aside["list"],
 *   removeAside: Aside["remove"],
 * }} Store */

const PARTS = ["answers", "drafts", "diagnoses", "exam", "exams"];

/** @type {<T>(dictionary: Record<string, T>, isSound: (value: unknown) => boolean) => Record<string, T>} */
const pick = (dictionary, isSound) => copyDictionary(Object.fromEntries(Object.entries(dictionary).filter(([, value]) => isSound(value))));

/** @type {(state: State, id: string, changes: Record<string, number | null>, at: string) => void} */
function givePoints(state, id, changes, at) {
  state.diagnoses = copyDictionary(state.diagnoses);
  state.diagnoses[id] = mergePoints(state.diagnoses[id], changes, at);
}

/** @type {(state: State, id: string) => Record<string, number>} */
function findPoints(state, id) {
  const record = copyDictionary(state.diagnoses)[id];
  return pick(isDiagnosis(record) ? record.answers : {}, Number.isInteger);
}

/** `getStorage` returns a Storage and may throw; `tell` is called with "unsaved", "set-aside" or "migrated" when it
 * happens.
 * @type {(surroundings?: Surroundings) => Store} */
export function createStore({ getStorage = () => globalThis.localStorage, now = () => new Date().toISOString(), tell = () => {} } = {}) {
  const aside = createAside(KEY, { getStorage, now });
  /** @type {{ change: Change, text: string, at: string, slot: unknown }[]} */
  let pending = []; // `text` is the data as JSON

  /** @type {(storage: Storage) => ReturnType<typeof parseState> & { text: string | null }} */
  function load(storage) {
    const text = storage.getItem(KEY);
    const found = parseState(text);
    if (found.status === "unreadable") {
      aside.add(storage, String(text));
      storage.removeItem(KEY);
      tell("set-aside");
    }
    return { ...found, text };
  }

  /** @type {(found: { state: State }) => State} */
  const applyPending = ({ state }) => pending.reduce((before, { change, text, at }) => change(before, JSON.parse(text), at) || before, state);

  /** What is stored, valid or not.
   * @type {() => any} */
  function readRaw() {
    let found = parseState(null);
    try {
      found = load(getStorage());
    } catch {
      tell("unsaved");
    }
    return applyPending(found);
  }

  /** Make a change and return the state after it. It replaces a pending one with the same `slot`.
   * @type {(change: Change, data?: unknown, slot?: unknown) => State} */
  function write(change, data = null, slot = {}) {
    pending = pending.filter((other) => other.slot !== slot).concat({ change, text: JSON.stringify(data), at: now(), slot });
    /** @type {Storage | undefined} */
    let storage;
    let state;
    let copy;
    try {
      storage = getStorage();
      const found = load(storage);
      state = applyPending(found);
      if (found.status === "migrated") copy = aside.add(storage, String(found.text));
      storage.setItem(KEY, JSON.stringify(state));
      pending = [];
      if (copy) tell("migrated");
    } catch {
      if (copy) storage?.removeItem(copy); // the value itself is still there
      tell("unsaved");
    }
    return state || applyPending(parseState(null));
  }

  return {
    /* The whole state, without invalid exams. */
    read() {
      const state = readRaw();
      if (!isExam(state.exam)) delete state.exam;
      if (state.exams) state.exams = state.exams.filter(isExamResult);
      return state;
    },
    /* The valid records, by question id: of a state returned by `read`, or of what is stored now. */
    readAll: (state = readRaw()) => pick(state.answers, isRecord),
    /* Add an attempt, and drop the draft. Returns the question's record. */
    add(id, { response, correct, score = Number(correct), hints = 0 }) {
      return write(({ answers, drafts }, attempt, at) => {
        answers[id] = addAttempt(answers[id], { ...attempt, at });
        if (drafts) delete drafts[id];
      }, { response, correct, score, hints }).answers[id];
    },
    saveCard(id, card) {
      write(({ answers }, fresh) => {
        if (isRecord(answers[id]) && !((answers[id].card?.last_review ?? "") > fresh.last_review)) answers[id].card = fresh;
      }, card);
    },
    /* A text not yet checked; "" if there is none. */
    readDraft(id) {
      const draft = copyDictionary(readRaw().drafts)[id];
      return typeof draft === "string" ? draft : "";
    },
    saveDraft(id, text) {
      write((state, draft) => {
        state.drafts = copyDictionary(state.drafts);
        if (draft) state.drafts[id] = draft;
        else delete state.drafts[id];
      }, text, `draft ${id}`);
    },
    /* Erase the answers to some questions. Returns the argument of `restore`. */
    remove(ids) {
      /** @type {Removed[]} */
      let removed = [];
      write(({ answers, drafts = {} }) => {
        removed = ids.flatMap((id) => {
          const record = Object.hasOwn(answers, id) ? answers[id] : null;
          const draft = Object.hasOwn(drafts, id) ? drafts[id] : null;
          return record === null && draft === null ? [] : [/** @type {Removed} */ ([id, record, draft])];
        });
        for (const [id] of removed) for (const part of [answers, drafts]) delete part[id];
      });
      return removed;
    },
    /* Restore erased answers, except to questions answered again meanwhile; drafts written since are kept. */
    restore(removed) {
      write((state, entries) => {
        const drafts = copyDictionary(state.drafts);
        for (const [id, record, draft] of entries) {
          if (id in state.answers) continue;
          if (record !== null) state.answers[id] = record;
          if (draft !== null && !(id in drafts)) (state.drafts = drafts)[id] = draft;
        }
      }, removed);
    },
    /* Erase all answers. Returns the argument of `restoreAll`. */
    removeAll() {
      /** @type {any} */
      let removed;
      write((/** @type {any} */ state) => {
        removed = {};
        for (const part of PARTS) if (part in state) removed[part] = state[part];
        for (const part of PARTS) delete state[part];
        state.answers = copyDictionary();
      });
      return removed;
    },
    restoreAll(removed) {
      write(mergeStates, removed);
    },
    /* The points given in a diagnosis, {<statement id>: points}. */
    readPoints: (id) => findPoints(readRaw(), id),
    /* Store the points of some statements; the others stay as they are. */
    savePoints(id, changes) {
      write((state, points, at) => givePoints(state, id, points, at), changes);
    },
    /* Erase the points of a whole diagnosis. Returns the argument of `restorePoints`. */
    removePoints(id) {
      /** @type {Record<string, number>} */
      let removed = {};
      write((state, _, at) => {
        removed = findPoints(state, id);
        givePoints(state, id, Object.fromEntries(Object.keys(removed).map((statement) => [statement, null])), at);
      });
      return removed;
    },
    /* Restore erased points, except those of statements answered again meanwhile. */
    restorePoints(id, removed) {
      write((state, points, at) => givePoints(state, id, { ...points, ...findPoints(state, id) }, at), removed);
    },
    /* Store the exam in progress; null discards it. One finished in another tab is not stored again. */
    saveExam(exam) {
      write((state, fresh) => {
        if (!fresh) delete state.exam;
        else if (!hasResult(state.exams, fresh)) state.exam = fresh;
      }, exam, "exam");
    },
    /* Store the result of an exam, once, replacing that exam. */
    finishExam(result) {
      write((state, fresh) => {
        if (!hasResult(state.exams, fresh)) state.exams = [...(state.exams || []), fresh];
        if (state.exam?.startedAt === fresh.startedAt) delete state.exam;
      }, result);
    },
    /* Merge the answers of another device. Returns how many of its questions were new, changed what was here, or
       didn't. */
    merge(theirs) {
      const counts = { added: 0, updated: 0, kept: 0 };
      const mine = readRaw().answers;
      const { answers } = write(mergeStates, theirs);
      for (const id of Object.keys(pick(theirs.answers, isRecord))) {
        counts[!isRecord(mine[id]) ? "added" : isSame(mine[id], answers[id]) ? "kept" : "updated"] += 1;
      }
      return counts;
    },
    listAside: aside.list,
    removeAside: aside.remove,
  };
}
