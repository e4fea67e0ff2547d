/* Whether the parts that stored values are made of make sense. Plain data in and out. */

/** @import { Response } from "./state.js" */

/** @type {(value: unknown) => value is string} */
export const isText = (value) => typeof value === "string";
/** @type {(value: any) => value is number} */
export const isScore = (value) => Number.isFinite(value) && value >= 0 && value <= 1;
/** @type {(value: unknown) => value is Response} */
export const isResponse = (value) => isText(value) || (Array.isArray(value) && value.every(isText));
/** @type {(value: unknown) => value is string} */
export const isDate = (value) => isText(value) && !Number.isNaN(Date.parse(value));
