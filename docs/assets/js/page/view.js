/* Which view of the chapters is shown (core/views.js): before a page is painted, the one that is stored. */

import { VIEW_KEY } from "./keys.js";
import { parseView } from "../core/views.js";

/** @import { View } from "../core/views.js" */

/** @type {(view: View) => void} */
export const showView = (view) => { document.documentElement.dataset.view = view; };

/** Show the stored view, if the store can be read. */
export function showStoredView() {
  try {
    showView(parseView(localStorage.getItem(VIEW_KEY)));
  } catch { /* without a store there is no choice to show */ }
}
