/* New elements. */

export function make(tag, className, ...children) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...children);
  return element;
}

export function makeLink(href, ...children) {
  const link = make("a", "", ...children);
  link.href = href;
  return link;
}
