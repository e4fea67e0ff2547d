/* The answers as the short text that an LMS keeps of each student, `suspend_data`: SCORM 1.2 gives it 4,096 characters,
   and all the answers as JSON take a hundred times as many. Plain data in and out.

   The text is «1.<ids>.<mark>.<day>.<answers>.<pages>.<test>.<test>…», in the alphabet of base64url. Answers and pages
   are told by their place in lists that only grow (exports/scorm/order.py), so that a text of an older package is read
   by a newer one; the mark proves that the list begins with the ids that the text was packed with.

   - An answer is 3 characters: the day of the last attempt, counted from `day`, and the scores of the first attempt and
     of the last in tenths, rounded down.
   - Three pages are a character: not begun, begun or read.
   - A final test is its dates and its score, and the score of each question to the hundredth.

   What it can't say: what was chosen or written, hints, how many attempts, in which section of a page the reader was,
   the test in progress, the before and after, and tests that no longer fit (the best one and the newest do).
   Self-diagnoses and the plan aren't in it on purpose: they are about a town hall, and nobody's business at the LMS. */

import { computeHash } from "../../../docs/assets/js/core/hash.js";
import { isExamResult, isReading, isRecord } from "../../../docs/assets/js/core/state.js";
import { copyDictionary } from "../../../docs/assets/js/core/values.js";

/** @import { Attempt, AnswerRecord, ExamResult, Reading, State } from "../../../docs/assets/js/core/state.js" */
/** @typedef {{ questions: string[], lessons: string[] }} Order */
/** @typedef {{ answers: Record<string, AnswerRecord>, pages: Record<string, Reading>, exams: ExamResult[] }} Packed */

/** Characters of `cmi.suspend_data` in SCORM 1.2. */
export const LONGEST = 4096;

const FORMAT = "1";
const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const DAY = 86400000; // milliseconds
const LEVELS = 12; // 0 to 9: tenths of a wrong answer; then, of a right one: whole, and in part
const [WHOLE, IN_PART] = [10, 11];
const LAST_DAY = Math.floor(64 ** 3 / LEVELS ** 2) - 2; // five years
const UNANSWERED = 0;
const STATES = 3; // of a page
const HUNDREDTHS = 102; // of the score of a question of a test: none, or 0 to 100
const STARTED = 7; // characters: milliseconds, until the year 2109
const SECONDS = 4; // characters
const UNKNOWN_SEED = "de otro navegador";

/** @type {(number: number, width: number) => string} */
function writeNumber(number, width) {
  let text = "";
  for (let rest = number; text.length < width; rest = Math.floor(rest / 64)) text = DIGITS[rest % 64] + text;
  return text;
}

/** NaN if it isn't in the alphabet.
 * @type {(text: string) => number} */
const readNumber = (text) => [...text].reduce((sum, digit) => (DIGITS.includes(digit) ? sum * 64 + DIGITS.indexOf(digit) : NaN), 0);

/** @type {(text: string, width: number) => string[]} */
const cut = (text, width) => Array.from({ length: Math.ceil(text.length / width) }, (_, index) => text.slice(index * width, (index + 1) * width));

/** Days since 1970, in UTC.
 * @type {(date: string) => number} */
export const toDay = (date) => Math.floor(Date.parse(date) / DAY);
/** @type {(day: number) => string} */
const fromDay = (day) => new Date(day * DAY).toISOString();

/** @type {(attempt: Attempt) => number} */
function toLevel({ correct, score }) {
  if (correct) return score === 1 ? WHOLE : IN_PART;
  return Math.min(9, Math.floor(score * 10 + 1e-9));
}

/** @type {(level: number, at: string) => Attempt} */
const fromLevel = (level, at) => ({
  response: [], correct: level >= WHOLE, score: level === WHOLE ? 1 : level === IN_PART ? 0.7 : level / 10, hints: 0, at,
});

/** Six characters that tell a list of ids from any other.
 * @type {(order: Order, count: number) => string} */
