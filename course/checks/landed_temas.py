"""The temas whose pages already follow the forms of the essential route and of links to sections."""

from __future__ import annotations

LANDED_TEMAS: tuple[int, ...] = ()


def has_landed(tema: int | None) -> bool:
    """Whether a page of the tema, or of none, is checked for them."""
    return tema is None or tema in LANDED_TEMAS
