/* The file of the answers (its envelope: transfer.js). */

import { ANSWERS, ANSWERS_LENGTH } from "./limits.js";
import { VERSION, parseState } from "./state.js";
import { ANSWERS_FORMAT, PLAN_FORMAT, readTransfer, writeTransfer } from "./transfer.js";

/** @import { State } from "./state.js" */
/** @import { Hash } from "./transfer.js" */

/** @type {(state: State, about: { at: string, edition: number, hash: Hash }) => string} */
export function writeFile(state, { at, edition, hash }) {
  return writeTransfer(state, { format: ANSWERS_FORMAT, schema: VERSION, edition, exportedAt: at }, hash);
}

/** {state, exams} or {reason}: those of transfer.js, "too-big", "plan" (a file of the plan) or "answers" (too many). `exams` is how many finished exams the file has, of which the
 * state has EXAMS_KEPT at most.
 * @type {(text: string, tools: { hash: Hash }) => { state: State, exams: number, reason?: undefined } | { state?: undefined, reason: string }} */
export function readFile(text, { hash }) {
  if (text.length > ANSWERS_LENGTH) return { reason: "too-big" };
  const { state, file, reason } = readTransfer(text, { format: ANSWERS_FORMAT, version: VERSION, parseState, hash });
  if (file?.format === PLAN_FORMAT) return { reason: "plan" };
  if (state && Object.keys(state.answers).length > ANSWERS) return { reason: "answers" };
  return state ? { state, exams: file.state.exams?.length ?? 0 } : { reason };
}
