"""One more tema for a small course: data, pages, questions and an emblem, and nothing else."""

from __future__ import annotations

from pathlib import Path

from minimal_course import add_to_session

_HEADING = """\
  - number: {number}
    title: El tema de prueba número {number}.
    shown: El tema de prueba número {number}.
    short: Prueba {number}
    headings:
      - {{number: "1.", title: La única parte., anchor: "1", level: 1}}
"""
_COVER = """\
---
description: La portada de un tema de prueba, el que hace el número {number} de un curso pequeño.
---
# Tema {number}. El tema de prueba número {number} {{ #tema-{number} }}

{{{{ minutes() }}}}

{{{{ programme({number}) }}}}
"""
_CHAPTER = """\
---
description: La única página de un tema de prueba, el que hace el número {number} de un curso pequeño.
---
# 1. La única parte {{ #1 }}

Texto.

## Comprueba lo aprendido {{ #comprueba }}

{{{{ quiz() }}}}
"""
_QUESTIONS = """\
tema: {number}
questions:
  - id: t{number}-unica
    kind: true_false
    section: t{number}/1
    objective: G1
    level: remember
    route: essential
    prompt: ¿Es el tema {number}?
    correct: true
    why_true: Lo dice su portada.
    why_false: Mira su portada.
"""
_COLOUR = """\
  - light: {ink: "#123f8c", tint: "#e6ecf8"}
    dark: {ink: "#9dc0ff", tint: "#17233c"}
"""
_COLOURS_OF_THE_MINIMAL_COURSE = 5


def add_tema(course: Path, number: int) -> None:
    """Add the tema `number`, which must be the next one, to a copy of the minimal course."""
    for path, text in (
        (f"docs/tema-{number}/index.md", _COVER),
        (f"docs/tema-{number}/1-unica.md", _CHAPTER),
        (f"quizzes/tema-{number}.yml", _QUESTIONS),
    ):
        (course / path).parent.mkdir(exist_ok=True)
        (course / path).write_text(text.format(number=number), encoding="utf-8", newline="\n")
    _append(course / "data/programme.yml", _HEADING.format(number=number))
    if number > _COLOURS_OF_THE_MINIMAL_COURSE:
        _append(course / "data/palette.yml", _COLOUR)
    emblem = (course / "data/emblems/course.svg").read_bytes()
    (course / f"data/emblems/tema-{number}.svg").write_bytes(emblem)
    add_to_session(course, f"t{number}/1", reading=1)


def _append(path: Path, text: str) -> None:
    path.write_text(path.read_text(encoding="utf-8").rstrip("\n") + "\n" + text, encoding="utf-8", newline="\n")
