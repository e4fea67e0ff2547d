/* The plan, stored on the device under one key (its shape: plan-state.js). Independent of the page.

   As in storage.js for the answers: each write reads the value again and changes only the affected fields, so that
   two tabs never undo each other; what can't be stored stays in memory and is retried with each later write; an
   unreadable value is set aside before anything is written. A plan of a newer edition is never overwritten. */

import { createAside } from "./aside.js";
import { KEY, getTime, getValue, isRecord, parseState, setField } from "./plan-state.js";
import { copyDictionary } from "./values.js";

/** @import { Aside } from "./aside.js" */
/** @import { FieldRecord, PlanState, Value } from "./plan-state.js" */
/** @typedef {(state: PlanState, data: any, at: string) => void} Change */
/** @typedef {{ getStorage?: () => Storage, now?: () => string, tell?: (trouble: string) => void }} Surroundings */
/** @typedef {{ state: PlanState, isSaved: boolean }} Done */
/** @typedef {[id: string, record: FieldRecord | null, at: string]} Before */
/** @typedef {{
 *   read: () => PlanState,
 *   save: (id: string, value: Value | null, base?: string) => Done,
 *   saveAll: (values: Record<string, Value>) => Done & { before: Before[] },
 *   restore: (before: Before[]) => Done,
 *   settle: (id: string, value: Value | null) => Done,
 *   saveScope: (scope: "core" | "whole") => Done,
 *   removeAll: () => Done & { removed: PlanState["fields"] },
 *   restoreAll: (removed: PlanState["fields"]) => Done,
 *   isWaiting: () => boolean,
 *   listAside: Aside["list"],
 *   removeAside: Aside["remove"],
 * }} Store */

/** `getStorage` returns a Storage and may throw; `tell` is called with "unsaved", "set-aside" or "newer" when it
 * happens.
 * @type {(surroundings?: Surroundings) => Store} */
export function createStore({ getStorage = () => globalThis.localStorage, now = () => new Date().toISOString(), tell = () => {} } = {}) {
  const aside = createAside(KEY, { getStorage, now });
  /** @type {{ slot: unknown, change: Change, text: string, at: string }[]} */
  let pending = []; // `text` is the data as JSON

  /** @type {(storage: Storage) => ReturnType<typeof parseState>} */
  function load(storage) {
    const text = storage.getItem(KEY);
    const found = parseState(text);
    if (found.status === "unreadable") {
      aside.add(storage, String(text));
      storage.removeItem(KEY);
      tell("set-aside");
    }
    return found;
  }

  /** @type {(state: PlanState) => PlanState} */
  function applyPending(state) {
    for (const { change, text, at } of pending) change(state, JSON.parse(text), at);
    return state;
  }

  function read() {
    let found = parseState(null);
    try {
      found = load(getStorage());
    } catch {
      tell("unsaved");
    }
    if (found.status === "newer") tell("newer");
    return applyPending(found.state);
  }

  /** Make a change. It replaces a pending one with the same `slot`.
   * @type {(change: Change, data?: unknown, slot?: unknown) => Done} */
  function write(change, data = null, slot = {}) {
    pending = pending.filter((other) => other.slot !== slot).concat({ slot, change, text: JSON.stringify(data), at: now() });
    let state;
    let trouble = "unsaved";
    try {
      const storage = getStorage();
      const found = load(storage);
      state = applyPending(found.state);
      if (found.status === "newer") {
        trouble = "newer";
      } else {
        storage.setItem(KEY, JSON.stringify(state));
        pending = [];
        return { state, isSaved: true };
      }
    } catch {
      // reported below
    }
    tell(trouble);
    return { state: state || applyPending(parseState(null).state), isSaved: false };
  }

  /** While a change of the field is pending, the stored version is still the one that it was based on.
   * @type {(id: string, base?: string) => string | undefined} */
  function findBase(id, base) {
    const waiting = pending.find(({ slot }) => slot === `field ${id}`);
    return waiting ? JSON.parse(waiting.text).base : base;
  }

  return {
    read,
    /* Store a field's value; null clears it. `base` is the time of the version that the reader saw, if the stored
       one may be another. */
    save(id, value, base) {
      return write((state, data, at) => setField(state, id, { ...data, at }), { value, base: findBase(id, base) }, `field ${id}`);
    },
    /* Store several fields at once, {<field id>: value}, whatever is stored. Returns {state, isSaved, before}:
       `before` is for `restore`. */
    saveAll(values) {
      /** @type {Before[]} */
      let before = [];
      const done = write((state, data, at) => {
        before = Object.entries(data).map(([id]) => [id, state.fields[id] ?? null, at]);
        for (const [id, value] of Object.entries(data)) setField(state, id, { value, at });
      }, values);
      return { ...done, before };
    },
    /* Restore fields to what they were before `saveAll`, except those changed since. */
    restore(before) {
      return write((state, entries) => {
        for (const [id, record, at] of entries) {
          if (getTime(state, id) !== at) continue;
          if (record === null) delete state.fields[id];
          else state.fields[id] = record;
        }
      }, before);
    },
    /* Store the reader's choice between two versions: `value` replaces both. */
    settle(id, value) {
      return write((state, data, at) => {
        state.fields[id] = { ...(isRecord(state.fields[id]) && state.fields[id]), value: data, at };
        state.fields[id].other = state.fields[id].other?.other; // the older one, if there is any
      }, value, `field ${id}`);
    },
    /* Store which part of the plan is shown: "core" or "whole". */
    saveScope(scope) {
      return write((state, data) => { state.scope = data; }, scope, "scope");
    },
    /* Erase the whole plan. Returns {state, isSaved, removed}: `removed` is for `restoreAll`. */
    removeAll() {
      /** @type {PlanState["fields"]} */
      let removed = {};
      const done = write((state) => {
        removed = state.fields;
        state.fields = copyDictionary();
      });
      return { ...done, removed };
    },
    /* Restore the erased plan, except the fields written again meanwhile. */
    restoreAll(removed) {
      return write((state, fields) => {
        for (const [id, record] of Object.entries(fields)) if (getValue(state, id) === null) state.fields[id] = record;
      }, removed);
    },
    /* Whether any change is still to be stored. */
    isWaiting: () => pending.length > 0,
    listAside: aside.list,
    removeAside: aside.remove,
  };
}
