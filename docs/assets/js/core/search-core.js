/* The search itself: which sections match a query, and in what order. Plain data in and out, no DOM.

   Scores are BM25+, the same as in MiniSearch 7 (tests/search_reference.js compares both). MiniSearch makes an
   object for each section that contains a term, so that a keystroke takes over a second in a course ten times as
   large; here scores are numbers in arrays. What takes long is a generator that yields often: the caller decides how much
   is done at a time. What is shown is left to search-excerpt.js and ../search.js. */

import { addHeadings, addTexts, closeIndex, listTermsAtPrefix, openIndex } from "./search-postings.js";
import { pickTelling, processTerm, tokenize } from "./search-terms.js";
import { finish } from "./slices.js";

/** @import { Index, IndexedPage, Posting, Section, Term } from "./search-postings.js" */
/** @typedef {{ term: Term, weight: number, closeness: number }} Match how much it counts, and how near it is to what was typed, up to 1 */
/** @typedef {{ source: string, matches: Match[] }} Asked the searched term, and the terms of the index that match it */
/** @typedef {{ scores: Float64Array, masks: Uint8Array, sources: string[] }} ScoredWord */
/** @typedef {{ word: number, closeness: number }} Typed the position of a typed word, and how near it is to a term */
/** @typedef {{ id: number, score: number }} Hit */
/** @typedef {{ hits: Hit[], terms: Set<Term>, isCut: boolean }} Found */

// What is searched of a query. The longest heading of a course has about 120 characters and 20 words.
export const QUERY_LENGTH = 200; // characters
const QUERY_WORDS = 24;
const LOOKED_AT_ONCE = 256; // terms or sections looked at between two yields

const FIELD_BOOSTS = [4, 0.5, 1]; // heading, page, text
const PAGE_FIELD = 1; // the titles above a section: they add to the score, but don't make it a result
const SAME_FORM_WEIGHT = 0.03; // plurals and singulars should find the same; the typed form only breaks ties
const PREFIX_WEIGHT = 0.2;
const BARE_HEADING_WEIGHT = 0.7; // a heading without text (from the programme) comes after one with text
const PREFIX_LENGTH = 2;
const TYPO_LENGTHS = [4, 7]; // minimum letters of a word for allowing one typo, and two (a swap of letters counts as two)
const ENOUGH_RESULTS = 5;
const SYNONYM_SHARE = 0.6; // of the weight of the word that was typed
const [NEAR_TYPO, NEAR_SYNONYM] = [0.95, 0.95];
const ENOUGH_CLOSENESS = 0.6; // for a word of an answer: `exame` is enough for `examen`, `plan` is not for `plantilla`
const ANSWER_SHARE = 2; // of the best score: what an answer adds if the reader typed its words and no others
const FIT_POWER = 1.5; // how fast that falls with each other word

// MiniSearch's constants: BM25+ (https://en.wikipedia.org/wiki/Okapi_BM25), and the weight of terms that are only
// similar.
const [SATURATION, LENGTH_SHARE, LOWER_BOUND] = [1.2, 0.7, 0.5];
/** @type {(term: string, distance: number) => number} */
const weighPrefix = (term, distance) => (0.375 * term.length) / (term.length + 0.3 * distance);
/** @type {(term: string, distance: number) => number} */
const weighTypo = (term, distance) => (0.45 * term.length) / (term.length + distance);

const TOLD = 128; // in a mask of sources: found in more than the titles above the section

/** Index all documents at once: pages as built by build_search_files, each section with its text `x`.
 * @type {(documents: IndexedPage[]) => Index} */
export function createIndex(documents) {
  const index = openIndex();
  const texts = documents.flatMap((page) => page.s.map((section) => String(section.x)));
  for (const steps of [addHeadings(index, documents), addTexts(index, texts)]) Array.from(steps);
  closeIndex(index);
  return index;
}

/** @type {(numbers: number[]) => number} */
function computeAverage(numbers) {
  return numbers.reduce((average, number, position) => (average * position + number) / (position + 1), 0);
}

/** @type {[number[], number[]]} */
let [row, nextRow] = [[], []]; // reused, because a typo is compared with all terms

/** The number of letters to change, add or remove to turn one word into another; more than `limit` if it exceeds it.
 * @type {(one: string, other: string, limit: number) => number} */
