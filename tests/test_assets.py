"""macros/assets.py: bundles that weigh little and do what their sources do."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from minimal_course import REPOSITORY

from macros.assets import BUNDLES, shrink

pytest.importorskip("minify", reason="no hay minificador para este equipo: los guiones solo se juntan")

# A release of the minifier moved the second declaration of each of these before the first.
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


@pytest.mark.parametrize("bundle", sorted(BUNDLES))
def test_no_part_of_a_bundle_is_missing(bundle: str) -> None:
    for source in BUNDLES[bundle]:
        assert (REPOSITORY / "docs" / source).is_file()
    folders = [REPOSITORY / "docs/assets/js" / name for name in ("assessment", "calculators", "plan")]
    written = {path.relative_to(REPOSITORY / "docs").as_posix() for folder in folders for path in folder.glob("*.js")}
    assert written <= {source for sources in BUNDLES.values() for source in sources}


def test_a_broken_script_is_no_silent_loss() -> None:
    with pytest.raises(ValueError):
        shrink("function (", ".js")


def test_where_there_is_no_minifier_the_text_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("macros.assets.minify", None)
    text = Path(REPOSITORY / "docs/assets/js/site.js").read_text(encoding="utf-8")
    assert shrink(text, ".js") == text