export const markOrder = ({ questions }, count) => writeNumber(computeHash(questions.slice(0, count).join(" ")) % 64 ** 6, 6);

/** @type {(record: AnswerRecord | undefined, base: number) => string} */
function packAnswer(record, base) {
  if (!isRecord(record) || Number.isNaN(toDay(record.last.at))) return writeNumber(UNANSWERED, 3);
  const day = Math.min(LAST_DAY, Math.max(0, toDay(record.last.at) - base));
  return writeNumber(1 + (day * LEVELS + toLevel(record.first)) * LEVELS + toLevel(record.last), 3);
}

/** @type {(text: string, base: number) => AnswerRecord | null} */
function unpackAnswer(text, base) {
  const found = readNumber(text) - 1;
  if (!(found >= 0) || text.length < 3) return null;
  const at = fromDay(base + Math.floor(found / LEVELS ** 2));
  const [first, last] = [Math.floor(found / LEVELS) % LEVELS, found % LEVELS].map((level) => fromLevel(level, at));
  return { first, last, tries: first.score === last.score ? 1 : 2, updatedAt: at };
}

/** @type {(result: ExamResult, order: Order) => string} */
function packExam({ startedAt, finishedAt, spentSeconds, minutes, isLate, passed, score, questions }, { questions: ids }) {
  const places = Object.entries(questions).map(([id, found]) => [ids.indexOf(id), found === null ? 0 : 1 + Math.floor(found * 100 + 1e-9)])
    .filter(([place]) => place >= 0);
  return [
    writeNumber(Date.parse(startedAt), STARTED),
    writeNumber(Math.min(64 ** SECONDS - 1, Math.max(0, Math.round((Date.parse(finishedAt) - Date.parse(startedAt)) / 1000))), SECONDS),
    writeNumber(Math.min(64 ** SECONDS - 1, Math.floor(spentSeconds)), SECONDS),
    writeNumber(Math.min(4095, minutes ?? 0), 2),
    writeNumber(Number(isLate) * 2 + Number(passed), 1),
    writeNumber(Math.floor(score * 10000 + 1e-9), 3),
    ...places.map(([place, found]) => writeNumber(/** @type {number} */ (place) * HUNDREDTHS + /** @type {number} */ (found), 3)),
  ].join("");
}

/** @type {(text: string, order: Order) => ExamResult[]} */
function unpackExam(text, { questions: ids }) {
  const widths = [STARTED, SECONDS, SECONDS, 2, 1, 3];
  const numbers = widths.map((width, index) => {
    const start = widths.slice(0, index).reduce((sum, one) => sum + one, 0);
    return readNumber(text.slice(start, start + width));
  });
  const [started, lasted, spentSeconds, minutes, signs, score] = numbers;
  const scores = cut(text.slice(21), 3).map(readNumber);
  if (text.length < 21 || [...numbers, ...scores].some(Number.isNaN)) return [];
  const result = {
    seed: UNKNOWN_SEED, startedAt: new Date(started).toISOString(), finishedAt: new Date(started + lasted * 1000).toISOString(), spentSeconds,
    minutes: minutes || null, isLate: signs >= 2, passed: signs % 2 === 1, score: score / 10000,
    questions: Object.fromEntries(scores.flatMap((found) => {
      const id = ids[Math.floor(found / HUNDREDTHS)];
      return id === undefined ? [] : [[id, found % HUNDREDTHS === 0 ? null : (found % HUNDREDTHS - 1) / 100]];
    })),
  };
  return isExamResult(result) ? [result] : [];
}

/** The best first, and then the newest.
 * @type {(exams: unknown[]) => ExamResult[]} */
function rankExams(exams) {
  const sound = exams.filter(isExamResult).sort((one, other) => Date.parse(other.startedAt) - Date.parse(one.startedAt));
  const best = sound.reduce((/** @type {ExamResult | null} */ kept, result) => (kept && kept.score >= result.score ? kept : result), null);
  return best ? [best, ...sound.filter((result) => result !== best)] : [];
}

