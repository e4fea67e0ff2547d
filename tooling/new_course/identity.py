"""Whose the new course is: its name, its own place in the readers' browsers, and an edition that nobody has held."""

from __future__ import annotations

import json
import re
from collections.abc import Container, Iterable, Mapping
from typing import Any, NamedTuple

from course.files.location import Location
from course.files.yaml_source import read_yaml
from course.model.base import get_tema_number
from course.model.course_facts import Assessment
from tooling.new_course.yaml_cuts import cut_value, set_value, split_list

# What a course may have and is of the one that is copied.
_OWN_KEYS = ("storage", "short_name", "search_suggestions", "rewritten_temas")
# What an edition can't do without.
_EDITION_KEYS = ("year", "organiser", "schedule", "sessions", "licence")


class Identity(NamedTuple):
    """What a new course is called and who publishes it."""

    title: str
    slug: str
    organiser: str


def write_programme(text: str, numbers: Mapping[int, int]) -> str:
    """`data/programme.yml` with the temas that are kept, in their new order."""
    before, items, after = split_list(text, ("temas",))
    kept = [re.sub(r"(?<=number: )\d+", str(new), items[old - 1], count=1) for old, new in _sort(numbers)]
    return "".join([before, *kept, after])


def write_palette(text: str, numbers: Mapping[int, int]) -> str:
    """`data/palette.yml` with each tema's own colours in its new place. The others stay: boxes are drawn with them."""
    before, items, after = split_list(text, ("colours",))
    places = [old - 1 for old, _ in _sort(numbers) if old <= len(items)]
    places += [place for place in range(len(items)) if place not in places]
    return "".join([before, *(items[place] for place in places), after])


def write_course(text: str, identity: Identity, temas: int, objectives: Container[str], fewest: int) -> str:
    """`data/course.yml` of the new course, from the text of a valid one whose temas have their new numbers.

    It has so many `temas`; it keeps the `objectives` that its pages serve, by id, and asks of each the `fewest`
    questions that one has, if that is less.
    """
    text = _drop_sessions(text, temas)
    data = _read(text)
    for position in reversed(range(len(data["objectives"]))):
        if data["objectives"][position]["id"] not in objectives:
            text = cut_value(text, ("objectives", position))
    for position, objective in enumerate(_read(text)["objectives"]):
        text = cut_value(text, ("objectives", position, "exam_least")) if "exam_least" in objective else text
    for key in _OWN_KEYS:
        text = cut_value(text, (key,)) if key in data else text
    text = _ask_fewer(text, fewest)
    return set_value(set_value(text, ("title",), _quote(identity.title)), ("slug",), identity.slug)


def write_edition(text: str, identity: Identity, sessions: int) -> str:
    """`data/edition.yml` of the new course, with the days of as many sessions as it has."""
    data = _read(text)
    for key in data:
        text = cut_value(text, (key,)) if key not in _EDITION_KEYS else text
    for position in reversed(range(sessions, len(data["sessions"]))):
        text = cut_value(text, ("sessions", position))
    return set_value(text, ("organiser",), _quote(identity.organiser))


def ask_less(text: str) -> str | None:
    """`data/course.yml` with one question less of each objective in the final test; None if there is none to ask."""
    asked = ("assessment", "exam_questions_per_objective")
    present = _read(text)["assessment"].get(asked[1], 0)
    return set_value(text, asked, str(present - 1)) if present else None


def _ask_fewer(text: str, fewest: int) -> str:
    """With no more than the `fewest` questions asked of each objective."""
    present = _read(text)["assessment"]
    if "questions_per_objective" in present:
        lower = min(present["questions_per_objective"], fewest)
        return set_value(text, ("assessment", "questions_per_objective"), str(lower))
    if fewest >= Assessment.model_fields["questions_per_objective"].default:
        return text
    return set_value(
        text, ("assessment", "exam_questions"), f"{present['exam_questions']}\n  questions_per_objective: {fewest}"
    )


def order_sessions(text: str, temas: int) -> list[int]:
    """The sessions of `data/course.yml` that still read some page, by their present numbers, in the order of the temas.

    Temas after the last of `temas` are those that the course has lost.
    """

    def list_kept(blocks: Iterable[Mapping[str, Any]]) -> list[int]:
        return [tema for page in _list_pages(blocks) if (tema := get_tema_number(page)) <= temas]

    sessions = {session["number"]: session["blocks"] for session in _read(text)["sessions"]}
    kept = [
        number for number, blocks in sessions.items() if list_kept(each for each in blocks if each["kind"] == "reading")
    ]
    return sorted(kept, key=lambda number: min(list_kept(sessions[number])))


def _drop_sessions(text: str, temas: int) -> str:
    """Without the pages of other temas in the sessions, nor the sessions that are left with nothing to read."""
    data = _read(text)
    kept = order_sessions(text, temas)
    for number, session in enumerate(data["sessions"]):
        for position, block in reversed([*enumerate(session["blocks"])]):
            place: Location = ("sessions", number, "blocks", position)
            lost = [each for each in block.get("pages", ()) if get_tema_number(each) > temas]
            if lost and len(lost) == len(block["pages"]):
                text = cut_value(text, place)
            else:
                for each in lost:
                    text = cut_value(text, (*place, "pages", each))
    before, items, after = split_list(text, ("sessions",))
    by_number = {session["number"]: item for session, item in zip(data["sessions"], items, strict=True)}
    text = "".join([before, *(by_number[number] for number in kept), after])
    for position in range(len(kept)):
        text = set_value(text, ("sessions", position, "number"), str(position + 1))
    return text


def _list_pages(blocks: Iterable[Mapping[str, Any]]) -> list[str]:
    return [heading_id for block in blocks for heading_id in block.get("pages", ())]


def _sort(numbers: Mapping[int, int]) -> list[tuple[int, int]]:
    return sorted(numbers.items(), key=lambda pair: pair[1])


def _read(text: str) -> Any:
    document, findings = read_yaml(text, "data/course.yml")
    assert document is not None, findings
    return document.data


def _quote(words: str) -> str:
    return json.dumps(words, ensure_ascii=False)
