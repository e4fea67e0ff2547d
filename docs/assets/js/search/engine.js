/* The engine of the search: takes the files of the index as they arrive, and answers one query at a time. A query goes
   before the files, and is abandoned when another comes. It works in slices, in the page: under the site's policy, and in
   a page opened from disk, there are no workers. Loading the files is left to client.js, and what is shown to
   ../search.js. */

import { describeHit, findHits } from "../core/search-core.js";
import { cutExcerpt, markMatches } from "../core/search-excerpt.js";
import { addHeadings, addSynonyms, addTexts, closeIndex, openIndex } from "../core/search-postings.js";
import { createSlices } from "../core/slices.js";

/** @import { Clock } from "../core/slices.js" */
/** @typedef {{ text: string, isMatch: boolean }[]} Marked */
/** @typedef {{
 *   url: string, page: string, trail: string[], anchor: string, path: string[], score: number, heading: Marked, excerpt: Marked,
 * }} Result */
/** @typedef {{ query: string, isCut: boolean, isWhole: boolean, count: number, results: Result[] }} Answer */
/** @typedef {{ onTexts: (names: string[]) => void, onState: (state: "headings" | "whole") => void, onAnswer: (answer: Answer) => void }} Told
 * `onTexts`: the files that it needs after the first, in order; `onState`: what it can search; `onAnswer`: the answer to
 * the last query */

const SHOWN_RESULTS = 30;
const EXCERPT_LENGTH = 180; // characters
const WAITING = Symbol("for a file");

/** `add(file)` takes a file, as JSON: first the headings, then each text; `ask(query)` asks.
 * @type {(told: Told, clock: Clock) => { add: (file: string) => void, ask: (query: string) => void }} */
export function createEngine({ onTexts, onState, onAnswer }, clock) {
  const index = openIndex();
  /** @type {string[]} */
  const files = [];
  let isWhole = false;
  const indexing = readFiles();
  /** @type {Generator<void, Answer> | null} */
  let asking = null;

  function* takeFile() {
    while (!files.length) yield WAITING;
    return JSON.parse(String(files.shift()));
  }

  /** @type {() => Generator<unknown, void, any>} */
  function* readFiles() {
    const { pages, synonyms, texts } = yield* takeFile();
    onTexts(texts);
    yield* addSynonyms(index, synonyms);
    yield* addHeadings(index, pages);
    onState("headings");
    for (const _ of texts) yield* addTexts(index, yield* takeFile());
    closeIndex(index);
    isWhole = true;
    onState("whole");
  }

  /** @type {(query: string) => Generator<void, Answer>} */
  function* answer(query) {
    const { hits, terms, isCut } = yield* findHits(index, query);
    /** @type {Result[]} */
    const results = [];
    for (const hit of hits.slice(0, SHOWN_RESULTS)) {
      yield;
      const { url, page, trail, anchor, heading, path, text, score, terms: own } = describeHit(index, hit, terms);
      const excerpt = text ? yield* markMatches(yield* cutExcerpt(text, own, EXCERPT_LENGTH), own) : [];
      results.push({ url, page, trail, anchor, path, score, heading: yield* markMatches(heading, own), excerpt });
    }
    return { query, isCut, isWhole, count: hits.length, results };
  }

  const wake = createSlices(() => {
    if (!asking) {
      const { done, value } = indexing.next();
      return !done && value !== WAITING;
    }
    const { done, value } = asking.next();
    if (done) {
      asking = null;
      onAnswer(value);
    }
    return true;
  }, clock);

  return {
    add(file) {
      files.push(file);
      wake();
    },
    ask(query) {
      asking = answer(query);
      wake();
    },
  };
}
