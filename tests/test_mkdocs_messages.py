"""MkDocs' own warnings reach the author in Spanish, with file and line; unknown ones pass unchanged."""

from __future__ import annotations

from pathlib import Path

from minimal_course import replace_in_file
from minimal_site import lay_out_minimal_course
from test_build_findings import run

from macros.mkdocs_messages import find_message


def test_unknown_message_is_left_alone(tmp_path: Path) -> None:
    assert find_message("Something that MkDocs says in another version.", tmp_path) == []


def test_broken_links_are_told_by_a_real_build(tmp_path: Path) -> None:
    source = lay_out_minimal_course(tmp_path / "course", "tooling")
    page = source / "docs/tema-1/1-introduccion.md"
    text = page.read_text(encoding="utf-8")
    links = "[b](#nada) [c](2-modelos.md#nada) [d](2-modelos) [e](/tema-1/)"
    replace_in_file(page, "## Ideas clave", f"{links}\n\n## Ideas clave")
    line = text[: text.index("## Ideas clave")].count("\n") + 1
    result = run(source, "tooling.build", PYTHONPATH=str(source))
    assert result.returncode == 1
    assert not (source / "site").exists()
    lines = result.stderr.splitlines()
    assert lines[-1] == "No se ha construido el sitio: corrige lo que se indica arriba."
    place = f"docs/tema-1/1-introduccion.md:{line}: error: el enlace"
    for link in ("#nada", "2-modelos.md#nada", "2-modelos", "/tema-1/"):
        assert any(line.startswith(f"{place} «{link}»") for line in lines)
    for english in ("Doc file", "not found", "recognized", "WARNING", "Aborted", "\x1b"):
        assert english not in result.stderr
