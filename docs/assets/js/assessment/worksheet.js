/* A worksheet to print (`.worksheet`): the questions of a page, of a tema or of a variant of the final test.

   The selection is in the address: `#pagina=tema-1/1-introduccion`, `#tema=1`, `#variante=A`. Controls are replaced
   with blanks, so that nothing typed or stored can show. */

import { hasQuestion, loadQuestions, makeQuestion } from "./bank.js";
import { getCatalogue, listDrawable } from "./catalogue.js";
import { makeLessonLine } from "./places.js";
import { refreshAll } from "./session.js";
import { draw, fingerprint, nameOrder } from "../core/exam.js";
import { find, findAll } from "../page/dom.js";
import { make } from "../page/elements.js";
import { mixAnswers } from "../page/answer-order.js";
import { questionKinds } from "../question-kinds/table.js";
import { count } from "../page/words.js";

/* How questions of the form's kind are printed. */
const getPaper = (form) => questionKinds[form.dataset.kind].paper;

function makePaper(form) {
  const fieldset = find(form, "fieldset");
  const { how, layOut } = getPaper(form);
  if (how) find(fieldset, "legend small").textContent = how;
  layOut?.(fieldset);
  findAll(fieldset, "input, select, textarea").forEach((control) => control.replaceWith(make("span", `paper-control paper-${control.type}`)));
  return fieldset;
}

export const worksheetPart = {
  selector: ".worksheet",
  bind(element) {
    const { base } = element.dataset;
    const { objectives, questions, settings, temas } = getCatalogue();
    const [choice, variant, status, sheet, print] = ["choice", "variant", "status", "sheet", "print"].map((name) => find(element, `[data-${name}]`));
    const select = find(choice, "select");
    const input = find(variant, "input");
    let shown = "";
    let isAsked = false; // by a button, so the heading of the sheet gets the focus

    /* {title, order, about, list} for an address; null if it is invalid. */
    function read(hash) {
      const [[name, value] = ["", ""]] = new URLSearchParams(hash.slice(1));
      const option = [...select.options].find((other) => other.value === `${name}=${value}`);
      if (name === "variante" && value.trim()) {
        input.value = value;
        const drawable = listDrawable();
        const ids = draw(drawable, value, settings.exam_questions, objectives);
        const about = `La misma variante da las mismas preguntas mientras las del curso no cambien. Estas son de la versión ${fingerprint(drawable, settings.exam_questions, objectives)}.`;
        return { title: `Prueba final, variante «${value.trim()}»`, order: nameOrder(value), about, list: ids.map((id) => questions.find((question) => question.id === id)) };
      }
      if (!option) return null;
      select.value = option.value;
      const { url, title, tema } = option.dataset;
      const label = temas.find(({ number }) => String(number) === tema)?.label;
      return { title, order: title, about: label, list: questions.filter((question) => (url === undefined ? String(question.tema) === tema : question.href.split("#")[0] === url)) };
    }

    function fill({ title, order, about, list }) {
      const isOfOnePage = new Set(list.map(({ href }) => href.split("#")[0])).size === 1; // which is its title
      const parts = list.filter(({ id }) => hasQuestion(id)).map((question, index) => ({
        ...makeQuestion(question, base, index + 1), lesson: isOfOnePage ? [] : [makeLessonLine(question, base)],
      }));
      parts.forEach(({ form, key }) => { if (questionKinds[form.dataset.kind].isMixed) mixAnswers(form, key, order); });
      const rows = parts.map(({ form }, index) => {
        const number = make("th", "", String(index + 1));
        number.scope = "row";
        return make("tr", "", number, make("td", "", ...getPaper(form).makeCell(form)));
      });
      parts.forEach(({ form, key }) => getPaper(form).nameInKey?.(form, key));
      findAll(sheet, "[data-title]").forEach((place) => { place.textContent = title; });
      findAll(sheet, "[data-about]").forEach((place) => { place.textContent = about; });
      find(sheet, "[data-questions]").replaceChildren(...parts.flatMap(({ form, lesson }) => [...lesson, makePaper(form)]));
      find(sheet, "tbody").replaceChildren(...rows);
      find(sheet, '[data-part="key"] > ol').replaceChildren(...parts.map(({ key }) => key));
      sheet.hidden = false;
      const missing = list.length - parts.length;
      status.textContent = `Hoja preparada: ${count(parts.length, "pregunta", "preguntas")}.` +
        (missing ? ` Faltan ${missing}, que no se han podido cargar: recarga la página.` : "");
      if (isAsked) find(sheet, "h2").focus();
      isAsked = false;
    }

    /* Prepare the questions in the address. An address without «=» is that of a heading. */
    function refresh() {
      element.hidden = false;
      const { hash } = location;
      if (hash === shown) return;
      shown = hash;
      status.textContent = "";
      sheet.hidden = true;
      if (!hash.includes("=")) return;
      const chosen = read(hash);
      if (!chosen || !chosen.list.length) {
        status.textContent = "La dirección de esta página pide unas preguntas que no existen. Elige otras aquí arriba.";
        return;
      }
      loadQuestions(base, chosen.list).then(() => {
        if (hash === shown) fill(chosen);
      }).catch(() => { status.textContent = "No se han podido cargar las preguntas. Comprueba la conexión y recarga la página."; });
    }

    function ask(hash) {
      isAsked = true;
      location.hash = hash;
      if (location.hash === shown && !sheet.hidden) find(sheet, "h2").focus();
      refresh();
    }

    choice.addEventListener("submit", (event) => {
      event.preventDefault();
      ask(select.value);
    });
    variant.addEventListener("submit", (event) => {
      event.preventDefault();
      if (input.value.trim()) ask(`variante=${encodeURIComponent(input.value.trim())}`);
      else {
        status.textContent = "Escribe un nombre para la variante, por ejemplo «A».";
        input.focus();
      }
    });
    print.addEventListener("change", () => {
      const chosen = findAll(print, "input:checked").map(({ value }) => value);
      findAll(sheet, "[data-part]").forEach((part) => { part.hidden = !chosen.includes(part.dataset.part); });
      find(print, "button").disabled = !chosen.length;
    });
    print.addEventListener("submit", (event) => {
      event.preventDefault();
      globalThis.print();
    });
    return { refresh };
  },
};
addEventListener("hashchange", () => refreshAll(false));
