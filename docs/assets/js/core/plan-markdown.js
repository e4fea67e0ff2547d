/* The document of the plan (core/plan-document.js) as Markdown: CommonMark with GitHub's tables. The reader's text
   is escaped: it can't become markup, tags, entities, links or mentions. */

/** @import { PlanDocument } from "./plan-document.js" */

/** Entities for what starts HTML, which all dialects support; a backslash for the rest.
 * @type {Record<string, string>} */
const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

/** @type {(text: string) => string} */
function escape(text) {
  return text
    .replace(/[\\`*_[\]{}|~$^=#]/g, "\\$&")
    .replace(/[&<>]/g, (mark) => ENTITIES[mark])
    .replace(/\b(https?|ftp|mailto|xmpp):/gi, "$1\\:") // addresses that become links automatically
    .replace(/\b(www)\./gi, "$1\\.")
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
