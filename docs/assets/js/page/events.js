/* Events of the whole document. */

/** @type {(kind: string, action: (event: any) => void) => void} */
export const listen = (kind, action) => document.addEventListener(kind, action);

/** Sent to the window when what is stored of the answers, or of the pages read, may have changed. */
export const ANSWERS_CHANGED = "curso:guardado";
