/* The document of the plan (core/plan-document.js) as Markdown: CommonMark with GitHub's tables. The reader's text
   is escaped: it can't become markup, tags, entities, links or mentions. Addresses are written as code, because GitHub
   makes links of them, and mentions of names of accounts, whatever is escaped in them. */

/** @import { PlanDocument } from "./plan-document.js" */

/** Entities for what starts HTML, which all dialects support; a backslash for the rest.
 * @type {Record<string, string>} */
const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

/** What may become a link or a mention: addresses of pages and of mail, names of accounts. */
const ADDRESS = /(?:https?|ftp|mailto|xmpp):[^\s`|<>]+|www\.[^\s`|<>]+|(?<![\p{L}\p{N}._%+@-])[\p{L}\p{N}._%+@-]*@[\p{L}\p{N}._%+@-]*/giu;
/** What an address may end in; the rest is the end of a sentence. */
const LAST = /[\p{L}\p{N}/_=&#-]/u;

/** @type {(found: string) => string} */
function dropTail(found) {
  let end = found.length;
  while (end && !LAST.test(found[end - 1])) end--;
  return found.slice(0, end);
}

/** @type {(text: string) => string} */
function escape(text) {
  let escaped = "";
  let end = 0;
  for (const { 0: found, index } of text.matchAll(ADDRESS)) {
    const address = dropTail(found);
    if (!/[:.@]/.test(address)) continue;
    const isNext = end > 0 && index === end; // side by side, two pieces of code would be taken for one
    escaped = isNext ? `${escaped.slice(0, -1)}${address}\`` : `${escaped}${escapeWords(text.slice(end, index))}\`${address}\``;
    end = index + address.length;
  }
  return escaped + escapeWords(text.slice(end));
}

/** @type {(text: string) => string} */
function escapeWords(text) {
  return text
    .replace(/[\\`*_[\]{}|~$^=#]/g, "\\$&")
    .replace(/[&<>]/g, (mark) => ENTITIES[mark])
    .replace(/(www)\./gi, "$1\\.")
    .replace(/\/(?=\/)/g, "/\\")
    .replace(/(?<=[\p{L}\p{N}])\.(?=[\p{L}])/gu, "\\.") // «ejemplo.es», which some dialects make a link of
    .replace(/@/g, "\\@");
}

/** At the start of a line, some more characters start lists, rules or definitions.
 * @type {(text: string) => string} */
const escapeLine = (text) => escape(text).replace(/^[-+:]/, "\\$&").replace(/^(\d+)([.)])/, "$1\\$2");
/** @type {(text: string) => string} */
const escapeCell = (text) => text.split("\n").map(escapeLine).join("<br>");
/** @type {(cells: string[]) => string} */
const renderRow = (cells) => `| ${cells.join(" | ")} |`;
/** @type {(label: string) => string} */
const renderLabel = (label) => `**${escape(label)}**`;

/** @type {{ [kind: string]: (block: any) => string[] }} */
const RENDERERS = {
  heading: ({ level, text }) => [`${"#".repeat(Math.min(level + 1, 6))} ${escape(text)}`],
  text: ({ label, paragraphs }) => [renderLabel(label), ...paragraphs.map(escapeLine)],
  list: ({ label, items }) => [renderLabel(label), items.map((/** @type {string} */ item) => `- ${escapeLine(item)}`).join("\n")],
  table: ({ caption, columns, rows }) => [
    renderLabel(caption),
    [renderRow(columns.map(escapeCell)), renderRow(columns.map(() => "---")), ...rows.map((/** @type {string[]} */ cells) => renderRow(cells.map(escapeCell)))].join("\n"),
  ],
  note: ({ text }) => [`*${escape(text)}*`],
};

/** @type {(plan: PlanDocument) => string} */
export function renderMarkdown({ title, entity, cover, blocks }) {
  const facts = cover.map(({ label, text }) => `- **${escape(label)}:** ${escape(text)}`).join("\n");
  const parts = [`# ${escape(title)}`, entity && renderLabel(entity), facts, ...blocks.flatMap((block) => RENDERERS[block.type](block))];
  return `${parts.filter(Boolean).join("\n\n")}\n`;
}
