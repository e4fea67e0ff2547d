"""Headings that macros write, in the table of contents of their page."""

from __future__ import annotations

import pickle

from mkdocs.structure.toc import AnchorLink, TableOfContents, get_toc

from macros.page_contents import add_macro_headings

PAGE = """<h1 id="plan">Plan</h1>
<h2 class="needs-script" id="va" data-contents="needs-script">Cómo va</h2>
<h2 id="partes" data-contents>Partes &amp; más</h2><h3 id="una">Una</h3>
<h2 id="fin">No se apunta</h2>
<h2 class="essential" id="que-es">Qué es<a href="#que-es">¶</a></h2>"""


def make_toc() -> TableOfContents:
    title = {"level": 1, "id": "plan", "name": "Plan"}
    return get_toc([{**title, "children": [{"level": 2, "id": "que-es", "name": "Qué es", "children": []}]}])


def list_entries(toc: TableOfContents) -> list[tuple[str, str, bool]]:
    def needs_script(entry: AnchorLink) -> bool:
        return getattr(entry, "needs_script", False)

    return [(entry.title, entry.url, needs_script(entry)) for entry in toc.items[0].children]


def test_marked_headings_come_in_their_places() -> None:
    toc = make_toc()
    add_macro_headings(toc, PAGE)
    expected = [("Cómo va", "#va", True), ("Partes & más", "#partes", False), ("Qué es", "#que-es", False)]
    assert list_entries(toc) == expected
    assert list_entries(pickle.loads(pickle.dumps(toc))) == expected  # as it is kept between builds


def test_a_page_without_marks_keeps_its_contents() -> None:
    toc = make_toc()
    add_macro_headings(toc, PAGE.replace(" data-contents", " data-other"))
    assert list_entries(toc) == [("Qué es", "#que-es", False)]
