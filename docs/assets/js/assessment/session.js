/* What all parts of the self-assessment share: the only store, its notices, binding, erasing with undo.

   A part is {selector, bind(element, {bindErase, store}) → {refresh(isForced), activate?()}}; `startParts` binds those
   in the page. Chapters and the pages of the self-assessment have scripts of their own, which share this module
   (macros/assets.py): instant navigation goes from one to the other in the same document. */

import { saveAnswers } from "./answers-file.js";
import { createStore } from "../core/storage.js";
import { find, findAll } from "../page/dom.js";
import { make } from "../page/elements.js";
import { createJournal } from "../page/journal.js";
import { ANSWERS_KEY } from "../page/keys.js";
import { withStorage } from "../page/storage.js";
import { followWindows } from "../page/windows.js";
import { ANSWERS_CHANGED } from "../page/events.js";
import { count } from "../page/words.js";

const NOTICES = {
  unsaved: "Este navegador no deja guardar más respuestas. Puedes seguir, pero se perderán al cerrar la página. Guárdalas ahora en un archivo, y otro día las traes en «Mi progreso».",
  "set-aside": "Las respuestas guardadas no se podían leer. No se han borrado: quedan apartadas en este navegador y se empieza de nuevo.",
  migrated: "Tus respuestas eran de una edición anterior de esta web. Ya están en la nueva, y se ha guardado una copia de las antiguas.",
};

const BROKEN = "Una parte de esta página no se ha podido cargar. Prueba a recargarla.";
const SAVED = "Ya está guardado todo lo que faltaba.";
const UNMADE = "El archivo no se ha podido hacer, porque falta una parte de la página. Prueba otra vez antes de cerrarla.";
const told = new Map(); // trouble → its notice
const broken = new Set();
let bound = [];
let isFollowing = false;
let touched = document.documentElement; // what the learner last used; not every browser gives the focus to what is clicked

export const journal = createJournal(ANSWERS_KEY);
export const store = createStore({ key: ANSWERS_KEY, tell, journal });

/* «7 de 12 preguntas respondidas, 5 acertadas a la primera», from a summary (core/progress.js); of the essential
   ones, if `whole` has more than the summary, «0 de 2 preguntas imprescindibles respondidas (4 en total)». */
export function describe({ total, answered, correct }, whole = total) {
  const [one, many] = whole > total ? ["pregunta imprescindible", "preguntas imprescindibles"] : ["pregunta", "preguntas"];
  const words = `${answered} de ${count(total, `${one} respondida`, `${many} respondidas`)}${whole > total ? ` (${whole} en total)` : ""}`;
  return answered ? `${words}, ${count(correct, "acertada", "acertadas")} a la primera` : words;
}

/* What the learner is doing: the question in use, or the first line in the page that counts answers. */
function findPlace() {
  const question = touched.isConnected && touched.closest("form[data-question], [data-statement]");
  return question || find(document, ".quiz-progress, .diagnosis-progress, [data-notices]") || find(document, "h1");
}

function makeRescue() {
  const button = make("button", "", "Guardar mis respuestas en un archivo");
  const status = make("span", "");
  button.type = "button";
  status.setAttribute("role", "status");
  button.addEventListener("click", () => saveAnswers(store.read()).then(
    (name) => { status.textContent = `Guardado en tus descargas: ${name}.`; },
    () => { status.textContent = UNMADE; },
  ));
  return [" ", button, " ", status];
}

/* Show a notice next to what the learner is doing. That nothing more can be stored follows them from question to
   question, until it can. */
function tell(event) {
  if (event === "saved") {
    const notice = told.get("unsaved");
    told.delete("unsaved");
    findAll(notice, ":scope > :not(:first-child)").forEach((part) => part.remove());
    find(notice, "[role=status]").textContent = SAVED;
    return;
  }
  const place = findPlace();
  const isUnsaved = event === "unsaved";
  if (told.has(event) && (!isUnsaved || place.nextElementSibling === told.get(event) || !place.matches("form, fieldset"))) return;
  told.get(event)?.remove();
  const notice = make("div", "quiz-notice");
  const words = make("span", "");
  told.set(event, notice);
  words.setAttribute("role", "status");
  notice.append(words, ...(isUnsaved ? makeRescue() : []));
  place.after(notice);
  words.textContent = NOTICES[event]; // in the page already, so that it is announced
}

for (const kind of ["click", "input"]) {
  addEventListener(kind, ({ target }) => { if (target instanceof HTMLElement) touched = target; }, true);
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
    status.textContent = store.isWaiting()
      ? "Borradas solo en esta página: este navegador no deja guardar el cambio, y al abrirla otra vez estarán."
      : "Respuestas borradas.";
    undo.hidden = false;
    undo.focus();
  });
  undo.addEventListener("click", () => {
    restore(removed);
    refreshAll(true);
    status.textContent = store.isWaiting()
      ? "Recuperadas solo en esta página: este navegador no deja guardarlas, y se perderán al cerrarla."
      : "Respuestas recuperadas.";
    erase.focus();
    undo.hidden = true;
  });
}

export function refreshAll(isForced) {
  bound.forEach(({ element, part }) => attempt(element, () => part.refresh(isForced)));
  dispatchEvent(new Event(ANSWERS_CHANGED));
}

/* Bind the new elements of the page and forget those that have left it. */
function bindPage(parts) {
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

function follow() {
  if (isFollowing) return;
  isFollowing = true;
  followWindows({ key: ANSWERS_KEY, store, journal, show: () => refreshAll(false) });
  addEventListener("beforeunload", (event) => {
    if (store.isWaiting()) event.preventDefault(); // the browser asks whether to leave
  });
}

/* Bind these parts of the page as soon as the storage can be read, and keep up with the other windows. */
export const startParts = (parts) => withStorage(() => {
  follow();
  bindPage(parts);
});
