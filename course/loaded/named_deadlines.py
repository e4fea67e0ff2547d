"""Deadlines and targets named in the data, `{{ deadline('acknowledge') }}`: replaced when a file is read.

A name becomes the words of `data/inbox.yml` in the text of the file, before anything else reads it. So models, checks,
pages, documents and the browser find those words where the author wrote the name, and a new deadline is a change in
every file that names it. On the pages, the macros of the same names write the same words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from course.files.offsets import blank, find_place
from course.findings import Finding, suggest_close_match
from course.model import Inbox
from course.model.inbox import INBOX_PATH

# Single quotes, because most texts of the data are between double ones.
_NAME = re.compile(
    r"\{\{ *(?P<macro>deadline|target)\( *'(?P<id>[^'\n]*)'"
    r"(?: *, *(?P<option>start|percent)=(?P<value>True|False))? *\) *\}\}"
)
_ATTEMPT = re.compile(r"\{(?:\{\s*(?:deadline|target)\b|\s*(?:deadline|target)\s*(?=\())(?:\s*\([^()\n]*\))?\s*\}{0,2}")
_UNQUOTED = re.compile(r"(?:^|[\s\[{,])(?:-|[\w-]+:)[ ]+\{\{\s*(?:deadline|target)\b", re.MULTILINE)
_OPTIONS = {"deadline": "start", "target": "percent"}
_FORM = "se escribe `{{ deadline('acknowledge') }}` o `{{ target('acknowledge') }}`, con comillas simples"


def replace_named_deadlines(text: str, path: str, inbox: Inbox | None) -> tuple[str, list[Finding]]:
    """The text of a data file with words in place of names, and a finding for each name that can't be replaced.

    Lines stay as they are. A name that can't be replaced becomes a word, so that nothing else is reported of it.
    """
    if "{" not in text:
        return text, []
    findings: list[Finding] = []

    def replace(match: re.Match[str]) -> str:
        name = _NAME.fullmatch(match[0])
        if name is None or name["option"] not in (None, _OPTIONS[name["macro"]]):
            told: tuple[str, str | None] = "este plazo o esta meta no se nombran así", _FORM
            lacking = None
        else:
            words = _find_words(inbox, name)
            if words is not None:
                return words
            told, lacking = _explain_unknown(inbox, name), INBOX_PATH
        line, column = find_place(text, match.start())
        findings.append(Finding(path, line, column, *told, lacking=lacking))
        return "plazo"

    return _ATTEMPT.sub(replace, text), findings


def find_unquoted_names(text: str, path: str) -> list[Finding]:
    """Names that begin a value without quotes, in a file that isn't valid YAML because of them."""
    return [
        Finding(
            path,
            *find_place(text, text.rindex("{{", 0, match.end())),
            "el plazo o la meta va entre comillas",
            'pon `"` delante y detrás',
        )
        for match in _UNQUOTED.finditer(text)
    ]


def blank_named_deadlines(text: str) -> str:
    """The text with spaces in place of its names, for what looks for words that the author wrote."""
    return blank(_ATTEMPT, text)


def _find_words(inbox: Inbox | None, name: re.Match[str]) -> str | None:
    if inbox is None:
        return None
    is_marked = name["value"] == "True"
    if name["macro"] == "deadline":
        deadline = inbox.find_deadline(name["id"])
        if deadline is None:
            return None
        return deadline.words_at_start if is_marked else deadline.words
    target = inbox.find_target(name["id"])
    if target is None:
        return None
    return target.percentage if is_marked else target.words


def _explain_unknown(inbox: Inbox | None, name: re.Match[str]) -> tuple[str, str | None]:
    known: Sequence[str]
    if name["macro"] == "deadline":
        noun, known = "ningún plazo", [deadline.id for deadline in inbox.deadlines] if inbox else []
    else:
        noun, known = "ninguna meta", [target.id for target in inbox.targets] if inbox else []
    return f"no hay {noun} `{name['id']}` en {INBOX_PATH}", suggest_close_match(name["id"], known)
