/* Merging two plans field by field: what is only in one of them, what is in both and differs. Plain data in and out. */

import { getTime, getValue, isRecord, listFields, readValue } from "./plan-state.js";
import { isObject, isSame, toCanonical } from "./values.js";

/** @import { Definition, Field, PlanState, Section, Value } from "./plan-state.js" */
/** @typedef {{ field: Field, section: Section, mine: { value: Value, at: string }, theirs: { value: Value, at: string, raw: Value } }} Conflict */
/** @typedef {{ same: string[], kept: string[], taken: Record<string, Value>, conflicts: Conflict[] }} Outcome */

const JOINABLE = ["long_text", "table", "several"];

/** Whether «los dos» makes sense for a kind of field.
 * @type {(field: Field) => boolean} */
export const canJoin = (field) => JOINABLE.includes(field.kind);

/** Line endings and outer spaces are not visible differences, in a text or in a table cell.
 * @type {(value: any) => any} */
function fold(value) {
  if (typeof value === "string") return value.replace(/\r\n?/g, "\n").trim();
  if (Array.isArray(value)) return value.map(fold);
  return isObject(value) ? Object.fromEntries(Object.entries(value).map(([id, text]) => [id, fold(text)])) : value;
}

/** Values that are alike have the same key.
 * @type {(value: unknown) => string} */
const makeKey = (value) => toCanonical(fold(value));

/** @type {(one: unknown, other: unknown) => boolean} */
export const isAlike = (one, other) => isSame(fold(one), fold(other));

/** @type {(mine: string, theirs: string) => string} */
function joinTexts(mine, theirs) {
  if (mine.includes(theirs.trim())) return mine;
  return theirs.includes(mine.trim()) ? theirs : `${mine.trimEnd()}\n\n${theirs.trimStart()}`;
}

/** All the values of a field in one, in time proportional to their size: the first whole, and then what each of the
 * others has and none before it.
 * @type {(field: Field, values: any[]) => Value} */
export function joinValues(field, [first, ...others]) {
  if (field.kind === "long_text") return others.reduce(joinTexts, first);
  const joined = [...first];
  const seen = new Set(first.map(makeKey));
  for (const value of others) {
    const keys = value.map(makeKey);
    for (const [index, one] of value.entries()) if (!seen.has(keys[index])) joined.push(one);
    for (const key of keys) seen.add(key);
  }
  return joined;
}

/** The result of merging `theirs` into `mine`, in the definition's order: the ids `kept` are only in mine, the values
 * `taken` only in theirs. Fields that this edition doesn't know are taken if only theirs has them.
 * @type {(mine: PlanState, theirs: PlanState, definition: Definition) => Outcome} */
export function compareStates(mine, theirs, definition) {
  /** @type {Outcome} */
  const outcome = { same: [], kept: [], taken: {}, conflicts: [] };
  const known = new Set(listFields(definition).map(({ id }) => id));
  for (const section of definition.sections) {
    for (const field of section.fields) {
      const raw = /** @type {Value} */ (getValue(theirs, field.id));
      const own = readValue(field, getValue(mine, field.id));
      const other = readValue(field, raw);
      if (other === null) {
        if (own !== null) outcome.kept.push(field.id);
      } else if (own === null) {
        outcome.taken[field.id] = raw;
      } else if (isAlike(own, other)) {
        outcome.same.push(field.id);
      } else {
        const sides = { mine: { value: own, at: getTime(mine, field.id) }, theirs: { value: other, at: getTime(theirs, field.id), raw } };
        outcome.conflicts.push({ field, section, ...sides });
      }
    }
  }
  for (const [id, record] of Object.entries(theirs.fields)) {
    if (!known.has(id) && isRecord(record) && record.value !== null && getValue(mine, id) === null) outcome.taken[id] = record.value;
  }
  return outcome;
}

/** {<field id>: value} to store, from a comparison and the reader's choices, {<field id>: "mine", "theirs" or "both"}.
 * @type {(outcome: Outcome, choices: Record<string, string>) => Record<string, Value>} */
export function listChanges({ taken, conflicts }, choices) {
  const changes = { ...taken };
  for (const { field, mine, theirs } of conflicts) {
    const choice = choices[field.id];
    if (choice === "theirs") changes[field.id] = theirs.raw; // including what this edition doesn't know
    else if (choice === "both") changes[field.id] = joinValues(field, [mine.value, theirs.value]);
  }
  return changes;
}
