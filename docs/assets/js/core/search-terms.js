/* What the search compares: folded and stemmed words. Plain data in and out, no DOM.

   What a reader types and what the course says must give the same terms, so every term is made from the word WITHOUT
   its accents: `administracion`, `Administración` and `ADMINISTRACIÓN` cannot differ. */

import { stemmer } from "../../vendor/spanish-stemmer/spanish-stemmer.js";

const WORD = /\p{N}+(?:[.,]\p{N}+)*|[\p{L}\p{M}\p{N}]+/gu;
const SURROGATE = /[\uD800-\uDFFF]/;
const STOP_WORDS = new Set(
  ("a al algo alguien ante bajo como con cual cuando de debo del desde donde el ella en entre es esta este " +
    "ha hace hacemos hacen hacer hago han has hay he hemos la las le les lo los me mi mis necesito nos o os otra " +
    "otras otro otros para pero por puede pueden puedo que quiero se si sin sobre son su sus te tengo tiene " +
    "tienen tu tus un una unas uno unos y").split(" ")
);
const MARKS = /\p{M}/gu;
const FOLDED = /^[a-z0-9ñ]*$/;
const ENYE_KEPT = "\uE000"; // private use: replaces ñ while the accents are removed

// The Snowball rules look for accents (-ía, -ió, -irá…) that folding has removed. These endings get them back one by
// one; if the unaccented word could also be another one (`cambio`, `cambió`), both stems are kept.
/** @type {[RegExp, string][]} */
const ACCENTED_ALWAYS = [[/ion$/, "ión"]];
/** @type {[RegExp, string][]} */
const ACCENTED_PERHAPS = [
  [/([^r]|[^a]r)ia(s|n|mos)?$/, "$1ía$2"], // not -aria(s): funcionaria
  [/aria(n|mos)$/, "aría$1"],
  [/io$/, "ió"],
  [/ico$/, "icó"],
  [/ira(n?)$/, "irá$1"],
  [/abamos$/, "ábamos"],
];
const AMBIGUOUS_LENGTH = 6; // letters: in shorter words (`media`, `serio`) a second stem only adds noise
const STEM_LENGTH = 4;

/** Lower case without accents, except ñ. `Año Lingüístico` → `año linguistico`.
 * @type {(text: string) => string} */
export function foldText(text) {
  if (FOLDED.test(text)) return text; // most words, ten times as fast
  return text
    .normalize("NFC")
    .toLowerCase()
    .replaceAll("ñ", ENYE_KEPT)
    .normalize("NFD")
    .replace(MARKS, "")
    .replaceAll(ENYE_KEPT, "ñ");
}

// The kinds of UTF-16 code units, each computed when first met.
const [OTHER, LETTER, NUMBER] = [1, 2, 3];
const kinds = new Uint8Array(0x10000);

/** @type {(unit: number) => number} */
function findKind(unit) {
  const character = String.fromCharCode(unit);
  return (kinds[unit] = /\p{N}/u.test(character) ? NUMBER : /[\p{L}\p{M}]/u.test(character) ? LETTER : OTHER);
}

/** Call `use(start, end)` for each word and number of a text: the matches of WORD, at a tenth of the cost.
 * @type {(text: string, use: (start: number, end: number) => void) => void} */
export function forEachWord(text, use) {
  if (SURROGATE.test(text)) return [...text.matchAll(WORD)].forEach(({ 0: word, index }) => use(index, index + word.length));
  const kindAt = (/** @type {number} */ place) => (place < text.length ? kinds[text.charCodeAt(place)] || findKind(text.charCodeAt(place)) : OTHER);
  let place = 0;
  while (place < text.length) {
    const start = place;
    const kind = kindAt(place++);
    if (kind === OTHER) continue;
    if (kind === LETTER) {
      while (kindAt(place) !== OTHER) place++;
    } else {
      while (kindAt(place) === NUMBER || ((text[place] === "." || text[place] === ",") && kindAt(place + 1) === NUMBER)) place++;
    }
    use(start, place);
  }
}

/** The words and numbers of a text as written; `4.2.1.` is one number. No word contains a space.
 * @type {(text: string) => string[]} */
export function tokenize(text) {
  return text.match(WORD) || [];
}

/** The words that say what is asked: without those that are in every text, unless there are no others.
 * @type {(words: string[]) => string[]} */
export function pickTelling(words) {
  const telling = words.filter((word) => !STOP_WORDS.has(foldText(word)));
  return telling.length ? telling : words;
}

/** The stem, written the same before every ending: `publiqué` and `publicar`, `pague` and `pagar`.
 * @type {(word: string) => string} */
function stem(word) {
  return foldText(stemmer(word)).replace(/qu$/, "c").replace(/gu$/, "g");
}

/** @type {(word: string, rules: [RegExp, string][]) => string} */
function accent(word, rules) {
  for (const [ending, replacement] of rules) {
    if (ending.test(word)) return word.replace(ending, replacement);
  }
  return word;
}

/** @type {Map<string, string[]>} */
const termsByWord = new Map();

/** The terms of one word: the folded word, and its stems.
 * @type {(word: string) => string[]} */
export function processTerm(word) {
  let terms = termsByWord.get(word);
  if (!terms) {
    const folded = foldText(word);
    const accented = accent(folded, ACCENTED_ALWAYS);
    const first = stem(accented);
    terms = [folded, first];
    if (folded.length >= AMBIGUOUS_LENGTH) {
      const perhaps = accent(folded, ACCENTED_PERHAPS);
      const second = perhaps === accented ? first : stem(perhaps);
      if (second.length >= STEM_LENGTH) terms.push(second);
    }
    terms = [...new Set(terms)];
    termsByWord.set(word, terms);
  }
  return terms;
}
