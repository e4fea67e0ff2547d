"""Macro `diagnosis`: a self-diagnosis to answer on screen or on paper. `docs/assets/js/diagnosis.js` adds it up."""

from __future__ import annotations

from course.model import Diagnosis
from macros.site import Site

STYLESHEET = "assets/css/diagnosis.css"
SCRIPT = "assets/js/diagnosis.js"  # bundles: see macros/assets.py


def diagnosis(site: Site, id: str) -> str:
    return site.make_template_slot(
        "diagnosis.html.jinja",
        diagnosis=site.course.get_by_id(Diagnosis, id),
        stylesheet=site.get_asset_path(STYLESHEET),
        script=site.get_asset_path(SCRIPT),
    )
