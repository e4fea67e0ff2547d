"""The search of this course, run on its published index without a browser."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from javascript import Realm
from search_files import read_documents, read_search_scripts, read_synonyms

MODULES = {name: f"core/search-{name}.js" for name in ("core", "postings", "groups")}
SHOWN_RESULTS = 30  # as docs/assets/js/search/engine.js

# The addresses of what is shown, in the order in which it is: by page.
_OPEN = """
const index = postings.openIndex();
slices.finish(postings.addSynonyms(index, SYNONYMS));
slices.finish(postings.addHeadings(index, PAGES));
slices.finish(postings.addTexts(index, PAGES.flatMap((page) => page.s.map((section) => section.x))));
globalThis.findShown = ([query, most]) => {
  const groups = groups_.groupResults(core.findSections(index, query).slice(0, most));
  return groups.flatMap(({ shown }) => shown.map(({ url, anchor }) => `${url}#${anchor}`));
};
"""


def open_search(site: Path) -> Callable[[str], list[str]]:
    """A function that gives the addresses (`tema-1/2/#2`) that a built site shows for what is typed."""
    scripts = read_search_scripts(site)
    realm = Realm()
    realm.import_modules(
        core=MODULES["core"], postings=MODULES["postings"], groups_=MODULES["groups"], slices="core/slices.js"
    )
    realm.run(f"const PAGES = {json.dumps(read_documents(scripts))}, SYNONYMS = {json.dumps(read_synonyms(scripts))};")
    realm.run(_OPEN)
    return lambda query: list(realm.evaluate("findShown", [query, SHOWN_RESULTS]))
