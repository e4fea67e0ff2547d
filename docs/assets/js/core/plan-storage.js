/* The plan, stored on the device (its shape: plan-state.js; how it is stored: kept-value.js).
   Independent of the page. A plan of a newer edition is never overwritten. */

import { createKeptValue } from "./kept-value.js";
import { getTime, getValue, isRecord, parseState, setField } from "./plan-state.js";
import { copyDictionary } from "./values.js";

/** @import { Aside } from "./aside.js" */
/** @import { Change, Done, Entry, Surroundings } from "./kept-value.js" */
/** @import { FieldRecord, PlanState, Value } from "./plan-state.js" */
/** @typedef {[id: string, record: FieldRecord | null, at: string]} Before */
/** @typedef {{
 *   read: () => PlanState,
 *   save: (id: string, value: Value | null, base?: string) => Done<PlanState>,
 *   saveAll: (values: Record<string, Value>) => Done<PlanState> & { before: Before[] },
 *   restore: (before: Before[]) => Done<PlanState>,
 *   settle: (id: string, value: Value | null) => Done<PlanState>,
 *   saveScope: (scope: "core" | "whole") => Done<PlanState>,
 *   removeAll: () => Done<PlanState> & { removed: PlanState["fields"] },
 *   restoreAll: (removed: PlanState["fields"]) => Done<PlanState>,
 *   keepUp: () => boolean,
 *   recover: (entries: Entry[]) => boolean,
 *   isWaiting: () => boolean,
 *   listAside: Aside["list"],
 *   removeAside: Aside["remove"],
 * }} Store */

/* Any of them may be made again later, on a state that another window has changed. A journal names them: a name keeps
   its meaning. */
/** @type {Record<string, Change<PlanState>>} */
const CHANGES = {
  field: (state, { id, ...written }, at) => setField(state, id, { ...written, at }),
  fields(state, values, at) {
    for (const [id, value] of Object.entries(values)) setField(state, id, { value, at });
  },
  restore(state, before) {
    for (const [id, record, at] of before) {
      if (getTime(state, id) !== at) continue;
      if (record === null) delete state.fields[id];
      else state.fields[id] = record;
    }
  },
  choice(state, { id, value }, at) {
    state.fields[id] = { ...(isRecord(state.fields[id]) && state.fields[id]), value, at };
    state.fields[id].other = state.fields[id].other?.other; // the older one, if there is any
  },
  scope(state, scope) {
    state.scope = scope;
  },
  removeAll(state) {
    state.fields = copyDictionary();
  },
  restoreAll(state, fields) {
    for (const [id, record] of Object.entries(fields)) if (getValue(state, id) === null) state.fields[id] = /** @type {FieldRecord} */ (record);
  },
};

/** `surroundings`: see kept-value.js.
 * @type {(surroundings: Surroundings) => Store} */
export function createStore(surroundings) {
  const kept = createKeptValue({ parse: parseState, changes: CHANGES }, surroundings);
  const { read, write } = kept;

  return {
    read,
    /* Store a field's value; null clears it. `base` is the time of the version that the reader saw, if the stored
       one may be another. While a change of the field is unsaved, the stored version is still the one that it was
       based on. */
    save(id, value, base) {
      const slot = `field ${id}`;
      return write("field", { id, value, base: (kept.findWaiting(slot) ?? { base }).base }, { slot });
    },
    /* Store several fields at once, {<field id>: value}, whatever is stored. Returns {state, isSaved, before}:
       `before` is for `restore`. */
    saveAll(values) {
      const { fields } = read();
      const done = write("fields", values);
      return { ...done, before: Object.keys(values).map((id) => [id, fields[id] ?? null, done.at]) };
    },
    /* Restore fields to what they were before `saveAll`, except those changed since. */
    restore: (before) => write("restore", before),
    /* Store the reader's choice between two versions: `value` replaces both. */
    settle: (id, value) => write("choice", { id, value }, { slot: `field ${id}` }),
    /* Store which part of the plan is shown: "core" or "whole". */
    saveScope: (scope) => write("scope", scope, { slot: "scope" }),
    /* Erase the whole plan. Returns {state, isSaved, removed}: `removed` is for `restoreAll`. */
    removeAll() {
      const removed = read().fields;
      return { ...write("removeAll", null, { isErasure: true }), removed };
    },
    /* Restore the erased plan, except the fields written again meanwhile. */
    restoreAll: (removed) => write("restoreAll", removed),
    keepUp: kept.keepUp,
    recover: kept.recover,
    isWaiting: kept.isWaiting,
    listAside: kept.listAside,
    removeAside: kept.removeAside,
  };
}
