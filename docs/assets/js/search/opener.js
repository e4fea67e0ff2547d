/* Opens the search; everything else comes with search.js. It listens on the document, once: instant navigation may
   replace the page. */

import { find, findAll } from "../page/dom.js";
import { listen } from "../page/events.js";
import { assets, setSource } from "../page/trusted.js";

const OPENER = "[data-search-open]";
/** @type {Record<string, Promise<unknown>>} */
let pending = {};

const load = (file) =>
  (pending[file] ||= new Promise((resolve, reject) => {
    const isStyle = file.endsWith("css");
    /** @type {any} */
    const element = document.createElement(isStyle ? "link" : "script");
    element.rel = "stylesheet";
    element.async = false;
    if (isStyle) element.href = assets + file;
    else setSource(element, assets + file);
    element.onload = resolve;
    element.onerror = reject;
    document.head.append(element);
  }));

function start(dialog) {
  const [status, error] = findAll(dialog, "[role]");
  load("css/search-dialog.css").catch(() => {}); // without it the list is plain
  error.hidden = true;
  status.textContent = "Buscando…";
  load("js/search.js")
    .then(() => Curso.search.startSearch(dialog, assets, load))
    .catch(() => {
      pending = {};
      status.textContent = "";
      error.hidden = false;
      error.lastElementChild.onclick = () => {
        find(dialog, "input").focus(); // the button is about to go
        start(dialog);
      };
    });
}

function open(event) {
  const dialog = find(document, "dialog.search");
  event.preventDefault();
  if (dialog.open) return;
  if (document.activeElement === document.body) find(document, OPENER).focus(); // so that it gets the focus back
  document.body.append(dialog); // out of the header's colours and landmark
  dialog.showModal();
  find(dialog, "input").focus();
  find(dialog, "input").select();
  setTimeout(start, 0, dialog);
}

/* WCAG 2.1.4: the dialog lets a reader turn this key off. */
function isSlashOff() {
  try {
    return Boolean(localStorage.getItem("curso-search-slash"));
  } catch {
    return false;
  }
}

export function bindSearch() {
  if (!globalThis.HTMLDialogElement) return;
  listen("click", (event) => event.target.closest(OPENER) && open(event));
  listen("keydown", (event) => {
    const { key, target } = event;
    const isFree = !target.closest("input, textarea, select, dialog, [contenteditable]");
    if (event.ctrlKey || event.metaKey ? key === "k" : key === "/" ? isFree && !isSlashOff() : key === " " && target.closest(OPENER)) open(event);
  });

  for (const link of findAll(document, OPENER)) {
    link.setAttribute("href", link.href); // absolute: the header outlives the page
    link.setAttribute("role", "button");
    link.setAttribute("aria-haspopup", "dialog");
  }
}
