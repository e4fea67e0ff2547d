/* When the page may access its storage. */

/** Act then; the first script of a page decides when (overrides/partials/scheme.html).
 * @type {(act: () => void) => void} */
export const withStorage = (act) => Curso.withStorage(act);
