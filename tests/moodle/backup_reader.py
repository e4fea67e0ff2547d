"""Reads a backup as Moodle's restore does: from its plan, `moodle_backup.xml`, to what each part of it needs."""

from __future__ import annotations

import hashlib
import io
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from zipfile import ZipFile

from lxml import etree
from selectolax.lexbor import LexborHTMLParser

from moodle.backup_structure import Element, list_structure_faults
from moodle.stored import LONGEST_NAME, Stored, StoredAnswer, check_fractions

NULL = "$@NULL@$"
# What `convert_helper::detect_moodle2_format` looks for in the first 200 bytes.
_SIGNS = (b'<?xml version="1.0" encoding="UTF-8"?>', b"<moodle_backup>", b"<information>")
# What a restore without users opens, whether there is something in it or not.
_ROOT_FILES = ("files.xml", "questions.xml", "roles.xml", "groups.xml", "scales.xml", "outcomes.xml")
_COURSE_FILES = ("course.xml", "inforef.xml", "roles.xml", "enrolments.xml")
_ACTIVITY_FILES = ("book.xml", "module.xml", "inforef.xml", "roles.xml", "grades.xml")
_ORDERINGS = {"layouttype": {"0": "VERTICAL"}, "selecttype": {"0": "ALL"}}
_ORDERINGS |= {"gradingtype": {"1": "RELATIVE_NEXT_EXCLUDE_LAST"}}
_CHAPTER_LINK = re.compile(r"\$@BOOKVIEWBYIDCH\*(\d+)\*(\d+)@\$")


@dataclass(frozen=True)
class RestoredChapter:
    """A chapter: its title, its HTML, and the images that it shows, by name."""

    title: str
    html: str
    images: Mapping[str, bytes]


@dataclass(frozen=True)
class RestoredBook:
    title: str
    section: str
    chapters: tuple[RestoredChapter, ...]


