/* A table of the plan as cards, one card per row: labelled cells, and buttons to move and remove it. By keyboard,
   the focus follows a row that is moved, goes to the first cell of a new one, and to «Deshacer» after removing one. */

import { find, findAll } from "../page/dom.js";
import { setText } from "../page/words.js";
import { ROWS } from "../core/limits.js";
import { copyPart, grow } from "./page.js";
import { FULL_TEXT, isFull, limitText } from "./room.js";
import { say } from "./session.js";

const FULL_TABLE = `Esta tabla tiene ${ROWS} filas y no caben más.`;

/* A row of the table, with a cell for each column. */
function makeTemplate(columns) {
  const row = copyPart("row").firstElementChild;
  find(row, ".plan-cells").append(...columns.map(({ id, title }) => {
    const cell = copyPart("cell").firstElementChild;
    find(cell, "span").textContent = title;
    find(cell, "textarea").dataset.column = id;
    limitText(find(cell, "textarea"));
    return cell;
  }));
  return row;
}

/* An adapter (fields.js). `tools`: {touch() (something changed), offerUndo(words, undo), showCheck()}. */
export function bindTable(element, field, { touch, offerUndo, showCheck }) {
  find(element, ".plan-control").append(copyPart("table", field.label));
  const list = find(element, "[data-rows]");
  const template = makeTemplate(field.columns);
  const unknown = new WeakMap(); // row → the cells that this edition doesn't know
  const rows = () => [...list.children];
  const cells = (row) => findAll(row, "[data-column]");

  function makeRow(value = {}) {
    const row = template.cloneNode(true);
    cells(row).forEach((cell) => {
      const text = value[cell.dataset.column];
      cell.value = typeof text === "string" ? text : "";
    });
    unknown.set(row, Object.entries(value).filter(([id]) => !field.columns.some((column) => column.id === id)));
    return row;
  }

  function readRow(row) {
    return Object.fromEntries([...cells(row).map((cell) => [cell.dataset.column, cell.value]), ...(unknown.get(row) || [])]);
  }

  const isEmpty = (row) => Object.values(readRow(row)).every((text) => typeof text === "string" && !text.trim());

  /* Update numbers, names and which buttons are enabled. */
  function arrange() {
    const all = rows();
    all.forEach((row, index) => {
      const name = find(row, "[data-column]").value.trim();
      setText(find(row, "[data-row-name]"), `Fila ${index + 1}`);
      row.setAttribute("aria-label", `Fila ${index + 1} de ${all.length}${name ? `: ${name}` : ""}`);
      const [up, down, out] = ["[data-up]", "[data-down]", "[data-remove]"].map((selector) => find(row, selector));
      up.disabled = index === 0;
      down.disabled = index === all.length - 1;
      out.disabled = all.length === 1 && isEmpty(row);
      [[up, "Subir"], [down, "Bajar"], [out, "Quitar"]].forEach(([button, verb]) => button.setAttribute("aria-label", `${verb} la fila ${index + 1}`));
    });
  }

  function insert(row, index) {
    list.insertBefore(row, list.children[index] || null);
    cells(row).forEach(grow);
    arrange();
  }

  function move(row, step) {
    const button = /** @type {HTMLButtonElement} */ (document.activeElement);
    const index = rows().indexOf(row);
    const other = list.children[index + step];
    list.insertBefore(step < 0 ? row : other, step < 0 ? other : row);
    arrange();
    touch();
    (button.disabled ? find(row, step < 0 ? "[data-down]" : "[data-up]") : button).focus();
    say(`La fila es ahora la ${index + step + 1} de ${rows().length}.`);
  }

  function remove(row) {
    const index = rows().indexOf(row);
    const wasEmpty = isEmpty(row);
    row.remove();
    if (!rows().length) list.append(makeRow());
    arrange();
    touch();
    if (wasEmpty) {
      find(list.children[Math.min(index, rows().length - 1)], "[data-column]").focus();
      say("Fila vacía quitada.");
      return;
    }
    offerUndo(`Fila ${index + 1} quitada.`, () => {
      if (rows().length === 1 && isEmpty(rows()[0])) rows()[0].remove();
      insert(row, index);
      touch();
      find(row, "[data-column]").focus();
    });
  }

  find(element, "[data-add]").addEventListener("click", () => {
    if (rows().length >= ROWS) {
      showCheck();
      say(FULL_TABLE);
      return;
    }
    const row = makeRow();
    insert(row, rows().length);
    find(row, "[data-column]").focus();
    say(`Fila ${rows().length} añadida.`);
  });
  list.addEventListener("click", ({ target }) => {
    const button = target.closest("button");
    if (!button) return;
    const row = button.closest(".plan-row");
    if (button.matches("[data-remove]")) remove(row);
    else move(row, button.matches("[data-up]") ? -1 : 1);
  });
  list.addEventListener("input", ({ target }) => {
    grow(target);
    if (target === find(target.closest(".plan-row"), "[data-column]") || rows().length === 1) arrange();
  });

  function write(value) {
    const kept = (Array.isArray(value) ? value : []).filter((row) => typeof row === "object" && row !== null);
    list.replaceChildren(...(kept.length ? kept : [{}]).map((row) => makeRow(row)));
    findAll(list, "[data-column]").forEach(grow);
    arrange();
  }

  write([]);
  return {
    read: () => rows().map(readRow),
    write,
    check() {
      if (rows().length >= ROWS) return FULL_TABLE;
      return findAll(list, "[data-column]").some(isFull) ? FULL_TEXT : "";
    },
    focus: () => find(list, "[data-column]").focus(),
  };
}
