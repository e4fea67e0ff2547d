/* The fields of one section of the plan: filled from the store and saved as they change, with the example, undo of
   deletions and versions from other tabs. */

import { canJoin, joinValues } from "../core/plan-merge.js";
import { cleanValue, getTime, getValue, isRecord, readValue } from "../core/plan-state.js";
import { isSame } from "../core/values.js";
import { find } from "../page/dom.js";
import { make } from "../page/elements.js";
import { setText } from "../page/words.js";
import { bindControl } from "./fields.js";
import { copyPart, makeButton, showTime, view, whenStill } from "./page.js";
import { FULL_PLAN, hasRoom, isFull } from "./room.js";
import { flush, follow, register, rescuePlan, saveSoon, say, store } from "./session.js";

let lastNote = null; // there is one undo: of the last deletion
const lastKept = make("p", "plan-kept"); // under the last saved field; the status line of Mi plan may be far away

export function dropNote() {
  if (lastNote) lastNote.remove();
  lastNote = null;
}

function showUnsaved(element) {
  if (find(lastKept, "button")) return;
  lastKept.replaceChildren("Sin guardar: se perderá al cerrar la página. ", makeButton("Guardar mi plan en un archivo", () => rescuePlan(element.closest("[data-plan]"))));
}

/* A message with buttons under a field's control; the first button gets the focus if `isFocused`. */
function showNote(element, words, buttons, isFocused) {
  dropNote();
  lastNote = make("p", "plan-note", `${words} `, ...buttons.map(([label, act]) => makeButton(label, () => {
    dropNote();
    act();
  })));
  find(element, ".plan-control").append(lastNote);
  say(words);
  if (isFocused) find(lastNote, "button").focus();
}

