"""Every text is shown as its type declares: the markup that it may hold is read, other signs stay as written."""

from __future__ import annotations

import re
from collections import defaultdict
from copy import deepcopy
from pathlib import Path

import pytest
from minimal_site import build_minimal_site
from rich_course import make_rich
from search_files import read_search_text
from text_probes import list_files, list_texts, set_value, write_file

from course.loaded.loading import load_draft
from course.model.texts import TextSort

PLAIN = {TextSort.PLAIN, TextSort.NAME, TextSort.UNCITED, TextSort.NOTE, TextSort.RULE}
UNTRIED = {TextSort.OFFICIAL, TextSort.TYPED}  # nobody here writes them, or no page shows them
CITED = {TextSort.RULE, TextSort.CITED, TextSort.CELL, TextSort.ROW, TextSort.BLOCK}
# No page of the small course shows them: forms of a term are only looked for, and an unknown cost has no column.
# What only checks read, or that another text repeats. What is only in a file to download.
UNSEEN = {"Term.variants", "CaseComparison.cost", "Town.name", "Town.retired", "Town.real_places"}
UNSEEN |= {"ExamplePlan.author", "PlanReview.advice"}


class Probes:
    """A marker in each text of a course, by which it is found on the pages; numbered by the field that holds it.

    A text that may have markup ends with a number in italics; any other, with asterisks that would be italics in
    Markdown. A text that may have citations has one after its number.
    """

    def __init__(self) -> None:
        self.numbers: dict[tuple[str, TextSort], int] = {}

    def add_to(self, source: Path) -> None:
        make_rich(source)
        draft, _ = load_draft(source)
        for _, located in list_files(draft):
            data = deepcopy(located.document.data)
            for field, (place, text, sort) in list_texts(located.value):
                is_worded = any(map(str.isalpha, text))  # a number and a date in a field of the plan have a form
                if sort not in UNTRIED and is_worded:
                    number = self.numbers.setdefault((field, sort), len(self.numbers))
                    marker = f"q*{number}*q" if sort in PLAIN else f"*q{number}q*"
                    citation = " [@perez_2020]" if sort in CITED else ""
                    set_value(data, place, f"{text} {marker}{citation}")
            (source / located.document.path).write_text(write_file(data), encoding="utf-8", newline="\n")


class Shown:
    """How each field's probe appears: as `emphasis`, as `signs`, or both; and whose citations appear as signs."""

    def __init__(self, probes: Probes, texts: list[str]) -> None:
        found: dict[int, set[str]] = defaultdict(set)
        raw: set[int] = set()
        for text in texts:
            for how, pattern in (("emphasis", r"<em>q?(\d+)q?</em>"), ("signs", r"\*q?(\d+)q?\*")):
                for number in re.findall(pattern, text):
                    found[int(number)].add(how)
            raw |= {int(number) for number in re.findall(r"(\d+)(?:\W|em|q){0,9} \[@perez", text)}
        self.how = {field: found[number] for field, number in probes.numbers.items()}
        self.raw_citations = {field for (field, _), number in probes.numbers.items() if number in raw}


@pytest.fixture(scope="module")
def probed_site(tmp_path_factory: pytest.TempPathFactory) -> tuple[Probes, Path]:
    probes = Probes()
    return probes, build_minimal_site(tmp_path_factory.mktemp("texts"), probes.add_to)


@pytest.fixture(scope="module")
def pages(probed_site: tuple[Probes, Path]) -> Shown:
    probes, site = probed_site
    return Shown(probes, [path.read_text(encoding="utf-8") for path in site.rglob("*.html")])


@pytest.fixture(scope="module")
def index(probed_site: tuple[Probes, Path]) -> Shown:
    probes, site = probed_site
    return Shown(probes, [read_search_text(site)])


def test_plain_texts_are_shown_as_they_are(pages: Shown) -> None:
    assert {field for (field, sort), how in pages.how.items() if sort in PLAIN and "emphasis" in how} == set()


def test_marks_that_a_text_may_hold_are_read(pages: Shown) -> None:
    assert {field for (field, sort), how in pages.how.items() if sort not in PLAIN and "signs" in how} == set()
    assert pages.raw_citations == set()


def test_every_other_text_is_on_some_page(pages: Shown) -> None:
    assert {field for (field, _), how in pages.how.items() if not how} == UNSEEN


def test_the_search_finds_no_signs_that_the_pages_do_not_show(index: Shown) -> None:
    assert {field for (field, sort), how in index.how.items() if sort not in PLAIN and "signs" in how} == set()
    assert index.raw_citations == set()
    assert all("signs" in index.how[field, sort] for field, sort in index.how if field == "Case.promoter")
