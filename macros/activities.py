"""Gives each activity of a chapter page an anchor, so that the plan of a session can lead to it.

A Python-Markdown tree processor. What the anchors are is for `course/pages/boxes.py`.
"""

from __future__ import annotations

from collections.abc import Callable
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from course.pages.boxes import make_activity_anchor


class ActivityExtension(Extension):
    """`is_chapter` tells whether the page being written is one of a tema."""

    def __init__(self, is_chapter: Callable[[], bool]) -> None:
        super().__init__()
        self._is_chapter = is_chapter

    def extendMarkdown(self, md: Markdown) -> None:
        # Before the sections fold (3): the boxes are then in the order in which they were written, as afterwards.
        md.treeprocessors.register(_ActivityProcessor(md, self._is_chapter), "activities", 4)


class _ActivityProcessor(Treeprocessor):
    def __init__(self, md: Markdown, is_chapter: Callable[[], bool]) -> None:
        super().__init__(md)
        self._is_chapter = is_chapter

    def run(self, root: Element) -> None:
        if self._is_chapter():
            for number, box in enumerate((each for each in root.iter("div") if _is_activity(each)), start=1):
                box.set("id", make_activity_anchor(number))


def _is_activity(element: Element) -> bool:
    return {"admonition", "activity"} <= set((element.get("class") or "").split())
