"""Build the whole site strictly into `site/`, with the ZIP for reading offline among its downloads.

`--site-dir` builds in another folder; `--offline-dir` also leaves the unpacked copy there.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from exports.register import FOLDER
from tooling.build_offline import build_offline_copy
from tooling.site_building import ROOT


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="tasks.py build", description="Construye el sitio y su copia sin conexión.")
    parser.add_argument("-d", "--site-dir", type=Path, default=ROOT / "site", help="carpeta del sitio (site/)")
    parser.add_argument("--offline-dir", type=Path, help="carpeta donde dejar también la copia sin comprimir")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as name:
        folder = options.offline_dir or Path(name) / "copia"
        return build_offline_copy(options.site_dir, options.site_dir / FOLDER, folder)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
