"""The course as its files say it, sound or not: what the checks read."""

from __future__ import annotations

from dataclasses import dataclass, field

from course.loaded.located import Located
from course.loaded.parts import CourseParts
from course.model import CourseFacts, Programme
from course.sources.references import ReferenceList


@dataclass
class Draft(CourseParts):
    """A course that may lack anything. Files that can't be used are left out, and named in `unusable`; `texts` are
    those of the data files that are YAML, by their path.
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
        """Whether every file under `folders` could be used: where one could not, nothing can be said to be missing."""
        return not any(path.startswith(folders) for path in self.unusable)
