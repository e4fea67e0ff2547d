/* The bundle's last file: binds the calculators that the page has, now and after each instant navigation. */
(function (root) {
  "use strict";
  const { calculators } = root.Curso;
  calculators.bindPage();
  if (calculators.isFollowing) return;
  calculators.isFollowing = true;
  if (root.document$) root.document$.subscribe(calculators.bindPage);
})(globalThis);
