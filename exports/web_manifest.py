"""The manifest with which a browser offers to install the course as an application of its own.

Its addresses are relative to itself, so it serves a site in any folder of any server. It has no `id`, which would be
relative to the origin, shared by all sites of an account on GitHub Pages: without it, the application is told apart by
the address where it starts.
"""

from __future__ import annotations

import json
from collections.abc import Collection

from course.model import CourseFacts

MANIFEST_PATH = "manifest.webmanifest"

# Of the page's header and paper in the light scheme (docs/assets/css/tokens.css). The icons have the header's.
THEME_COLOUR = "#17464b"
_BACKGROUND_COLOUR = "#fdfcf9"

# Each with what it is. A course needs only the first one; `tasks.py icons` makes the others from it.
_ICONS = {
    "assets/images/favicon.svg": {"sizes": "any", "type": "image/svg+xml"},
    "assets/images/icon-192.png": {"sizes": "192x192", "type": "image/png"},
    "assets/images/icon-512.png": {"sizes": "512x512", "type": "image/png"},
    "assets/images/icon-maskable-512.png": {"sizes": "512x512", "type": "image/png", "purpose": "maskable"},
}


def render_manifest(course: CourseFacts, paths: Collection[str]) -> str:
    """The manifest of a course's site, with those of its icons that are among the `paths` of its files."""
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
        "icons": [{"src": path, **about} for path, about in _ICONS.items() if path in paths],
    }
    return json.dumps(manifest, ensure_ascii=False, indent=2) + "\n"
