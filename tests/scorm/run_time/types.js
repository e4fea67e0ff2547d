/* The types of the values of SCORM 1.2 (run-time environment, 3.4.2) and SCORM 2004 4th edition (4.1.1). Each is a
   function of a value, a text, that returns null if the value is right, or "type" or "range". Where the standard says
   how much an LMS has to take, a longer value is refused: another LMS would cut it.

   A type may depend on the value of a sibling: `sibling(name)` is "" where that isn't set. */

/** @typedef {(value: string, sibling: (name: string) => string) => null | "type" | "range"} Type */

/** @type {(pattern: RegExp) => Type} */
export const form = (pattern) => (value) => (pattern.test(value) ? null : "type");
/** @type {(...words: string[]) => Type} */
export const among = (...words) => (value) => (words.includes(value) ? null : "type");
/** @type {(...types: Type[]) => Type} */
export const either = (...types) => (value, sibling) => {
  const found = types.map((type) => type(value, sibling));
  return found.includes(null) ? null : found[0];
};
/** @type {(of: Type, separator: string, most?: number) => Type} */
const listOf = (of, separator, most = Infinity) => (value, sibling) => {
  const parts = value.split(separator);
  return parts.length <= most && parts.every((part) => of(part, sibling) === null) ? null : "type";
};
/** @type {(one: Type, separator: string, other: Type) => Type} */
const pairOf = (one, separator, other) => (value, sibling) => {
  const parts = value.split(separator);
  return parts.length === 2 && [one, other].every((type, place) => type(parts[place], sibling) === null) ? null : "type";
};
/** @type {(pattern: RegExp, least: number, most: number) => Type} */
const numberIn = (pattern, least, most) => (value) => {
  if (!pattern.test(value)) return "type";
  return Number(value) >= least && Number(value) <= most ? null : "range";
};
/** @type {(kinds: Record<string, Type>) => Type} */
const byInteraction = (kinds) => (value, sibling) => (kinds[sibling("type")] ?? (() => "type"))(value, sibling);

const EMPTY = among("");

// SCORM 1.2. Its texts are of ASCII.
/** @type {(longest: number) => Type} */
export const ascii = (longest) => form(new RegExp(`^[\\t\\n\\r\\x20-\\x7e]{0,${longest}}$`));
export const identifier12 = form(/^[\x21-\x7e]{1,255}$/);
const decimal12 = form(/^-?\d+(\.\d+)?$/);
export const score12 = either(numberIn(/^\d+(\.\d+)?$/, 0, 100), EMPTY);
export const weighting12 = decimal12;
export const timespan12 = form(/^\d{2,4}:[0-5]\d:[0-5]\d(\.\d{1,2})?$/);
export const time12 = form(/^([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,2})?$/);
export const result12 = either(among("correct", "wrong", "unanticipated", "neutral"), decimal12);
export const status12 = among("passed", "completed", "failed", "incomplete", "browsed");
export const interaction12 = among(
  "true-false", "choice", "fill-in", "matching", "performance", "sequencing", "likert", "numeric",
);
export const feedback12 = byInteraction({
  "true-false": form(/^[01tf]$/),
  choice: form(/^([\da-z](,[\da-z])*|\{[\da-z](,[\da-z])*\})?$/),
  "fill-in": ascii(255),
  matching: form(/^([\da-z]\.[\da-z](,[\da-z]\.[\da-z])*|\{[\da-z]\.[\da-z](,[\da-z]\.[\da-z])*\})?$/),
  performance: ascii(255),
  sequencing: form(/^([\da-z](,[\da-z])*)?$/),
  likert: form(/^[\da-z]?$/),
  numeric: decimal12,
});

// SCORM 2004.
/** @type {(longest: number) => Type} */
export const text = (longest) => form(new RegExp(`^[^]{0,${longest}}$`, "u"));
/** @type {(longest: number) => Type} */
export const localized = (longest) => form(new RegExp(`^(\\{lang=[a-zA-Z]{1,8}(-[a-zA-Z\\d]{1,8})*\\})?(?!\\{lang=)[^]{0,${longest}}$`, "u"));
const URI = "[\\w.~!*'();:@&=+$,/?#%-]";
/** @type {(longest: number) => Type} */
export const identifier = (longest) => form(new RegExp(`^${URI}{1,${longest}}$`));
/** @type {(least?: number, most?: number) => Type} */
export const real = (least = -Infinity, most = Infinity) => numberIn(/^-?\d{1,10}(\.\d{1,7})?$/, least, most);
export const interval = form(/^P(?=.)(\d+Y)?(\d+M)?(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+(\.\d{1,2})?S)?)?$/);
const DATE = "(19[7-9]\\d|20[0-2]\\d|203[0-8])(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\\d|3[01])";
const HOUR = "(T([01]\\d|2[0-3])(:[0-5]\\d(:[0-5]\\d((\\.\\d{1,2})?(Z|[+-]([01]\\d|2[0-3])(:[0-5]\\d)?)?)?)?)?)?";
export const timestamp = form(new RegExp(`^${DATE}${HOUR})?)?$`));
export const result = either(among("correct", "incorrect", "unanticipated", "neutral"), real());
export const success = among("passed", "failed", "unknown");
export const completion = among("completed", "incomplete", "not attempted", "unknown");
export const interaction = among(
  "true-false", "choice", "fill-in", "long-fill-in", "likert", "matching", "performance", "sequencing", "numeric", "other",
);
const shortName = identifier(250);
const choices = either(EMPTY, listOf(shortName, "[,]", 36));
const matches = either(EMPTY, listOf(pairOf(shortName, "[.]", shortName), "[,]", 36));
const step = pairOf(either(EMPTY, shortName), "[.]", text(250));
const answers = { "true-false": among("true", "false"), choice: choices, likert: shortName, matching: matches, other: text(4000) };
export const response = byInteraction({
  ...answers,
  "fill-in": listOf(localized(250), "[,]", 10),
  "long-fill-in": localized(4000),
  performance: listOf(step, "[,]", 250),
  sequencing: choices,
  numeric: real(),
});
/** @type {(of: Type) => Type} */
const inOrder = (of) => (value, sibling) => of(value.replace(/^(\{(case_matters|order_matters)=(true|false)\})+/, ""), sibling);
export const pattern = byInteraction({
  ...answers,
  "fill-in": inOrder(listOf(localized(250), "[,]", 10)),
  "long-fill-in": inOrder(localized(4000)),
  performance: inOrder(listOf(step, "[,]", 250)),
  sequencing: either(EMPTY, listOf(shortName, "[,]", 36)),
  numeric: pairOf(either(EMPTY, real()), "[:]", either(EMPTY, real())),
});
