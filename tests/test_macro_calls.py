"""How macro calls are found in a page. Those that are refused are in `tests/broken`."""

from __future__ import annotations

import pytest
from loaded_courses import copy_loaded, load_minimal_draft

from course.checks.macro_calls import check_macro_calls
from course.findings import Finding
from course.pages.macro_calls import MacroCall, find_macro_calls
from course.pages.outline import PageSource


def check(text: str) -> list[Finding]:
    """The findings of a page with this text in the minimal course."""
    loaded = copy_loaded(load_minimal_draft())
    loaded.pages = [PageSource("docs/x.md", text)]
    return check_macro_calls(loaded)


def test_calls_are_found_in_order_with_line_and_arguments() -> None:
    page = PageSource(
        "x.md", 'Texto {{ minutes() }}\n\n{{ case("corh", full=True) }}\n{{ programme(1) }} y {{ quiz("a", "b") }}\n'
    )
    calls, findings = find_macro_calls(page)
    assert findings == []
    assert calls == [
        MacroCall("minutes", 1),
        MacroCall("case", 3, ("corh",), {"full": True}),
        MacroCall("programme", 4, (1,)),
        MacroCall("quiz", 4, ("a", "b")),
    ]


def test_code_is_no_shelter_but_a_raw_block_is() -> None:
    assert [call.name for call in find_macro_calls(PageSource("x.md", "```\n{{ minutes() }}\n```\n"))[0]] == ["minutes"]
    assert check("{% raw %}\n{{ nada() }} {# y #} {{ sin cerrar\n{% endraw %}\n{{ minutes() }}\n") == []


def test_every_unclosed_macro_is_found_where_it_opens() -> None:
    findings = check('uno {{ minutes() \n\n{{ sources() }}\n\n{{ case("ventanilla" }\n')
    assert [(finding.line, finding.column) for finding in findings] == [(1, 5), (5, 1)]


def test_every_fault_of_a_call_is_found_at_once() -> None:
    messages = [finding.message for finding in check('{{ case("nada", full="si", mas=1) }}')]
    assert messages == [
        "`case` no tiene el argumento `mas`",
        "`case`: no hay ningún caso `nada`",
        "`case`: se espera `True` o `False`, no `si`",
    ]


def test_variables_of_the_course_and_of_loops_are_known() -> None:
    assert (
        check("{{ course.title }} {{ course.schedule.minutes }} {% for s in course.sessions %}{{ s.date }}{% endfor %}")
        == []
    )
    assert [finding.message for finding in check("{{ course.schedule.hora }}")] == ["`course.schedule.hora` no existe"]


def test_truth_is_no_number() -> None:
    assert [finding.message for finding in check("{{ programme(True) }}")] == ["`programme`: no hay ningún tema `True`"]


@pytest.mark.parametrize("arguments", ["*ids", "**more", "ids", '"a", *ids', '"a", b=ids', "full=True, **more"])
def test_arguments_that_are_not_written_out_are_not_read(arguments: str) -> None:
    calls, findings = find_macro_calls(PageSource("x.md", f"\n{{{{ quiz({arguments}) }}}}\n"))
    assert (calls, findings) == ([MacroCall("quiz", 2, is_literal=False)], [])
