/* The document of the plan (core/plan-document.js) as ODT. Needs odf-kit and fflate, which are loaded on demand.

   The library writes paragraphs, headings, lists and tables, and packs them. What it doesn't support is added here
   to its XML: named styles, header rows and titles of tables, several paragraphs in a cell, repeated spaces,
   language and title. */

import { parseXml } from "../page/trusted.js";
import { makeStyles } from "./odt-styles.js";
import { MANY_COLUMNS, escapeXml, repack } from "./package.js";

const ODF = (name) => `urn:oasis:names:tc:opendocument:xmlns:${name}:1.0`;
const [TEXT, TABLE, OFFICE, STYLE] = ["text", "table", "office", "style"].map(ODF);
const WIDTH = 17; // cm between the margins
const BORDER = "0.5pt solid #80878a";
const HEAD_BACKGROUND = "#e2f0f0";
const BLOCKS_AT_ONCE = 20; // blocks finished between two pauses
const WHOLE_ROW = "PlanRow"; // kept on one page

/* Fill the library's document. Returns, for each element that it will write, a function that finishes it. */
function fill(made, { title, entity, cover, blocks }) {
  const finishers = [];
  const write = (text, style) => {
    made.addParagraph(text);
    finishers.push((element) => setParagraph(element, style));
  };
  const makers = {
    heading: ({ level, text }, isFirst) => {
      made.addHeading(text, level);
      finishers.push((element) => setParagraph(element, `Heading ${level}${isFirst && level === 1 ? " first" : ""}`));
    },
    text: ({ label, paragraphs }) => [[label, "Plan label"], ...paragraphs.map((text) => [text, "Text body"])].forEach((pair) => write(...pair)),
    list: ({ label, items }) => {
      write(label, "Plan label");
      made.addList(items);
      finishers.push((element) => [...element.getElementsByTagNameNS(TEXT, "p")].forEach((item) => setParagraph(item, "List Bullet")));
    },
    table: (block) => {
      write(block.caption, "Caption");
      addTable(made, block);
      finishers.push((element) => setTable(element, block));
      write("", "Table Contents"); // so that what follows doesn't touch it
    },
    note: ({ text }) => write(text, "Plan note"),
  };
  write(title, "Title");
  if (entity) write(entity, "Subtitle");
  cover.forEach(({ label, text }) => {
    made.addParagraph(`${label}: ${text}`);
    finishers.push((element) => setFact(element, label, text));
  });
  blocks.forEach((block, index) => makers[block.type](block, index === 0));
  return finishers;
}

function addTable(made, { columns, widths, rows }) {
  made.addTable((table) => {
    table.addRow((row) => columns.forEach((text) => row.addCell(text, { backgroundColor: HEAD_BACKGROUND, padding: "0.1cm" })));
    rows.forEach((cells) => table.addRow((row) => cells.forEach((text) => row.addCell(text, { padding: "0.1cm" }))));
  }, { columnWidths: widths.map((width) => `${((WIDTH * width) / 1000).toFixed(3)}cm`), border: BORDER });
}

const setStyle = (element, name) => element.setAttributeNS(TEXT, "text:style-name", name.replaceAll(" ", "_20_"));

/* Add text to an element: ODF collapses repeated spaces, except those written as elements. */
function addText(element, text) {
  text.split(/( {2,}|^ )/).forEach((piece) => {
    if (!/^ +$/.test(piece)) {
      element.append(piece);
      return;
    }
    const spaces = element.ownerDocument.createElementNS(TEXT, "text:s");
    spaces.setAttributeNS(TEXT, "text:c", String(piece.length));
    element.append(spaces);
  });
}

function setParagraph(element, style) {
  const text = element.textContent;
  element.textContent = "";
  addText(element, text);
  setStyle(element, style);
}

function setFact(element, label, text) {
  const strong = element.ownerDocument.createElementNS(TEXT, "text:span");
  setStyle(strong, "Strong Emphasis");
  addText(strong, `${label}:`);
  element.textContent = "";
  element.append(strong, " ");
  addText(element, text);
  setStyle(element, "Text body");
}

