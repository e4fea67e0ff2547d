"""The table that `check` shows: one line per page, with correct numbers."""

from __future__ import annotations

from course_in_memory import make_course, make_page

from course.findings import Finding, Severity
from course.page_report import compute_reports, render_reports

PATH = "docs/tema-1/1-introduccion.md"
PAGE = "# 1. Introducción { #1 }\n\n" + "Pepe come pan [@perez_2020].\n\n" * 50
QUESTION = (
    "  - {id: t1-a, kind: true_false, section: t1/1, objective: G1, level: apply, route: essential, correct: true, "
    "prompt: P, why_true: A, why_false: B}\n"
)


def test_a_page_is_reported_and_a_cover_is_not() -> None:
    cover = make_page("# Tema 1 { #tema-1 }\n\nTexto.\n", "docs/tema-1/index.md")
    loaded = make_course(make_page(PAGE), cover, questions=QUESTION)
    findings = [
        Finding(PATH, 3, 1, "uno"),
        Finding(PATH, 3, 1, "dos"),
        Finding(PATH, 3, 1, "tres", None, Severity.WARNING),
        Finding("docs/index.md", 3, 1, "otro"),
    ]
    (report,) = compute_reports(loaded, findings)
    assert (report.path, report.words, report.citations, report.questions) == (PATH, 150, 50, 1)
    assert (report.errors, report.warnings) == (2, 1)
    assert report.prose.words_in_sentence == 3


def test_the_table_is_read_in_a_terminal() -> None:
    prose = "La vecina llega. Trae un papel. Tú lo lees con ella.\n\n" * 2
    loaded = make_course(
        make_page(PAGE), make_page(f"# 2. Modelos {{ #2 }}\n\n{prose}- Poco.\n", "docs/tema-1/2-modelos.md")
    )
    top, *header, rule, first, second, bottom = render_reports(compute_reports(loaded, [])).split("\n")
    columns = ["Página", "Pala-", "Min.", "Min.", "INF-", "Pal./", "≤7", ">20", "Pal./", "≥60", "Fin", "Ci-"]
    assert header[0].split() == [*columns, "Preg.", "Err.", "Av."]
    assert header[1].split() == ["bras", "imp.", "todo", "LESZ", "frase", "%", "%", "párr.", "%", "≤8", "tas"]
    assert first.split()[:4] == ["tema-1/1-introduccion", "150", "1", "1"]
    assert first.split()[5:] == ["3,0", "100", "0", "3", "0", "–", "50", "0", "0", "0"]
    assert second.split()[:5] == ["tema-1/2-modelos", "23", "1", "1", "–"]
    assert second.split()[5:] == ["3,7", "100", "0", "11", "0", "100", "0", "0", "0", "0"]
    assert {len(line) for line in (top, *header[:1], rule, first, second, bottom)} == {len(rule)}


def test_a_page_without_prose_has_dashes() -> None:
    loaded = make_course(make_page("# 1. Introducción { #1 }\n\n- Un aviso.\n"))
    last = render_reports(compute_reports(loaded, [])).split("\n")[-2]
    assert last.split()[4:] == [*("–" for _ in range(7)), "0", "0", "0", "0"]


def test_pages_come_in_the_order_of_the_programme_and_those_without_a_heading_of_it_last() -> None:
    pages = (
        make_page("# Otra cosa { #otra }\n", "docs/tema-1/0-otra.md"),
        make_page("# 2. Modelos { #2 }\n", "docs/tema-1/1-modelos.md"),
        make_page("# 1. Introducción { #1 }\n", "docs/tema-1/2-introduccion.md"),
        make_page("# 1. Introducción { #1 }\n", "docs/tema-2/1-introduccion.md"),
    )
    assert [report.path for report in compute_reports(make_course(*pages), [])] == [
        "docs/tema-1/2-introduccion.md",
        "docs/tema-1/1-modelos.md",
        "docs/tema-2/1-introduccion.md",
        "docs/tema-1/0-otra.md",
    ]