class Backup:
    """What is in a backup. Its structure and references are checked as it is read (AssertionError)."""

    def __init__(self, packed: bytes) -> None:
        with ZipFile(io.BytesIO(packed)) as archive:
            self.files = {name: archive.read(name) for name in archive.namelist()}
            assert len(self.files) == len(archive.namelist())
        self.trees = {name: etree.fromstring(text) for name, text in self.files.items() if name.endswith(".xml")}
        faults = [fault for name, tree in self.trees.items() for fault in list_structure_faults(name, tree)]
        assert not faults, faults
        start = self.files["moodle_backup.xml"][:200]
        assert all(sign in start for sign in _SIGNS)
        self.information = self.trees["moodle_backup.xml"][0]
        self._check_plan()
        self._check_files()
        self.questions = list(self._read_questions())
        self.books = [self._read_book(folder) for folder in self._list("contents/activities/activity/directory")]

    def _list(self, path: str) -> list[str]:
        return [found.text or "" for found in self.information.findall(path)]

    def _check_plan(self) -> None:
        """Each section and activity has its folder, with what is opened in it, and its settings; and no other has."""
        sections = self._list("contents/sections/section/directory")
        activities = self._list("contents/activities/activity/directory")
        expected = {"moodle_backup.xml", *_ROOT_FILES, *(f"course/{name}" for name in _COURSE_FILES)}
        expected |= {f"{folder}/{name}" for folder in sections for name in ("section.xml", "inforef.xml")}
        expected |= {f"{folder}/{name}" for folder in activities for name in _ACTIVITY_FILES}
        assert expected <= self.files.keys()
        rest = {name for name in self.files.keys() - expected if not name.startswith("files/")}
        assert all(name.rpartition("/")[0] in activities for name in rest)
        settings: Counter[tuple[str, str]] = Counter()
        for setting in self.information.findall("settings/setting"):
            level = setting.findtext("level") or ""
            owner = setting.findtext(level) or ""
            settings[level, f"{owner}:{setting.findtext('name')}"] += 1
        owners = [("section", folder) for folder in sections] + [("activity", folder) for folder in activities]
        for level, folder in owners:
            owner = folder.rpartition("/")[2]
            for name in ("included", "userinfo"):
                assert settings[level, f"{owner}:{owner}_{name}"] == 1
        assert len([key for key in settings if key[0] != "root"]) == 2 * len(owners)
        assert self.get_setting("users") == "0" and self.get_setting("activities") == "1"
        numbers = [self.trees[f"{folder}/section.xml"] for folder in sections]
        assert [tree.get("id") for tree in numbers] == self._list("contents/sections/section/sectionid")
        assert [tree.findtext("number") for tree in numbers] == [str(place) for place in range(len(sections))]
        for tree in numbers:
            held = [
                activity.findtext("moduleid")
                for activity in self.information.findall("contents/activities/activity")
                if activity.findtext("sectionid") == tree.get("id")
            ]
            assert tree.findtext("sequence") == ",".join(held)

    def get_setting(self, name: str) -> str:
        (value,) = (
            each.findtext("value") for each in self.information.findall("settings/setting") if each[1].text == name
        )
        return value or ""

    def _check_files(self) -> None:
        """Each file is there, is what its record says, and is of an activity that asks for it; and no other is."""
        records = self.trees["files.xml"].findall("file")
        paths = set()
        for record in records:
            digest = record.findtext("contenthash") or ""
            path = f"files/{digest[:2]}/{digest}"
            content = self.files[path]
            paths.add(path)
            assert hashlib.sha1(content).hexdigest() == digest
            assert record.findtext("filesize") == str(len(content))
        assert paths == {name for name in self.files if name.startswith("files/")}
        asked = [each.text for name, tree in self.trees.items() for each in tree.findall("fileref/file/id")]
        assert sorted(asked) == sorted(record.get("id") for record in records)
        places = [tuple(record.findtext(name) for name in ("contextid", "itemid", "filename")) for record in records]
        assert len(set(places)) == len(places)

    def _find_files(self, context: str, item: str) -> dict[str, bytes]:
        found = {}
        for record in self.trees["files.xml"].findall("file"):
            if (record.findtext("contextid"), record.findtext("itemid")) == (context, item):
                assert (record.findtext("component"), record.findtext("filearea")) == ("mod_book", "chapter")
                digest = record.findtext("contenthash") or ""
                found[record.findtext("filename") or ""] = self.files[f"files/{digest[:2]}/{digest}"]
        return found

    def _read_book(self, folder: str) -> RestoredBook:
        root, module = self.trees[f"{folder}/book.xml"], self.trees[f"{folder}/module.xml"]
        assert root.get("moduleid") == module.get("id") == folder.rpartition("_")[2]
        assert (module.findtext("completion"), module.findtext("completionview")) == ("2", "1")
        section = self.trees[f"sections/section_{module.findtext('sectionid')}/section.xml"]
        assert section.findtext("number") == module.findtext("sectionnumber")
        contexts = [tree.get("contextid") for tree in self.trees.values() if tree.get("contextid")]
        assert len(set(contexts)) == len(contexts)
        book = root[0]
        elements = book.findall("chapters/chapter")
        assert [each.findtext("pagenum") for each in elements] == [str(page) for page in range(1, len(elements) + 1)]
        places = {each.get("id") for each in elements}
        chapters = []
        for element in elements:
            html = element.findtext("content") or ""
            images = self._find_files(root.get("contextid") or "", element.get("id") or "")
            shown = [image.attributes["src"] or "" for image in LexborHTMLParser(html).css("img")]
            assert {f"@@PLUGINFILE@@/{name}" for name in images} == set(shown)
            for linked_module, place in _CHAPTER_LINK.findall(html):
                assert linked_module == module.get("id") and place in places
            for link in LexborHTMLParser(html).css("a"):
                address = link.attributes.get("href") or ""
                assert address.startswith(("#", "http:", "https:", "mailto:", "$@BOOKVIEWBYIDCH*")), address
            chapters.append(RestoredChapter(element.findtext("title") or "", html, images))
            assert 0 < len(chapters[-1].title) <= LONGEST_NAME
        return RestoredBook(book.findtext("name") or "", section.findtext("name") or "", tuple(chapters))

    def _read_questions(self) -> Iterator[Stored]:
        root = self.trees["questions.xml"]
        course = self.trees["course/course.xml"]
        categories = {each.get("id"): each for each in root}
        asked = [each.text for each in self.trees["course/inforef.xml"].findall("question_categoryref/*/id")]
        assert asked == list(categories), "a restore reads no category that the course doesn't ask for"
        assert [each.findtext("name") for each in root if each.findtext("parent") == "0"] == ["top"]
        _check_unique(root, "stamp", "question_category")
        for tag in ("question_bank_entry", "question_versions", "question", "answer", "question_hint"):
            numbers = [each.get("id") for each in root.iter(tag) if each.keys()]
            assert len(set(numbers)) == len(numbers), tag
        tags = {(each.get("id"), each.findtext("name")) for each in root.iter("tag")}
        assert len(tags) == len({number for number, _ in tags}) == len({name for _, name in tags})
        for category in root:
            assert category.findtext("contextid") == course.get("contextid")
            assert category.findtext("contextinstanceid") == course.get("id")
            assert len(category.findtext("name") or "") <= LONGEST_NAME
            for entry in category.findall("question_bank_entries/question_bank_entry"):
                assert entry.findtext("questioncategoryid") == category.get("id")
                yield _read_entry(entry, tuple(_list_names(categories, category)))


