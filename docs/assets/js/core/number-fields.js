/* Numbers in the fields of a form, and numbers formatted in Spanish: plain data in and out.

   `readNumber` returns {value} or {fault}: "empty", "text" (not a number, or one with words or units), "negative",
   "decimals" (if only integers are allowed), "zero", "low" (under `minimum`) or "high" (over `maximum`). */

import { dropInvisible, parseNumber } from "./numbers.js";

/** @typedef {"empty" | "text" | "negative" | "decimals" | "zero" | "low" | "high"} Fault */
/** @typedef {{ isWhole?: boolean, isPercent?: boolean, isZeroAllowed?: boolean, minimum?: number, maximum?: number }} Wanted */

const LARGEST = 1e12; // more than any town's figures, and far below where floats lose units

/** The number in a field. A unit is an error, except a percent sign: «3 mil» is not 3.
 * @type {(text: string, options?: Wanted) => { value: number, fault?: undefined } | { value?: undefined, fault: Fault }} */
export function readNumber(text, { isWhole = true, isPercent = false, isZeroAllowed = false, minimum = 0, maximum = LARGEST } = {}) {
  const typed = dropInvisible(text).trim();
  if (!typed) return { fault: "empty" };
  const bare = isPercent ? typed.replace(/\s*%$/, "") : typed;
  const value = parseNumber(bare);
  if (Number.isNaN(value) || /[^-+−\d\s.,]/.test(bare)) return { fault: "text" };
  if (value < 0) return { fault: "negative" };
  if (value > maximum) return { fault: "high" };
  if (value > 0 && value < minimum) return { fault: "low" };
  if (isWhole && !Number.isInteger(value)) return { fault: "decimals" };
  if (value === 0 && !isZeroAllowed) return { fault: "zero" };
  return { value: value + 0 }; // «-0» is 0
}

/** The number with a decimal comma, and a point between thousands, as in the course's prose; without `decimals`, with
 * those that it has.
 * @type {(value: number, decimals?: number | null) => string} */
export function formatNumber(value, decimals = null) {
  const rounded = decimals === null ? String(Number(value.toPrecision(12))) : roundHalfUp(value, decimals);
  const [whole, fraction] = rounded.split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ".");
  return fraction ? `${grouped},${fraction}` : grouped;
}

/** `toFixed` rounds the binary value: it returns 1.00 for 1.005.
 * @type {(value: number, decimals: number) => string} */
export function roundHalfUp(value, decimals) {
  return (Math.round(Number((value * 10 ** decimals).toPrecision(12))) / 10 ** decimals).toFixed(decimals);
}
