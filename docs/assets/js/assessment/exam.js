/* The final test (`.exam`): starting one, its questions and clock, its report, and earlier results.

   The test in progress is in the store, and this page keeps a copy: each answer is added to the stored one, so that
   two tabs with the same test share their answers. Besides the fields in core/state.js, a test stores `bank`
   (the fingerprint of the bank it was drawn from), and its result stores `responses`, so that its report can be
   shown again with the answers; both, `isWhole` if they are of the whole course and not of the essential route, and a
   test, `flagged`: the ids of the questions that the reader means to come back to. */

import { UNLOADED, fillAsked, isAnswered, loadAsked, makeDetails } from "./asked-question.js";
import { getCatalogue, listDrawable } from "./catalogue.js";
import { listParts, loadPlaces, makeLessonLine } from "./places.js";
import { keepNotices, store } from "./session.js";
import { draw, fingerprint, makeReport, nameOrder } from "../core/exam.js";
import { percent } from "../core/score-words.js";
import { EXAMS_KEPT } from "../core/state.js";
import { find, findAll, focusOn } from "../page/dom.js";
import { make, makeLink } from "../page/elements.js";
import { count } from "../page/words.js";

const LONGEST_TICK = 2; // seconds; more have passed if the computer slept or the tab was hidden
const SAVE_EVERY = 10; // seconds
const WARNINGS = [{ mark: 300, words: "Quedan 5 minutos." }, { mark: 60, words: "Queda 1 minuto." }]; // `mark`: seconds left

const DATES = new Intl.DateTimeFormat("es-ES", { dateStyle: "long", timeStyle: "short" }); // making one takes long
const formatDate = (date) => DATES.format(new Date(date));
const formatMinutes = (seconds) => (seconds < 60 ? "menos de 1\u00a0min" : `${Math.ceil(seconds / 60)}\u00a0min`);
/** @type {(sitting: { seed: string, bank?: string, isWhole?: boolean }) => string} */
const nameVariant = ({ seed, bank, isWhole }) => `Variante «${seed}»${isWhole ? " de todo el curso" : ""}${bank ? `, versión ${bank} de las preguntas` : ""}`;
const readNow = () => new Date().toISOString();

