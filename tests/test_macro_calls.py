"""How macro calls are found in a page. Those that are refused are in `tests/broken`."""

from __future__ import annotations

import pytest
from loaded_courses import copy_loaded, load_minimal_draft

from course.checks.macro_calls import check_macro_calls
from course.checks.page_code import check_page_code
from course.findings import Finding, render_finding
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


@pytest.mark.parametrize(
    ("call", "path"),
    [
        ("policy()", "data/policy.yml"),
        ("codebook()", "data/codebook.yml"),
        ("coding_spreadsheet()", "data/codebook.yml"),
        ("triage()", "data/triage.yml"),
        ("responses()", "data/responses.yml"),
        ('plan("2.1")', "data/plan.yml"),
        ("my_plan()", "data/plan.yml"),
        ("plan_comparison()", "data/plan.yml"),
        ("timeline()", "data/timeline.yml"),
        ('network_table("risks")', "data/networks.yml"),
        ("network_cards()", "data/networks.yml"),
        ("fact_kinds()", "data/dated_facts.yml"),
        ("dated_facts(1)", "data/dated_facts.yml"),
    ],
)
def test_what_shows_a_file_needs_it(call: str, path: str) -> None:
    name = call.partition("(")[0]
    assert [render_finding(finding) for finding in check(f"{{{{ {call} }}}}")] == [
        f"docs/x.md:1: error: la macro `{name}` enseña {path}, y ese archivo no está"
    ]


@pytest.mark.parametrize(
    "call",
    [
        "minutes()",
        "temas()",
        "cases(1)",
        'case("ventanilla")',
        'case("ventanilla", full=False)',
        'section_link("t1/1")',
        "offline_download()",
    ],
)
def test_what_writes_no_id_may_be_called_twice_in_a_page(call: str) -> None:
    assert check_code(f"{{{{ {call} }}}}\n\n{{{{ {call} }}}}\n") == []


def check_code(text: str) -> list[str]:
    loaded = copy_loaded(load_minimal_draft())
    loaded.pages = [PageSource("docs/x.md", text)]
    return [render_finding(finding) for finding in check_page_code(loaded)]


@pytest.mark.parametrize(
    ("call", "line"),
    [
        ('figure("canales")', 3),
        ('figure(id="canales")', 3),
        ("norms()", 3),
        ("sources()", 3),
    ],
)
def test_what_writes_ids_is_called_once_in_a_page(call: str, line: int) -> None:
    name = call.partition("(")[0]
    assert check_code(f"{{{{ {call} }}}}\n\n{{{{ {call} }}}}\n") == [
        f"docs/x.md:{line}: error: `{name}` ya está en la línea 1: en una página va una sola vez"
    ]
    assert check_code('{{ figure("canales") }}\n\n{{ figure("otra") }}\n') == []


@pytest.mark.parametrize(
    "above",
    [
        "",
        "# Título { #a }",
        '!!! note "Nota"',
        '??? note "Nota"',
        "<div>",
        "{{ temas() }}",
        "{% raw %}{% endraw %}",
        "---",
    ],
)
def test_a_macro_may_stand_below_what_is_no_text(above: str) -> None:
    assert check_code(f"{above}\n{{{{ minutes() }}}}\n") == []


@pytest.mark.parametrize(
    "above", ["Un párrafo.", "- Un elemento.", "| Una | tabla |", "  Sangrado.", "#Título", "**Nota**"]
)
def test_a_macro_stands_apart_from_text(above: str) -> None:
    assert check_code(f"{above}\n{{{{ minutes() }}}}\n") == [
        "docs/x.md:2: error: falta una línea en blanco antes de la macro `minutes`: saldría pegada al texto"
    ]


@pytest.mark.parametrize("line", ["{{ minutes() }}", "    {{- minutes() -}}", '{{ case(\n  "ventanilla"\n) }}'])
def test_a_macro_may_be_indented_and_take_several_lines(line: str) -> None:
    assert check_code(f"{line}\n") == []


@pytest.mark.parametrize(
    "line", ["Texto {{ minutes() }}", "{{ minutes() }} texto", "- {{ minutes() }}", "{{ minutes() }} {{ temas() }}"]
)
def test_a_macro_is_alone_on_its_line(line: str) -> None:
    told = "va sola en su línea, con una línea en blanco antes y otra después"
    assert f"docs/x.md:1: error: la macro `minutes` {told}" in check_code(f"{line}\n")
