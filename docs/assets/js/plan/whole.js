/* «Mi plan» (`[data-plan="whole"]`): how much is written and what is missing, in words; the sections, filled as they
   are opened; which plan is shown; the documents; erasing with undo. Importing and exporting is in file.js. */

import { summarize } from "../core/plan-progress.js";
import { listFields, listValues } from "../core/plan-state.js";
import { isSame } from "../core/values.js";
import { find, findAll } from "../page/dom.js";
import { make } from "../page/elements.js";
import { count, setText } from "../page/words.js";
import { loadScript } from "../page/files.js";
import { bindFile } from "./file.js";
import { bindForm, dropNote } from "./form.js";
import { flush, follow, offChange, onChange, say, store, sync } from "./session.js";

const COPIED_KINDS = ["short_text", "long_text", "table"]; // a date or an option may be the same by chance

function describeSection({ total, filled }) {
  if (!filled) return `Sin empezar: ${count(total, "campo", "campos")}`;
  if (filled === total) return `✓ Completo: ${count(total, "campo", "campos")}`;
  return `${filled} de ${count(total, "campo", "campos")}`;
}

function describeAll({ total, filled, missing }, scope) {
  const plan = scope === "core" ? "plan mínimo" : "plan completo";
  if (filled === total) return `Has escrito los ${total} campos del ${plan}.`;
  const many = missing.length;
  const but = filled + many === total ? "" : "sin contar los opcionales, ";
  const rest = many ? `${but}${many === 1 ? "te falta" : "te faltan"} ${many}` : "los que faltan son opcionales";
  return `Llevas ${filled} de los ${total} campos del ${plan}; ${rest}.`;
}

