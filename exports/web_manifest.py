"""The manifest with which a browser offers to install the course as an application of its own.

Its addresses are relative to itself, so it serves a site in any folder of any server. It has no `id`, which would be
relative to the origin, shared by all sites of an account on GitHub Pages: without it, the application is told apart by
the address where it starts.
"""

from __future__ import annotations

import json

from course.model import CourseFacts
from exports.app_icons import THEME_COLOUR, list_manifest_icons

MANIFEST_PATH = "manifest.webmanifest"

# Of the page's paper in the light scheme (docs/assets/css/tokens.css).
_BACKGROUND_COLOUR = "#fdfcf9"


def render_manifest(course: CourseFacts) -> str:
    """The manifest of a course's site."""
    manifest = {
        "name": course.title,
        "short_name": course.short_name or course.title,
        "description": course.description,
        "lang": course.language,
        "dir": "ltr",
        "start_url": "./",
        "scope": "./",
        "display": "standalone",
        "theme_color": THEME_COLOUR,
        "background_color": _BACKGROUND_COLOUR,
        "icons": list_manifest_icons(),
    }
    return json.dumps(manifest, ensure_ascii=False, indent=2) + "\n"
