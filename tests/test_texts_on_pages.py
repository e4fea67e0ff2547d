"""Every text is shown as its type declares: the markup that it may hold is rendered, other signs stay as written."""

from __future__ import annotations

import re
from collections import defaultdict
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import yaml
from minimal_site import build_minimal_site
from pydantic import BaseModel
from rich_course import make_rich

from course.loaded.loading import load_draft
from course.model.texts import TextSort
from course.model.walking import Place, find_texts
from course.register import DATA_KINDS

PLAIN = {TextSort.PLAIN, TextSort.NAME, TextSort.UNCITED, TextSort.NOTE, TextSort.RULE}
UNTRIED = {TextSort.OFFICIAL, TextSort.TYPED}  # nobody here writes them, or no page shows them
# These have a form of their own, which admits no other signs.
FORMED = {"NormArticle.locator", "Response.title"}

# Their emphasis and citations are still shown as signs.
SEEN_AS_SIGNS = {"CaseFigure.note"}
# No page of the small course shows them: forms of a term are only looked for, an unknown cost has no column, and the
# rest is written by hand in pages.
UNSEEN = {"Term.variants", "CaseComparison.cost", "Catalogue.explained", "Enrolment.explained"}


class Probes:
    """A marker in each text of a course, by which it is found on the pages; numbered by the field that holds it."""

    def __init__(self) -> None:
        self.numbers: dict[tuple[str, TextSort], int] = {}

    def add_to(self, source: Path) -> None:
        make_rich(source)
        draft, _ = load_draft(source)
        for kind in DATA_KINDS:
            for located in draft.list_located(kind.model):
                data = deepcopy(located.document.data)
                for place, text, sort in find_texts(located.value):
                    field = name_field(located.value, place)
                    if sort not in UNTRIED and field not in FORMED:
                        number = self.numbers.setdefault((field, sort), len(self.numbers))
                        sign = "_" if sort in PLAIN else "*"
                        set_value(data, place, f"{text} {sign}q{number}q{sign}")
                written = yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False)
                (source / located.document.path).write_text(written, encoding="utf-8", newline="\n")


class _Dumper(yaml.SafeDumper):
    def ignore_aliases(self, data: Any) -> bool:
        return True


def name_field(value: Any, place: Place) -> str:
    """The innermost type that a place leads through, and its field."""
    name = ""
    for part in place:
        if isinstance(value, BaseModel):
            name = f"{type(value).__name__}.{part}"
            keys = {info.alias or field: field for field, info in type(value).model_fields.items()}
            value = getattr(value, keys[str(part)])
        else:
            value = value[part]
    return name


def set_value(data: Any, place: Place, text: str) -> None:
    for part in place[:-1]:
        data = data[part]
    data[place[-1]] = text


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, TextSort], set[str]]:
    """How each field's probe appears on the pages: as `emphasis`, as `signs`, or both."""
    probes = Probes()
    site = build_minimal_site(tmp_path_factory.mktemp("texts"), probes.add_to)
    found: dict[int, set[str]] = defaultdict(set)
    for path in site.rglob("*.html"):
        for match in re.finditer(r"(<em>|[*_])q(\d+)q", path.read_text(encoding="utf-8")):
            found[int(match[2])].add("emphasis" if match[1] == "<em>" else "signs")
    return {field: found[number] for field, number in probes.numbers.items()}


def test_plain_texts_are_shown_as_they_are(shown: dict[tuple[str, TextSort], set[str]]) -> None:
    assert {field for (field, sort), how in shown.items() if sort in PLAIN and "emphasis" in how} == set()


def test_marks_that_a_text_may_hold_are_read(shown: dict[tuple[str, TextSort], set[str]]) -> None:
    assert {field for (field, sort), how in shown.items() if sort not in PLAIN and "signs" in how} == SEEN_AS_SIGNS


def test_every_other_text_is_on_some_page(shown: dict[tuple[str, TextSort], set[str]]) -> None:
    assert {field for (field, _), how in shown.items() if not how} == UNSEEN
