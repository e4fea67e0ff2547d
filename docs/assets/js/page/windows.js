/* Keeping up with the other windows of the course: what they store is shown, what they undo is stored again, and what
   was lost with a killed browser comes back. */

import { coalesce } from "../core/coalesce.js";

/** @import { Entry, KeptValue } from "../core/kept-value.js" */

/** `store` keeps the value under `key` and its `journal`; `show` shows what is stored.
 * @type {(about: { key: string, store: { keepUp: () => boolean, recover: (entries: Entry[]) => boolean }, journal: any, show: () => void }) => void} */
export function followWindows({ key, store, journal, show }) {
  const follow = coalesce(() => {
    store.keepUp();
    show();
  });
  addEventListener("storage", (event) => {
    if (event.key === key || event.key === null) follow();
  });
  addEventListener("pagehide", () => store.keepUp());
  addEventListener("pageshow", (event) => {
    if (event.persisted) show();
  });
  journal.list().then((entries) => {
    if (store.recover(entries)) show();
    else journal.prune(entries);
  });
}
