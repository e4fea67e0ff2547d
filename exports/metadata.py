"""The metadata of a page for machines: schema.org (JSON-LD) and Open Graph.

Two resources are described separately: the course, which its organiser offered on its dates, and this site, an
independent edition of its programme that anyone may read. Only known facts are included: not how the classes were held
or what they cost, which some consumers (Google's course list) ask for.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Literal
from zoneinfo import ZoneInfo

from markupsafe import Markup

from course.language.durations import round_estimate
from course.model import CourseFacts
from course.model.edition import State

PageKind = Literal["cover", "chapter", "case", "page"]

IMAGE_SIZE = (1200, 630)

_STATUSES: dict[State, str] = {"postponed": "EventPostponed", "cancelled": "EventCancelled"}
_RESOURCE_TYPES = {"chapter": "Lección con preguntas y actividades", "case": "Estudio de caso"}
# In a script element these could end it, or be parsed as markup or line ends (HTML 4.12.1.3, JSON ⊂ ECMAScript).
_UNSAFE = {ord(character): f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"}


@dataclass(frozen=True)
class SharedImage:
    """The picture that a shared link shows, of `IMAGE_SIZE`: its path from the site's root, and what it says.

    Without words, they are the course's title.
    """

    path: str = "assets/images/og.png"
    words: str = ""


COURSE_IMAGE = SharedImage()


def build_page_graph(
    course: CourseFacts,
    page_title: str,
    description: str,
    url: str,
    site_url: str,
    breadcrumbs: Sequence[tuple[str, str | None]],
    kind: PageKind,
    *,
    objective_ids: Sequence[str] = (),
    minutes: int | None = None,
) -> dict[str, object]:
    """Describe one page as JSON-LD.

    `url` is relative to the site's root; `site_url` is absolute and ends in a slash, or is empty if the site has no
    address (then no address is written). `breadcrumbs` are the titles and addresses from the cover to the page itself;
    a title without a page has None. `objective_ids` and `minutes` say what a page teaches and how long it takes; on the
    cover, `minutes` are those of the whole edition.
    """
    own_minutes = None if kind == "cover" else minutes
    nodes = [_build_page(course, page_title, description, url, site_url, kind, objective_ids, own_minutes)]
    if kind == "cover":
        nodes += [_build_edition(course, site_url, minutes), _build_course(course, site_url)]
    if site_url and len(breadcrumbs) > 1:
        nodes.append(_build_breadcrumbs(breadcrumbs, site_url))
    return {"@context": "https://schema.org", "@graph": nodes}


def build_open_graph(
    course: CourseFacts,
    page_title: str,
    description: str,
    url: str,
    site_url: str,
    kind: PageKind,
    image: SharedImage = COURSE_IMAGE,
) -> list[tuple[str, str]]:
    """The properties and contents, in the order of the page's head. `build_page_graph` says what the others are."""
    properties = [
        ("og:type", "website" if kind == "cover" else "article"),
        ("og:title", course.title if kind == "cover" else page_title),
        ("og:description", description),
        ("og:locale", "es_ES"),
        ("og:site_name", course.title),
    ]
    if not site_url:
        return [*properties, ("twitter:card", "summary")]
    width, height = IMAGE_SIZE
    return [
        *properties,
        ("og:url", site_url + url),
        ("og:image", site_url + image.path),
        ("og:image:type", "image/png"),
        ("og:image:width", str(width)),
        ("og:image:height", str(height)),
        ("og:image:alt", image.words or course.title),
        ("twitter:card", "summary_large_image"),
    ]


def dump_json_ld(graph: dict[str, object]) -> Markup:
    """The graph as JSON that is safe inside a `<script>`, whatever its texts."""
    text = json.dumps(graph, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.translate(_UNSAFE))


def _build_page(
    course: CourseFacts,
    title: str,
    description: str,
    url: str,
    site_url: str,
    kind: PageKind,
    objective_ids: Sequence[str],
    minutes: int | None,
) -> dict[str, object]:
    whole: dict[str, object] = {
        "@type": "LearningResource",
        "@id": _get_id(site_url, "edicion-web"),
        "name": course.title,
    }
    page: dict[str, object] = {
        "@type": ["WebPage", "LearningResource"] if kind in _RESOURCE_TYPES else "WebPage",
        "name": course.title if kind == "cover" else title,
        "description": description,
        "inLanguage": course.language,
        "license": course.licences.content.url,
        "isAccessibleForFree": True,
        "isPartOf": whole,
    }
    if site_url:
        page |= {"@id": site_url + url, "url": site_url + url}
        whole["url"] = site_url
    if kind in _RESOURCE_TYPES:
        page["learningResourceType"] = _RESOURCE_TYPES[kind]
    objectives = [objective.text for objective in course.objectives if objective.id in objective_ids]
    if objectives:
        page["teaches"] = objectives
    if minutes:
        page["timeRequired"] = format_duration(round_estimate(minutes))
    return page


