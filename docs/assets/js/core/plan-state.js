/* The shape of the plan that the reader writes: reading it, cleaning what a form gives, adding to it. Plain data in and out.

   Of a field, `at` is ISO text in UTC; a cleared one keeps a null value, and `other` is what another tab wrote meanwhile, until the reader
   chooses (and may hold one before it). Values, by the field's kind: short_text, long_text, number: the text as typed;
   date: «2027-01-15»; choice: an option's id; several: [option ids]; table: [{<column id>: text}].
   The definition is data/plan.yml's (macros/plan.py). What isn't known here (fields, options, columns of another edition) stays. */

import { copyDictionary, isObject, isSame } from "./values.js";

/** @typedef {{ id: string, text: string }} Option */
/** @typedef {{ id: string, title: string }} Column */
/** @typedef {{
 *   id: string, kind: string, label: string, required: boolean, core: boolean, example: any, unit?: string, options?: Option[],
 *   columns?: Column[],
 * }} Field */
/** @typedef {{ number: string, title: string, fields: Field[] }} Section */
/** @typedef {{ title: string, file: string, entity: string, cover: string[] }} DocumentNames */
/** @typedef {{ document: DocumentNames, sections: Section[] }} Definition */
/** @typedef {string | string[] | Record<string, string>[]} Value */
/** @typedef {{ value: Value | null, at: string }} Version */
/** @typedef {Version & { other?: FieldRecord }} FieldRecord */
/** @typedef {{ version: number, fields: Record<string, FieldRecord>, scope?: "core" | "whole" }} PlanState */

export const KEY = "curso:plan";
export const VERSION = 1;

/** @type {(value: unknown) => value is string} */
const isText = (value) => typeof value === "string";
/** Characters that nobody sees (zero-width spaces, controls) write nothing.
 * @type {(value: unknown) => value is string} */
const isFilled = (value) => isText(value) && /[^\s\p{Cc}\p{Cf}]/u.test(value);
/** @type {(value: unknown) => value is FieldRecord} */
export const isRecord = (value) => isObject(value) && "value" in value;

/** {state, status}: "empty", "sound", "newer" (of a later edition: read what can be, never written over) or "unreadable".
 * @type {(text: string | null) => { state: PlanState, status: "empty" | "sound" | "newer" | "unreadable" }} */
export function parseState(text) {
  /** @type {any} */
  let state = {};
  /** @type {ReturnType<typeof parseState>["status"]} */
  let status = text === null ? "empty" : "unreadable";
  try {
    const found = JSON.parse(String(text));
    const isOurs = isObject(found) && found.version === VERSION && isObject(found.fields);
    if (isOurs || (isObject(found) && Number.isInteger(found.version) && found.version > VERSION)) {
      state = found;
      status = found.version > VERSION ? "newer" : "sound";
    }
  } catch {
    // not JSON
  }
  if (status !== "newer") state.version = VERSION;
  state.fields = copyDictionary(isObject(state.fields) ? state.fields : {});
  return { state, status };
}

/** @type {(definition: Definition) => Field[]} */
export const listFields = (definition) => definition.sections.flatMap((section) => section.fields);

/** A date that there is: «2027-02-30» is none.
 * @type {(value: unknown) => value is string} */
export function isDate(value) {
  if (!isText(value) || !/^\d{4}-\d\d-\d\d$/.test(value)) return false;
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}

/** A row without its empty cells, or null where nothing is left.
 * @type {(row: unknown) => Record<string, string> | null} */
function cleanRow(row) {
  const cells = Object.entries(isObject(row) ? row : {}).filter(([, text]) => isFilled(text));
  return cells.length ? Object.fromEntries(cells) : null;
}

/** What a form gives, as it is kept; null where it is nothing.
 * @type {(field: Field, value: unknown) => Value | null} */
export function cleanValue(field, value) {
  if (field.kind === "several") return Array.isArray(value) && value.some(isFilled) ? value.filter(isFilled) : null;
  if (field.kind === "table") {
    /** @type {Record<string, string>[]} */
    const rows = (Array.isArray(value) ? value.map(cleanRow) : []).filter((row) => row !== null);
    return rows.length ? rows : null;
  }
  return isFilled(value) ? value : null;
}

/** The part of a kept value that makes sense in this edition, or null: known options and columns, texts that are texts.
 * @type {(field: Field, value: unknown) => Value | null} */
export function readValue(field, value) {
  const { options = [], columns = [] } = field;
  if (field.kind === "choice") return options.find(({ id }) => id === value)?.id ?? null;
  if (field.kind === "date") return isDate(value) ? value : null;
  if (field.kind === "several") {
    const chosen = Array.isArray(value) ? options.map(({ id }) => id).filter((id) => value.includes(id)) : [];
    return chosen.length ? chosen : null;
  }
  if (field.kind === "table") {
    const rows = (Array.isArray(value) ? value : []).filter(isObject).map((row) => Object.fromEntries(
      columns.filter(({ id }) => Object.hasOwn(row, id)).map(({ id }) => [id, row[id]]),
    ));
    return cleanValue(field, rows);
  }
  return cleanValue(field, value);
}

/** What is kept of a field, null where nothing is.
 * @type {(state: PlanState, id: string) => Value | null} */
export function getValue(state, id) {
  const record = state.fields[id];
  return isRecord(record) ? record.value : null;
}

/** When a field was last changed, "" where that isn't known.
 * @type {(state: PlanState, id: string) => string} */
export function getTime(state, id) {
  const record = state.fields[id];
  return isRecord(record) && isText(record.at) ? record.at : "";
}

/** {<field id>: value} of what is written, in the definition's order: what the documents are made of.
 * @type {(state: PlanState, definition: Definition) => Record<string, Value>} */
export function listValues(state, definition) {
  const values = copyDictionary();
  for (const field of listFields(definition)) {
    const value = readValue(field, getValue(state, field.id));
    if (value !== null) values[field.id] = value;
  }
  return values;
}

/** Change one field of a state. `base` is the time of the version that the reader was changing: where another stands there now,
 * written elsewhere meanwhile, it is kept beside as `other`.
 * @type {(state: PlanState, id: string, written: { value: Value | null, at: string, base?: string }) => void} */
export function setField(state, id, { value, at, base }) {
  /** @type {Partial<FieldRecord>} */
  const old = isRecord(state.fields[id]) ? state.fields[id] : { value: null };
  const isForeign = base !== undefined && (old.at || "") !== base;
  /** @type {FieldRecord} */
  const fresh = { ...old, value, at };
  if (isForeign && old.value !== undefined && old.value !== null && !isSame(old.value, value)) fresh.other = { value: old.value, at: old.at || "", ...(isRecord(old.other) && { other: old.other }) };
  while (isRecord(fresh.other) && isSame(fresh.other.value, value)) fresh.other = fresh.other.other;
  state.fields[id] = fresh;
}
