/* Numbers of a form's fields, and numbers as a Spaniard reads them: plain data in, plain data out.

   `readNumber` gives {value} or {fault}: "empty", "text" (no number, or one with words or units), "negative", "decimals" (where only
   whole numbers go), "zero", "low" (under `minimum`) and "high" (over `maximum`). */

import { dropInvisible, parseNumber } from "./numbers.js";

/** @typedef {"empty" | "text" | "negative" | "decimals" | "zero" | "low" | "high"} Fault */
/** @typedef {{ isWhole?: boolean, isPercent?: boolean, isZeroAllowed?: boolean, minimum?: number, maximum?: number }} Wanted */

const LARGEST = 1e12; // over any town's figures, and far from where binary numbers lose units

/** The number in a field. No unit is passed over but a percent sign: «3 mil» is not 3.
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

/** The number with its decimal comma; without `decimals`, with those that it has. From five figures on, spaces that don't break (RAE).
 * @type {(value: number, decimals?: number | null) => string} */
export function formatNumber(value, decimals = null) {
  const rounded = decimals === null ? String(Number(value.toPrecision(12))) : roundHalfUp(value, decimals);
  const [whole, fraction] = rounded.split(".");
  const grouped = whole.length > 4 ? whole.replace(/\B(?=(\d{3})+$)/g, "\u00a0") : whole;
  return fraction ? `${grouped},${fraction}` : grouped;
}

/** `toFixed` works on the binary number, and makes 1,00 of 1.005.
 * @type {(value: number, decimals: number) => string} */
export function roundHalfUp(value, decimals) {
  return (Math.round(Number((value * 10 ** decimals).toPrecision(12))) / 10 ** decimals).toFixed(decimals);
}
