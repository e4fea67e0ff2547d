/* Instant navigation: the theme replaces the page within the same document. */

/** Act now and after each navigation; without instant navigation, do nothing and return undefined.
 * @type {(act: () => void) => unknown} */
export const followPages = (act) => globalThis.document$?.subscribe(act);
