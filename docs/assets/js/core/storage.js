/* The learner's answers, stored on the device (their shape: state.js; how they are stored: kept-value.js).
   Independent of the page and of grading. */

import { createKeptValue } from "./kept-value.js";
import { hasMeasurement, isMeasurement, isMeasuring, mergeMeasurements } from "./measurements.js";
import {
  addAttempt, hasResult, isAhead, isDiagnosis, isExam, isExamResult, isReading, isRecord, mergePoints, mergeStates, parseState,
} from "./state.js";
import { copyDictionary, isSame } from "./values.js";

/** @import { Aside } from "./aside.js" */
/** @import { Change, Entry, Surroundings } from "./kept-value.js" */
/** @import { Measurement, Measuring, Responses } from "./measurements.js" */
/** @import { AnswerRecord, Card, Exam, ExamResult, Reading, Response, Section, State } from "./state.js" */
/** @typedef {[id: string, record: AnswerRecord | null, draft: string | null]} Removed */
/** @typedef {Pick<State, "measuring" | "measurements">} RemovedMeasurements */
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
 *   saveResponses: (exam: { startedAt: string, spentSeconds: number, responses?: Record<string, Response>, flagged?: string[] }) => void,
 *   finishExam: (result: ExamResult) => void,
 *   saveMeasuring: (measuring: Measuring | null) => void,
 *   saveMeasured: (measuring: { startedAt: string, responses: Responses }) => void,
 *   finishMeasuring: (measurement: Measurement) => void,
 *   removeMeasurements: () => RemovedMeasurements,
 *   restoreMeasurements: (removed: RemovedMeasurements) => void,
 *   readPages: (state?: State) => Record<string, Reading>,
 *   savePage: (id: string, isRead: boolean, section?: Section) => void,
 *   merge: (theirs: State) => { added: number, updated: number, kept: number },
 *   keepUp: () => boolean,
 *   recover: (entries: Entry[]) => boolean,
 *   isWaiting: () => boolean,
 *   listAside: Aside["list"],
 *   removeAside: Aside["remove"],
 * }} Store */

const PARTS = ["answers", "drafts", "diagnoses", "exam", "exams", "pages", "measuring", "measurements"];

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

/* Any of them may be made again later, on a state that another window has changed. A journal names them: a name keeps
   its meaning. */
