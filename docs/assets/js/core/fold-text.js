/* How typed answers are compared, as `fold_answer` in course/language/folded_words.py: plain data in and out. */

import { dropInvisible } from "./numbers.js";

const EDGES = /^[\s.,;:!?¡¿…]+|[\s.,;:!?…]+$/g; // spaces, and sentence punctuation

/** Accents, case, outer spaces and outer punctuation don't count. The tilde of «ñ» is not an accent: «año» and «ano»
 * are different words.
 * @type {(text: string) => string} */
export function foldText(text) {
  return dropInvisible(text).normalize("NFD").replace(/[\u0300-\u0302\u0304-\u036f]/g, "").normalize("NFC")
    .toLowerCase().replace(EDGES, "").replace(/\s+/g, " ");
}
