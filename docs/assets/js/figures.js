/* Loaded by pages with drawings: on a narrow screen, a drawing opens in its wide form, as large as its letters ask for.
   The drawing itself is moved to the dialog and back, with its name and description: a copy would repeat its ids.
   Without this script there is no button, and the narrow form is read as it is. */

import { find } from "./page/dom.js";
import { make } from "./page/elements.js";
import { listen } from "./page/events.js";

const OPEN = "dialog.figure-large[open]";

function openLarge(button) {
  const figure = button.closest(".figure");
  const box = find(figure, ".figure-scroll");
  const drawing = find(box, ".figure-wide");
  const bar = make("form", "figure-large-bar", make("strong", "", find(drawing, "title").textContent), make("button", "md-button", "Cerrar"));
  bar.method = "dialog";
  const view = make("div", "figure-large-view", drawing);
  view.tabIndex = 0; // to be scrolled by keyboard
  view.setAttribute("role", "region");
  view.setAttribute("aria-label", "Dibujo (se desplaza en las dos direcciones)");
  const hint = make("p", "figure-large-hint", "Desliza o gira el teléfono"); // where it doesn't fit (components.css)
  const dialog = make("dialog", "figure-large", bar, hint, view);
  dialog.setAttribute("aria-label", box.dataset.label);
  dialog.addEventListener("close", () => {
    box.prepend(drawing);
    dialog.remove();
  });
  figure.append(dialog);
  button.focus(); // where the focus returns, also after a touch on the drawing
  dialog.showModal();
}

listen("click", (event) => {
  const figure = event.target.closest(".figure");
  const button = figure && find(figure, "[data-figure-open]");
  const isAsked = event.target.closest(".figure-scroll, [data-figure-open]") && !event.target.closest("dialog");
  // A page that was reached from another may have loaded the script under another address too.
  if (isAsked && button?.getClientRects().length && !find(document, OPEN)) openLarge(button);
});
/* The page is printed with its drawings in their places. */
addEventListener("beforeprint", () => {
  const dialog = find(document, OPEN);
  if (dialog) dialog.dispatchEvent(new Event("close"));
});
