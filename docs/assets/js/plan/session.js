/* One page's work on the plan: the store and its messages, when typed text is saved, the file to rescue a plan.

   Forms (form.js) register themselves; listeners added with `onChange` are called with the state after each save and
   each change in another tab. */

import { listUnsettled } from "../core/plan-state.js";
import { createStore } from "../core/plan-storage.js";
import { find, findAll } from "../page/dom.js";
import { createJournal } from "../page/journal.js";
import { PLAN_KEY } from "../page/keys.js";
import { setText } from "../page/words.js";
import { savePlan } from "./exchange.js";
import { showHour, showTime } from "./page.js";

const PAUSE = 1000; // milliseconds from the last keystroke to the save

const TROUBLES = {
  unsaved: "Este navegador no deja guardar más: lo que escribas se perderá al cerrar la página. Guárdalo ahora en un archivo, y otro día lo traes en «Mi plan».",
  newer: "El plan guardado aquí es de una edición más nueva de esta web, y aquí no se cambia para no estropearlo. Lo que escribas se perderá al cerrar la página, salvo que lo guardes en un archivo.",
  "no-file": "El archivo no se ha podido hacer, porque falta una parte de la página. Descarga el documento, o copia tus textos en otro sitio, antes de cerrarla.",
  "set-aside": "El plan guardado no se podía leer. No se ha borrado: está apartado en este navegador, y en «Mi plan» puedes descargarlo. Se empieza de nuevo.",
};
const UNSAVED = ["unsaved", "newer"];

export const journal = createJournal(PLAN_KEY);
export const store = createStore({ key: PLAN_KEY, tell, journal });
const listeners = new Set();
const told = new Set();
let forms = [];
let timer = 0;
let savedAt = null;

const boxes = () => findAll(document, "[data-plan]");

function tell(event) {
  if (event === "saved") UNSAVED.forEach((trouble) => told.delete(trouble));
  else told.add(event);
  boxes().forEach(showTroubles);
}

function showTroubles(box) {
  const place = find(box, "[data-trouble]");
  place.hidden = !told.size;
  setText(find(place, "[data-trouble-words]"), [...told].map((trouble) => TROUBLES[trouble]).join(" "));
  find(place, "[data-rescue]").hidden = !UNSAVED.some((trouble) => told.has(trouble));
  if (told.size) say([...told].map((trouble) => TROUBLES[trouble]).join(" "));
}

/* Announce something to screen readers in the first box of the page only: several would repeat it. */
export function say(words) {
  const place = boxes()[0] && find(boxes()[0], "[data-say]");
  if (place) setText(place, words);
}

function showSaved(state) {
  const last = Object.values(state.fields).reduce((latest, record) => (record && record.at > latest ? record.at : latest), "");
  const isWaiting = store.isWaiting();
  let words = "Todavía no has escrito nada. Lo que escribas se guarda solo.";
  if (isWaiting) words = "Sin guardar.";
  else if (savedAt) words = `Guardado a la${savedAt.getHours() === 1 ? "" : "s"} ${showHour(savedAt)}.`;
  else if (last) words = `Guardado por última vez ${showTime(last)}.`;
  boxes().forEach((box) => {
    const place = find(box, "[data-saved]");
    setText(place, words);
    place.classList.toggle("plan-saved--waiting", isWaiting);
  });
}

/* Handle the result of a write to the store. Only the first save is announced; the others would be interruptions. */
export function follow({ state, isSaved }) {
  if (isSaved) {
    if (!savedAt) say("Guardado. Se guarda solo mientras escribes.");
    savedAt = new Date();
  }
  publish(state);
  return state;
}

function publish(state) {
  showSaved(state);
  listeners.forEach((listener) => listener(state));
}

export function saveSoon() {
  clearTimeout(timer);
  timer = setTimeout(flush, PAUSE);
}

/* Save now whatever was typed and isn't saved yet. */
export function flush() {
  clearTimeout(timer);
  forms.forEach((form) => form.flush());
}

/* Show what is stored, except in fields that are being edited. */
export function sync() {
  flush();
  const state = store.read();
  forms.forEach((form) => form.show(state));
  publish(state);
}

/* Save the plan in a file. Returns a promise of what to tell. */
export async function exportPlan(box) {
  flush();
  const state = store.read();
  const name = await savePlan(state, "mi-plan", box, find(box, "[data-author]")?.value);
  const { length } = listUnsettled(state);
  const left = length === 1
    ? " Un campo tiene otra versión sin elegir, que no va en la copia: sigue en este navegador."
    : ` ${length} campos tienen otra versión sin elegir, que no va en la copia: sigue en este navegador.`;
  return `Copia guardada en tus descargas: ${name}.${length ? left : ""}`;
}

export const rescuePlan = (box) => exportPlan(box).then(say, () => tell("no-file"));

export function bindBox(box) {
  showTroubles(box);
  find(box, "[data-rescue]").addEventListener("click", () => rescuePlan(box));
}

/* Save the forms that have left the page, and forget them. */
export function dropGone() {
  flush();
  forms = forms.filter(({ element }) => element.isConnected);
}

export const register = (form) => forms.push(form);
export const onChange = (listener) => listeners.add(listener);
export const offChange = (listener) => listeners.delete(listener);