/** @type {Record<string, Change<State>>} */
const CHANGES = {
  attempt({ answers, drafts }, { id, ...attempt }, at) {
    answers[id] = addAttempt(answers[id], { ...attempt, at });
    if (drafts) delete drafts[id];
  },
  /* A card from when the clock was ahead doesn't count as later. */
  card({ answers }, { id, card }, at) {
    const seen = isRecord(answers[id]) ? answers[id].card?.last_review ?? "" : "";
    if (isRecord(answers[id]) && (seen <= card.last_review || isAhead(seen, at))) answers[id].card = card;
  },
  draft(state, { id, text }) {
    state.drafts = copyDictionary(state.drafts);
    if (text) state.drafts[id] = text;
    else delete state.drafts[id];
  },
  remove({ answers, drafts = {} }, ids) {
    for (const id of ids) for (const part of [answers, drafts]) delete part[id];
  },
  restore(state, removed) {
    const drafts = copyDictionary(state.drafts);
    for (const [id, record, draft] of removed) {
      if (id in state.answers) continue;
      if (record !== null) state.answers[id] = record;
      if (draft !== null && !(id in drafts)) (state.drafts = drafts)[id] = draft;
    }
  },
  removeAll(/** @type {any} */ state) {
    for (const part of PARTS) delete state[part];
    state.answers = copyDictionary();
  },
  restoreAll: mergeStates,
  points: (state, { id, points }, at) => givePoints(state, id, points, at),
  restorePoints: (state, { id, points }, at) => givePoints(state, id, { ...points, ...findPoints(state, id) }, at),
  exam(state, exam) {
    if (!exam) delete state.exam;
    else if (!hasResult(state.exams, exam)) state.exam = exam;
  },
  responses(state, { startedAt, spentSeconds, responses, flagged }, at) {
    const { exam } = state;
    if (!isExam(exam) || exam.startedAt !== startedAt) return;
    state.exam = { ...exam, responses: { ...exam.responses, ...responses }, spentSeconds: Math.max(exam.spentSeconds, spentSeconds), updatedAt: at, ...(flagged && { flagged }) };
  },
  result(state, result) {
    if (!hasResult(state.exams, result)) state.exams = [...(state.exams || []), result];
    if (state.exam?.startedAt === result.startedAt) delete state.exam;
  },
  measuring(state, measuring) {
    if (!measuring) delete state.measuring;
    else if (!hasMeasurement(state.measurements, measuring)) state.measuring = measuring;
  },
  measured(state, { startedAt, responses }, at) {
    const { measuring } = state;
    if (!isMeasuring(measuring) || measuring.startedAt !== startedAt) return;
    state.measuring = { ...measuring, responses: { ...measuring.responses, ...responses }, updatedAt: at };
  },
  measurement(state, measurement) {
    state.measurements = mergeMeasurements(state.measurements ?? [], [measurement]);
    if (state.measuring?.startedAt === measurement.startedAt) delete state.measuring;
  },
  removeMeasurements(state) {
    delete state.measuring;
    delete state.measurements;
  },
  restoreMeasurements(state, { measuring, measurements = [] }) {
    if (measurements.length) state.measurements = mergeMeasurements(state.measurements ?? [], measurements);
    if (measuring && !state.measuring && !hasMeasurement(state.measurements, measuring)) state.measuring = measuring;
  },
  page(state, { id, ...page }, at) {
    state.pages = copyDictionary(state.pages);
    state.pages[id] = { ...page, at };
  },
  merge: mergeStates,
};

/** `surroundings`: see kept-value.js.
 * @type {(surroundings: Surroundings) => Store} */