def _build_edition(course: CourseFacts, site_url: str, minutes: int | None) -> dict[str, object]:
    """This site as a whole: free to read, licensed, based on the programme of the course."""
    edition: dict[str, object] = {
        "@type": "LearningResource",
        "@id": _get_id(site_url, "edicion-web"),
        "name": course.title,
        "description": course.presentation,
        "learningResourceType": "Curso en línea para estudiar por cuenta propia",
        "inLanguage": course.language,
        "license": course.licences.content.url,
        "isAccessibleForFree": True,
        "teaches": [objective.text for objective in course.objectives],
        "audience": _build_audience(course),
        "isBasedOn": {"@id": _get_id(site_url, "curso")},
    }
    if minutes:
        edition["timeRequired"] = format_duration(round_estimate(minutes))
    return edition | ({"url": site_url} if site_url else {})


def _build_course(course: CourseFacts, site_url: str) -> dict[str, object]:
    """The course, by who published its programme, and its present edition, by who holds it.

    Its licence, price and kind of attendance are not known.
    """
    provider = {"@type": "Organization", "name": course.provenance.organiser}
    return {
        "@type": "Course",
        "@id": _get_id(site_url, "curso"),
        "name": course.title,
        # The programme's words, because `course.presentation` describes this site, with its cases and questions.
        "description": " ".join(objective.text for objective in course.objectives if objective.is_general),
        "provider": provider,
        "inLanguage": course.language,
        "teaches": [objective.text for objective in course.objectives],
        "audience": _build_audience(course),
        "hasCourseInstance": {
            "@type": "CourseInstance",
            "name": f"{course.title}, edición de {course.edition}",
            "organizer": {"@type": "Organization", "name": course.organiser},
            "inLanguage": course.language,
            "startDate": course.sessions[0].date.isoformat(),
            "endDate": course.sessions[-1].date.isoformat(),
            "eventStatus": _get_status(course),
            **_build_offer(course),
            "courseWorkload": format_duration(course.minutes),
            "courseSchedule": {
                "@type": "Schedule",
                "startDate": course.sessions[0].date.isoformat(),
                "endDate": course.sessions[-1].date.isoformat(),
                "startTime": course.schedule.start.isoformat(),
                "endTime": course.schedule.end.isoformat(),
                "scheduleTimezone": course.schedule.timezone,
                "repeatCount": len(course.sessions),
                "duration": format_duration(course.schedule.minutes),
            },
            "subEvent": [
                {
                    "@type": "Event",
                    "name": f"Sesión {session.number}",
                    "startDate": _format_moment(course, session.date, session.start),
                    "endDate": _format_moment(course, session.date, session.end),
                    "duration": format_duration(session.length),
                    "eventStatus": _get_status(course),
                }
                for session in course.sessions
            ],
        },
    }


def _get_status(course: CourseFacts) -> str:
    """A member of schema.org's EventStatusType, which has none for what has been held: it stays scheduled."""
    return f"https://schema.org/{_STATUSES.get(course.state, 'EventScheduled')}"


def _build_offer(course: CourseFacts) -> dict[str, object]:
    """When and where people enrol, if it is known. The price is not."""
    enrolment = course.enrolment
    known = {
        "url": enrolment.url,
        "availabilityStarts": enrolment.opens and enrolment.opens.isoformat(),
        "availabilityEnds": enrolment.closes and enrolment.closes.isoformat(),
    }
    offer = {name: value for name, value in known.items() if value}
    return {"offers": {"@type": "Offer", **offer}} if offer else {}


def _build_audience(course: CourseFacts) -> dict[str, object]:
    return {"@type": "EducationalAudience", "audienceType": course.audience.explained}


def _build_breadcrumbs(breadcrumbs: Sequence[tuple[str, str | None]], site_url: str) -> dict[str, object]:
    items: list[dict[str, object]] = []
    for title, url in breadcrumbs:
        if url is not None:  # a part of the menu has no page of its own
            items.append({"@type": "ListItem", "position": len(items) + 1, "name": title, "item": site_url + url})
    return {"@type": "BreadcrumbList", "itemListElement": items}


def format_duration(minutes: int) -> str:
    """`95` → `PT1H35M` (ISO 8601)."""
    hours, rest = divmod(minutes, 60)
    return "PT" + (f"{hours}H" if hours else "") + (f"{rest}M" if rest or not hours else "")


def _format_moment(course: CourseFacts, day: date, hour: time) -> str:
    return datetime.combine(day, hour, ZoneInfo(course.schedule.timezone)).isoformat()


def _get_id(site_url: str, name: str) -> str:
    """A node's id: an address of the site or, if it has none, a blank node identifier, local to this page."""
    return f"{site_url}#{name}" if site_url else f"_:{name}"
