/* «Mi progreso» (`.my-progress`): a summary of the stored answers, their export and import, copies set aside, and
   erasing everything.

   Labels and lists are in the page (macros/templates/progress.html.jinja). The calculations are in core/progress.js,
   the file format in core/answers-transfer.js. */

import { loadHash, saveAnswers } from "./answers-file.js";
import { getCatalogue } from "./catalogue.js";
import { hasPlaces, listParts, loadPlaces } from "./places.js";
import { bindErase, describe, refreshAll, store } from "./session.js";
import { findNext, isHeld, listWeak, summarize } from "../core/progress.js";
import { readFile } from "../core/answers-transfer.js";
import { isMeasurement } from "../core/measurements.js";
import { ANSWERS_LENGTH, isTooLarge } from "../core/limits.js";
import { percent } from "../core/score-words.js";
import { EXAMS_KEPT } from "../core/state.js";
import { find, findAll } from "../page/dom.js";
import { make, makeLink } from "../page/elements.js";
import { count } from "../page/words.js";
import { download } from "../page/files.js";

const EXAMS_SHOWN = 5;

function describeWithScore(summary) {
  if (!summary.total) return "Sin preguntas todavía";
  return describe(summary) + (summary.answered ? `; media de los primeros intentos: ${percent(summary.score)}` : "");
}

/* A date from storage, which may be invalid. */
function showDate(at, style) {
  const date = new Date(at);
  return Number.isNaN(date.getTime()) ? at : date.toLocaleString("es-ES", { dateStyle: "long", ...style });
}

