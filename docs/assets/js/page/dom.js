/* Finding things in the page, and writing words in it. */

export const find = (parent, selector) => parent.querySelector(selector);
export const findAll = (parent, selector) => [...parent.querySelectorAll(selector)];
export const copyOf = (element) => element.cloneNode(true).childNodes;
export const count = (number, one, many) => `${number}\u00a0${number === 1 ? one : many}`;

/* Written only where it differs, so that what is told isn't told again. */
export function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}
