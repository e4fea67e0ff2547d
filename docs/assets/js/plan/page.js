/* What the plan's scripts share: tools to write on the page, dates in words, a value of the plan to be read. */
(function (root) {
  "use strict";
  const { Curso } = root;
  if (Curso.planPage) return; // instant navigation runs this file again

  const find = (parent, selector) => parent.querySelector(selector);
  const findAll = (parent, selector) => [...parent.querySelectorAll(selector)];
  const count = (number, one, many) => `${number}\u00a0${number === 1 ? one : many}`;

  function make(tag, className, ...children) {
    const element = document.createElement(tag);
    if (className) element.className = className;
    element.append(...children);
    return element;
  }

  function makeButton(words, act) {
    const button = make("button", "plan-small", words);
    button.type = "button";
    button.addEventListener("click", act);
    return button;
  }

  /* Written only where it differs, so that what is told isn't told again. */
  function setText(element, text) {
    if (element.textContent !== text) element.textContent = text;
  }

  const showDay = (date) => date.toLocaleDateString("es-ES", { day: "numeric", month: "long", year: "numeric" });
  const showHour = (date) => date.toLocaleTimeString("es-ES", { hour: "numeric", minute: "2-digit" });

  /* «a las 10:42», with its day if that isn't today; `at` comes from storage and may be no date. */
  function showTime(at) {
    const date = new Date(at);
    if (!at || Number.isNaN(date.getTime())) return "en una fecha que no consta";
    const hour = `a la${date.getHours() === 1 ? "" : "s"} ${showHour(date)}`;
    return date.toDateString() === new Date().toDateString() ? hour : `el ${showDay(date)}, ${hour}`;
  }

  function download(content, name, type = "application/json") {
    const link = make("a");
    link.href = URL.createObjectURL(new Blob([content], { type }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  }

  /* The cells of a row that have text, each under its title. */
  const viewRow = (columns, row) => make("dl", "", ...columns.filter(({ id }) => row[id]).map(({ id, title }) => make("div", "", make("dt", "", title), make("dd", "plan-text", row[id]))));

  /* A sound value (planState.readValue) as its reader sees it. */
  function view(field, value) {
    const textOf = (id) => field.options.find((option) => option.id === id).text;
    if (field.kind === "table") return make("div", "plan-view", ...value.map((row) => viewRow(field.columns, row)));
    if (field.kind === "several") return make("ul", "", ...value.map((id) => make("li", "", textOf(id))));
    if (field.kind === "choice") return make("p", "", textOf(value));
    if (field.kind === "date") return make("p", "", showDay(new Date(`${value}T12:00:00`)));
    return make("p", "plan-text", field.kind === "number" && field.unit ? `${value} ${field.unit}` : value);
  }

  const loading = new Map(); // address → promise of its script having run

  /* A script that is only fetched when it is needed. */
  function loadScript(address) {
    if (!loading.has(address)) {
      loading.set(address, new Promise((resolve, reject) => {
        const script = make("script");
        script.src = address;
        script.onload = resolve;
        script.onerror = () => {
          script.remove();
          loading.delete(address); // so that it can be asked for again
          reject(new Error(address));
        };
        document.head.append(script);
      }));
    }
    return loading.get(address);
  }

  let isPressed = false;
  root.addEventListener("pointerdown", () => { isPressed = true; }, true);
  for (const type of ["pointerup", "pointercancel", "dragend"]) root.addEventListener(type, () => { isPressed = false; }, true);

  /* Act now, or once the button that is being pressed has been let go: what appears above it would move it away from under the pointer. */
  function whenStill(act) {
    if (isPressed) setTimeout(whenStill, 50, act);
    else act();
  }

  /* A copy of one of the page's parts (plan_parts.html.jinja), for what `name` says. */
  function copyPart(part, name = "") {
    const copy = find(document, `template[data-part="${part}"]`).content.cloneNode(true);
    findAll(copy, "[data-of]").forEach((element) => { element.textContent = ` de «${name}»`; });
    return copy;
  }

  /* The definition that `parent` has in one piece or in several, a section or more each. */
  function readDefinition(parent) {
    const parts = findAll(parent, "[data-plan-definition]").map((part) => JSON.parse((part.content || part).textContent));
    return { ...parts[0], sections: parts.flatMap(({ sections }) => sections) };
  }

  Curso.planPage = { loadScript, whenStill, copyPart, readDefinition, find, findAll, count, make, makeButton, setText, showDay, showHour, showTime, download, view };
})(globalThis);
