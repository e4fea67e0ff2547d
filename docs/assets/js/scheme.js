/* The first script of a page, which waits for it before anything is painted: marks the page as one with scripts and
   shows the reader's light or dark scheme, and view of the chapters. */

import { SCHEME_KEY, showScheme, systemScheme } from "./page/scheme.js";
import { withStorage } from "./page/storage.js";
import { showStoredView, showView } from "./page/view.js";

document.documentElement.className = "js";
showScheme(systemScheme());
showView("essential");
withStorage(() => {
  try {
    showScheme(localStorage.getItem(SCHEME_KEY) || systemScheme());
  } catch { /* without a store there is no choice to show */ }
  showStoredView();
});