function computeDistance(one, other, limit) {
  if (Math.abs(one.length - other.length) > limit) return limit + 1;
  for (let j = 0; j <= other.length; j++) row[j] = j;
  for (let i = 1; i <= one.length; i++) {
    let least = (nextRow[0] = i);
    for (let j = 1; j <= other.length; j++) {
      const changed = row[j - 1] + (one[i - 1] === other[j - 1] ? 0 : 1);
      const distance = Math.min(row[j] + 1, nextRow[j - 1] + 1, changed);
      nextRow[j] = distance;
      if (distance < least) least = distance;
    }
    if (least > limit) return limit + 1;
    [row, nextRow] = [nextRow, row];
  }
  return row[other.length];
}

/** The terms nearest to a word that matches none, at most `limit` letters away.
 * @type {(index: Index, form: string, limit: number) => Generator<void, Match[]>} */
function* findTypos(index, form, limit) {
  let nearest = limit;
  let found = [];
  let seen = 0;
  for (const term of index.terms.values()) {
    if (++seen % LOOKED_AT_ONCE === 0) yield;
    const distance = computeDistance(form, term.name, nearest);
    if (distance > nearest) continue;
    if (distance < nearest) found = [];
    nearest = distance;
    found.push(term);
  }
  return found.map((term) => ({ term, weight: weighTypo(term.name, nearest), closeness: NEAR_TYPO }));
}

/** The matches, and those of the synonyms of their terms.
 * @type {(matches: Match[]) => Match[]} */
function addRelated(matches) {
  const known = new Set(matches.map(({ term }) => term));
  const added = [];
  for (const { term, weight, closeness } of matches) {
    for (const other of term.related) {
      if (known.has(other)) continue;
      known.add(other);
      added.push({ term: other, weight: weight * SYNONYM_SHARE, closeness: closeness * NEAR_SYNONYM });
    }
  }
  return [...matches, ...added];
}

/** What one word searches for: its own terms; while it is being typed, the terms that start with it; only if nothing
 * matches, typos. A list of {source, matches}: the searched term, and the terms of the index that match it, each with
 * its weight.
 * @type {(index: Index, word: string, isLast: boolean) => Generator<void, Asked[]>} */
function* buildWordQuery(index, word, isLast) {
  const terms = processTerm(word);
  const [form, ...stems] = terms;
  const exact = (/** @type {string} */ name, /** @type {number} */ weight) => {
    const term = index.terms.get(name);
    return term ? [{ term, weight, closeness: 1 }] : [];
  };
  const asked = [
    { source: form, matches: exact(form, stems.length ? SAME_FORM_WEIGHT : 1) },
    ...stems.map((stem) => ({ source: stem, matches: exact(stem, 1) })),
  ];
  if (isLast && form.length >= PREFIX_LENGTH) {
    const longer = listTermsAtPrefix(index, form).filter((term) => term.name !== form);
    const begun = longer.map((term) => {
      const weight = weighPrefix(term.name, term.name.length - form.length) * PREFIX_WEIGHT;
      return { term, weight, closeness: form.length / term.name.length };
    });
    asked.push({ source: form, matches: [...exact(form, PREFIX_WEIGHT), ...begun] });
  }
  if (!asked.some(({ matches }) => matches.length)) {
    const limit = TYPO_LENGTHS.filter((length) => form.length >= length).length;
    asked.splice(0, asked.length, { source: form, matches: limit ? yield* findTypos(index, form, limit) : [] });
  }
  return asked.map(({ source, matches }) => ({ source, matches: addRelated(matches) }));
}

/** Add the scores of the sections in a posting to `scores`, and their ids to `touched`.
 * @type {(index: Index, posting: Posting, lengths: number[], average: number, weight: number, scores: Float64Array, touched: number[]) => void} */
function scorePosting(index, { ids, counts }, lengths, average, weight, scores, touched) {
  const total = index.sections.length;
  const rarity = Math.log(1 + (total - ids.length + 0.5) / (ids.length + 0.5));
  for (let position = 0; position < ids.length; position++) {
    const id = ids[position];
    const frequency = counts[position];
    const length = 1 - LENGTH_SHARE + (LENGTH_SHARE * lengths[id]) / average;
    const score = rarity * (LOWER_BOUND + (frequency * (SATURATION + 1)) / (frequency + SATURATION * length));
    const section = index.sections[id];
    const share = section.text === "" ? BARE_HEADING_WEIGHT * section.weight : section.weight;
    if (scores[id] === 0) touched.push(id);
    scores[id] += weight * share * score;
  }
}

