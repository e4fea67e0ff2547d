"""macros/assets.py: bundles are small and do what their sources do."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from javascript import Realm
from minimal_course import REPOSITORY

from macros.assets import link_script, list_bundles, list_sources, shrink

DOCS = REPOSITORY / "docs"

pytest.importorskip("minify", reason="no hay minificador para este equipo: los guiones solo se juntan")

# One release of the minifier moved the second declaration of each of these before the first.
ORDERED = [
    "function f(){const mine=read();const {a}=write();return [mine,a]}",
    "function f(){const mine=read();const [a]=write();return [mine,a]}",
    "function f(){let mine=read();let {a}=write();return [mine,a]}",
    "function f(){const mine=read(),{a}=write();return [mine,a]}",
    "const mine=read();const {a}=write();use(mine,a)",
    "function f(){const mine=read();const other=write();const {a}=last();return [mine,other,a]}",
]


@pytest.mark.parametrize("text", ORDERED)
def test_statements_keep_their_order(text: str) -> None:
    calls = re.compile(r"read\(\)|write\(\)|last\(\)")
    assert calls.findall(shrink(text, ".js")) == calls.findall(text)


def test_comments_go_and_words_stay() -> None:
    script = "/* por qué */\nconst text = 'No es «así»: \\u00a0 ñ';\nroot.Curso = { text }; // aquí\n"
    assert "por qué" not in shrink(script, ".js") and "aquí" not in shrink(script, ".js")
    assert "No es «así»:" in shrink(script, ".js") and "root.Curso=" in shrink(script, ".js")
    assert shrink("/* nota */\n.a > b { color: var(--ink) }\n", ".css") == ".a>b{color:var(--ink)}"


def test_every_source_is_part_of_a_bundle() -> None:
    sources = {source for bundle in list_bundles(DOCS) for source in list_sources(DOCS, bundle)}
    written = {path.relative_to(DOCS).as_posix() for path in (DOCS / "assets/js").rglob("*.js")}
    assert written <= sources
    assert all((DOCS / source).is_file() for source in sources)


@pytest.mark.parametrize("script", [bundle for bundle in list_bundles(DOCS) if bundle.endswith(".js")])
def test_a_linked_script_compiles(script: str) -> None:
    """No name is declared twice, which the linker only detects at the beginning of a line."""
    realm = Realm()
    realm.evaluate("(text) => { new Function(text); }", link_script(DOCS, script))
    realm.close()


def test_a_broken_script_is_no_silent_loss() -> None:
    with pytest.raises(ValueError):
        shrink("function (", ".js")


def test_where_there_is_no_minifier_the_text_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("macros.assets.minify", None)
    text = Path(REPOSITORY / "docs/assets/js/site.js").read_text(encoding="utf-8")
    assert shrink(text, ".js") == text
