/* Words in the page. */

/** @type {(number: number, one: string, many: string) => string} */
export const count = (number, one, many) => `${number}\u00a0${number === 1 ? one : many}`;

/* Written only where it differs, so that what is told isn't told again. */
export function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}
