/* The index of the search: in which sections each term is, and how often. Plain data in and out, no DOM.

   It is built in the browser from the texts written by exports/search_index.py, headings first, so that the search
   works before the texts arrive. Both steps are generators that yield often, always with an index that can be searched: the
   caller decides how much is done at a time. Ranking is left to search-core.js. */

import { pickTelling, processTerm, tokenize } from "./search-terms.js";

/** @typedef {{ ids: number[], counts: number[] }} Posting of a term in a field: in which sections, ascending, and how often */
/** @typedef {{ name: string, postings: (Posting | null)[], related: Term[] }} Term `postings`: one per field; `related`: its synonyms */
/** @typedef {{ id: number, words: Term[][] }} Answer a section, and the words with which a reader asks for it, each as its terms */
/** @typedef {{ terms: Term[], stamp: number }} Word */
/** @typedef {{
 *   id: number, url: string, page: string, trail: string[], anchor: string, heading: string, path: string[], text: string | null,
 *   weight: number,
 * }} Section its text is null until it is added; its weight multiplies its score */
/** @typedef {{ a: string, h: string, l: number, w?: number, q?: string[], x?: string }} IndexedSection */
/** @typedef {{ u: string, p: string, t?: string[], s: IndexedSection[] }} IndexedPage as exports/search_index.py writes it */
/** @typedef {{
 *   sections: Section[], terms: Map<string, Term>, groups: Map<string, Term[]>, lengths: number[][], averages: number[] | null,
 *   answers: Answer[], pieces: Map<string, Word[]>, words: Map<string, Word>, stamp: number,
 * }} Index `groups`: a term's first letters → terms; `lengths`: for each field, the different words of each section */

const FIELDS = { heading: 0, page: 1, text: 2 };
const PIECES_AT_ONCE = 64; // pieces of a text between two yields: a section may be a list of a thousand sources
const GROUP_LENGTH = 2; // letters that the terms of a group share: prefixes have at least as many

/** An index without sections.
 *
 * `terms`: name → {name, postings, related}, with a posting {ids, counts} for each field that has the term, ids ascending.
 * `groups`: a term's first letters → terms. `lengths`: for each field, the number of different words of each section.
 * The `text` of a section is null until its text is added.
 * @type {() => Index} */
export function openIndex() {
  return {
    sections: [],
    terms: new Map(),
    groups: new Map(),
    lengths: [[], [], []],
    averages: null, // of the lengths, computed on demand
    answers: [],
    pieces: new Map(),
    words: new Map(),
    stamp: 0,
  };
}

/** @type {(index: Index, name: string) => Term} */
function provideTerm(index, name) {
  let term = index.terms.get(name);
  if (!term) {
    term = { name, postings: [null, null, null], related: [] };
    index.terms.set(name, term);
    const group = name.slice(0, GROUP_LENGTH);
    const known = index.groups.get(group);
    if (known) known.push(term);
    else index.groups.set(group, [term]);
  }
  return term;
}

/** @type {(index: Index, name: string) => Word} */
function provideWord(index, name) {
  let word = index.words.get(name);
  if (!word) {
    const terms = processTerm(name).filter(Boolean);
    word = { terms: terms.map((term) => provideTerm(index, term)), stamp: 0 };
    index.words.set(name, word);
  }
  return word;
}

/** No word contains a space, and the pieces between spaces are repeated often: each is tokenized once.
 * @type {(index: Index, piece: string) => Word[]} */
function takeApart(index, piece) {
  let words = index.pieces.get(piece);
  if (!words) {
    words = tokenize(piece).map((word) => provideWord(index, word));
    index.pieces.set(piece, words);
  }
  return words;
}

/** @type {(term: Term, field: number, id: number) => void} */
function count(term, field, id) {
  const posting = (term.postings[field] ||= { ids: [], counts: [] });
  const last = posting.ids.length - 1;
  if (posting.ids[last] === id) {
    posting.counts[last]++;
  } else {
    posting.ids.push(id);
    posting.counts.push(1);
  }
}

/** @type {(index: Index, field: number, id: number, text: string) => Generator<void>} */
function* addField(index, field, id, text) {
  const stamp = ++index.stamp; // identifies the words already seen in this text
  const lengths = index.lengths[field];
  lengths[id] = 0;
  for (const [position, piece] of text.split(" ").entries()) {
    if (position % PIECES_AT_ONCE === 0) yield;
    index.averages = null;
    for (const word of takeApart(index, piece)) {
      if (word.stamp !== stamp) lengths[id]++;
      word.stamp = stamp;
      for (const term of word.terms) count(term, field, id);
    }
  }
}

/** Relate the words of each group, which are used for the same thing: before or after the sections.
 * @type {(index: Index, groups: string[][]) => Generator<void>} */
export function* addSynonyms(index, groups) {
  for (const group of groups) {
    yield;
    const words = group.map((name) => provideWord(index, name).terms);
    for (const own of words) {
      // What a synonym searches for are its stems, so that its plural is found too.
      const others = words.filter((terms) => terms !== own).flatMap(([form, ...stems]) => (stems.length ? stems : [form]));
      for (const term of own) term.related = [...new Set([...term.related, ...others])].filter((other) => other !== term);
    }
  }
}

/** @type {(index: Index, id: number, queries: string[]) => void} */
function addAnswers(index, id, queries) {
  for (const query of queries) {
    index.answers.push({ id, words: pickTelling(tokenize(query)).map((word) => provideWord(index, word).terms) });
  }
}

/** Add the sections of all pages, without their texts: pages as built by build_search_files.
 * @type {(index: Index, pages: IndexedPage[]) => Generator<void>} */
export function* addHeadings(index, pages) {
  for (const page of pages) {
    const trail = page.t || [];
    const ancestors = [];
    for (const section of page.s) {
      while (ancestors.length && ancestors[ancestors.length - 1].l >= section.l) ancestors.pop();
      const id = index.sections.length;
      const path = ancestors.filter((ancestor) => ancestor.l > 1).map((ancestor) => ancestor.h);
      index.sections.push({
        id, url: page.u, page: page.p, trail, anchor: section.a, heading: section.h, path, text: null, weight: section.w ?? 1,
      });
      yield* addField(index, FIELDS.heading, id, section.h);
      yield* addField(index, FIELDS.page, id, [...trail, page.p, ...path].join(" "));
      addAnswers(index, id, section.q ?? []);
      ancestors.push(section);
    }
  }
}

/** Add the texts of the next sections, in the order of their headings.
 * @type {(index: Index, texts: string[]) => Generator<void>} */
export function* addTexts(index, texts) {
  for (const text of texts) {
    const id = index.lengths[FIELDS.text].length;
    index.sections[id].text = text;
    yield* addField(index, FIELDS.text, id, text);
  }
}

/** Drop what was only needed for adding.
 * @type {(index: Index) => void} */
export function closeIndex(index) {
  index.pieces = new Map();
  index.words = new Map();
}

/** The terms that start with some letters, at least GROUP_LENGTH.
 * @type {(index: Index, letters: string) => Term[]} */
export function listTermsAtPrefix(index, letters) {
  return (index.groups.get(letters.slice(0, GROUP_LENGTH)) || []).filter((term) => term.name.startsWith(letters));
}
