/* How typed answers are compared, as `fold_answer` in course/language/folded_words.py: plain data in, plain data out. */

import { dropInvisible } from "./numbers.js";

const EDGES = /^[\s.,;:!?¡¿…]+|[\s.,;:!?…]+$/g; // spaces, and the stop of a sentence

/** Accents, case, outer spaces and outer stops don't count. The tilde of «ñ» is no accent: «año» and «ano» are two words.
 * @type {(text: string) => string} */
export function foldText(text) {
  return dropInvisible(text).normalize("NFD").replace(/[\u0300-\u0302\u0304-\u036f]/g, "").normalize("NFC")
    .toLowerCase().replace(EDGES, "").replace(/\s+/g, " ");
}
