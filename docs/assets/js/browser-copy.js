/* The copy of the course in the browser: its control on the page that offers it and, on any page that is read from the copy, the
   notice of a new edition. Loaded by that page and, for who keeps the course, by browser-copy/opener.js. */

import { bindControl } from "./browser-copy/control.js";
import { checkEdition } from "./browser-copy/notice.js";
import { isCopyPossible } from "./browser-copy/possible.js";
import { findAll } from "./page/dom.js";

export function start() {
  if (!isCopyPossible()) return;
  findAll(document, "[data-browser-copy]").forEach(bindControl);
  checkEdition();
}
