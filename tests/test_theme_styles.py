"""macros/theme_styles.py: which rules of Material's stylesheet are left out."""

from __future__ import annotations

import re

import pytest
from minimal_course import REPOSITORY

from macros.theme_styles import PROPERTIES_IN_USE, shrink_theme_styles


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (".md-grid{margin:0}", ".md-grid{margin:0}"),
        (".md-tabs,.md-grid{margin:0}", ".md-grid{margin:0}"),
        (".md-tabs{margin:0}", ""),
        (".md-grid .md-search__form:focus{margin:0}", ""),
        # What is only in a negation needn't be in the page.
        (".md-grid:not(.md-tabs){margin:0}", ".md-grid:not(.md-tabs){margin:0}"),
        ('a[title="x,.md-tabs"],p{color:red}', 'a[title="x,.md-tabs"],p{color:red}'),
        ("@media print{.md-tabs{margin:0}p{margin:0}}", "@media print{p{margin:0}}"),
        ("@media print{@supports (gap:0){.md-tabs{margin:0}}}", ""),
        ("[dir=rtl] p{margin:0}[dir=ltr] p{margin:0}", "[dir=ltr] p{margin:0}"),
        ("@keyframes turn{0%{opacity:0}to{opacity:1}}", "@keyframes turn{0%{opacity:0}to{opacity:1}}"),
        (
            ":root{--icon:url('data:image/svg+xml,<svg>;{}</svg>');--other:1}p{mask:var(--icon)}",
            ":root{--icon:url('data:image/svg+xml,<svg>;{}</svg>')}p{mask:var(--icon)}",
        ),
        # Not even through another one that nothing uses.
        (":root{--a:1;--b:var(--a)}@media print{:root{--a:2}}p{margin:0}", "p{margin:0}"),
        (
            ":root{--a:1;--b:var(--a)}p{margin:var( --b)!important}",
            ":root{--a:1;--b:var(--a)}p{margin:var( --b)!important}",
        ),
        (":root{--md-shadow-z3:none;color:red}", ":root{--md-shadow-z3:none;color:red}"),
        # What authors can write keeps its style.
        (".md-typeset .tip>.admonition-title{color:red}", ".md-typeset .tip>.admonition-title{color:red}"),
        (".md-typeset .tabbed-set{color:red}.md-typeset .keys kbd{color:red}", ""),
        (".md-typeset .grid.cards>ul>li{color:red}.highlight [data-linenos]:before{color:red}", ""),
    ],
)
def test_what_is_left(text: str, left: str) -> None:
    assert shrink_theme_styles(text).replace('"data', "'data").replace('</svg>")', "</svg>')") == left


def test_the_properties_of_the_theme_that_our_own_stylesheets_use_are_left() -> None:
    own = "".join(path.read_text(encoding="utf-8") for path in (REPOSITORY / "docs/assets/css").glob("*.css"))
    used = set(re.findall(r"var\((--md-[\w-]+)", own))
    assert used - set(re.findall(r"(--md-[\w-]+):", own)) == PROPERTIES_IN_USE
