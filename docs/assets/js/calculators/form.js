/* The form of a calculator: reads it, reports errors beside each field, shows the result, clears it.

   A calculator is `.calculator-part[data-calculator]`: a form with its fields (`.calculator-field`, each with its
   `.calculator-error`), its `.calculator-status` and its `.calculator-result`. It is defined by {compute(texts) →
   {faults, …}, tellFault(name, fault) → text, show(outcome) → {summary, parts}, arrange?(form)}. Nothing is stored
   and nothing is sent. */

import { find, findAll } from "../page/dom.js";
import { make } from "../page/elements.js";

const bound = new WeakSet();

const FAULTS = {
  empty: "Falta este dato.",
  text: "Escribe el número con sus cifras y sin palabras, como 1200 o 1.200.",
  negative: "No puede ser menos que cero.",
  decimals: "Va sin decimales. Mil doscientos se escribe 1200, 1.200 o 1 200.",
  zero: "Tiene que ser mayor que cero.",
  high: "Es demasiado grande: repásalo.",
  low: "Es demasiado pequeño: desde 0,1.",
};

export const makeFormula = (...pieces) => make("p", "calculator-formula", ...pieces);
export const makeNote = (text) => make("p", "calculator-note", make("strong", "", "Ojo: "), text);

function bindPart(part, calculator) {
  const [form, status, result, clear] = ["form", ".calculator-status", ".calculator-result", "[data-clear]"]
    .map((selector) => find(part, selector));
  const fields = findAll(form, ".calculator-field").map((field) => ({
    control: find(field, "[name]"), error: find(field, ".calculator-error"), label: find(field, "label").textContent.trim(),
  }));

  function markField({ control, error }, text) {
    error.textContent = text;
    if (text) control.setAttribute("aria-invalid", "true");
    else control.removeAttribute("aria-invalid");
  }

  function clearResult() {
    status.textContent = "";
    result.replaceChildren();
    result.hidden = true;
  }

  function showFaults(faults) {
    const wrong = fields.filter(({ control }) => control.name in faults);
    wrong.forEach((field) => markField(field, calculator.tellFault(field.control.name, faults[field.control.name]) || FAULTS[faults[field.control.name]]));
    const names = wrong.map(({ label }) => `«${label}»`).join(", ");
    status.textContent = `${wrong.length === 1 ? "Hay un dato que corregir" : `Hay ${wrong.length} datos que corregir`}: ${names}.`;
    wrong[0].control.focus({ preventScroll: true });
    wrong[0].control.closest(".calculator-field").scrollIntoView({ block: "nearest" });
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearResult();
    fields.forEach((field) => markField(field, ""));
    const outcome = calculator.compute(Object.fromEntries(new FormData(form)));
    if (Object.keys(outcome.faults).length) {
      showFaults(outcome.faults);
      return;
    }
    const { summary, parts } = calculator.show(outcome);
    status.textContent = summary;
    result.replaceChildren(...parts);
    result.hidden = false;
    status.scrollIntoView({ block: "nearest" });
  });
  /* A result is removed as soon as the numbers change. */
  form.addEventListener("input", ({ target }) => {
    clearResult();
    fields.filter(({ control }) => control === target).forEach((field) => markField(field, ""));
    if (calculator.arrange) calculator.arrange(form);
  });
  clear.addEventListener("click", () => {
    form.reset();
    fields.forEach((field) => markField(field, ""));
    if (calculator.arrange) calculator.arrange(form);
    clearResult();
    status.textContent = "Datos borrados.";
    find(form, "[name]:enabled").focus();
  });

  if (calculator.arrange) calculator.arrange(form);
  findAll(form, "button").forEach((button) => { button.disabled = false; });
  status.setAttribute("role", "status");
  findAll(part.closest(".calculator"), "details").forEach((details) => { details.open = false; });
}

/* Bind the new calculators of the page. `calculators`: {<kind>: calculator}. */
export function bindPage(calculators) {
  findAll(document, ".calculator-part").forEach((part) => {
    if (bound.has(part)) return;
    bound.add(part);
    bindPart(part, calculators[part.dataset.calculator]);
  });
}
