/* A plan's file, in any page: reading it, with its errors, and saving it. `box` is the element of the page with the
   definition, the edition and the address of js-sha256, which is loaded with the first file. */

import { PLAN_LENGTH, isTooLarge } from "../core/limits.js";
import { readFile, writeFile } from "../core/plan-transfer.js";
import { download, loadScript } from "../page/files.js";
import { readDefinition } from "./page.js";

async function loadHash(box) {
  if (!globalThis.sha256) await loadScript(box.dataset.hashScript);
  return globalThis.sha256;
}

/* {state, label, author, exportedAt} or {reason}: those of core/plan-transfer.js, or "unreadable". */
export async function readPlan(file, box) {
  if (isTooLarge(file.size, PLAN_LENGTH)) return { reason: "too-big" };
  try {
    const hash = await loadHash(box);
    return readFile(await file.text(), { definition: readDefinition(box), hash });
  } catch {
    return { reason: "unreadable" };
  }
}

/* Save a plan under `stem` and today's date, with the name of its `author`, if given. Returns the file's name. */
export async function savePlan(state, stem, box, author = "") {
  const hash = await loadHash(box);
  const now = new Date();
  const name = `${stem}-${now.toLocaleDateString("sv")}.json`; // the Swedish format is that of ISO 8601
  const [at, edition, definition] = [now.toISOString(), Number(box.dataset.edition), readDefinition(box)];
  download(writeFile(state, { at, edition, definition, hash, author }), name);
  return name;
}
