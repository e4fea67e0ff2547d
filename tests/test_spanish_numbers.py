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
        (999, "999"),
        (1068, "1.068"),
        (12345, "12.345"),
        (1234567.25, "1.234.567,25"),
        (-3.1, "\u22123,1"),
        (-12345, "\u221212.345"),
        (0.1 + 0.2, "0,30000000000000004"),
        (1e21, "1.000.000.000.000.000.000.000"),
        (1e-7, "0,0000001"),
        (Decimal("49.50"), "49,50"),
        (Decimal("12345.0"), "12.345,0"),
    ],
)
def test_numbers_are_written_with_a_comma(number: float | Decimal, text: str) -> None:
    assert format_number(number) == text
