/* «Llevar el resultado a mi plan»: writes what was answered in a field of the plan that is on the same page, as if the
   reader had typed it (plan/form.js saves it). What the field has is never changed without asking. */

import { find } from "../page/dom.js";
import { setText } from "../page/words.js";

const IN_PLAN = "Está en tu plan, aquí debajo. Complétalo con las pruebas.";

/* Bind `part` ([data-to-plan]). Returns what shows it with a result, or hides it with null. */
export function bindToPlan(part) {
  const field = find(document, `#${part.dataset.toPlan}`);
  const [take, add, replace, takeBack, taken] = ["take", "add", "replace", "take-back", "taken"].map((name) => find(part, `[data-${name}]`));
  let text = "";
  let before = "";

  function type(value) {
    field.value = value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }

  function ask(isAsking) {
    [add, replace].forEach((button) => { button.hidden = !isAsking; });
  }

  function put(value) {
    before = field.value;
    ask(false);
    type(value);
    takeBack.hidden = false;
    takeBack.focus();
    setText(taken, IN_PLAN);
  }

  take.addEventListener("click", () => {
    takeBack.hidden = true;
    if (!field.value.trim()) put(text);
    else if (field.value.includes(text)) setText(taken, "Ya está en tu plan, aquí debajo.");
    else {
      ask(true);
      add.focus();
      setText(taken, "Ese campo de tu plan ya tiene algo escrito.");
    }
  });
  add.addEventListener("click", () => put(`${field.value.trimEnd()}\n\n${text}`));
  replace.addEventListener("click", () => put(text));
  takeBack.addEventListener("click", () => {
    type(before);
    takeBack.hidden = true;
    take.focus();
    setText(taken, "Tu plan está como antes.");
  });

  return (result) => {
    if (result === text && !part.hidden) return;
    text = result || "";
    part.hidden = !text;
    ask(false);
    takeBack.hidden = true;
    setText(taken, "");
  };
}
