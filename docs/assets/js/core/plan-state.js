/* The shape of the plan that the reader writes: parsing it, cleaning form values, changing it. Plain data in and
   out.

   In the record of a field, `at` is an ISO date in UTC; a cleared field has a null value; and `other` is what
   another tab wrote meanwhile, until the reader chooses (it may in turn contain an older one). Values, by kind of
   field: short_text, long_text, number: the text as typed; date: «2027-01-15»; choice: the id of an option; several:
   [option ids]; table: [{<column id>: text}].
   The definition is that of data/plan.yml (macros/plan.py). What isn't known here (fields, options, columns of
   another edition) is kept. */

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

export const VERSION = 1;

/** @type {(value: unknown) => value is string} */
const isText = (value) => typeof value === "string";
/** Text made only of invisible characters (zero-width spaces, controls) counts as empty.
 * @type {(value: unknown) => value is string} */
const isFilled = (value) => isText(value) && /[^\s\p{Cc}\p{Cf}]/u.test(value);
/** @type {(value: unknown) => value is FieldRecord} */
export const isRecord = (value) => isObject(value) && "value" in value;

/** {state, status}: "empty", "sound", "newer" (from a later edition: read as far as possible, never overwritten) or
 * "unreadable".
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

/** A date that exists: «2027-02-30» doesn't.
 * @type {(value: unknown) => value is string} */
export function isDate(value) {
  if (!isText(value) || !/^\d{4}-\d\d-\d\d$/.test(value)) return false;
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}

/** A row without its empty cells, or null if none is left.
 * @type {(row: unknown) => Record<string, string> | null} */
function cleanRow(row) {
  const cells = Object.entries(isObject(row) ? row : {}).filter(([, text]) => isFilled(text));
  return cells.length ? Object.fromEntries(cells) : null;
}

/** A form's value as it is stored; null if it is empty.
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

/** The part of a stored value that is valid in this edition, or null: known options and columns, texts that are texts.
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

/** The stored value of a field, or null.
 * @type {(state: PlanState, id: string) => Value | null} */
export function getValue(state, id) {
  const record = state.fields[id];
  return isRecord(record) ? record.value : null;
}

/** When a field was last changed, "" if unknown.
 * @type {(state: PlanState, id: string) => string} */
export function getTime(state, id) {
  const record = state.fields[id];
  return isRecord(record) && isText(record.at) ? record.at : "";
}

/** The ids of the fields with two versions that the reader hasn't chosen between.
 * @type {(state: PlanState) => string[]} */
export const listUnsettled = (state) => Object.keys(state.fields).filter((id) => isRecord(state.fields[id]) && isRecord(state.fields[id].other));

/** A plan with only the version of each field that its reader sees written in it.
 * @type {(state: PlanState) => PlanState} */
export const dropOthers = (state) => ({
  ...state,
  fields: Object.fromEntries(Object.entries(state.fields).map(([id, record]) => {
    if (!isRecord(record)) return [id, record];
    const { other: _other, ...shown } = record;
    return [id, shown];
  })),
});

/** {<field id>: value} of what is written, in the definition's order, for the documents.
 * @type {(state: PlanState, definition: Definition) => Record<string, Value>} */
export function listValues(state, definition) {
  const values = copyDictionary();
  for (const field of listFields(definition)) {
    const value = readValue(field, getValue(state, field.id));
    if (value !== null) values[field.id] = value;
  }
  return values;
}

/** Change one field of a state. `base` is the time of the version that the reader was editing: if the stored version is
 * another, written elsewhere meanwhile, it is kept as `other`.
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
