/* Finding elements in the page, and giving them the focus. The template determines their types and whether they exist: for the type checker
   they may be anything. */

/** @type {(parent: ParentNode, selector: string) => any} */
export const find = (parent, selector) => parent.querySelector(selector);

/** @type {(parent: ParentNode, selector: string) => any[]} */
export const findAll = (parent, selector) => [...parent.querySelectorAll(selector)];

/** Give the focus to what usually doesn't take it: a heading, a prompt, a verdict.
 * @type {(element: HTMLElement, options?: FocusOptions) => void} */
export function focusOn(element, options) {
  element.tabIndex = -1;
  element.focus(options);
}
