"""course/language/numbers.py."""

from __future__ import annotations

from decimal import Decimal

import pytest

from course.language.numbers import format_number


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0, "0"),
        (20.0, "20"),
        (0.5, "0,5"),
        (1234, "1234"),
        (12345, "12\u00a0345"),
        (1234567.25, "1\u00a0234\u00a0567,25"),
        (-3.1, "\u22123,1"),
        (-12345, "\u221212\u00a0345"),
        (0.1 + 0.2, "0,30000000000000004"),
        (1e21, "1\u00a0000\u00a0000\u00a0000\u00a0000\u00a0000\u00a0000\u00a0000"),
        (1e-7, "0,0000001"),
        (Decimal("49.50"), "49,50"),
        (Decimal("12345.0"), "12\u00a0345,0"),
    ],
)
def test_numbers_are_written_with_a_comma(number: float | Decimal, text: str) -> None:
    assert format_number(number) == text
