/* A question to practise with: check, read why, ask for a hint, try again. Used by the quizzes of a page and by the
   review.

   `practise(form, key, onCheck)` binds one and returns {id, form, show(record, isForced, draft), showDraft(draft),
   activate()}. `onCheck(record)` is called after each answer, once it is stored. */

import { store } from "./session.js";
import { bindWidget } from "./widgets.js";
import { nameScore, percent } from "../core/score-words.js";
import { find, findAll, focusOn } from "../page/dom.js";
import { copyOf, make } from "../page/elements.js";

export function practise(form, key, onCheck) {
  const id = form.dataset.question;
  const widget = bindWidget(form, key);
  const { rubric } = widget;
  const hints = findAll(key, "[data-hint-text]");
  const result = find(form, ".quiz-result");
  const check = find(form, ".quiz-actions button");
  const hint = find(form, "[data-hint]");
  const retry = find(form, "[data-retry]");
  const hinted = make("div", "quiz-hints");
  const checkWords = check.textContent;
  const compare = make("div", "quiz-compare"); // an open question's model answer and rubric
  let isDraft = false; // changed since it was last shown
  let isChecked = false;
  let shown = null; // `updatedAt` of the record that is shown, "" if there is none
  compare.tabIndex = -1;
  compare.addEventListener("click", (event) => {
    if (event.detail > 1) event.preventDefault(); // the second click of a double click on the button that was here
  });
  if (hint) {
    hinted.setAttribute("role", "status");
    result.before(hinted);
  }

  function clearResult() {
    result.replaceChildren();
    findAll(form, ".quiz-mark").forEach((mark) => mark.remove());
    compare.remove();
    check.textContent = checkWords;
    retry.hidden = true;
    isChecked = false;
  }

  function clearHints() {
    hinted.replaceChildren();
    if (hint) hint.disabled = false;
    nameHint();
  }

  function nameHint() {
    if (hint && hints.length > 1) hint.textContent = `Pista ${Math.min(hinted.children.length + 1, hints.length)} de ${hints.length}`;
  }

  function askForSelfGrade() {
    clearResult();
    compare.replaceChildren(...copyOf(find(key, "[data-model]")), rubric);
    find(form, ".quiz-answers").append(compare);
    compare.focus();
    check.textContent = "Guardar mi valoración";
    retry.hidden = false;
  }

  /* The right answer is a button away from the second try on, so that who wants a third isn't told. */
  function makeReveal(found, tries) {
    const button = make("button", "", "Ver la solución");
    button.type = "button";
    button.addEventListener("click", () => {
      const isFinal = retry.hidden; // who shows the question may give it one try
      showResult(found, tries, true);
      retry.hidden = isFinal;
      focusOn(find(result, ".quiz-verdict"));
    });
    return button;
  }

  function showResult(found, tries, isRevealed = false) {
    clearResult();
    const { mark, style } = nameScore(found.correct ? 1 : found.score); // an open answer is right with two thirds
    const words = found.correct ? "Correcto" : found.score ? `A medias (${percent(found.score)})` : "No es correcto";
    const reread = find(key, "[data-reread]");
    result.append(make("p", `quiz-verdict ${style}`, `${mark} ${words}`), ...widget.explain(found, isRevealed));
    if (!found.correct && reread) result.append(make("p", "", ...copyOf(reread)));
    if (!found.correct && !isRevealed && !rubric && tries > 1) result.append(makeReveal(found, tries));
    if (hint) hint.disabled = true;
    retry.hidden = false;
    isChecked = true;
    isDraft = false;
  }

  /* Show the draft of an open answer, written here or in another tab. */
  function showDraft(draft) {
    if (!rubric || typeof draft !== "string" || draft === "" || isDraft) return;
    clearResult();
    widget.fill([draft]);
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const found = widget.grade();
    if (!found.answered || found.isUnfinished) {
      result.replaceChildren(make("p", "", widget.kind.sayMissing(found)));
      return;
    }
    if (isChecked) return; // nothing has changed since the last check
    if (rubric && !compare.isConnected) {
      askForSelfGrade();
      return;
    }
    const record = store.add(id, { response: widget.read(), correct: found.correct, score: found.score, hints: hinted.children.length });
    shown = record.updatedAt;
    showResult(found, record.tries);
    onCheck(record);
  });
  form.addEventListener("input", ({ target }) => {
    isDraft = true;
    if (rubric && rubric.contains(target)) return;
    clearResult();
    if (rubric) store.saveDraft(id, widget.read()[0]);
  });
  retry.addEventListener("click", () => {
    isDraft = true;
    clearResult();
    clearHints();
    widget.retry();
  });
  if (hint) {
    hint.addEventListener("click", () => {
      hinted.append(make("p", "", ...copyOf(hints[hinted.children.length])));
      hint.disabled = hinted.children.length === hints.length;
      nameHint();
      if (hint.disabled) check.focus(); // a disabled button loses the focus
    });
  }

  return {
    id,
    form,
    /* Show what is stored, unless it is already shown or the learner is writing an answer. */
    show(record, isForced, draft) {
      const stamp = record ? record.updatedAt : "";
      if (!isForced && (isDraft || stamp === shown)) {
        showDraft(draft);
        return;
      }
      shown = stamp;
      isDraft = false;
      clearResult();
      clearHints();
      widget.fill(record ? record.last.response : widget.empty);
      const found = record && widget.grade();
      if (found && found.answered) showResult(found, record.tries);
      showDraft(draft);
    },
    showDraft,
    activate() {
      check.disabled = false;
      nameHint();
      if (hint) hint.disabled = isChecked;
      result.setAttribute("role", "status"); // only now, so that what was stored isn't announced on arrival
    },
  };
}
