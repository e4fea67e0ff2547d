/* Spaced review (`.review`): the questions due today, one at a time, and when each comes back.

   A question's card is saved after its first attempt of a session; later attempts only update its date, so that
   core/schedule.js doesn't count them as more reviews. */

import { getCatalogue } from "./catalogue.js";
import { hasQuestion, loadQuestions, makeQuestion } from "./bank.js";
import { listParts, makeLessonLine } from "./places.js";
import { practise } from "./practice.js";
import { keepNotices, store } from "./session.js";
import { countCalendarDays } from "../core/calendar-days.js";
import { groupBy } from "../core/progress.js";
import { catchUp, createScheduler, findNextDue, listDue } from "../core/schedule.js";
import { find, findAll } from "../page/dom.js";
import { make, makeLink } from "../page/elements.js";
import { count } from "../page/words.js";

const SITTING = 20;

function nameDay(due) {
  const day = new Date(due);
  const year = day.getFullYear() === new Date().getFullYear() ? undefined : "numeric";
  return day.toLocaleDateString("es-ES", { day: "numeric", month: "long", year });
}

export const reviewPart = {
  selector: ".review",
  bind(element) {
    const { base } = element.dataset;
    const { headings, questions } = getCatalogue();
    const views = findAll(element, "[data-view]");
    const [start, sitting, end] = views;
    const [due, none, begin, more, wrongs, summary] = ["due", "none", "begin", "more", "wrongs", "summary"].map((name) => find(element, `[data-${name}]`));
    let fsrs;
    let queue;
    let place;
    /** @type {import("./catalogue.js").CatalogueQuestion[]} */
    let wrong;

    const listToday = () => listDue(questions, store.readAll(), fsrs, new Date());

    function show(view) {
      views.forEach((other) => { other.hidden = other !== view; });
      keepNotices();
      find(view, "h2").focus();
    }

    function tellNext() {
      const next = findNextDue(questions, store.readAll(), fsrs);
      return next && `La próxima, el ${nameDay(next)}.`;
    }

    function showStart() {
      const { length } = listToday();
      const next = tellNext();
      if (length) due.textContent = `Hoy te ${length === 1 ? "toca" : "tocan"} ${count(length, "pregunta", "preguntas")}.`;
      else due.textContent = next ? `Hoy no te toca ninguna pregunta. ${next}` : "Todavía no hay nada que repasar.";
      begin.hidden = !length;
      none.hidden = Boolean(next);
    }

    function fail() {
      views.forEach((view) => { view.hidden = view !== start; });
      due.textContent = "No se ha podido cargar el repaso. Comprueba la conexión y recarga la página.";
    }

    function sit() {
      const listed = listToday().slice(0, SITTING);
      loadQuestions(base, listed.map(({ question }) => question)).then(() => {
        queue = listed.filter(({ question }) => hasQuestion(question.id));
        place = 0;
        wrong = [];
        if (queue.length) ask();
        else fail();
      }).catch(fail);
    }

    function ask() {
      const { question, card } = queue[place];
      const isLast = place === queue.length - 1;
      const { form, key } = makeQuestion(question, base, place + 1);
      form.prepend(makeLessonLine(question, base));
      const next = make("button", "quiz-next", isLast ? "Ver el resumen" : "Siguiente");
      let seen; // the card once answered in this session
      next.type = "button";
      next.addEventListener("click", () => {
        place += 1;
        if (isLast) finish();
        else ask();
      });
      const practice = practise(form, key, (record) => {
        if (!seen) {
          seen = catchUp({ ...record, card: record.card?.last_review > card.last_review ? record.card : card }, fsrs);
          if (!record.last.correct) wrong.push(question);
          find(form, ".quiz-actions button").after(" ", next);
        }
        seen = { ...seen, last_review: record.last.at };
        store.saveCard(question.id, seen);
        const days = Math.max(1, countCalendarDays(new Date(), seen.due));
        find(form, ".quiz-result").append(make("p", "", days === 1 ? "Vuelve mañana." : `Vuelve dentro de ${days} días.`));
      });
      find(sitting, "h2").textContent = `Pregunta ${place + 1} de ${queue.length}`;
      find(sitting, "[data-question-box]").replaceChildren(form);
      practice.showDraft(store.readDraft(question.id));
      practice.activate();
      show(sitting);
    }

    function finish() {
      const left = listToday().length;
      const total = count(queue.length, "pregunta", "preguntas");
      summary.textContent = `Has repasado ${total}: ${queue.length - wrong.length} bien y ${wrong.length} mal. ${(!left && tellNext()) || ""}`;
      wrongs.hidden = !wrong.length;
      find(wrongs, "ul").replaceChildren(...[...groupBy(wrong, "section")].map(([section, list]) => {
        const { label, href } = headings[section];
        return make("li", "", href === null ? label : makeLink(base + href, label), ` (${count(list.length, "pregunta", "preguntas")})`, ...listParts(list, base));
      }));
      more.hidden = !left;
      more.textContent = `Seguir con más: ${left === 1 ? "queda" : "quedan"} ${left}`;
      show(end);
    }

    [begin, more].forEach((button) => button.addEventListener("click", sit));
    return {
      refresh() {
        element.hidden = false;
        if (start.hidden) return; // in the middle of a session
        try {
          fsrs = fsrs || createScheduler(globalThis.FSRS);
          showStart();
        } catch {
          fail();
        }
      },
    };
  },
};
