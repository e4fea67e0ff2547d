/* A plan's file, in whatever page: read, with what is wrong with it, and saved. `box` is the page's part that says its edition and where
   js-sha256 is, fetched with the first file. */
(function (root) {
  "use strict";
  const { Curso } = root;
  if (Curso.planExchange) return; // instant navigation runs this file again
  const { loadScript, download } = Curso.planPage;
  const MAX_BYTES = 20e6;

  async function loadHash(box) {
    if (!root.sha256) await loadScript(box.dataset.hashScript);
    return root.sha256;
  }

  /* {state, label, exportedAt} or {reason}: those of core/plan-transfer.js, "too-big" or "unreadable". */
  async function read(file, box) {
    if (file.size > MAX_BYTES) return { reason: "too-big" };
    try {
      const hash = await loadHash(box);
      return Curso.planTransfer.readFile(await file.text(), { hash });
    } catch {
      return { reason: "unreadable" };
    }
  }

  /* Save a plan under `stem` and today's date. Gives the file's name. */
  async function save(state, stem, box) {
    const hash = await loadHash(box);
    const now = new Date();
    const name = `${stem}-${now.toLocaleDateString("sv")}.json`; // Swedes write the date as ISO 8601 does
    download(Curso.planTransfer.writeFile(state, { at: now.toISOString(), edition: Number(box.dataset.edition), hash }), name);
    return name;
  }

  Curso.planExchange = { read, save };
})(globalThis);
