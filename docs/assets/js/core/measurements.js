/* The before and the after: the same few questions, answered when the course begins and when it ends. What is stored of
   them, and what changed from one to the other. Plain data in and out.

   They are apart from the answers (state.js), so that they count neither as a first try nor as progress. A response of
   null is «No lo sé», which scores 0. Scores go from 0 to 1. Finished measurements are in order, oldest first. */

import { groupBy } from "./progress.js";
import { isDate, isResponse, isScore } from "./soundness.js";
import { isObject } from "./values.js";

/** @import { Response } from "./state.js" */
/** @typedef {"before" | "after"} Moment */
/** @typedef {Record<string, Response | null>} Responses by question id */
/** @typedef {{ moment: Moment, startedAt: string, updatedAt: string, ids: string[], responses: Responses }} Measuring one in progress */
/** @typedef {{ moment: Moment, startedAt: string, finishedAt: string, responses: Responses, scores: Record<string, number> }} Measurement */
/** @typedef {{ id: string, before: number | null, after: number, change: "better" | "worse" | "same" }} Row `before` is null without a before */
/** @typedef {{ total: number, before: number, after: number }} Points the sums of the scores of some questions */
/** @typedef {Points & { temas: (Points & { tema: number })[], rows: Row[], better: number, worse: number, isClear: boolean }} Comparison */

const MOMENTS = ["before", "after"];
/** Finished measurements that are kept: the first and the newest. */
export const MEASUREMENTS_KEPT = 20;
const CHANCE = 0.05;
const NEAR = 1e-9; // 0.1 + 0.2 is slightly more than 0.3

/** @type {(value: any) => boolean} */
const isBegun = (value) => isObject(value) && MOMENTS.includes(value.moment) && isDate(value.startedAt) && isObject(value.responses) &&
  Object.values(value.responses).every((response) => response === null || isResponse(response));
/** @type {(value: any) => value is Measuring} */
export const isMeasuring = (value) => isBegun(value) && Array.isArray(value.ids) && value.ids.every((/** @type {unknown} */ id) => typeof id === "string");
/** @type {(value: any) => value is Measurement} */
export const isMeasurement = (value) => isBegun(value) && isDate(value.finishedAt) && isObject(value.scores) && Object.values(value.scores).every(isScore);

/** @type {(measurements: unknown[] | undefined, begun: { startedAt: string }) => boolean} */
export const hasMeasurement = (measurements, { startedAt }) => (measurements ?? []).some((other) => isMeasurement(other) && other.startedAt === startedAt);

/** The first before and the newest of all, at most MEASUREMENTS_KEPT; as they are if there aren't more.
 * @type {(measurements: any[]) => any[]} */
export function keepMeasurements(measurements) {
  if (measurements.length <= MEASUREMENTS_KEPT) return measurements;
  const sound = sortByStart(measurements.filter(isMeasurement));
  const first = sound.find(({ moment }) => moment === "before");
  const newest = sound.slice(-MEASUREMENTS_KEPT);
  return first === undefined || newest.includes(first) ? newest : [first, ...newest.slice(1)];
}

/** @type {(measurements: Measurement[]) => Measurement[]} */
const sortByStart = (measurements) => [...measurements].sort((one, other) => Date.parse(one.startedAt) - Date.parse(other.startedAt));

/** All those of two lists, each once. Those that make no sense stay where they were if they are mine.
 * @type {(mine: unknown[], theirs: unknown[]) => any[]} */
export function mergeMeasurements(mine, theirs) {
  const more = theirs.filter((other) => isMeasurement(other) && !hasMeasurement(mine, other));
  if (!more.length) return keepMeasurements(mine);
  const strange = mine.filter((value) => !isMeasurement(value));
  return keepMeasurements([...strange, ...sortByStart(/** @type {Measurement[]} */ ([...mine.filter(isMeasurement), ...more]))]);
}

/** The before that an after is compared with: the first one, if it was finished when the after began and they have a
 * question in common.
 * @type {(measurements: Measurement[], after: Measurement) => Measurement | null} */
export function findBefore(measurements, after) {
  const first = sortByStart(measurements).find(({ moment }) => moment === "before");
  const isFit = first !== undefined && Date.parse(first.finishedAt) <= Date.parse(after.startedAt) &&
    Object.keys(after.scores).some((id) => Object.hasOwn(first.scores, id));
  return isFit ? first : null;
}

/** How likely chance alone would leave the questions that changed as unequal, or more: the exact sign test, two-sided.
 * @type {(better: number, worse: number) => number} */
function computeChance(better, worse) {
  const changed = better + worse;
  let ways = 1; // to choose `few` of those that changed
  let sum = 0;
  for (let few = 0; few <= Math.min(better, worse); few++) {
    sum += ways;
    ways = (ways * (changed - few)) / (few + 1);
  }
  return Math.min(1, (2 * sum) / 2 ** changed);
}

/** @type {(before: number | null, after: number) => Row["change"]} */
function nameChange(before, after) {
  if (before === null || Math.abs(after - before) < NEAR) return "same";
  return after > before ? "better" : "worse";
}

/** What changed, in the questions that both have: `questions` are those of the catalogue, in the order in which they are
 * told. Without a before, only the after is counted. `isClear`: chance would seldom explain a change as large.
 * @type {(done: { questions: { id: string, tema: number }[], before: Measurement | null, after: Measurement }) => Comparison} */
export function compare({ questions, before, after }) {
  const counted = questions.filter(({ id }) => Object.hasOwn(after.scores, id) && (before === null || Object.hasOwn(before.scores, id)));
  const rows = counted.map(({ id }) => {
    const scores = { before: before === null ? null : before.scores[id], after: after.scores[id] };
    return { id, ...scores, change: nameChange(scores.before, scores.after) };
  });
  const measure = (/** @type {Row[]} */ list) => ({
    total: list.length,
    before: list.reduce((sum, row) => sum + (row.before ?? 0), 0),
    after: list.reduce((sum, row) => sum + row.after, 0),
  });
  const temas = new Map(counted.map(({ id, tema }) => [id, tema]));
  const [better, worse] = ["better", "worse"].map((change) => rows.filter((row) => row.change === change).length);
  return {
    ...measure(rows), rows, better, worse,
    temas: [...groupBy(rows.map((row) => ({ ...row, tema: temas.get(row.id) })), "tema")]
      .map(([tema, list]) => ({ tema, ...measure(list) })).sort((one, other) => one.tema - other.tema),
    isClear: better + worse > 0 && computeChance(better, worse) <= CHANCE,
  };
}
