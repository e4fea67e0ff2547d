"""The course as loaded from its files, valid or not: what the checks read."""

from __future__ import annotations

from dataclasses import dataclass, field

from course.loaded.located import Located
from course.loaded.parts import CourseParts
from course.model import CourseFacts, Programme
from course.sources.references import ReferenceList


@dataclass
class Draft(CourseParts):
    """A course that may lack anything.

    `unusable` has the paths of the files that can't be used, which are left out; `texts`, the text of each data file
    that is valid YAML, by path, as its author wrote it: deadlines are names (`course/loaded/named_deadlines.py`).
    """

    references: ReferenceList | None = None
    texts: dict[str, str] = field(default_factory=dict)
    unusable: list[str] = field(default_factory=list)

    @property
    def facts(self) -> Located[CourseFacts] | None:
        return self.find_located(CourseFacts)

    @property
    def programme(self) -> Located[Programme] | None:
        return self.find_located(Programme)

    def is_whole(self, *folders: str) -> bool:
        """Whether every file under `folders` can be used: otherwise, nothing can be reported as missing."""
        return not any(path.startswith(folders) for path in self.unusable)
