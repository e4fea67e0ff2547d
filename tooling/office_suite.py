"""Find the LibreOffice that reads back the documents made in the tests, or install one if possible.

`find_office_suite()` only looks and is what tests call. `provide_office_suite()`, which `python3 tasks.py test` runs
first, also tries to install Debian's or Ubuntu's smallest Writer (an 84 MB download, 268 MB on disk, 15 seconds).
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from tooling.browser import find_apt_installers, run_installer
from tooling.browser import is_browser_required as is_required

COMMANDS = ["soffice", "libreoffice"]
MAC_PROGRAM = "LibreOffice.app/Contents/MacOS/soffice"
WINDOWS_PROGRAM = r"LibreOffice\program\soffice.exe"
PACKAGE = "libreoffice-writer-nogui"
CONVERT_SECONDS = 180
# What it says of a document that it can't open: it is broken, or the part for that kind is not installed.
_UNOPENED = "source file could not be loaded"
SECONDS_A_DOCUMENT = 20  # more, because one run converts them all


class OfficeSuiteError(Exception):
    """SOFFICE is set to something that is not a program, or a conversion failed. The message is in Spanish."""


def find_office_suite() -> Path | None:
    """Return the first LibreOffice found: the one in SOFFICE, or the system's.

    Raises OfficeSuiteError if SOFFICE is set and isn't a file, because another program would be tested than the
    requested one.
    """
    chosen = os.environ.get("SOFFICE")
    if chosen:
        if not Path(chosen).is_file():
            raise OfficeSuiteError(f"La variable SOFFICE dice {chosen}, que no existe.")
        return Path(chosen)
    return next((path for path in find_system_paths() if path.is_file()), None)


def find_system_paths() -> Iterator[Path]:
    """Yield the paths where LibreOffice may be on this system, the likeliest first."""
    if sys.platform == "win32":
        for variable in ("PROGRAMFILES", "PROGRAMFILES(X86)"):
            if folder := os.environ.get(variable):
                yield Path(folder, WINDOWS_PROGRAM)
    elif sys.platform == "darwin":
        for folder in (Path("/Applications"), Path.home() / "Applications"):
            yield folder / MAC_PROGRAM
    for command in COMMANDS:
        if found := shutil.which(command):
            yield Path(found)


def provide_office_suite() -> Path | None:
    """Return a LibreOffice, installing one if there is none and the machine allows it."""
    office = find_office_suite()
    for command in find_installers():
        if office:
            break
        print("No hay ningún LibreOffice: intento instalarlo con apt-get", flush=True)
        run_installer(command)
        office = find_office_suite()
    return office


def find_installers() -> Iterator[list[str]]:
    """Yield the commands that can install a LibreOffice on this machine."""
    return find_apt_installers(PACKAGE)


def convert_documents(office: Path, documents: Sequence[Path], ending: str, folder: Path) -> list[Path]:
    """Convert documents to the format with the extension `ending` inside `folder`. Raises OfficeSuiteError.

    LibreOffice runs with its own profile, so that simultaneous runs, or an open window, don't interfere with each
    other.
    """
    made = [folder / f"{document.stem}.{ending}" for document in documents]
    seconds = CONVERT_SECONDS + SECONDS_A_DOCUMENT * len(documents)
    with tempfile.TemporaryDirectory() as profile:
        command = [
            str(office),
            f"-env:UserInstallation={Path(profile).as_uri()}",
            "--headless",
            "--convert-to",
            ending,
            "--outdir",
            str(folder),
            *map(str, documents),
        ]
        try:
            done = subprocess.run(command, capture_output=True, text=True, errors="replace", timeout=seconds)
        except (OSError, subprocess.TimeoutExpired) as error:
            raise OfficeSuiteError(f"LibreOffice no ha terminado: {error}") from error
    missing = [path.name for path in made if not path.is_file()]
    if missing:
        said = (done.stderr or done.stdout).strip()
        if _UNOPENED in said:
            said = (
                "no ha podido abrirlo; para las diapositivas necesita Impress (en Debian y Ubuntu, libreoffice-impress)"
            )
        raise OfficeSuiteError(f"LibreOffice no ha hecho {', '.join(missing)}: {said}")
    return made


def main() -> int:
    try:
        office = provide_office_suite()
    except OfficeSuiteError as error:
        print(error)
        return 1
    if office:
        print(f"LibreOffice para las pruebas: {office}")
        return 0
    print("No hay ningún LibreOffice ni se ha podido instalar. Instálalo, o indica su programa en SOFFICE.")
    if is_required():
        print("Con CI=true las pruebas con LibreOffice son obligatorias: la tarea termina aquí.")
        return 1
    print("Las pruebas con LibreOffice se omiten.")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
