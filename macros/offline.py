"""Macro `offline_download`: the link to the ZIP, if there is one; in the copy itself, a sentence instead."""

from __future__ import annotations

from exports.offline_zip import get_zip_name
from exports.register import get_download_path
from macros.site import Site


def offline_download(site: Site) -> str:
    """Rendered for the website and for the copy, where the second HTML replaces the first."""

    def render() -> str:
        shown, copy = (
            site.render(
                "offline_download.html.jinja",
                url=site.get_asset_path(get_download_path(get_zip_name(site.course.facts.slug))),
                is_available=not site.serving,
                is_offline=is_offline,
            )
            for is_offline in (False, True)
        )
        site.page.offline_changes.append((shown, copy))
        return shown

    return site.make_slot(render)
