/* What the site's other scripts say on the global object: the theme, which follows instant navigation, the first script of a page
   (overrides/partials/scheme.html), and the scripts that were linked as this one. */

/* Act once the page may ask for its storage. */
export const withStorage = (act) => globalThis.Curso.withStorage(act);

/* Act now and after each instant navigation, where there is any. */
export const followPages = (act) => globalThis.document$?.subscribe(act);

/* What another script exports, by its name without the ending; nothing before it has run. */
export const getScript = (name) => globalThis.Curso[name];
