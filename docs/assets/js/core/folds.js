/* What is open of the parts of a chapter that fold, and what the reader is told. Pure: plain data in and out. */

/** @import { View } from "./views.js" */

/** The id of what an address leads to, from its `#…`; as it is written if it can't be decoded.
 * @type {(hash: string) => string} */
export function readAnchor(hash) {
  const written = hash.replace(/^#/, "");
  try {
    return decodeURIComponent(written);
  } catch {
    return written;
  }
}

/** Whether a text has all of these words, at least one, written as they are.
 * @type {(text: string, words: string[]) => boolean} */
export const hasWords = (text, words) => words.length > 0 && words.every((word) => text.includes(word));

/** What a reader is told after choosing a view of a page with `total` parts that fold, `folded` of them now folded.
 * @type {(view: View, folded: number, total: number) => string} */
export function describeView(view, folded, total) {
  if (view === "all") return "Se muestra todo.";
  if (!total) return "Se muestra lo imprescindible, que en esta página es todo.";
  if (folded === 1) return "Se muestra lo imprescindible. Queda plegada una parte.";
  return `Se muestra lo imprescindible. Quedan plegadas ${folded} partes.`;
}
