/* Comparing and copying plain data: for the answers (state.js) and for the plan (plan-state.js). */

/** @type {(value: unknown) => value is Record<string, any>} */
export const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** Without a prototype, «constructor» and «__proto__» are ids like any other.
 * @type {<T>(dictionary?: Record<string, T>) => Record<string, T>} */
export const copyDictionary = (dictionary) => Object.assign(Object.create(null), dictionary);

/** JSON with sorted keys: equal data give equal text.
 * @type {(value: unknown) => string} */
export function toCanonical(value) {
  if (Array.isArray(value)) return `[${value.map(toCanonical)}]`;
  if (!isObject(value)) return JSON.stringify(value);
  return `{${Object.keys(value).sort().map((key) => `${JSON.stringify(key)}:${toCanonical(value[key])}`)}}`;
}

/** Most are equal character by character, which is much faster to check.
 * @type {(one: unknown, other: unknown) => boolean} */
export const isSame = (one, other) => JSON.stringify(one) === JSON.stringify(other) || toCanonical(one) === toCanonical(other);
