/* For who keeps the course in the browser: loads what tells of new editions, and loads the page again when a worker of
   another edition takes over, in whatever window that was asked for. For everybody else, nothing. */

import { loadScript } from "../page/files.js";
import { assets } from "../page/trusted.js";
import { isCopyPossible, isReadFromCopy } from "./possible.js";

export function followCopy() {
  if (!isCopyPossible()) return;
  let isFromCopy = isReadFromCopy();
  navigator.serviceWorker.addEventListener("controllerchange", () => {
    if (isFromCopy && isReadFromCopy()) location.reload();
    isFromCopy = isReadFromCopy();
  });
  if (isFromCopy) addEventListener("load", () => loadScript(`${assets}js/browser-copy.js`).catch(() => {}));
}
