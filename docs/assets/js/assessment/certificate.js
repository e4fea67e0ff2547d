/* The statement of self-study: making one to print (`.certificate`), and verifying one (`.certificate-check`).

   The name stays in the page: it is neither stored nor sent. Both need js-sha256, which their pages load. */

import { getCatalogue } from "./catalogue.js";
import { store } from "./session.js";
import { computeCode, findFaults, hashLines, listLines, readCode } from "../core/certificate.js";
import { groupBy, summarize } from "../core/progress.js";
import { summarizeLessons } from "../core/reading.js";
import { toPercent } from "../core/score-words.js";
import { find } from "../page/dom.js";
import { make } from "../page/elements.js";
import { loadLessons } from "../reading/lessons.js";

/** @import { ExamResult } from "../core/state.js" */

const formatDay = (date) => new Date(date).toLocaleDateString("sv-SE"); // YYYY-MM-DD of the local day

function readData(name) {
  const { title, edition, questions, temas } = getCatalogue();
  const state = store.read();
  const records = store.readAll(state);
  const groups = groupBy(questions, "tema");
  const best = (state.exams || []).reduce((/** @type {ExamResult | null} */ kept, result) => (kept && kept.score > result.score ? kept : result), null);
  return {
    title, edition, name, date: formatDay(Date.now()),
    route: summarizeLessons(Curso.lessons ?? [], store.readPages(state), records),
    temas: temas.filter(({ number }) => groups.has(number)).map(({ number }) => ({ number, ...summarize(groups.get(number) ?? [], records) })),
    exam: best && { percent: toPercent(best.score), date: formatDay(best.finishedAt) },
  };
}

/** A line with its label apart; that of the notice stands out, on paper too. The text is the line, as it was hashed. */
function makeStatementLine(line) {
  const end = line.indexOf(":") + 1;
  const item = make("li", "", make("strong", "", line.slice(0, end)), line.slice(end));
  item.classList.toggle("certificate-warning", line.startsWith("Aviso:"));
  return item;
}

const MATCH = "✓ Coinciden: este código es el de estas líneas.";
const PROOF = "Eso solo prueba que las líneas no se han cambiado desde que se calculó el código. No prueba quién ha respondido ni que los datos sean ciertos, porque cualquiera puede inventar unas líneas y calcular su código.";
const MISMATCH = "✗ No coinciden: este código no es el de estas líneas.";
const CHANGED = "Puede ser una errata al copiarlas o que alguien las haya cambiado: esta página no puede distinguirlo.";
const LISTS = new Intl.ListFormat("es");
const quote = (words) => `«${words}»`;

/* Why there is nothing to verify, in words, or "". */
function describeFaults({ missing, strange, isCode }) {
  if (missing.length) return `Faltan líneas que toda constancia lleva: ${LISTS.format(missing.map((label) => quote(`${label}:`)))}. Cópialas todas, de «Curso:» a «Prueba final:».`;
  if (strange.length) return `Sobra esta línea, que ninguna constancia lleva: ${quote(strange[0])}. Deja solo las de la constancia, una vez cada una.`;
  return isCode ? "" : "El código de una constancia tiene 16 cifras y letras. Cópialo entero.";
}

/* An invented statement with everything right: its code matches, like that of any other. */
function forge() {
  const { title, edition, questions, temas } = getCatalogue();
  const { read: _read, ...all } = summarizeLessons(Curso.lessons ?? [], {}, {});
  const groups = groupBy(questions, "tema");
  const date = formatDay(Date.now());
  const marks = temas.filter(({ number }) => groups.has(number)).map(({ number }) => {
    const total = groups.get(number)?.length ?? 0;
    return { number, correct: total, answered: total, total };
  });
  const route = { ...all, read: all.total, minutes: { ...all.minutes, read: all.minutes.total }, essential: { ...all.essential, answered: all.essential.total } };
  return { title, edition, date, route, name: "Persona Que No Existe", temas: marks, exam: { percent: 100, date } };
}

export const certificatePart = {
  selector: ".certificate",
  bind(element) {
    const form = find(element, "form");
    const sheet = find(element, "[data-sheet]");
    const address = find(element, "[data-address]");
    if (address.protocol.startsWith("http")) address.textContent = address.href;
    const lessons = loadLessons();
    const prepare = () => {
      const data = readData(form.elements.name.value);
      find(sheet, "[data-lines]").replaceChildren(...listLines(data).map(makeStatementLine));
      find(sheet, "[data-code]").textContent = computeCode(data, globalThis.sha256);
      sheet.hidden = false;
      find(sheet, "h2").focus();
    };
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      lessons.then(prepare);
    });
    form.addEventListener("input", () => { sheet.hidden = true; });
    find(element, "[data-print]").addEventListener("click", () => globalThis.print());
    return {
      refresh() {
        const { temas, exam } = readData("");
        const isEmpty = !exam && temas.every(({ answered }) => !answered) && !Object.values(store.readPages()).some(({ isRead }) => isRead);
        element.hidden = false;
        find(element, "[data-none]").hidden = !isEmpty;
        form.hidden = isEmpty;
        if (isEmpty) sheet.hidden = true;
      },
    };
  },
};

export const certificateCheckPart = {
  selector: ".certificate-check",
  bind(element) {
    const form = find(element, "form");
    const status = find(element, "[data-status]");
    const computed = find(element, "[data-computed]");
    const { lines, code } = form.elements;
    const clear = () => {
      status.replaceChildren();
      computed.hidden = true;
    };

    function verify() {
      clear();
      const written = lines.value.split("\n");
      const trouble = describeFaults(findFaults(written, code.value));
      if (trouble) {
        status.append(make("strong", "", "No se ha comprobado nada."), ` ${trouble}`);
        return;
      }
      const found = hashLines(written, globalThis.sha256);
      if (readCode(code.value) === readCode(found)) status.append(make("strong", "", MATCH), ` ${PROOF}`);
      else status.append(make("strong", "is-wrong", MISMATCH), ` ${CHANGED}`);
      find(computed, "strong").textContent = found;
      computed.hidden = false;
    }

    form.addEventListener("submit", (event) => {
      event.preventDefault();
      verify();
    });
    form.addEventListener("input", clear);
    const lessons = loadLessons();
    find(element, "[data-forge]").addEventListener("click", () => lessons.then(() => {
      const forged = forge();
      lines.value = listLines(forged).join("\n");
      code.value = computeCode(forged, globalThis.sha256);
      verify();
    }));
    return { refresh() { element.hidden = false; } };
  },
};
