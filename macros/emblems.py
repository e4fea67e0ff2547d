"""The emblem of a tema, as inline SVG."""

from __future__ import annotations

from pathlib import Path

from markupsafe import Markup

_FOLDER = Path(__file__).parent.parent / "overrides/.icons/curso"


def load_emblem(tema_number: int) -> Markup:
    """The SVG of `overrides/.icons/curso/tema-N.svg`, ready to stand in a page."""
    return Markup((_FOLDER / f"tema-{tema_number}.svg").read_text(encoding="utf-8").strip())
