"""`questions.xml`: the question bank of the course, by categories (`backup_questions_structure_step`).

Of each question there is one version. Its tags, its hints and the texts of all its answers are here too.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from course.model import CourseFacts
from exports.moodle.backup.file_pool import OWNER
from exports.moodle.backup.question_types import HTML, TYPES_WITH_PARTS, TYPES_WITHOUT_HINTS, add_type, get_type_name
from exports.moodle.backup.records import Numbers, add_fields, add_holder, add_record, make_root, write_xml
from exports.moodle.backup.stamps import get_moment, make_category_stamp, make_question_stamp
from exports.moodle.bank import PENALTY, BankCategory, BankQuestion
from exports.moodle.elements import Element, add

COURSE_LEVEL = 50  # Moodle's CONTEXT_COURSE
_TOP = "top"  # what Moodle calls the category that holds all the others of a course


class QuestionsFile(NamedTuple):
    """The file, and the numbers of its categories, which the course refers to."""

    content: bytes
    categories: list[int]


class _Node(NamedTuple):
    """A category: its number, and the element of its questions."""

    number: int
    entries: Element


def build_questions_file(
    facts: CourseFacts, categories: Sequence[BankCategory], course: int, context: int, numbers: Numbers
) -> QuestionsFile:
    """The bank with these categories, in the course with this number and context."""
    bank = _Bank(facts, course, context, numbers)
    for category in categories:
        bank.add(category)
    return QuestionsFile(write_xml(bank.root), [node.number for node in bank.nodes.values()])


class _Bank:
    """A bank that is being written. `nodes` has each category by its key, which its words don't change."""

    def __init__(self, facts: CourseFacts, course: int, context: int, numbers: Numbers) -> None:
        self.root = make_root("question_categories")
        self.nodes: dict[str, _Node] = {}
        self._facts = facts
        self._course = course
        self._context = context
        self._numbers = numbers
        self._tags: dict[str, int] = {}
        self._add_node(_TOP, _TOP, 0)

    def add(self, category: BankCategory) -> None:
        """Add the questions of a category, and those that hold it, if they aren't there yet."""
        parent = self.nodes[_TOP]
        for key, name in zip(_list_keys(category), category.names, strict=True):
            parent = self.nodes.get(key) or self._add_node(key, name, parent.number)
        for question in category.questions:
            self._add_question(parent, question)

    def _add_node(self, key: str, name: str, parent: int) -> _Node:
        number = self._numbers.take("question_categories")
        element = add_record(
            self.root,
            "question_category",
            number,
            name=name,
            contextid=self._context,
            contextlevel=COURSE_LEVEL,
            contextinstanceid=self._course,
            info="",
            infoformat=0,
            stamp=make_category_stamp(self._facts, key),
            parent=parent,
            sortorder=number,  # the programme's order; by name, 10 would come before 2
            idnumber=None,
        )
        node = _Node(number, add_holder(element, "question_bank_entries"))
        self.nodes[key] = node
        return node

    def _add_question(self, category: _Node, question: BankQuestion) -> None:
        number = self._numbers.take("question")
        entry = add_record(
            category.entries,
            "question_bank_entry",
            number,
            questioncategoryid=category.number,
            idnumber=question.id,
            ownerid=OWNER,
        )
        version = add_record(add_holder(entry, "question_version"), "question_versions", number)
        add_fields(version, version=1, status="ready")
        self._add_version(add_holder(version, "questions"), number, question)

    def _add_version(self, questions: Element, number: int, question: BankQuestion) -> None:
        moment = get_moment(self._facts)
        body = question.converted.body
        element = add_record(
            questions,
            "question",
            number,
            parent=0,
            name=question.name,
            questiontext=question.converted.prompt,
            questiontextformat=HTML,
            generalfeedback=question.feedback,
            generalfeedbackformat=HTML,
            defaultmark="1.0000000",
            penalty=PENALTY,
            qtype=get_type_name(body),
            length=1,
            stamp=make_question_stamp(self._facts, question),
            timecreated=moment,
            timemodified=moment,
            createdby=OWNER,
            modifiedby=OWNER,
        )
        add_type(element, body, self._numbers)
        self._add_hints(element, question)
        self._add_tags(element, question)

    def _add_hints(self, element: Element, question: BankQuestion) -> None:
        holder = add_holder(element, "question_hints")
        kind = type(question.converted.body)
        if kind in TYPES_WITHOUT_HINTS:
            return
        parts = 0 if kind in TYPES_WITH_PARTS else None
        for hint in question.hints:
            number = self._numbers.take("question_hints")
            settings = {"hintformat": HTML, "shownumcorrect": parts, "clearwrong": parts, "options": None}
            add_record(holder, "question_hint", number, hint=hint, **settings)

    def _add_tags(self, element: Element, question: BankQuestion) -> None:
        """A tag is one in all the bank: Moodle compares tags without case."""
        holder = add_holder(element, "tags")
        for name in question.tags:
            number = self._tags.setdefault(name.lower(), len(self._tags) + 1)
            tag = add(holder, "tag", id=str(number), contextid=str(self._context))
            add_fields(tag, name=name.lower(), rawname=name)


def _list_keys(category: BankCategory) -> list[str]:
    """The keys of a category and of those that hold it: the course's, the tema's, the heading's."""
    tema = category.section.partition("/")[0]
    return ["curso", tema, category.section][: len(category.names)]
