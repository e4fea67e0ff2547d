"""macros/theme_styles.py: which rules of Material's stylesheet are left out."""

from __future__ import annotations

import pytest

from macros.theme_styles import shrink_theme_styles


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
            ":root{--icon:url('data:image/svg+xml,<svg>{}</svg>')}",
            ":root{--icon:url('data:image/svg+xml,<svg>{}</svg>')}",
        ),
        # What authors can write keeps its style.
        (".md-typeset .tip>.admonition-title{color:red}", ".md-typeset .tip>.admonition-title{color:red}"),
        (".md-typeset .tabbed-set{color:red}.md-typeset .keys kbd{color:red}", ""),
    ],
)
def test_what_is_left(text: str, left: str) -> None:
    assert shrink_theme_styles(text).replace('"data', "'data").replace('</svg>")', "</svg>')") == left
