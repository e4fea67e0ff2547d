/* What every page needs beyond HTML: light/dark button, drawer by keyboard, dismissible glossary tips, scroll boxes
   that the keyboard can reach, filters of the case gallery, scripts that load late. Runs once per document;
   `setUpPage` again after each instant navigation. */

import { followCopy } from "./browser-copy/opener.js";
import { find, findAll } from "./page/dom.js";
import { listen } from "./page/events.js";
import { loadScript } from "./page/files.js";
import { followPages } from "./page/navigation.js";
import { SCHEME_KEY, followSystem, showScheme, systemScheme } from "./page/scheme.js";
import { followReading, showReading } from "./reading/opener.js";
import { bindSearch } from "./search/opener.js";

const root = document.documentElement;
/** @type {(selector: string, action: (element: any) => void) => void} */
const each = (selector, action) => findAll(document, selector).forEach(action);

/* The reader's choice is stored only while it differs from the system's. */
function chooseScheme(scheme) {
  showScheme(scheme);
  try {
    if (scheme === systemScheme()) localStorage.removeItem(SCHEME_KEY);
    else localStorage.setItem(SCHEME_KEY, scheme);
  } catch { /* without a store the choice lasts as long as the page */ }
}

function isSchemeChosen() {
  try {
    return localStorage.getItem(SCHEME_KEY) !== null;
  } catch {
    return false;
  }
}

const drawer = () => find(document, "#__drawer");

function showDrawer(open) {
  const checkbox = drawer();
  if (checkbox.checked !== open) checkbox.click();
}

function followDrawer() {
  const open = drawer().checked;
  const button = find(document, "[data-drawer-open]");
  button.setAttribute("aria-expanded", String(open));
  if (open) (find(document, ".site-nav [aria-current]") || find(document, ".site-nav a")).focus();
  else if (document.activeElement?.closest(".site-nav")) button.focus();
}

/* Scroll a long navigation to the line of the open page. */
function showCurrentLine() {
  const current = find(document, ".site-nav [aria-current]");
  if (current) {
    const box = current.closest(".md-sidebar__scrollwrap");
    const below = current.getBoundingClientRect().bottom - Math.min(box.getBoundingClientRect().bottom, innerHeight);
    if (below > 0) box.scrollTop += below + innerHeight / 3;
  }
}

/* Place a tip next to the line of its link that the pointer is on, inside the window: above it if there is no room
   below. In a narrow window the stylesheet puts it at the bottom, unless the link is there. */
function placeTip(term, x, y) {
  const tip = find(term, ".term-tip");
  tip.style.cssText = "";
  const lines = [...term.firstElementChild.getClientRects()];
  if (getComputedStyle(tip).position !== "absolute") {
    if (lines[lines.length - 1].bottom > tip.getBoundingClientRect().top) tip.style.bottom = `${innerHeight - lines[0].top}px`;
    return;
  }
  const line = lines.find((box) => x >= box.left && x <= box.right && y >= box.top && y <= box.bottom) || lines[0];
  const fitsBelow = line.bottom + tip.offsetHeight <= innerHeight || line.top < tip.offsetHeight;
  tip.style.position = "fixed";
  tip.style.left = `${Math.max(0, Math.min(line.left, root.clientWidth - tip.offsetWidth))}px`;
  tip.style.top = `${fitsBelow ? line.bottom : line.top - tip.offsetHeight}px`;
}

/* A box that overflows sideways gets focus and a name; one that fits gets neither. */
function nameScrollBoxes() {
  let tables = 0;
  each(".table-scroll, .figure-scroll, .highlight code", (box) => {
    const label = box.dataset.label || `${box.matches("code") ? "Ejemplo" : "Tabla"} ${(tables += 1)}`;
    if (box.scrollWidth > box.clientWidth) {
      box.tabIndex = 0;
      box.setAttribute("role", "region");
      box.setAttribute("aria-label", `${label} (se desplaza en horizontal)`);
    } else {
      ["tabindex", "role", "aria-label"].forEach((name) => box.removeAttribute(name));
    }
  });
}

