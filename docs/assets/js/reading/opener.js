/* Shows what the reader has read once something is stored: until then, nothing more is loaded. */

import { loadLessons } from "./lessons.js";
import { coalesce } from "../core/coalesce.js";
import { ANSWERS_CHANGED } from "../page/events.js";
import { loadScript } from "../page/files.js";
import { ANSWERS_KEY, PLAN_KEY } from "../page/keys.js";
import { withStorage } from "../page/storage.js";
import { assets } from "../page/trusted.js";

function isBegun() {
  try {
    return [ANSWERS_KEY, PLAN_KEY].some((key) => localStorage.getItem(key) !== null);
  } catch {
    return false;
  }
}

/** Show it in the page, if there is anything; what doesn't load leaves the page as it was built. */
export const showReading = () => withStorage(() => {
  if (!isBegun()) return;
  Promise.all([loadLessons(), loadScript(`${assets}js/reading.js`)])
    .then(() => Curso.reading.showReading(), () => {});
});

export function followReading() {
  const follow = coalesce(showReading);
  addEventListener(ANSWERS_CHANGED, showReading);
  addEventListener("storage", ({ key }) => {
    if (key === ANSWERS_KEY || key === null) follow();
  });
}
