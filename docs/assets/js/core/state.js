/* The shape of the learner's answers: parsing them, migrating older versions, adding to them, merging two. Plain
   data in and out.

   Answers, drafts and responses are keyed by question id, points by statement id, diagnoses by their own, and the pages
   that the reader has begun or read by lesson id (course/derived/reading.py). Finished exams are in order, oldest first, and only the newest are kept. Measurements are those of
   measurements.js, and cards, of schedule.js. Scores go from 0 to 1. Version 1 had no score and no hints. Dates are ISO text in UTC. What isn't known here is kept in the value. */

import { isMeasuring, hasMeasurement, keepMeasurements, mergeMeasurements } from "./measurements.js";
import { isDate, isResponse, isScore, isText } from "./soundness.js";
import { copyDictionary, isObject, isSame, toCanonical } from "./values.js";

/** @import { Measurement, Measuring } from "./measurements.js" */
/** @typedef {string | string[]} Response */
/** @typedef {{ response: Response, correct: boolean, score: number, hints: number, at: string }} Attempt */
/** @typedef {{
 *   due: string, last_review: string, stability: number, difficulty: number, elapsed_days: number, scheduled_days: number,
 *   learning_steps: number, reps: number, lapses: number, state: number,
 * }} Card */
/** @typedef {{ first: Attempt, last: Attempt, tries: number, updatedAt: string, card?: Card }} AnswerRecord */
/** @typedef {{ answers: Record<string, number>, updatedAt: string }} Diagnosis */
/** @typedef {{ anchor: string, title: string }} Section of a page, with the title that it had when it was read */
/** @typedef {{ isRead: boolean, at: string, section?: Section }} Reading of a page: begun, and in which section the reader was, or read to its end */
/** @typedef {{ seed: string, startedAt: string, spentSeconds: number, minutes: number | null, bank?: string, isWhole?: boolean }} Sitting */
/** @typedef {Sitting & { ids: string[], updatedAt: string, responses: Record<string, Response>, flagged?: string[] }} Exam */
/** @typedef {Sitting & {
 *   finishedAt: string, isLate: boolean, score: number, passed: boolean, questions: Record<string, number | null>,
 *   responses?: Record<string, Response>,
 * }} ExamResult */
/** @typedef {{
 *   version: number, answers: Record<string, AnswerRecord>, drafts?: Record<string, string>, diagnoses?: Record<string, Diagnosis>,
 *   exam?: Exam, exams?: ExamResult[], pages?: Record<string, Reading>, measuring?: Measuring, measurements?: Measurement[],
 * }} State */

export const VERSION = 2;
/** Finished exams that are kept: one on each working day of five months, in a fifteenth of what a browser stores. */
export const EXAMS_KEPT = 100;
const CLOCKS_DIFFER = 86400000; // milliseconds

/** @type {(value: any) => boolean} */
const isOldAttempt = (value) => isObject(value) && typeof value.correct === "boolean" && isText(value.at) && isResponse(value.response);
/** @type {(value: any) => boolean} */
const isAttempt = (value) => isOldAttempt(value) && isScore(value.score) && Number.isInteger(value.hints);
/** @type {(value: any, isSound: (attempt: any) => boolean) => boolean} */
const hasAttempts = (value, isSound) => isObject(value) && isSound(value.first) && isSound(value.last);
/** @type {(value: unknown) => value is AnswerRecord} */
export const isRecord = (value) => hasAttempts(value, isAttempt);
/** @type {(value: unknown) => value is Diagnosis} */
export const isDiagnosis = (value) => isObject(value) && isObject(value.answers);
/** @type {(value: unknown) => value is Reading} */
export const isReading = (value) => isObject(value) && typeof value.isRead === "boolean" && isText(value.at);
/** @type {(value: any, least: number) => boolean} */
const isAmount = (value, least) => Number.isFinite(value) && value >= least && value < 1e9;
/** @type {(value: any) => boolean} */
const isSitting = (value) => isObject(value) && isText(value.seed) && isDate(value.startedAt) && isAmount(value.spentSeconds, 0) &&
  (value.minutes === null || isAmount(value.minutes, 1));
/** @type {(value: any) => boolean} */
const isListOfTexts = (value) => Array.isArray(value) && value.every(isText);
/** @type {(value: any) => value is Exam} */
export const isExam = (value) => isSitting(value) && isListOfTexts(value.ids) && new Set(value.ids).size === value.ids.length &&
  isObject(value.responses) && Object.values(value.responses).every(isResponse) && isListOfTexts(value.flagged ?? []);
