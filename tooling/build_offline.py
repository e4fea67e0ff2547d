"""Build the copy for reading without network: the site of `mkdocs-offline.yml`, packed as one ZIP."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from exports.offline_zip import OfflineSiteError, build_offline_zip

ROOT = Path(__file__).resolve().parents[1]
OFFLINE_SITE = ROOT / "build" / "offline"
ZIP_NAME = "innovacion-atencion-ciudadano-sin-conexion.zip"


def run_mkdocs(*arguments: str) -> int:
    """Run MkDocs as a process of its own (it keeps state between builds) and return its exit code."""
    code = subprocess.run([sys.executable, "-m", "mkdocs", *arguments], cwd=ROOT).returncode
    if code:
        print("El sitio no se ha construido: corrige lo que se indica arriba.", file=sys.stderr)
    return code


def build_offline_copy(zip_path: Path, *arguments: str) -> int:
    """Write the ZIP at `zip_path`. Return the exit code of the strict build; when it fails nothing is packed."""
    code = run_mkdocs("build", "--strict", "-f", "mkdocs-offline.yml", "-d", str(OFFLINE_SITE), *arguments)
    if code == 0:
        zip_path.parent.mkdir(parents=True, exist_ok=True)
        try:
            build_offline_zip(OFFLINE_SITE, zip_path)
        except OfflineSiteError as error:
            print(error, file=sys.stderr)
            return 1
        print(f"Copia sin conexión: {zip_path.relative_to(ROOT).as_posix()}")
    return code


if __name__ == "__main__":
    raise SystemExit(build_offline_copy(ROOT / "dist" / ZIP_NAME, *sys.argv[1:]))
