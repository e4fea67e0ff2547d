"""The file of answers that the site exports, read for its first tries alone.

What it is: `docs/assets/js/core/state.js` (the state) and `transfer.js` (the file around it). A file that the site
would not import isn't read here either. Of each question, what is kept is the score of its first try, whether hints
were asked for, and which of the question's own options were chosen. Nothing that was typed is kept, nor anything else
of the file: names, notes, plans, devices and pages read stay in it. The time of a try is kept to tell whether two files
are of one person (`people.py`), and is never shown.
"""

from __future__ import annotations

import hashlib
import json
import math
import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from course.item_analysis.first_tries.canonical_json import write_canonical

FORMAT, PLAN_FORMAT = "curso-respuestas", "curso-plan"
VERSION = 2
# As in docs/assets/js/core/limits.js and transfer.js.
LONGEST = 3_000_000  # characters
MOST_ANSWERS = 20_000
DEEPEST = 100  # levels of lists and objects

# What the browser stores for an option (`make_value`), or for a pair of them; a statement has its truth.
_OPTION = re.compile(r"[0-9a-f]{8}(?::[0-9a-f]{8})?|true|false")


class SavedFileError(Exception):
    """Why a file can't be read. The message, in Spanish, follows the name of the file."""


class FirstTry(NamedTuple):
    """The first try at a question: its score (0..1), and the options chosen, as their stored values.

    `has_more`: something else was answered, such as a text, which isn't kept.
    """

    score: float
    is_correct: bool
    had_hints: bool
    options: frozenset[str]
    has_more: bool
    at: str


class SavedFile(NamedTuple):
    """The first tries of a file by question id, and how many records of it can't be understood."""

    first_tries: dict[str, FirstTry]
    unsound: int


def read_saved_file(content: bytes) -> SavedFile:
    """Read a file that the site exported, of any edition. Raises SavedFileError."""
    try:
        text = content.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError:
        raise SavedFileError("no es un archivo de respuestas: no está en UTF-8") from None
    if not text.strip():
        raise SavedFileError("está vacío")
    if len(text) > LONGEST:
        raise SavedFileError("es demasiado grande para ser un archivo de respuestas")
    try:
        file = json.loads(text, parse_constant=_refuse_constant)
        state = _open_envelope(file)
        return _read_state(state)
    except ValueError:
        raise SavedFileError("no es un archivo de respuestas: no es JSON, o está cortado") from None
    except RecursionError:
        raise SavedFileError("está dañado: tiene listas dentro de listas sin fin") from None


def _refuse_constant(name: str) -> None:
    """`NaN` and `Infinity`, which Python reads and are not JSON."""
    raise ValueError(name)


def _open_envelope(file: Any) -> dict[str, Any]:
    """The state in a file. Raises SavedFileError."""
    found = file.get("format") if isinstance(file, dict) else None
    if found == PLAN_FORMAT:
        raise SavedFileError("es un plan, y aquí se leen respuestas: el archivo se guarda en «Mi progreso»")
    if found != FORMAT:
        raise SavedFileError("no es un archivo de respuestas de este sitio")
    schema = file.get("schema")
    if isinstance(schema, (int, float)) and schema > VERSION:
        raise SavedFileError("lo guardó una edición posterior del curso: pon al día tu copia del proyecto y repite")
    state = file.get("state")
    if _is_too_deep(state, DEEPEST):
        raise SavedFileError("está dañado: tiene demasiadas listas unas dentro de otras")
    digest = hashlib.sha256(write_canonical(state).encode("utf-8", "surrogatepass")).hexdigest()
    if "state" not in file or file.get("checksum") != f"sha256:{digest}":
        raise SavedFileError("está dañado o alguien lo ha cambiado: su suma de comprobación no coincide")
    parts = [state.get(name, {}) for name in ("answers", "diagnoses", "drafts", "pages")] if _is_state(state) else []
    if not parts or "answers" not in state or not all(isinstance(part, dict) for part in parts):
        raise SavedFileError("está dañado: no tiene la forma de unas respuestas")
    return dict(state)


def _is_state(state: Any) -> bool:
    is_version = isinstance(state, dict) and type(state.get("version")) is int and 1 <= state["version"] <= VERSION
    return is_version and all(isinstance(state.get(name, []), list) for name in ("exams", "measurements"))


def _is_too_deep(value: Any, levels: int) -> bool:
    if not isinstance(value, (dict, list)):
        return False
    parts = value.values() if isinstance(value, dict) else value
    return levels == 0 or any(_is_too_deep(part, levels - 1) for part in parts)


def _read_state(state: Mapping[str, Any]) -> SavedFile:
    answers = state["answers"]
    if len(answers) > MOST_ANSWERS:
        raise SavedFileError("tiene demasiadas respuestas para ser de una persona")
    read = {name: _read_record(record, state["version"]) for name, record in answers.items()}
    kept = {name: first for name, first in read.items() if first is not None}
    return SavedFile(kept, len(read) - len(kept))


def _read_record(record: Any, version: int) -> FirstTry | None:
    """The first try of a question's record; None if the site would not count it either."""
    if not isinstance(record, dict) or not all(_is_attempt(record.get(name), version) for name in ("first", "last")):
        return None
    first = record["first"]
    given = first["response"]
    values = [given] if isinstance(given, str) else given
    options = frozenset(value for value in values if _OPTION.fullmatch(value))
    return FirstTry(
        # Version 1 had neither score nor hints.
        float(first["score"] if version > 1 else first["correct"]),
        first["correct"],
        version > 1 and first["hints"] > 0,
        options,
        len(options) < len(values),
        first["at"],
    )


def _is_attempt(value: Any, version: int) -> bool:
    if (
        not isinstance(value, dict)
        or not isinstance(value.get("correct"), bool)
        or not isinstance(value.get("at"), str)
    ):
        return False
    given = value.get("response")
    is_response = isinstance(given, str) or (isinstance(given, list) and all(isinstance(each, str) for each in given))
    return is_response and (version == 1 or (_is_score(value.get("score")) and _is_whole(value.get("hints"))))


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _is_score(value: Any) -> bool:
    return _is_number(value) and 0 <= value <= 1


def _is_whole(value: Any) -> bool:
    return _is_number(value) and math.isfinite(value) and value == int(value)
