"""exports/pdf/typst_source.py: no text is taken for markup."""

from __future__ import annotations

import json
import re

import typst
from hypothesis import given, settings
from hypothesis import strategies as st

from exports.pdf.typst_source import quote, write_call, write_link, write_listed, write_text

# What means something in Typst's markup, code or mathematics, or in its strings.
NASTY = (
    "#let x = 1\n= Uno *dos* _tres_ `cuatro` $x^2$ <cinco> @seis [siete] {ocho} // nueve /* diez */ ~ -- --- ..."
    ' \\ \\u{41} " \' #" \\\\'
)
TEXTS = st.text(
    st.one_of(st.characters(codec="utf-8", exclude_characters="\r"), st.sampled_from('\\"#[]{}$*_`@<>/~-u'))
)


def evaluate(source: str) -> str:
    """What Typst itself makes of a piece of code."""
    return json.loads(typst.eval(b"", source, ignore_system_fonts=True))


@given(TEXTS)
@settings(max_examples=100, deadline=None)
def test_a_text_is_one_string_that_says_the_same(text: str) -> None:
    assert evaluate(quote(text)) == text


@given(TEXTS)
def test_what_is_written_ends_where_its_string_ends(text: str) -> None:
    """Whatever follows a string of ours is out of it, as Typst reads strings."""
    strings = re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL)
    assert strings.sub("S", write_text(text) + write_link(text, "[x]")) in (
        "#link(S)[[x]]" if not text else "#S#link(S)[[x]]",
        "#S#link(label(S))[[x]]",
    )


def test_the_nasty_text_says_the_same() -> None:
    assert evaluate(quote(NASTY)) == NASTY


def test_calls() -> None:
    assert write_call("strong", write_text('a"b')) == '#strong()[#"a\\"b"]'
    assert write_call("text", "x", lang="en", fill=None) == '#text(lang: "en")[x]'
    assert write_call("chapter", "x", "T", opens=True) == '#chapter("T", opens: true)[x]'
    assert write_listed("enum", ["[a]", "[b]"], start=3) == "#enum(start: 3, [a], [b])"
    assert write_listed("list", ["[a]"]) == "#list([a])"
    assert write_link("#p1-a", "x") == '#link(label("p1-a"))[x]'
