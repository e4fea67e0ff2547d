/* One value in the browser's storage, under one key, that several windows change at once: what the answers
   (storage.js) and the plan (plan-storage.js) share. Their shape and their changes are left to them, and the page to
   others.

   Each window has its own copy of the storage, which the browser updates a moment later, so that a write can undo
   another window's. So the changes of each window are numbered and it remembers them; the value has, as `writes`, the
   number of the last change of each window that it includes, and a window that doesn't find its own there makes them
   again (`keepUp`). No lock is needed, for which a page that is being closed can't wait.

   What can't be stored stays in memory and is tried again with each later write. An unreadable value is set aside
   before anything is written, and one of an older version is copied aside; if that fails, nothing is written. One of
   a newer version is never overwritten.

   The browser writes its storage to the disk some seconds later. The journal (page/journal.js) keeps each stored
   change until then: `recover` makes those that the value lacks. */

import { createAside } from "./aside.js";
import { copyDictionary, isObject } from "./values.js";

/** @import { Aside } from "./aside.js" */
/** @typedef {{ writer: string, sequence: number, change: string, text: string, at: string }} Entry a change; `text` is its data as JSON */
/** @typedef {{ add: (entries: Entry[]) => void, clear: () => void }} Journal */
/** @typedef {{ key: string, getStorage?: () => Storage, now?: () => string, tell?: (event: string) => void, journal?: Journal, writer?: string }} Surroundings */
/** @template T
 * @typedef {(state: T, data: any, at: string) => T | void} Change may return another state */
/** @template T
 * @typedef {{ state: T, isSaved: boolean, at: string }} Done */
/** @typedef {{ slot?: string, isErasure?: boolean }} Options */
/** @template T
 * @typedef {{
 *   read: () => T,
 *   write: (change: string, data?: unknown, options?: Options) => Done<T>,
 *   keepUp: () => boolean,
 *   recover: (entries: Entry[]) => boolean,
 *   isWaiting: () => boolean,
 *   findWaiting: (slot: string) => any,
 *   listAside: Aside["list"],
 *   removeAside: Aside["remove"],
 * }} KeptValue */

const REMEMBERED = 500; // stored changes of this window
const WRITERS = 50; // windows with a number in the value; those that wrote last
const SEQUENCES_END = 2 ** 52;

/** @type {(writes: Record<string, number>) => Record<string, number>} */
const keepLast = (writes) => Object.fromEntries(Object.entries(writes).sort(([, one], [, other]) => other - one).slice(0, WRITERS));

/** @type {(writes: unknown) => Record<string, number>} */
const readWrites = (writes) => copyDictionary(keepLast(Object.fromEntries(
  Object.entries(isObject(writes) ? writes : {}).filter(([, sequence]) => Number.isInteger(sequence) && sequence > 0 && sequence < SEQUENCES_END),
)));

/** Whether a value with these `writes` has a change. A window that isn't among the last ones to write has all of its
 * changes in it.
 * @type {(writes: Record<string, number>, entry: Entry) => boolean} */
function isIncluded(writes, { writer, sequence }) {
  if (writer in writes) return writes[writer] >= sequence;
  const sequences = Object.values(writes);
  return sequences.length >= WRITERS && sequence < Math.min(...sequences);
}

/** `parse` returns {state, status}: "empty", "sound", "migrated", "newer" or "unreadable". `getStorage` returns a
 * Storage and may throw. `tell` is called with "unsaved", "set-aside", "migrated" or "newer" when it happens, and with
 * "saved" once all that was unsaved is stored. A write replaces an unsaved one of the same `slot`; an `isErasure` also
 * erases the journal.
 * @type {<T extends object>(kind: { parse: (text: string | null) => { state: T, status: string }, changes: Record<string, Change<T>> }, surroundings: Surroundings) => KeptValue<T>} */
