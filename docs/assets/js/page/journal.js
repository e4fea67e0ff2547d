/* What was stored lately, in IndexedDB: the browser writes `localStorage` to the disk some seconds later, so that a
   browser that is killed or a power cut loses the last of it (core/kept-value.js makes it again). IndexedDB is
   written at once. Where there is none, nothing is kept and nothing fails. */

/** @import { Entry } from "../core/kept-value.js" */

const CHANGE_STORE = "changes";
const SURELY_ON_DISK = 3600000; // milliseconds; Chromium may delay what is written often to many minutes

/** @template T
 * @type {<T>(request: IDBRequest<T>) => Promise<T>} */
const settleRequest = (request) => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});

/** The journal of the value stored under `key`: {add(entries), clear(), list() → promise of entries, prune()}. `list`
 * comes first: until then, nothing is kept. */
export function createJournal(key) {
  /** @type {IDBDatabase | null} */
  let database = null;

  async function open() {
    const request = indexedDB.open(key, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(CHANGE_STORE, { keyPath: ["writer", "sequence"] });
    const opened = await settleRequest(request);
    opened.onclose = () => { database = null; };
    opened.onversionchange = () => { // the reader erases the site's data
      opened.close();
      database = null;
    };
    database = opened;
    return opened;
  }

  /** At once, even if the page is being closed. */
  function change(act) {
    try {
      const transaction = database?.transaction(CHANGE_STORE, "readwrite", { durability: "strict" });
      if (!transaction) return;
      act(transaction.objectStore(CHANGE_STORE));
      transaction.commit?.();
    } catch (error) {
      console.warn(error);
    }
  }

  return {
    /** @type {(entries: Entry[]) => void} */
    add: (entries) => change((changes) => entries.forEach((entry) => changes.put(entry))),
    clear: () => change((changes) => changes.clear()),
    /** @type {() => Promise<Entry[]>} */
    async list() {
      try {
        const opened = database ?? await open();
        return await settleRequest(opened.transaction(CHANGE_STORE).objectStore(CHANGE_STORE).getAll());
      } catch {
        return [];
      }
    },
    /** Forget, of listed entries, those that are surely on the disk. */
    prune(entries) {
      const old = entries.filter(({ at }) => !(Math.abs(Date.now() - Date.parse(at)) < SURELY_ON_DISK));
      if (old.length) change((changes) => old.forEach(({ writer, sequence }) => changes.delete([writer, sequence])));
    },
  };
}
