"""What is under a heading of a clean article, up to the next heading of any level."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import TypeVar

from lxml import etree

from exports.book.clean_html import PART
from exports.book.vocabulary import HEADINGS

# Parts of a page that aren't of the section that they are in.
APART = frozenset(["activity", "box", "case", "note", "plan", "summary"])
# The box with what the reader does at their own town hall.
PRACTICE = "practice"
Element = TypeVar("Element", bound=etree._Element)
_ANNOUNCEMENT = 200  # characters, at most, of a paragraph that only announces what follows


class LostSectionError(ValueError):
    """Raised if a page doesn't have a section that the course says it has, or has nothing of it to show."""


def list_section(heading: Element, apart: Collection[str] = APART) -> Iterator[Element]:
    """The elements from a heading to the next one, at any depth, without those of parts of these kinds."""
    for element in heading.xpath("following::*"):
        if element.tag in HEADINGS:
            return
        if not any(each.get(PART) in apart for each in (element, *element.iterancestors())):
            yield element


def lead_outermost(elements: Sequence[Element]) -> Iterator[Element]:
    """Those that aren't inside another of them, each after the paragraph that announces it, if there is one."""
    for element in elements:
        if any(other in element.iterancestors() for other in elements):
            continue
        before: list[Element] = element.xpath("preceding-sibling::*[1][self::p]")
        yield from (each for each in before if _announces("".join(each.itertext())))
        yield element


def _announces(text: str) -> bool:
    return text.rstrip().endswith(":") and len(text) <= _ANNOUNCEMENT
