"""Build the offline copy, packed as one ZIP, in the same run as the site."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from exports.offline_zip import OfflineSiteError, build_offline_zip, get_zip_name
from tooling.site_building import ROOT, build_site, read_slug


def build_offline_copy(site_dir: Path, zip_folder: Path, folder: Path) -> int:
    """Build the site in `site_dir`, its offline copy in `folder`, and the ZIP of that in `zip_folder`.

    Return 0, or 1 if the strict build fails or the copy would not work from disk; then nothing is packed.
    """
    code = build_site(site_dir, folder)
    if code == 0:
        slug = read_slug()
        zip_path = zip_folder / get_zip_name(slug)
        zip_folder.mkdir(parents=True, exist_ok=True)
        try:
            build_offline_zip(folder, zip_path, top_folder=slug)
        except OfflineSiteError as error:
            print(error, file=sys.stderr)
            return 1
        shown = zip_path.relative_to(ROOT) if zip_path.is_relative_to(ROOT) else zip_path
        print(f"Copia sin conexión: {shown.as_posix()}")
    return code


def main() -> int:
    with tempfile.TemporaryDirectory() as name:
        return build_offline_copy(Path(name) / "web", ROOT / "dist", Path(name) / "copia")


if __name__ == "__main__":
    raise SystemExit(main())
