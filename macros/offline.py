"""Macro `offline_download`: the link to the ZIP, where there is one; in the copy itself, a line in its place."""

from __future__ import annotations

from macros.site import Site

ZIP_PATH = "descargas/innovacion-atencion-ciudadano-sin-conexion.zip"


def offline_download(site: Site) -> str:
    def render() -> str:
        shown, copy = (
            site.render(
                "offline_download.html.jinja",
                url=site.get_asset_path(ZIP_PATH),
                is_available=not site.serving,
                is_offline=is_offline,
            )
            for is_offline in (False, True)
        )
        site.page.offline_changes.append((shown, copy))
        return shown

    return site.make_slot(render)