export function createStore(surroundings) {
  const value = createKeptValue({ parse: parseState, changes: CHANGES }, surroundings);
  const { read: readRaw, write } = value;

  return {
    /* The whole state, without invalid exams and measurements. */
    read() {
      const state = readRaw();
      if (!isExam(state.exam)) delete state.exam;
      if (state.exams) state.exams = state.exams.filter(isExamResult);
      if (!isMeasuring(state.measuring)) delete state.measuring;
      if (state.measurements) state.measurements = state.measurements.filter(isMeasurement);
      return state;
    },
    /* The valid records, by question id: of a state returned by `read`, or of what is stored now. */
    readAll: (state = readRaw()) => pick(state.answers, isRecord),
    /* Add an attempt, and drop the draft. Returns the question's record. */
    add: (id, { response, correct, score = Number(correct), hints = 0 }) => write("attempt", { id, response, correct, score, hints }).state.answers[id],
    saveCard(id, card) {
      write("card", { id, card });
    },
    /* A text not yet checked; "" if there is none. */
    readDraft(id) {
      const draft = copyDictionary(readRaw().drafts)[id];
      return typeof draft === "string" ? draft : "";
    },
    saveDraft(id, text) {
      write("draft", { id, text }, { slot: `draft ${id}` });
    },
    /* Erase the answers to some questions. Returns the argument of `restore`. */
    remove(ids) {
      const { answers, drafts = {} } = readRaw();
      const removed = ids.flatMap((id) => {
        const record = Object.hasOwn(answers, id) ? answers[id] : null;
        const draft = Object.hasOwn(drafts, id) ? drafts[id] : null;
        return record === null && draft === null ? [] : [/** @type {Removed} */ ([id, record, draft])];
      });
      write("remove", removed.map(([id]) => id), { isErasure: true });
      return removed;
    },
    /* Restore erased answers, except to questions answered again meanwhile; drafts written since are kept. */
    restore(removed) {
      write("restore", removed);
    },
    /* Erase all answers. Returns the argument of `restoreAll`. */
    removeAll() {
      /** @type {any} */
      const state = readRaw();
      const removed = /** @type {any} */ (Object.fromEntries(PARTS.filter((part) => part in state).map((part) => [part, state[part]])));
      write("removeAll", null, { isErasure: true });
      return removed;
    },
    restoreAll(removed) {
      write("restoreAll", removed);
    },
    /* The points given in a diagnosis, {<statement id>: points}. */
    readPoints: (id) => findPoints(readRaw(), id),
    /* Store the points of some statements; the others stay as they are. */
    savePoints(id, points) {
      write("points", { id, points });
    },
    /* Erase the points of a whole diagnosis. Returns the argument of `restorePoints`. */
    removePoints(id) {
      const removed = findPoints(readRaw(), id);
      const points = Object.fromEntries(Object.keys(removed).map((statement) => [statement, null]));
      write("points", { id, points }, { isErasure: true });
      return removed;
    },
    /* Restore erased points, except those of statements answered again meanwhile. */
    restorePoints(id, removed) {
      write("restorePoints", { id, points: removed });
    },
    /* Store the exam in progress; null discards it. One finished in another tab is not stored again. */
    saveExam(exam) {
      write("exam", exam, { slot: "exam" });
    },
    /* Store some responses, the time spent and, if given, the questions to come back to, of the exam in progress, if it is
       still the one that began then. */
    saveResponses({ startedAt, spentSeconds, responses = {}, flagged }) {
      write("responses", { startedAt, spentSeconds, responses, flagged }, { slot: `responses ${startedAt} ${flagged ? "flagged" : Object.keys(responses)}` });
    },
    /* Store the result of an exam, once, replacing that exam. */
    finishExam(result) {
      write("result", result);
    },
    /* Store the measurement in progress; null discards it. One finished in another tab is not stored again. */
    saveMeasuring(measuring) {
      write("measuring", measuring, { slot: "measuring" });
    },
    /* Store some responses of the measurement in progress, if it is still the one that began then. */
    saveMeasured({ startedAt, responses }) {
      write("measured", { startedAt, responses }, { slot: `measured ${startedAt} ${Object.keys(responses)}` });
    },
    /* Store a finished measurement, once, in place of the one in progress. */
    finishMeasuring(measurement) {
      write("measurement", measurement);
    },
    /* Erase all measurements. Returns the argument of `restoreMeasurements`. */
    removeMeasurements() {
      const { measuring, measurements } = readRaw();
      write("removeMeasurements", null, { isErasure: true });
      return { measuring, measurements };
    },
    /* Restore erased measurements, beside those made since. */
    restoreMeasurements(removed) {
      write("restoreMeasurements", removed);
    },
    /* What has been read of each page, by lesson id. */
    readPages: (state = readRaw()) => pick(state.pages ?? {}, isReading),
    /* Store that a page has been begun, and in which section the reader is, or read. */
    savePage(id, isRead, section) {
      write("page", { id, isRead, section }, { slot: `page ${id}` });
    },
    /* Merge the answers of another device. Returns how many of its questions were new, changed what was here, or
       didn't. */
    merge(theirs) {
      const counts = { added: 0, updated: 0, kept: 0 };
      const mine = readRaw().answers;
      const { answers } = write("merge", theirs).state;
      for (const id of Object.keys(pick(theirs.answers, isRecord))) {
        counts[!isRecord(mine[id]) ? "added" : isSame(mine[id], answers[id]) ? "kept" : "updated"] += 1;
      }
      return counts;
    },
    keepUp: value.keepUp,
    recover: value.recover,
    /* Whether any change is still to be stored. */
    isWaiting: value.isWaiting,
    listAside: value.listAside,
    removeAside: value.removeAside,
  };
}
