/* Search without a page: folding, stemming, the index and the ranking. Plain data in and out, no DOM.
 *
 * What a reader types and what the course says must meet in the same terms, so every term is made from the word WITHOUT
 * its accents: `administracion`, `Administración` and `ADMINISTRACIÓN` cannot differ. Needs MiniSearch and
 * SpanishStemmer (assets/vendor) on the global object when an index is made or asked; leaves all that is shown to
 * search.js. */
(function (root) {
  "use strict";

  const Curso = (root.Curso = root.Curso || {});

  const WORD = /\p{N}+(?:[.,]\p{N}+)*|[\p{L}\p{M}\p{N}]+/gu;
  const MARKS = /\p{M}/gu;
  const ENYE_KEPT = "\uE000"; // private use: stands for ñ while the accents are taken off

  // The Snowball rules look for accents (-ía, -ió, -irá…) that folding has taken off. These endings get them back, one
  // by one; where the unaccented word could be another one (`cambio`, `cambió`), both stems are kept.
  const ACCENTED_ALWAYS = [[/ion$/, "ión"]];
  const ACCENTED_PERHAPS = [
    [/([^r]|[^a]r)ia(s|n|mos)?$/, "$1ía$2"], // not -aria(s): funcionaria
    [/aria(n|mos)$/, "aría$1"],
    [/io$/, "ió"],
    [/ico$/, "icó"],
    [/ira(n?)$/, "irá$1"],
    [/abamos$/, "ábamos"],
  ];
  const AMBIGUOUS_LENGTH = 6; // letters: in shorter words (`media`, `serio`) a second stem only brings noise
  const STEM_LENGTH = 4;

  const STOP_WORDS = new Set(
    ("a al ante bajo con de del desde el ella en entre es esta este la las le les lo los me mi mis o para pero por que " +
      "se sin sobre su sus tu tus un una unas uno unos y").split(" ")
  );

  const FIELDS = ["heading", "page", "text"];
  const FIELD_BOOST = { heading: 4, page: 0.5, text: 1 };
  const SAME_FORM_WEIGHT = 0.03; // plural or singular, they should find the same; the form typed only breaks ties
  const PREFIX_WEIGHT = 0.2;
  const BARE_HEADING_WEIGHT = 0.7; // a heading that only announces (the programme's) comes after the one that teaches
  const PREFIX_LENGTH = 2;
  const TYPO_LENGTHS = [4, 7]; // letters a word must have to be taken for one typo, for two (as when two are swapped)
  const ENOUGH_RESULTS = 5;

  /** Lower case without accents; ñ stays ñ. `Año Lingüístico` → `año linguistico`. */
  function foldText(text) {
    return text
      .normalize("NFC")
      .toLowerCase()
      .replaceAll("ñ", ENYE_KEPT)
      .normalize("NFD")
      .replace(MARKS, "")
      .replaceAll(ENYE_KEPT, "ñ");
  }

  /** The words and numbers of a text as written; `4.2.1.` is one number. */
  function tokenize(text) {
    return text.match(WORD) || [];
  }

  function stem(word) {
    return foldText(root.SpanishStemmer.stemmer(word));
  }

  function accent(word, rules) {
    for (const [ending, replacement] of rules) {
      if (ending.test(word)) return word.replace(ending, replacement);
    }
    return word;
  }

  const termsByWord = new Map();

  /** The terms that stand for one word: itself folded, then its stems. */
  function processTerm(word) {
    let terms = termsByWord.get(word);
    if (!terms) {
      const folded = foldText(word);
      terms = [folded, stem(accent(folded, ACCENTED_ALWAYS))];
      if (folded.length >= AMBIGUOUS_LENGTH) {
        const second = stem(accent(folded, ACCENTED_PERHAPS));
        if (second.length >= STEM_LENGTH) terms.push(second);
      }
      terms = [...new Set(terms)];
      termsByWord.set(word, terms);
    }
    return terms;
  }

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
        });
        ancestors.push(section);
      }
    }
    return sections;
  }

  /** Index the documents written by exports/search_index.py; returns what findSections takes. */
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
    const telling = words.filter((word) => !STOP_WORDS.has(foldText(word)));
    const asked = telling.length ? telling : words;
    if (!asked.length) return [];
    const isTyping = /[\p{L}\p{M}\p{N}]$/u.test(query);
    const lastWord = words[words.length - 1];
    const queries = asked.map((word, position) =>
      buildWordQuery(index.engine, word, isTyping && word === lastWord && position === asked.length - 1)
    );
    const options = {
      fields: FIELDS,
      boost: FIELD_BOOST,
      boostDocument: (id) => (index.sections[id].text ? 1 : BARE_HEADING_WEIGHT),
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

  /** The text cut into [{text, isMatch}] by the terms that a section was found by; joined, they give the text again. */
  function markMatches(text, terms) {
    const wanted = new Set(terms);
    const parts = [];
    let end = 0;
    for (const match of text.matchAll(WORD)) {
      if (!processTerm(match[0]).some((term) => wanted.has(term))) continue;
      if (match.index > end) parts.push({ text: text.slice(end, match.index), isMatch: false });
      end = match.index + match[0].length;
      parts.push({ text: match[0], isMatch: true });
    }
    if (end < text.length) parts.push({ text: text.slice(end), isMatch: false });
    return parts;
  }

  /** The piece of a text, about `length` characters, that holds most different matches, cut between words. */
  function cutExcerpt(text, terms, length) {
    if (text.length <= length) return text;
    const wanted = new Set(terms);
    const matches = [];
    for (const match of text.matchAll(WORD)) {
      const term = processTerm(match[0]).find((candidate) => wanted.has(candidate));
      if (term) matches.push({ term, start: match.index });
    }
    let best = { start: 0, different: 0 };
    for (const { start } of matches) {
      const inside = matches.filter((match) => match.start >= start && match.start < start + length * 0.7);
      const different = new Set(inside.map((match) => match.term)).size;
      if (different > best.different) best = { start, different };
    }
    let start = Math.max(0, Math.min(best.start - Math.round(length * 0.2), text.length - length));
    if (start > 0) start = text.indexOf(" ", start) + 1;
    let end = Math.min(text.length, start + length);
    if (end < text.length) end = Math.max(text.lastIndexOf(" ", end), start + 1);
    return (start > 0 ? "… " : "") + text.slice(start, end) + (end < text.length ? " …" : "");
  }

  Curso.search = { foldText, tokenize, processTerm, createIndex, findSections, markMatches, cutExcerpt };
})(globalThis);
