/* Whether a lesson has been read (`[data-lesson-end]`): it has once its text has been followed to its end, or when the
   reader says so. A jump to the end is no reading, though the browser shows each section on the way: half of them must
   have stayed on the screen. While it is being read, the section where the reader is is stored too. */

import { refreshAll, store } from "../assessment/session.js";
import { createStays } from "../core/stays.js";
import { find, findAll } from "../page/dom.js";
import { setText } from "../page/words.js";
import { followPlace } from "./place.js";

const READ = "✓ Has leído esta página.";

/* Call `seen` with each element the first time that it stays on the screen. */
function watch(elements, seen) {
  const stays = createStays((element) => {
    observer.unobserve(element);
    seen(element);
  }, { wait: setTimeout, cancel: clearTimeout });
  const observer = new IntersectionObserver((entries) => entries.forEach(({ target, isIntersecting }) => {
    if (isIntersecting) stays.come(target);
    else stays.leave(target);
  }));
  elements.forEach((element) => observer.observe(element));
}

export const lessonPart = {
  selector: "[data-lesson-end]",
  bind(element) {
    const id = element.dataset.lessonEnd;
    const words = find(element, "[data-read-words]");
    const toggle = find(element, "[data-read-toggle]");
    const end = findAll(document, "article section.quiz").at(-1) ?? element;
    const sections = findAll(document, "article h2").filter((heading) => heading.compareDocumentPosition(end) & Node.DOCUMENT_POSITION_FOLLOWING);
    const seen = new Set();
    let isUndone = false; // by the reader, since the page was opened
    let place = store.readPages()[id]?.section; // the section where the reader is, or was
    const isRead = () => store.readPages()[id]?.isRead === true;

    function save(isNowRead) {
      store.savePage(id, isNowRead, isNowRead ? undefined : place);
      refreshAll(false);
    }

    watch([...sections, end], (target) => {
      if (!element.isConnected) return;
      seen.add(target);
      if (isRead() || isUndone) return;
      const count = sections.filter((section) => seen.has(section)).length;
      if (seen.has(end) && count * 2 >= sections.length) save(true);
      else if (count === 2) save(false); // begun: «Seguir» comes back here
    });
    followPlace((found) => {
      if (!element.isConnected) return;
      place = found;
      if (store.readPages()[id]?.isRead === false) store.savePage(id, false, place); // nothing in the page shows it
    });
    toggle.addEventListener("click", () => {
      isUndone = isRead();
      save(!isUndone);
    });
    return {
      refresh() {
        setText(words, isRead() ? READ : "");
        setText(toggle, isRead() ? "Marcar como no leída" : "Marcar como leída");
      },
    };
  },
};
