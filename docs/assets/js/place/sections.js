/* Follows the reading: the section is marked in «En esta página», which scrolls to keep it in sight, and the header says
   it in a narrow window (indicator.js). By the position of the page, which is known however the reader got there. */

import { readAnchor } from "../core/folds.js";
import { findSection, isJumpedTo } from "../core/sections.js";
import { findAll } from "../page/dom.js";
import { listen } from "../page/events.js";
import { readJump } from "../page/jumps.js";
import { CONTENTS } from "./contents.js";
import { showPlace } from "./indicator.js";

/** @type {{ heading: any, link: any }[]} */
let sections = [];
/** @type {any} */
let jumped = null; // the heading that the reader jumped to, until they go on from there
let hasArrived = false;
let isWaiting = false;
const content = new ResizeObserver(() => { // it grows and shrinks with what is shown in it
  hideEmptyLinks();
  showSection();
});

function readTop(heading) {
  return heading.getClientRects().length ? heading.getBoundingClientRect().top : null;
}

/* A jump says which section is read, also where another heading is near. */
function findCurrent(tops, about) {
  const index = sections.findIndex(({ heading }) => heading === jumped);
  if (index >= 0 && isJumpedTo(tops[index], about)) {
    hasArrived = true;
    return index;
  }
  if (hasArrived) jumped = null;
  return findSection(tops, about);
}

function keepInSight(link) {
  const box = link.closest(".md-sidebar__scrollwrap");
  if (!box || box.scrollHeight <= box.clientHeight) return;
  const { top, bottom } = link.getBoundingClientRect();
  const frame = box.getBoundingClientRect();
  if (top < frame.top || bottom > frame.bottom) box.scrollTop += (top + bottom - frame.top - frame.bottom) / 2;
}

/* Headings of macros may be hidden until there is something below them. */
function hideEmptyLinks() {
  sections.forEach(({ heading, link }) => {
    if ("contents" in heading.dataset) link.closest("li").hidden = Boolean(heading.closest("[hidden]"));
  });
}

function show() {
  isWaiting = false;
  const above = Math.max(0, scrollY);
  const about = { above, below: Math.max(0, document.documentElement.scrollHeight - innerHeight - above), height: innerHeight };
  const current = sections[findCurrent(sections.map(({ heading }) => readTop(heading)), about)]?.link;
  sections.forEach(({ link }) => {
    if (link !== current) link.removeAttribute("aria-current");
  });
  if (current && !current.hasAttribute("aria-current")) {
    current.setAttribute("aria-current", "true");
    keepInSight(current);
  }
  showPlace(current, about);
}

/** Show where the page is, once for all that happens before it is painted. */
export function showSection() {
  if (isWaiting) return;
  isWaiting = true;
  requestAnimationFrame(show);
}

function jump(hash) {
  jumped = document.getElementById(readAnchor(hash));
  hasArrived = false;
  showSection();
}

/** The page is another one. */
export function listSections() {
  content.disconnect();
  findAll(document, "main").forEach((main) => content.observe(main));
  sections = findAll(document, `${CONTENTS} a`).flatMap((link) => {
    const heading = document.getElementById(readAnchor(link.hash));
    return heading ? [{ heading, link }] : [];
  });
  jump(location.hash);
}

/** Follow the reader, once per document. */
export function followSections() {
  listen("click", (event) => {
    const hash = readJump(event);
    if (hash !== null) jump(hash);
  });
  addEventListener("hashchange", () => jump(location.hash));
  addEventListener("scroll", showSection, { passive: true });
  addEventListener("resize", showSection);
}
