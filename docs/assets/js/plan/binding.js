/* The plans in the page, bound now and after each instant navigation; what is typed is saved when the reader leaves. */

import { findAll } from "../page/dom.js";
import { PLAN_KEY } from "../page/keys.js";
import { followPages } from "../page/navigation.js";
import { withStorage } from "../page/storage.js";
import { followWindows } from "../page/windows.js";
import { readDefinition } from "./page.js";
import { bindBox, dropGone, flush, journal, store, sync } from "./session.js";

const binders = new Map();
const bound = new Map(); // box → the function that releases it

function bindPage() {
  dropGone();
  for (const [box, letGo] of bound) {
    if (box.isConnected) continue;
    letGo?.();
    bound.delete(box);
  }
  // A box whose script hasn't loaded yet, when instant navigation leads to another kind of page, waits for it.
  const fresh = findAll(document, "[data-plan]").filter((box) => !bound.has(box) && binders.has(box.dataset.plan));
  for (const box of fresh) {
    bindBox(box);
    bound.set(box, null);
    bound.set(box, binders.get(box.dataset.plan)(box, readDefinition(box)));
  }
  if (fresh.length) sync();
}

/* Bind the boxes with `name` in `data-plan` by `bind(box, definition)`, which may return a function that releases
   the box. */
export function bindPlans(name, bind) {
  binders.set(name, bind);
  withStorage(bindPage);
}

addEventListener("pagehide", flush);
withStorage(() => followWindows({ key: PLAN_KEY, store, journal, show: sync }));
addEventListener("beforeunload", (event) => {
  flush();
  if (store.isWaiting()) event.preventDefault(); // the browser asks whether to leave
});
document.addEventListener("visibilitychange", () => (document.visibilityState === "hidden" ? flush() : sync()));
followPages(bindPage);
