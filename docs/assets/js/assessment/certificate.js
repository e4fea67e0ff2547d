/* The statement of self-study: making one to print (`.certificate`), and verifying one (`.certificate-check`).

   The name stays in the page: it is neither stored nor sent. Both need js-sha256, which their pages load. */

import { getCatalogue } from "./catalogue.js";
import { store, toPercent } from "./session.js";
import { computeCode, hashLines, listLines } from "../core/certificate.js";
import { groupBy, summarize } from "../core/progress.js";
import { find } from "../page/dom.js";
import { make } from "../page/elements.js";

/** @import { ExamResult } from "../core/state.js" */

const formatDay = (date) => new Date(date).toLocaleDateString("sv-SE"); // YYYY-MM-DD of the local day

function readData(name) {
  const { title, edition, hours, questions, temas } = getCatalogue();
  const state = store.read();
  const records = store.readAll(state);
  const groups = groupBy(questions, "tema");
  const best = (state.exams || []).reduce((/** @type {ExamResult | null} */ kept, result) => (kept && kept.score > result.score ? kept : result), null);
  return {
    title, edition, hours, name, date: formatDay(Date.now()),
    temas: temas.filter(({ number }) => groups.has(number)).map(({ number }) => ({ number, ...summarize(groups.get(number) ?? [], records) })),
    exam: best && { percent: toPercent(best.score), date: formatDay(best.finishedAt) },
  };
}

export const certificatePart = {
  selector: ".certificate",
  bind(element) {
    const form = find(element, "form");
    const sheet = find(element, "[data-sheet]");
    const address = find(element, "[data-address]");
    if (address.protocol.startsWith("http")) address.textContent = address.href;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const data = readData(form.elements.name.value);
      find(sheet, "[data-lines]").replaceChildren(...listLines(data).map((line) => make("li", "", line)));
      find(sheet, "[data-code]").textContent = computeCode(data, globalThis.sha256);
      sheet.hidden = false;
      find(sheet, "h2").focus();
    });
    form.addEventListener("input", () => { sheet.hidden = true; });
    find(element, "[data-print]").addEventListener("click", () => globalThis.print());
    return {
      refresh() {
        const { temas, exam } = readData("");
        const isEmpty = !exam && temas.every(({ answered }) => !answered);
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
    const clear = () => {
      status.textContent = "";
      computed.hidden = true;
    };
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const { lines, code } = form.elements;
      const found = hashLines(lines.value.split("\n"), globalThis.sha256);
      const isSame = code.value.toUpperCase().replace(/[^\dA-Z]/g, "") === found.replaceAll("-", "");
      status.className = isSame ? "is-right" : "is-wrong";
      status.textContent = isSame ? "✓ Coinciden: el código sale de estas líneas." : "✗ No coinciden: el código no sale de estas líneas.";
      find(computed, "strong").textContent = found;
      computed.hidden = false;
    });
    form.addEventListener("input", clear);
    return { refresh() { element.hidden = false; } };
  },
};
