/* Creating elements. */

/** @type {(tag: string, className: string, ...children: (Node | string)[]) => any} */
export function make(tag, className, ...children) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...children);
  return element;
}

/** @type {(href: string, ...children: (Node | string)[]) => HTMLAnchorElement} */
export function makeLink(href, ...children) {
  const link = make("a", "", ...children);
  link.href = href;
  return link;
}

/** @type {(element: Element) => NodeListOf<ChildNode>} */
export const copyOf = (element) => element.cloneNode(true).childNodes;
