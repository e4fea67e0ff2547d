/* Progress: statistics of the stored answers to a list of questions. Plain data in and out, independent of the page
   and of the store.

   `questions` are entries of the catalogue ({id, tema, section, objective, level, …}), in the order of the
   programme.
   `records` are the valid records of the store: {<question id>: {first, last, …}}, each attempt {correct, score,
   hints, at}.
   Callers say which score is enough (mastery, pass). */

/** @import { AnswerRecord, Attempt } from "./state.js" */
/** @typedef {{ total: number, answered: number, correct: number, score: number | null, hints: number }} Summary */

export const FEWEST_ANSWERS = 4; // to an objective: with fewer, nothing is said of whether it is held

/** @type {(attempt: Attempt) => number} */
const scoreOf = (attempt) => attempt.score ?? Number(attempt.correct);
/** @type {(numbers: number[]) => number} */
const mean = (numbers) => numbers.reduce((sum, number) => sum + number, 0) / numbers.length;

/** {total, answered, correct, score, hints}, from first attempts only: right ones, mean score 0..1 (null if none),
 * hints requested.
 * @type {(questions: { id: string }[], records: Record<string, AnswerRecord>) => Summary} */
export function summarize(questions, records) {
  const firsts = questions.flatMap(({ id }) => records[id]?.first ?? []);
  return {
    total: questions.length,
    answered: firsts.length,
    correct: firsts.filter((attempt) => attempt.correct).length,
    score: firsts.length ? mean(firsts.map(scoreOf)) : null,
    hints: firsts.reduce((sum, attempt) => sum + (attempt.hints || 0), 0),
  };
}

/** Whether an objective is held: half of its questions answered, not too few of them, and a mean score of `percent`.
 * @type {(summary: Summary, percent: number) => boolean} */
export const isHeld = ({ total, answered, score }, percent) => (
  answered >= Math.max(FEWEST_ANSWERS, total / 2) && (score ?? 0) * 100 + 1e-9 >= percent
);

/** A Map from each value of a field to its questions, both in the order of the list.
 * @type {<T extends Record<string, any>>(questions: T[], key: string) => Map<any, T[]>} */
export function groupBy(questions, key) {
  const groups = new Map();
  for (const question of questions) {
    if (!groups.has(question[key])) groups.set(question[key], []);
    groups.get(question[key]).push(question);
  }
  return groups;
}

/** The first question without an answer after the last one answered, wrapping around; null if all are answered.
 * @type {<T extends { id: string }>(questions: T[], records: Record<string, AnswerRecord>) => T | null} */
export function findNext(questions, records) {
  let start = -1;
  questions.forEach(({ id }, index) => {
    if (records[id] && (start < 0 || records[id].last.at >= records[questions[start].id].last.at)) start = index;
  });
  return [...questions.slice(start + 1), ...questions.slice(0, start + 1)].find(({ id }) => !records[id]) ?? null;
}

/** [{section, questions}]: the questions whose last answer is wrong, by section, the lowest mean of last scores first.
 * @type {<T extends { id: string, section: string }>(questions: T[], records: Record<string, AnswerRecord>) => { section: string, questions: T[] }[]} */
export function listWeak(questions, records) {
  return [...groupBy(questions.filter(({ id }) => records[id]), "section")]
    .map(([section, answered]) => ({
      section,
      questions: answered.filter(({ id }) => !records[id].last.correct),
      score: mean(answered.map(({ id }) => scoreOf(records[id].last))),
    }))
    .filter((weak) => weak.questions.length)
    .sort((one, other) => one.score - other.score || other.questions.length - one.questions.length)
    .map((weak) => ({ section: weak.section, questions: weak.questions }));
}
