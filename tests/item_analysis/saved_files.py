"""Files of answers as the site exports them, made up for the tests."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any

from course.item_analysis.first_tries.canonical_json import write_canonical
from course.item_analysis.first_tries.saved_file import FirstTry


def make_attempt(score: float = 1, response: str | Sequence[str] = (), at: str = "2027-01-11T09:00:00.000Z") -> dict:
    given = response if isinstance(response, str) else list(response)
    return {"response": given, "correct": score == 1, "score": score, "hints": 0, "at": at}


def make_record(first: Mapping[str, Any], last: Mapping[str, Any] | None = None) -> dict[str, Any]:
    last = last or first
    return {"first": dict(first), "last": dict(last), "tries": 1, "updatedAt": last["at"]}


def make_state(**records: Any) -> dict[str, Any]:
    """Records by question id, with `_` for `-`."""
    return {"version": 2, "answers": {name.replace("_", "-"): record for name, record in records.items()}}


def write_saved(state: Any, **head: Any) -> bytes:
    """A file with this state, sound unless `head` says otherwise."""
    digest = hashlib.sha256(write_canonical(state).encode("utf-8", "surrogatepass")).hexdigest()
    file = {"format": "curso-respuestas", "schema": 2, "edition": 2024, "checksum": f"sha256:{digest}", "state": state}
    return json.dumps(file | head).encode("utf-8")


def make_first_try(score: float = 1, options: Sequence[str] = (), at: str = "", **changes: Any) -> FirstTry:
    made = FirstTry(score, score == 1, False, frozenset(options), False, at)
    return made._replace(**changes)