function filterCases(form) {
  const wanted = {};
  new FormData(form).forEach((value, name) => {
    if (value) (wanted[name] = wanted[name] || []).push(value);
  });
  const cards = findAll(document, "[data-case-gallery] .case-card");
  let shown = 0;
  cards.forEach((card) => {
    const matches = Object.keys(wanted).every((name) => {
      const values = (card.dataset[name] || "").split(" ");
      return wanted[name].some((value) => values.includes(value));
    });
    card.closest("li").hidden = !matches;
    if (matches) shown += 1;
  });
  find(document, "[data-case-count]").textContent = `Se muestran ${shown} de ${cards.length} casos`;
}

/* Mark the section being read in the table of contents. */
function followSections() {
  const links = new Map();
  each(".md-nav--secondary a", (link) => {
    const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (heading) links.set(heading, link);
  });
  const headings = [...links.keys()].reverse();
  const mark = () => {
    const current = headings.find((heading) => heading.getClientRects().length && heading.getBoundingClientRect().top < innerHeight / 3);
    links.forEach((link, heading) => {
      if (heading === current) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    });
  };
  const observer = new IntersectionObserver(mark, { rootMargin: "0px 0px -67% 0px" });
  headings.forEach((heading) => observer.observe(heading));
}

/* Load the scripts of what is far down in the page, after all that it loads first. */
function loadLateScripts() {
  each("[data-late-script]", ({ dataset }) => loadScript(dataset.lateScript).catch(() => {}));
}

/* Paper can't be clicked: folded content is printed open. */
function unfold(open) {
  each("main details", (details) => {
    if (open === details.open || (!open && !details.dataset.unfolded)) return;
    details.open = open;
    if (open) details.dataset.unfolded = "yes";
    else delete details.dataset.unfolded;
  });
}

function setUpPage() {
  requestAnimationFrame(showCurrentLine);
  nameScrollBoxes();
  followSections();
  setTimeout(loadLateScripts, 0);
  showReading();
  each("[data-case-filter]", (form) => {
    form.hidden = false;
    filterCases(form);
  });
}

listen("click", (event) => {
  const target = event.target;
  if (target.closest("[data-scheme-toggle]")) chooseScheme(root.dataset.mdColorScheme === "slate" ? "default" : "slate");
  if (target.closest("[data-drawer-open]")) showDrawer(true);
  if (target.closest(".site-nav a")) showDrawer(false);
  /* By touch, the first tap shows the definition and the second follows the link. */
  const term = target.closest(".term");
  if (term && event.pointerType === "touch" && !term.dataset.shown) {
    event.preventDefault();
    term.dataset.shown = "yes";
  }
  each(".term[data-shown]", (other) => {
    if (other !== term) delete other.dataset.shown;
  });
});
listen("change", (event) => {
  if (event.target.id === "__drawer") followDrawer();
  const form = event.target.closest("[data-case-filter]");
  if (form) filterCases(form);
});
listen("reset", (event) => {
  if (event.target.matches("[data-case-filter]")) setTimeout(filterCases, 0, event.target);
});
listen("keydown", (event) => {
  if (event.key !== "Escape") return;
  each(".term:is(:hover, :focus-within)", (term) => term.classList.add("dismissed"));
  if (drawer().checked) showDrawer(false);
});
["mouseover", "focusin"].forEach((kind) => listen(kind, (event) => {
  const term = event.target.closest(".term");
  if (term && !term.contains(event.relatedTarget)) {
    term.classList.remove("dismissed");
    placeTip(term, event.clientX, event.clientY);
  }
  if (kind === "focusin" && drawer().checked && !event.target.closest(".site-nav, [data-drawer-open]")) showDrawer(false);
}));
followSystem(() => {
  if (!isSchemeChosen()) chooseScheme(systemScheme());
});
addEventListener("resize", nameScrollBoxes);
document.addEventListener("toggle", nameScrollBoxes, true); // what was folded had no width
addEventListener("scroll", () => each(".term:is(:hover, :focus-within)", (term) => placeTip(term)), true);
addEventListener("beforeprint", () => unfold(true));
addEventListener("afterprint", () => unfold(false));
listen("DOMContentLoaded", () => {
  if (!followPages(setUpPage)) setUpPage();
});
bindSearch();
followReading();
followCopy();
