/* Whether what was typed is nearly a word that was asked for: a slip, or a word of the same family. Both texts are
   folded (fold-text.js). */

const FEWEST_LETTERS = 4; // letters: in fewer, any slip makes another word
const LETTERS_A_SLIP = 5;
const SHARED_PART = 0.7;
const DENIALS = new Set(["in", "im", "ir", "i", "des", "dis", "anti", "no ", "sin ", "a"]);

/** Levenshtein's distance, in letters.
 * @type {(one: string, other: string) => number} */
function measureDistance(one, other) {
  let row = [...other, ""].map((_letter, index) => index);
  for (const [index, letter] of [...one].entries()) {
    const next = [index + 1];
    for (const [place, against] of [...other].entries()) {
      next.push(Math.min(row[place + 1] + 1, next[place] + 1, row[place] + Number(letter !== against)));
    }
    row = next;
  }
  return row[other.length];
}

/** Texts where one says the opposite of the other («activo», «inactivo») are not near.
 * @type {(typed: string, wanted: string) => boolean} */
export function isNearMiss(typed, wanted) {
  const [short, long] = typed.length < wanted.length ? [typed, wanted] : [wanted, typed];
  if (short.length < FEWEST_LETTERS) return false;
  if (long.endsWith(short) && DENIALS.has(long.slice(0, -short.length))) return false;
  if (long.includes(short) && short.length / long.length >= SHARED_PART) return true;
  return !/\d/.test(long) && measureDistance(short, long) <= Math.floor(long.length / LETTERS_A_SLIP);
}
