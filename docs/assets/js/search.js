/* The search dialog: what a reader types goes to core/search-core.js, what it finds is shown as a plain list of links,
 * grouped by page. Loaded by search-opener.js on first use; loads the engine and the index. Text of the reader or of the
 * course only ever becomes text nodes. */
(function () {
  "use strict";

  const Curso = globalThis.Curso;
  const FILES = [
    "vendor/minisearch/minisearch.js",
    "vendor/spanish-stemmer/spanish-stemmer.js",
    "js/core/search-core.js",
    "search-index.js",
  ];
  const SLASH_KEY = "curso-search-slash";
  const SHOWN_RESULTS = 30;
  const SHOWN_PER_PAGE = 3;
  const SHOWN_SHARE = 0.4; // of the score of its page's first result: one far below is folded, so that other pages come up
  const EXCERPT_LENGTH = 180; // characters
  const TYPING_PAUSE_MS = 80;
  const plural = new Intl.PluralRules("es");
  const showers = new WeakMap(); // dialog → the function that shows what its box asks for

  function create(tag, className, ...children) {
    const element = document.createElement(tag);
    if (className) element.className = className;
    element.append(...children);
    return element;
  }

  function count(number, one, many) {
    return number + " " + (plural.select(number) === "one" ? one : many);
  }

  function createMarked(text, terms) {
    return Curso.search.markMatches(text, terms).map((part) => (part.isMatch ? create("mark", "", part.text) : part.text));
  }

  function groupByPage(results) {
    const groups = new Map();
    for (const result of results) {
      if (!groups.has(result.url)) groups.set(result.url, []);
      groups.get(result.url).push(result);
    }
    return [...groups.values()];
  }

  function createResult(result, site) {
    const link = create("a", "", ...createMarked(result.heading, result.terms));
    link.href = site + result.url + (result.anchor ? "#" + encodeURIComponent(result.anchor) : "");
    const item = create("li", "search__result", link);
    if (result.path.length) item.append(create("p", "", result.path.join(" › ")));
    if (result.text) {
      const excerpt = Curso.search.cutExcerpt(result.text, result.terms, EXCERPT_LENGTH);
      item.append(create("p", "", ...createMarked(excerpt, result.terms)));
    }
    return item;
  }

  function createGroup(results, site, shownCount) {
    const items = results.map((result) => createResult(result, site));
    const near = results.slice(0, shownCount).filter(({ score }) => score >= SHOWN_SHARE * results[0].score).length;
    const { trail, page } = results[0];
    const title = create("h2", "", [...trail.filter((part) => !page.startsWith(part)), page].join(" › "));
    const group = create("section", "", title, create("ul", "", ...items.slice(0, near)));
    const rest = items.slice(near);
    if (rest.length) {
      const summary = create("summary", "", count(rest.length, "resultado más", "resultados más") + " en esta página");
      group.append(create("details", "", summary, create("ul", "", ...rest)));
    }
    return group;
  }

  function describe(query, results, groups) {
    if (!query) return "";
    if (!results.length) return "Sin resultados para «" + query + "».";
    const found = count(results.length, "resultado", "resultados");
    const pages = count(groups.length, "página", "páginas") + ".";
    return results.length > SHOWN_RESULTS ? "Los " + SHOWN_RESULTS + " mejores de " + found + ", en " + pages : found + " en " + pages;
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

  function bind(dialog, site, index) {
    const input = dialog.querySelector("#search-query");
    const status = dialog.querySelector("[role=status]");
    const list = dialog.querySelector(".search__results");
    let timer = 0;

    function createSuggestions(lead) {
      const items = list.dataset.suggestions.split("|").map((words) => {
        const button = create("button", "", words);
        button.type = "button";
        button.addEventListener("click", () => {
          input.value = words;
          input.focus();
          show();
        });
        return create("li", "", button);
      });
      return [create("p", "", lead), create("ul", "search__suggestions", ...items)];
    }

    function show() {
      clearTimeout(timer);
      const query = input.value.trim();
      const results = Curso.search.findSections(index, input.value);
      const groups = groupByPage(results.slice(0, SHOWN_RESULTS));
      const shownCount = groups.length > 1 ? SHOWN_PER_PAGE : SHOWN_RESULTS;
      const content = groups.length
        ? groups.map((group) => createGroup(group, site, shownCount))
        : createSuggestions(query ? "Prueba con otra palabra, con menos palabras o con una de estas búsquedas:" : "Prueba con…");
      list.replaceChildren(...content);
      list.scrollTop = 0;
      list.dataset.query = query;
      status.textContent = describe(query, results, groups);
    }

    function move(event, step) {
      const shown = [...list.querySelectorAll("a, summary")].filter((stop) => !stop.closest("details:not([open]) > ul"));
      const stops = [input, ...shown];
      const next = stops[stops.indexOf(document.activeElement) + step];
      event.preventDefault();
      if (next) next.focus();
    }

    input.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(show, TYPING_PAUSE_MS);
    });

    dialog.addEventListener("keydown", (event) => {
      if (event.key === "ArrowDown") move(event, 1);
      if (event.key === "ArrowUp") move(event, -1);
      if (event.key !== "Enter" || event.target !== input || event.isComposing) return;
      if (list.dataset.query !== input.value.trim()) show();
      const link = list.querySelector("a");
      if (link) link.click();
    });

    dialog.addEventListener("click", (event) => {
      const isFollowed = event.target.closest("a") && !(event.ctrlKey || event.metaKey || event.shiftKey);
      if (isFollowed || event.target === dialog) dialog.close(); // the dialog itself: outside its content
    });

    bindSlashSetting(dialog.querySelector("[type=checkbox]"));
    return show;
  }

  /** Called at each opening: loads the rest and binds the dialog the first time. Rejects when something can't be loaded. */
  Curso.startSearch = async function (dialog, assets, load) {
    await Promise.all(FILES.map(load));
    if (!showers.has(dialog)) {
      const site = new URL("..", assets).href;
      showers.set(dialog, bind(dialog, site, Curso.search.createIndex(Curso.searchDocuments)));
    }
    showers.get(dialog)();
    dialog.querySelector("#search-query").select();
  };
})();
