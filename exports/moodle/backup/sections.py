"""The sections of the course: `sections/section_N/` (`backup_section_structure_step`)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from exports.moodle.backup.question_types import HTML
from exports.moodle.backup.records import add_fields, make_root, write_xml


class Section(NamedTuple):
    """A section: its number, its place in the course from 0, its title and what is read below it, as HTML."""

    id: int
    place: int
    title: str
    summary: str

    @property
    def folder(self) -> str:
        return f"sections/section_{self.id}"


def build_section(section: Section, modules: Sequence[int], moment: int) -> dict[str, bytes]:
    """The files of a section with these activities. `moment` is when it was made, as seconds since 1970."""
    root = make_root("section", id=section.id)
    add_fields(
        root,
        number=section.place,
        name=section.title,
        summary=section.summary,
        summaryformat=HTML,
        sequence=",".join(map(str, modules)),
        visible=1,
        availabilityjson=None,
        timemodified=moment,
    )
    return {
        f"{section.folder}/section.xml": write_xml(root),
        f"{section.folder}/inforef.xml": write_xml(make_root("inforef")),
    }
