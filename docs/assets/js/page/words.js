/* Texts in the page. */

/** @type {(number: number, one: string, many: string) => string} */
export const count = (number, one, many) => `${number}\u00a0${number === 1 ? one : many}`;

/* Write only if it differs, so that a live region isn't announced again. */
export function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}
