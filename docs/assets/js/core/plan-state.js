/* The shape of the plan that the reader writes: reading it, cleaning what a form gives, adding to it. Plain data in and out.

   State: {version: 1, fields: {<field id>: Record}, scope?: "core" or "whole"}
   Record: {value, at, other?: {value, at}}; `at` is ISO text in UTC, a cleared field keeps a null value, and `other` is what another
   tab wrote meanwhile, until the reader chooses (and may hold one before it). Values, by the field's kind: short_text, long_text, number: the text as typed;
   date: «2027-01-15»; choice: an option's id; several: [option ids]; table: [{<column id>: text}].
   The definition is data/plan.yml's (macros/plan.py). What isn't known here (fields, options, columns of another edition) stays. */

import { copyDictionary, isObject, isSame } from "./values.js";

export const KEY = "curso:plan";
export const VERSION = 1;

const isText = (value) => typeof value === "string";
/* Characters that nobody sees (zero-width spaces, controls) write nothing. */
const isFilled = (value) => isText(value) && /[^\s\p{Cc}\p{Cf}]/u.test(value);
export const isRecord = (value) => isObject(value) && "value" in value;

/* {state, status}: "empty", "sound", "newer" (of a later edition: read what can be, never written over) or "unreadable". */
export function parseState(text) {
  let state = {};
  let status = text === null ? "empty" : "unreadable";
  try {
    const found = JSON.parse(text);
    const isOurs = isObject(found) && found.version === VERSION && isObject(found.fields);
    if (isOurs || (isObject(found) && Number.isInteger(found.version) && found.version > VERSION)) {
      [state, status] = [found, found.version > VERSION ? "newer" : "sound"];
    }
  } catch {
    // not JSON
  }
  if (status !== "newer") state.version = VERSION;
  state.fields = copyDictionary(isObject(state.fields) ? state.fields : {});
  return { state, status };
}

export const listFields = (definition) => definition.sections.flatMap((section) => section.fields);

/* A date that there is: «2027-02-30» is none. */
export function isDate(value) {
  if (!isText(value) || !/^\d{4}-\d\d-\d\d$/.test(value)) return false;
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}

/* A row without its empty cells, or null where nothing is left. */
function cleanRow(row) {
  const cells = Object.entries(isObject(row) ? row : {}).filter(([, text]) => isFilled(text));
  return cells.length ? Object.fromEntries(cells) : null;
}

/* What a form gives, as it is kept; null where it is nothing. */
export function cleanValue(field, value) {
  if (field.kind === "several") return Array.isArray(value) && value.some(isFilled) ? value.filter(isFilled) : null;
  if (field.kind === "table") {
    const rows = Array.isArray(value) ? value.map(cleanRow).filter(Boolean) : [];
    return rows.length ? rows : null;
  }
  return isFilled(value) ? value : null;
}

/* The part of a kept value that makes sense in this edition, or null: known options and columns, texts that are texts. */
export function readValue(field, value) {
  const isOption = (id) => field.options.some((option) => option.id === id);
  if (field.kind === "choice") return isOption(value) ? value : null;
  if (field.kind === "date") return isDate(value) ? value : null;
  if (field.kind === "several") {
    const chosen = Array.isArray(value) ? field.options.map(({ id }) => id).filter((id) => value.includes(id)) : [];
    return chosen.length ? chosen : null;
  }
  if (field.kind === "table") {
    const rows = (Array.isArray(value) ? value : []).filter(isObject).map((row) => Object.fromEntries(
      field.columns.filter(({ id }) => Object.hasOwn(row, id)).map(({ id }) => [id, row[id]]),
    ));
    return cleanValue(field, rows);
  }
  return cleanValue(field, value);
}

/* What is kept of a field, null where nothing is. */
export function getValue(state, id) {
  const record = state.fields[id];
  return isRecord(record) ? record.value : null;
}

/* When a field was last changed, "" where that isn't known. */
export function getTime(state, id) {
  const record = state.fields[id];
  return isRecord(record) && isText(record.at) ? record.at : "";
}

/* {<field id>: value} of what is written, in the definition's order: what the documents are made of. */
export function listValues(state, definition) {
  const values = copyDictionary();
  for (const field of listFields(definition)) {
    const value = readValue(field, getValue(state, field.id));
    if (value !== null) values[field.id] = value;
  }
  return values;
}

/* Change one field of a state. `base` is the time of the version that the reader was changing: where another stands there now,
   written elsewhere meanwhile, it is kept beside as `other`. */
export function setField(state, id, { value, at, base }) {
  const old = isRecord(state.fields[id]) ? state.fields[id] : { value: null };
  const isForeign = base !== undefined && (old.at || "") !== base;
  const fresh = { ...old, value, at };
  if (isForeign && old.value !== null && !isSame(old.value, value)) fresh.other = { value: old.value, at: old.at || "", ...(isRecord(old.other) && { other: old.other }) };
  while (isRecord(fresh.other) && isSame(fresh.other.value, value)) fresh.other = fresh.other.other;
  state.fields[id] = fresh;
}
