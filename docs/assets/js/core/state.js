/* The shape of what the learner answered: reading it, renewing older shapes, adding to it, merging two. Plain data in and out.

   State: {version: 2, answers: {<question id>: Record}, drafts?: {<question id>: text},
     diagnoses?: {<diagnosis id>: {answers: {<statement id>: points}, updatedAt}},
     exam?: {seed, ids, minutes, startedAt, updatedAt, spentSeconds, responses: {<question id>: response}},
     exams?: [{seed, startedAt, finishedAt, spentSeconds, minutes, isLate, score, passed, questions}], oldest first}
   Record: {first: Attempt, last: Attempt, tries, updatedAt, card?}; the card is schedule.js's.
   Attempt: {response: text or [text], correct, score: 0..1, hints, at}. Version 1 had no score and no hints.
   Dates are ISO text in UTC. What isn't known here stays in the value. */

import { copyDictionary, isObject, isSame, toCanonical } from "./values.js";

export const KEY = "curso:estado";
export const VERSION = 2;

const isText = (value) => typeof value === "string";
const isScore = (value) => Number.isFinite(value) && value >= 0 && value <= 1;
const isResponse = (value) => isText(value) || (Array.isArray(value) && value.every(isText));
const isOldAttempt = (value) => isObject(value) && typeof value.correct === "boolean" && isText(value.at) && isResponse(value.response);
const isAttempt = (value) => isOldAttempt(value) && isScore(value.score) && Number.isInteger(value.hints);
const hasAttempts = (value, isSound) => isObject(value) && isSound(value.first) && isSound(value.last);
export const isRecord = (value) => hasAttempts(value, isAttempt);
export const isDiagnosis = (value) => isObject(value) && isObject(value.answers);
const isDate = (value) => isText(value) && !Number.isNaN(Date.parse(value));
const isAmount = (value, least) => Number.isFinite(value) && value >= least && value < 1e9;
const isSitting = (value) => isObject(value) && isText(value.seed) && isDate(value.startedAt) && isAmount(value.spentSeconds, 0) &&
  (value.minutes === null || isAmount(value.minutes, 1));
export const isExam = (value) => isSitting(value) && Array.isArray(value.ids) && value.ids.every(isText) && new Set(value.ids).size === value.ids.length &&
  isObject(value.responses) && Object.values(value.responses).every(isResponse);
export const isExamResult = (value) => isSitting(value) && isDate(value.finishedAt) && isScore(value.score) && isObject(value.questions) &&
  Object.values(value.questions).every((score) => score === null || isScore(score));

const migrateAttempt = (attempt) => ({ ...attempt, score: Number(attempt.correct), hints: 0 });

/* {state, status}: "empty", "sound", "migrated" or "unreadable", which gives an empty state. */
export function parseState(text) {
  let state;
  let status = text === null ? "empty" : "unreadable";
  try {
    const found = JSON.parse(text);
    if ([1, VERSION].includes(found.version) && isObject(found.answers) && isObject(found.diagnoses ?? {}) && isObject(found.drafts ?? {}) &&
        Array.isArray(found.exams ?? [])) [state, status] = [found, found.version < VERSION ? "migrated" : "sound"];
  } catch {
    // not JSON, or null
  }
  state ??= {};
  state.version = VERSION;
  state.answers = copyDictionary(state.answers);
  if (state.diagnoses) state.diagnoses = copyDictionary(state.diagnoses);
  if (state.drafts) state.drafts = copyDictionary(state.drafts);
  if (status === "migrated") {
    for (const record of Object.values(state.answers)) {
      if (hasAttempts(record, isOldAttempt)) for (const part of ["first", "last"]) record[part] = migrateAttempt(record[part]);
    }
  }
  return { state, status };
}

const countTries = ({ tries }) => (tries > 0 && Number.isInteger(tries) ? tries : 1);

