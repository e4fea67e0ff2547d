"""How findings are shown in a terminal and in CI, and in which order."""

from __future__ import annotations

from course.findings import (
    Finding,
    Severity,
    has_errors,
    render_annotation,
    render_finding,
    render_findings,
    sort_findings,
    suggest_close_match,
)


def test_a_finding_reads_as_editors_and_terminals_follow_it() -> None:
    finding = Finding("data/course.yml", 3, 11, "falta algo", "ponlo")
    assert render_finding(finding) == "data/course.yml:3:11: error: falta algo (ponlo)"
    assert render_finding(Finding("a.md", 3, None, "mal")) == "a.md:3: error: mal"
    assert render_finding(Finding("a.md", None, None, "falta", severity=Severity.WARNING)) == "a.md: aviso: falta"


def test_findings_come_in_the_order_of_mending_without_repeats_and_counted() -> None:
    second, first, other = Finding("b.yml", 10, 1, "x"), Finding("b.yml", 9, 4, "x"), Finding("a.yml", None, None, "x")
    warning = Finding("b.yml", 9, 1, "y", severity=Severity.WARNING)
    assert sort_findings([second, first, other, warning, second]) == [other, warning, first, second]
    assert render_findings([second, first, second, other, warning]).splitlines()[-1] == "En total: 3 errores y 1 aviso."
    assert render_findings([first]).splitlines()[-1] == "En total: 1 error."
    assert render_findings([warning, warning]).splitlines()[-1] == "En total: 1 aviso."
    assert render_findings([warning, Finding("b.yml", 9, 1, "z", None, Severity.WARNING)]).endswith("2 avisos.")
    assert render_findings([]) == "En total: nada que corregir."


def test_errors_come_last_and_the_warnings_of_the_prose_fold_into_a_line() -> None:
    error = Finding("a.md", 1, 1, "mal")
    warning = Finding("b.md", 1, 1, "ojo", severity=Severity.WARNING)
    prose = [Finding(f"{name}.md", 1, 1, "prosa", severity=Severity.WARNING, is_of_prose=True) for name in "ac"]
    rewritten = Finding("d.md", 1, 1, "prosa", is_of_prose=True)
    findings = [error, warning, *prose, rewritten]
    assert render_findings(findings, fold_prose=True).splitlines() == [
        "b.md:1:1: aviso: ojo",
        "2 páginas con la prosa fuera de medida: la tabla dice cuáles; con `check --prose`, una a una.",
        "a.md:1:1: error: mal",
        "d.md:1:1: error: prosa",
        "En total: 2 errores y 3 avisos.",
    ]
    assert [line[:5] for line in render_findings(findings).splitlines()] == [
        "a.md:",
        "b.md:",
        "c.md:",
        "a.md:",
        "d.md:",
        "En to",
    ]


def test_warnings_alone_stop_nothing() -> None:
    warning = Finding("a.md", 1, 1, "x", severity=Severity.WARNING)
    assert not has_errors([warning])
    assert has_errors([warning, Finding("a.md", 1, 1, "x")])


def test_annotation_escapes_what_the_workflow_commands_reserve() -> None:
    finding = Finding("docs/a,b:c.md", 7, 2, "un 100 % de\nlíneas: dos, tres", "así")
    assert render_annotation(finding) == (
        "::error file=docs/a%2Cb%3Ac.md,line=7,col=2::un 100 %25 de%0Alíneas: dos, tres (así)"
    )
    warning = Finding("a.md", None, None, "x", severity=Severity.WARNING)
    assert render_annotation(warning) == "::warning file=a.md::x"


def test_suggestion_is_the_nearest_known_word_or_nothing() -> None:
    assert suggest_close_match("decidm", ["decidim", "corh"]) == "¿quisiste decir `decidim`?"
    assert suggest_close_match("CORH", ["decidim", "corh"]) == "¿quisiste decir `corh`?"
    assert suggest_close_match("zzz", ["decidim", "corh"]) is None
    assert suggest_close_match("abcxy", ["abcde"]) == "¿quisiste decir `abcde`?"
    assert suggest_close_match("abxyz", ["abcde"]) is None
