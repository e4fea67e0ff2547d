/* The before and the after (`.before-after`): the same few questions when the course begins and when it ends, and what
   changed. What is counted is in core/measurements.js.

   The before shows neither what is right nor a score, which would spoil the after. The one in progress is in the store,
   as the final test is (exam.js), and nothing of this is added to the answers. The names of the lessons are not shown
   while answering: some tell what is asked. */

import { UNLOADED, fillAsked, isAnswered, loadAsked, makeDetails } from "./asked-question.js";
import { getCatalogue } from "./catalogue.js";
import { bindErase, keepNotices, percent, store } from "./session.js";
import { compare, findBefore } from "../core/measurements.js";
import { find, findAll } from "../page/dom.js";
import { make, makeLink } from "../page/elements.js";
import { count } from "../page/words.js";

/** @import { Measurement, Moment } from "../core/measurements.js" */
/** @import { AskedQuestion } from "./asked-question.js" */

const NAMES = { before: "«antes»", after: "«después»" };
const TITLES = { before: "Antes", after: "Después" };
const CHANGE_TITLES = { better: "Mejor que antes", worse: "Peor que antes", same: "Igual que antes" };
const MOST_NAMED = 5; // questions without an answer that are told by their numbers, where there is little room
const DAYS = new Intl.DateTimeFormat("es-ES", { dateStyle: "long" });
const nameDate = (date) => DAYS.format(new Date(date));
const POINTS = new Intl.NumberFormat("es-ES", { maximumFractionDigits: 1 });
/* Rounded down, as percentages are: 12 of 12 means that all of it is right. */
const formatPoints = (points, total) => `${POINTS.format(Math.floor(points * 10 + 1e-9) / 10)}\u00a0de\u00a0${total}`;

function nameResult(score, response) {
  if (response === null) return "no lo sé";
  return score === 1 ? "correcta" : score ? `a medias, ${percent(score)}` : "no es correcta";
}

/** @type {(number: number, one: string, many: string) => string} */
const countOrNone = (number, one, many) => (number ? count(number, one, many) : `ninguna ${one}`);

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

    /** What is said of each moment before it is begun.
     * @type {(moment: Moment) => string} */
    function describeState(moment) {
      const [befores, afters] = [listMeasurements("before"), listMeasurements("after")];
      if (moment === "before") {
        if (!befores.length) return "Todavía no lo has hecho.";
        const later = afters.length ? "" : " Lo que está bien y lo que está mal lo verás al hacer el «después».";
        return `Guardado el ${nameDate(befores[0].finishedAt)}.${later}`;
      }
      if (afters.length) return `Hecho el ${nameDate(afters[afters.length - 1].finishedAt)}.`;
      return befores.length
        ? "Hazlo cuando acabes el curso y verás qué ha cambiado, con las explicaciones."
        : "Sin un «antes» no hay con qué comparar. Vale como una prueba suelta, con su resultado y sus explicaciones.";
    }

    /** What to think of before beginning, "" if nothing.
     * @type {(moment: Moment) => string} */
    function describeWarning(moment) {
      const [[before], [after]] = [listMeasurements("before"), listMeasurements("after")];
      const seen = after ? "Ya has visto cuáles son las respuestas correctas" : "";
      if (moment === "after") return after ? `${seen}: si lo repites, dirá en parte si las recuerdas. El anterior se conserva.` : "";
      if (before) {
        return `Ya hiciste el «antes» el ${nameDate(before.finishedAt)}. Se conserva, y es el que se compara. El nuevo se guarda también, con su fecha, y no cambia la comparación.`;
      }
      return after ? `${seen}, así que un «antes» hecho ahora no sirve para comparar con lo que ya has hecho.` : "";
    }

    function showStart() {
      const { measuring: unfinished } = store.read();
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
        find(section, "[data-state]").textContent = describeState(moment);
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
        const { after, before, total } = compareWith(measurement);
        const button = make("button", "", before === null ? "Ver el resultado" : "Ver qué ha cambiado");
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
      tell("status", "Lo que estabas respondiendo se ha entregado o se ha descartado en otra pestaña.");
    }

    function askToDeliver() {
      const blank = listBlank();
      if (!blank.length) {
        tell("delivering", `¿${measuring.moment === "before" ? "Guardar el «antes»" : "Entregar el «después»"}? Después no se puede cambiar.`);
        open("deliver");
        return;
      }
      const legend = find(items[blank[0]].form, "legend");
      const left = blank.length > MOST_NAMED ? `${blank.length} por responder` : `por responder: ${blank.map((index) => index + 1).join(", ")}`;
      tell("blank", `${blank.length === 1 ? "Falta" : "Faltan"} ${left}. Si no sabes alguna, marca «No lo sé».`);
      legend.tabIndex = -1;
      legend.focus();
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
      const before = findBefore(listMeasurements(), after);
      const found = compare({ questions: own, before, after });
      return { ...found, before: before && found.before, measured: before };
    }

    function describeChange({ better, worse, rows }, before, after) {
      const countUnknown = ({ responses }) => rows.filter(({ id }) => responses[id] === null).length;
      const changes = [
        countOrNone(better, "pregunta ha mejorado", "preguntas han mejorado"), countOrNone(worse, "ha empeorado", "han empeorado"),
        countOrNone(rows.length - better - worse, "sigue igual", "siguen igual"),
      ];
      return `Resultado: ${changes[0]}, ${changes[1]} y ${changes[2]}. ` +
        `«No lo sé»: ${countUnknown(before)} antes y ${countUnknown(after)} después. El «antes» es del ${nameDate(before.finishedAt)}, y el «después», del ${nameDate(after.finishedAt)}.`;
    }

    function describeChance({ better, worse, isClear }) {
      if (!better && !worse) return "";
      const usual = "Si todo siguiera igual, lo normal sería que subieran más o menos las mismas que bajan.";
      return isClear
        ? `${usual} Una diferencia como esta rara vez sale por azar: una de cada veinte, o menos.`
        : `${usual} Una diferencia como esta puede salir por azar: pasa más de una vez de cada veinte.`;
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
      tell("summary", isCompared
        ? describeChange(found, measured, after)
        : `Hecho el ${nameDate(after.finishedAt)}, sin un «antes» con el que compararlo. «No lo sé»: ${rows.filter(({ id }) => after.responses[id] === null).length}.`);
      tell("chance", isCompared ? describeChance(found) : "");
      tell("left", left ? `${count(left, "pregunta no cuenta", "preguntas no cuentan")}, porque ya no ${left === 1 ? "está" : "están"} aquí o no ${left === 1 ? "estaba" : "estaban"} en el «antes».` : "");
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
      const now = `${row.after === 1 ? "✓" : "✗"} ${nameResult(row.after, response)}.`;
      const verdict = measured === null ? now : `Antes: ${nameResult(row.before, measured.responses[item.id])}. Ahora: ${now}`;
      return makeDetails(item, base, response === null ? null : row.after, verdict);
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
      const warning = describeWarning(wanted);
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
      if (store.read().measuring?.startedAt === doomed) store.saveMeasuring(null);
      showStart();
      tell("status", "Descartado lo que estaba a medias.");
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
