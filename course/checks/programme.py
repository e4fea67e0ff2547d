"""The programme as the site shows it: each tema has its emblem."""

from __future__ import annotations

from course.findings import Finding
from course.loaded.draft import Draft


def check_programme(draft: Draft) -> list[Finding]:
    return [
        Finding(tema.emblem_path, None, None, f"falta el emblema del tema {tema.number}", "es un dibujo SVG")
        for tema in draft.index.temas.values()
        if not (draft.root / tema.emblem_path).is_file()
    ]
