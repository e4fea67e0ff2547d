"""MkDocs' own warnings reach the author in Spanish, with file and line; what isn't known passes as it is."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from site_builder import ROOT
from test_build_findings import run

from macros.mkdocs_messages import find_message

pytestmark = pytest.mark.site


def test_unknown_message_is_left_alone(tmp_path: Path) -> None:
    assert find_message("Something that MkDocs says in another version.", tmp_path) == []


def test_broken_links_and_menu_are_told_by_a_real_build(tmp_path: Path) -> None:
    for name in ("course", "data", "docs", "exports", "macros", "overrides", "quizzes"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    config = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text(
        config.replace("  - Bibliografía: bibliografia.md\n", "  - Bibliografía: biblio.md\n"), encoding="utf-8"
    )
    page = tmp_path / "docs/tema-1/1-introduccion.md"
    text = page.read_text(encoding="utf-8")
    links = "[a](no-existe.md) [b](#nada) [c](2-gobernanza-inteligente.md#nada) [d](2-gobernanza-inteligente) [e](/tema-1/)"
    page.write_text(text.replace("## Ideas clave", f"{links}\n\n## Ideas clave"), encoding="utf-8")
    line = text[: text.index("## Ideas clave")].count("\n") + 1
    result = run(tmp_path, "mkdocs", "build", "--strict")
    assert result.returncode == 1
    place = f"docs/tema-1/1-introduccion.md:{line}: error: el enlace"
    for link in ("no-existe.md", "#nada", "2-gobernanza-inteligente.md#nada", "2-gobernanza-inteligente", "/tema-1/"):
        assert f"{place} «{link}»" in result.stderr
    assert "mkdocs.yml:" in result.stderr and "nombra docs/biblio.md, que no existe" in result.stderr
    assert "docs/bibliografia.md: error: esta página no está en el menú" in result.stderr
    for english in ("Doc file", "not found", "exist in the docs"):
        assert english not in result.stderr
