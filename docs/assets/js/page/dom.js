/* Finding elements in the page. The template determines their types and whether they exist: for the type checker
   they may be anything. */

/** @type {(parent: ParentNode, selector: string) => any} */
export const find = (parent, selector) => parent.querySelector(selector);

/** @type {(parent: ParentNode, selector: string) => any[]} */
export const findAll = (parent, selector) => [...parent.querySelectorAll(selector)];
