/* The file of the answers (its envelope: transfer.js). */

import { VERSION, parseState } from "./state.js";
import { ANSWERS_FORMAT, readTransfer, writeTransfer } from "./transfer.js";

/** @import { State } from "./state.js" */
/** @import { Hash } from "./transfer.js" */

/** @type {(state: State, about: { at: string, edition: number, hash: Hash }) => string} */
export function writeFile(state, { at, edition, hash }) {
  return writeTransfer(state, { format: ANSWERS_FORMAT, schema: VERSION, edition, exportedAt: at }, hash);
}

/** {state, exams} or {reason}, as returned by transfer.js. `exams` is how many finished exams the file has, of which the
 * state has EXAMS_KEPT at most.
 * @type {(text: string, tools: { hash: Hash }) => { state: State, exams: number, reason?: undefined } | { state?: undefined, reason: string }} */
export function readFile(text, { hash }) {
  const { state, file, reason } = readTransfer(text, { format: ANSWERS_FORMAT, version: VERSION, parseState, hash });
  return state ? { state, exams: file.state.exams?.length ?? 0 } : { reason };
}
