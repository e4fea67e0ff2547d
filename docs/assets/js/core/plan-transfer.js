/* The file of the plan (its frame: transfer.js), for another device, or for somebody who compares several. It has the
   name of the town hall as `plan`, for a list of several. */

import { VERSION, getValue, parseState } from "./plan-state.js";
import { ANSWERS_FORMAT, PLAN_FORMAT, readTransfer, writeTransfer } from "./transfer.js";

/* The name by which a plan is known, "" without one. */
export function getLabel(state, definition) {
  const label = getValue(state, definition.document.entity);
  return typeof label === "string" ? label.trim() : "";
}

export function writeFile(state, { at, edition, definition, hash }) {
  return writeTransfer(state, { format: PLAN_FORMAT, schema: state.version, edition, exportedAt: at, plan: getLabel(state, definition) }, hash);
}

/* {state, label, exportedAt, edition} or {reason}: those of transfer.js, or "answers" (the file of the self-assessment). */
export function readFile(text, { definition, hash }) {
  const { state, file, reason } = readTransfer(text, { format: PLAN_FORMAT, version: VERSION, parseState, hash });
  if (file?.format === ANSWERS_FORMAT) return { reason: "answers" };
  return state ? { state, label: getLabel(state, definition), exportedAt: file.exportedAt, edition: file.edition } : { reason };
}
