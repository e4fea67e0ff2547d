/* The document of the plan (core/plan-document.js) as DOCX. Needs the libraries docx and fflate, which are loaded on
   demand. */

import { countLines } from "../core/plan-document.js";
import { MANY_COLUMNS, escapeXml, readPart, repack } from "./package.js";

const PARAGRAPHS_AT_ONCE = 600; // paragraphs that the library writes at a time

// In twentieths of a point, as in Word: A4 with margins of 2 cm. Font sizes are in half points.
const PAGE = { width: 11906, height: 16838 };
const MARGIN = 1134;
const INNER = PAGE.width - 2 * MARGIN;
const FONT = "Arial";
const COLOUR = "17464B";
const HEAD_FILL = "E2F0F0";

/* Word's own name for the style, and the outline level that makes it a heading for assistive technology, which the
   library leaves out. */
const heading = (outlineLevel, size, before) => ({
  name: `heading ${outlineLevel + 1}`,
  run: { size, bold: true, color: COLOUR, font: FONT }, paragraph: { spacing: { before, after: 120 }, keepNext: true, outlineLevel },
});

const STYLES = {
  default: {
    document: { run: { font: FONT, size: 22, language: { value: "es-ES", eastAsia: "es-ES" } }, paragraph: { spacing: { after: 120, line: 276 } } },
    title: { run: { size: 56, bold: true, color: COLOUR, font: FONT }, paragraph: { spacing: { before: 3600, after: 240 } } },
    heading1: heading(0, 34, 360),
    heading2: heading(1, 28, 300),
    heading3: heading(2, 24, 240),
    heading4: heading(3, 22, 240),
  },
  paragraphStyles: [
    { id: "Subtitle", name: "Subtitle", basedOn: "Normal", next: "Normal", quickFormat: true, run: { size: 32 }, paragraph: { spacing: { after: 720 } } },
    { id: "Caption", name: "caption", basedOn: "Normal", next: "Normal", run: { bold: true }, paragraph: { spacing: { before: 240, after: 80 }, keepNext: true } },
    { id: "PlanLabel", name: "Plan: rótulo", basedOn: "Normal", next: "Normal", run: { bold: true }, paragraph: { spacing: { before: 200, after: 40 }, keepNext: true } },
    { id: "PlanNote", name: "Plan: nota", basedOn: "Normal", next: "Normal", run: { italics: true } },
    { id: "PlanCell", name: "Plan: celda", basedOn: "Normal", run: { size: 19 }, paragraph: { spacing: { before: 40, after: 40, line: 240 } } },
    { id: "PlanSmallCell", name: "Plan: celda pequeña", basedOn: "PlanCell", run: { size: 16 } },
  ],
};

const NUMBERING = {
  config: [{
    reference: "plan",
    levels: [{ level: 0, format: "bullet", text: "•", alignment: "left", style: { paragraph: { indent: { left: 567, hanging: 283 }, spacing: { after: 40 } } } }],
  }],
};

/* A table with some of its rows, with or without that of the titles. */
function makeWordTable({ columns, widths }, rows, hasHead) {
  const { Paragraph, TextRun, Table, TableRow, TableCell, TableLayoutType, WidthType } = globalThis.docx;
  const style = columns.length >= MANY_COLUMNS ? "PlanSmallCell" : "PlanCell";
  const sizes = widths.map((width) => Math.floor((width * INNER) / 1000));
  const makeCell = (text, index, isHead) => new TableCell({
    width: { size: sizes[index], type: WidthType.DXA },
    ...(isHead && { shading: { type: "clear", color: "auto", fill: HEAD_FILL } }),
    children: text.split("\n").map((line) => new Paragraph({ style, keepNext: isHead, children: [new TextRun({ text: line, bold: isHead || undefined })] })),
  });
  const makeRow = (cells, isHead) => new TableRow({ tableHeader: isHead || undefined, cantSplit: true, children: cells.map((text, index) => makeCell(text, index, isHead)) });
  return new Table({
    width: { size: sizes.reduce((sum, size) => sum + size, 0), type: WidthType.DXA },
    columnWidths: sizes,
    layout: TableLayoutType.FIXED,
    tableLook: { firstRow: true, firstColumn: false, lastRow: false, lastColumn: false, noHBand: true, noVBand: true },
    rows: [...(hasHead ? [makeRow(columns, true)] : []), ...rows.map((cells) => makeRow(cells, false))],
  });
}

const write = (text, style, options) => new globalThis.docx.Paragraph({ style, children: [new globalThis.docx.TextRun(text)], ...options });
const writeItem = (text) => write(text, undefined, { numbering: { reference: "plan", level: 0 }, spacing: { after: 40 } });

function makeFront({ title, entity, cover }) {
  const { Paragraph, TextRun } = globalThis.docx;
  const facts = cover.map(({ label, text }) => new Paragraph({ children: [new TextRun({ text: `${label}: `, bold: true }), new TextRun(text)] }));
  return [write(title, "Title"), ...(entity ? [write(entity, "Subtitle")] : []), ...facts];
}

/* The rows of a table, or the paragraphs of a text, in runs of about PARAGRAPHS_AT_ONCE paragraphs.
 * @type {<T>(parts: T[], measure: (part: T) => number) => T[][]} */
