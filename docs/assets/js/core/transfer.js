/* The envelope of the files that take what is stored to another device or browser, for any state. Text in and out;
   saving, choosing and merging are left to others.

   File: {format, schema, edition, exportedAt, …, checksum: "sha256:<hex>", state}, where `schema` is the version of
   the state and the checksum is that of the state as canonical JSON (sorted keys, no spaces). `hash` returns the
   SHA-256 of a text in hexadecimal. */

import { toCanonical } from "./values.js";

/** @typedef {(text: string) => string} Hash */
/** @template T
 * @typedef {{ format: string, version: number, parseState: (text: string) => { state: T, status: string }, hash: Hash }} Expected */

export const ANSWERS_FORMAT = "curso-respuestas";
export const PLAN_FORMAT = "curso-plan";
/** Levels of lists and objects that a state may have; those of the course have eight. What is done with a state is
 * recursive, and beyond some thousands the browser runs out of stack, perhaps halfway. */
const DEPTH = 100;

/** @type {(canonical: string, hash: Hash) => string} */
const computeChecksum = (canonical, hash) => `sha256:${hash(canonical)}`;

/** @type {(value: unknown, levels?: number) => boolean} */
const isTooDeep = (value, levels = DEPTH) => typeof value === "object" && value !== null &&
  (levels === 0 || Object.values(value).some((part) => isTooDeep(part, levels - 1)));

/** Equal states give equal text, whatever the order of their keys. `head` is what precedes the checksum.
 * @type {(state: object, head: object, hash: Hash) => string} */
export function writeTransfer(state, head, hash) {
  const canonical = toCanonical(JSON.parse(JSON.stringify(state)));
  const framed = JSON.stringify({ ...head, checksum: computeChecksum(canonical, hash) });
  return `${framed.slice(0, -1)},"state":${canonical}}\n`;
}

/** {state, file}, with the state migrated to this `version` by `parseState`, or {reason, file}: "not-json",
 * "other-format", "newer", "damaged" or "unsound".
 * @type {<T>(text: string, expected: Expected<T>) => { state: T, file: any, reason?: undefined } | { state?: undefined, file?: any, reason: string }} */
export function readTransfer(text, { format, version, parseState, hash }) {
  /** @type {any} */
  let file;
  const refuse = (/** @type {string} */ reason) => ({ reason, file });
  try {
    file = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    return refuse("not-json");
  }
  if (file?.format !== format) return refuse("other-format");
  if (file.schema > version) return refuse("newer");
  if (isTooDeep(file.state)) return refuse("unsound");
  try {
    if (file.state === undefined || file.checksum !== computeChecksum(toCanonical(file.state), hash)) return refuse("damaged");
    const { state, status } = parseState(JSON.stringify(file.state));
    if (status === "newer") return refuse("newer");
    return status === "unreadable" ? refuse("unsound") : { state, file };
  } catch {
    return refuse("unsound");
  }
}
