/* The search as MiniSearch ranks it: what core/search-core.js is held against. Slow, and exact by construction: each word is a
 * query of MiniSearch's own. Needs MiniSearch, and core/search-terms.js as `searchTerms`. */
(function (root) {
  "use strict";

  const { pickTelling, tokenize, processTerm } = root.searchTerms;

  const FIELDS = ["heading", "page", "text"];
  const FIELD_BOOST = { heading: 4, page: 0.5, text: 1 };
  const SAME_FORM_WEIGHT = 0.03; // plural or singular, they should find the same; the form typed only breaks ties
  const PREFIX_WEIGHT = 0.2;
  const BARE_HEADING_WEIGHT = 0.7; // a heading that only announces (the programme's) comes after the one that teaches
  const PREFIX_LENGTH = 2;
  const TYPO_LENGTHS = [4, 7]; // letters a word must have to be taken for one typo, for two (as when two are swapped)
  const ENOUGH_RESULTS = 5;

  function listSections(documents) {
    const sections = [];
    for (const page of documents) {
      const ancestors = [];
      for (const section of page.s) {
        while (ancestors.length && ancestors[ancestors.length - 1].l >= section.l) ancestors.pop();
        sections.push({
          id: sections.length,
          url: page.u,
          page: page.p,
          trail: page.t || [],
          anchor: section.a,
          heading: section.h,
          path: ancestors.filter((ancestor) => ancestor.l > 1).map((ancestor) => ancestor.h),
          text: section.x,
          weight: section.w ?? 1,
        });
        ancestors.push(section);
      }
    }
    return sections;
  }

  /** Index the documents described by exports/search_index.py, each section with its text `x`; returns what findSections takes. */
  function createIndex(documents) {
    const sections = listSections(documents);
    const engine = new root.MiniSearch({ fields: FIELDS, tokenize, processTerm });
    engine.addAll(
      sections.map((section) => ({
        id: section.id,
        heading: section.heading,
        page: [...section.trail, section.page, ...section.path].join(" "),
        text: section.text,
      }))
    );
    return { engine, sections };
  }

  const LITERAL = { tokenize: (text) => [text], processTerm: (term) => term };

  function weigh(term, weight, more) {
    return { ...LITERAL, queries: [term], boostTerm: () => weight, ...more };
  }

  function anyOf(queries) {
    return { combineWith: "OR", queries };
  }

  /** One word as a query: its own terms; while it is being typed, what it begins; only if nothing has it, a typo. */
  function buildWordQuery(engine, word, isLast) {
    const [form, ...stems] = processTerm(word);
    const queries = [weigh(form, stems.length ? SAME_FORM_WEIGHT : 1), ...stems.map((term) => weigh(term, 1))];
    if (isLast && form.length >= PREFIX_LENGTH) queries.push(weigh(form, PREFIX_WEIGHT, { prefix: true }));
    const asTyped = anyOf(queries);
    if (engine.search(asTyped).length) return asTyped;
    const corrections = TYPO_LENGTHS.flatMap((length, position) =>
      form.length < length ? [] : [weigh(form, 1, { fuzzy: position + 1 })]
    );
    return corrections.find((correction) => engine.search(correction).length) || asTyped;
  }

  /** The sections that answer a query, best first: those with all its words, then, when few, those with some.
   *  Each is {id, score, url, page, trail, anchor, heading, path, text, terms}: `terms` are the indexed terms it was found
   *  by, `trail` the titles above its page, `path` the headings above it in its page. */
  function findSections(index, query) {
    const words = tokenize(query);
    const asked = pickTelling(words);
    if (!asked.length) return [];
    const isTyping = /[\p{L}\p{M}\p{N}]$/u.test(query);
    const lastWord = words[words.length - 1];
    const queries = asked.map((word, position) =>
      buildWordQuery(index.engine, word, isTyping && word === lastWord && position === asked.length - 1)
    );
    const options = {
      fields: FIELDS,
      boost: FIELD_BOOST,
      boostDocument: (id) => (index.sections[id].text ? 1 : BARE_HEADING_WEIGHT) * index.sections[id].weight,
      filter: (hit) => Object.values(hit.match).some((fields) => fields.some((field) => field !== "page")),
    };
    const ask = (combineWith) => rank(index.engine.search({ combineWith, queries }, options), asked);
    const hits = ask("AND");
    if (hits.length < ENOUGH_RESULTS && queries.length > 1) {
      const found = new Set(hits.map((hit) => hit.id));
      hits.push(...ask("OR").filter((hit) => !found.has(hit.id)));
    }
    return hits.map(({ id, score, terms }) => ({ ...index.sections[id], score, terms }));
  }

  /* The engine multiplies a score by the number of query terms met; here what counts is the number of words met, each
   * of which has several terms. */
  function rank(hits, words) {
    const scored = hits.map((hit) => {
      const met = words.filter((word) => processTerm(word).some((term) => hit.queryTerms.includes(term)));
      return { ...hit, score: (hit.score * met.length) / hit.queryTerms.length };
    });
    return scored.sort((one, other) => other.score - one.score || one.id - other.id);
  }

  root.searchReference = { createIndex, findSections };
})(globalThis);