function bindField(element, field) {
  const control = find(element, ".plan-control");
  const input = find(control, ":scope > :is(input, textarea)");
  const part = copyPart("field", field.label);
  const [error, written, example] = part.children;
  let base = ""; // when the shown value was written
  let kept = null; // the shown value, as it is stored
  let isDirty = false;
  let other = null;

  const adapter = bindControl(element, field, {
    touch() {
      isDirty = true;
      flush();
    },
    showCheck,
    offerUndo: (words, undo) => showNote(element, words, [["Deshacer", () => {
      undo();
      say("Fila recuperada.");
    }]], true),
  });

  error.id = `plan-${field.id}-error`;
  control.append(error);
  control.after(written, example);
  if (input) input.setAttribute("aria-describedby", `plan-${field.id}-ayuda ${error.id}`);

  function showCheck() {
    const words = adapter.check();
    setText(error, words);
    if (input) input.setAttribute("aria-invalid", String(Boolean(words)));
  }

  /* Update the text for paper, and whether there is any. */
  function showWritten() {
    const value = readValue(field, kept);
    element.toggleAttribute("data-filled", value !== null);
    written.replaceChildren(...(value === null ? [] : [view(field, value)]));
  }

  function settle(value, words) {
    if (!hasRoom({ [field.id]: value })) {
      say(FULL_PLAN);
      setText(error, FULL_PLAN);
      return;
    }
    adapter.write(value);
    isDirty = false;
    const state = follow(store.settle(field.id, cleanValue(field, adapter.read())));
    accept(state);
    adapter.focus();
    say(words);
  }

  function showOther(record) {
    const value = isRecord(record?.other) ? readValue(field, record.other.value) : null;
    if (value === null) {
      other?.remove();
      other = null;
      return;
    }
    if (other && isSame(other.value, value)) return;
    other?.remove();
    const mine = () => cleanValue(field, adapter.read());
    const group = make("div", "plan-other", make("p", "", make("strong", "", "Hay otra versión de este campo"), `, guardada ${showTime(record.other.at)} en otra ventana:`),
      view(field, value), makeButton("Quedarme con lo que hay escrito arriba", () => settle(mine(), "Te quedas con lo que había escrito.")), " ",
      makeButton("Poner esta otra", () => settle(record.other.value, "Puesta la otra versión.")));
    if (canJoin(field)) group.append(" ", makeButton("Juntar las dos", () => settle(mine() === null ? value : joinValues(field, [mine(), value]), "Juntas las dos versiones.")));
    group.setAttribute("role", "group");
    group.setAttribute("aria-label", `Otra versión de: ${field.label}`);
    other = Object.assign(group, { value });
    control.append(group);
    say(`Hay otra versión del campo «${field.label}», escrita en otra ventana. Está debajo de él.`);
  }

  /* Remember the stored value, which is what the page shows. */
  function accept(state) {
    base = getTime(state, field.id);
    kept = getValue(state, field.id);
    showWritten();
    showOther(state.fields[field.id]);
  }

  function save() {
    if (!isDirty) return;
    isDirty = false;
    const before = kept;
    const value = cleanValue(field, adapter.read());
    if (isSame(value, cleanValue(field, before))) return;
    if (!hasRoom({ [field.id]: value })) {
      isDirty = true;
      setText(error, FULL_PLAN);
      say(FULL_PLAN);
      return;
    }
    const hasNote = lastNote !== null && element.contains(lastNote);
    accept(follow(store.save(field.id, value, base)));
    if (store.isWaiting()) showUnsaved(element);
    else setText(lastKept, `Guardado ${showTime(base)}.`);
    if (lastKept.parentNode !== error.parentNode) error.after(lastKept);
    if (value === null && !hasNote) {
      const seen = base;
      showNote(element, "Has dejado vacío este campo.", [["Deshacer", () => put(before, "Texto recuperado.", seen)]], false);
    }
  }

  /* Write a value as if the reader had typed it. */
  function put(value, words, seen = base) {
    adapter.write(value);
    base = seen;
    isDirty = true;
    flush();
    showCheck();
    adapter.focus();
    say(words);
  }

  function copyExample() {
    const before = kept;
    put(field.example, "Ejemplo copiado. Cámbialo por lo de tu ayuntamiento.");
    const seen = base;
    if (before !== null) showNote(element, "Se ha puesto el ejemplo en lugar de lo que había.", [["Deshacer", () => put(before, "Texto recuperado.", seen)]], false);
  }

  example.hidden = field.example === undefined; // it may come later
  example.addEventListener("toggle", () => {
    const place = find(example, "[data-example]");
    if (example.open && !place.firstChild) place.append(view(field, field.example));
  });
  find(example, "[data-copy]").addEventListener("click", () => {
    flush();
    if (kept === null) copyExample();
    else showNote(element, "Este campo ya tiene algo escrito.", [["Cambiarlo por el ejemplo", copyExample], ["Dejar lo que hay", () => adapter.focus()]], true);
  });
  control.addEventListener("input", ({ target }) => {
    isDirty = true;
    if (lastNote && element.contains(lastNote)) dropNote();
    if (error.textContent || isFull(target)) showCheck();
    saveSoon();
  });
  element.addEventListener("change", () => whenStill(() => {
    const told = error.textContent;
    showCheck();
    flush();
    if (error.textContent && error.textContent !== told) say(error.textContent); // the focus may have left
  }));
  element.addEventListener("focusout", () => whenStill(save));

  return {
    id: field.id,
    element,
    save,
    focus: () => adapter.focus(),
    showExample() {
      example.hidden = false;
    },
    /* Show what a state has, unless the reader is changing it. */
    show(state) {
      if (isDirty) return;
      const isNew = !isSame(getValue(state, field.id), cleanValue(field, adapter.read()));
      if (isNew) adapter.write(getValue(state, field.id));
      accept(state);
      showCheck();
    },
  };
}

/* Bind the fields of `place` ([data-fields]), once. `section` is that of the definition. */
export function bindForm(place, section, state) {
  const fields = section.fields.map((field) => bindField(find(place, `#${CSS.escape(`campo-${field.id}`)}`), field));
  const form = {
    element: place,
    fields,
    flush: () => fields.forEach((field) => field.save()),
    show: (fresh) => fields.forEach((field) => field.show(fresh)),
    showExamples: () => fields.forEach((field) => field.showExample()),
  };
  fields.forEach((field) => field.show(state));
  place.inert = false;
  register(form);
  return form;
}