/** The text of the answers, of at most `longest` characters unless the answers alone have more.
 * @type {(state: State, order: Order, longest?: number) => string} */
export function pack(state, order, longest = LONGEST) {
  const { questions, lessons } = order;
  const answers = copyDictionary(state.answers);
  const pages = copyDictionary(state.pages);
  const days = questions.flatMap((id) => (isRecord(answers[id]) ? toDay(answers[id].last.at) : [])).filter((day) => day >= 0);
  const base = days.reduce((least, day) => Math.min(least, day), Infinity);
  const start = Number.isFinite(base) ? base : 0;
  const states = lessons.map((id) => (isReading(pages[id]) ? 1 + Number(pages[id].isRead) : 0));
  let text = [
    FORMAT, String(questions.length), markOrder(order, questions.length), writeNumber(start, 3),
    questions.map((id) => packAnswer(answers[id], start)).join("").replace(/(?:AAA)+$/, ""),
    cut(states.join(""), 3).map((three) => writeNumber(parseInt(three.padEnd(3, "0"), STATES), 1)).join("").replace(/A+$/, ""),
  ].join(".");
  for (const exam of rankExams(state.exams ?? [])) {
    const more = `.${packExam(exam, order)}`;
    if (text.length + more.length <= longest) text += more;
  }
  return text;
}

/** What a text says, or null if it isn't one of this format and order. An empty text says nothing.
 * @type {(text: string, order: Order) => Packed | null} */
export function unpack(text, order) {
  /** @type {Packed} */
  const found = { answers: copyDictionary(), pages: copyDictionary(), exams: [] };
  if (text === "") return found;
  const [format, count, mark, day, answers, pages, ...exams] = text.split(".");
  const base = readNumber(day ?? "");
  const isKnown = format === FORMAT && /^\d{1,5}$/.test(count) && Number(count) <= order.questions.length;
  if (!isKnown || pages === undefined || Number.isNaN(base) || mark !== markOrder(order, Number(count))) return null;
  cut(answers, 3).forEach((one, index) => {
    const record = unpackAnswer(one, base);
    if (record && index < Number(count)) found.answers[order.questions[index]] = record;
  });
  const at = fromDay(base);
  [...pages].flatMap((digit) => [...(readNumber(digit) || 0).toString(STATES).padStart(3, "0")]).forEach((state, index) => {
    if (state !== "0" && index < order.lessons.length) found.pages[order.lessons[index]] = { isRead: state === "2", at };
  });
  found.exams = exams.flatMap((exam) => unpackExam(exam, order));
  return found;
}

/** The state with what the LMS has and it lacks. What the browser has says more, so it stays, unless the question was
 * answered again on a later day elsewhere.
 * @type {(state: State, packed: Packed) => State} */
export function merge(state, packed) {
  const answers = copyDictionary(state.answers);
  const pages = copyDictionary(state.pages);
  for (const [id, theirs] of Object.entries(packed.answers)) {
    const mine = answers[id];
    if (!isRecord(mine)) answers[id] = theirs;
    else if (toDay(theirs.last.at) > toDay(mine.last.at)) answers[id] = { ...mine, last: theirs.last, tries: mine.tries + 1, updatedAt: theirs.updatedAt };
  }
  for (const [id, theirs] of Object.entries(packed.pages)) {
    const mine = pages[id];
    if (!isReading(mine)) pages[id] = theirs;
    else if (theirs.isRead && !mine.isRead) pages[id] = { ...mine, isRead: true };
  }
  const exams = (state.exams ?? []).filter(isExamResult);
  const more = packed.exams.filter(({ startedAt }) => exams.every((mine) => mine.startedAt !== startedAt));
  return {
    ...state, answers, pages,
    exams: [...exams, ...more].sort((one, other) => Date.parse(one.startedAt) - Date.parse(other.startedAt)),
  };
}
