"""How norms are named in a text, whatever the author's way of writing them."""

from __future__ import annotations

import pytest

from course.checks.norms import find_named_norms


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("la Ley 39/2015 manda", [("Ley", "39/2015")]),
        ("las Leyes 39/2015 y 40/2015", [("Ley", "39/2015"), ("Ley", "40/2015")]),
        ("el RD 203/2021 y el R.D. 951/2005", [("Real Decreto", "203/2021"), ("Real Decreto", "951/2005")]),
        ("el Real Decreto-Ley 6/2023", [("Real Decreto-ley", "6/2023")]),
        ("el real\ndecreto legislativo 5/2015", [("Real Decreto Legislativo", "5/2015")]),
        ("la Ley Orgánica 3/2018 (LO 3/2018)", [("Ley Orgánica", "3/2018"), ("Ley Orgánica", "3/2018")]),
        ("la Orden TDF/379/2024", [("Orden", "TDF/379/2024")]),
        ("el Reglamento (UE) 2024/1689", [("Reglamento (UE)", "2024/1689")]),
        ("el Decreto n.º 37/2011", [("Decreto", "37/2011")]),
        ("la sentencia 635/2021 y el 3/4 de la plantilla", []),
    ],
)
def test_norms_are_found_by_kind_and_number(text: str, named: list[tuple[str, str]]) -> None:
    assert [(norm.kind, norm.number) for norm in find_named_norms(text)] == named


def test_each_says_where_it_stands() -> None:
    assert [norm.start for norm in find_named_norms("Ley 1/2000; y la Ley 2/2000")] == [0, 17]
