"""The texts of slides: runs of words in bold, in italics or neither, taken from inline HTML."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from lxml import html

_SPACES = re.compile(r"[ \t\r\n]+")
_BOLD, _ITALIC = ("strong", "b"), ("em", "i")
# The end of a sentence: what closes it, and a space before what may begin another.
_SENTENCE_END = re.compile(r"(?<=[.?!…])[»”\")]*[ ](?=[«“¿¡\"(]*[A-ZÁÉÍÓÚÑ0-9])")
_ABBREVIATIONS = re.compile(r"\b(?:art|arts|núm|pág|págs|p|pp|s|f|Sr|Sra|D|Dña|ej|aprox|EE|UU)\.$")


class Run(NamedTuple):
    """Words that look the same."""

    text: str
    is_bold: bool = False
    is_italic: bool = False


Runs = tuple[Run, ...]


def parse_inline(text: str) -> Runs:
    """The runs of inline HTML, as `render_inline` makes it."""
    return read_runs(html.fragment_fromstring(text, create_parent="span"))


def read_runs(element: html.HtmlElement) -> Runs:
    """The runs of an element with inline content: marks other than emphasis are left as words."""
    runs: list[Run] = []
    _collect(element, False, False, runs)
    return tidy(runs)


def _collect(element: html.HtmlElement, is_bold: bool, is_italic: bool, runs: list[Run]) -> None:
    runs.append(Run(element.text or "", is_bold, is_italic))
    for child in element:
        if isinstance(child.tag, str):
            _collect(child, is_bold or child.tag in _BOLD, is_italic or child.tag in _ITALIC, runs)
        runs.append(Run(child.tail or "", is_bold, is_italic))


def tidy(runs: list[Run] | Runs) -> Runs:
    """Runs that differ from the next one, with one space between words and none at the ends."""
    joined: list[Run] = []
    for run in runs:
        text = _SPACES.sub(" ", run.text)
        if joined and joined[-1].text.endswith(" "):
            text = text.removeprefix(" ")
        if joined and joined[-1][1:] == run[1:]:
            joined[-1] = joined[-1]._replace(text=joined[-1].text + text)
        elif text:
            joined.append(run._replace(text=text))
    if joined:
        joined[0] = joined[0]._replace(text=joined[0].text.lstrip(" "))
        joined[-1] = joined[-1]._replace(text=joined[-1].text.rstrip(" "))
    return tuple(run for run in joined if run.text)


def write_plain(runs: Runs) -> str:
    """The words alone."""
    return "".join(run.text for run in runs)


def make_bold(text: str) -> Runs:
    return (Run(text, is_bold=True),)


def label(name: str, runs: Runs) -> Runs:
    """A text with a name in bold before: «**La regla.** Cada cuenta…»."""
    return tidy((Run(f"{name} ", is_bold=True), *runs))


def split_sentences(runs: Runs) -> list[Runs]:
    """The sentences of a text. One that an abbreviation seems to end goes on."""
    text = write_plain(runs)
    cuts = [match.end() for match in _SENTENCE_END.finditer(text) if not _ABBREVIATIONS.search(text[: match.start()])]
    return _cut_after(runs, [*cuts, len(text)])


def split_words(runs: Runs) -> list[Runs]:
    """The words of a text."""
    text = write_plain(runs)
    return _cut_after(runs, [*(match.end() for match in _SPACES.finditer(text)), len(text)])


def _cut_after(runs: Runs, ends: Sequence[int]) -> list[Runs]:
    """The pieces of a text that end at these characters; none of them is empty."""
    pieces, start = [], 0
    for end in ends:
        pieces.append(_slice(runs, start, end))
        start = end
    return [piece for piece in pieces if piece]


def _slice(runs: Runs, start: int, end: int) -> Runs:
    """The characters from `start` to `end`, as they look."""
    kept, place = [], 0
    for run in runs:
        text = run.text[max(0, start - place) : max(0, end - place)]
        kept.append(run._replace(text=text))
        place += len(run.text)
    return tidy(kept)
