/* Jumps within the page. */

/** Where a click leads to in this page (`#…`, also «#» for its top), or null if it leads nowhere in it.
 * @type {(event: any) => string | null} */
export function readJump({ target, defaultPrevented }) {
  const link = defaultPrevented ? null : target.closest("a[href*='#']");
  return link && link.href.split("#")[0] === location.href.split("#")[0] ? link.hash : null;
}
