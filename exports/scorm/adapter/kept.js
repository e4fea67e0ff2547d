/* What the LMS keeps of a student, whole: «<key>:<since>:<answers>». The key opens the student's locker (locker.js) and
   may be empty; `since` is when the attempt began, in seconds; the answers are packing.js's. Plain data in and out. */

import { LONGEST, pack } from "./packing.js";

/** @import { Order } from "./packing.js" */
/** @import { State } from "../../../docs/assets/js/core/state.js" */
/** @typedef {{ key: string, since: string, answers: string }} Kept `since` is ISO text */

const END = ":";
const FORM = /^([\w-]{22})?:([0-9a-z]{1,8}):(.*)$/s;

/** What is kept; null if nothing of ours is, as in an attempt that begins.
 * @type {(text: string) => Kept | null} */
export function parseKept(text) {
  const [, key = "", seconds, answers] = FORM.exec(text) ?? [];
  return seconds === undefined ? null : { key, since: new Date(parseInt(seconds, 36) * 1000).toISOString(), answers };
}

/** The text that is kept, of as many characters as SCORM 1.2 gives, unless the answers alone have more.
 * @type {(state: State, order: Order, kept: { key: string, since: string }) => string} */
export function writeKept(state, order, { key, since }) {
  const start = key + END + Math.floor(Date.parse(since) / 1000).toString(36) + END;
  return start + pack(state, order, LONGEST - start.length);
}