/* One paragraph per line. */
function setCell(cell, text, style) {
  cell.replaceChildren(...text.split("\n").map((line) => {
    const paragraph = cell.ownerDocument.createElementNS(TEXT, "text:p");
    setStyle(paragraph, style);
    addText(paragraph, line);
    return paragraph;
  }));
}

function setTable(element, { caption, columns, rows }) {
  const size = columns.length >= MANY_COLUMNS ? "Small " : "";
  const lines = [...element.getElementsByTagNameNS(TABLE, "table-row")];
  lines.forEach((line, index) => {
    line.setAttributeNS(TABLE, "table:style-name", WHOLE_ROW);
    const cells = index ? rows[index - 1] : columns;
    [...line.getElementsByTagNameNS(TABLE, "table-cell")].forEach((cell, at) => {
      setCell(cell, cells[at], `${size}Table ${index ? "Contents" : "Heading"}`);
      cell.setAttributeNS(OFFICE, "office:value-type", "string");
    });
  });
  const head = element.ownerDocument.createElementNS(TABLE, "table:table-header-rows");
  lines[0].before(head);
  head.append(lines[0]);
  const title = element.ownerDocument.createElementNS(TABLE, "table:title");
  title.textContent = caption;
  element.prepend(title);
}

/* Remove the line breaks that the library writes between elements: in ODF, those between an element and text would
   be spaces. */
function dropBreaks(element) {
  [...element.childNodes].forEach((node) => {
    if (node.nodeType === Node.TEXT_NODE && !node.data.trim() && !/^(p|h|span)$/.test(element.localName)) node.remove();
    else if (node.nodeType === Node.ELEMENT_NODE) dropBreaks(node);
  });
}

function addRowStyle(content) {
  const [styles] = content.getElementsByTagNameNS(OFFICE, "automatic-styles");
  const make = (name) => content.createElementNS(STYLE, `style:${name}`);
  const style = make("style");
  const properties = make("table-row-properties");
  style.setAttributeNS(STYLE, "style:name", WHOLE_ROW);
  style.setAttributeNS(STYLE, "style:family", "table-row");
  properties.setAttributeNS(ODF("xsl-fo-compatible"), "fo:keep-together", "always");
  style.append(properties);
  styles.append(style);
}

async function finishContent(xml, finishers, pause) {
  const content = parseXml(xml);
  const [body] = content.getElementsByTagNameNS(OFFICE, "text");
  if (!body || body.children.length !== finishers.length) throw new Error("odf-kit ha escrito otra cosa que la que se le pidió");
  await pause(0.5);
  dropBreaks(content.documentElement);
  addRowStyle(content);
  for (const [index, element] of [...body.children].entries()) {
    if (index % BLOCKS_AT_ONCE === 0) await pause(0.5 + (0.4 * index) / finishers.length);
    finishers[index](element);
  }
  await pause(0.9);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(content.documentElement)}`;
}

// Without dates, which would make two equal plans different.
const makeMeta = ({ title, entity, language }) => '<?xml version="1.0" encoding="UTF-8"?>\n' +
  `<office:document-meta xmlns:office="${OFFICE}" xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.2"><office:meta>` +
  `<dc:title>${escapeXml(title)}</dc:title>${entity ? `<dc:subject>${escapeXml(entity)}</dc:subject>` : ""}` +
  `<dc:language>${language}</dc:language></office:meta></office:document-meta>`;

/* A promise of the file's bytes (Uint8Array). `pause(done)` is called between steps that are short, `done` from 0 to 1; it
   returns a promise and may reject to stop. */
export async function buildOdt(plan, pause) {
  const made = new globalThis.odfKit.OdtDocument();
  const finishers = fill(made, plan);
  await pause(0.1);
  const bytes = await made.save();
  await pause(0.3);
  return repack(bytes, {
    first: ["mimetype"],
    stored: ["mimetype"],
    changes: {
      "content.xml": (xml) => finishContent(xml, finishers, pause),
      "styles.xml": () => makeStyles(plan),
      "meta.xml": () => makeMeta(plan),
    },
  });
}
