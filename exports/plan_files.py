"""The example plans as files that «Mi plan» and «Comparar planes» open.

They have the shape of what the browser saves (docs/assets/js/core/transfer.js, plan-transfer.js): `{format, schema,
edition, exportedAt, plan, author, checksum, state}` with the checksum (SHA-256) of the state as canonical JSON.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping

from course.derived.example_plans import list_entry_sections
from course.loaded.whole import Course
from course.model import ExamplePlan, Plan
from exports.place import Place

FORMAT = "curso-plan"
STATE_VERSION = 1  # docs/assets/js/core/plan-state.js
_TIME = "T09:00:00.000Z"


def get_plan_name(course: Course, example: ExamplePlan) -> str:
    """The file name of an example plan."""
    return f"{course.get_value(Plan).document.file}-{example.id}.json"


def build_plan_files(course: Course, place: Place) -> Mapping[str, bytes]:
    """The files, by name."""
    return {
        get_plan_name(course, example): _build_plan_file(course, example) for example in course.list_values(ExamplePlan)
    }


def _build_plan_file(course: Course, example: ExamplePlan) -> bytes:
    moment = f"{example.saved.isoformat()}{_TIME}"
    entries = [entry for section in list_entry_sections(course, example) for entry in section.entries]
    fields = {entry.field.id: {"value": entry.value, "at": moment} for entry in entries if entry.value is not None}
    canonical = _write_json({"version": STATE_VERSION, "fields": fields}, sort_keys=True)
    entity = fields.get(course.get_value(Plan).document.entity, {"value": ""})["value"]
    head = {
        "format": FORMAT,
        "schema": STATE_VERSION,
        "edition": course.facts.edition,
        "exportedAt": moment,
        "plan": entity,
        "author": example.author,
        "checksum": f"sha256:{hashlib.sha256(canonical.encode()).hexdigest()}",
    }
    return f'{_write_json(head)[:-1]},"state":{canonical}}}\n'.encode()


def _write_json(value: object, sort_keys: bool = False) -> str:
    """As JavaScript's `JSON.stringify` writes it; the keys of a state are ids, which both languages sort alike."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=sort_keys)
