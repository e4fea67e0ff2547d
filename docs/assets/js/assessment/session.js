/* What all parts of the self-assessment share: the only store, its notices, binding, erasing with undo.

   A part is {selector, bind(element, {bindErase, store}) → {refresh(isForced), activate?()}}; `bindPage` binds those
   in the page. */

import { createStore } from "../core/storage.js";
import { find, findAll } from "../page/dom.js";
import { make } from "../page/elements.js";
import { count } from "../page/words.js";

const NOTICES = {
  unsaved: "Este navegador no deja guardar más respuestas. Puedes seguir, pero se perderán al cerrar la página.",
  "set-aside": "Las respuestas guardadas no se podían leer. No se han borrado: quedan apartadas en este navegador y se empieza de nuevo.",
  migrated: "Tus respuestas eran de una edición anterior de esta web. Ya están en la nueva, y se ha guardado una copia de las antiguas.",
};

/* Rounded down: 69,6 % must not be shown as the 70 % needed to pass. The tolerance is for 0.57 * 100, slightly less
   than 57. */
export const toPercent = (score) => Math.floor(score * 100 + 1e-9);
export const percent = (score) => `${toPercent(score)}\u00a0%`;
const BROKEN = "Una parte de esta página no se ha podido cargar. Prueba a recargarla.";
const told = new Map(); // trouble → its notice
const broken = new Set();
let bound = [];

export const store = createStore({ tell });

/* «7 de 12 preguntas respondidas, 5 acertadas a la primera», from a summary (core/progress.js). */
export function describe({ total, answered, correct }) {
  const words = `${answered} de ${count(total, "pregunta respondida", "preguntas respondidas")}`;
  return answered ? `${words}, ${count(correct, "acertada", "acertadas")} a la primera` : words;
}

/* Show a notice next to what the learner is doing: the form in use, or the first line in the page that counts
   answers. */
function tell(trouble) {
  if (told.has(trouble)) return;
  const notice = make("p", "quiz-notice");
  told.set(trouble, notice);
  notice.setAttribute("role", "status");
  const form = document.activeElement?.closest("form[data-question]");
  (form || find(document, ".quiz-progress, .diagnosis-progress, [data-notices]") || find(document, "h1")).after(notice);
  notice.textContent = NOTICES[trouble];
}

/* Show a notice that was hidden with its view again, in the place that all views share. */
export function keepNotices() {
  const place = find(document, "[data-notices]");
  told.forEach((notice) => {
    if (place && !notice.checkVisibility()) place.after(notice);
  });
}

/* Isolate and report the failure of one part (a damaged answer, a script that didn't load), so that the others work. */
function attempt(element, act) {
  try {
    return act();
  } catch (error) {
    console.error(error);
    if (!broken.has(element)) element.after(make("p", "quiz-notice", BROKEN));
    broken.add(element);
    return null;
  }
}

/* «Borrar», its confirmation and its undo, inside `box`. `restore` is called with what `remove` returned. */
export function bindErase(box, { remove, restore }) {
  const [erase, undo, dialog, status] = ["[data-erase]", "[data-undo]", "dialog", "[data-erased]"].map((name) => find(box, name));
  let removed;
  erase.addEventListener("click", () => {
    dialog.returnValue = "";
    dialog.showModal();
  });
  dialog.addEventListener("close", () => {
    if (dialog.returnValue !== "erase") return;
    removed = remove();
    refreshAll(true);
    status.textContent = "Respuestas borradas.";
    undo.hidden = false;
    undo.focus();
  });
  undo.addEventListener("click", () => {
    restore(removed);
    refreshAll(true);
    status.textContent = "Respuestas recuperadas.";
    erase.focus();
    undo.hidden = true;
  });
}

export function refreshAll(isForced) {
  bound.forEach(({ element, part }) => attempt(element, () => part.refresh(isForced)));
}

/* Bind the new elements of the page and forget those that have left it. */
export function bindPage(parts) {
  bound = bound.filter(({ element }) => element.isConnected);
  const old = new Set(bound.map(({ element }) => element));
  const fresh = parts.flatMap(({ selector, bind }) => findAll(document, selector)
    .filter((element) => !old.has(element)).map((element) => ({ element, part: attempt(element, () => bind(element, { bindErase, store })) })))
    .filter(({ part }) => part);
  bound.push(...fresh);
  fresh.forEach(({ element, part }) => {
    attempt(element, () => part.refresh(false));
    if (part.activate) part.activate();
  });
}
