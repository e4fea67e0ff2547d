"""How Moodle tells whether a question of a backup is already in the bank where it is restored.

Up to 4.4.5, by its stamp; after, by a hash of all its data but numbers and users, in any order
(`restore_questions_parser_processor::generate_question_identity_hash`).
"""

from __future__ import annotations

import hashlib

from moodle.backup_structure import Element

# What the restore of each type leaves out, besides the numbers of the records, which are attributes here.
_LEFT_OUT = {"createdby", "modifiedby", "trueanswer", "falseanswer", "tags"}
_ANSWER_OF_NUMBER = "numerical_record"


def get_stamp(question: Element) -> str:
    return question.findtext("stamp") or ""


def hash_question(question: Element) -> str:
    """The hash of a question as it is in a backup."""
    values = sorted(str(_normalize(text)) for text in _list_values(question))
    return hashlib.sha1("|HASHDATA|".join(values).encode()).hexdigest()


def _list_values(element: Element) -> list[str]:
    found = []
    for child in element:
        is_number = element.tag == _ANSWER_OF_NUMBER and child.tag == "answer"
        if child.tag in _LEFT_OUT or is_number:
            continue
        if len(child):
            found += _list_values(child)
        elif child.text is None or not child.text.startswith("\n"):
            found.append("" if child.text in (None, "$@NULL@$") else child.text)
    return found


def _normalize(text: str) -> str | float:
    try:
        return float(text)
    except ValueError:
        return text.replace("\r\n", "\n")