/** The score of each section for one word, and a mask of the sources that matched it.
 * @type {(index: Index, averages: number[], asked: Asked[], sources: string[]) => Generator<void, ScoredWord>} */
function* scoreWord(index, averages, asked, sources) {
  const scores = new Float64Array(index.sections.length);
  const masks = new Uint8Array(index.sections.length);
  const part = new Float64Array(index.sections.length);
  for (const { source, matches } of asked) {
    /** @type {number[]} */
    const touched = [];
    const bit = 1 << sources.indexOf(source);
    for (const { term, weight } of matches) {
      yield;
      for (let field = 0; field < FIELD_BOOSTS.length; field++) {
        const posting = term.postings[field];
        if (!posting) continue;
        scorePosting(index, posting, index.lengths[field], averages[field], weight * FIELD_BOOSTS[field], part, touched);
        if (field !== PAGE_FIELD) for (const id of posting.ids) masks[id] |= TOLD;
      }
    }
    for (const id of touched) {
      scores[id] += part[id];
      masks[id] |= bit;
      part[id] = 0;
    }
  }
  return { scores, masks, sources };
}

/** @type {(hits: Hit[]) => Hit[]} */
const sortHits = (hits) => hits.sort((one, other) => other.score - one.score || one.id - other.id);

/** MiniSearch multiplies a score by the number of query terms that match; here what counts is the number of matching
 * words, each of which has several terms.
 * @type {(index: Index, words: ScoredWord[], isFound: (words: ScoredWord[], id: number) => boolean) => Generator<void, Hit[]>} */
function* rank(index, words, isFound) {
  const names = [...new Set(words.flatMap(({ sources }) => sources))];
  const places = words.map(({ sources }) => sources.map((source) => names.indexOf(source)));
  const isMet = new Uint8Array(names.length);
  const hits = [];
  for (let id = 0; id < index.sections.length; id++) {
    if (id % LOOKED_AT_ONCE === 0) yield;
    if (!isFound(words, id)) continue;
    isMet.fill(0);
    let score = 0;
    let isTold = false;
    for (let position = 0; position < words.length; position++) {
      const mask = words[position].masks[id];
      if (!mask) continue;
      score += words[position].scores[id];
      if (mask & TOLD) isTold = true;
      for (let bit = 0; bit < places[position].length; bit++) if (mask & (1 << bit)) isMet[places[position][bit]] = 1;
    }
    if (!isTold) continue;
    const quality = isMet.reduce((sum, one) => sum + one, 0);
    const met = places.filter((own) => own.some((place) => isMet[place])).length;
    hits.push({ id, score: (score * quality * met) / quality });
  }
  return sortHits(hits);
}

/** The nearest of the typed words to any of some terms.
 * @type {(nearest: Map<Term, Typed>, terms: Term[]) => Typed | null} */
function findTyped(nearest, terms) {
  return terms.reduce((best, term) => {
    const one = nearest.get(term) ?? null;
    return one && one.closeness > (best?.closeness ?? 0) ? one : best;
  }, /** @type {Typed | null} */ (null));
}

/** How much a typed word tells of what is asked: little if it is in many sections, as `redes` in a course on networks.
 * @type {(index: Index, matches: Match[]) => number} */
function weighWord(index, matches) {
  const near = matches.filter(({ closeness }) => closeness >= ENOUGH_CLOSENESS);
  const counts = near.flatMap(({ term }) => term.postings.map((posting) => posting?.ids.length ?? 0));
  return Math.log(1 + index.sections.length / Math.max(1, ...counts));
}

/** How much of what was typed is in what readers type for a section, up to 1: for each section, counting what was typed
 * whole. `words` has, for each word that was typed, the terms that match it.
 * @type {(index: Index, words: Match[][]) => Generator<void, Map<number, number>>} */
function* findAnswers(index, words) {
  /** @type {Map<Term, Typed>} */
  const nearest = new Map();
  for (const [word, matches] of words.entries()) {
    for (const { term, closeness } of matches) {
      if (closeness >= ENOUGH_CLOSENESS && closeness > (nearest.get(term)?.closeness ?? 0)) nearest.set(term, { word, closeness });
    }
  }
  /** @type {Map<number, number[]>} */
  const covered = new Map();
  for (const [position, { id, words: wanted }] of index.answers.entries()) {
    if (position % LOOKED_AT_ONCE === 0) yield;
    const met = wanted.flatMap((terms) => findTyped(nearest, terms) ?? []);
    if (met.length < wanted.length) continue;
    const own = covered.get(id) ?? words.map(() => 0);
    covered.set(id, own);
    for (const { word, closeness } of met) own[word] = Math.max(closeness, own[word]);
  }
  const weights = words.map((matches) => weighWord(index, matches));
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  const weigh = (/** @type {number[]} */ own) => own.reduce((sum, closeness, word) => sum + closeness * weights[word], 0) / whole;
  return new Map([...covered].map(([id, own]) => [id, weigh(own)]));
}

