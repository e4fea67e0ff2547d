"""docs/assets/js/search/engine.js: queries answered a slice at a time, while the files of the index arrive."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings, strategies
from javascript import Realm

WORDS = [f"palabra{number}" for number in range(400)]
PAGES = [
    {
        "u": f"pagina-{page}/",
        "p": f"Página {page}",
        "s": [
            {"a": f"s{section}", "h": f"Apartado {WORDS[7 * page + section]}", "l": 1 + section % 2}
            for section in range(6)
        ],
    }
    for page in range(20)
]
TEXTS = {
    f"texto-{part}": [
        " ".join(WORDS[(11 * number + 3 * step) % len(WORDS)] for step in range(60)) if number % 5 else ""
        for number in range(40 * part, 40 * part + 40)
    ]
    for part in range(3)
}
LONG_TEXT = " ".join(WORDS) * 100  # a list of sources
QUERIES = ["palabra12", "apartado palabra7", "pal", "palabar12", "xyzw", "", "página palabra3 palabra300"]

# A page with a clock of its own: each look at it takes a millisecond, and what is scheduled waits for `run`.
SET_UP = """
globalThis.openPage = () => {
  const page = { answers: [], states: [], names: null, slices: 0, looks: 0 };
  const waiting = [];
  const clock = { now: () => (page.looks += 1), schedule: (act) => waiting.push(act) };
  const told = {
    onTexts: (names) => (page.names = names),
    onState: (state) => page.states.push(state),
    onAnswer: (answer) => page.answers.push(answer),
  };
  page.engine = engine.createEngine(told, clock);
  page.run = (slices = Infinity) => {
    for (; slices > 0 && waiting.length; slices--) {
      page.slices++;
      waiting.shift()();
    }
    return page;
  };
  return page;
};
globalThis.openWhole = () => {
  const page = openPage();
  page.engine.add(JSON.stringify({ pages: PAGES, synonyms: [], texts: Object.keys(TEXTS) }));
  page.run();
  for (const name of page.names) page.engine.add(JSON.stringify(TEXTS[name]));
  return page.run();
};
"""


@pytest.fixture(scope="module")
def realm() -> Iterator[Realm]:
    realm = Realm()
    realm.import_modules(engine="search/engine.js", searchCore="core/search-core.js")
    realm.run(f"globalThis.PAGES = {json.dumps(PAGES)}; globalThis.TEXTS = {json.dumps(TEXTS)};{SET_UP}")
    yield realm
    realm.close()


def ask(realm: Realm, query: str) -> dict[str, Any]:
    """The answer to a query, once everything is indexed."""
    asked = """(query) => {
      globalThis.whole ??= openWhole();
      whole.engine.ask(query);
      return whole.run().answers.pop();
    }"""
    answer: dict[str, Any] = realm.evaluate(asked, query)
    return answer


@pytest.mark.parametrize("query", QUERIES)
def test_what_is_found_in_slices_is_what_is_found_at_once(realm: Realm, query: str) -> None:
    at_once = realm.evaluate(
        """(query) => {
          const texts = Object.values(TEXTS).flat();
          const fill = (section) => ({ ...section, x: texts.shift() });
          const index = searchCore.createIndex(PAGES.map((page) => ({ ...page, s: page.s.map(fill) })));
          return searchCore.findSections(index, query).map(({ url, anchor, score }) => [url, anchor, score]);
        }""",
        query,
    )
    answer = ask(realm, query)
    assert [[found["url"], found["anchor"], found["score"]] for found in answer["results"]] == at_once[:30]
    assert (answer["query"], answer["count"], answer["isWhole"]) == (query, len(at_once), True)


def test_the_page_gets_its_turn_between_slices(realm: Realm) -> None:
    """However long one section is, and however long a query takes."""
    indexing, asking, answers = realm.evaluate(
        """(text) => {
          const page = openPage();
          const pages = [{ u: "a/", p: "A", s: [{ a: "a", h: "A", l: 1 }] }];
          page.engine.add(JSON.stringify({ pages, synonyms: [], texts: ["t"] }));
          page.engine.add(JSON.stringify([text]));
          const indexing = page.run().slices;
          page.slices = 0;
          page.engine.ask("palabra1");
          page.run();
          return [indexing, page.slices, page.answers.length];
        }""",
        LONG_TEXT,
    )
    pieces = len(LONG_TEXT.split(" "))
    assert indexing > pieces / 64 / 9, "at most nine steps of 64 words each"
    assert asking > len(LONG_TEXT) / 2100 / 9, "its excerpt is looked for in steps too"
    assert answers == 1


def test_a_query_is_answered_before_the_texts_have_been_indexed(realm: Realm) -> None:
    states, before, after = realm.evaluate(
        """() => {
          const page = openPage();
          page.engine.add(JSON.stringify({ pages: PAGES, synonyms: [], texts: Object.keys(TEXTS) }));
          page.run();
          for (const name of page.names) page.engine.add(JSON.stringify(TEXTS[name]));
          page.run(5);
          page.engine.ask("apartado palabra7");
          while (!page.answers.length) page.run(1);
          const states = [...page.states];
          page.run();
          page.engine.ask("apartado palabra7");
          page.run();
          return [states, ...page.answers];
        }"""
    )
    assert states == ["headings"]
    assert (before["isWhole"], after["isWhole"]) == (False, True)
    assert before["results"][0]["anchor"] == after["results"][0]["anchor"] == "s0"
    assert all(found["score"] > 0 for found in before["results"]), "the section being indexed counts as it is"


def test_what_is_asked_when_the_index_is_whole_is_answered(realm: Realm) -> None:
    """The page asks again as soon as it is told that there is more to find, in the last step of the indexing."""
    answers = realm.evaluate(
        """() => {
          const page = openPage();
          page.states.push = (state) => page.engine.ask(`palabra12 ${state}`);
          page.engine.add(JSON.stringify({ pages: PAGES, synonyms: [], texts: Object.keys(TEXTS) }));
          page.run();
          for (const name of page.names) page.engine.add(JSON.stringify(TEXTS[name]));
          return page.run().answers.map(({ query }) => query);
        }"""
    )
    assert answers == ["palabra12 headings", "palabra12 whole"]


def test_a_key_abandons_the_query_before_it(realm: Realm) -> None:
    answers = realm.evaluate(
        """() => {
          const page = openWhole();
          page.engine.ask("palabra");
          page.run(3);
          page.engine.ask("palabra12");
          return page.run().answers.map(({ query }) => query);
        }"""
    )
    assert answers == ["palabra12"]


def test_only_the_start_of_a_long_query_is_searched(realm: Realm) -> None:
    """A megabyte of words froze the search for half a minute."""
    words = ask(realm, "palabra12 " * 100_000)
    assert words["isCut"] and words["results"]
    many = ask(realm, " ".join(str(number) for number in range(40)))
    assert many["isCut"] and many["count"] == 0
    assert not ask(realm, "  palabra12 palabra7 ")["isCut"]


@pytest.mark.parametrize("letter", ["a", "ñ", "9", "\u0301", "😀", "\ud800", "\u202e"])
def test_a_word_without_end_breaks_nothing(realm: Realm, letter: str) -> None:
    assert ask(realm, letter * 1_000_000)["isCut"]


@settings(max_examples=60, deadline=None)
@given(strategies.text(max_size=300))
def test_any_text_gets_an_answer(realm: Realm, query: str) -> None:
    answer = ask(realm, query)
    assert answer["query"] == query
    for found in answer["results"]:
        assert found["score"] > 0