def _check_unique(root: Element, field: str, tag: str) -> None:
    values = [each.findtext(field) for each in root.iter(tag)]
    assert len(set(values)) == len(values)


def _list_names(categories: Mapping[str | None, Element], category: Element) -> list[str]:
    """The names of a category and of those that hold it, but for the one that holds all."""
    parent = category.findtext("parent")
    assert parent == "0" or parent in categories
    own = [category.findtext("name") or ""]
    return [*_list_names(categories, categories[parent]), *own] if parent != "0" else []


def _read(element: Element, path: str) -> str:
    text = element.findtext(path) or ""
    assert text != NULL
    return text.strip()


def _read_entry(entry: Element, category: tuple[str, ...]) -> Stored:
    (question,) = entry.findall("question_version/question_versions/questions/question")
    kind = _read(question, "qtype")
    part = question.find(f"plugin_qtype_{kind}_question")
    assert part is not None
    for user in ("createdby", "modifiedby"):
        assert _read(question, user).isdigit(), "without a number, Moodle 4.5 doesn't know the question again"
    assert entry.findtext("question_version/question_versions/status") == "ready"
    stored = Stored(
        kind,
        category,
        _read(question, "name"),
        _read(entry, "idnumber"),
        _read(question, "questiontext"),
        _read(question, "generalfeedback"),
        tuple(_read_answers(part, kind)),
        tuple((_read(each, "questiontext"), _read(each, "answertext")) for each in part.findall("matches/match")),
        tuple(_read(hint, "hint") for hint in question.findall("question_hints/question_hint")),
        tuple(_read(tag, "rawname") for tag in question.findall("tags/tag")),
        _read_settings(part, kind),
    )
    check_fractions(stored)
    return stored


def _read_answers(part: Element, kind: str) -> Iterator[StoredAnswer]:
    answers = part.findall("answers/answer")
    numbers = [answer.get("id") for answer in answers]
    tolerances = {}
    if kind == "numerical":
        records = part.findall("numerical_records/numerical_record")
        assert [_read(record, "answer") for record in records] == numbers
        tolerances = {_read(record, "answer"): float(_read(record, "tolerance") or 0) for record in records}
    truths = {}
    if kind == "truefalse":
        truths = {_read(part, "truefalse/trueanswer"): "true", _read(part, "truefalse/falseanswer"): "false"}
        assert list(truths) == numbers
    if kind == "ordering":
        fractions = [float(_read(answer, "fraction")) for answer in answers]
        assert fractions == list(range(1, len(answers) + 1)), "which is how Moodle keeps the order"
        assert all(_read(answer, "feedback") == "" for answer in answers)
    for answer in answers:
        number = answer.get("id") or ""
        fraction = 0 if kind == "ordering" else float(_read(answer, "fraction"))
        text = truths.get(number, _read(answer, "answertext"))
        yield StoredAnswer(text, fraction, _read(answer, "feedback"), tolerances.get(number, 0))


def _read_settings(part: Element, kind: str) -> dict[str, object]:
    if kind == "multichoice":
        settings = {name: _read(part, f"multichoice/{name}") == "1" for name in ("single", "shuffleanswers")}
        return {**settings, "answernumbering": _read(part, "multichoice/answernumbering")}
    if kind == "shortanswer":
        return {"usecase": int(_read(part, "shortanswer/usecase"))}
    if kind == "numerical":
        units = part.findall("numerical_units/numerical_unit")
        option = part.find("numerical_options/numerical_option")
        assert option is not None
        numbers = {name: int(_read(option, name)) for name in ("showunits", "unitgradingtype")}
        return {"units": {_read(unit, "unit"): float(_read(unit, "multiplier")) for unit in units}, **numbers}
    if kind == "ordering":
        named = {name: names[_read(part, f"ordering/{name}")] for name, names in _ORDERINGS.items()}
        return {**named, "selectcount": _read(part, "ordering/selectcount")}
    if kind == "essay":
        return {"graderinfo": _read(part, "essay/graderinfo")}
    return {}
