/* The bundle's last file: binds what the page has, now and after each instant navigation, and follows what other tabs store. */
(function (root) {
  "use strict";
  const { Curso } = root;
  const isAgain = Curso.isStarted;
  Curso.isStarted = true;
  Curso.withStorage(Curso.page.bindPage);
  if (isAgain) return;
  root.addEventListener("storage", (event) => {
    if (event.key === Curso.state.KEY || event.key === null) Curso.page.refreshAll(false);
  });
  root.addEventListener("pageshow", (event) => {
    if (event.persisted) Curso.page.refreshAll(false);
  });
  if (root.document$) root.document$.subscribe(Curso.page.bindPage);
})(globalThis);
