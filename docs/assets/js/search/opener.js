/* Opens the search; all else comes with search.js. Listens on the document, once: instant navigation may swap the page. */

import { getScript } from "../page/site.js";

const OPENER = "[data-search-open]";
const assets = new URL("..", document.currentScript.src).href;
let pending = {};

const load = (file) =>
  (pending[file] ||= new Promise((resolve, reject) => {
    const isStyle = file.endsWith("css");
    const element = document.createElement(isStyle ? "link" : "script");
    element[isStyle ? "href" : "src"] = assets + file;
    element.rel = "stylesheet";
    element.async = false;
    element.onload = resolve;
    element.onerror = reject;
    document.head.append(element);
  }));

function start(dialog) {
  const [status, error] = dialog.querySelectorAll("[role]");
  const dress = () => dialog.removeAttribute("style");
  load("css/search-dialog.css").then(dress, dress);
  error.hidden = true;
  status.textContent = "Buscando…";
  load("js/search.js")
    .then(() => getScript("search").startSearch(dialog, assets, load))
    .catch(() => {
      pending = {};
      status.textContent = "";
      error.hidden = false;
      error.lastElementChild.onclick = () => start(dialog);
    });
}

function open(event) {
  const dialog = document.querySelector("dialog.search");
  event.preventDefault();
  if (dialog.open) return;
  if (document.activeElement === document.body) document.querySelector(OPENER).focus(); // to get it back
  document.body.append(dialog); // out of the header's colours and landmark
  dialog.style.opacity = 0; // until dressed; but open, or a phone brings no keyboard
  dialog.showModal();
  dialog.querySelector("input").focus();
  dialog.querySelector("input").select();
  setTimeout(start, 0, dialog);
}

/* WCAG 2.1.4: the dialog lets a reader turn this key off. */
function isSlashOff() {
  try {
    return localStorage.getItem("curso-search-slash");
  } catch {}
}

export function bindSearch() {
  if (!globalThis.HTMLDialogElement) return;
  document.addEventListener("click", (event) => event.target.closest(OPENER) && open(event));
  document.addEventListener("keydown", (event) => {
    const { key, target } = event;
    const isFree = !target.closest("input, textarea, select, dialog, [contenteditable]");
    if (event.ctrlKey || event.metaKey ? key === "k" : key === "/" ? isFree && !isSlashOff() : key === " " && target.closest(OPENER)) open(event);
  });

  for (const link of document.querySelectorAll(OPENER)) {
    link.href = link.href; // absolute: the header outlives the page
    link.setAttribute("role", "button");
    link.setAttribute("aria-haspopup", "dialog");
  }
}
