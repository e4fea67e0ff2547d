"""Macro `diagnosis`: a self-diagnosis to answer on screen or on paper. `docs/assets/js/diagnosis.js` adds it up."""

from __future__ import annotations

from course.model import Diagnosis
from macros.assessment import SCRIPT, STYLESHEET
from macros.site import Site

DIAGNOSIS_SCRIPT = "assets/js/diagnosis.js"  # a bundle: see macros/assets.py


def diagnosis(site: Site, id: str) -> str:
    return site.make_template_slot(
        "diagnosis.html.jinja",
        diagnosis=site.course.get_by_id(Diagnosis, id),
        stylesheet=site.get_asset_path(STYLESHEET),
        scripts=[site.get_asset_path(SCRIPT), site.get_asset_path(DIAGNOSIS_SCRIPT)],
    )
