"""Build the copy for reading without network, packed as one ZIP, from the same pass that builds the site."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from exports.offline_zip import OfflineSiteError, build_offline_zip
from tooling.site_building import ROOT, build_site

ZIP_NAME = "innovacion-atencion-ciudadano-sin-conexion.zip"


def build_offline_copy(site_dir: Path, zip_path: Path, folder: Path) -> int:
    """Build the site in `site_dir`, its copy in `folder`, and of this the ZIP at `zip_path`.

    Return 0, or 1 where the strict build fails or the copy would not work from the disk; then nothing is packed.
    """
    code = build_site(site_dir, folder)
    if code == 0:
        zip_path.parent.mkdir(parents=True, exist_ok=True)
        try:
            build_offline_zip(folder, zip_path)
        except OfflineSiteError as error:
            print(error, file=sys.stderr)
            return 1
        shown = zip_path.relative_to(ROOT) if zip_path.is_relative_to(ROOT) else zip_path
        print(f"Copia sin conexión: {shown.as_posix()}")
    return code


def main() -> int:
    with tempfile.TemporaryDirectory() as name:
        return build_offline_copy(Path(name) / "web", ROOT / "dist" / ZIP_NAME, Path(name) / "copia")


if __name__ == "__main__":
    raise SystemExit(main())
