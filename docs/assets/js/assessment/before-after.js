/* The before and the after (`.before-after`): the same few questions when the course begins and when it ends, and what
   changed. What is counted is in core/measurements.js, and what is said, in before-after-words.js.

   The before shows neither what is right nor a score, which would spoil the after. The one in progress is in the store,
   as the final test is (exam.js), and nothing of this is added to the answers. The names of the lessons are not shown
   while answering: some tell what is asked. */

import { UNLOADED, fillAsked, isAnswered, loadAsked, makeDetails } from "./asked-question.js";
import {
  describeBlank, describeChance, describeChange, describeLeft, describeRow, describeState, describeWarning, formatPoints, nameDate,
} from "./before-after-words.js";
import { getCatalogue } from "./catalogue.js";
import { bindErase, keepNotices, store } from "./session.js";
import { compare, findBefore } from "../core/measurements.js";
import { find, findAll, focusOn } from "../page/dom.js";
import { make, makeLink } from "../page/elements.js";
import { count } from "../page/words.js";

/** @import { AskedQuestion } from "./asked-question.js" */

const NAMES = { before: "«antes»", after: "«después»" };
const TITLES = { before: "Antes", after: "Después" };
const ENDED_ELSEWHERE = "Lo que estabas respondiendo se ha entregado o se ha descartado en otra pestaña.";
const CHANGE_TITLES = { better: "Mejor que antes", worse: "Peor que antes", same: "Igual que antes" };
export const beforeAfterPart = {
  selector: ".before-after",
  bind(element) {
    const { base } = element.dataset;
    const { questions, temas } = getCatalogue();
    const byId = new Map(questions.map((question) => [question.id, question]));
    const listKnown = (ids) => ids.flatMap((id) => byId.get(id) ?? []);
    const own = listKnown(element.dataset.questions.split(" "));
    const views = findAll(element, ":scope > [data-view]");
    const [start, paper, report] = views;
    const get = (name) => find(element, `[data-${name}]`);
    const tell = (name, words) => { get(name).textContent = words; };
    let measuring; // the one being answered
    /** @type {AskedQuestion[]} */
    let items; // its questions
    let wanted; // the moment that a dialog asks about
    let doomed; // when what a dialog asks about was begun

    const isRunning = () => element.isConnected && !paper.hidden;
    const listMeasurements = (moment) => (store.read().measurements ?? []).filter((other) => !moment || other.moment === moment);

    function show(view) {
      findAll(element, "dialog[open]").forEach((dialog) => dialog.close("")); // hidden while open, it would block the page
      views.forEach((other) => { other.hidden = other !== view; });
      if (view !== paper) get("asked").replaceChildren();
      if (view !== report) get("details").replaceChildren();
      keepNotices();
      findAll(view, "h2").find((heading) => heading.checkVisibility()).focus();
    }

    // --- Before either of them

    /* Whether the one in progress is still the one that the dialog asks about: another tab may have ended it. */
    const isDoomed = () => store.read().measuring?.startedAt === doomed;

    function showStart() {
      const { measuring: unfinished } = store.read();
      if (get("discard-dialog").open && !isDoomed()) {
        get("discard-dialog").close("");
        tell("status", ENDED_ELSEWHERE);
      }
      const read = Object.values(store.readPages()).filter(({ isRead }) => isRead).length;
      get("unfinished").hidden = !unfinished;
      if (unfinished) {
        const left = listKnown(unfinished.ids);
        tell("when", `Tienes a medias el ${NAMES[unfinished.moment]}, empezado el ${nameDate(unfinished.startedAt)}.`);
        get("resume").hidden = !left.length;
      }
      for (const section of findAll(start, "[data-moment]")) {
        const { moment } = section.dataset;
        const button = find(section, "button");
        find(section, "[data-state]").textContent = describeState(moment, listMeasurements());
        button.textContent = `${listMeasurements(moment).length ? "Repetir" : "Hacer"} el ${NAMES[moment]}`;
        button.hidden = Boolean(unfinished) || !own.length;
        button.className = moment === findNext() ? "exam-main" : "";
      }
      const isLate = read > 0 && !listMeasurements("before").length;
      tell("late", isLate ? `En este navegador ya has leído ${count(read, "página", "páginas")}: el «antes» dirá lo que sabes hoy.` : "");
      showDone();
    }

    /* The moment that comes next: neither, once both are done. */
    function findNext() {
      if (!listMeasurements("before").length && !listMeasurements("after").length) return "before";
      return listMeasurements("after").length ? null : "after";
    }

    function showDone() {
      const measurements = listMeasurements();
      const first = measurements.find(({ moment }) => moment === "before");
      get("done").hidden = !measurements.length;
      find(get("done"), "ol").replaceChildren(...[...measurements].reverse().map((measurement) => {
        const day = nameDate(measurement.finishedAt);
        if (measurement.moment === "before") return make("li", "", `«Antes» del ${day}.${measurement === first ? "" : " No se compara."}`);
        const { after, measured, total } = compareWith(measurement);
        const button = make("button", "", measured === null ? "Ver el resultado" : "Ver qué ha cambiado");
        button.type = "button";
        button.setAttribute("aria-label", `${button.textContent}: «después» del ${day}`);
        button.addEventListener("click", () => showReport(measurement));
        return make("li", "", `«Después» del ${day}: ${formatPoints(after, total)}. `, button);
      }));
      find(get("erase-box"), "[data-erase]").disabled = !measurements.length && !store.read().measuring;
    }

    function begin(moment) {
      const now = new Date().toISOString();
      if (!store.read().measuring) store.saveMeasuring({ moment, startedAt: now, updatedAt: now, ids: own.map(({ id }) => id), responses: {} });
      resume();
    }

    function resume() {
      const { measuring: stored } = store.read();
      if (!stored) {
        showStart();
        return;
      }
      loadAsked(listKnown(stored.ids), base, {}).then((loaded) => {
        measuring = stored;
        items = loaded;
        items.forEach(addUnknown);
        items.forEach((item) => fill(item, stored.responses));
        get("asked").replaceChildren(...items.map(({ form }) => form));
        tell("title", TITLES[stored.moment]);
        tell("promise", stored.moment === "before"
          ? "Al guardarlo no verás qué está bien, para que el «después» sea una prueba de verdad."
          : "Al entregarlo verás qué está bien, con las explicaciones.");
        tell("deliver", stored.moment === "before" ? "Guardar el «antes»" : "Entregar el «después»");
        tell("blank", "");
        tell("status", "");
        showBar();
        show(paper);
      }).catch(() => {
        showStart();
        tell("status", UNLOADED);
      });
    }

    // --- Answering

    const getUnknown = ({ form }) => find(form, "[data-unknown]");
    const isUnknown = (item) => getUnknown(item).checked;
    const listBlank = () => items.flatMap((item, index) => (isUnknown(item) || isAnswered(item) ? [] : [index]));

    /* «No lo sé», an answer to any question, instead of its own. */
    function addUnknown(item) {
      const { form, id, widget } = item;
      const unknown = make("input", "");
      unknown.type = "checkbox";
      unknown.dataset.unknown = "";
      find(form, "fieldset").append(make("label", "quiz-answer before-after-unknown", unknown, make("span", "", "No lo sé")));
      form.addEventListener("submit", (event) => event.preventDefault());
      form.addEventListener("input", ({ target }) => {
        if (target !== unknown) unknown.checked = false;
        else if (unknown.checked) widget.fill(widget.empty);
        save({ [id]: unknown.checked ? null : widget.read() });
      });
    }

    function fill(item, responses) {
      const response = responses[item.id];
      getUnknown(item).checked = response === null;
      if (response === null) item.widget.fill(item.widget.empty);
      else fillAsked(item, responses);
    }

    function showBar() {
      tell("answered", `${items.length - listBlank().length} de ${count(items.length, "respondida", "respondidas")}`);
    }

    function save(responses) {
      store.saveMeasured({ startedAt: measuring.startedAt, responses });
      tell("blank", "");
      follow();
    }

    /* Apply what another tab did: its answers, or that it ended the measurement. */
    function follow() {
      const { measuring: stored } = store.read();
      if (stored?.startedAt === measuring.startedAt) {
        measuring = stored;
        items.forEach((item) => fill(item, measuring.responses));
        showBar();
        return;
      }
      showStart();
      show(start);
      tell("status", ENDED_ELSEWHERE);
    }

    function askToDeliver() {
      const blank = listBlank();
      if (!blank.length) {
        tell("delivering", `¿${measuring.moment === "before" ? "Guardar el «antes»" : "Entregar el «después»"}? Después no se puede cambiar.`);
        open("deliver");
        return;
      }
      tell("blank", describeBlank(blank));
      focusOn(find(items[blank[0]].form, "legend"));
    }

    function deliver() {
      follow();
      if (!isRunning()) return; // another tab delivered it first
      const { moment, startedAt } = measuring;
      const grades = items.map((item) => [item.id, isUnknown(item) ? 0 : item.widget.grade().score]);
      const responses = items.map((item) => [item.id, isUnknown(item) ? null : item.widget.read()]);
      const measurement = { moment, startedAt, finishedAt: new Date().toISOString(), responses: Object.fromEntries(responses), scores: Object.fromEntries(grades) };
      store.finishMeasuring(measurement);
      if (moment === "after") {
        showReport(measurement);
        return;
      }
      showStart();
      show(start);
      tell("status", store.isWaiting()
        ? "Este navegador no deja guardar el «antes»: se perderá al cerrar la página."
        : `Guardado el «antes», con fecha del ${nameDate(measurement.finishedAt)}.`);
    }

    // --- What changed

    function compareWith(after) {
      const measured = findBefore(listMeasurements(), after);
      return { ...compare({ questions: own, before: measured, after }), measured };
    }

    function makeRow({ tema, total, before, after }, isCompared) {
      const th = make("th", "", ...temas.filter(({ number }) => number === tema).map(({ href, label }) => (href === null ? label : makeLink(base + href, label))));
      th.scope = "row";
      const points = isCompared ? [before, after] : [after];
      return make("tr", "", th, ...points.map((sum) => make("td", "", formatPoints(sum, total))));
    }

    function showReport(after) {
      const found = compareWith(after);
      const { before, measured, rows, total } = found;
      const isCompared = measured !== null;
      const left = Object.keys(after.scores).length - rows.length;
      tell("report-title", isCompared ? "Qué ha cambiado" : "Resultado");
      tell("score", `${isCompared ? `Antes: ${formatPoints(before, total)}. Después: ` : ""}${formatPoints(found.after, total)}`);
      tell("summary", describeChange(found, measured, after));
      tell("chance", isCompared ? describeChance(found) : "");
      tell("left", describeLeft(left));
      get("column-before").hidden = !isCompared;
      get("temas").replaceChildren(...found.temas.map((tema) => makeRow(tema, isCompared)));
      show(report);
      loadAsked(listKnown(rows.map(({ id }) => id)), base, {}).then((loaded) => {
        const details = new Map(loaded.map((item) => [item.id, makeEntry(item, rows.find(({ id }) => id === item.id), measured, after)]));
        const groups = Object.entries(CHANGE_TITLES).map(([change, name]) => ({ name, list: rows.filter((row) => row.change === change) }));
        get("details").replaceChildren(...groups.filter(({ list }) => list.length).flatMap(({ name, list }) => [
          ...(isCompared ? [make("h4", "", `${name} (${list.length})`)] : []), ...list.map(({ id }) => details.get(id)),
        ]));
      }).catch(() => tell("details", UNLOADED));
    }

    function makeEntry(item, row, measured, after) {
      const response = after.responses[item.id];
      if (response !== null) fillAsked(item, after.responses);
      return makeDetails(item, base, response === null ? null : row.after, describeRow(row, measured, after));
    }

    // --- Buttons

    const onClick = (name, act) => get(name).addEventListener("click", act);

    function open(name) {
      const dialog = get(`${name}-dialog`);
      dialog.returnValue = "";
      dialog.showModal();
    }

    /* Call `act` when the dialog is confirmed. */
    const onYes = (name, act) => get(`${name}-dialog`).addEventListener("close", ({ target }) => { if (target.returnValue) act(); });

    findAll(start, "[data-moment] button").forEach((button) => button.addEventListener("click", () => {
      wanted = button.closest("[data-moment]").dataset.moment;
      const warning = describeWarning(wanted, listMeasurements());
      tell("warning", warning);
      if (warning) open("again");
      else begin(wanted);
    }));
    onYes("again", () => begin(wanted));
    onClick("resume", resume);
    onClick("discard", () => {
      doomed = store.read().measuring?.startedAt;
      open("discard");
    });
    onYes("discard", () => {
      const isStill = isDoomed();
      if (isStill) store.saveMeasuring(null);
      showStart();
      tell("status", isStill ? "Descartado lo que estaba a medias." : ENDED_ELSEWHERE);
      show(start);
    });
    onClick("pause", () => {
      showStart();
      show(start);
    });
    onClick("deliver", askToDeliver);
    onYes("deliver", deliver);
    onClick("back", () => {
      showStart();
      show(start);
    });
    onClick("open", () => {
      const all = findAll(report, "details");
      const isOpen = all.every((details) => details.open);
      all.forEach((details) => { details.open = !isOpen; });
    });
    onClick("print", () => globalThis.print());
    bindErase(get("erase-box"), { remove: () => store.removeMeasurements(), restore: (removed) => store.restoreMeasurements(removed) });

    return {
      refresh() {
        element.hidden = false;
        if (isRunning()) follow();
        else if (!start.hidden) showStart();
      },
    };
  },
};
