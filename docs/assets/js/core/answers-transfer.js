/* The file of the answers (its envelope: transfer.js). */

import { VERSION, parseState } from "./state.js";
import { ANSWERS_FORMAT, readTransfer, writeTransfer } from "./transfer.js";

/** @import { State } from "./state.js" */
/** @import { Hash } from "./transfer.js" */

/** @type {(state: State, about: { at: string, edition: number, hash: Hash }) => string} */
export function writeFile(state, { at, edition, hash }) {
  return writeTransfer(state, { format: ANSWERS_FORMAT, schema: VERSION, edition, exportedAt: at }, hash);
}

/** {state} or {reason}, as returned by transfer.js.
 * @type {(text: string, tools: { hash: Hash }) => { state: State, reason?: undefined } | { state?: undefined, reason: string }} */
export function readFile(text, { hash }) {
  const { state, reason } = readTransfer(text, { format: ANSWERS_FORMAT, version: VERSION, parseState, hash });
  return state ? { state } : { reason };
}
