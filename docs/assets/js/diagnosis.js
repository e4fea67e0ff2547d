/* Loaded by the pages with a self-diagnosis (`.diagnosis`): binds it to scoring and storage.

   Sections, bands and their texts are read from the diagnosis's key, the only place in the page that has them. */

import { startParts } from "./assessment/session.js";
import { assess } from "./core/diagnosis.js";
import { bindToPlan } from "./diagnosis/to-plan.js";
import { find, findAll } from "./page/dom.js";
import { copyOf, make } from "./page/elements.js";
import { followPages } from "./page/navigation.js";
import { count } from "./page/words.js";

/* «2, 5 y 9», from a list of elements. */
function joinParts(parts) {
  return parts.flatMap((part, index) => [index === 0 ? "" : index === parts.length - 1 ? " y " : ", ", part]);
}

/* `tools` are those of a part (assessment/session.js). */
function bindDiagnosis(box, { bindErase, store }) {
  const { diagnosis: id } = box.dataset;
  const form = find(box, "form");
  const fields = findAll(form, "[data-statement]");
  const items = findAll(box, "[data-section]");
  const bands = findAll(box, "[data-minimum]");
  const status = find(box, ".diagnosis-status");
  const result = find(box, ".diagnosis-result");
  const erase = find(box, "[data-erase]");
  const diagnosis = {
    scale: findAll(fields[0], "input").map((input) => Number(input.value)),
    statements: fields.map((field, index) => ({ id: field.dataset.statement, section: items[index].dataset.section })),
    bands: bands.map(({ dataset }) => ({ minimum: Number(dataset.minimum), maximum: Number(dataset.maximum) })),
  };
  const toPlan = find(box, "[data-to-plan]");
  const offer = toPlan ? bindToPlan(toPlan) : () => {};
  let isAsked = false; // «Ver resultado» was pressed, or everything was answered another day
  let shown = null; // the points that are shown, as text

  function readAnswers() {
    const chosen = findAll(form, "input:checked");
    return Object.fromEntries(chosen.map((input) => [input.name, Number(input.value)]));
  }

  function fill(answers) {
    findAll(form, "input").forEach((input) => {
      input.checked = String(answers[input.name]) === input.value;
    });
  }

  function focusStatement(index) {
    find(fields[index], "input").focus({ preventScroll: true });
    fields[index].scrollIntoView({ block: "nearest" });
  }

  function makeStatementLink(index) {
    const link = make("a", "", `frase ${index + 1}`);
    link.href = `#${fields[index].id}`;
    link.addEventListener("click", (event) => {
      event.preventDefault();
      focusStatement(index);
    });
    return link;
  }

  /* Report missing answers, beside each one and in a line with links to them. */
  function showMissing(missing) {
    fields.forEach((field, index) => {
      find(field, ".diagnosis-missing").textContent = missing.includes(index) ? "Falta esta respuesta." : "";
    });
    if (!missing.length) return;
    const links = missing.map(makeStatementLink);
    status.replaceChildren(missing.length === 1 ? "Falta una respuesta: " : `Faltan ${missing.length} respuestas: `, ...joinParts(links), ".");
  }

  function makePriority({ statements }, points) {
    const link = make("strong", "", ...copyOf(find(items[statements[0]], "[data-section-link]")));
    const list = make("ul", "", ...statements.map((index) => make(
      "li", "", find(fields[index], ".diagnosis-text").textContent,
      make("span", "diagnosis-given", ` (frase\u00a0${index + 1}: ${count(points[index], "punto", "puntos")})`),
    )));
    return make("li", "", link, list);
  }

  /* The result in plain text: the sum, and the statements under each answer. */
  function write({ points, sum, maximum, band }) {
    const day = new Date().toLocaleDateString("es-ES", { day: "numeric", month: "long", year: "numeric" });
    const title = find(bands[band], "[data-title]").textContent;
    const lines = findAll(fields[0], ".diagnosis-option").flatMap((option, place) => {
      const given = fields.filter((_, index) => points[index] === diagnosis.scale[place]);
      const texts = given.map((field) => find(field, ".diagnosis-text").textContent);
      return texts.length ? [`${find(option, "span").textContent}: ${texts.join(" ")}`] : [];
    });
    return [`${box.getAttribute("aria-label")}, ${day}: ${sum} de ${maximum} puntos. ${title}.`, ...lines].join("\n");
  }

  function showResult({ points, sum, maximum, band, priorities }) {
    const title = find(bands[band], "[data-title]").textContent;
    const total = `${sum} de ${count(maximum, "punto", "puntos")}.`;
    const isSaid = status.textContent === `${total} ${title}.`; // writing the same words would announce them again
    if (!isSaid) status.replaceChildren(make("strong", "", total), ` ${title}.`);
    const parts = [make("p", "", ...copyOf(find(bands[band], "[data-text]")))];
    if (priorities.length) {
      parts.push(
        make("p", "diagnosis-heading", "Por dónde seguir"),
        make("p", "", "Estas son las frases con menos puntos, con el epígrafe que trata cada una. Elige una o dos para empezar."),
        make("ol", "", ...priorities.map((priority) => makePriority(priority, points))),
      );
    } else {
      parts.push(make("p", "", "Ninguna frase se queda por debajo de la mitad de sus puntos. Mira las que no llegan al máximo: suele faltarles la prueba escrita."));
    }
    parts.push(make("p", "diagnosis-heading", "Qué leer con este resultado"), ...copyOf(find(bands[band], "[data-read]")));
    result.replaceChildren(...parts);
    result.hidden = false;
  }

  function clearResult() {
    result.replaceChildren();
    result.hidden = true;
  }

  /* Update the page after a change. Until the button is pressed, only the count is shown. */
  function update() {
    const assessment = assess(diagnosis, readAnswers());
    const { points, missing } = assessment;
    shown = String(points);
    find(box, ".diagnosis-progress").textContent = `${points.length - missing.length} de ${count(points.length, "frase respondida", "frases respondidas")}`;
    erase.disabled = missing.length === points.length;
    if (isAsked) showMissing(missing);
    if (isAsked && !missing.length) {
      showResult(assessment);
      offer(write(assessment));
    } else {
      clearResult();
      offer(null);
    }
    return assessment;
  }

  function reset() {
    isAsked = false;
    status.replaceChildren();
    showMissing([]);
  }

  form.addEventListener("change", ({ target }) => {
    store.savePoints(id, { [target.name]: Number(target.value) });
    update();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    isAsked = true;
    const { missing } = update();
    if (missing.length) focusStatement(missing[0]);
    else status.scrollIntoView({ block: "nearest" });
  });
  bindErase(box, {
    remove: () => store.removePoints(id),
    restore: (removed) => store.restorePoints(id, removed),
  });

  /* Show what is stored, unless it is already shown. If every statement is answered, the result is shown too. */
  function show() {
    const answers = store.readPoints(id);
    const { missing, points } = assess(diagnosis, answers);
    if (String(points) === shown) return;
    fill(answers);
    if (!missing.length) isAsked = true;
    else if (missing.length === points.length) reset();
    update();
  }

  return {
    refresh: show,
    activate() {
      find(form, "button").disabled = false;
      find(box, "details").open = false;
      status.setAttribute("role", "status"); // only now, so that what was stored isn't announced on arrival
    },
  };
}

export const start = () => startParts([{ selector: ".diagnosis", bind: bindDiagnosis }]);

followPages(start);
