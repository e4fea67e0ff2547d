/* What the reader has read and answered of the lessons, and where to go on. Plain data in and out, independent of the
   page and of the store.

   `lessons` are those of the build (exports/reading.py), in the order of the programme. `pages` and `records` are what
   the store has: {<lesson id>: {isRead, at}} and {<question id>: {first, last, …}}. */

/** @import { AnswerRecord, Reading } from "./state.js" */
/** @typedef {{
 *   id: string, tema: number, number: number, total: number, title: string, href: string, minutes: number, questions: string[],
 *   essential: string[], fields: string[],
 * }} Lesson `essential` are the questions of the essential route, among `questions`; `fields`, those of the plan that are written there */
/** @typedef {Record<string, Reading>} Pages */
/** @typedef {Record<string, AnswerRecord>} Records */
/** @typedef {{ state: "none" | "begun" | "read" | "done", answered: number, total: number }} Progress */

/** @type {(ids: string[], records: Records) => string[]} */
const listAnswered = (ids, records) => ids.filter((id) => records[id]);

/** How far a lesson is: "read" to its end, and "done" if its essential questions are answered too. Answers alone make it
 * "begun".
 * @type {(lesson: Lesson, pages: Pages, records: Records) => Progress} */
export function describeLesson({ id, questions, essential }, pages, records) {
  const answered = listAnswered(questions, records).length;
  const counts = { answered, total: questions.length };
  if (!pages[id]?.isRead) return { state: pages[id] || answered ? "begun" : "none", ...counts };
  return { state: listAnswered(essential, records).length === essential.length ? "done" : "read", ...counts };
}

/** The lesson where the reader is: the last one begun or, if it has been read, the next one that hasn't, from the start
 * again after the last. Who has only answered questions is where the last answer was. Null if nothing is begun, or all
 * is read.
 * @type {(lessons: Lesson[], pages: Pages, records: Records) => Lesson | null} */
export function findCurrentLesson(lessons, pages, records) {
  const touched = lessons.map(({ id, questions }) => ({
    read: pages[id]?.at ?? "",
    answered: listAnswered(questions, records).map((question) => records[question].last.at).sort().at(-1) ?? "",
  }));
  /** @type {"read" | "answered"} */
  const kind = touched.some(({ read }) => read) ? "read" : "answered";
  let last = -1;
  touched.forEach((times, index) => {
    if (times[kind] && (last < 0 || times[kind] >= touched[last][kind])) last = index;
  });
  if (last < 0) return null;
  return [...lessons.slice(last), ...lessons.slice(0, last)].find(({ id }) => !pages[id]?.isRead) ?? null;
}

/** What has been done of some lessons. Right answers are those of the first attempt; `minutes` and `essential` are of the
 * essential route: those of the lessons read and of all, and its questions answered and all.
 * @type {(lessons: Lesson[], pages: Pages, records: Records) => {
 *   read: number, total: number, answered: number, correct: number, questions: number,
 *   minutes: { read: number, total: number }, essential: { answered: number, total: number }, missed: Lesson[],
 * }} */
export function summarizeLessons(lessons, pages, records) {
  const isRead = (/** @type {Lesson} */ { id }) => pages[id]?.isRead;
  const sum = (/** @type {Lesson[]} */ some, /** @type {(lesson: Lesson) => number} */ count) => some.reduce((total, lesson) => total + count(lesson), 0);
  return {
    read: lessons.filter(isRead).length,
    total: lessons.length,
    answered: sum(lessons, ({ questions }) => listAnswered(questions, records).length),
    correct: sum(lessons, ({ questions }) => listAnswered(questions, records).filter((id) => records[id].first.correct).length),
    questions: sum(lessons, ({ questions }) => questions.length),
    minutes: { read: sum(lessons.filter(isRead), ({ minutes }) => minutes), total: sum(lessons, ({ minutes }) => minutes) },
    essential: {
      answered: sum(lessons, ({ essential }) => listAnswered(essential, records).length),
      total: sum(lessons, ({ essential }) => essential.length),
    },
    missed: lessons.filter(({ questions }) => questions.some((id) => records[id] && !records[id].last.correct)),
  };
}

/** How many of some fields are written, in a plan as it is stored (plan-state.js).
 * @type {(text: string | null, fields: string[]) => number} */
export function countWritten(text, fields) {
  try {
    const { fields: records } = JSON.parse(String(text));
    return fields.filter((id) => Object.hasOwn(records, id) && (records[id].value ?? null) !== null).length;
  } catch {
    return 0; // no plan, or one that can't be read
  }
}
