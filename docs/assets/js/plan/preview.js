/* The document of the plan (core/plan-document.js) as HTML: on screen, and as the only thing printed
   (assets/css/plan-document.css). The reader's text is inserted as text, never as HTML. */

import { find, findAll } from "../page/dom.js";
import { make } from "../page/elements.js";

const PRINTING = "plan-printing";
const DEEPEST = 6;

function makeSheetTable({ caption, columns, widths, rows }) {
  const makeCell = (tag, text) => {
    const lines = text.split("\n").flatMap((line, index) => (index ? [document.createElement("br"), line] : [line]));
    return make(tag, "", ...lines);
  };
  const heads = columns.map((text) => {
    const cell = makeCell("th", text);
    cell.scope = "col";
    return cell;
  });
  const sizes = widths.map((width) => {
    const column = document.createElement("col");
    column.style.width = `${width / 10}%`;
    return column;
  });
  const table = make(
    "table", "", make("caption", "", make("span", "", caption)), make("colgroup", "", ...sizes), make("thead", "", make("tr", "", ...heads)),
    make("tbody", "", ...rows.map((cells) => make("tr", "", ...cells.map((text) => makeCell("td", text))))),
  );
  return make("div", "plan-document-scroll", table);
}

/* For a sheet on screen: a box that overflows sideways gets focus and a name; one that fits gets neither. */
export function nameScrollBoxes(sheet) {
  findAll(sheet, ".plan-document-scroll").forEach((box) => {
    if (box.scrollWidth > box.clientWidth) {
      box.tabIndex = 0;
      box.setAttribute("role", "region");
      box.setAttribute("aria-label", `${find(box, "caption").textContent} (se desplaza en horizontal)`);
    } else {
      ["tabindex", "role", "aria-label"].forEach((name) => box.removeAttribute(name));
    }
  });
}

const makeLabel = (text) => make("p", "plan-document-label", make("strong", "", text));
const makeHeading = (level, text) => make(`h${Math.min(level, DEEPEST)}`, "", text);

/* The document as an element. `level` is that of its title among the headings of the page. */
export function makeSheet(plan, level) {
  const makers = {
    heading: (block) => [makeHeading(level + block.level, block.text)],
    text: ({ label, paragraphs }) => [makeLabel(label), ...paragraphs.map((text) => make("p", "", text))],
    list: ({ label, items }) => [makeLabel(label), make("ul", "", ...items.map((text) => make("li", "", text)))],
    table: (block) => [makeSheetTable(block)],
    note: ({ text }) => [make("p", "", make("em", "", text))],
  };
  const facts = plan.cover.flatMap(({ label, text }) => [make("dt", "", label), make("dd", "", text)]);
  const cover = make("div", "plan-document-cover", makeHeading(level, plan.title));
  if (plan.entity) cover.append(make("p", "plan-document-entity", plan.entity));
  if (facts.length) cover.append(make("dl", "", ...facts));
  const sheet = make("div", "plan-document", cover, ...plan.blocks.flatMap((block) => makers[block.type](block)));
  sheet.lang = plan.language;
  return sheet;
}

function endPrinting() {
  document.documentElement.classList.remove(PRINTING);
  findAll(document, "body > .plan-document-paper").forEach((paper) => paper.remove());
}

/* Open the browser's print dialog with only the document, and restore everything when it is closed. The browser
   proposes the document's file name for the PDF. */
export function print(plan) {
  endPrinting();
  const { title, activeElement } = document;
  const paper = make("div", "plan-document-paper", makeSheet(plan, 1));
  document.body.append(paper);
  document.documentElement.classList.add(PRINTING);
  document.title = plan.file;
  addEventListener("afterprint", () => {
    document.title = title;
    endPrinting();
    /** @type {HTMLElement | null} */ (activeElement)?.focus({ preventScroll: true }); // the hidden element lost the focus
  }, { once: true });
  globalThis.print();
}
