/* The file that takes the answers to another device or browser: text in and out. Saving, choosing and merging are left to others.

   File: {format: "curso-respuestas", schema, edition, exportedAt, checksum: "sha256:<hex>", state}, where `schema` is the state's
   version and the checksum is over the state as canonical JSON (sorted keys, no spaces). `hash` makes hex of a text. */

import { VERSION, parseState } from "./state.js";
import { toCanonical } from "./values.js";

const FORMAT = "curso-respuestas";

const computeChecksum = (state, hash) => `sha256:${hash(toCanonical(state))}`;

export function writeFile(state, { at, edition, hash }) {
  const plain = JSON.parse(JSON.stringify(state));
  const checksum = computeChecksum(plain, hash);
  return `${JSON.stringify({ format: FORMAT, schema: VERSION, edition, exportedAt: at, checksum, state: plain })}\n`;
}

/* {state}, brought up to this version, or {reason}: "not-json", "other-format", "newer", "damaged" or "unsound". */
export function readFile(text, { hash }) {
  let file;
  try {
    file = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    return { reason: "not-json" };
  }
  if (file?.format !== FORMAT) return { reason: "other-format" };
  if (file.schema > VERSION) return { reason: "newer" };
  try {
    if (file.state === undefined || file.checksum !== computeChecksum(file.state, hash)) return { reason: "damaged" };
    const { state, status } = parseState(JSON.stringify(file.state));
    return status === "unreadable" ? { reason: "unsound" } : { state };
  } catch {
    return { reason: "unsound" }; // nested beyond all sense
  }
}