/** @type {(value: any) => value is ExamResult} */
export const isExamResult = (value) => isSitting(value) && isDate(value.finishedAt) && isScore(value.score) && isObject(value.questions) &&
  Object.values(value.questions).every((score) => score === null || isScore(score));

/** The newest of a list of finished exams, at most EXAMS_KEPT, and the best, which the statement of self-study names.
 * @type {(exams: any[]) => ExamResult[]} */
function keepNewest(exams) {
  if (exams.length <= EXAMS_KEPT) return exams;
  const sound = exams.filter(isExamResult).sort((one, other) => Date.parse(one.startedAt) - Date.parse(other.startedAt));
  const newest = sound.slice(-EXAMS_KEPT);
  const best = sound.reduce((kept, result) => (kept && kept.score > result.score ? kept : result), newest[0]);
  return !best || newest.includes(best) ? newest : [best, ...newest.slice(1)];
}

/** @type {(attempt: any) => Attempt} */
const migrateAttempt = (attempt) => ({ ...attempt, score: Number(attempt.correct), hints: 0 });

/** {state, status}: "empty", "sound", "migrated" or "unreadable", which returns an empty state.
 * @type {(text: string | null) => { state: State, status: "empty" | "sound" | "migrated" | "unreadable" }} */
export function parseState(text) {
  /** @type {any} */
  let state = {};
  /** @type {ReturnType<typeof parseState>["status"]} */
  let status = text === null ? "empty" : "unreadable";
  try {
    const found = JSON.parse(String(text));
    const areParts = isObject(found.answers) && [found.diagnoses, found.drafts, found.pages].every((part) => isObject(part ?? {})) &&
      [found.exams, found.measurements].every((part) => Array.isArray(part ?? []));
    if ([1, VERSION].includes(found.version) && areParts) {
      state = found;
      status = found.version < VERSION ? "migrated" : "sound";
    }
  } catch {
    // not JSON, or null
  }
  state.version = VERSION;
  state.answers = copyDictionary(state.answers);
  if (state.diagnoses) state.diagnoses = copyDictionary(state.diagnoses);
  if (state.drafts) state.drafts = copyDictionary(state.drafts);
  if (state.pages) state.pages = copyDictionary(state.pages);
  if (state.exams) state.exams = keepNewest(state.exams);
  if (state.measurements) state.measurements = keepMeasurements(state.measurements);
  if (status === "migrated") {
    for (const record of /** @type {any[]} */ (Object.values(state.answers))) {
      if (hasAttempts(record, isOldAttempt)) for (const part of ["first", "last"]) record[part] = migrateAttempt(record[part]);
    }
  }
  return { state, status };
}

/** @type {(record: { tries?: number }) => number} */
const countTries = ({ tries }) => (tries !== undefined && tries > 0 && Number.isInteger(tries) ? tries : 1);

/** A question's record after one more attempt.
 * @type {(record: unknown, attempt: Attempt) => AnswerRecord} */
export function addAttempt(record, attempt) {
  const change = { last: attempt, updatedAt: attempt.at };
  return isRecord(record) ? { ...record, ...change, tries: countTries(record) + 1 } : { first: attempt, ...change, tries: 1 };
}

/** A diagnosis's record after points were given to some of its statements or, with null, removed.
 * @type {(record: unknown, changes: Record<string, number | null>, at: string) => Diagnosis} */
export function mergePoints(record, changes, at) {
  const old = isDiagnosis(record) ? record : { answers: {} };
  const answers = Object.entries({ ...old.answers, ...changes }).flatMap(([id, points]) => (points === null && Object.hasOwn(changes, id) ? [] : [[id, points]]));
  return { ...old, answers: Object.fromEntries(answers), updatedAt: at };
}

/** Whether a date is from when the device's clock was ahead of `now`, by more than clocks usually differ.
 * @type {(date: string, now: string) => boolean} */
export const isAhead = (date, now) => Date.parse(date) > Date.parse(now) + CLOCKS_DIFFER;

/** If the times are equal, the text decides, so that two devices choose the same.
 * @type {(one: any, other: any, field?: string) => boolean} */
function isLater(one, other, field = "at") {
  const [time, otherTime] = [one[field] || "", other[field] || ""];
  return time === otherTime ? toCanonical(one) > toCanonical(other) : time > otherTime;
}

/** @type {<T>(one: T, other: T, field?: string) => T} */
const pickLater = (one, other, field) => (isLater(other, one, field) ? other : one);

/** The later of two; one from when a clock was ahead is no later than the other.
 * @type {<T>(one: T, other: T, now: string, field?: string) => T} */
