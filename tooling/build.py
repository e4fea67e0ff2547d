"""Build the whole site strictly into `site/`, with the ZIP for reading offline among its downloads.

Both are made apart and moved there once they are whole: a build that fails leaves what was there before.
`--site-dir` builds in another folder; `--offline-dir` also leaves the unpacked copy there.
"""

from __future__ import annotations

import sys
from pathlib import Path

from exports.place import FOLDER
from tasks import SYSTEM_FAULTS
from tooling.arguments import Parser
from tooling.build_offline import build_offline_copy, tell_zip
from tooling.output_folder import deliver, explain_refusal, make_workshop
from tooling.site_building import ROOT


def main(arguments: list[str]) -> int:
    parser = Parser(
        "tasks.py build [--site-dir CARPETA] [--offline-dir CARPETA]",
        description="Construye el sitio y su copia sin conexión.",
    )
    parser.add_argument("-d", "--site-dir", type=Path, default=ROOT / "site", help="carpeta del sitio (site/)")
    parser.add_argument("--offline-dir", type=Path, help="carpeta donde dejar también la copia sin comprimir")
    options = parser.parse_args(arguments)
    for folder in filter(None, (options.site_dir, options.offline_dir)):
        refusal = explain_refusal(folder, ROOT)
        if refusal is not None:
            print(refusal, file=sys.stderr)
            return 1
    try:
        with make_workshop(options.site_dir, ROOT) as workshop:
            site, copy = workshop / "web", workshop / "copia"
            zip_path = build_offline_copy(site, site / FOLDER, copy)
            if zip_path is None:
                return 1
            deliver(site, options.site_dir)
            if options.offline_dir is not None:
                deliver(copy, options.offline_dir)
            tell_zip(options.site_dir / zip_path.relative_to(site))
            return 0
    except OSError as error:
        if error.errno not in SYSTEM_FAULTS:
            raise
        place = error.filename2 or error.filename or options.site_dir
        print(f"No puedo escribir en {place}: {SYSTEM_FAULTS[error.errno]}.", file=sys.stderr)
        return 1


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
