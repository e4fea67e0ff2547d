/* Interaction rates: plain data in and out. The same calculations as course/formulas/engagement.py.

   `computeRates` takes the text typed in each field and returns {faults, interactions, rates, notes}: `faults` by
   field (see number-fields.js; also "nothing", "no-base", "under-reach"), and without faults `rates` [{base, total,
   rate}], in percent, and `notes`, the bases smaller than the number of interactions.
   `summarize` takes a column of interactions, one line per message, and returns {faults, followers, counts, total,
   mean, medianCount, median}; the fault of a line is {fault, line, text}. */

import { readNumber } from "./number-fields.js";

/** @import { Fault } from "./number-fields.js" */
/** @typedef {{ base: string, total: number, rate: number }} Rate */
/** @typedef {{
 *   faults: Record<string, Fault | "nothing" | "no-base" | "under-reach">, interactions?: number, rates?: Rate[], notes?: string[],
 * }} Rates */
/** @typedef {{ text: string, line: number, fault: Fault } | { fault: "empty" }} ColumnFault */
/** @typedef {{
 *   faults: { column?: ColumnFault, followers?: Fault }, followers?: number, counts?: number[], total?: number, mean?: number,
 *   medianCount?: number, median?: number,
 * }} Summary */

const KINDS = ["likes", "comments", "shares", "others"];
const BASES = ["followers", "reach", "impressions"];

/** @type {(interactions: number, base: number) => number} */
const toRate = (interactions, base) => (interactions / base) * 100;

/** @type {(texts: Record<string, string>) => Rates} */
export function computeRates(texts) {
  /** @type {Rates["faults"]} */
  const faults = {};
  /** @type {Record<string, number>} */
  const values = {};
  for (const name of [...KINDS, ...BASES]) {
    const { value, fault } = readNumber(texts[name], { isZeroAllowed: KINDS.includes(name) });
    if (fault === undefined) values[name] = value;
    else if (fault !== "empty") faults[name] = fault;
  }
  const isGiven = (/** @type {string} */ name) => name in values || name in faults;
  if (!KINDS.some(isGiven)) faults.likes = "nothing";
  if (!BASES.some(isGiven)) faults.followers = "no-base";
  if (values.impressions < values.reach) faults.impressions = "under-reach";
  if (Object.keys(faults).length) return { faults };
  const interactions = KINDS.reduce((sum, name) => sum + (values[name] || 0), 0);
  const rates = BASES.filter((base) => base in values)
    .map((base) => ({ base, total: values[base], rate: toRate(interactions, values[base]) }));
  return { faults, interactions, rates, notes: rates.filter(({ total }) => interactions > total).map(({ base }) => base) };
}

/** @type {(values: number[]) => number} */
function findMedian(values) {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** @type {(column: string, followersText: string) => Summary} */
export function summarize(column, followersText) {
  /** @type {Summary["faults"]} */
  const faults = {};
  const lines = column.split("\n").map((text, index) => ({ text: text.trim(), line: index + 1 })).filter(({ text }) => text);
  // Two columns pasted together are not one number: a tab separates cells.
  /** @type {(text: string) => ReturnType<typeof readNumber>} */
  const readCell = (text) => (text.includes("\t") ? { fault: "text" } : readNumber(text, { isZeroAllowed: true }));
  /** @type {number[]} */
  const counts = [];
  /** @type {ColumnFault[]} */
  const wrong = [];
  for (const { text, line } of lines) {
    const { value, fault } = readCell(text);
    if (fault) wrong.push({ text, line, fault });
    else counts.push(value);
  }
  if (wrong.length) [faults.column] = wrong;
  else if (!lines.length) faults.column = { fault: "empty" };
  const { value: followers = NaN, fault } = readNumber(followersText);
  if (fault) faults.followers = fault;
  if (Object.keys(faults).length) return { faults };
  const total = counts.reduce((sum, value) => sum + value, 0);
  const median = findMedian(counts);
  return { faults, followers, counts, total, mean: toRate(total / counts.length, followers), medianCount: median, median: toRate(median, followers) };
}

/** The number of decimals to show in a rate: two, or as many as give two significant figures for one under 0,01.
 * @type {(rate: number) => number} */
export const countDecimals = (rate) => (rate === 0 || rate >= 0.01 ? 2 : 1 - Math.floor(Math.log10(rate)));
