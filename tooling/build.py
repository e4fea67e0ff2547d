"""Build the whole site strictly into `site/`, with the ZIP for reading offline among its downloads.

`--site-dir` builds in another folder; `--offline-dir` also leaves the unpacked copy there.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path
from typing import NoReturn

from exports.register import FOLDER
from tasks import SYSTEM_FAULTS
from tooling.build_offline import build_offline_copy
from tooling.output_folder import explain_refusal, wait_for_turn
from tooling.site_building import ROOT


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        usage = "tasks.py build [--site-dir CARPETA] [--offline-dir CARPETA]"
        self.exit(2, f"No entiendo esas opciones. Se escribe así: {usage}\n")


def main(arguments: list[str]) -> int:
    parser = _Parser(prog="tasks.py build", description="Construye el sitio y su copia sin conexión.")
    parser.add_argument("-d", "--site-dir", type=Path, default=ROOT / "site", help="carpeta del sitio (site/)")
    parser.add_argument("--offline-dir", type=Path, help="carpeta donde dejar también la copia sin comprimir")
    options = parser.parse_args(arguments)
    for folder in filter(None, (options.site_dir, options.offline_dir)):
        refusal = explain_refusal(folder, ROOT)
        if refusal is not None:
            print(refusal, file=sys.stderr)
            return 1
    try:
        with wait_for_turn(options.site_dir, ROOT), tempfile.TemporaryDirectory() as name:
            copy = options.offline_dir or Path(name) / "copia"
            return build_offline_copy(options.site_dir, options.site_dir / FOLDER, copy)
    except OSError as error:
        if error.errno not in SYSTEM_FAULTS:
            raise
        place = error.filename2 or error.filename or options.site_dir
        print(f"No puedo escribir en {place}: {SYSTEM_FAULTS[error.errno]}.", file=sys.stderr)
        return 1


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
