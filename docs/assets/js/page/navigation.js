/* Instant navigation: the theme puts another page in the same document. */

/** Act now and after each navigation; where there is none, nothing is done or returned.
 * @type {(act: () => void) => unknown} */
export const followPages = (act) => globalThis.document$?.subscribe(act);
