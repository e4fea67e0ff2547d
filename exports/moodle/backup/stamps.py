"""What Moodle knows a category and a question again by, when a backup is restored where it was restored before.

A category is the one with its stamp. A question of it is, up to Moodle 4.4.5, the one with its stamp; after, the one
with the same data: all of them, its stamp and its times too, but for numbers and users
(`restore_questions_parser_processor::generate_question_identity_hash`). So a question's stamp changes when, and only
when, the question does; and its times say of which edition it is.
"""

from __future__ import annotations

import datetime
import hashlib
import json
from fractions import Fraction

from course.model import CourseFacts
from exports.moodle.backup.question_types import get_type_name
from exports.moodle.bank import BankQuestion
from exports.moodle.bodies import Body

_DIGEST_LENGTH = 20


def get_moment(facts: CourseFacts) -> int:
    """When everything in the backup was made, as seconds since 1970: when the edition's year begins."""
    return int(datetime.datetime(facts.edition, 1, 1, tzinfo=datetime.UTC).timestamp())


def make_category_stamp(facts: CourseFacts, key: str) -> str:
    """The stamp of a category, which is of an edition. `key` doesn't change if the words of the category do."""
    return f"{facts.slug}+{facts.edition}+{key}"


def make_question_stamp(facts: CourseFacts, question: BankQuestion) -> str:
    """The stamp of a question, which is of all that travels of it."""
    data = json.dumps(_list_values(question), ensure_ascii=False)
    digest = hashlib.sha256(data.encode("utf-8")).hexdigest()
    return f"{facts.slug}+{question.id}+{digest[:_DIGEST_LENGTH]}"


def _list_values(value: object) -> object:
    """A value as lists and texts, without the names that this program gives to their parts."""
    if isinstance(value, Body):
        return [get_type_name(value), *(_list_values(part) for part in vars(value).values())]
    if isinstance(value, str | bool | Fraction | None):
        return str(value)
    parts = value if isinstance(value, tuple | list) else vars(value).values()  # a named tuple, or a data class
    return [_list_values(part) for part in parts]
