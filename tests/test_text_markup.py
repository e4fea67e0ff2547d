"""Whatever an author writes in a text of the data is either refused at its line or of a sort that is read."""

from __future__ import annotations

from copy import deepcopy

import pytest
from minimal_site import copy_minimal_source
from pydantic import ValidationError
from rich_course import make_rich
from text_probes import list_files, list_strings, list_texts, probe_texts, set_value

from course.checks.markdown_slips import check_markdown_slips
from course.checks.texts import check_texts
from course.loaded.draft import Draft
from course.loaded.loading import load_draft
from course.model.texts import TextSort

BLOCK = {TextSort.BLOCK}
CITED = {TextSort.CITED, TextSort.CELL, TextSort.ROW, *BLOCK}
CODED = {TextSort.INLINE, TextSort.WHY, TextSort.EMPHASIZED}
EMPHASIZED = {*CODED, *CITED}

# Markup, and the sorts of text that read it; all others refuse it.
MARKUP = {
    "[@perez_2020]": {TextSort.RULE, *CITED},
    "*énfasis*": EMPHASIZED,
    "_énfasis_": EMPHASIZED,
    "**negrita**": EMPHASIZED,
    "`código`": {*CODED, *BLOCK},
    "[enlace](https://example.org)": BLOCK,
    "[enlace][nada]": set(),
    "![imagen](x.png)": BLOCK,
    "<b>negrita</b>": BLOCK,
    "<b>negrita": set(),
    '<b onclick="x()">negrita</b>': set(),
    "<script>alert(1)</script>": set(),
    "**negrita": set(),
    "![](x.png)": set(),
    "![foto](https://example.org/x.png)": set(),
    "&nbsp;": CITED,
    "<!-- nota -->": BLOCK,
    "{{ course.title }}": set(),
    "{% if True %}": set(),
    "\n\n- lista": BLOCK,
    "\n\n## Epígrafe": set(),
}


@pytest.fixture(scope="module")
def rich_draft(tmp_path_factory: pytest.TempPathFactory) -> Draft:
    source = copy_minimal_source(tmp_path_factory.mktemp("rich") / "source")
    make_rich(source)
    draft, findings = load_draft(source)
    assert findings == []
    return draft


@pytest.mark.parametrize("markup", MARKUP)
def test_markup_is_refused_in_every_text_that_would_show_it(markup: str, rich_draft: Draft) -> None:
    probed = [*probe_texts(rich_draft, markup, (check_texts, check_markdown_slips))]
    wrong = {field for field, sort, findings in probed if bool(findings) == (sort in MARKUP[markup])}
    assert wrong == set()
    assert {sort for _, sort, _ in probed} == set(TextSort) - {TextSort.NOTE}  # whose field the small course lacks


def test_every_other_string_has_a_form_that_admits_no_markup(rich_draft: Draft) -> None:
    for kind, located in list_files(rich_draft):
        texts = {text.place for _, text in list_texts(located.value)}
        for place in list_strings(located.document.data):
            if place in texts:
                continue
            data = deepcopy(located.document.data)
            set_value(data, place, "*énfasis*")
            with pytest.raises(ValidationError):
                kind.model.model_validate(data)
