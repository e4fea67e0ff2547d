/* «Comparar planes»: read-only files of several plans, and the group's plan made from them, section by section.

   Texts and frames are in the page (macros/templates/plan_comparison.html.jinja). What differs and what is taken is
   decided by core/plan-comparison.js. Nothing is stored on the device: the group's plan is a file, or a document. */

import { combine, comparePlans, nameLetter, namePlans, takeSection } from "./core/plan-comparison.js";
import { findExcess } from "./core/limits.js";
import { canJoin } from "./core/plan-merge.js";
import { dropOthers, listValues } from "./core/plan-state.js";
import { createStore } from "./core/plan-storage.js";
import { getLabel } from "./core/plan-transfer.js";
import { isSame } from "./core/values.js";
import { find, findAll } from "./page/dom.js";
import { make } from "./page/elements.js";
import { count } from "./page/words.js";
import { loadScript } from "./page/files.js";
import { PLAN_KEY } from "./page/keys.js";
import { followPages } from "./page/navigation.js";
import { readPlan, savePlan } from "./plan/exchange.js";
import { readDefinition, showDay, showTime, view } from "./plan/page.js";

/** @import { Choice, SectionRow } from "./core/plan-comparison.js" */
/** @import { PlanState } from "./core/plan-state.js" */

const MAX_PLANS = 8;
const LISTS = new Intl.ListFormat("es");
const TOO_MUCH = "Lo tomado de todos los planes es más de lo que cabe en uno: un millón de caracteres, 4.000 filas en total, 200 en una tabla o 20.000 caracteres en un texto. No se ha guardado nada. Donde has puesto «Tomarlo todo», toma lo de un solo plan.";
const UNREADABLE = ["unsaved", "set-aside"]; // what the store reports if it can't be read