function pickLast(one, other, now, field = "at") {
  const [isOneAhead, isOtherAhead] = [one, other].map((/** @type {any} */ dated) => isAhead(dated[field], now));
  if (isOneAhead === isOtherAhead) return pickLater(one, other, field);
  return isOneAhead ? other : one;
}

/** @type {(mine: AnswerRecord, theirs: AnswerRecord, now: string) => AnswerRecord} */
function mergeRecords(mine, theirs, now) {
  if (isSame(mine, theirs)) return mine;
  const isWithin = (/** @type {AnswerRecord} */ inner, /** @type {AnswerRecord} */ outer) => !isLater(outer.first, inner.first) && !isLater(inner.last, outer.last);
  const tries = [countTries(mine), countTries(theirs)];
  const cards = [mine.card, theirs.card].filter(isObject);
  return {
    ...theirs, ...mine,
    first: isLater(mine.first, theirs.first) ? theirs.first : mine.first,
    last: pickLast(mine.last, theirs.last, now),
    // If one is within the other, it may be a part of it: importing the same answers twice must not count them twice.
    tries: isWithin(mine, theirs) || isWithin(theirs, mine) ? Math.max(...tries) : tries[0] + tries[1],
    updatedAt: pickLater(mine, theirs, "updatedAt").updatedAt,
    ...(cards.length && { card: cards.reduce((one, other) => pickLast(one, other, now, "last_review")) }),
  };
}

/** @type {(mine: Diagnosis, theirs: Diagnosis) => Diagnosis} */
function mergeDiagnoses(mine, theirs) {
  const [old, late] = theirs.updatedAt > mine.updatedAt ? [mine, theirs] : [theirs, mine];
  return { ...theirs, ...mine, answers: { ...old.answers, ...late.answers }, updatedAt: late.updatedAt };
}

/** @type {<T>(mine: Record<string, T> | undefined, theirs: Record<string, T> | undefined, isSound: (value: unknown) => value is T, merge: (mine: T, theirs: T) => T) => Record<string, T>} */
function mergeDictionaries(mine, theirs, isSound, merge) {
  const merged = copyDictionary(mine);
  for (const [id, other] of Object.entries(theirs || {})) {
    if (!(id in merged)) merged[id] = other;
    else if (isSound(other)) merged[id] = isSound(merged[id]) ? merge(merged[id], other) : other;
  }
  return merged;
}

/** @type {(exams: unknown[] | undefined, exam: { startedAt: string }) => boolean} */
export const hasResult = (exams, { startedAt }) => (exams || []).some((result) => isExamResult(result) && result.startedAt === startedAt);

/** Of what is in progress in two states, what goes on: mine, or the one with the later answers if both are the same.
 * @type {<T extends { startedAt: string }>(running: T[]) => T | undefined} */
function pickRunning([one, other]) {
  return one && other && other.startedAt === one.startedAt ? pickLater(one, other, "updatedAt") : one;
}

/** A new state with all that two states have. What either of them finished, an exam or a measurement, is no longer in
 * progress.
 * @type {(mine: State, theirs: State, now: string) => State} */
export function mergeStates(mine, theirs, now) {
  const state = { ...theirs, ...mine };
  state.answers = mergeDictionaries(mine.answers, theirs.answers, isRecord, (one, other) => mergeRecords(one, other, now));
  if (state.diagnoses) state.diagnoses = mergeDictionaries(mine.diagnoses, theirs.diagnoses, isDiagnosis, mergeDiagnoses);
  if (state.drafts) state.drafts = mergeDictionaries(mine.drafts, theirs.drafts, isText, (draft) => draft);
  if (state.pages) state.pages = mergeDictionaries(mine.pages, theirs.pages, isReading, (one, other) => pickLast(one, other, now));
  if (state.exams) {
    const exams = mine.exams || [];
    const order = (/** @type {unknown} */ result) => (isExamResult(result) ? result.startedAt : "");
    state.exams = keepNewest(exams.concat((theirs.exams || []).filter((result) => isExamResult(result) && !hasResult(exams, result)))
      .sort((one, other) => Number(order(one) > order(other)) - Number(order(one) < order(other))));
  }
  const exam = pickRunning([mine.exam, theirs.exam].filter(isExam).filter((value) => !hasResult(state.exams, value)));
  if (exam) state.exam = exam;
  else if (isExam(state.exam)) delete state.exam;
  if (state.measurements) state.measurements = mergeMeasurements(mine.measurements ?? [], theirs.measurements ?? []);
  const measuring = pickRunning([mine.measuring, theirs.measuring].filter(isMeasuring).filter((value) => !hasMeasurement(state.measurements, value)));
  if (measuring) state.measuring = measuring;
  else if (isMeasuring(state.measuring)) delete state.measuring;
  return state;
}

