/* How much a plan and a set of answers may hold, in a file and in the page. Plain data in and out.

   The example of a whole plan of 131 fields has 45,000 characters as it is stored, tables of at most 8 rows (190 in all)
   and texts of at most 400 characters: what is allowed is twenty times as much or more. A bank of 650 questions
   answered twice takes half a million characters. At these limits, whatever the page does with a plan or with answers
   takes less than a second of a slow computer at a time. */

/** @import { PlanState } from "./plan-state.js" */
/** @typedef {"" | "too-big" | "fields" | "all-rows" | "rows" | "text"} Excess what there is too much of */

export const PLAN_LENGTH = 1_000_000; // characters of the stored plan
export const FIELDS = 2000;
export const ALL_ROWS = 4000; // of all tables
export const ROWS = 200; // of a table
export const TEXT_LENGTH = 20_000; // characters of a text or a cell: about seven pages
export const ANSWERS_LENGTH = 3_000_000; // characters of the stored answers
export const ANSWERS = 20_000; // questions
export const DOCUMENT_PARTS = 12_000; // paragraphs and cells of a document
const BYTES = 3; // of a character in a file, at most

/** Whether a file is so large that it need not be read.
 * @type {(size: number, length: number) => boolean} */
export const isTooLarge = (size, length) => size > BYTES * length;

/** @type {(value: unknown) => Excess} */
function findValueExcess(value) {
  if (typeof value === "string") return value.length > TEXT_LENGTH ? "text" : "";
  if (Array.isArray(value) && value.length > ROWS) return "rows";
  if (typeof value !== "object" || value === null) return "";
  for (const part of Object.values(value)) {
    const excess = findValueExcess(part);
    if (excess) return excess;
  }
  return "";
}

/** What a plan has too much of. `length` is that of its text, if it is known.
 * @type {(state: PlanState, length?: number) => Excess} */
export function findExcess(state, length = JSON.stringify(state).length) {
  if (length > PLAN_LENGTH) return "too-big";
  const records = Object.values(state.fields);
  if (records.length > FIELDS) return "fields";
  let rows = 0;
  for (const record of records) {
    const excess = findValueExcess(record);
    if (excess) return excess;
    if (Array.isArray(record?.value)) rows += record.value.length;
  }
  return rows > ALL_ROWS ? "all-rows" : "";
}
