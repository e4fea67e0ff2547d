/* The reader's plan as a document: plain data in (definition and values) and out (title, cover and blocks), for all
   renderers.

   `entity` is "" while it isn't written; `file` is the name of the file without its extension.
   All texts are clean: no control characters, changes of direction or lone surrogates; line feeds only in table cells.
   It contains only what the reader wrote: neither examples nor the introductions of the sections. */

import { parseNumber } from "./numbers.js";

/** @import { Definition, Field, Section, Value } from "./plan-state.js" */
/** @typedef {{ type: "heading", level: number, text: string }
 *   | { type: "text", label: string, paragraphs: string[] }
 *   | { type: "list", label: string, items: string[] }
 *   | { type: "table", caption: string, columns: string[], widths: number[], rows: string[][] }
 *   | { type: "note", text: string }} Block `widths` are thousandths; notes are the course's, not the reader's */
/** @typedef {{
 *   title: string, language: string, entity: string, file: string, cover: { label: string, text: string }[], blocks: Block[],
 * }} PlanDocument */
/** @typedef {{ section: Section, fields: { field: Field, block: Block | null }[] }} ShownSection */

const PENDING = "Pendiente de completar";
const MONTHS = ["enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"];
const SLUG_LENGTH = 60;
// In letters: the width of a table across the page, the padding of a cell, and the lengths over which a word or a cell
// gets no more space: longer words are broken.
const [LINE, EDGES, LONGEST_WORD, LONG_CELL] = [110, 4, 12, 60];

/** XML can't contain these characters, a lone surrogate is not text, and nothing may change the direction of a text.
 * @type {(text: unknown) => string} */
function clean(text) {
  return String(text)
    .replace(/\r\n?|[\u2028\u2029\v\f\u0085]/g, "\n")
    .replace(/\t/g, " ")
    .replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\ufeff\ufffe\uffff]/g, "")
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, "") // they reverse what follows: «gnp.exe» would be read «exe.png»
    .replace(/[\ud800-\udfff]/gu, "\ufffd") // with «u», surrogate pairs are other characters
    .trim();
}

/** @type {(text: unknown) => string[]} */
const toLines = (text) => clean(text).split("\n").map((line) => line.trim()).filter(Boolean);
/** @type {(text: unknown) => string} */
const toLine = (text) => toLines(text).join(" ");

/** "2027-01-15" → "15 de enero de 2027"; anything but a date stays as it is.
 * @type {(value: string) => string} */
function showDate(value) {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(value) || [];
  const name = MONTHS[Number(month) - 1];
  return name ? `${Number(day)} de ${name} de ${year}` : toLine(value);
}

/** A number as typed → with a decimal comma and, with five digits or more, points between groups of three. Anything but
 * a number, or a number with words, stays as it is.
 * @type {(text: string, unit?: string) => string} */
function showNumber(text, unit) {
  const typed = toLine(text);
  const value = parseNumber(typed);
  if (!/^[-+−]?[\d.,\s]+$/.test(typed) || !(Math.abs(value) < 1e15)) return typed;
  const [, mark, typedDecimals] = /([.,])(\d+)$/.exec(typed) || [];
  const isGroup = mark === "." && typedDecimals.length === 3 && Number.isInteger(value) && value !== 0;
  const decimals = mark && !isGroup ? typedDecimals.length : 0;
  if (decimals > 9) return typed;
  const [whole, rest] = Math.abs(value).toFixed(decimals).split(".");
  const grouped = whole.length > 4 ? whole.replace(/\B(?=(\d{3})+$)/g, ".") : whole;
  return `${value < 0 ? "−" : ""}${grouped}${rest ? `,${rest}` : ""}${unit ? `\u00a0${toLine(unit)}` : ""}`;
}

/** @type {(value: unknown) => boolean} */
const isEmpty = (value) => value === undefined || value === null || value === "" || (Array.isArray(value) && !value.length);
/** @type {(field: Field, ids: any) => string[]} */
const findOptions = (field, ids) => (field.options ?? []).filter(({ id }) => ids.includes(id)).map(({ text }) => toLine(text));

/** How the width of a table is divided among its columns, in thousandths: first the longest word of each, then in
 * proportion to the length of their longest texts.
 * @type {(columns: string[], rows: string[][]) => number[]} */
function shareWidth(columns, rows) {
  const needs = columns.map((title, index) => {
    const texts = [title, ...rows.map((cells) => cells[index])];
    const longest = (/** @type {string[]} */ pieces) => pieces.reduce((most, { length }) => Math.max(most, length), 0);
    const word = Math.min(LONGEST_WORD, longest(texts.flatMap((text) => text.split(/\s/))));
    return { word: word + EDGES, more: Math.max(1, Math.min(LONG_CELL, longest(texts)) - word) };
  });
  const words = needs.reduce((sum, { word }) => sum + word, 0);
  const more = needs.reduce((sum, need) => sum + need.more, 0);
  const spare = Math.max(0, LINE - words);
  return needs.map((need) => Math.floor((1000 * (need.word + (spare * need.more) / more)) / (words + spare)));
}

/** @type {(field: Field, value: any) => string[]} */
function listParagraphs(field, value) {
  if (field.kind === "choice") return findOptions(field, [value]);
  if (field.kind === "date") return [showDate(value)];
  return field.kind === "number" ? [showNumber(value, field.unit)] : toLines(value);
}

/** The block of a field, or null if there is nothing to show.
 * @type {(field: Field, value: any) => Block | null} */
