/* A worksheet to print (`.worksheet`): the questions of a page, of a tema or of a variant of the final test, as paper.

   What was chosen is in the address: `#pagina=tema-1/1-introduccion`, `#tema=1`, `#variante=A`. Controls become blanks, so that
   nothing typed or stored can show. */

import { getCatalogue } from "./catalogue.js";
import { hasQuestion, loadQuestions, makeQuestion } from "./bank.js";
import { refreshAll } from "./session.js";
import { draw, fingerprint } from "../core/exam.js";
import { find, findAll } from "../page/dom.js";
import { make } from "../page/elements.js";
import { count } from "../page/words.js";

const LETTERS = [..."abcdefghi"];
const HOW_ON_PAPER = { ordering: "Escribe delante de cada paso su número de orden.", open: "Escribe tu respuesta." };

const makeBlanks = (labels, hint) => [
  ...labels.flatMap((label) => [make("span", "paper-blank", `${label} `, make("span", "paper-short")), " "]),
  make("small", "", hint),
];

/* What the answer sheet has for a question. */
function makeCell(form) {
  const { kind } = form.dataset;
  const controls = findAll(form, ".quiz-answers :is(input, select, li[data-step])");
  if (kind === "open") return ["En la hoja de preguntas o por detrás."];
  if (kind === "matching") return makeBlanks(controls.map((select, index) => `${index + 1}.`), "su letra");
  if (kind === "ordering") return makeBlanks(controls.map((step, index) => `${LETTERS[index]})`), "su número de orden");
  if (kind === "blank") return [make("span", "paper-line")];
  if (kind === "numeric") return [make("span", "paper-line"), " ", find(form, ".quiz-unit")?.textContent || ""];
  const letters = kind === "true_false" ? ["V", "F"] : LETTERS.slice(0, controls.length);
  const cell = letters.flatMap((letter) => [make("span", "paper-letter", letter), " "]);
  return kind === "multiple" ? [...cell, make("small", "", "todas las correctas")] : cell;
}

function makePaper(form) {
  const fieldset = find(form, "fieldset");
  const how = HOW_ON_PAPER[form.dataset.kind];
  if (how) find(fieldset, "legend small").textContent = how;
  findAll(fieldset, ".quiz-moves").forEach((moves) => moves.remove());
  findAll(fieldset, "input, select, textarea").forEach((control) => control.replaceWith(make("span", `paper-control paper-${control.type}`)));
  findAll(fieldset, ".quiz-pair > span:first-child").forEach((item, index) => item.prepend(`${index + 1}. `));
  findAll(fieldset, ".quiz-place").forEach((place, index) => place.replaceWith(make("span", "paper-short"), `${LETTERS[index]})`));
  return fieldset;
}

/* The key tells an order by the letters that the steps have on paper, and numbers the items to match as the paper does. */
function nameParts(form, key) {
  findAll(key, "[data-pair]").forEach((pair, index) => pair.prepend(`${index + 1}. `));
  findAll(form, "[data-step]").forEach(({ dataset }, index) => find(key, `[data-step="${dataset.step}"]`).prepend(`${LETTERS[index]}) `));
}

export const worksheetPart = {
  selector: ".worksheet",
  bind(element) {
    const { base } = element.dataset;
    const { questions, settings, temas } = getCatalogue();
    const [choice, variant, status, sheet, print] = ["choice", "variant", "status", "sheet", "print"].map((name) => find(element, `[data-${name}]`));
    const select = find(choice, "select");
    const input = find(variant, "input");
    let shown = "";
    let isAsked = false; // by a button: the paper's heading gets the focus

    /* {title, about, list} of what an address asks for; nothing where it makes no sense. */
    function read(hash) {
      const [[name, value] = []] = new URLSearchParams(hash.slice(1));
      const option = [...select.options].find((other) => other.value === `${name}=${value}`);
      if (name === "variante" && value.trim()) {
        input.value = value;
        const ids = draw(questions, value, settings.exam_questions);
        const about = `La misma variante da las mismas preguntas mientras el código del banco sea el mismo: ${fingerprint(questions)}.`;
        return { title: `Prueba final, variante «${value.trim()}»`, about, list: ids.map((id) => questions.find((question) => question.id === id)) };
      }
      if (!option) return null;
      select.value = option.value;
      const { url, title, tema } = option.dataset;
      const { label } = temas.find(({ number }) => String(number) === tema);
      return { title, about: label, list: questions.filter((question) => (url === undefined ? String(question.tema) === tema : question.href.split("#")[0] === url)) };
    }

    function fill({ title, about, list }) {
      const parts = list.filter(({ id }) => hasQuestion(id)).map((question, index) => makeQuestion(question, base, index + 1));
      const rows = parts.map(({ form }, index) => {
        const number = make("th", "", String(index + 1));
        number.scope = "row";
        return make("tr", "", number, make("td", "", ...makeCell(form)));
      });
      parts.forEach(({ form, key }) => nameParts(form, key));
      findAll(sheet, "[data-title]").forEach((place) => { place.textContent = title; });
      findAll(sheet, "[data-about]").forEach((place) => { place.textContent = about; });
      find(sheet, "[data-questions]").replaceChildren(...parts.map(({ form }) => makePaper(form)));
      find(sheet, "tbody").replaceChildren(...rows);
      find(sheet, '[data-part="key"] > ol').replaceChildren(...parts.map(({ key }) => key));
      sheet.hidden = false;
      const missing = list.length - parts.length;
      status.textContent = `Hoja preparada: ${count(parts.length, "pregunta", "preguntas")}.` +
        (missing ? ` Faltan ${missing}, que no se han podido cargar: recarga la página.` : "");
      if (isAsked) find(sheet, "h2").focus();
      isAsked = false;
    }

    /* Prepare what the address says. One without «=» is that of a place in the page. */
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
