"""The ends of sentences: the capital letter that one begins with, and the full stop that closes it."""

from __future__ import annotations


def capitalize_first(text: str) -> str:
    """The text with its first letter in capitals, and the others as they are."""
    return text[:1].upper() + text[1:]


def end_sentence(text: str) -> str:
    """The text with a full stop, unless it has an end of its own: «¿Canal o institución?», «El mapa.»."""
    return text if text.rstrip('»”")').endswith((".", "?", "!", "…")) else f"{text}."
