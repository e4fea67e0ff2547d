"""Macro `diagnosis`: a self-diagnosis to answer on the screen or on paper. `docs/assets/js/diagnosis.js` does the sums."""

from __future__ import annotations

from macros.site import Site

STYLESHEET = "assets/css/diagnosis.css"
SCRIPT = "assets/js/diagnosis.js"  # a bundle: see macros/assets.py


def diagnosis(site: Site, id: str) -> str:  # noqa: A002 (the author's argument is called `id`)
    return site.make_template_slot(
        "diagnosis.html.jinja",
        diagnosis=site.loaded.find_diagnosis(id),
        stylesheet=site.get_asset_path(STYLESHEET),
        script=site.get_asset_path(SCRIPT),
    )
