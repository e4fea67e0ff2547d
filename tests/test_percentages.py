"""Percentages that stay in one line (macros/percentages.py)."""

from __future__ import annotations

import pytest

from macros.percentages import join_percentages


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        ("<p>Sube un 2,3 % y baja\nun 10\n%.</p>", "<p>Sube un 2,3~% y baja\nun 10~%.</p>"),
        ("<p><strong>30</strong> % de los <em>40 %</em></p>", "<p><strong>30</strong>~% de los <em>40~%</em></p>"),
        ("<th>5</th><td> %</td>", "<th>5</th><td> %</td>"),
        ('<a title="5 %" href="#5 %">el %</a>', '<a title="5 %" href="#5 %">el %</a>'),
        ("<code>5 %</code> <template>{5 %}</template> 5 %", "<code>5 %</code> <template>{5 %}</template> 5~%"),
        ("5~%", "5~%"),
    ],
)
def test_only_the_space_of_a_percentage_changes(html: str, shown: str) -> None:
    assert join_percentages(html.replace("~", "\N{NO-BREAK SPACE}")) == shown.replace("~", "\N{NO-BREAK SPACE}")
