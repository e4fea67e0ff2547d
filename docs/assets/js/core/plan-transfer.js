/* The file that takes the plan to another device, or to somebody who compares several: text in and out.

   File: {format: "curso-plan", schema, edition, exportedAt, plan, checksum: "sha256:<hex>", state}, where `plan` is the name of the
   town hall (for a list of several) and the checksum is over the state as canonical JSON. `hash` makes hex of a text. */

import { VERSION, getValue, parseState } from "./plan-state.js";
import { toCanonical } from "./values.js";

const FORMAT = "curso-plan";
const ANSWERS_FORMAT = "curso-respuestas";
const LABEL_FIELD = "entidad";

const computeChecksum = (state, hash) => `sha256:${hash(toCanonical(state))}`;

/* The name by which a plan is known, "" without one. */
export function getLabel(state) {
  const label = getValue(state, LABEL_FIELD);
  return typeof label === "string" ? label.trim() : "";
}

/* Equal states give equal text, keys in order. */
export function writeFile(state, { at, edition, hash }) {
  const canonical = toCanonical(JSON.parse(JSON.stringify(state)));
  const head = { format: FORMAT, schema: state.version, edition, exportedAt: at, plan: getLabel(state), checksum: `sha256:${hash(canonical)}` };
  return `${JSON.stringify(head).slice(0, -1)},"state":${canonical}}\n`;
}

/* {state, label, exportedAt, edition} or {reason}: "not-json", "answers" (the file of the self-assessment), "other-format", "newer",
   "damaged" or "unsound". */
export function readFile(text, { hash }) {
  let file;
  try {
    file = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    return { reason: "not-json" };
  }
  if (file?.format === ANSWERS_FORMAT) return { reason: "answers" };
  if (file?.format !== FORMAT) return { reason: "other-format" };
  if (file.schema > VERSION) return { reason: "newer" };
  try {
    if (file.state === undefined || file.checksum !== computeChecksum(file.state, hash)) return { reason: "damaged" };
    const { state, status } = parseState(JSON.stringify(file.state));
    if (status !== "sound") return { reason: status === "newer" ? "newer" : "unsound" };
    return { state, label: getLabel(state), exportedAt: file.exportedAt, edition: file.edition };
  } catch {
    return { reason: "unsound" }; // nested beyond all sense
  }
}
