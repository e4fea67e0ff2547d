"""What an export for other systems is asked for, and how it says that it can't be made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from course.loaded.whole import Course
from course.model import Session


class ExportError(Exception):
    """Why an export can't be made. The message is in Spanish."""


@dataclass(frozen=True)
class BuiltSite:
    """The folders of the finished site: as it is published, and as it is read from disk."""

    web: Path
    offline: Path


def be_silent(text: str) -> None:
    """Tell nobody what is being done."""


@dataclass(frozen=True)
class ExportRequest:
    """What is wanted of an export: all the course or a tema, and all of its pages or those of the essential route.

    `site` is None only for an export that needs none. `tell` is called with what is being done, in Spanish, by an
    export that takes seconds. `session` is the number of the only one that is wanted, of an export made by session.
    """

    course: Course
    tema: int | None = None
    is_essential: bool = False
    site: BuiltSite | None = None
    tell: Callable[[str], None] = be_silent
    session: int | None = None

    def get_site(self) -> BuiltSite:
        """The finished site. Raises ExportError if there is none."""
        if self.site is None:
            raise ExportError("Para esta exportación hace falta la web construida.")
        return self.site

    def list_sessions(self) -> list[Session]:
        """The session that is asked for, or all."""
        return [each for each in self.course.facts.sessions if self.session in (None, each.number)]

    def name_file(self, ending: str) -> str:
        """The name of a file, which starts with the course's: `-scorm-1.2.zip` → `curso-scorm-1.2-tema-3.zip`."""
        stem, dot, suffix = ending.rpartition(".")
        scope = f"-tema-{self.tema}" if self.tema is not None else ""
        route = "-imprescindible" if self.is_essential else ""
        return f"{self.course.facts.slug}{stem}{scope}{route}{dot}{suffix}"

    def name_session_file(self, session: Session, ending: str) -> str:
        """The name of a file of a session: `reparto.pptx` → `curso-sesion-4-reparto.pptx`."""
        return self.name_file(f"-sesion-{session.number}-{ending}")
