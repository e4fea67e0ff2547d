"""Numbers in Spanish notation."""

from __future__ import annotations

from decimal import Decimal

_SHORTEST_GROUPED_NUMBER = 5  # digits: 2024 is not grouped, 12 345 is (Ortografía de la lengua española)


def format_number(value: Decimal | float) -> str:
    """`49,5`, `12 345`, `−3`: a decimal comma, and no-break spaces between thousands from five digits on.

    A Decimal keeps the digits that it was written with (`49,50`); a float, only the significant ones.
    """
    exact = value if isinstance(value, Decimal) else Decimal(repr(value)).normalize()
    whole, _, decimals = f"{abs(exact):f}".partition(".")
    if len(whole) >= _SHORTEST_GROUPED_NUMBER:
        whole = f"{int(whole):,}".replace(",", "\N{NO-BREAK SPACE}")
    return ("−" if value < 0 else "") + whole + ("," + decimals if decimals else "")
