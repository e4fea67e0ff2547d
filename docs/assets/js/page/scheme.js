/* The light or dark scheme: the system's, unless the reader chose the other one, which is then stored. */

export const SCHEME_KEY = "curso:esquema";

const prefersDark = matchMedia("(prefers-color-scheme: dark)");

export const systemScheme = () => (prefersDark.matches ? "slate" : "default");

export const showScheme = (scheme) => { document.documentElement.dataset.mdColorScheme = scheme; };

/** Act when the system's scheme changes.
 * @type {(act: () => void) => void} */
export const followSystem = (act) => prefersDark.addEventListener("change", act);
