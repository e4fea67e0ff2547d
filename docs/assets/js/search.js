/* The search dialog: sends queries to search/client.js, and shows the results as a plain list of links grouped by
   page. Loaded by search/opener.js on first use. Text from the reader or the course is only inserted as text nodes. */

import { QUERY_LENGTH } from "./core/search-core.js";
import { groupResults } from "./core/search-groups.js";
import { createSlices } from "./core/slices.js";
import { createClock } from "./page/clock.js";
import { find, findAll } from "./page/dom.js";
import { make } from "./page/elements.js";
import { FOUND_KEY } from "./page/keys.js";
import { createSearch } from "./search/client.js";

const SLASH_KEY = "curso-search-slash";
const SEEN_PARTS = 4; // pages of results that always fill the list's height
const CUT = "Es mucho texto: se ha buscado solo el principio. ";
const clock = createClock();
const plural = new Intl.PluralRules("es");
const bound = new WeakMap(); // dialog → the result of bind
let search = null;
let open = null; // the result of bind for the last opened dialog

function sayCount(number, one, many) {
  return number + " " + (plural.select(number) === "one" ? one : many);
}

function createMarked(parts) {
  return parts.map((part) => (part.isMatch ? make("mark", "", part.text) : part.text));
}

/* A chapter opens what it has folded if that is where the words are (chapter/folds.js). */
function keepFound({ anchor, excerpt }) {
  const words = excerpt.filter(({ isMatch }) => isMatch).map(({ text }) => text);
  try {
    sessionStorage.setItem(FOUND_KEY, JSON.stringify({ anchor, words }));
  } catch { /* without a store the reader opens it */ }
}

function createResult(result, site) {
  const link = make("a", "", ...createMarked(result.heading));
  link.href = site + result.url + (result.anchor ? "#" + encodeURIComponent(result.anchor) : "");
  const item = make("li", "search__result", link);
  if (result.path.length) item.append(make("p", "", result.path.join(" › ")));
  if (result.excerpt.length) item.append(make("p", "", ...createMarked(result.excerpt)));
  link.addEventListener("click", () => keepFound(result));
  return item;
}

function createGroup({ shown, folded }, site) {
  const list = (results) => make("ul", "", ...results.map((result) => createResult(result, site)));
  const { trail, page } = shown[0];
  const title = make("h2", "", [...trail.filter((part) => !page.startsWith(part)), page].join(" › "));
  const group = make("section", "", title, list(shown));
  if (folded.length) {
    const summary = make("summary", "", sayCount(folded.length, "resultado más", "resultados más") + " en esta página");
    group.append(make("details", "", summary, list(folded)));
  }
  return group;
}

function describe(query, total, shown, groups) {
  if (!total) return "Sin resultados para «" + query + "».";
  const found = sayCount(total, "resultado", "resultados");
  const pages = sayCount(groups.length, "página", "páginas") + ".";
  return total > shown ? "Los " + shown + " mejores de " + found + ", en " + pages : found + " en " + pages;
}

function bindSlashSetting(box) {
  try {
    box.checked = !localStorage.getItem(SLASH_KEY);
    box.addEventListener("change", () => {
      if (box.checked) localStorage.removeItem(SLASH_KEY);
      else localStorage.setItem(SLASH_KEY, "off");
    });
  } catch {
    box.disabled = true;
  }
}

function bind(dialog, site) {
  const input = find(dialog, "#search-query");
  const status = find(dialog, "[role=status]");
  const list = find(dialog, ".search__results");
  /** @type {Generator<void> | null} */
  let filling = null; // what is still to be added to the list
  let isEntering = false; // Enter was pressed before its list was there

  function createSuggestions(lead) {
    const items = list.dataset.suggestions.split("|").map((words) => {
      const button = make("button", "", words);
      button.type = "button";
      button.addEventListener("click", () => {
        input.value = words;
        input.focus();
        show();
      });
      return make("li", "", button);
    });
    return make("div", "", make("p", "", lead), make("ul", "search__suggestions", ...items));
  }

  const wake = createSlices(() => {
    if (filling?.next().done) filling = null;
    return filling !== null;
  }, clock);

  /* Replace the list: first what is seen without scrolling, all at once, then the rest. `query` is kept as the one that
     the list answers, if the whole index was searched. Each part is a function that creates it. */
  function* createParts(parts, query, isWhole) {
    const seen = [];
    for (const createPart of parts.slice(0, SEEN_PARTS)) {
      seen.push(createPart());
      yield;
    }
    list.scrollTop = 0; // before replacing: doing it afterwards would force a layout
    list.replaceChildren(...seen);
    for (const createPart of parts.slice(SEEN_PARTS)) {
      yield;
      list.append(createPart());
    }
    if (isWhole) list.dataset.query = query;
    if (isEntering && isWhole) follow();
  }

  function fill(parts, query, isWhole) {
    delete list.dataset.query;
    filling = createParts(parts, query, isWhole);
    wake();
  }

  function fillSuggestions(lead, query, isWhole) {
    fill([() => createSuggestions(lead)], query, isWhole);
  }

  function show() {
    if (input.value.trim()) {
      search.ask(input.value);
    } else {
      fillSuggestions("Prueba con…", "", search.state === "whole");
      status.textContent = "";
    }
  }

  function showAnswer({ query: asked, isCut, isWhole, count: total, results }) {
    if (asked !== input.value) return;
    const query = asked.trim();
    const groups = groupResults(results);
    if (total) fill(groups.map((group) => () => createGroup(group, site)), query, isWhole);
    else if (isWhole) fillSuggestions("Prueba con otra palabra, con menos palabras o con una de estas búsquedas:", query, true);
    const told = isCut || asked.length === QUERY_LENGTH ? CUT : ""; // the field takes no more
    status.textContent = isWhole ? told + describe(query, total, results.length, groups) : "Buscando…";
  }

  function follow() {
    isEntering = list.dataset.query !== input.value.trim();
    if (isEntering) return show();
    const link = find(list, "a");
    if (link) link.click();
  }

  function move(event, step) {
    const shown = findAll(list, "a, summary").filter((stop) => !stop.closest("details:not([open]) > ul"));
    const stops = [input, ...shown];
    const next = stops[stops.indexOf(document.activeElement) + step];
    event.preventDefault();
    if (next) next.focus();
  }

  input.value = input.value.slice(0, QUERY_LENGTH); // typed before this script came
  input.maxLength = QUERY_LENGTH;
  input.addEventListener("input", () => {
    isEntering = false;
    show();
  });

  dialog.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown") move(event, 1);
    if (event.key === "ArrowUp") move(event, -1);
    if (event.key === "Enter" && event.target === input && !event.isComposing) follow();
  });

  dialog.addEventListener("click", (event) => {
    const isFollowed = event.target.closest("a") && !(event.ctrlKey || event.metaKey || event.shiftKey);
    if (isFollowed || event.target === dialog) dialog.close(); // the dialog itself: outside its content
  });

  bindSlashSetting(find(dialog, "[type=checkbox]"));
  return { list, show, showAnswer };
}

/** Called each time it is opened. Rejects if something can't be loaded. */
export function startSearch(dialog, assets, load) {
  if (!bound.has(dialog)) bound.set(dialog, bind(dialog, new URL("..", assets).href));
  open = bound.get(dialog);
  search ||= createSearch(load, {
    onState: () => open.list.contains(document.activeElement) || open.show(), // a reader who is moving through the list keeps it
    onAnswer: (answer) => open.showAnswer(answer),
  }, clock);
  open.show();
  return search.load();
}
