/* Interaction rates: plain data in, plain data out. The same sums as course/formulas/engagement.py.

   `computeRates` takes what was typed in each field, as text, and gives {faults, interactions, rates, notes}: `faults` by field (see
   number-fields.js; also "nothing", "no-base", "under-reach"), and without faults `rates` [{base, total, rate}], in percent, and `notes`, the
   bases that the interactions go over.
   `summarize` takes a column of interactions, a message a line, and gives {faults, followers, counts, total, mean, median}; the fault of
   a line is {fault, line, text}. */

import { readNumber } from "./number-fields.js";


const KINDS = ["likes", "comments", "shares", "others"];
const BASES = ["followers", "reach", "impressions"];

const toRate = (interactions, base) => (interactions / base) * 100;

export function computeRates(texts) {
  const faults = {};
  const values = {};
  for (const name of [...KINDS, ...BASES]) {
    const { value, fault } = readNumber(texts[name], { isZeroAllowed: KINDS.includes(name) });
    if (fault === undefined) values[name] = value;
    else if (fault !== "empty") faults[name] = fault;
  }
  const isGiven = (name) => name in values || name in faults;
  if (!KINDS.some(isGiven)) faults.likes = "nothing";
  if (!BASES.some(isGiven)) faults.followers = "no-base";
  if (values.impressions < values.reach) faults.impressions = "under-reach";
  if (Object.keys(faults).length) return { faults };
  const interactions = KINDS.reduce((sum, name) => sum + (values[name] || 0), 0);
  const rates = BASES.filter((base) => base in values)
    .map((base) => ({ base, total: values[base], rate: toRate(interactions, values[base]) }));
  return { faults, interactions, rates, notes: rates.filter(({ total }) => interactions > total).map(({ base }) => base) };
}

function findMedian(values) {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

export function summarize(column, followersText) {
  const faults = {};
  const lines = column.split("\n").map((text, index) => ({ text: text.trim(), line: index + 1 })).filter(({ text }) => text);
  // Two columns pasted together are not one number: a tab parts cells.
  const readCell = (text) => (text.includes("\t") ? { fault: "text" } : readNumber(text, { isZeroAllowed: true }));
  const read = lines.map(({ text, line }) => ({ text, line, ...readCell(text) }));
  const wrong = read.find(({ fault }) => fault);
  if (wrong) faults.column = wrong;
  else if (!lines.length) faults.column = { fault: "empty" };
  const { value: followers, fault } = readNumber(followersText);
  if (fault) faults.followers = fault;
  if (Object.keys(faults).length) return { faults };
  const counts = read.map(({ value }) => value);
  const total = counts.reduce((sum, value) => sum + value, 0);
  const median = findMedian(counts);
  return { faults, followers, counts, total, mean: toRate(total / counts.length, followers), medianCount: median, median: toRate(median, followers) };
}

/* The decimals that a rate is shown with: two, or as many as leave two figures of one under 0,01. */
export const countDecimals = (rate) => (rate === 0 || rate >= 0.01 ? 2 : 1 - Math.floor(Math.log10(rate)));
