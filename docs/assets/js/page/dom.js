/* Finding things in the page. Of what kind an element is, and whether it is there, its template says: to the checker of types it may
   be anything. */

/** @type {(parent: ParentNode, selector: string) => any} */
export const find = (parent, selector) => parent.querySelector(selector);

/** @type {(parent: ParentNode, selector: string) => any[]} */
export const findAll = (parent, selector) => [...parent.querySelectorAll(selector)];
