/* The bundle's last file: binds the plan that the page has, now and after each instant navigation; saves when the reader pauses elsewhere. */
(function (root) {
  "use strict";
  const { Curso } = root;
  const { find, findAll, readDefinition } = Curso.planPage;
  const { store, bindBox, flush, sync, dropGone } = Curso.planSession;
  const isAgain = Curso.isPlanStarted;
  Curso.isPlanStarted = true;
  const bound = (Curso.boundPlans ??= new Map()); // box → what lets it go

  function bindPage() {
    dropGone();
    for (const [box, letGo] of bound) {
      if (box.isConnected) continue;
      letGo();
      bound.delete(box);
    }
    // «Mi plan» waits for its own script (macros/assets.py) when instant navigation comes from a chapter.
    const isReady = (box) => box.dataset.plan !== "whole" || Boolean(Curso.planWhole);
    const fresh = findAll(document, "[data-plan]").filter((box) => !bound.has(box) && isReady(box));
    for (const box of fresh) {
      const definition = readDefinition(box);
      bindBox(box);
      bound.set(box, () => {});
      if (box.dataset.plan === "whole") {
        bound.set(box, Curso.planWhole.bind(box, definition));
      } else {
        const state = store.read();
        definition.sections.forEach((section) => Curso.planForm.bind(find(box, `[data-fields="${section.number}"]`), section, state));
      }
    }
    if (fresh.length) sync();
  }

  Curso.withStorage(bindPage);
  if (isAgain) return;
  root.addEventListener("storage", (event) => {
    if (event.key === Curso.planState.KEY || event.key === null) sync();
  });
  root.addEventListener("pagehide", flush);
  root.addEventListener("beforeunload", (event) => {
    flush();
    if (store.isWaiting()) event.preventDefault(); // the browser asks whether to leave
  });
  root.addEventListener("pageshow", (event) => {
    if (event.persisted) sync();
  });
  document.addEventListener("visibilitychange", () => (document.visibilityState === "hidden" ? flush() : sync()));
  if (root.document$) root.document$.subscribe(bindPage);
})(globalThis);