/** The hits with those that answer the query, which come first the more of it they answer.
 * @type {(hits: Hit[], shares: Map<number, number>) => Hit[]} */
function raiseAnswers(hits, shares) {
  if (!shares.size) return hits;
  const best = hits.reduce((most, { score }) => Math.max(most, score), 0) || 1;
  const raised = new Map(hits.map((hit) => [hit.id, hit]));
  for (const [id, share] of shares) {
    raised.set(id, { id, score: (raised.get(id)?.score ?? 0) + ANSWER_SHARE * best * share ** FIT_POWER });
  }
  return sortHits([...raised.values()]);
}

/** @type {(words: ScoredWord[], id: number) => boolean} */
const hasAll = (words, id) => words.every(({ masks }) => masks[id]);
/** @type {(words: ScoredWord[], id: number) => boolean} */
const hasSome = (words, id) => words.some(({ masks }) => masks[id]);

/** The matches of a query: {hits: [{id, score}], terms, isCut}, the best hit first: those with all its words and then, if
 * they are few, those with some; `terms` are all the terms of the index that may have matched, and `isCut` says whether
 * the query was too long to be searched whole.
 * @type {(index: Index, query: string) => Generator<void, Found>} */
export function* findHits(index, query) {
  const typed = query.trimStart();
  const text = typed.slice(0, QUERY_LENGTH);
  const words = tokenize(text);
  const wanted = pickTelling(words);
  const asked = wanted.slice(0, QUERY_WORDS);
  const isCut = typed.trimEnd().length > text.length || wanted.length > asked.length;
  if (!asked.length) return { hits: [], terms: new Set(), isCut };
  const isTyping = /[\p{L}\p{M}\p{N}]$/u.test(text);
  const lastWord = words[words.length - 1];
  const averages = (index.averages ||= index.lengths.map(computeAverage));
  const terms = new Set();
  const scored = [];
  const matched = [];
  for (const [position, word] of asked.entries()) {
    const parts = yield* buildWordQuery(index, word, isTyping && word === lastWord && position === asked.length - 1);
    for (const { matches } of parts) for (const { term } of matches) terms.add(term);
    matched.push(parts.flatMap(({ matches }) => matches));
    scored.push(yield* scoreWord(index, averages, parts, processTerm(word)));
  }
  const hits = yield* rank(index, scored, hasAll);
  if (hits.length < ENOUGH_RESULTS && scored.length > 1) {
    const found = new Set(hits.map(({ id }) => id));
    const some = yield* rank(index, scored, hasSome);
    for (const hit of some) if (!found.has(hit.id)) hits.push(hit);
  }
  return { hits: raiseAnswers(hits, yield* findAnswers(index, matched)), terms, isCut };
}

/** @type {(posting: Posting | null, id: number) => boolean} */
function hasId(posting, id) {
  if (!posting) return false;
  let [low, high] = [0, posting.ids.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (posting.ids[middle] < id) low = middle + 1;
    else high = middle;
  }
  return posting.ids[low] === id;
}

/** A hit as plain data: {id, score, url, page, trail, anchor, heading, path, text, terms}: `terms` are the names of the
 * indexed terms that matched it, `trail` the titles above its page, `path` the headings above it in its page.
 * @type {(index: Index, hit: Hit, terms: Set<Term>) => Section & { score: number, terms: string[] }} */
export function describeHit(index, { id, score }, terms) {
  const own = [...terms].filter((term) => term.postings.some((posting) => hasId(posting, id)));
  return { ...index.sections[id], score, terms: own.map((term) => term.name) };
}

/** All the sections that match a query, described, best first.
 * @type {(index: Index, query: string) => ReturnType<typeof describeHit>[]} */
export function findSections(index, query) {
  const { hits, terms } = finish(findHits(index, query));
  return hits.map((hit) => describeHit(index, hit, terms));
}
