"""Deadlines and targets of ours that are typed by hand, in pages and in the data that readers take away.

Those of the course are in `data/inbox.yml`, and a text names them. Words alone can't tell a deadline of ours from one
of a law or of a source, so this looks for little:

- «un día hábil», «el mismo día hábil» and «al día hábil siguiente», which only a deadline to answer is called here;
- hours, the same day and other working days: in a sentence about answering, after «en», «antes de» and the like; at the
  beginning of a cell, if its column is of deadlines or of replies and its table or its row is about messages. «Un turno
  de dos horas» is neither;
- «nueve de cada diez» and percentages, in a sentence or a row about answering in time that is also about a goal:
  results are percentages too;
- in questions, «un día hábil» alone: a law's, a source's or a wrong answer's deadline is in all other words.

A sentence or a row that cites a work or says whose the deadline is («según», «la ley», «la guía»…) is a source's or a
law's. Block quotations and code are left out. What remains and is not ours has a comment with the words
`plazo ajeno` in its paragraph, row or value: the example of a bad promise, what the staff agree among themselves.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from course.files.offsets import blank, find_place
from course.findings import Finding
from course.loaded.draft import Draft
from course.loaded.named_deadlines import blank_named_deadlines
from course.model import Inbox
from course.model.inbox import INBOX_PATH
from course.pages.macro_calls import blank_raw_blocks
from course.pages.outline import FRONT_MATTER
from course.runtime.memory import remembered
from course.sources.citations import blank_code

_DATA = re.compile(
    r"data/(?:triage|responses|policy|plan)\.yml|data/(?:documents|diagnoses|figures|threads)/[^/]+\.yml"
)


def _compile(words: str) -> re.Pattern[str]:
    """A pattern whose spaces may be the end of a line."""
    return re.compile(words.replace(" ", r"\s+"), re.IGNORECASE)


_AMOUNT = r"(?:\d+|una?|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|quince|veinte|veinticuatro|cuarenta y ocho)"
_TIME = (
    rf"(?:menos de |aunque sea en )?"
    rf"(?:{_AMOUNT}\s*(?:horas?|hs?)\b(?! antes| de\b)|(?:el )?mismo día\b|{_AMOUNT} días (?:hábiles|laborables))"
)
_OWN = _compile(
    r"\b(?:un|1|(?:el )?mismo|el siguiente) día (?:hábil|laborable)\b|\bal día (?:hábil|laborable) siguiente\b"
)
_OWN_IN_QUESTION = _compile(r"\b(?:un|1) día (?:hábil|laborable)\b")
_TIME_IN_SENTENCE = _compile(rf"\b(?:en|en las|antes de|dentro de|máximo de|plazo de|o|promete) {_TIME}")
_TIME_IN_CELL = _compile(rf"^[\s\"'«]*{_TIME}")
_SHARE = _compile(r"\b(?:nueve|ocho|9|8) de cada (?:diez|10)\b|(?<![\d,.])(?:100|[1-9]\d)\s?(?:%|por ciento\b)")
_ANSWER = re.compile(r"\b(?:contest|respond|respuesta|acus[ae])", re.IGNORECASE)
_MESSAGE = re.compile(
    rf"{_ANSWER.pattern}|\b(?:mensajes?|consultas?|quejas?|dudas?|peticion(?:es)?|petición|bulos?|insultos?|averías?)\b",
    re.IGNORECASE,
)
_DEADLINE_COLUMN = re.compile(r"plazo|respuesta", re.IGNORECASE)
_IN_TIME = re.compile(
    r"\b(?:contestad|contestar|acus[ae]|a tiempo\b|en plazo\b|dentro del plazo\b|el plazo que|fecha prometida)",
    re.IGNORECASE,
)
_GOAL = re.compile(
    r"\b(?:metas?|objetivos?|umbral|compromiso|al menos|como mínimo|o más|por debajo|menos del)\b|\bpromet",
    re.IGNORECASE,
)
_OF_OTHERS = re.compile(
    r"\[@|\bsegún\b|\bley(?:es)?\b|\breglamentos?\b|\bordenanza|\bla guía\b|\bcarta de servicios\b|\bencuesta|\bart\. ",
    re.IGNORECASE,
)
_ESCAPE = "plazo ajeno"
_ADVICE_IN_DATA = "pon `{{{{ {macro}('acknowledge') }}}}` o el que sea, o di de quién es"
_ADVICE_WITHOUT_MACROS = "aquí no hay macros: dilo sin la cifra, «dentro del plazo», o di de quién es"

_QUOTED = re.compile(r"^[ ]*>.*$", re.MULTILINE)
_STARTS_A_PIECE = re.compile(r"[ ]*(?:[-*+] |\d+\. |#|!!!|\?\?\?)")
_SENTENCE_END = re.compile(r"(?<=[.!?])[»\"')]*\s+(?=[A-ZÁÉÍÓÚ¿¡«*\[_])")
_YAML_LINE = re.compile(r"(?P<indent>[ ]*)(?P<dash>(?:- )*)(?:(?P<key>[\w-]+):(?: |$))?")
_CELL = re.compile(r"[^|]+")
_LONGEST_CELL = 90  # characters of a value that is read together with its neighbours, like a cell with its row


class _Piece(NamedTuple):
    """A sentence, or a cell (a short value of the data is one): where it starts, and its text.

    `column` is the head of its column or its key, None for a sentence; `context`, the row or the item that it is in;
    `head`, the first row of its table.
    """

    start: int
    text: str
    column: str | None
    context: str
    head: str = ""


_Match = Callable[[_Piece], Iterator[tuple[re.Match[str], str]]]


def check_typed_deadlines(draft: Draft) -> list[Finding]:
    if draft.find_value(Inbox) is None:
        return []
    findings: list[Finding] = []
    for page in draft.pages:
        if not page.is_authors_guide:
            findings += _check_page(page.text, page.path)
    for path, text in draft.texts.items():
        if _DATA.fullmatch(path):
            findings += _check_data(text, path)
        elif path.startswith("quizzes/"):
            findings += _check_questions(text, path)
    return findings


@remembered
def _check_page(text: str, path: str) -> tuple[Finding, ...]:
    shown = blank(_QUOTED, blank_code(blank(FRONT_MATTER, blank_raw_blocks(text)), keep_comments=True))
    front_matter = FRONT_MATTER.match(text)
    return (
        *_find_typed(text, path, _split_data(front_matter[0] if front_matter else ""), _ADVICE_WITHOUT_MACROS),
        *_find_typed(
            text, path, _split_page(shown), 'pon `{{{{ {macro}("acknowledge") }}}}` o el que sea, o di de quién es'
        ),
    )


@remembered
def _check_data(text: str, path: str) -> tuple[Finding, ...]:
    return tuple(_find_typed(text, path, _split_data(blank_named_deadlines(text)), _ADVICE_IN_DATA))


@remembered
def _check_questions(text: str, path: str) -> tuple[Finding, ...]:
    pieces = _split_data(blank_named_deadlines(text))
    return tuple(_find_typed(text, path, pieces, _ADVICE_IN_DATA, match=_match_in_question))


def _find_typed(
    text: str, path: str, pieces: Iterator[_Piece], advice: str, match: _Match | None = None
) -> Iterator[Finding]:
    for piece in pieces:
        found_here = list((match or _match)(piece))
        if not found_here or _ESCAPE in piece.context or _OF_OTHERS.search(piece.context):
            continue
        for found, macro in found_here:
            words = " ".join(found[0].strip(" \"'«").split())
            place = find_place(text, piece.start + found.end() - len(found[0].lstrip(" \"'«\n")))
            message = f"«{words}» está escrito a mano, y los plazos y las metas del curso se toman de {INBOX_PATH}"
            yield Finding(path, *place, message, advice.format(macro=macro))


def _match_in_question(piece: _Piece) -> Iterator[tuple[re.Match[str], str]]:
    yield from ((match, "deadline") for match in _OWN_IN_QUESTION.finditer(piece.text))


def _match(piece: _Piece) -> Iterator[tuple[re.Match[str], str]]:
    """What looks like a deadline or a target of ours, with the macro that would name it."""
    own = [*_OWN.finditer(piece.text)]
    yield from ((match, "deadline") for match in own)
    for match in _match_times(piece):
        if not any(other.start() < match.end() and match.start() < other.end() for other in own):
            yield match, "deadline"
    shares = [*_SHARE.finditer(piece.text)]
    for match in shares if shares and _IN_TIME.search(piece.context) else ():
        # In a sentence a goal is named before its figure; a result, before the goal: «el 88 %, cerca de la meta».
        told = piece.text[: match.start()] if piece.column is None else f"{piece.column} {piece.context}"
        if _GOAL.search(told) or piece.text[match.end() :].lstrip().startswith("o más"):
            yield match, "target"


def _match_times(piece: _Piece) -> Iterator[re.Match[str]]:
    if _ANSWER.search(piece.text):
        yield from _TIME_IN_SENTENCE.finditer(piece.text)
    elif piece.column and _DEADLINE_COLUMN.search(piece.column) and _MESSAGE.search(piece.head + piece.context):
        yield from _TIME_IN_CELL.finditer(piece.text)


def _split_page(text: str) -> Iterator[_Piece]:
    """The sentences and the cells of a page."""
    head: list[str] = []
    block, start, offset = "", 0, 0
    for line in [*text.split("\n"), ""]:
        is_row = line.lstrip().startswith("|")
        if block and (is_row or not line.strip() or _STARTS_A_PIECE.match(line)):
            yield from _split_sentences(start, block)
            block = ""
        if is_row:
            cells = [*_CELL.finditer(line.strip("| "))]
            if not head:
                head = [cell[0] for cell in cells]
            else:
                shift = offset + len(line) - len(line.lstrip("| "))
                for cell, column in zip(cells, head, strict=False):
                    yield _Piece(shift + cell.start(), cell[0], column, line, " ".join(head))
        else:
            head = []
            if line.strip():
                start = start if block else offset
                block += f"{line}\n"
        offset += len(line) + 1


class _Value(NamedTuple):
    """A value of a YAML file: where it starts, its key, and its text."""

    start: int
    key: str
    text: str


def _split_data(text: str) -> Iterator[_Piece]:
    """The sentences and the short values of a YAML file, whose context is the item that they are in."""
    items: list[tuple[int, list[_Value]]] = []  # the indentation of each open item, and its own values
    offset = 0
    for line in [*text.split("\n"), "- "]:
        found = _YAML_LINE.match(line)
        assert found is not None
        if line.strip():
            indentation = len(found["indent"])
            while items and (indentation < items[-1][0] - 2 or (found["dash"] and indentation == items[-1][0] - 2)):
                yield from _read_item(items.pop()[1])
            if found["dash"] or not items:
                items.append((indentation + 2, []))
            values = items[-1][1]
            value = _Value(offset + found.end(), found["key"] or "", line[found.end() :] + "\n")
            if found["dash"] or found["key"] or not values:
                values.append(value)
            else:
                values[-1] = values[-1]._replace(text=text[values[-1].start : offset + len(line) + 1])
        offset += len(line) + 1


def _read_item(values: list[_Value]) -> Iterator[_Piece]:
    whole = "".join(value.text for value in values)
    for value in values:
        if len(value.text) <= _LONGEST_CELL:
            yield _Piece(value.start, value.text, value.key, whole)
        else:
            yield from _split_sentences(value.start, value.text)


def _split_sentences(start: int, text: str) -> Iterator[_Piece]:
    """The sentences of a paragraph or of a value, which is left out whole if it has the comment."""
    position = 0
    for end in [*(match.end() for match in _SENTENCE_END.finditer(text)), len(text)]:
        if _ESCAPE not in text:
            yield _Piece(start + position, text[position:end], None, text[position:end])
        position = end