export function bindWhole(box, definition) {
  const [progress, beyond, examples, missing] = ["[data-progress]", "[data-beyond]", "[data-examples]", "[data-missing]"].map((name) => find(box, name));
  const scopes = findAll(box, '[name="plan-scope"]');
  const sections = new Map(definition.sections.map((section) => [section.number, { section, element: find(box, `[data-section="${section.number}"]`), form: null }]));
  const fields = listFields(definition);
  const places = new Map(definition.sections.flatMap((section) => section.fields.map((field) => [field.id, section.number])));
  let state = store.read();
  let documents = null; // the panel of the finished document
  let drawn = null; // the listed missing fields, as ids

  const getScope = () => (state.scope === "whole" ? "whole" : "core");
  const getValues = () => listValues(state, definition);

  /* The form of a section, made when it is first needed: making all at once would block an old computer. */
  function ensure(number) {
    const place = sections.get(number);
    place.form ??= bindForm(find(place.element, "[data-fields]"), place.section, store.read());
    return place.form;
  }

  const ensureAll = () => [...sections.keys()].forEach(ensure);

  function goTo(id) {
    const number = places.get(id);
    const form = ensure(number);
    sections.get(number).element.open = true;
    const field = form.fields.find((one) => one.id === id);
    field.focus();
    field.element.scrollIntoView({ block: "start" });
  }

  /* The link to the page that teaches what a field, or a section, asks: a copy of the one beside it, if it has any. */
  function copyLesson(place, selector) {
    const link = find(place, selector);
    return link ? [": ", link.cloneNode(true)] : [];
  }

  function makeMissing({ section, missing: fieldsMissing }) {
    const { element } = sections.get(section.number);
    const links = fieldsMissing.map((field) => {
      const link = make("a", "", field.label);
      link.href = `#campo-${field.id}`;
      return make("li", "", link, ...copyLesson(find(element, `#campo-${field.id}`), ".plan-taught a"));
    });
    return make("li", "", `${section.number}. ${section.title}`, ...copyLesson(element, "[data-lesson]"), make("ul", "", ...links));
  }

  function refresh(fresh) {
    state = fresh;
    const scope = getScope();
    const values = getValues();
    const summary = summarize(definition, values, scope);
    box.dataset.scope = scope;
    scopes.forEach((option) => { option.checked = option.value === scope; });
    setText(progress, describeAll(summary, scope));
    const shown = new Map(summary.sections.map((counts) => [counts.section.number, counts]));
    sections.forEach(({ element }, number) => {
      const counts = shown.get(number);
      setText(find(element, "[data-state]"), counts ? describeSection(counts) : "Sin campos en el plan mínimo");
      find(element, ".plan-none-core").hidden = Boolean(counts);
    });
    const outside = scope === "core" ? fields.filter(({ id, core }) => !core && id in values).length : 0;
    beyond.hidden = !outside;
    setText(beyond, `Tienes ${outside === 1 ? "un campo escrito" : `${outside} campos escritos`} fuera del plan mínimo. No se ${outside === 1 ? "ha" : "han"} perdido: se ${outside === 1 ? "ve" : "ven"} con el plan completo.`);
    const copied = fields.filter(({ id, kind, example }) => COPIED_KINDS.includes(kind) && id in values && isSame(values[id], example)).length;
    examples.hidden = !copied;
    setText(examples, `Ojo: ${copied === 1 ? "un campo es todavía el ejemplo" : `${copied} campos son todavía el ejemplo`}. Cámbialo${copied === 1 ? "" : "s"} por lo de tu ayuntamiento.`);
    const ids = summary.missing.map(({ id }) => id).join();
    missing.hidden = !ids;
    if (ids !== drawn) find(missing, "ul").replaceChildren(...summary.sections.filter((counts) => counts.missing.length).map(makeMissing));
    drawn = ids;
    documents?.refresh();
    find(box, "[data-erase]").disabled = !Object.keys(state.fields).length;
  }

  function bindErase(part) {
    const [erase, undo, dialog, status] = ["[data-erase]", "[data-undo]", "dialog", "[data-erased]"].map((name) => find(part, name));
    let removed;
    const tellErased = (words) => {
      setText(status, words);
      say(words);
    };
    erase.addEventListener("click", () => {
      dialog.returnValue = "";
      dialog.showModal();
    });
    dialog.addEventListener("close", () => {
      if (dialog.returnValue !== "erase") return;
      flush();
      dropNote();
      const done = store.removeAll();
      removed = done.removed;
      follow(done);
      sync();
      if (!done.isSaved) {
        tellErased("No se ha podido borrar lo que guarda este navegador.");
        return;
      }
      undo.hidden = false;
      undo.focus();
      tellErased("Plan borrado.");
    });
    undo.addEventListener("click", () => {
      follow(store.restoreAll(removed));
      sync();
      erase.focus();
      undo.hidden = true;
      tellErased("Plan recuperado.");
    });
  }

  /* Open the field or the section that the address names. */
  function followAddress() {
    const id = location.hash.slice(1); // every id here is plain ASCII
    const field = id.startsWith("campo-") ? id.slice(6) : "";
    if (places.has(field)) {
      if (!fields.some((one) => one.id === field && one.core) && getScope() === "core") follow(store.saveScope("whole"));
      goTo(field);
      return;
    }
    const section = [...sections.values()].find(({ element }) => element.id === id);
    if (section) {
      section.element.open = true;
      section.element.scrollIntoView();
    }
  }

  sections.forEach(({ element }, number) => {
    element.addEventListener("toggle", () => { if (element.open) ensure(number); });
    if (element.open) ensure(number);
  });
  missing.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#campo-"]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    goTo(link.hash.slice("#campo-".length));
  });
  scopes.forEach((option) => option.addEventListener("change", () => {
    flush();
    follow(store.saveScope(option.value));
    say(progress.textContent);
  }));
  find(box, "[data-open-all]").addEventListener("click", () => sections.forEach(({ element }) => { element.open = true; }));
  find(box, "[data-close-all]").addEventListener("click", () => sections.forEach(({ element }) => { element.open = false; }));
  bindErase(find(box, "[data-erase-all]"));
  bindFile(box, definition);
  addEventListener("beforeprint", ensureAll);
  addEventListener("hashchange", followAddress);
  onChange(refresh);
  refresh(state);
  /* The panel of the finished document: its script is loaded after everything else. */
  function bindDocuments() {
    if (!box.isConnected) return;
    const getFresh = () => {
      flush();
      return getValues();
    };
    documents = Curso["plan-documents"].setUpDocuments(box, { getValues: getFresh, getScope, definition });
  }

  /* The examples, which load after everything else too. */
  function bindExamples() {
    if (!box.isConnected) return;
    fields.forEach((field) => { field.example = Curso.planExamples[field.id]; });
    sections.forEach(({ form }) => form?.showExamples());
    refresh(state);
  }

  setTimeout(() => loadScript(box.dataset.examplesScript).then(bindExamples, () => {}), 0);
  const panel = find(box, "[data-plan-documents]");
  if (panel) setTimeout(() => loadScript(panel.dataset.script).then(bindDocuments, () => {}), 0);
  followAddress();
  return () => {
    offChange(refresh);
    removeEventListener("beforeprint", ensureAll);
    removeEventListener("hashchange", followAddress);
  };
}