/* A question's record after one more attempt. */
export function addAttempt(record, attempt) {
  const change = { last: attempt, updatedAt: attempt.at };
  return isRecord(record) ? { ...record, ...change, tries: countTries(record) + 1 } : { first: attempt, ...change, tries: 1 };
}

/* A diagnosis's record after some of its statements were given points or, with null, left without. */
export function mergePoints(record, changes, at) {
  const old = isDiagnosis(record) ? record : {};
  const answers = Object.entries({ ...old.answers, ...changes }).filter(([id]) => !Object.hasOwn(changes, id) || changes[id] !== null);
  return { ...old, answers: Object.fromEntries(answers), updatedAt: at };
}

/* At the same instant the text decides, so that two devices choose the same. */
function isLater(one, other, field = "at") {
  const [time, otherTime] = [one[field] || "", other[field] || ""];
  return time === otherTime ? toCanonical(one) > toCanonical(other) : time > otherTime;
}

const pickLater = (one, other, field) => (isLater(other, one, field) ? other : one);

function mergeRecords(mine, theirs) {
  if (isSame(mine, theirs)) return mine;
  const isWithin = (inner, outer) => !isLater(outer.first, inner.first) && !isLater(inner.last, outer.last);
  const tries = [countTries(mine), countTries(theirs)];
  const cards = [mine.card, theirs.card].filter(isObject);
  return {
    ...theirs, ...mine,
    first: isLater(mine.first, theirs.first) ? theirs.first : mine.first,
    last: pickLater(mine.last, theirs.last),
    // One within the other may be a part of it: what is brought twice doesn't count twice.
    tries: isWithin(mine, theirs) || isWithin(theirs, mine) ? Math.max(...tries) : tries[0] + tries[1],
    updatedAt: pickLater(mine, theirs, "updatedAt").updatedAt,
    ...(cards.length && { card: cards.reduce((one, other) => pickLater(one, other, "last_review")) }),
  };
}

function mergeDiagnoses(mine, theirs) {
  const [old, late] = theirs.updatedAt > mine.updatedAt ? [mine, theirs] : [theirs, mine];
  return { ...theirs, ...mine, answers: { ...old.answers, ...late.answers }, updatedAt: late.updatedAt };
}

function mergeDictionaries(mine, theirs, isSound, merge) {
  const merged = copyDictionary(mine);
  for (const [id, other] of Object.entries(theirs || {})) {
    if (!(id in merged)) merged[id] = other;
    else if (isSound(other)) merged[id] = isSound(merged[id]) ? merge(merged[id], other) : other;
  }
  return merged;
}

export const hasResult = (exams, { startedAt }) => (exams || []).some((result) => isExamResult(result) && result.startedAt === startedAt);

/* A new state with all that two states have. An exam that one of them finished is in progress no more. */
export function mergeStates(mine, theirs) {
  const state = { ...theirs, ...mine };
  state.answers = mergeDictionaries(mine.answers, theirs.answers, isRecord, mergeRecords);
  if (state.diagnoses) state.diagnoses = mergeDictionaries(mine.diagnoses, theirs.diagnoses, isDiagnosis, mergeDiagnoses);
  if (state.drafts) state.drafts = mergeDictionaries(mine.drafts, theirs.drafts, isText, (draft) => draft);
  if (state.exams) {
    const exams = mine.exams || [];
    const order = (result) => (isExamResult(result) ? result.startedAt : "");
    state.exams = exams.concat((theirs.exams || []).filter((result) => isExamResult(result) && !hasResult(exams, result)))
      .sort((one, other) => (order(one) > order(other)) - (order(one) < order(other)));
  }
  const [exam, other] = [mine.exam, theirs.exam].filter((value) => isExam(value) && !hasResult(state.exams, value));
  if (exam) state.exam = other && other.startedAt === exam.startedAt ? pickLater(exam, other, "updatedAt") : exam;
  else if (isExam(state.exam)) delete state.exam;
  return state;
}

