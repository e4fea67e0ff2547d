/* Tells, on any page that is read from the copy, that another edition is published, and changes to it if the reader wants. */

import { describeFailure, describeNews, describeProgress } from "../core/browser-copy.js";
import { find } from "../page/dom.js";
import { make } from "../page/elements.js";
import { assets } from "../page/trusted.js";
import { setText } from "../page/words.js";
import { findCopy, keep, remove, switchTo } from "./registration.js";
import { countLeft, fetchEdition, planEdition } from "./store.js";

let isChecked = false;

function makeNotice() {
  const style = make("link", "");
  style.rel = "stylesheet";
  style.href = `${assets}css/browser-copy.css`;
  document.head.append(style);
  const status = make("p", "");
  status.setAttribute("role", "status");
  const accept = make("button", "md-button", "Actualizar");
  const later = make("button", "md-button", "Ahora no");
  const notice = make("aside", "new-edition no-print", make("div", "md-grid", status, make("p", "", accept, " ", later)));
  notice.setAttribute("aria-label", "Edición nueva del curso");
  for (const button of [accept, later]) button.type = "button";
  find(document, ".md-header").after(notice);
  later.addEventListener("click", () => notice.remove());
  return { status, accept, later };
}

function offer(edition, news) {
  const { status, accept, later } = makeNotice();
  setTimeout(setText, 0, status, `${news} Si actualizas, se vuelven a cargar las páginas del curso que tengas abiertas.`);
  accept.addEventListener("click", async () => {
    if (accept.getAttribute("aria-disabled")) return;
    accept.setAttribute("aria-disabled", "true");
    later.hidden = true;
    const { failure, worker } = await keep(edition, (done, all) => setText(status, describeProgress(done, all)), new AbortController());
    accept.removeAttribute("aria-disabled");
    if (failure) {
      later.hidden = false;
      setText(status, `${describeFailure(failure, await countLeft(edition))} Mientras tanto sigues con la edición que tenías.`);
    } else {
      setText(status, "La edición nueva está entera. Se vuelve a cargar la página.");
      switchTo(worker);
    }
  });
}

/* A preview for authors that has taken the place of a site (on localhost) has no editions: a copy would hide it. */
async function leavePreview() {
  await remove();
  location.reload();
}

async function check() {
  const copy = await findCopy();
  if (!copy || !navigator.onLine) return;
  const edition = await fetchEdition();
  if (edition.list === null) await leavePreview();
  else if (edition.list !== copy.list) offer(edition, describeNews((await planEdition(edition)).fetched));
}

/** Once per document. What can't be known now is asked again on another page. */
export function checkEdition() {
  if (isChecked) return;
  isChecked = true;
  check().catch(() => {});
}
