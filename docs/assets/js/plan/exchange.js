/* A plan's file, in whatever page: read, with what is wrong with it, and saved. `box` is the page's part that has the definition, and
   says its edition and where js-sha256 is, fetched with the first file. */

import { readFile, writeFile } from "../core/plan-transfer.js";
import { download, loadScript } from "../page/files.js";
import { readDefinition } from "./page.js";

const MAX_BYTES = 20e6;

async function loadHash(box) {
  if (!globalThis.sha256) await loadScript(box.dataset.hashScript);
  return globalThis.sha256;
}

/* {state, label, exportedAt} or {reason}: those of core/plan-transfer.js, "too-big" or "unreadable". */
export async function readPlan(file, box) {
  if (file.size > MAX_BYTES) return { reason: "too-big" };
  try {
    const hash = await loadHash(box);
    return readFile(await file.text(), { definition: readDefinition(box), hash });
  } catch {
    return { reason: "unreadable" };
  }
}

/* Save a plan under `stem` and today's date. Gives the file's name. */
export async function savePlan(state, stem, box) {
  const hash = await loadHash(box);
  const now = new Date();
  const name = `${stem}-${now.toLocaleDateString("sv")}.json`; // Swedes write the date as ISO 8601 does
  const [at, edition, definition] = [now.toISOString(), Number(box.dataset.edition), readDefinition(box)];
  download(writeFile(state, { at, edition, definition, hash }), name);
  return name;
}
