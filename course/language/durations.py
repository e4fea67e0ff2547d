"""How an amount of time is written: an official one, exactly; an estimate, without false precision."""

from __future__ import annotations

_QUARTER = 15
_LONG = 10 * 60  # from here on, an estimate is in whole hours


def format_minutes(minutes: int) -> str:
    """An official time: `95` → «1 h 35 min», with non-breaking spaces."""
    hours, rest = divmod(minutes, 60)
    parts = [f"{hours} h"] if hours else []
    if rest or not hours:
        parts.append(f"{rest} min")
    return " ".join(parts).replace(" ", "\N{NO-BREAK SPACE}")


def format_estimate(minutes: int) -> str:
    """An estimate, rounded by `round_estimate`: `68` → «1 h 15 min»."""
    return format_minutes(round_estimate(minutes))


def format_both(essential: int, everything: int) -> str:
    """The two estimates of a page, or of several: «6 min · todo 25 min»."""
    return f"{format_estimate(essential)} · todo {format_estimate(everything)}"


def round_estimate(minutes: int) -> int:
    """An estimate as it is: below an hour; to the nearest quarter below 10 hours, and then to the nearest hour."""
    if minutes < 60:
        return minutes
    step = _QUARTER if minutes < _LONG else 60
    return (minutes + step // 2) // step * step
