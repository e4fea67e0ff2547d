"""Links between sections in the built site: no sentence has a section's number and official title as a link."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from course.loaded.whole import Course
from course.model import fold_heading

# What may surround the links of an item that is nothing but links: a label before a colon, separators, amounts.
_LABEL = re.compile(r"^[^:.]*:|\d+ (?:min|preguntas?)\b")
_WORD = re.compile(r"[^\W\d_]{2,}")


def read_words(node: LexborNode) -> str:
    return " ".join(node.text().split())


def find_titled_links(html: str, titles: tuple[str, ...]) -> Iterator[LexborNode]:
    """The links whose text begins with the number and title of a section."""
    for link in LexborHTMLParser(html).css("main a, article a, .md-content a"):
        if fold_heading(read_words(link)).startswith(titles):
            yield link


def find_sentence(link: LexborNode) -> str | None:
    """The text of the paragraph or of the sentence in a list that a link is in; None if it is in neither."""
    node = link.parent
    while node is not None and node.tag not in ("p", "li", "td", "th", "nav"):
        node = node.parent
    if node is None or node.tag in ("td", "th", "nav"):
        return None
    if node.tag == "p" and (node.parent is None or node.parent.tag != "li"):
        return read_words(node)
    return read_words(node) if says_more_than_links(node) else None


def says_more_than_links(item: LexborNode) -> bool:
    """Whether an item of a list has words besides its links, what they are labelled with and other lists."""
    copy = LexborHTMLParser(item.html).css_first(item.tag)
    for inner in copy.css("a, ul, ol, .marks"):
        if inner.mem_id != copy.mem_id:
            inner.decompose()
    return _WORD.search(_LABEL.sub("", read_words(copy))) is not None


@pytest.mark.site
def test_no_sentence_has_the_number_and_title_of_a_section_as_a_link(built_site: Path, whole_course: Course) -> None:
    headings = (indexed.heading for indexed in whole_course.index.headings.values())
    titles = tuple(fold_heading(heading.label) for heading in headings if heading.number)
    wrong, seen = [], 0
    for path in sorted(built_site.rglob("*.html")):
        uri = path.relative_to(built_site).as_posix()
        for link in find_titled_links(path.read_text(encoding="utf-8"), titles):
            seen += 1
            sentence = find_sentence(link)
            if sentence:
                wrong.append(f"{uri}: {sentence[:200]}")
    assert wrong == []
    assert seen > 100  # in lists and tables


def test_the_search_for_sentences_finds_them() -> None:
    titles = (fold_heading("3.4. Estrategias de uso"),)
    link = '<a href="x">3.4. Estrategias de uso (tema 3)</a>'

    def find(html: str) -> list[bool]:
        return [find_sentence(found) is not None for found in find_titled_links(f"<main>{html}</main>", titles)]

    assert find(f"<p>Lo pide {link}.</p>") == [True]
    assert find(f"<p>{link}</p>") == [True]
    assert find(f"<ul><li>Lee antes, y con calma, {link}</li></ul>") == [True]
    assert find(f"<ul><li><p>Lo pide {link}.</p></li></ul>") == [True]
    assert find(f"<ul><li>{link}</li><li>Para leer: {link}, {link}</li><li><p>{link}</p></li></ul>") == [False] * 4
    assert find(f"<table><tr><td>Lo pide {link}</td></tr></table>") == [False]
    assert find('<p>Lo pide <a href="x">el apartado 3.4</a>.</p>') == []
