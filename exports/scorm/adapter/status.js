/* What the LMS is told of a student: the final test, or how the questions of a tema went. Nothing is told until it is
   done, and what was achieved is not taken back. Only what was done since the LMS began the attempt counts: a trainer who
   gives another attempt doesn't expect it to be passed on opening, with what the browser remembers. Plain data in and out.

   A rule is of the whole course, {kind: "exam", least, pass}: a final test of at least so many questions; or of a tema,
   {kind: "questions", ids, pass}: all these questions answered, and the mean score of the last answers. `pass` is a
   percentage. Both come from the course's data (exports/scorm/launch_page.py). */

import { toDay } from "./packing.js";
import { isExamResult, isRecord } from "../../../docs/assets/js/core/state.js";

/** @import { State } from "../../../docs/assets/js/core/state.js" */
/** @typedef {{ kind: "exam", least: number, pass: number } | { kind: "questions", ids: string[], pass: number }} Rule */
/** @typedef {{ score: number, passed: boolean }} Outcome `score` from 0 to 1 */

/** @type {(score: number, pass: number) => Outcome} */
const judge = (score, pass) => ({ score, passed: score * 100 + 1e-9 >= pass }); // 0.57 * 100 is slightly less than 57

/** The outcome so far, or null while there is nothing to tell. `since` is when the attempt began, ISO text; answers that
 * come from the LMS have only their day.
 * @type {(state: State, rule: Rule, since: string) => Outcome | null} */
export function findOutcome({ answers, exams = [] }, rule, since) {
  if (rule.kind === "exam") {
    const scores = exams.filter(isExamResult)
      .filter(({ questions, startedAt }) => Object.keys(questions).length >= rule.least && Date.parse(startedAt) >= Date.parse(since))
      .map(({ score }) => score);
    return scores.length ? judge(Math.max(...scores), rule.pass) : null;
  }
  const records = rule.ids.map((id) => answers[id]);
  if (!records.length || !records.every((record) => isRecord(record) && toDay(record.last.at) >= toDay(since))) return null;
  return judge(records.reduce((sum, { last }) => sum + last.score, 0) / records.length, rule.pass);
}

/** The better of two outcomes.
 * @type {(one: Outcome | null, other: Outcome | null) => Outcome | null} */
export function pickBest(one, other) {
  if (!one || !other) return one ?? other;
  if (one.passed !== other.passed) return one.passed ? one : other;
  return other.score > one.score ? other : one;
}

/** A percentage that doesn't say more than there is: 69.6 % isn't the 70 % needed to pass.
 * @type {(score: number) => number} */
export const toPercent = (score) => Math.floor(score * 100 + 1e-9);
