"""Build the whole site strictly into `site/`, with the ZIP for reading offline among its downloads."""

from __future__ import annotations

import sys

from tooling.build_offline import ROOT, ZIP_NAME, build_offline_copy, run_mkdocs

SITE = ROOT / "site"


def main(arguments: list[str]) -> int:
    code = run_mkdocs("build", "--strict", "-d", str(SITE), *arguments)
    return code or build_offline_copy(SITE / "descargas" / ZIP_NAME)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