export function createKeptValue({ parse, changes }, {
  key, getStorage = () => globalThis.localStorage, now = () => new Date().toISOString(), tell = () => {}, journal,
  writer = Math.random().toString(36).slice(2, 10),
}) {
  const aside = createAside(key, { getStorage, now });
  /** @type {(Entry & { slot?: string, isSaved: boolean })[]} */
  let made = []; // the changes of this window
  let clock = 0; // grows over the changes of all windows
  let wasUnsaved = false;

  /** @typedef {{ state: any, status: string, text: string | null, writes: Record<string, number> }} Loaded */

  /** @type {(storage: Storage) => Loaded} */
  function peek(storage) {
    const text = storage.getItem(key);
    const { state: { writes: numbers, ...state }, status } = /** @type {any} */ (parse(text));
    const writes = readWrites(numbers);
    clock = Math.max(clock, ...Object.values(writes));
    if (status === "empty" || status === "unreadable") made = made.filter(({ isSaved }) => !isSaved); // the reader may have erased the site's data
    return { state, status, text, writes };
  }

  /** @type {(storage: Storage) => Loaded} */
  function load(storage) {
    const found = peek(storage);
    if (found.status === "unreadable") {
      aside.add(storage, String(found.text));
      storage.removeItem(key);
      tell("set-aside");
    }
    return found;
  }

  /** @type {() => Loaded} */
  const loadNothing = () => ({ .../** @type {any} */ (parse(null)), text: null, writes: copyDictionary() });

  /** Make in a loaded value, and return, the changes that it lacks: those of this window, and others.
   * @type {(found: Loaded, others?: Entry[]) => Entry[]} */
  function makeMissing(found, others = []) {
    const missing = [...others.filter((entry) => !isIncluded(found.writes, entry)), ...made.filter((entry) => !entry.isSaved || !isIncluded(found.writes, entry))];
    for (const entry of missing) {
      found.state = changes[entry.change](found.state, JSON.parse(entry.text), entry.at) || found.state;
      found.writes[entry.writer] = entry.sequence;
    }
    return missing;
  }

  /** @type {(storage: Storage, found: Loaded) => void} */
  function save(storage, { state, status, text, writes }) {
    const fresh = JSON.stringify({ ...state, writes: keepLast(writes) });
    let copy;
    try {
      if (status === "migrated") copy = aside.add(storage, String(text));
      storage.setItem(key, fresh);
      if (storage.getItem(key) !== fresh) throw new Error("not stored");
    } catch (error) {
      if (copy) storage.removeItem(copy); // the value itself is still there
      throw error;
    }
    journal?.add(made.filter(({ isSaved }) => !isSaved).map(({ slot: _slot, isSaved: _isSaved, ...entry }) => entry));
    made = made.slice(-REMEMBERED);
    made.forEach((entry) => { entry.isSaved = true; });
    if (copy) tell("migrated");
    if (wasUnsaved) tell("saved");
    wasUnsaved = false;
  }

  /** Store what is missing, if anything is. Returns whether anything was. What is wrong with the value is left to
   * whoever reads it, when the page can tell.
   * @type {(others?: Entry[]) => boolean} */
  function storeMissing(others = []) {
    try {
      const storage = getStorage();
      const found = peek(storage);
      if (["newer", "unreadable"].includes(found.status) || !makeMissing(found, others).length) return false;
      save(storage, found);
      return true;
    } catch {
      return false; // already told, when it was written
    }
  }

  /** @type {(trouble: string) => void} */
  function tellUnsaved(trouble) {
    wasUnsaved = true;
    tell(trouble);
  }

  return {
    read() {
      let found = loadNothing();
      try {
        found = load(getStorage());
      } catch {
        tellUnsaved("unsaved");
      }
      if (found.status === "newer") tell("newer");
      makeMissing(found);
      return found.state;
    },
    /* Make a change. Returns the state after it, and whether it is stored: read back from the storage. */
    write(change, data = null, { slot, isErasure = false } = {}) {
      const at = now();
      let found;
      let trouble = "unsaved";
      let storage;
      try {
        storage = getStorage();
        found = load(storage);
      } catch {
        found = null;
      }
      clock += 1;
      made = made.filter((other) => other.isSaved || slot === undefined || other.slot !== slot)
        .concat({ writer, sequence: clock, change, text: JSON.stringify(data), at, slot, isSaved: false });
      const after = found ?? loadNothing();
      makeMissing(after);
      try {
        if (after.status === "newer") trouble = "newer";
        else if (found && storage) {
          if (isErasure) journal?.clear();
          save(storage, after);
          return { state: after.state, isSaved: true, at };
        }
      } catch {
        // told below
      }
      tellUnsaved(trouble);
      return { state: after.state, isSaved: false, at };
    },
    /* Make again the changes of this window that others have undone, and try again what is unsaved. Returns whether
       anything was. */
    keepUp: () => storeMissing(),
    /* Make the changes of a journal that the value lacks. Returns whether it lacked any. */
    recover: (entries) => storeMissing(
      entries.filter((entry) => entry.writer !== writer && Object.hasOwn(changes, entry.change)).sort((one, other) => one.sequence - other.sequence),
    ),
    /* Whether any change is still to be stored. */
    isWaiting: () => made.some(({ isSaved }) => !isSaved),
    /* The data of the unsaved change with a slot, or null. */
    findWaiting(slot) {
      const entry = made.find((other) => !other.isSaved && other.slot === slot);
      return entry ? JSON.parse(entry.text) : null;
    },
    listAside: aside.list,
    removeAside: aside.remove,
  };
}
