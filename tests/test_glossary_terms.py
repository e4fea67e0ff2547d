"""macros/glossary_terms.py: the fast expression finds what the plain one does; each term's first use is marked."""

from __future__ import annotations

import re
from types import SimpleNamespace

from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown

from course.model import Term
from macros.glossary_terms import GlossaryTermExtension, compile_forms

FORMS = st.lists(
    st.text("aAbñÑéE- .(+]^ß", min_size=1, max_size=5).map(str.strip).filter(len).map(str.casefold),
    min_size=1,
    max_size=12,
    unique=True,
)
OTHER_TEXTS = st.text("aAbBñÑéÉeE- .(+]^ßſsSıİ\n", max_size=8)


def list_plainly(forms: list[str], text: str) -> list[tuple[int, int]]:
    """Where the forms are, by an expression that lists them one after the other, longest first."""
    branches = "|".join(map(re.escape, sorted(forms, key=len, reverse=True)))
    return [match.span() for match in re.finditer(rf"(?<!\w)(?:{branches})(?!\w)", text, re.IGNORECASE)]


@given(FORMS, st.data())
def test_the_quick_expression_finds_what_the_plain_one_does(forms: list[str], data: st.DataObject) -> None:
    written = st.sampled_from([*forms, *(form.upper() for form in forms), " "])
    text = "".join(data.draw(st.lists(written | OTHER_TEXTS, max_size=12)))
    assert [match.span() for match in compile_forms(forms).finditer(text)] == list_plainly(forms, text)


def render(text: str, *forms: str) -> str:
    terms = [
        SimpleNamespace(value=Term(id=f"termino-{n}", term=form, definition="Qué es.")) for n, form in enumerate(forms)
    ]
    return Markdown(extensions=[GlossaryTermExtension(terms, lambda term_id: f"#{term_id}")]).convert(text)


def test_the_longest_term_is_marked_once_and_whatever_its_case() -> None:
    html = render(
        "La *Gobernanza Abierta* y la gobernanza abierta de una gobernanza.", "gobernanza", "gobernanza abierta"
    )
    assert re.findall(r'href="#([\w-]+)">([^<]+)', html) == [
        ("termino-1", "Gobernanza Abierta"),
        ("termino-0", "gobernanza"),
    ]


def test_only_whole_words_are_marked() -> None:
    assert "href" not in render("wikis, wikipedia, miwiki y wikí", "wiki")


def test_a_letter_that_only_looks_like_ours_marks_nothing() -> None:
    assert "href" not in render("wıki y wİki", "wiki")


def test_without_terms_a_text_is_left_as_it_is() -> None:
    assert render("Una wiki.") == "<p>Una wiki.</p>"
