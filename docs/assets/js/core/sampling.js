/* Sample size and margin of error of a proportion: plain data in and out. The same calculations as
   course/formulas/sampling.py, which cites their source.

   `computeSample` takes {wanted: "size" | "margin", z: number} and the typed texts: margin or size, share,
   population. It returns {faults} or {faults, z, share, population, margin, size, unlimited, exact, isAll, isRough}:
   shares from 0 to 1, `population` null if it isn't given, `unlimited` the size for an infinite population and
   `exact` the size before rounding up. */

import { readNumber } from "./number-fields.js";
import { dropInvisible } from "./numbers.js";

/** @import { Fault, Wanted } from "./number-fields.js" */
/** @typedef {{ z: number, share: number, population: number | null }} Asked */
/** @typedef {{
 *   faults: Record<string, Fault | "over-population">, z?: number, share?: number, population?: number | null, margin?: number,
 *   size?: number, unlimited?: number, exact?: number, isAll?: boolean, isRough?: boolean,
 * }} Sample */

const SLACK = 1e-9; // rounding errors of floats must not turn 385 into 386
const FEWEST = 5; // cases of each kind that the normal approximation requires

/** @type {(asked: Asked & { margin: number }) => { unlimited: number, exact: number, size: number }} */
export function computeSize({ margin, z, share, population }) {
  const unlimited = (z * z * share * (1 - share)) / (margin * margin);
  const exact = population === null ? unlimited : unlimited / (1 + (unlimited - 1) / population);
  return { unlimited, exact, size: Math.max(1, Math.ceil(exact - SLACK)) };
}

/** @type {(asked: Asked & { size: number }) => number} */
export function computeMargin({ size, z, share, population }) {
  const left = population === null ? 1 : (population - size) / Math.max(1, population - 1);
  return z * Math.sqrt(((share * (1 - share)) / size) * left);
}

/** @type {(given: { wanted: string, z: number } & Record<string, any>) => Sample} */
export function computeSample({ wanted, z, ...texts }) {
  /** @type {Sample["faults"]} */
  const faults = {};
  /** @type {(name: string, options?: Wanted) => number} */
  const read = (name, options) => {
    const { value = NaN, fault } = readNumber(texts[name], options);
    if (fault) faults[name] = fault;
    return value;
  };
  const isSize = wanted === "size";
  const given = isSize
    ? { margin: read("margin", { isWhole: false, isPercent: true, minimum: 0.1, maximum: 50 }) / 100, size: NaN }
    : { margin: NaN, size: read("size") };
  const percent = read("share", { isWhole: false, isPercent: true, minimum: 0.1 });
  if (percent >= 100) faults.share = "high";
  const population = dropInvisible(texts.population).trim() ? read("population") : null;
  if (!isSize && population !== null && given.size > population) faults.size = "over-population";
  if (Object.keys(faults).length) return { faults };
  const all = { z, share: percent / 100, population, ...given };
  Object.assign(all, isSize ? computeSize(all) : { margin: computeMargin(all) });
  const isRough = all.size * Math.min(all.share, 1 - all.share) < FEWEST;
  return { faults, ...all, isAll: all.size === population, isRough };
}
