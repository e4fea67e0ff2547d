"""What an EPUB says of itself: its identity, its date and its rights."""

from __future__ import annotations

import datetime
import uuid
from dataclasses import dataclass

from course.derived.checked_days import list_checked_days
from course.loaded.whole import Course
from exports.request import ExportRequest


@dataclass(frozen=True)
class EpubMetadata:
    """What depends on the course and on what of it is in the book. `collection` is what a tema is part of."""

    identifier: str
    title: str
    language: str
    description: str
    rights: str
    licence_url: str
    source: str
    modified: str
    collection: str | None
    position: int | None
    subjects: tuple[str, ...]


def make_metadata(request: ExportRequest) -> EpubMetadata:
    course, tema = request.course, request.tema
    facts = course.facts
    route = " (lo imprescindible)" if request.is_essential else ""
    title = facts.title if tema is None else course.index.temas[f"t{tema}"].label
    return EpubMetadata(
        identifier=make_identifier(request),
        title=f"{title}{route}",
        language=facts.language,
        description=facts.presentation,
        rights=f"Textos y figuras: {facts.licences.content.name}",
        licence_url=facts.licences.content.url,
        source=f"Programa del curso «{facts.title}», {facts.provenance.organiser}, edición de {facts.edition}",
        modified=f"{find_last_day(course).isoformat()}T00:00:00Z",
        collection=None if tema is None else facts.title,
        position=tema,
        subjects=tuple(each.short for each in course.index.temas.values() if tema in (None, each.number)),
    )


def make_identifier(request: ExportRequest) -> str:
    """The same for every version of the same book of an edition (RFC 9562, version 5)."""
    facts = request.course.facts
    scope = [] if request.tema is None else [f"tema-{request.tema}"]
    route = ["imprescindible"] if request.is_essential else []
    name = "/".join([facts.slug, str(facts.edition), *scope, *route])
    return uuid.uuid5(uuid.NAMESPACE_URL, name).urn


def find_last_day(course: Course) -> datetime.date:
    """The last day on which something of the course was checked; if that is not told, the one of its first session."""
    days = [checked.day for checked in list_checked_days(course)]
    return max(days, default=course.facts.sessions[0].date)
