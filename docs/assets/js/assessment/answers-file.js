/* The file with the reader's answers, saved from any page with questions. */

import { writeFile } from "../core/answers-transfer.js";
import { download, loadScript } from "../page/files.js";
import { assets } from "../page/trusted.js";

/** @import { State } from "../core/state.js" */

/** Load the function that the checksums of these files are computed with. */
export const loadHash = async () => globalThis.sha256 ?? loadScript(`${assets}vendor/js-sha256/js-sha256.js`);

/** Save a state under today's date. Returns a promise of the file's name.
 * @type {(state: State) => Promise<string>} */
export async function saveAnswers(state) {
  await loadHash();
  if (!Curso.catalogue) await loadScript(`${assets}bank/catalogue.js`);
  const now = new Date();
  const name = `curso-respuestas-${now.toLocaleDateString("sv")}.json`; // the Swedish format is that of ISO 8601
  download(writeFile(state, { at: now.toISOString(), edition: Curso.catalogue.edition, hash: globalThis.sha256 }), name);
  return name;
}
