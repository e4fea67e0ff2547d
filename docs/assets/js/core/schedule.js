/* Spaced review: when an answered question should be asked again. Plain data in and out; dates are ISO text.

   The algorithm is FSRS, from ts-fsrs: `fsrs` is what createScheduler makes from that library, which the caller
   loads.
   A card is FSRS's state of one question: {due, stability, difficulty, elapsed_days, scheduled_days, learning_steps,
   reps, lapses, state, last_review}. Its `last_review` is always the `at` of the last attempt it includes; saving it
   is left to the store. */

import { isAhead } from "./state.js";

/** @import { AnswerRecord, Attempt, Card } from "./state.js" */
/** @typedef {{ next: (card: any, now: Date, rating: number) => { card: any } }} Scheduler of ts-fsrs */
/** @template {{ id: string }} T
 * @typedef {{ question: T, record: AnswerRecord, card: Card }} Due */

const DAY = 86400000; // FSRS counts in days of 24 hours
const [AGAIN, HARD, GOOD] = [1, 2, 3];
const NEW_CARD = {
  due: 0, stability: 0, difficulty: 0, elapsed_days: 0, scheduled_days: 0, learning_steps: 0, reps: 0, lapses: 0, state: 0,
};

/** The same answers give the same dates on every device (no fuzz), and never the same day (no short term).
 * @type {(FSRS: any) => Scheduler} */
export const createScheduler = (FSRS) => FSRS.fsrs({ enable_fuzz: false, enable_short_term: false });

/** @type {(attempt: Attempt) => number} */
export const rate = (attempt) => (!attempt.correct ? AGAIN : attempt.hints > 0 ? HARD : GOOD);

/** The limit leaves room for the longest interval, a hundred years, before the last date of JavaScript.
 * @type {(text: unknown) => text is string} */
const isTime = (text) => typeof text === "string" && Math.abs(Date.parse(text)) < 8e15;

/** FSRS throws on a card with values out of range.
 * @type {(card: any) => boolean} */
const isCard = (card) =>
  card && isTime(card.due) && isTime(card.last_review) && [1, 2, 3].includes(card.state) &&
  card.stability >= 0.001 && card.stability <= 36500 && card.difficulty >= 1 && card.difficulty <= 10 &&
  Object.keys(NEW_CARD).every((field) => field === "due" || Number.isFinite(card[field]));

/** The card after one more attempt. If a clock was set back, FSRS must not get a negative time between two attempts,
 * nor postpone a question until the clock catches up: such an attempt counts as made on the same day, and keeps its own
 * date.
 * @type {(card: any, attempt: Attempt, fsrs: Scheduler) => Card} */
function addReview(card, attempt, fsrs) {
  const at = Date.parse(attempt.at);
  const seen = card.last_review ? Date.parse(card.last_review) : at;
  const { card: next } = fsrs.next(card, new Date(Math.max(at, seen)), rate(attempt));
  const toText = (/** @type {number} */ time) => new Date(time).toISOString();
  return { ...next, due: toText(at + next.scheduled_days * DAY), last_review: toText(at) };
}

/** The card with the attempts that it doesn't include yet: with a stored one, the last; with none (or an invalid one),
 * the first and the last. Null if no attempt has a date. It is idempotent for the card it returns.
 * @type {(record: AnswerRecord, fsrs: Scheduler) => Card | null} */
export function catchUp(record, fsrs) {
  const isStored = isCard(record.card);
  /** @type {any} */
  let card = isStored ? record.card : NEW_CARD;
  for (const attempt of isStored ? [record.last] : [record.first, record.last]) {
    if (isTime(attempt.at) && Date.parse(attempt.at) !== Date.parse(card.last_review)) card = addReview(card, attempt, fsrs);
  }
  return card === NEW_CARD ? null : card;
}

/** [{question, record, card}] for those answered, the earliest due first.
 * @type {<T extends { id: string }>(questions: T[], records: Record<string, AnswerRecord>, fsrs: Scheduler) => Due<T>[]} */
const listCards = (questions, records, fsrs) =>
  questions
    .flatMap((question) => {
      const record = records[question.id];
      const card = record && catchUp(record, fsrs);
      return card ? [{ question, record, card }] : [];
    })
    .sort((one, other) => Date.parse(one.card.due) - Date.parse(other.card.due));

/** Those due before the end of the day of `now` (ISO text or Date) in the reader's time zone; days with a clock change
 * have 23 or 25 hours. Those answered while the clock was ahead are due too: their date is too far away.
 * @type {<T extends { id: string }>(questions: T[], records: Record<string, AnswerRecord>, fsrs: Scheduler, now: string | Date) => Due<T>[]} */
export function listDue(questions, records, fsrs, now) {
  const day = new Date(now);
  const end = new Date(day.getFullYear(), day.getMonth(), day.getDate() + 1);
  return listCards(questions, records, fsrs).filter(({ card }) => Date.parse(card.due) < end.getTime() || isAhead(card.last_review, day.toISOString()));
}

/** When the first of them is due (past or not), or null if none is answered.
 * @type {(questions: { id: string }[], records: Record<string, AnswerRecord>, fsrs: Scheduler) => string | null} */
export const findNextDue = (questions, records, fsrs) => listCards(questions, records, fsrs)[0]?.card.due ?? null;
