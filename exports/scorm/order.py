"""The order of questions and lessons in what an LMS keeps of each student, which only grows.

A package packs answers by their places in this order (`adapter/packing.js`), so that an id keeps its place for ever,
also when its question is gone. `data/scorm-order.txt` has one line an id, `question <id>` or `lesson <id>`; a line
`mark <digest>` after each addition proves that nothing above it has changed. `python3 tasks.py schemas` adds what is
new.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from course.derived.reading import list_lessons
from course.findings import Finding
from course.loaded.parts import CourseParts

ORDER_PATH = "data/scorm-order.txt"
COMMAND = "python3 tasks.py schemas"
QUESTION, LESSON = "question", "lesson"

_MARK = "mark"
_NO_UTF8 = "\N{REPLACEMENT CHARACTER}"
_DIGEST_LENGTH = 16
_START = """\
# El orden de las preguntas y las páginas en lo que una plataforma guarda de cada alumno (SCORM).
# Lo amplía `python3 tasks.py schemas` por el final. No se borra ni se cambia de sitio ninguna línea, ni la de una
# pregunta que ya no está: de su lugar cuelgan las respuestas de quien ya ha empezado.
"""


@dataclass
class Order:
    """The ids, each at its place."""

    questions: list[str] = field(default_factory=list)
    lessons: list[str] = field(default_factory=list)

    def get_ids(self, kind: str) -> list[str]:
        return self.questions if kind == QUESTION else self.lessons


def read_order(root: Path) -> tuple[Order, list[Finding]]:
    """The order of the course in `root`, empty if it has no file yet, and what is wrong with the file."""
    path = root / ORDER_PATH
    if not path.is_file():
        return Order(), []
    order = Order()
    findings = []
    above: list[str] = []
    is_marked = True
    for number, line in enumerate(_read_lines(path), 1):
        if not line or (line.startswith("#") and _NO_UTF8 not in line):
            continue
        kind, _, value = line.partition(" ")
        message = None
        if _NO_UTF8 in line:
            message = "hay un carácter que no está en UTF-8"
        elif kind == _MARK:
            is_marked = True
            if value != _digest(above):
                message = (
                    "ha cambiado alguna línea de más arriba, y las respuestas ya guardadas serían de otra pregunta"
                )
        elif kind not in (QUESTION, LESSON) or not value or " " in value:
            message = "una línea es `question`, `lesson` o `mark` y un identificador"
        elif value in order.get_ids(kind):
            message = f"`{value}` ya está más arriba"
        else:
            order.get_ids(kind).append(value)
            above.append(line)
            is_marked = False
        if message:
            findings.append(Finding(ORDER_PATH, number, None, message, "recupera el archivo como estaba"))
    if not is_marked:
        findings.append(Finding(ORDER_PATH, None, None, "falta la marca del final", "recupera el archivo como estaba"))
    return order, findings


def list_missing(course: CourseParts, order: Order) -> list[tuple[str, str]]:
    """The kind and the id of what the course has and the order hasn't: questions in the bank's order, and lessons."""
    questions = [(QUESTION, question.value.id) for question in course.questions]
    lessons = [(LESSON, lesson.id) for lesson in list_lessons(course)]
    return [(kind, value) for kind, value in [*questions, *lessons] if value not in set(order.get_ids(kind))]


def extend_order(course: CourseParts) -> bool:
    """Add what is new to the course's file. Returns whether anything was; a file with faults is left alone.

    Raises OSError, with the file as it was, if it can't be written.
    """
    order, findings = read_order(course.root)
    missing = list_missing(course, order)
    if findings or not missing:
        return False
    path = course.root / ORDER_PATH
    before = _read_lines(path) if path.is_file() else _START.splitlines()
    lines = [f"{kind} {value}" for kind, value in missing]
    above = [line for line in before if line.startswith((f"{QUESTION} ", f"{LESSON} "))]
    after = [*before, *lines, f"{_MARK} {_digest([*above, *lines])}"]
    partial = path.with_name(f".{path.name}.partial")
    try:
        partial.write_text("".join(f"{line}\n" for line in after), encoding="utf-8", newline="\n")
        partial.replace(path)
    finally:
        with suppress(OSError):  # it couldn't be made, and why is already on its way
            partial.unlink(missing_ok=True)
    return True


def _read_lines(path: Path) -> list[str]:
    """The lines, as the editors of any system leave them. What isn't UTF-8 is `_NO_UTF8`."""
    return path.read_text(encoding="utf-8-sig", errors="replace").splitlines()


def find_unordered(course: CourseParts) -> Sequence[Finding]:
    """What keeps the answers from being packed: a damaged order, or one that lacks questions or lessons."""
    order, findings = read_order(course.root)
    missing = list_missing(course, order)
    if findings or not missing:
        return findings
    shown = ", ".join(f"`{value}`" for _, value in missing[:3]) + (" y más" if len(missing) > 3 else "")
    return [Finding(ORDER_PATH, None, None, f"faltan {shown}", f"`{COMMAND}` los añade")]


def _digest(lines: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:_DIGEST_LENGTH]
