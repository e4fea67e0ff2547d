/* The button that begins, on the home page and on the cover of a tema: for who has begun, it goes on where they are. */

import { findCurrentLesson } from "../core/reading.js";
import { find, findAll } from "../page/dom.js";
import { setText } from "../page/words.js";
import { locate } from "./stored.js";

/** @import { Stored } from "./stored.js" */

/** The final test has a `data-resume` of its own, outside `.resume`. Here it is the number of the tema, or empty for the whole course.
 * @type {(stored: Stored) => void} */
export function showResume({ lessons, pages, records }) {
  findAll(document, ".resume [data-resume]").forEach((link) => {
    const own = lessons.filter(({ tema }) => !link.dataset.resume || String(tema) === link.dataset.resume);
    const isAllRead = own.length > 0 && own.every(({ id }) => pages[id]?.isRead);
    const place = findCurrentLesson(own, pages, records);
    const lesson = place ?? own[0];
    if (!lesson) return;
    const { anchor, title } = (place && pages[place.id]?.section) || {};
    const isWithin = typeof anchor === "string" && typeof title === "string"; // it may come from a file
    link.href = locate(lesson) + (isWithin ? `#${encodeURIComponent(anchor)}` : "");
    const verb = place ? "Seguir" : isAllRead ? "Leer otra vez" : "Empezar";
    setText(find(link, "[data-resume-words]"), `${verb}: ${lesson.title}`);
    const [note, line] = ["[data-resume-note]", "[data-resume-section]"].map((selector) => find(link.closest(".resume"), selector));
    setText(line, isWithin ? `En «${title}»` : "");
    line.hidden = !isWithin;
    note.hidden = isWithin; // the minutes are those of the whole page
    setText(find(note, "[data-resume-minutes]"), String(lesson.minutes));
    setText(find(note, "[data-resume-place]"), `página ${lesson.number} de ${lesson.total} del tema ${lesson.tema}`);
  });
}
