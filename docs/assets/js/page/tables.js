/* What a reader who listens has to know of tables and of other boxes that scroll sideways. */

import { findAll } from "./dom.js";

const NARROW = "(max-width: 37.5em)"; // as in docs/assets/css/tables.css
const ROLES = { TABLE: "table", THEAD: "rowgroup", TBODY: "rowgroup", TR: "row", TD: "cell" };

/* A box that overflows sideways gets focus and a name; one that fits gets neither. */
function nameScrollBoxes() {
  let tables = 0;
  findAll(document, ".table-scroll, .figure-scroll, .highlight code").forEach((box) => {
    const label = box.dataset.label || `${box.matches("code") ? "Ejemplo" : "Tabla"} ${(tables += 1)}`;
    if (box.scrollWidth > box.clientWidth) {
      box.tabIndex = 0;
      box.setAttribute("role", "region");
      box.setAttribute("aria-label", `${label} (se desplaza en horizontal)`);
    } else {
      ["tabindex", "role", "aria-label"].forEach((name) => box.removeAttribute(name));
    }
  });
}

/* Some browsers take a table for text when the stylesheet makes cards of its rows. */
function keepRoles() {
  if (!matchMedia(NARROW).matches) return;
  findAll(document, ".table-cards > table:not([role])").forEach((table) => {
    [table, ...findAll(table, "thead, tbody, tr, th, td")].forEach((part) => {
      part.setAttribute("role", ROLES[part.tagName] || (part.closest("thead") ? "columnheader" : "rowheader"));
    });
  });
}

export function describeTables() {
  nameScrollBoxes();
  keepRoles();
}