function divide(parts, measure) {
  const runs = /** @type {any[][]} */ ([[]]);
  let size = 0;
  for (const part of parts) {
    if (size >= PARAGRAPHS_AT_ONCE) {
      runs.push([]);
      size = 0;
    }
    runs[runs.length - 1].push(part);
    size += measure(part);
  }
  return runs;
}

/* The pieces that a document is written in: {size, make() → what the library writes, isRest: whether it is more rows of the
   table before it}. */
function listPieces(plan) {
  const makers = {
    heading: ({ level, text }, isFirst) => [{ size: 1, make: () => [write(text, `Heading${level}`, { pageBreakBefore: isFirst || undefined })] }],
    text: ({ label, paragraphs }) => divide(paragraphs, () => 1).map((texts, index) => ({
      size: texts.length, make: () => [...(index ? [] : [write(label, "PlanLabel")]), ...texts.map((text) => write(text))],
    })),
    list: ({ label, items }) => [{ size: items.length, make: () => [write(label, "PlanLabel"), ...items.map(writeItem)] }],
    table: (block) => [
      { size: 1, make: () => [write(block.caption, "Caption")] },
      ...divide(block.rows, countLines).map((rows, index) => ({
        size: rows.length ? countLines(rows.flat()) : 1, isRest: index > 0, make: () => [makeWordTable(block, rows, index === 0)],
      })),
      { size: 1, make: () => [write("", "PlanCell")] },
    ],
    note: ({ text }) => [{ size: 1, make: () => [write(text, "PlanNote")] }],
  };
  return [{ size: 1, make: () => makeFront(plan) }, ...plan.blocks.flatMap((block, index) => makers[block.type](block, index === 0))];
}

function makeFooter() {
  const { AlignmentType, Footer, PageNumber, Paragraph, TextRun } = globalThis.docx;
  const pages = ["Página ", PageNumber.CURRENT, " de ", PageNumber.TOTAL_PAGES];
  return new Footer({ children: [new Paragraph({ alignment: AlignmentType.RIGHT, children: [new TextRun({ children: pages, size: 18 })] })] });
}

// Without dates, which would make two equal plans different.
const makeProperties = ({ title, entity, language }) => '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
  '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">' +
  `<dc:title>${escapeXml(title)}</dc:title>${entity ? `<dc:subject>${escapeXml(entity)}</dc:subject>` : ""}` +
  `<dc:language>${language}</dc:language></cp:coreProperties>`;

/* Add captions to the properties of tables too, where assistive technology looks for them; the library doesn't write
   them. */
function addCaptions(xml, tables) {
  let index = 0;
  return xml.replace(/<\/w:tblPr>/g, (end) => `<w:tblCaption w:val="${escapeXml(tables[index++].caption)}"/>${end}`);
}

const BODY = /(?<=<w:body>).*(?=<w:sectPr)/s;

/* A promise of the XML that the library writes for some elements. */
async function writeBody(children) {
  const { Document, Packer } = globalThis.docx;
  const bytes = await Packer.toArrayBuffer(new Document({ styles: STYLES, numbering: NUMBERING, sections: [{ children }] }));
  return (BODY.exec(readPart(new Uint8Array(bytes), "word/document.xml")) ?? [""])[0];
}

/* A promise of the XML of the whole document, written in shares, because the library writes each without a pause. */
async function writeBodies(plan, pause) {
  const bodies = [];
  const pieces = listPieces(plan);
  for (let next = 0; next < pieces.length; ) {
    const { isRest } = pieces[next];
    const made = [];
    let size = 0;
    do {
      made.push(...pieces[next].make());
      size += pieces[next++].size;
    } while (next < pieces.length && size < PARAGRAPHS_AT_ONCE && !pieces[next].isRest);
    const body = await writeBody(made);
    if (isRest) bodies.push(bodies.pop().replace(/<\/w:tbl>$/, ""), body.slice(body.search(/<w:tr[ >]/)));
    else bodies.push(body);
    await pause(next / pieces.length);
  }
  return bodies.join("");
}

/* A promise of the file's bytes (Uint8Array). `pause(done)` is called between steps that are short, `done` from 0 to 1; it
   returns a promise and may reject to stop. */
export async function buildDocx(plan, pause) {
  const { Document, Footer, Packer, Paragraph } = globalThis.docx;
  const tables = plan.blocks.filter(({ type }) => type === "table");
  const body = await writeBodies(plan, pause);
  const made = new Document({
    title: plan.title,
    styles: STYLES,
    numbering: NUMBERING,
    sections: [{
      properties: { titlePage: true, page: { size: PAGE, margin: { top: MARGIN, right: MARGIN, bottom: MARGIN, left: MARGIN } } },
      footers: { default: makeFooter(), first: new Footer({ children: [new Paragraph("")] }) },
      children: [writeItem("")], // so that the library defines the lists
    }],
  });
  const bytes = new Uint8Array(await Packer.toArrayBuffer(made));
  await pause(1);
  return repack(bytes, {
    first: ["[Content_Types].xml", "_rels/.rels"],
    changes: { "docProps/core.xml": () => makeProperties(plan), "word/document.xml": (xml) => addCaptions(xml.replace(BODY, () => body), tables) },
  });
}