function bind(box) {
  const definition = readDefinition(box);
  /** @type {{ label: string, author: string, day: string, file: string, exportedAt: string, state: PlanState }[]} */
  const plans = [];
  /** @type {Record<string, Choice>} */
  let choices = {};
  /** @type {SectionRow[]} */
  let sections = [];
  /** @type {any} */
  let documents = null; // the panel of the finished document

  const copyTemplate = (name) => find(box, `template[data-part="${name}"]`).content.firstElementChild.cloneNode(true);
  const say = (words) => { find(box, "[data-told]").textContent = words; };
  const saySaved = (words) => { find(box, "[data-saved]").textContent = words; }; // next to its button: [data-told] may be far above
  const listPlans = (numbers) => LISTS.format(numbers.map(nameLetter));
  const nameOf = (number) => `${nameLetter(number)}. ${namePlans(plans)[number]}`;

  function makePlan(plan, number) {
    const item = copyTemplate("plan");
    find(item, "[data-name]").textContent = nameOf(number);
    find(item, "[data-date]").textContent = plan.exportedAt ? `guardado ${showTime(plan.exportedAt)}, en ${plan.file}` : "";
    const remove = find(item, "button");
    remove.setAttribute("aria-label", `Quitar ${nameOf(number)}`);
    remove.addEventListener("click", () => removePlan(number));
    return item;
  }

  /* The choices refer to plans by number: those of the removed plan are dropped, later numbers decrease. */
  function removePlan(number) {
    const [gone] = plans.splice(number, 1);
    const kept = Object.entries(choices).filter(([, choice]) => choice !== number);
    choices = Object.fromEntries(kept.map(([id, choice]) => [id, typeof choice === "number" && choice > number ? choice - 1 : choice]));
    refresh();
    say(`${gone.label} quitado. El archivo sigue donde estaba.`);
    find(box, "[data-open]").focus();
  }

  function makeChoice(row, name, words, choice) {
    const label = copyTemplate("choice");
    const radio = find(label, "input");
    radio.name = name;
    radio.checked = choices[row.field.id] === choice;
    find(label, "span").textContent = words;
    radio.addEventListener("change", () => {
      choices = { ...choices, [row.field.id]: choice };
      refreshResult();
    });
    return label;
  }

  function makeField(row) {
    const { field, values, agreement } = row;
    const element = copyTemplate(agreement === "differ" ? "field" : "agreed");
    element.dataset.agreement = agreement;
    find(element, "[data-label]").textContent = field.label;
    const list = find(element, "ul");
    if (agreement !== "differ") {
      const owners = values.flatMap((value, number) => (value === null ? [] : [number]));
      find(element, "[data-agreement]").textContent = agreement === "same" ? "Dicen lo mismo." : `Solo lo dice${owners.length > 1 ? "n" : ""} ${listPlans(owners)}.`;
      list.append(makeValue(view(field, values.find((value) => value !== null))));
      return element;
    }
    values.forEach((value, number) => {
      if (value === null) return;
      list.append(makeValue(makeChoice(row, `comparar-${field.id}`, `Tomar ${nameOf(number)}`, number), view(field, value)));
    });
    if (canJoin(field)) list.append(make("li", "comparison-all", makeChoice(row, `comparar-${field.id}`, "Tomarlo todo, sin repetir", "all")));
    const absent = values.flatMap((value, number) => (value === null ? [number] : []));
    find(element, "[data-agreement]").textContent = absent.length ? `Distinto. No lo ha${absent.length > 1 ? "n" : ""} escrito ${listPlans(absent)}.` : "Distinto.";
    return element;
  }

  const makeValue = (...children) => make("li", "", ...children);

  function makeSection(row) {
    const element = copyTemplate("section");
    const { section, fields, differing } = row;
    element.dataset.section = section.number;
    find(element, "[data-title]").textContent = `${section.number}. ${section.title}`;
    find(element, "[data-count]").textContent = fields.length
      ? `${count(fields.length, "campo escrito", "campos escritos")}, ${differing ? count(differing, "distinto", "distintos") : "ninguno distinto"}`
      : "nadie ha escrito nada";
    const bar = find(element, "[data-take]");
    bar.hidden = !differing;
    plans.forEach((plan, number) => {
      const button = copyTemplate("take");
      button.textContent = `Tomar de ${nameLetter(number)} lo distinto`;
      button.setAttribute("aria-label", `${button.textContent} en ${section.number}. ${section.title}`);
      button.addEventListener("click", () => {
        choices = takeSection(choices, row, number);
        const open = find(box, `[data-section="${section.number}"]`);
        fillFields(open, row);
        refreshResult();
        say(`${section.number}: tomado de ${nameOf(number)} lo que ha escrito.`);
      });
      bar.append(button);
    });
    // Filled when it is opened: eight large plans side by side would be a very large page.
    element.addEventListener("toggle", () => { if (element.open) ensure(element, row); });
    return element;
  }

  const ensure = (element, row) => {
    if (!find(element, "[data-fields]").firstChild) fillFields(element, row);
  };
  const ensureAll = () => {
    if (!box.isConnected) return;
    for (const row of sections.filter(({ fields }) => fields.length)) ensure(find(box, `[data-section="${row.section.number}"]`), row);
  };
  const fillFields = (element, row) => find(element, "[data-fields]").replaceChildren(...row.fields.map(makeField));

  /* The frames are created again; the sections that are open stay open. */
  function refresh() {
    const open = new Set(findAll(box, "details[open]").map(({ dataset }) => dataset.section));
    sections = comparePlans(plans, definition);
    find(box, "[data-plans]").replaceChildren(...plans.map(makePlan));
    find(box, "[data-sections]").replaceChildren(...sections.filter(({ fields }) => fields.length).map(makeSection));
    findAll(box, "details[data-section]").forEach((element) => { element.open = open.has(element.dataset.section); }); // which fills it
    find(box, "[data-compared]").hidden = plans.length < 2;
    find(box, "[data-waiting]").hidden = plans.length !== 1;
    refreshResult();
  }

  const combineNow = () => combine(sections, choices, new Date().toISOString());

  function refreshResult() {
    const { state, pending } = combineNow();
    const taken = Object.keys(state.fields).length;
    find(box, "[data-pending]").textContent = pending.length
      ? `El plan del grupo tiene ${count(taken, "campo", "campos")}. ${pending.length === 1 ? "Falta" : "Faltan"} ${count(pending.length, "campo", "campos")} por elegir: si no se ${pending.length === 1 ? "elige, queda vacío" : "eligen, quedan vacíos"}.`
      : `El plan del grupo tiene ${count(taken, "campo", "campos")} y no falta nada por elegir.`;
    for (const row of sections) {
      const left = row.fields.filter(({ field }) => pending.includes(field)).length;
      const place = find(box, `[data-section="${row.section.number}"] [data-left]`);
      if (place) place.textContent = left ? ` · ${left} por elegir` : "";
    }
    documents?.refresh();
  }

  function addPlan({ state, label, author, exportedAt }, file) {
    const date = new Date(exportedAt);
    const day = Number.isNaN(date.getTime()) ? "" : showDay(date);
    const name = label.split(/[(,;:]/)[0].trim() || label; // without the number of inhabitants and the like, because it is a heading of narrow columns
    plans.push({ state, exportedAt, author, day, file, label: name || file.replace(/\.json$/i, "") });
  }

  async function openFile(file) {
    if (plans.length >= MAX_PLANS) return `«${file.name}»: ya hay ${MAX_PLANS}, que son los que caben.`;
    const found = await readPlan(file, box);
    if (!found.state) return `«${file.name}» no se ha abierto: ${find(box, `[data-reason="${found.reason}"]`).textContent}`;
    if (plans.some(({ state }) => isSame(state, found.state))) return `«${file.name}» es igual que uno que ya está abierto.`;
    addPlan(found, file.name);
    return null;
  }

  async function openFiles(files) {
    const before = plans.length;
    const troubles = [];
    for (const file of files) troubles.push(await openFile(file));
    refresh();
    const added = plans.length - before;
    say([...(added ? [`${count(plans.length, "plan abierto", "planes abiertos")}.`] : []), ...troubles.filter(Boolean)].join(" "));
  }

  find(box, "[data-open]").addEventListener("change", ({ target }) => {
    const files = [...target.files];
    if (files.length) openFiles(files).then(() => { target.value = ""; }); // so that the same file can be chosen again
  });

  find(box, "[data-own]").addEventListener("click", () => {
    let trouble = "";
    const state = dropOthers(createStore({ key: PLAN_KEY, tell: (found) => { trouble = found; } }).read());
    if (UNREADABLE.includes(trouble)) {
      say("El plan de este dispositivo no se puede leer. Ábrelo en «Mi plan», que dice por qué.");
    } else if (!Object.keys(listValues(state, definition)).length) {
      say("En este dispositivo no hay ningún plan empezado.");
    } else if (plans.some((plan) => isSame(plan.state, state))) {
      say("El plan de este dispositivo ya está abierto.");
    } else if (plans.length >= MAX_PLANS) {
      say(`Ya hay ${MAX_PLANS} planes, que son los que caben.`);
    } else {
      const label = getLabel(state, definition);
      addPlan({ state, label, author: label && "en este dispositivo", exportedAt: "" }, "El plan de este dispositivo");
      refresh();
      say("Añadido el plan de este dispositivo.");
    }
  });

  find(box, "[data-save]").addEventListener("click", () => {
    const { state } = combineNow();
    if (findExcess(state)) {
      saySaved(TOO_MUCH);
      return;
    }
    savePlan(state, `${definition.document.file}-grupo`, box).then(
      (name) => saySaved(`Plan del grupo guardado en tus descargas: ${name}. Se trae en «Mi plan» con «Traer una copia».`),
      () => saySaved("No se ha podido preparar el archivo. Vuelve a pulsar «Guardar el plan del grupo»."),
    );
  });

  const panel = find(box, "[data-plan-documents]");
  if (panel) {
    loadScript(panel.dataset.script).then(() => {
      documents = Curso["plan-documents"].setUpDocuments(panel.parentNode, {
        definition, getScope: () => "whole", getValues: () => listValues(combineNow().state, definition),
      });
    }, () => {});
  }

  addEventListener("beforeprint", ensureAll);

  /* Ask for confirmation before a group loses its choices. */
  addEventListener("beforeunload", (event) => {
    if (box.isConnected && Object.keys(choices).length) event.preventDefault();
  });
  find(box, "[data-app]").hidden = false;
  refresh();
}

/* Bind what the page has; instant navigation calls it again. */
export function start() {
  const box = find(document, "[data-plan-comparison]:not([data-bound])");
  if (!box) return;
  box.dataset.bound = "";
  bind(box);
}

followPages(start);
