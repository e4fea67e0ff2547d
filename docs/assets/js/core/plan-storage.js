/* The plan kept on the device under one key (its shape: plan-state.js). Knows nothing of the page.

   As storage.js does for the answers: each write reads the value again and changes only the fields touched, so that two tabs never
   undo each other; what can't be stored stays in memory and is tried again with each later write; a value that can't be read is
   moved aside before anything is written. One of a newer edition is never written over. */

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

/** `getStorage` returns a Storage and may throw; `tell` is called with "unsaved", "set-aside" or "newer" when it happens.
 * @type {(surroundings?: Surroundings) => Store} */
export function createStore({ getStorage = () => globalThis.localStorage, now = () => new Date().toISOString(), tell = () => {} } = {}) {
  const aside = createAside(KEY, { getStorage, now });
  /** @type {{ slot: unknown, change: Change, text: string, at: string }[]} */
  let pending = []; // `text` is the data

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

  /** Make a change. Of those that wait in one `slot` only the latest counts.
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
      // told below
    }
    tell(trouble);
    return { state: state || applyPending(parseState(null).state), isSaved: false };
  }

  /** Of a field that waits, the version that it was written over is still the one stored.
   * @type {(id: string, base?: string) => string | undefined} */
  function findBase(id, base) {
    const waiting = pending.find(({ slot }) => slot === `field ${id}`);
    return waiting ? JSON.parse(waiting.text).base : base;
  }

  return {
    read,
    /* Keep a field's value; null clears it. `base` is the time of the version that the reader saw, if another may stand there. */
    save(id, value, base) {
      return write((state, data, at) => setField(state, id, { ...data, at }), { value, base: findBase(id, base) }, `field ${id}`);
    },
    /* Keep several fields at once, {<field id>: value}, whatever stands there. Returns {state, isSaved, before}: `before` is for `restore`. */
    saveAll(values) {
      /** @type {Before[]} */
      let before = [];
      const done = write((state, data, at) => {
        before = Object.entries(data).map(([id]) => [id, state.fields[id] ?? null, at]);
        for (const [id, value] of Object.entries(data)) setField(state, id, { value, at });
      }, values);
      return { ...done, before };
    },
    /* Put fields back as they were before `saveAll`, except those written anew since. */
    restore(before) {
      return write((state, entries) => {
        for (const [id, record, at] of entries) {
          if (getTime(state, id) !== at) continue;
          if (record === null) delete state.fields[id];
          else state.fields[id] = record;
        }
      }, before);
    },
    /* The reader chose between two versions: `value` stays and the other goes. */
    settle(id, value) {
      return write((state, data, at) => {
        state.fields[id] = { ...(isRecord(state.fields[id]) && state.fields[id]), value: data, at };
        state.fields[id].other = state.fields[id].other?.other; // the one before, if there is
      }, value, `field ${id}`);
    },
    /* Keep what part of the plan is shown: "core" or "whole". */
    saveScope(scope) {
      return write((state, data) => { state.scope = data; }, scope, "scope");
    },
    /* Forget the whole plan. Returns {state, isSaved, removed}: `removed` is for `restoreAll`. */
    removeAll() {
      /** @type {PlanState["fields"]} */
      let removed = {};
      const done = write((state) => {
        removed = state.fields;
        state.fields = copyDictionary();
      });
      return { ...done, removed };
    },
    /* Bring the plan back, except the fields written anew meanwhile. */
    restoreAll(removed) {
      return write((state, fields) => {
        for (const [id, record] of Object.entries(fields)) if (getValue(state, id) === null) state.fields[id] = record;
      }, removed);
    },
    /* Whether something waits to be stored. */
    isWaiting: () => pending.length > 0,
    listAside: aside.list,
    removeAside: aside.remove,
  };
}
