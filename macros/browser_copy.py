"""Macro `browser_copy`: the controls to keep the course in the browser; a sentence where there can be no copy.

There is none in the copy to be read from disk, which is one, nor in a preview, whose author would go on seeing what was
kept. docs/assets/js/browser-copy/ binds them, and docs/assets/js/worker.js tells the rest.
"""

from __future__ import annotations

from macros.site import Site

_SCRIPT = "assets/js/browser-copy.js"
_STYLESHEET = "assets/css/browser-copy.css"


def browser_copy(site: Site) -> str:
    """Rendered for the website and for the copy, where the second HTML replaces the first."""

    def render() -> str:
        shown, copy = (
            site.render(
                "browser_copy.html.jinja",
                script=site.get_asset_path(_SCRIPT),
                stylesheet=site.get_asset_path(_STYLESHEET),
                is_available=not site.serving,
                is_offline=is_offline,
            )
            for is_offline in (False, True)
        )
        site.page.offline_changes.append((shown, copy))
        return shown

    return site.make_slot(render)
