/* Where one is in a long page, in a window without room for «En esta página»: the header shows the section instead of the
   course's name, and a line of how far one has come. Only for the eyes: nothing is announced, and nothing moves. The
   stylesheet says in which windows (place.css). */

import { find, findAll } from "../page/dom.js";
import { make } from "../page/elements.js";
import { setText } from "../page/words.js";
import { CONTENTS, readTitle } from "./contents.js";

const SCREENS = 8; // that a page must take to be a long one
const SECTIONS = `${CONTENTS} > ul > li:not([hidden])`;

function addIndicator(header) {
  const place = make("span", "place", make("span", "place-count"), make("span", "place-title"));
  const line = make("span", "place-line");
  [place, line].forEach((part) => part.setAttribute("aria-hidden", "true"));
  find(header, ".site-name").append(place);
  header.append(line);
}

/** Show the section of a link of the table of contents, or none before the first one.
 * @type {(link: any, about: { above: number, below: number, height: number }) => void} */
export function showPlace(link, { above, below, height }) {
  const header = find(document, ".md-header");
  const isLong = above + below + height > height * SCREENS;
  if (isLong && !find(header, ".place")) addIndicator(header);
  header.toggleAttribute("data-long", isLong);
  if (!isLong) {
    header.removeAttribute("data-place");
    return;
  }
  const sections = findAll(document, SECTIONS);
  const number = link ? sections.findIndex((section) => section.contains(link)) + 1 : 0;
  header.toggleAttribute("data-place", number > 0);
  header.style.setProperty("--read", String(above / (above + below)));
  if (!number) return;
  setText(find(header, ".place-count"), `Sección ${number} de ${sections.length}`);
  setText(find(header, ".place-title"), readTitle(find(sections[number - 1], "a")));
}
