"""How the parts of a document to fill in are numbered and worded, the same in DOCX as on the sheet to print."""

from __future__ import annotations

from course.model import DocumentField, DocumentPart

# Over what is asked and where the answer is written.
FIELD_TITLES = ("Qué", "Tu respuesta")
_CLOSED = ("?", "!", ".", "…")


def title_part(number: int, part: DocumentPart) -> str:
    """The title of a part: «2. Tareas»."""
    return f"{number}. {part.title}"


def number_clause(part: int, position: int, clause: str) -> str:
    """A clause after its number, because approved clauses are cited by it: «2.1. Se contesta en un día.»."""
    return f"{part}.{position}. {clause}"


def close_label(field: DocumentField) -> str:
    """What a field asks, with the full stop that parts it from its help."""
    return f"{field.label}{'' if field.label.endswith(_CLOSED) else '.'}"
