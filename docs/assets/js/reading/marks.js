/* The ticks of the lessons, in the menu and in the lists of a tema's cover and of the home page. The room for them is in
   the page already. */

import { describeLesson, summarizeLessons } from "../core/reading.js";
import { find, findAll } from "../page/dom.js";
import { make } from "../page/elements.js";
import { count, setText } from "../page/words.js";

/** @import { Stored } from "./stored.js" */

const WORDS = { none: "", begun: "Empezada", read: "Leída", done: "Hecha" };

/* The tick is drawn by the stylesheet; who doesn't see it hears the words after the link's. */
function markLink(link, state) {
  link.dataset.state = state;
  if (state !== "none" && !find(link, "[data-mark]")) {
    link.append(make("span", "visually-hidden"));
    link.lastElementChild.dataset.mark = "";
  }
  if (find(link, "[data-mark]")) setText(find(link, "[data-mark]"), WORDS[state] ? ` (${WORDS[state].toLowerCase()})` : "");
}

function markRow(row, { state, answered, total }) {
  row.dataset.state = state;
  setText(find(row, "[data-words]"), WORDS[state] ? `${WORDS[state]} · ` : "");
  const questions = find(row, "[data-count]");
  if (questions) setText(questions, answered ? `${answered} de ${total}` : String(total));
}

/** @type {(stored: Stored) => void} */
export function showMarks({ lessons, pages, records }) {
  const found = new Map(lessons.map((lesson) => [lesson.id, describeLesson(lesson, pages, records)]));
  findAll(document, ".site-nav [data-lesson]").forEach((link) => {
    const progress = found.get(link.dataset.lesson);
    if (progress) markLink(link, progress.state);
  });
  findAll(document, "[data-lesson-row]").forEach((row) => {
    const progress = found.get(row.dataset.lessonRow);
    if (progress) markRow(row, progress);
  });
  findAll(document, "[data-tema-read-count]").forEach((element) => {
    const wanted = element.dataset.temaReadCount; // empty for the whole course
    const own = lessons.filter(({ tema }) => !wanted || String(tema) === wanted);
    const { read, total } = summarizeLessons(own, pages, records);
    if (total) setText(element, read === total ? `✓ ${count(total, "página leída", "páginas leídas")}` : `${read} de ${count(total, "página leída", "páginas leídas")}`);
  });
}
