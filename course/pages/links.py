"""Links and images of a Markdown text, as their author wrote them. What is wrong in them is for the checks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from course.pages.written import Written

_TEXT = r"\[(?P<text>(?:[^\[\]]|\[[^\[\]]*\])*)\]"
_ADDRESS = r"(?P<gap>[ \n]?)\((?P<inside>(?:[^()]|\([^()]*\))*)\)"
_LINK = re.compile(rf"(?P<image>!?){_TEXT}(?:{_ADDRESS}|[ \n]?\[(?P<label>[^\[\]]*)\])")
# An image written as `![label]`, whose address is apart.
SHORTCUT_IMAGE = re.compile(rf"!{_TEXT}(?![\[(])")
_DEFINITION = re.compile(r"^[ ]{0,3}\[(?P<label>[^\[\]]+)\]:[ ]*(?P<address>\S*)", re.MULTILINE)
_TITLE = re.compile(r"""\s+(?:"[^"]*"|'[^']*')\s*\Z""")
SCHEME = re.compile(r"(?P<scheme>[a-zA-Z][a-zA-Z0-9+.-]*):|//")


class Link(NamedTuple):
    """A link or an image: its address, as written, and where it starts, counted in characters."""

    address: str
    offset: int


def list_links(written: Written) -> Iterator[Link]:
    """Links and images whose address is a path in the site."""
    definitions = read_definitions(written)
    for match in find_matches(written):
        address = None if match["gap"] else get_address(match, definitions)
        if address and not SCHEME.match(address):
            yield Link(address, match.start())
    for match in SHORTCUT_IMAGE.finditer(written.prose) if definitions else ():
        address = find_definition(match["text"], definitions)
        if address and not SCHEME.match(address):
            yield Link(address, match.start())


def find_matches(written: Written) -> Iterator[re.Match[str]]:
    """Links and images, also the images that are the text of a link."""
    for match in _LINK.finditer(written.prose):
        yield match
        if "](" in match["text"]:
            yield from _LINK.finditer(written.prose, match.start("text"), match.end("text"))


def read_definitions(written: Written) -> dict[str, str]:
    if "]:" not in written.prose:
        return {}
    found = _DEFINITION.finditer(written.prose)
    return {" ".join(match["label"].casefold().split()): match["address"].strip("<>") for match in found}


def get_address(match: re.Match[str], definitions: dict[str, str]) -> str | None:
    """The address, empty if nothing is written; None if the label is not defined."""
    if match["inside"] is not None:
        return _TITLE.sub("", match["inside"]).strip().strip("<>")
    return find_definition(match["label"] if match["label"].strip() else match["text"], definitions)


def find_definition(label: str, definitions: dict[str, str]) -> str | None:
    """The address that is defined for a label; capitals and line breaks make no difference."""
    return definitions.get(" ".join(label.casefold().split()))