function makeBlock(field, value) {
  if (isEmpty(value)) return null;
  const label = toLine(field.label);
  if (field.kind === "table") {
    const known = field.columns ?? [];
    const written = value.map((/** @type {Record<string, string>} */ row) => known.map(({ id }) => toLines(row[id] ?? "").join("\n")));
    const rows = written.filter((/** @type {string[]} */ cells) => cells.some(Boolean));
    const columns = known.map(({ title }) => toLine(title));
    return rows.length ? { type: "table", caption: label, columns, widths: shareWidth(columns, rows), rows } : null;
  }
  if (field.kind === "several") {
    const items = findOptions(field, value);
    return items.length ? { type: "list", label, items } : null;
  }
  const written = listParagraphs(field, value).filter(Boolean);
  return written.length ? { type: "text", label, paragraphs: written } : null;
}

/** @type {(number: string, outer: string) => boolean} */
const isWithin = (number, outer) => number === outer || number.startsWith(`${outer}.`);
/** @type {(section: { number: string, title: string }) => string} */
const getTitle = ({ number, title }) => toLine(`${number}. ${title}`);

/** Each section with the fields in scope and their blocks, null for those not written.
 * @type {(definition: Definition, values: Record<string, Value>, scope: string) => ShownSection[]} */
function listSections(definition, values, scope) {
  const sections = definition.sections.map((section) => {
    const fields = section.fields.map((field) => ({ field, block: makeBlock(field, values[field.id]) }));
    return { section, fields: fields.filter(({ field, block }) => block || scope === "whole" || field.core) };
  });
  // The headings above a shown one are shown too.
  return sections.filter(({ section }) => sections.some(({ section: inner, fields }) => fields.length && isWithin(inner.number, section.number)));
}

/** @type {(sections: ShownSection[]) => Block[]} */
function listPending(sections) {
  const lacking = sections
    .map(({ section, fields }) => ({ section, missing: fields.filter(({ block }) => !block).map(({ field }) => field) }))
    .filter(({ missing }) => missing.length);
  if (!lacking.length) return [];
  const name = (/** @type {Field} */ { label, core, required }) => toLine(label) + (core ? " (plan mínimo)" : required ? "" : " (opcional)");
  /** @type {Block[]} */
  const lists = lacking.map(({ section, missing }) => ({ type: "list", label: getTitle(section), items: missing.map(name) }));
  return [{ type: "heading", level: 1, text: PENDING }, ...lists];
}

/** «Ayuntamiento de Fontclara (9.000 habitantes)» → «ayuntamiento-de-fontclara».
 * @type {(entity: string) => string} */
function makeSlug(entity) {
  const name = entity.split(/[(,;:]/)[0] || entity;
  const plain = name.normalize("NFD").replace(/[\u0300-\u036f·]/g, "").toLowerCase();
  return plain.replace(/[^a-z0-9]+/g, "-").replace(/^-/, "").slice(0, SLUG_LENGTH).replace(/-$/, "");
}

/** @type {(block: Block) => number} */
function countBlockParts(block) {
  if (block.type === "table") return block.rows.reduce((sum, cells) => sum + countLines(cells), block.columns.length);
  if (block.type === "list") return block.items.length;
  return block.type === "text" ? block.paragraphs.length : 1;
}

/** The paragraphs of some cells.
 * @type {(cells: string[]) => number} */
export const countLines = (cells) => cells.reduce((sum, text) => sum + text.split("\n").length, 0);

/** How large a document is: its paragraphs, and those of its cells.
 * @type {(plan: PlanDocument) => number} */
export const countParts = ({ blocks }) => blocks.reduce((sum, block) => sum + countBlockParts(block), 0);

/** How deep a section is among those of the document: 2.1 is under 2, if 2 is there.
 * @type {(number: string, numbers: Set<string>) => number} */
function findLevel(number, numbers) {
  const parts = number.split(".");
  return parts.filter((_, index) => numbers.has(parts.slice(0, index + 1).join("."))).length;
}

/** `values`: {<field id>: value}, only valid ones; `scope`: "core", which includes anything else that is written, or
 * "whole".
 * @type {(definition: Definition, values: Record<string, Value>, options: { scope: string }) => PlanDocument} */
export function makeDocument(definition, values, { scope }) {
  const sections = listSections(definition, values, scope);
  const numbers = new Set(sections.map(({ section }) => section.number));
  const blocks = sections.flatMap(({ section, fields }) => {
    const written = fields.flatMap(({ block }) => block ?? []);
    /** @type {Block} */
    const heading = { type: "heading", level: findLevel(section.number, numbers), text: getTitle(section) };
    /** @type {Block} */
    const note = { type: "note", text: `${PENDING}.` };
    return [heading, ...(fields.length && !written.length ? [note] : written)];
  });
  const found = new Map(definition.sections.flatMap(({ fields }) => fields).map((field) => [field.id, field]));
  const read = (/** @type {string} */ id) => {
    const field = found.get(id);
    const block = field ? makeBlock(field, values[id]) : null;
    return block?.type === "text" ? block.paragraphs.join(" ") : "";
  };
  const entity = read(definition.document.entity);
  return {
    title: toLine(definition.document.title),
    language: "es-ES",
    entity,
    file: [definition.document.file, makeSlug(entity)].filter(Boolean).join("-"),
    cover: definition.document.cover.map((id) => ({ label: toLine(found.get(id)?.label ?? ""), text: read(id) })).filter(({ text }) => text),
    blocks: [...blocks, ...listPending(sections)],
  };
}
