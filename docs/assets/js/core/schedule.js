/* Spaced review: when a question that was answered should be asked again. Plain data in and out; dates are ISO text.

   The algorithm is FSRS, of ts-fsrs: `fsrs` is what createScheduler makes of that library, which the caller loads.
   A card is what FSRS knows of one question: {due, stability, difficulty, elapsed_days, scheduled_days, learning_steps, reps, lapses,
   state, last_review}. Its `last_review` is always the `at` of the attempt that it saw last; saving it is left to the store. */

/** @import { AnswerRecord, Attempt, Card } from "./state.js" */
/** @typedef {{ next: (card: any, now: Date, rating: number) => { card: any } }} Scheduler of ts-fsrs */
/** @template {{ id: string }} T
 * @typedef {{ question: T, record: AnswerRecord, card: Card }} Due */

const DAY = 86400000; // FSRS counts in days of 24 hours
const [AGAIN, HARD, GOOD] = [1, 2, 3];
const NEW_CARD = {
  due: 0, stability: 0, difficulty: 0, elapsed_days: 0, scheduled_days: 0, learning_steps: 0, reps: 0, lapses: 0, state: 0,
};

/** The same answers give the same dates on every device (no fuzz), and no date within the same day (no short term).
 * @type {(FSRS: any) => Scheduler} */
export const createScheduler = (FSRS) => FSRS.fsrs({ enable_fuzz: false, enable_short_term: false });

/** @type {(attempt: Attempt) => number} */
export const rate = (attempt) => (!attempt.correct ? AGAIN : attempt.hints > 0 ? HARD : GOOD);

/** Room is left for the longest interval, a hundred years, before the last date that JavaScript knows.
 * @type {(text: unknown) => text is string} */
const isTime = (text) => typeof text === "string" && Math.abs(Date.parse(text)) < 8e15;

/** FSRS throws on a card out of its bounds.
 * @type {(card: any) => boolean} */
const isCard = (card) =>
  card && isTime(card.due) && isTime(card.last_review) && [1, 2, 3].includes(card.state) &&
  card.stability >= 0.001 && card.stability <= 36500 && card.difficulty >= 1 && card.difficulty <= 10 &&
  Object.keys(NEW_CARD).every((field) => field === "due" || Number.isFinite(card[field]));

/** The card after one more attempt. A clock set back must not give FSRS less than no time between two attempts, nor keep a
 * question away until the clock is there again: such an attempt counts as of the same day, and its own date stays.
 * @type {(card: any, attempt: Attempt, fsrs: Scheduler) => Card} */
function addReview(card, attempt, fsrs) {
  const at = Date.parse(attempt.at);
  const seen = card.last_review ? Date.parse(card.last_review) : at;
  const { card: next } = fsrs.next(card, new Date(Math.max(at, seen)), rate(attempt));
  const toText = (/** @type {number} */ time) => new Date(time).toISOString();
  return { ...next, due: toText(at + next.scheduled_days * DAY), last_review: toText(at) };
}

/** The card with what it has not seen yet: of a stored one, the last attempt; with none (or a broken one), the first and the
 * last. Null when no attempt has a date. Asked again with the card it returned, it returns the same.
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

/** [{question, record, card}] of those answered, the earliest due first.
 * @type {<T extends { id: string }>(questions: T[], records: Record<string, AnswerRecord>, fsrs: Scheduler) => Due<T>[]} */
const listCards = (questions, records, fsrs) =>
  questions
    .flatMap((question) => {
      const record = records[question.id];
      const card = record && catchUp(record, fsrs);
      return card ? [{ question, record, card }] : [];
    })
    .sort((one, other) => Date.parse(one.card.due) - Date.parse(other.card.due));

/** Answered when the clock of the device was ahead: its date can't be waited for.
 * @type {(card: Card, now: Date) => boolean} */
const isAhead = ({ last_review: seen }, now) => Date.parse(seen) > now.getTime() + DAY;

/** Those due before the day of `now` (ISO text or Date) ends where the reader is; days with a change of hour are 23 or 25 h long.
 * @type {<T extends { id: string }>(questions: T[], records: Record<string, AnswerRecord>, fsrs: Scheduler, now: string | Date) => Due<T>[]} */
export function listDue(questions, records, fsrs, now) {
  const day = new Date(now);
  const end = new Date(day.getFullYear(), day.getMonth(), day.getDate() + 1);
  return listCards(questions, records, fsrs).filter(({ card }) => Date.parse(card.due) < end.getTime() || isAhead(card, day));
}

/** When the first of them is due (past or not), or null with none answered.
 * @type {(questions: { id: string }[], records: Record<string, AnswerRecord>, fsrs: Scheduler) => string | null} */
export const findNextDue = (questions, records, fsrs) => listCards(questions, records, fsrs)[0]?.card.due ?? null;
