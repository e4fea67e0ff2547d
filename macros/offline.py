"""Macro `offline_download`: the link to the ZIP, where there is one."""

from __future__ import annotations

from macros.site import Site

ZIP_PATH = "descargas/innovacion-atencion-ciudadano-sin-conexion.zip"


def offline_download(site: Site) -> str:
    is_available = not site.serving and not site.offline
    return site.make_template_slot(
        "offline_download.html.jinja", url=site.get_asset_path(ZIP_PATH), is_available=is_available, is_offline=site.offline
    )
