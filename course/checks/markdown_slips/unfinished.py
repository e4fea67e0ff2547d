"""What is left of a draft: a reminder, a mark, a text that only fills, a space before a sign, a word twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from course.checks.markdown_slips.slip import Slip
from course.pages.unfinished import FINISH_IT, UNFINISHED
from course.pages.written import Written

_LEFT = re.compile(r"\b(?:XXX+|FIXME|TBD|TODO:|[Ll]orem ipsum)|(?<=\w)[ ][.,](?=\s|$)", re.MULTILINE)
# Short words that are never meant twice; the rest of the language may be («muy muy», «no no»).
_TWICE = re.compile(r"\b(?P<word>al|con|de|del|el|en|las|los|para|por|un|una|y)[ ](?P=word)\b(?!-)", re.IGNORECASE)


def find_unfinished_slips(written: Written) -> Iterator[Slip]:
    if _TWICE.search(written.text):
        for match in _TWICE.finditer(written.prose):
            yield Slip(match.start(), f"«{match['word']}» está escrito dos veces", "borra una")
    for match in UNFINISHED.finditer(written.prose) if "PENDIENTE «" in written.text else ():
        message = f"«{match['words']}» no está en este curso, y aquí se contaba con ello"
        yield Slip(match.start(), message, FINISH_IT)
    if not _LEFT.search(written.text):
        return
    for match in _LEFT.finditer(written.prose):
        if match[0].startswith(" "):
            yield Slip(match.start(), f"sobra el espacio que hay delante de `{match[0].strip()}`", "bórralo")
        else:
            yield Slip(match.start(), f"«{match[0]}» parece un texto sin acabar", "escríbelo o bórralo")
