/* The file of the plan (its envelope: transfer.js), for another device, or to compare several. Its `plan` is the
   name of the town hall and its `author`, if it says one, who wrote it: they identify it among others. It may be given
   to others: of a field with two versions, it has only the one that is written in the field. */

import { PLAN_LENGTH, findExcess } from "./limits.js";
import { VERSION, dropOthers, getValue, parseState } from "./plan-state.js";
import { ANSWERS_FORMAT, PLAN_FORMAT, readTransfer, writeTransfer } from "./transfer.js";

/** @import { Definition, PlanState } from "./plan-state.js" */
/** @import { Hash } from "./transfer.js" */
/** @typedef {{ state: PlanState, label: string, author: string, exportedAt: string, edition: number, reason?: undefined }} PlanFile */

const LABEL_LENGTH = 200; // characters

/** A name in one line, "" if it isn't a text. It goes into sentences of the page, whose direction it must not change.
 * @type {(name: unknown) => string} */
function writeLine(name) {
  if (typeof name !== "string") return "";
  const line = name.replace(/[\s\p{Cc}\p{Cf}]+/gu, " ").trim();
  return line.length > LABEL_LENGTH ? `${line.slice(0, LABEL_LENGTH).replace(/[\ud800-\udbff]$/, "")}…` : line;
}

/** The name that identifies a plan, "" if it has none.
 * @type {(state: PlanState, definition: Definition) => string} */
export const getLabel = (state, definition) => writeLine(getValue(state, definition.document.entity));

/** @type {(state: PlanState, about: { at: string, edition: number, definition: Definition, hash: Hash, author?: string }) => string} */
export function writeFile(state, { at, edition, definition, hash, author }) {
  const names = { plan: getLabel(state, definition), author: writeLine(author) || undefined };
  return writeTransfer(dropOthers(state), { format: PLAN_FORMAT, schema: state.version, edition, exportedAt: at, ...names }, hash);
}

/** {state, label, author, exportedAt, edition} or {reason}: those of transfer.js and limits.js, or "answers" (a file of the
 * self-assessment).
 * @type {(text: string, tools: { definition: Definition, hash: Hash }) => PlanFile | { state?: undefined, reason: string }} */
export function readFile(text, { definition, hash }) {
  if (text.length > PLAN_LENGTH * 2) return { reason: "too-big" }; // not even if half of it is space
  const { state, file, reason } = readTransfer(text, { format: PLAN_FORMAT, version: VERSION, parseState, hash });
  if (file?.format === ANSWERS_FORMAT) return { reason: "answers" };
  const excess = state && findExcess(state);
  if (excess) return { reason: excess };
  return state ? { state, label: getLabel(state, definition), author: writeLine(file.author), exportedAt: file.exportedAt, edition: file.edition } : { reason };
}
