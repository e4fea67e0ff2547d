/* What the plan's scripts share: buttons and templates, dates in words, showing a value of the plan. */

import { find, findAll } from "../page/dom.js";
import { make } from "../page/elements.js";

const GROWS = "field-sizing" in document.documentElement.style;

export function makeButton(words, act) {
  const button = make("button", "plan-small", words);
  button.type = "button";
  button.addEventListener("click", act);
  return button;
}

export const showDay = (date) => date.toLocaleDateString("es-ES", { day: "numeric", month: "long", year: "numeric" });
export const showHour = (date) => date.toLocaleTimeString("es-ES", { hour: "numeric", minute: "2-digit" });

/* «a las 10:42», with the day if it isn't today; `at` comes from storage and may be invalid. */
export function showTime(at) {
  const date = new Date(at);
  if (!at || Number.isNaN(date.getTime())) return "en una fecha que no consta";
  const hour = `a la${date.getHours() === 1 ? "" : "s"} ${showHour(date)}`;
  return date.toDateString() === new Date().toDateString() ? hour : `el ${showDay(date)}, ${hour}`;
}

/* The cells of a row that have text, each under its title. */
const viewRow = (columns, row) => make("dl", "", ...columns.filter(({ id }) => row[id]).map(({ id, title }) => make("div", "", make("dt", "", title), make("dd", "plan-text", row[id]))));

/* A valid value (`readValue` in core/plan-state.js) as its reader sees it. */
export function view(field, value) {
  const textOf = (id) => field.options.find((option) => option.id === id).text;
  if (field.kind === "table") return make("div", "plan-view", ...value.map((row) => viewRow(field.columns, row)));
  if (field.kind === "several") return make("ul", "", ...value.map((id) => make("li", "", textOf(id))));
  if (field.kind === "choice") return make("p", "", textOf(value));
  if (field.kind === "date") return make("p", "", showDay(new Date(`${value}T12:00:00`)));
  return make("p", "plan-text", field.kind === "number" && field.unit ? `${value} ${field.unit}` : value);
}

let isPressed = false;
addEventListener("pointerdown", () => { isPressed = true; }, true);
for (const type of ["pointerup", "pointercancel", "dragend"]) addEventListener(type, () => { isPressed = false; }, true);

/* Act now, or when the button being pressed is released: new content above it would move it away from the pointer. */
export function whenStill(act) {
  if (isPressed) setTimeout(whenStill, 50, act);
  else act();
}

/* A copy of one of the page's parts (plan_parts.html.jinja), labelled with `name`. */
export function copyPart(part, name = "") {
  const copy = find(document, `template[data-part="${part}"]`).content.cloneNode(true);
  findAll(copy, "[data-of]").forEach((element) => { element.textContent = ` de «${name}»`; });
  return copy;
}

/* The definition in `parent`, which may be split into several parts with one or more sections each. */
export function readDefinition(parent) {
  const parts = findAll(parent, "[data-plan-definition]").map((part) => JSON.parse((part.content || part).textContent));
  return { ...parts[0], sections: parts.flatMap(({ sections }) => sections) };
}

/* Make a text area as high as its text, if the browser doesn't. */
export function grow(area) {
  if (GROWS) return;
  area.style.height = "auto";
  if (area.scrollHeight) area.style.height = `${area.scrollHeight + 4}px`;
}
