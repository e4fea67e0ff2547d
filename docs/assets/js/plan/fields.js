/* The controls of the plan's simple fields: reading, filling and checking them. Tables: table-field.js.

   An adapter is {read() → value, write(value), check() → message or "", focus()}, made for a field's element by its
   kind. */

import { readNumber } from "../core/number-fields.js";
import { isDate } from "../core/plan-state.js";
import { find, findAll } from "../page/dom.js";
import { copyPart, grow } from "./page.js";
import { FULL_TEXT, isFull, limitText } from "./room.js";
import { bindTable } from "./table-field.js";


const NUMBER_FAULTS = {
  text: "Esto no es un número: escríbelo con cifras, como 1200 o 12,5. Queda guardado tal cual.",
  negative: "No puede ser menos que cero. Queda guardado tal cual.",
  high: "Es demasiado grande: repásalo. Queda guardado tal cual.",
};

function bindText(element, field) {
  const control = find(element, ".plan-control > :is(input, textarea)");
  const isArea = control.matches("textarea");
  limitText(control);
  if (isArea) control.addEventListener("input", () => grow(control));
  return {
    read: () => control.value,
    write(value) {
      const text = typeof value === "string" ? value : "";
      control.value = isArea ? text : text.replace(/\s*[\r\n]+\s*/g, " "); // an input would join the lines without a space
      if (isArea) grow(control);
    },
    check() {
      if (isFull(control)) return FULL_TEXT;
      const fault = field.kind === "number" ? readNumber(control.value, { isWhole: false, isZeroAllowed: true }).fault : "";
      return NUMBER_FAULTS[fault] || "";
    },
    focus: () => control.focus(),
  };
}

function bindDate(element) {
  const control = find(element, ".plan-control > input");
  let kept = "";
  return {
    /* An incomplete date reads as empty: until it is complete, the previous one is kept. */
    read() {
      if (!control.validity.badInput) kept = control.value;
      return kept;
    },
    write(value) {
      kept = isDate(value) ? value : "";
      control.value = kept;
    },
    check() {
      if (control.validity.badInput) return "La fecha no está completa o no existe: pon día, mes y año.";
      return control.value && control.value < "1900" ? "Repasa el año." : "";
    },
    focus: () => control.focus(),
  };
}

function bindChoice(element, field, { touch }) {
  const options = findAll(element, ".plan-control input");
  find(element, ".plan-control").append(copyPart("clear", field.label));
  const clear = find(element, "[data-clear]");
  const chosen = () => options.find((option) => option.checked);
  const follow = () => { clear.hidden = !chosen(); };
  clear.addEventListener("click", () => {
    options.forEach((option) => { option.checked = false; });
    options[0].focus();
    follow();
    touch();
  });
  element.addEventListener("change", follow);
  return {
    read: () => chosen()?.value ?? "",
    write(value) {
      options.forEach((option) => { option.checked = option.value === value; });
      follow();
    },
    check: () => "",
    focus: () => (chosen() || options[0]).focus(),
  };
}

function bindSeveral(element, field) {
  const options = findAll(element, ".plan-control input");
  let unknown = []; // chosen in another edition
  return {
    read: () => [...options.filter((option) => option.checked).map((option) => option.value), ...unknown],
    write(value) {
      const chosen = Array.isArray(value) ? value : [];
      options.forEach((option) => { option.checked = chosen.includes(option.value); });
      unknown = chosen.filter((id) => !field.options.some((option) => option.id === id));
    },
    check: () => "",
    focus: () => (options.find((option) => option.checked) || options[0]).focus(),
  };
}

const BINDERS = { short_text: bindText, long_text: bindText, number: bindText, date: bindDate, choice: bindChoice, several: bindSeveral, table: bindTable };

export const bindControl = (element, field, tools) => BINDERS[field.kind](element, field, tools);
