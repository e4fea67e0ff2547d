"""Numbers as Spanish writes them."""

from __future__ import annotations

from decimal import Decimal

_SHORTEST_GROUPED_NUMBER = 5  # figures: 2024 is written together, 12 345 apart (Ortografía de la lengua española)


def format_number(value: Decimal | float) -> str:
    """`49,5`, `12 345`, `−3`: the decimal comma, and spaces that don't break for the thousands from five figures on.

    A Decimal keeps the figures that it was given with (`49,50`); a float, only those that count.
    """
    exact = value if isinstance(value, Decimal) else Decimal(repr(value)).normalize()
    whole, _, decimals = f"{abs(exact):f}".partition(".")
    if len(whole) >= _SHORTEST_GROUPED_NUMBER:
        whole = f"{int(whole):,}".replace(",", "\N{NO-BREAK SPACE}")
    return ("−" if value < 0 else "") + whole + ("," + decimals if decimals else "")
