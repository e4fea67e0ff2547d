/* When the page may ask for its storage. */

/** Act then; the first script of a page says when (overrides/partials/scheme.html).
 * @type {(act: () => void) => void} */
export const withStorage = (act) => Curso.withStorage(act);
