"""The files of `docs/` that are published beside the pages: those that the site is made of, and those that pages use.

Nothing else is: a draft, a photo that no page shows or a file that a system left stays where it is.
"""

from __future__ import annotations

import re

from course.loaded.parts import CourseParts
from course.model import Figure
from course.model.figure import get_narrow_svg_path, get_svg_path
from course.pages.file_links import find_file_links, get_target

# The picture of a browser's tab (two) and of a shared link: the theme names them.
IMAGES = ("assets/images/favicon.svg", "assets/images/favicon.png", "assets/images/og.png")
# Our styles and scripts, the libraries that scripts load with their licences and their list, and what web servers and
# robots ask for.
_OWN = re.compile(
    r"assets/css/[\w-]+\.css|assets/js/(?:[\w-]+/)*[\w-]+\.js|assets/vendor/[\w-]+/(?:[\w.-]+\.js|LICENSE[\w.-]*)"
    r"|assets/vendor/bibliotecas\.cdx\.json|CNAME|robots\.txt|_headers"
)


def is_own_file(uri: str) -> bool:
    """Whether the file at `docs/<uri>` is one that the site is made of, in every course."""
    return uri in IMAGES or _OWN.fullmatch(uri) is not None


def list_linked_files(course: CourseParts) -> frozenset[str]:
    """The paths under `docs/` that pages link to or show. Some may not exist."""
    return frozenset(get_target(link, page.uri) for page in course.pages for link in find_file_links(page.text))


def list_drawings(course: CourseParts) -> frozenset[str]:
    """The paths under `docs/` of the drawings of the course's figures."""
    figures = (figure for figure in course.list_values(Figure) if not figure.chart)
    paths = (path for figure in figures for path in (get_svg_path(figure.id), get_narrow_svg_path(figure.id)))
    return frozenset(path.removeprefix("docs/") for path in paths)


class PublishedFiles:
    """Which files of `docs/` a course publishes, other than its pages."""

    def __init__(self, course: CourseParts) -> None:
        self.linked = list_linked_files(course)
        self._drawings = list_drawings(course)

    def __contains__(self, uri: str) -> bool:
        return is_own_file(uri) or uri in self.linked or uri in self._drawings
