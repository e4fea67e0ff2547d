/* What is written in a field, as elements to read: paragraphs, a list or a table. Text is text, never HTML. */
(function (root) {
  "use strict";
  const Curso = (root.Curso = root.Curso || {});
  if (Curso.planValue) return;

  function make(tag, ...children) {
    const element = document.createElement(tag);
    element.append(...children);
    return element;
  }

  const showDate = (value) => new Date(`${value}T12:00:00Z`).toLocaleDateString("es-ES", { dateStyle: "long", timeZone: "UTC" });

  const findOption = (field, id) => field.options.find((option) => option.id === id)?.text ?? id;

  function makeTable({ label, columns }, rows) {
    const head = make("tr", ...columns.map(({ title }) => {
      const cell = make("th", title);
      cell.scope = "col";
      return cell;
    }));
    const body = rows.map((row) => make("tr", ...columns.map(({ id }) => make("td", row[id] ?? ""))));
    const table = make("table", make("caption", label), make("thead", head), make("tbody", ...body));
    table.className = "data-table";
    const box = make("div", table);
    box.className = "table-scroll";
    box.dataset.label = label;
    return box;
  }

  /* The element that shows a sound value (planState.readValue) of a field of the definition. */
  function render(field, value) {
    if (field.kind === "table") return makeTable(field, value);
    if (field.kind === "several") return make("ul", ...value.map((id) => make("li", findOption(field, id))));
    const texts = { choice: () => findOption(field, value), date: () => showDate(value), number: () => (field.unit ? `${value} ${field.unit}` : value) };
    const paragraph = make("p", texts[field.kind] ? texts[field.kind]() : value);
    paragraph.className = "plan-text"; // keeps the reader's line breaks
    return paragraph;
  }

  Curso.planValue = { render };
})(globalThis);
