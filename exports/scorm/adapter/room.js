/* The place in this browser where the site keeps what its reader does: whose it is, what is in it, and emptying it.

   The site's keys are those of docs/assets/js/page/keys.js, and its journals of changes (page/journal.js) are databases
   of the same names: a journal that stayed would make the last hour of who left again, in the answers of who arrives.

   The mark of the owner is in two places. The browser writes `localStorage` to the disk some seconds later, and a
   database at once: after a power cut the one may say who was here yesterday, and the other that someone came since. */

import { isStranger, listReaderKeys } from "./owner.js";

/** @import { Things } from "./locker.js" */
/** @typedef {{
 *   markKey: string, answersKey: string, planKey: string,
 *   enter: () => Promise<boolean>, isTaken: () => boolean, sign: () => void,
 *   take: () => Things, put: (things: Things) => void,
 *   readLocker: (name: string) => string | null, writeLocker: (name: string, text: string) => void,
 * }} Room */

const LOCKERS = 12; // students of this computer whose locker stays
const MARKS = "marks";
const PATIENCE = 2000; // milliseconds, for a database that another window holds
const SETTLING = 250; // milliseconds in which other windows of who was here let go

/** @type {(milliseconds: number) => Promise<void>} */
const pause = (milliseconds) => new Promise((resolve) => { setTimeout(resolve, milliseconds); });

/** The result of a request; null if it fails or takes too long.
 * @type {<T>(request: IDBRequest<T>) => Promise<T | null>} */
const settle = (request) => Promise.race([
  new Promise((resolve) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => resolve(null);
  }),
  pause(PATIENCE).then(() => null),
]);

/** The room of the course whose keys begin with `storage`, for the reader `owner`. Its methods throw if the browser
 * doesn't let the page store.
 * @type {(storage: string, owner: string) => Room} */
export function createRoom(storage, owner) {
  const markKey = `${storage}:scorm`;
  const lockerStart = `${markKey}:`;
  const ownLocker = `${lockerStart}${owner}:`;
  const answersKey = `${storage}:estado`;
  const planKey = `${storage}:plan`;
  const listKeys = () => Object.keys(localStorage);
  const listOwn = () => listReaderKeys(listKeys(), storage, markKey);

  /** @type {IDBDatabase | null} */
  let database = null;

  /** The database with the mark, or null where there is none.
   * @type {() => Promise<IDBDatabase | null>} */
  async function openMarks() {
    try {
      const request = indexedDB.open(markKey, 1);
      request.onupgradeneeded = () => request.result.createObjectStore(MARKS);
      database ??= await settle(request);
    } catch {
      // no databases here: localStorage has the only mark
    }
    return database;
  }

  async function readMarks() {
    const marks = await openMarks();
    const stored = localStorage.getItem(markKey);
    if (!marks) return [stored];
    return [stored, (await settle(marks.transaction(MARKS).objectStore(MARKS).get("owner"))) ?? null];
  }

  async function writeMarks() {
    localStorage.setItem(markKey, owner);
    if (!database) return;
    const transaction = database.transaction(MARKS, "readwrite", { durability: "strict" });
    transaction.objectStore(MARKS).put(owner, "owner");
    await Promise.race([new Promise((resolve) => { transaction.oncomplete = resolve; }), pause(PATIENCE)]);
  }

  async function empty() {
    listOwn().forEach((key) => localStorage.removeItem(key));
    listReaderKeys(Object.keys(sessionStorage), storage, markKey).forEach((key) => sessionStorage.removeItem(key));
    await Promise.all([answersKey, planKey].map(async (name) => {
      try {
        await settle(indexedDB.deleteDatabase(name));
      } catch {
        // no databases here
      }
    }));
  }

  /** @type {() => Things} */
  const take = () => Object.fromEntries(listOwn().map((key) => [key, localStorage.getItem(key) ?? ""]));

  return {
    markKey, answersKey, planKey,
    /* Make the room the owner's: what was someone else's is erased. Returns whether any was. */
    async enter() {
      const marks = await readMarks();
      const isOther = isStranger(owner, marks);
      if (!isOther) return false;
      await writeMarks(); // other windows see it, and let go
      if (marks.some((mark) => mark !== null)) await pause(SETTLING);
      await empty();
      return true;
    },
    /* Whether someone else has come since. */
    isTaken: () => ![owner, null].includes(localStorage.getItem(markKey)),
    sign: () => localStorage.setItem(markKey, owner),
    take,
    put: (things) => Object.entries(things).forEach(([key, text]) => {
      if (localStorage.getItem(key) !== text) localStorage.setItem(key, text);
    }),
    /* The text in the owner's locker with this name, or null. */
    readLocker: (name) => localStorage.getItem(ownLocker + name)?.replace(/^\d+ /, "") ?? null,
    /* Put a text in it. Of the others, those used last stay. */
    writeLocker(name, text) {
      const mine = ownLocker + name;
      const age = (/** @type {string} */ key) => Number(localStorage.getItem(key)?.split(" ")[0]);
      const others = listKeys().filter((key) => key.startsWith(lockerStart) && key !== mine).sort((one, other) => age(other) - age(one));
      others.slice(LOCKERS - 1).forEach((key) => localStorage.removeItem(key));
      localStorage.setItem(mine, `${Date.now()} ${text}`);
    },
  };
}