export const examPart = {
  selector: ".exam",
  bind(element) {
    const { base } = element.dataset;
    const { headings, objectives, questions, settings, temas } = getCatalogue();
    const byId = new Map(questions.map((question) => [question.id, question]));
    const views = findAll(element, "[data-view]");
    const [start, paper, report] = views;
    const get = (name) => find(element, `[data-${name}]`);
    const tell = (name, words) => { get(name).textContent = words; };
    const [bank, wholeBank] = [false, true].map((isWhole) => fingerprint(listDrawable(isWhole), settings.exam_questions, objectives));
    const drawIds = (seed, isWhole) => draw(listDrawable(isWhole), seed, settings.exam_questions, objectives);
    const size = drawIds("").length;
    let exam; // the test being taken
    let items; // its questions: {id, form, key, widget}
    let spent; // seconds, with decimals
    let ticked;
    let isLoading = false;

    const isRunning = () => element.isConnected && !paper.hidden;
    const listGone = (ids) => ids.filter((id) => !byId.has(id)).length;
    const listBlank = () => items.flatMap((item, index) => (isAnswered(item) ? [] : [index + 1]));

    function tellGone(name, ids) {
      const gone = listGone(ids);
      const words = gone === 1
        ? "1 pregunta de esta prueba ya no está en el curso: no sale ni cuenta."
        : `${gone} preguntas de esta prueba ya no están en el curso: no salen ni cuentan.`;
      tell(name, gone ? words : "");
    }

    function show(view) {
      findAll(element, "dialog[open]").forEach((dialog) => dialog.close("")); // hidden while open, it would block the page
      views.forEach((other) => { other.hidden = other !== view; });
      if (view !== paper) get("questions").replaceChildren();
      if (view !== report) get("details").replaceChildren();
      keepNotices();
      findAll(view, "h2").find((heading) => heading.checkVisibility()).focus();
    }

    /* A promise of the questions that still exist, as forms with the stored answers. */
    const load = ({ seed }, ids, responses, isExplained) => loadAsked(ids.flatMap((id) => byId.get(id) ?? []), base, responses, { order: nameOrder(seed), isExplained });

    // --- Starting

    function showStart() {
      const { exam: unfinished, exams = [] } = store.read();
      get("unfinished").hidden = !unfinished;
      get("new").hidden = Boolean(unfinished);
      if (unfinished) {
        const { ids, minutes, spentSeconds, startedAt } = unfinished;
        const left = minutes ? ` Quedan ${formatMinutes(minutes * 60 - spentSeconds)}, con el reloj parado.` : "";
        tell("when", `Tienes una prueba a medias, empezada el ${formatDate(startedAt)}. ${nameVariant(unfinished)}.${left}`);
        get("resume").hidden = listGone(ids) === ids.length;
        tellGone("missing", ids);
      }
      get("results").hidden = !exams.length;
      get("kept").hidden = exams.length < EXAMS_KEPT;
      find(get("results"), "ol").replaceChildren(...[...exams].reverse().map((result) => {
        const button = make("button", "", "Ver informe");
        button.type = "button";
        button.setAttribute("aria-label", `Ver informe del ${formatDate(result.startedAt)}`);
        button.addEventListener("click", () => showReport(result));
        const words = `${formatDate(result.startedAt)}. ${nameVariant(result)}: ${percent(result.score)}, ${result.passed ? "superada" : "no superada"}.`;
        return make("li", "", words, " ", button);
      }));
    }

    function resume() {
      const stored = store.read().exam;
      if (!stored) {
        showStart();
        return;
      }
      if (isLoading) return;
      isLoading = true;
      tell("status", "");
      tell("preparing", "Preparando…");
      load(stored, stored.ids, stored.responses, false).then((loaded) => {
        exam = stored;
        items = loaded;
        spent = exam.spentSeconds;
        ticked = performance.now();
        items.forEach(({ id, form, question, widget }) => {
          form.prepend(makeLessonLine(question));
          form.append(makeFlag(id));
          form.addEventListener("submit", (event) => event.preventDefault());
          form.addEventListener("input", () => save({ [id]: widget.read() }));
        });
        get("questions").replaceChildren(...items.map(({ form }) => form));
        get("strip").replaceChildren(...items.map((item, index) => make("li", "", makeJump(index))));
        tell("variant", `${nameVariant(exam)}.`);
        tell("warning", "");
        tell("status", "");
        tellGone("gone", exam.ids);
        get("hide").hidden = false;
        showBar();
        show(paper);
      }).catch(() => {
        showStart();
        tell("status", UNLOADED);
      }).finally(() => {
        isLoading = false;
        tell("preparing", "");
      });
    }

    // --- On the paper

    function showBar() {
      const blank = listBlank();
      const flagged = listFlagged();
      const links = findAll(get("strip"), "a");
      tell("answered", `${items.length - blank.length} de ${items.length} respondidas`);
      items.forEach(({ id, form }, index) => {
        const isBlank = blank.includes(index + 1);
        const isFlagged = flagged.includes(id);
        links[index].dataset.state = isBlank ? "blank" : "answered";
        links[index].toggleAttribute("data-flagged", isFlagged);
        links[index].ariaLabel = `Pregunta ${index + 1}, ${isBlank ? "sin responder" : "respondida"}${isFlagged ? ", marcada" : ""}`;
        find(form, "[data-flag]").ariaPressed = String(isFlagged);
      });
      showClock();
    }

    const listFlagged = () => exam.flagged ?? [];

    function jump(index) {
      const { form } = items[index];
      form.scrollIntoView({ block: "start" });
      focusOn(find(form, "legend"), { preventScroll: true });
    }

    /* A link to a question of the paper, by its number. */
    function makeJump(index) {
      const link = makeLink(`#${items[index].form.id}`, String(index + 1));
      link.addEventListener("click", (event) => {
        event.preventDefault(); // what is after «#» would be a place of the page for who comes back
        get("deliver-dialog").close("");
        jump(index);
      });
      return link;
    }

    function makeFlag(id) {
      const button = make("button", "exam-flag", "Volver a ella");
      button.type = "button";
      button.dataset.flag = "";
      button.addEventListener("click", () => {
        const flagged = listFlagged();
        save({}, flagged.includes(id) ? flagged.filter((other) => other !== id) : [...flagged, id]);
      });
      return button;
    }

    function showClock() {
      const words = exam.minutes ? `quedan ${formatMinutes(exam.minutes * 60 - spent)}` : `llevas ${formatMinutes(spent)}`;
      if (get("clock").textContent !== words) tell("clock", words);
    }

    /* The test being taken as it is stored, or null if it was finished or discarded, perhaps in another tab. */
    function findStored() {
      const stored = store.read().exam;
      return stored?.startedAt === exam.startedAt ? stored : null;
    }

    function save(responses, flagged) {
      store.saveResponses({ startedAt: exam.startedAt, spentSeconds: Math.floor(spent), responses, flagged });
      const stored = findStored();
      if (!stored) {
        follow();
        return;
      }
      spent = Math.max(spent, stored.spentSeconds);
      exam = stored;
      if (responses) showBar();
    }

    /* Apply what another tab did: its answers, or the end of the test. */
    function follow() {
      const stored = findStored();
      if (!stored) {
        const result = (store.read().exams || []).find(({ startedAt }) => startedAt === exam.startedAt);
        if (result) {
          showReport(result);
          return;
        }
        tell("status", "Esta prueba se ha descartado en otra pestaña.");
        showStart();
        show(start);
        return;
      }
      spent = Math.max(spent, stored.spentSeconds);
      exam = stored;
      items.forEach((item) => fillAsked(item, exam.responses));
      showBar();
    }

    function tick() {
      if (!element.isConnected) {
        clearInterval(timer);
        return;
      }
      const before = spent;
      const now = performance.now();
      const passed = Math.min((now - ticked) / 1000, LONGEST_TICK);
      ticked = now;
      if (!isRunning() || document.hidden) return;
      spent += passed;
      if (exam.minutes) {
        const left = exam.minutes * 60 - spent;
        if (left <= 0) {
          deliver(true);
          return;
        }
        for (const { mark, words } of WARNINGS) if (left <= mark && left + passed > mark) tell("warning", words);
      }
      if (Math.floor(spent / SAVE_EVERY) > Math.floor(before / SAVE_EVERY)) save();
      if (isRunning()) showClock();
    }

    function deliver(isLate) {
      follow();
      if (!isRunning()) return; // another tab delivered it first
      const graded = items.map((item) => ({ ...item, ...item.widget.grade() }));
      const scores = Object.fromEntries(graded.map(({ id, answered, score }) => [id, answered ? score : null]));
      const measured = makeReport({ questions: items.map(({ id }) => byId.get(id)), scores, catalogueObjectives: objectives, settings });
      const result = {
        seed: exam.seed, bank: exam.bank, isWhole: exam.isWhole, startedAt: exam.startedAt, finishedAt: readNow(), minutes: exam.minutes, isLate,
        spentSeconds: Math.floor(isLate ? exam.minutes * 60 : spent),
        score: measured.score, passed: measured.passed, questions: scores, responses: exam.responses,
      };
      store.finishExam(result);
      for (const { id, answered, correct, score, widget } of graded) {
        if (answered) store.add(id, { response: widget.read(), correct, score, hints: 0 });
      }
      showReport(result);
    }

    // --- The report

    function makeRow(head, { answered, total, score }, ...more) {
      const th = make("th", "", ...head);
      th.scope = "row";
      return make("tr", "", th, make("td", "", `${percent(score)}, ${answered} de ${count(total, "respondida", "respondidas")}`, ...more));
    }

    const makeVerdict = ({ answered, held }) => (held === null
      ? `Pocas respuestas para decirlo: ${answered}`
      : make("strong", held ? "is-right" : "is-wrong", held ? "✓ Conseguido" : "✗ Todavía no"));

    const makeEntry = ({ label, href }) => (href === null ? label : makeLink(base + href, label));

    function showReport(result) {
      const { isLate, minutes, passed, responses, questions: scores, spentSeconds, startedAt } = result;
      const ids = Object.keys(scores);
      const found = ids.flatMap((id) => byId.get(id) ?? []);
      const measured = makeReport({ questions: found, scores, catalogueObjectives: objectives, settings });
      tell("title", isLate ? "Se acabó el tiempo: este es el informe" : "Informe de la prueba");
      tell("score", percent(result.score));
      tell("passed", passed ? "✓ Superada" : "✗ No superada");
      tell("summary", `${nameVariant(result)}. Empezada el ${formatDate(startedAt)}, hecha en ${formatMinutes(spentSeconds)}${minutes ? ` de ${minutes}` : ", sin tiempo"}. ` +
        `Has respondido ${ids.filter((id) => scores[id] !== null).length} de ${count(ids.length, "pregunta", "preguntas")}.`);
      tellGone("left", ids);
      get("temas").replaceChildren(...measured.temas.map((tema) => makeRow(temas.filter(({ number }) => number === tema.tema).map(makeEntry), tema)));
      get("objectives").replaceChildren(...measured.objectives.map((objective) => makeRow(
        [make("strong", "", objective.objective), ` ${objectives.find(({ id }) => id === objective.objective)?.text}`], objective,
        make("br", ""), makeVerdict(objective),
      )));
      get("reread").hidden = !measured.reread.length;
      const showReread = () => find(get("reread"), "ol").replaceChildren(...measured.reread.map((section) => make(
        "li", "", makeEntry(headings[section]), ...listParts(found.filter((question) => question.section === section && scores[question.id] !== 1), base),
      )));
      showReread();
      loadPlaces(base).then(showReread, () => {}); // without the parts of each section if they can't be loaded
      get("each").hidden = !responses;
      show(report);
      if (responses) {
        load(result, ids, responses).then((loaded) => get("details").replaceChildren(...loaded.map((item) => makeDetails(item, base, scores[item.id]))))
          .catch(() => tell("details", UNLOADED));
      }
    }

    // --- Buttons

    const onClick = (name, act) => get(name).addEventListener("click", act);

    /* Call `act` when the dialog is confirmed, if the test that it asked about is still the one in progress. */
    function askFirst(name, act) {
      const dialog = get(`${name}-dialog`);
      const readStart = () => store.read().exam?.startedAt;
      let asked;
      onClick(name, () => {
        asked = readStart();
        dialog.returnValue = "";
        dialog.showModal();
      });
      dialog.addEventListener("close", () => { if (dialog.returnValue && asked === readStart()) act(); });
    }

    get("new").addEventListener("submit", (event) => {
      event.preventDefault();
      const { seed, time, scope } = event.target.elements;
      const isWhole = scope.value === "whole";
      const now = readNow();
      const name = seed.value.replace(/\s+/g, " ").trim() || String(1000 + Math.floor(Math.random() * 9000));
      if (!store.read().exam) {
        store.saveExam({
          seed: name, bank: isWhole ? wholeBank : bank, isWhole, ids: drawIds(name, isWhole), minutes: time.value ? settings.exam_minutes : null,
          startedAt: now, updatedAt: now, spentSeconds: 0, responses: {},
        });
      }
      resume();
    });
    onClick("resume", resume);
    onClick("hide", () => {
      const isHidden = get("time").toggleAttribute("hidden");
      tell("hide", isHidden ? "Mostrar el tiempo" : "Ocultar el tiempo");
    });
    onClick("pause", () => {
      save();
      if (!isRunning()) return;
      showStart();
      show(start);
    });
    onClick("deliver", () => {
      const blank = listBlank();
      const links = blank.flatMap((number, index) => [...(index ? [", "] : []), makeJump(number - 1)]);
      get("blank").replaceChildren(...(blank.length
        ? [`Dejas ${count(blank.length, "pregunta", "preguntas")} sin responder: `, ...links, "."]
        : ["Has respondido todas las preguntas."]));
    });
    askFirst("deliver", () => deliver(false));
    askFirst("discard", () => {
      store.saveExam(null);
      tell("status", "Prueba descartada.");
      showStart();
      show(start);
    });
    onClick("again", () => {
      showStart();
      show(start);
    });
    onClick("open", () => {
      const all = findAll(report, "details");
      const isOpen = all.every(({ open }) => open);
      all.forEach((details) => { details.open = !isOpen; });
    });
    onClick("print", () => globalThis.print());
    addEventListener("pagehide", () => { if (isRunning()) save(); });
    document.addEventListener("visibilitychange", () => { if (document.hidden && isRunning()) save(); });
    const timer = setInterval(tick, 1000);

    return {
      refresh() {
        element.hidden = false;
        tell("size", count(size, "pregunta", "preguntas"));
        tell("bank", bank);
        tell("whole-bank", wholeBank);
        if (isRunning()) follow();
        else if (!start.hidden) showStart();
      },
    };
  },
};
