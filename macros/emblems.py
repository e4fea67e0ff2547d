"""The emblems of the course and of its temas, as inline SVG."""

from __future__ import annotations

from pathlib import Path

from markupsafe import Markup


def load_emblem(root: Path, path: str) -> Markup:
    """The SVG at `path` in the course's folder, to embed in a page; empty if there is no such file."""
    file = root / path
    return Markup(file.read_text(encoding="utf-8").strip() if file.is_file() else "")