function bindProgress(box) {
  const { base } = box.dataset;
  const { questions, headings, settings } = getCatalogue();
  const weakList = find(box, ".progress-weak");
  const table = find(box, "table");
  const copied = find(box, "[data-copied]");
  const aside = find(box, "[data-aside]");
  const asideTold = find(box, "[data-aside-told]");
  const dialog = find(aside, "dialog");
  const eraseAll = find(box, "[data-erase-all]");
  let doomed; // the key of the copy that the dialog asks about

  function showRow(row, group, records) {
    const summary = summarize(group, records);
    const { total, answered, correct } = summary;
    find(row, ".progress-count").textContent = describeWithScore(summary);
    row.dataset.state = total && (answered ? (isHeld(summary, settings.mastery_percent) ? "held" : "begun") : "none"); // its label is in the row
    row.style = `--answered: ${(answered / total) * 100}%; --correct: ${(correct / total) * 100}%`;
  }

  function makeWeak({ section, questions: missed }) {
    const { label, href } = headings[section];
    const many = missed.length;
    const links = missed.map((question, index) => make("li", "", makeLink(base + question.href, `Ir a la pregunta${many > 1 ? ` (${index + 1} de ${many})` : ""}`)));
    return make("li", "", makeLink(base + href, label), ...listParts(missed, base), make("ul", "", ...links)); // a heading with questions is published
  }

  const makeExam = ({ finishedAt, score, passed }) => make(
    "tr", "", ...[showDate(finishedAt), percent(score), passed ? "✓ Superada" : "✗ No superada"].map((words) => make("td", "", words)),
  );

  function makeAside({ key, at, text }) {
    const item = find(aside, "template").content.firstElementChild.cloneNode(true);
    const about = `${showDate(at, { timeStyle: "short" })} (${Math.ceil(text.length / 1000)}\u00a0kB)`;
    const [save, erase] = findAll(item, "button");
    item.prepend(about, " ");
    save.ariaLabel = `Descargar: ${about}`;
    erase.ariaLabel = `Borrar: ${about}`;
    save.onclick = () => download(text, `curso-apartada-${at.replace(/\D/g, "-")}.json`);
    erase.onclick = () => {
      doomed = key;
      dialog.returnValue = "";
      dialog.showModal();
    };
    return item;
  }

  /* Empty lists are hidden and the paragraph after them is shown. */
  function showList(element, list, items) {
    list.replaceChildren(...items);
    element.hidden = !items.length;
    element.nextElementSibling.hidden = items.length > 0;
  }

  /* Without the parts of each section if they can't be loaded. */
  function showWeak(weak) {
    showList(weakList, weakList, weak.map(makeWeak));
    if (weak.length && !hasPlaces()) loadPlaces(base).then(() => showList(weakList, weakList, weak.map(makeWeak)), () => {});
  }

  function refresh() {
    const state = store.read();
    const records = store.readAll(state);
    const next = findNext(questions, records);
    const link = find(box, "[data-next] a");
    const summary = summarize(questions, records);
    find(box, "[data-answered]").textContent = `${describeWithScore(summary)}.`;
    link.parentNode.hidden = !next;
    if (next) {
      link.href = base + next.href;
      link.textContent = `${summary.answered ? "Seguir con las preguntas" : "Empezar por la primera pregunta"}: ${headings[next.section].label}`;
    }
    findAll(box, "[data-group]").forEach((row) => {
      const { group, value } = row.dataset;
      showRow(row, questions.filter((question) => String(question[group]) === value), records);
    });
    showWeak(listWeak(questions, records));
    showList(table, find(table, "tbody"), (state.exams || []).slice(-EXAMS_SHOWN).reverse().map(makeExam));
    find(eraseAll, "[data-erase]").disabled = Object.entries(state).every(([part, value]) => part === "version" || !Object.keys(value || {}).length);
    showAside();
  }

  function showAside() {
    const copies = store.listAside();
    if (dialog.open && !copies.some(({ key }) => key === doomed)) dialog.close("");
    aside.hidden = !copies.length;
    find(aside, "ul").replaceChildren(...copies.map(makeAside));
  }

  async function importFile(file) {
    let found = { reason: "too-big" };
    if (!isTooLarge(file.size, ANSWERS_LENGTH)) {
      await loadHash();
      found = await file.text().then((text) => readFile(text, { hash: globalThis.sha256 }), () => ({ reason: "unreadable" }));
    }
    if (found.reason) {
      copied.textContent = `No se ha traído nada de «${file.name}»: ${find(box, `[data-reason="${found.reason}"]`).textContent}`;
      return;
    }
    const { added, updated, kept } = store.merge(found.state);
    refreshAll(true);
    const ids = new Set(questions.map(({ id }) => id));
    const read = Object.values(store.readPages(found.state)).filter(({ isRead }) => isRead).length;
    const others = [...(read ? [count(read, "página leída", "páginas leídas")] : []), ...(found.state.measurements?.some(isMeasurement) ? ["lo respondido en «Antes y después»"] : [])];
    const more = others.length ? ` Trae también ${others.join(" y ")}.` : "";
    const foreign = Object.keys(store.readAll(found.state)).filter((id) => !ids.has(id)).length;
    const left = foreign ? ` ${count(foreign, "pregunta del archivo no está", "preguntas del archivo no están")} en este curso: se guardan, pero no salen ni cuentan.` : "";
    const limited = found.exams > EXAMS_KEPT ? ` De sus ${found.exams} pruebas finales se guardan ${EXAMS_KEPT}: las últimas y la de mejor nota.` : "";
    copied.textContent = store.isWaiting()
      ? `No se ha podido guardar lo de «${file.name}»: este navegador no deja guardar más. Lo ves en esta página, pero se perderá al cerrarla.`
      : `Copia traída: ${count(added, "pregunta nueva", "preguntas nuevas")}, ${count(updated, "actualizada", "actualizadas")} y ${kept} sin cambios.${more}${left}${limited}`;
  }

  find(box, "[data-export]").addEventListener("click", () => {
    saveAnswers(store.read()).then(
      (name) => { copied.textContent = `Copia guardada en tus descargas: ${name}.`; },
      () => { copied.textContent = "No se ha podido preparar la copia: recarga la página y prueba otra vez."; },
    );
  });
  find(box, "[data-import]").addEventListener("change", ({ target }) => {
    if (target.files.length) importFile(target.files[0]).then(() => { target.value = ""; }); // so that the same file can be chosen again
  });
  dialog.addEventListener("close", () => {
    if (dialog.returnValue !== "erase") return;
    store.removeAside(doomed);
    showAside();
    asideTold.textContent = "Copia apartada borrada.";
    (find(aside, "li button:last-child") || asideTold).focus();
  });
  bindErase(eraseAll, { remove: () => store.removeAll(), restore: (removed) => store.restoreAll(removed) });
  box.hidden = false;
  return { refresh };
}

export const progressPart = { selector: ".my-progress", bind: bindProgress };
