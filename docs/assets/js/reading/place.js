/* The section where the reader stays: the one that is marked in «En esta página». */

import { readAnchor } from "../core/folds.js";
import { createStays } from "../core/stays.js";
import { find } from "../page/dom.js";
import { CONTENTS, readTitle } from "../place/contents.js";

/** @import { Section } from "../core/state.js" */

/** Call `stayed` with each section of this page where the reader stays.
 * @type {(stayed: (section: Section) => void) => void} */
export function followPlace(stayed) {
  const contents = find(document, CONTENTS);
  if (!contents) return;
  /** @type {any} */
  let current = null;
  const stays = createStays((link) => stayed({ anchor: readAnchor(link.hash), title: readTitle(link) }), { wait: setTimeout, cancel: clearTimeout });
  function follow() {
    const link = find(contents, "[aria-current]");
    if (link === current) return;
    stays.leave(current);
    if (link) stays.come(link);
    current = link;
  }
  new MutationObserver(follow).observe(contents, { subtree: true, attributeFilter: ["aria-current"] });
  follow();
}
