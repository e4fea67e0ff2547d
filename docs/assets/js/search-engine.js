/* The engine's side of the search: receives the files of the index as they arrive, and answers queries. It exchanges
   messages with search/client.js through `globalThis`: the worker that it runs in or, without workers, an object
   that replaces it (see WORKERS in macros/assets.py). It works in slices, so that neither a query nor the page waits
   long.

   In:  {file: JSON}, first the headings, then each text that was requested; {query}.
   Out: {texts: names} of the files that it needs; {state: "headings"}, then {state: "whole"}, when it can search
   them; {query, isWhole, count, results}, the answer. */

import { describeHit, findHits } from "./core/search-core.js";
import { cutExcerpt, markMatches } from "./core/search-excerpt.js";
import { addHeadings, addTexts, closeIndex, openIndex } from "./core/search-postings.js";

const port = globalThis;
const SHOWN_RESULTS = 30;
const EXCERPT_LENGTH = 180; // characters
const SLICE_MS = 8;
const WAITING = Symbol("for a file");

const index = openIndex();
const files = [];
const steps = readFiles();
const clock = new MessageChannel(); // its messages come without the delay of a timer
let isRunning = false;
let isWhole = false;

function* takeFile() {
  while (!files.length) yield WAITING;
  return JSON.parse(files.shift());
}

function* readFiles() {
  const { pages, texts } = yield* takeFile();
  port.postMessage({ texts });
  yield* addHeadings(index, pages);
  port.postMessage({ state: "headings" });
  for (const _ of texts) yield* addTexts(index, yield* takeFile());
  closeIndex(index);
  isWhole = true;
  port.postMessage({ state: "whole" });
}

function work() {
  const end = performance.now() + SLICE_MS;
  let step = steps.next();
  while (!step.done && step.value !== WAITING && performance.now() < end) step = steps.next();
  isRunning = !step.done && step.value !== WAITING;
  if (isRunning) clock.port2.postMessage(null);
}

function answer(query) {
  const { hits, terms } = findHits(index, query);
  const results = hits.slice(0, SHOWN_RESULTS).map((hit) => {
    const { url, page, trail, anchor, heading, path, text, score, terms: own } = describeHit(index, hit, terms);
    const excerpt = text ? markMatches(cutExcerpt(text, own, EXCERPT_LENGTH), own) : [];
    return { url, page, trail, anchor, path, score, heading: markMatches(heading, own), excerpt };
  });
  return { query, isWhole, count: hits.length, results };
}

clock.port1.onmessage = work;
port.onmessage = ({ data }) => {
  if ("query" in data) {
    port.postMessage(answer(data.query));
  } else {
    files.push(data.file);
    if (!isRunning) work();
  }
};
