/* The panel of the finished document (macros/templates/plan_documents.html.jinja): DOCX, ODT and Markdown to
   download, and the document on screen and on paper. The libraries are loaded when a file that needs them is first
   requested; nothing leaves the device. */

import { DOCUMENT_PARTS } from "./core/limits.js";
import { countParts, makeDocument } from "./core/plan-document.js";
import { renderMarkdown } from "./core/plan-markdown.js";
import { createClock } from "./page/clock.js";
import { find, findAll } from "./page/dom.js";
import { download, loadScript } from "./page/files.js";
import { buildDocx } from "./plan/docx.js";
import { buildOdt } from "./plan/odt.js";
import { makeSheet, nameScrollBoxes, print } from "./plan/preview.js";

const FORMATS = {
  docx: {
    name: "DOCX", ending: "docx", mime: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    libraries: ["fflate/fflate.js", "docx/docx.js"], build: buildDocx,
  },
  odt: {
    name: "ODT", ending: "odt", mime: "application/vnd.oasis.opendocument.text",
    libraries: ["fflate/fflate.js", "odf-kit/odf-kit.js"], build: buildOdt,
  },
  markdown: { name: "Markdown", ending: "md", mime: "text/markdown;charset=utf-8", libraries: [], build: renderMarkdown },
};

const clock = createClock();
const STOPPED = new Error("parado por quien lee");
const TOO_LONG = `El documento tendría más de ${DOCUMENT_PARTS.toLocaleString("es-ES")} párrafos y casillas, que son los que caben. Descárgalo en Markdown, que no tiene límite, o reparte lo escrito en menos filas y párrafos.`;

/* Show the panel once its stylesheet has loaded, for which the page didn't wait. */
function dress(box) {
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.onload = link.onerror = () => { box.hidden = false; };
  link.href = box.dataset.style;
  box.prepend(link);
}

/* Bind the panel inside `container`. `getValues()` → {<field id>: value}; `getScope()` → "core" or "whole". Returns
   {refresh}, which updates the document on screen. */
export function setUpDocuments(container, { getValues, getScope, definition }) {
  const box = container.matches("[data-plan-documents]") ? container : find(container, "[data-plan-documents]");
  const [told, preview] = ["[data-told]", "[data-preview]"].map((selector) => find(box, selector));
  const tell = (text) => { told.textContent = text; };
  const makePlan = () => makeDocument(definition, getValues(), { scope: getScope() });
  const isTooLong = (plan) => countParts(plan) > DOCUMENT_PARTS;
  const [working, bar, stop] = ["[data-working]", "progress", "[data-stop]"].map((selector) => find(box, selector));
  let isBusy = false;
  let isStopped = false;

  /* The button that stops the work has the focus and is about to go. */
  function leaveStop() {
    told.tabIndex = -1;
    told.focus();
  }

  /* Let the page draw and answer. */
  async function pause(done) {
    bar.value = done;
    await new Promise((resolve) => { clock.schedule(() => resolve(null)); });
    if (isStopped) throw STOPPED;
  }

  async function save({ name, ending, mime, libraries, build }) {
    if (isBusy) return;
    isBusy = true;
    isStopped = false;
    tell(`Preparando el documento en ${name}…`);
    try {
      const plan = makePlan();
      if (libraries.length && isTooLong(plan)) {
        tell(TOO_LONG);
        return;
      }
      bar.value = 0;
      working.hidden = !libraries.length;
      try {
        for (const library of libraries) await loadScript(box.dataset.vendor + library);
      } catch {
        tell(`No se ha podido traer lo que hace falta para el ${name}. Comprueba la conexión y vuelve a pulsar. También puedes descargarlo en Markdown o imprimirlo.`);
        return;
      }
      const file = `${plan.file}.${ending}`;
      download(await build(plan, pause), file, mime);
      tell(`Documento guardado en tus descargas: ${file}.`);
    } catch (error) {
      if (error === STOPPED) {
        tell(`No se ha hecho el documento en ${name}: lo has parado.`);
        return;
      }
      console.error(error);
      tell(`No se ha podido hacer el ${name}. Lo que has escrito sigue en su sitio. Prueba con otro formato.`);
    } finally {
      isBusy = false;
      if (document.activeElement === stop) leaveStop();
      working.hidden = true;
    }
  }

  const sheet = find(preview, "[data-sheet]");

  function refresh() {
    if (!preview.open) return;
    const plan = makePlan();
    sheet.replaceChildren(isTooLong(plan) ? TOO_LONG : makeSheet(plan, 3));
    nameScrollBoxes(sheet);
  }

  findAll(box, "[data-format]").forEach((button) => button.addEventListener("click", () => save(FORMATS[button.dataset.format])));
  find(box, "[data-print]").addEventListener("click", () => {
    const plan = makePlan();
    if (isTooLong(plan)) tell(TOO_LONG);
    else print(plan);
  });
  stop.addEventListener("click", () => {
    isStopped = true;
    leaveStop();
  });
  preview.addEventListener("toggle", refresh);
  addEventListener("resize", () => nameScrollBoxes(sheet));
  dress(box);
  refresh();
  return { refresh };
}
