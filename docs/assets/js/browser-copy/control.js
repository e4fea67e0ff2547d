/* «Guardar en este equipo», on the page about reading without a network: how much it takes, how far it is, what is kept. */

import { describeBegun, describeCopy, describeFailure, describeProgress, formatMegabytes } from "../core/browser-copy.js";
import { find } from "../page/dom.js";
import { setText } from "../page/words.js";
import { isCopyPossible } from "./possible.js";
import { findCopy, keep, remove } from "./registration.js";
import { countLeft, fetchEdition } from "./store.js";

const SAVE = "Guardar en este equipo";
const REMOVED = "Ya no está en este equipo. Tus respuestas y tu plan siguen donde estaban.";

/** @type {(block: any) => void} */
export function bindControl(block) {
  if (!isCopyPossible() || block.dataset.bound) return;
  block.dataset.bound = "yes";
  const [status, bar, save, stop, drop] = ["status", "bar", "save", "stop", "remove"].map((name) => find(block, `[data-copy-${name}]`));
  const show = (text, { canSave = "", canRemove = false, isSaving = false }) => {
    setText(status, text);
    save.textContent = canSave || save.textContent;
    for (const [element, isShown] of [[save, canSave], [drop, canRemove], [stop, isSaving], [bar, isSaving]]) element.hidden = !isShown;
  };
  let stopper = new AbortController();

  const showBegun = (text) => show(text, { canSave: "Seguir guardando", canRemove: true });

  async function showState() {
    const copy = await findCopy();
    if (copy) {
      show(describeCopy(copy), { canRemove: true });
      return;
    }
    const edition = await fetchEdition();
    const left = await countLeft(edition);
    if (left) showBegun(describeBegun(left, edition.bytes));
    else show(`Ocupa ${formatMegabytes(edition.bytes)} en este equipo.`, { canSave: SAVE });
  }

  async function saveCourse() {
    stopper = new AbortController();
    show("Guardando…", { isSaving: true });
    stop.focus(); // the button that had the focus is gone
    navigator.storage?.persist?.().catch(() => {}); // so that the browser doesn't make room with it; some ask the reader
    const edition = await fetchEdition();
    const { failure } = await keep(edition, (done, all) => {
      [bar.value, bar.max] = [done, all];
      setText(status, describeProgress(done, all));
    }, stopper);
    const hasFocus = stop.matches(":focus"); // who has gone on reading meanwhile is left there
    if (failure) {
      const left = await countLeft(edition);
      const told = describeFailure(failure, left);
      if (left) showBegun(told);
      else show(told, { canSave: SAVE });
    } else {
      await showState();
    }
    if (hasFocus) (failure ? save : status).focus();
  }

  const guard = (act) => () => act().catch(() => {
    show(describeFailure(navigator.onLine ? "other" : "offline", 0), { canSave: SAVE });
  });
  save.addEventListener("click", guard(saveCourse));
  stop.addEventListener("click", () => stopper.abort());
  drop.addEventListener("click", guard(async () => {
    await remove();
    show(REMOVED, { canSave: SAVE });
    status.focus();
  }));
  showState().then(() => { block.hidden = false; }, () => {}); // what the page says without it, then
}
