/* Events of the whole document. */

/** @type {(kind: string, action: (event: any) => void) => void} */
export const listen = (kind, action) => document.addEventListener(kind, action);
