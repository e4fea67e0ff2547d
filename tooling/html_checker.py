"""Find the Nu Html Checker (vnu) that judges the built site in the tests, or get it if possible.

It is a Java program that npm serves. `find_html_checker()` only looks and is what tests call; `provide_html_checker()`,
which `python3 tasks.py test` runs first, also has npm fetch it into `.cache/` and, where there is no Java, tries to
install Debian's or Ubuntu's. What the site may be forgiven is for tests/content/test_valid_pages.py to say.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import tarfile
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlparse
from urllib.request import url2pathname

from tooling.browser import find_apt_installers, run_installer
from tooling.browser import is_browser_required as is_required
from tooling.vendor import ROOT, Package, VendorError, check_archive, fetch_archive

PACKAGE = Package(
    "vnu-jar",
    "26.9.27",
    "MIT",
    "sha512-TkQd5DFfOaWC9ebtvozTsrH2Vaod3jYg+vrOeREzIXxBexLz9+rS2DNtjn7+RPUiZhgli0SghgBX6RJRNea0KA==",
    (),
)
JAR = ROOT / f".cache/vnu-jar/{PACKAGE.version}/vnu.jar"
JAVA_PACKAGE = "default-jre-headless"
JAVA_VERSION = 17  # the oldest that runs it
CHECK_SECONDS = 600
# For a program of Java that ends soon: less compiling, and one collector, make it up to three times as fast.
SHORT_RUN = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
OPTIONS = ("--format", "json", "--stdout", "--exit-zero-always")


@dataclass(frozen=True)
class Fault:
    """What the checker says of one place: an error or a warning, in English, as all its messages are."""

    path: Path
    line: int
    message: str


class HtmlCheckerError(Exception):
    """The checker didn't run to its end. The message is in Spanish."""


def find_java() -> Path | None:
    """Return the system's Java if it is recent enough."""
    found = shutil.which("java")
    if found is None:
        return None
    # A JAR's manifest can't say which Java it needs, and an old one fails with a traceback.
    code = subprocess.run([found, "-XshowSettings:properties", "-version"], capture_output=True, text=True, check=False)
    versions = [line.split("=")[1].strip() for line in code.stderr.splitlines() if "java.specification.version" in line]
    return Path(found) if versions and float(versions[0]) >= JAVA_VERSION else None


def find_html_checker() -> tuple[Path, Path] | None:
    """Return the paths of Java and of the checker, or None if either is missing."""
    java = find_java()
    return (java, JAR) if java and JAR.is_file() else None


def provide_html_checker() -> tuple[Path, Path] | None:
    """As `find_html_checker`, after trying to get what is missing."""
    for command in find_installers():
        if find_java():
            break
        print("No hay ningún Java: intento instalarlo con apt-get", flush=True)
        run_installer(command)
    if find_java() and not JAR.is_file():
        print("Falta el validador de HTML: lo pido a npm", flush=True)
        try:
            fetch_jar(JAR)
        except VendorError as error:
            print(error)
    return find_html_checker()


def find_installers() -> Iterator[list[str]]:
    """Yield the commands that can install a Java on this machine."""
    return find_apt_installers(JAVA_PACKAGE)


def fetch_jar(jar: Path) -> None:
    """Have npm fetch the checker, verify it, and put it at `jar`. Raises VendorError."""
    with tempfile.TemporaryDirectory() as folder:
        archive = fetch_archive(PACKAGE, Path(folder))
        check_archive(PACKAGE, archive)
        with tarfile.open(archive) as tar:
            tar.extract("package/build/dist/vnu.jar", folder, filter="data")
        jar.parent.mkdir(parents=True, exist_ok=True)
        # Under its name only when it is whole: an interrupted run leaves no half of it.
        whole = shutil.move(Path(folder, "package/build/dist/vnu.jar"), jar.with_suffix(".part"))
        Path(whole).replace(jar)


def check_files(checker: tuple[Path, Path], files: Iterable[Path]) -> list[Fault]:
    """Check HTML, CSS and SVG files. Raises HtmlCheckerError."""
    paths = list(files)
    sheets = [path for path in paths if path.suffix == ".css"]
    others = [path for path in paths if path.suffix != ".css"]
    # Not in one run: with `--also-check-css` it counts the lines of pages from zero (seen in 26.9.27).
    runs = (["--also-check-svg"], others), (["--css"], sheets)
    return [fault for options, chosen in runs if chosen for fault in _run(checker, options, chosen)]


def _run(checker: tuple[Path, Path], options: list[str], files: list[Path]) -> list[Fault]:
    java, jar = checker
    with tempfile.TemporaryDirectory() as folder:
        # Hundreds of paths are more than Windows admits in a command.
        arguments = Path(folder, "arguments.txt")
        paths = (f'"{path.as_posix()}"' for path in (jar, *files))
        words = [*SHORT_RUN, "-Xss8m", "-jar", next(paths), *OPTIONS, *options, *paths]
        arguments.write_text("\n".join(words), encoding="utf-8")
        try:
            command = [str(java), f"@{arguments}"]
            done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=CHECK_SECONDS)
            messages = json.loads(done.stdout)["messages"]
        except (OSError, subprocess.TimeoutExpired) as error:
            raise HtmlCheckerError(f"El validador de HTML no ha terminado: {error}") from error
        except (ValueError, KeyError):
            raise HtmlCheckerError(f"El validador de HTML ha fallado: {done.stderr.strip()[-500:]}") from None
    return [
        Fault(Path(url2pathname(urlparse(message["url"]).path)), message.get("lastLine", 0), message["message"])
        for message in messages
    ]


def main() -> int:
    checker = provide_html_checker()
    if checker:
        print(f"Validador de HTML para las pruebas: vnu {PACKAGE.version}, con {checker[0]}")
        return 0
    print(f"No hay validador de HTML: hacen falta Java {JAVA_VERSION} o posterior y, la primera vez, npm.")
    if is_required():
        print("Con CI=true la prueba de validez es obligatoria: la tarea termina aquí.")
        return 1
    print("La prueba de validez se omite.")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
