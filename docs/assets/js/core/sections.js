/* Which section of a page is being read, from where its headings are. */

const LINE = 1 / 3; // of the window, from its top: a section is read once its heading is above it
const REACHED = 2; // pixels: scrolled positions are rounded

/** The index of the last heading that is above the line, -1 if none is. The line goes down to the bottom of the window as
 * the page comes to its end, so that the last sections have their turn although their headings can't go up any more.
 *
 * `tops` are where the headings are, in pixels from the top of the window, in the order of the page (null for one that
 * isn't shown); `above` and `below`, how much of the page there is to scroll in each direction; `height`, of the window.
 * @type {(tops: (number | null)[], about: { above: number, below: number, height: number }) => number} */
export function findSection(tops, { above, below, height }) {
  const end = Math.min(above + below, height * (1 - LINE));
  const passed = end > 0 ? Math.max(0, 1 - below / end) : 0;
  const line = height * (LINE + (1 - LINE) * passed);
  return tops.findLastIndex((top) => top !== null && top < line);
}

/** Whether a jump to a heading left it where it is: near the top, or where the end of the page let it.
 * @type {(top: number | null, about: { below: number, height: number }) => boolean} */
export const isJumpedTo = (top, { below, height }) => top !== null && top > -REACHED && (top < height * LINE || (below <= REACHED && top < height));
