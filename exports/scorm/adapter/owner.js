/* Whose is what the browser keeps of the course. An LMS serves all its students from one address, so that on a shared
   computer they share the browser's storage: who comes next must find nothing of who left. Plain data in and out. */

import { computeHash } from "../../../docs/assets/js/core/hash.js";

/** Who reads without an LMS. */
export const NOBODY = "-";

/** The mark of a student: not the identifier itself, which is often that of the person. Without an identifier nobody can
 * be told from anybody, and each visit is of someone else: `random` is a text that is new each time.
 * @type {(studentId: string, storage: string, random: string) => string} */
export function markOwner(studentId, storage, random) {
  const name = studentId.trim() || `? ${random}`;
  return [`${storage} ${name}`, `${name} ${storage}`].map((text) => computeHash(text).toString(36)).join("");
}

/** Whether what the browser has is of someone else. `marks` are those found, one a place where the mark is kept: after a
 * power cut they may differ, and then nothing is sure. Things that nobody signed are left to who reads without an LMS.
 * @type {(owner: string, marks: (string | null)[]) => boolean} */
export function isStranger(owner, marks) {
  if (owner === NOBODY && marks.every((mark) => mark === null)) return false;
  return marks.some((mark) => mark !== owner);
}

// Of all courses at an address: how the page looks, and a key of the search box.
const SHARED_KEYS = ["curso:esquema", "curso-search-slash"];

/** The keys, of those in a storage, that hold something of a reader of the course. Those of the adapter begin with `own`.
 * @type {(keys: string[], storage: string, own: string) => string[]} */
export const listReaderKeys = (keys, storage, own) => keys.filter((key) => (
  SHARED_KEYS.includes(key) || (key.startsWith(`${storage}:`) && key !== own && !key.startsWith(`${own}:`))
));
