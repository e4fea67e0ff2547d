"""Numbers in Spanish notation."""

from __future__ import annotations

from decimal import Decimal


def format_number(value: Decimal | float) -> str:
    """`49,5`, `1.068`, `−3`: a decimal comma, and a point between thousands, as in the course's prose.

    A year isn't formatted. A Decimal keeps the digits that it was written with (`49,50`); a float, only the significant
    ones.
    """
    exact = value if isinstance(value, Decimal) else Decimal(repr(value)).normalize()
    whole, _, decimals = f"{abs(exact):f}".partition(".")
    grouped = f"{int(whole):,}".replace(",", ".")
    return ("−" if value < 0 else "") + grouped + ("," + decimals if decimals else "")


def format_share(share: float, decimals: int = 0) -> str:
    """A share (0..1) as a percentage: «28 %», with a space that doesn't break."""
    return f"{share * 100:.{decimals}f}\N{NO-BREAK SPACE}%".replace(".", ",")
