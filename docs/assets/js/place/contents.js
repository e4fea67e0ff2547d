/* «En esta página»: its links, of which the one of the section that is being read is marked (sections.js). */

export const CONTENTS = ".md-nav--secondary";

/** The words of a link of the contents, without the mark of its route.
 * @type {(link: any) => string} */
export const readTitle = (link) => [...link.childNodes].filter(({ nodeType }) => nodeType === Node.TEXT_NODE).map(({ textContent }) => textContent).join("").trim();
