/* What is shown of a section that was found: the most relevant piece of its text, and the matches in it. Plain data
   in and out, no DOM. Both are generators that yield often in a long text. */

import { foldText, forEachWord, processTerm } from "./search-terms.js";

/** @typedef {{ word: string, start: number, term: string }} Match */

const NEAR_SHARE = 0.7; // of an excerpt's length: matches farther apart may not fit together
const CHARACTERS_AT_ONCE = 2000; // characters read between two yields
const LEAD_SHARE = 0.2; // of an excerpt's length: the text before the first match

/** A function that returns, for the UTF-16 code unit that starts a word, whether the word may have one of the terms:
 * terms keep the first letter of their word. A lone accent folds to nothing, so any word may start with it.
 * @type {(terms: string[]) => (unit: number) => boolean} */
function createInitialTest(terms) {
  const wanted = new Set([undefined, ...terms.map((term) => term[0])]);
  const known = new Map();
  return (unit) => {
    if (!known.has(unit)) known.set(unit, wanted.has(foldText(String.fromCharCode(unit))[0]));
    return known.get(unit);
  };
}

/** The words of a text that have one of the terms: [{word, start, term}].
 * @type {(text: string, terms: string[]) => Generator<void, Match[]>} */
function* findMatches(text, terms) {
  const wanted = new Set(terms);
  const mayBegin = createInitialTest(terms);
  /** @type {Match[]} */
  const matches = [];
  for (let from = 0; from < text.length; ) {
    yield;
    const space = text.indexOf(" ", from + CHARACTERS_AT_ONCE); // no word contains one
    const to = space < 0 ? text.length : space;
    const piece = text.slice(from, to);
    const place = from;
    forEachWord(piece, (start, end) => {
      if (!mayBegin(piece.charCodeAt(start))) return;
      const word = piece.slice(start, end);
      const term = processTerm(word).find((candidate) => wanted.has(candidate));
      if (term) matches.push({ word, start: place + start, term });
    });
    from = to;
  }
  return matches;
}

/** The text split into [{text, isMatch}] by the terms that matched its section; joined, the parts are the text.
 * @type {(text: string, terms: string[]) => Generator<void, { text: string, isMatch: boolean }[]>} */
export function* markMatches(text, terms) {
  const parts = [];
  let end = 0;
  for (const { word, start } of yield* findMatches(text, terms)) {
    if (start > end) parts.push({ text: text.slice(end, start), isMatch: false });
    end = start + word.length;
    parts.push({ text: word, isMatch: true });
  }
  if (end < text.length) parts.push({ text: text.slice(end), isMatch: false });
  return parts;
}

/** The start of the window with most different matches; the window slides over the matches.
 * @type {(matches: Match[], width: number) => number} */
function findBestStart(matches, width) {
  const inside = new Map(); // term → how often it is in the window
  let best = { start: 0, different: 0 };
  let next = 0;
  for (const { term, start } of matches) {
    for (; next < matches.length && matches[next].start < start + width; next++) {
      inside.set(matches[next].term, (inside.get(matches[next].term) || 0) + 1);
    }
    if (inside.size > best.different) best = { start, different: inside.size };
    if (inside.get(term) === 1) inside.delete(term);
    else inside.set(term, inside.get(term) - 1);
  }
  return best.start;
}

/** The piece of a text, about `length` characters, with most different matches, cut between words.
 * @type {(text: string, terms: string[], length: number) => Generator<void, string>} */
export function* cutExcerpt(text, terms, length) {
  if (text.length <= length) return text;
  const best = findBestStart(yield* findMatches(text, terms), length * NEAR_SHARE);
  let start = Math.max(0, Math.min(best - Math.round(length * LEAD_SHARE), text.length - length));
  if (start > 0) start = text.indexOf(" ", start) + 1;
  let end = Math.min(text.length, start + length);
  if (end < text.length) end = Math.max(text.lastIndexOf(" ", end), start + 1);
  return (start > 0 ? "… " : "") + text.slice(start, end) + (end < text.length ? " …" : "");
}
