/* «Antes de leer» (`.before-reading`): a few questions of earlier pages, one at a time, to be answered from memory.

   Each is asked afresh, whatever is stored of it. Its answer is one more attempt at the same question, as those of its
   own page, and the review counts it the next time that it is opened (core/schedule.js). A question that had been
   answered before takes one answer a visit, which is what the review goes by: it is shown the right one at once.

   Who closes the panel of a page finds it closed from then on, until they open it again. */

import { practise } from "./practice.js";
import { refreshAll, store } from "./session.js";
import { countCalendarDays } from "../core/calendar-days.js";
import { find, findAll, focusOn } from "../page/dom.js";
import { CLOSED_KEY } from "../page/keys.js";
import { count } from "../page/words.js";

const countDaysSince = (date) => countCalendarDays(date, new Date());

function describePast({ updatedAt }) {
  const days = countDaysSince(updatedAt);
  const when = days > 1 ? `hace ${count(days, "día", "días")}` : days ? "ayer" : "hoy";
  return `Ya la contestaste ${when}: prueba otra vez.`;
}

/* The panels that were closed by hand, each by the ids of its questions. */
function readClosed() {
  try {
    const panels = JSON.parse(localStorage.getItem(CLOSED_KEY) ?? "[]");
    return Array.isArray(panels) ? panels : [];
  } catch {
    return [];
  }
}

function keepClosed(panel, isClosed) {
  const panels = readClosed().filter((other) => other !== panel);
  if (isClosed) panels.push(panel);
  try {
    if (panels.length) localStorage.setItem(CLOSED_KEY, JSON.stringify(panels));
    else localStorage.removeItem(CLOSED_KEY);
  } catch { /* without a store it is open again the next time */ }
}

export const beforeReadingPart = {
  selector: ".before-reading",
  bind(element) {
    const items = findAll(element, ":scope > .before-reading-list > li");
    const asked = items.map((item) => {
      const form = find(item, "form");
      const key = find(element, `[data-key="${form.dataset.question}"]`);
      const question = { item, wasAnswered: false, isDone: false, practice: practise(form, key, finish) };
      findAll(key, "[data-away]").forEach((words) => { words.hidden = false; });
      function finish() {
        question.isDone = true;
        if (question.wasAnswered) {
          find(form, "fieldset").disabled = true;
          find(form, "[data-retry]").hidden = true;
        }
        refreshAll(false);
      }
      return question;
    });
    items.forEach((item, place) => {
      find(item, "[data-next]")?.addEventListener("click", () => {
        const next = items[place + 1];
        delete item.dataset.current;
        next.dataset.current = "";
        focusOn(find(next, "legend"));
      });
    });
    const panel = asked.map(({ practice }) => practice.id).join(" ");
    // A click, also by keyboard, is the reader's; the panel also opens to be printed, and closes once all is answered.
    find(element, "summary").addEventListener("click", () => keepClosed(panel, element.open));
    find(element, "[data-begin]").addEventListener("click", () => {
      element.dataset.begun = "";
      focusOn(find(items[0], "legend"));
    });
    let isFirst = true;
    return {
      refresh() {
        const records = store.readAll();
        asked.filter(({ isDone }) => !isDone).forEach((question) => {
          const record = records[question.practice.id];
          question.wasAnswered = Boolean(record);
          find(question.item, "[data-past]").textContent = record ? describePast(record) : "";
          question.practice.showDraft(store.readDraft(question.practice.id));
        });
        // Who has answered them all today needs no more of them; while they are being answered, nothing is moved.
        const isAnswered = asked.every(({ practice }) => records[practice.id] && countDaysSince(records[practice.id].updatedAt) === 0);
        if (isFirst && (isAnswered || readClosed().includes(panel))) element.open = false;
        isFirst = false;
      },
      activate: () => asked.forEach(({ practice }) => practice.activate()),
    };
  },
};
