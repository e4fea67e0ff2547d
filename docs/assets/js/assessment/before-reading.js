/* «Antes de leer» (`.before-reading`): a few questions of earlier pages, one at a time, to be answered from memory.

   Each is asked afresh, whatever is stored of it. Its answer is one more attempt at the same question, as those of its
   own page, and the review counts it the next time that it is opened (core/schedule.js). A question that had been
   answered before takes one answer a visit, which is what the review goes by: it is shown the right one at once. */

import { practise } from "./practice.js";
import { refreshAll, store } from "./session.js";
import { countCalendarDays } from "../core/calendar-days.js";
import { find, findAll } from "../page/dom.js";
import { count } from "../page/words.js";

const countDaysSince = (date) => countCalendarDays(date, new Date());

function describePast({ updatedAt }) {
  const days = countDaysSince(updatedAt);
  const when = days > 1 ? `hace ${count(days, "día", "días")}` : days ? "ayer" : "hoy";
  return `Ya la contestaste ${when}: prueba otra vez.`;
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
        find(next, "legend").tabIndex = -1;
        find(next, "legend").focus();
      });
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
        if (isFirst && asked.every(({ practice }) => records[practice.id] && countDaysSince(records[practice.id].updatedAt) === 0)) element.open = false;
        isFirst = false;
      },
      activate: () => asked.forEach(({ practice }) => practice.activate()),
    };
  },
};
