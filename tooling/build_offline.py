"""Build the offline copy, packed as one ZIP, in the same run as the site."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from exports.offline_zip import OfflineSiteError, build_offline_zip, get_zip_name
from macros.hooks import NOT_BUILT
from tooling.site_building import ROOT, build_site, read_slug


def build_offline_copy(site_dir: Path, zip_folder: Path, folder: Path) -> Path | None:
    """Build the site in `site_dir`, its offline copy in `folder`, and the ZIP of that in `zip_folder`.

    Return the path of the ZIP, or None if the strict build fails or the copy would not work from disk; then nothing is
    packed, and why has been printed.
    """
    if build_site(site_dir, folder) != 0:
        return None
    slug = read_slug()
    zip_path = zip_folder / get_zip_name(slug)
    zip_folder.mkdir(parents=True, exist_ok=True)
    try:
        build_offline_zip(folder, zip_path, top_folder=slug)
    except OfflineSiteError as error:
        print(error, NOT_BUILT, sep="\n", file=sys.stderr)
        return None
    return zip_path


def tell_zip(zip_path: Path) -> None:
    shown = zip_path.relative_to(ROOT) if zip_path.is_relative_to(ROOT) else zip_path
    print(f"Copia sin conexión: {shown.as_posix()}")


def main() -> int:
    with tempfile.TemporaryDirectory() as name:
        zip_path = build_offline_copy(Path(name) / "web", ROOT / "dist", Path(name) / "copia")
    if zip_path is None:
        return 1
    tell_zip(zip_path)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
