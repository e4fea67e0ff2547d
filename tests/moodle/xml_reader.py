"""Reads Moodle's XML as its importer does."""

from __future__ import annotations

import re

from lxml import etree

from moodle.stored import Stored, StoredAnswer, check_fractions, read_fraction

Element = etree._Element

# What an older Moodle has not, and what nobody has, stop the import.
TYPES = ("multichoice", "truefalse", "shortanswer", "numerical", "match", "ordering", "essay")


def read_xml(content: bytes) -> list[Stored]:
    root = etree.fromstring(content)
    assert root.tag == "quiz"
    category: tuple[str, ...] = ()
    questions = []
    for element in root:
        assert element.tag == "question"
        if element.get("type") == "category":
            category = split_category(_read(element, "category/text"))
        else:
            questions.append(_read_question(element, category))
            check_fractions(questions[-1])
    return questions


def split_category(path: str) -> tuple[str, ...]:
    """The names in a path: a slash in a name is two, and the first two names say whose bank it is."""
    names = [name.replace("//", "/").strip() for name in re.split(r"(?<!/)/(?!/)", path)]
    assert names[:2] == ["$course$", "top"]
    return tuple(names[2:])


def _read(element: Element, path: str, default: str = "") -> str:
    found = element.find(path)
    return default if found is None else (found.text or "").strip()


def _read_question(element: Element, category: tuple[str, ...]) -> Stored:
    kind = element.get("type")
    assert kind in TYPES, kind
    answers = tuple(_read_answer(answer, kind) for answer in element.findall("answer"))
    settings: dict[str, object] = {}
    if kind == "multichoice":
        settings = {
            "single": _read(element, "single", "true") not in ("false", "0", ""),
            "shuffleanswers": _read(element, "shuffleanswers", "false") not in ("false", "0", ""),
            "answernumbering": _read(element, "answernumbering", "abc"),
        }
    elif kind == "shortanswer":
        settings = {"usecase": int(_read(element, "usecase", "0"))}
    elif kind == "numerical":
        units = {_read(unit, "unit_name"): float(_read(unit, "multiplier")) for unit in element.findall("units/unit")}
        settings = {"units": units}
        for name, default in (("showunits", "0" if units else "3"), ("unitgradingtype", "0")):
            settings[name] = int(_read(element, name, default))
    elif kind == "ordering":
        settings = {name: _read(element, name) for name in ("gradingtype", "selecttype", "selectcount", "layouttype")}
    elif kind == "essay":
        settings = {"graderinfo": _read(element, "graderinfo/text")}
    return Stored(
        kind,
        category,
        _read(element, "name/text"),
        _read(element, "idnumber"),
        _read(element, "questiontext/text"),
        _read(element, "generalfeedback/text"),
        answers,
        tuple((_read(each, "text"), _read(each, "answer/text")) for each in element.findall("subquestion")),
        tuple(_read(hint, "text") for hint in element.findall("hint")) if kind != "essay" else (),
        tuple(_read(tag, "text") for tag in element.findall("tags/tag")),
        settings,
    )


def _read_answer(answer: Element, kind: str) -> StoredAnswer:
    # In `ordering` the fraction counts for nothing: the order of the file does.
    fraction = 0 if kind == "ordering" else read_fraction(answer.get("fraction", "0"))
    tolerance = float(_read(answer, "tolerance", "0"))
    return StoredAnswer(_read(answer, "text"), fraction, _read(answer, "feedback/text"), tolerance)
