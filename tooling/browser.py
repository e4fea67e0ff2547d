"""Find the Chromium that the browser tests drive, or install one if possible.

`find_browser()` only looks, at files alone: it starts no program, so that it can be called where Playwright is open.
`provide_browser()`, which `python3 tasks.py test` runs first, also tries to install one. Any Chromium is suitable:
Chromium, Chrome or Edge. The headless shell comes first: the same engine without browser windows, which opens a page in
a third of the time. CI, which has a limit of minutes, tries to install it even where there is another.
"""

from __future__ import annotations

import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

SHELLS = ["chromium-headless-shell", "chrome-headless-shell", "headless_shell"]
COMMANDS = [
    "chromium",
    "google-chrome",
    "google-chrome-stable",
    "chromium-browser",
    "microsoft-edge",
    "msedge",
]
CHOSEN = "indicado en CHROMIUM"
MAC_APPLICATIONS = ["Google Chrome", "Chromium", "Microsoft Edge"]
WINDOWS_PROGRAMS = [r"Google\Chrome\Application\chrome.exe", r"Microsoft\Edge\Application\msedge.exe"]
# Playwright's own: where its installer leaves each program, in a folder of its revision. From its driver
# (packages/playwright-core/src/server/registry/index.ts: `EXECUTABLE_PATHS`, `registryDirectory`, `readDescriptors`).
PLAYWRIGHT_PROGRAMS = {
    "linux": {
        "chromium": ["chrome-linux64/chrome", "chrome-linux-arm64/chrome"],
        "chromium-headless-shell": [
            "chrome-headless-shell-linux64/chrome-headless-shell",
            "chrome-headless-shell-linux-arm64/chrome-headless-shell",
        ],
    },
    "darwin": {
        "chromium": [
            f"chrome-mac-{chip}/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing"
            for chip in ("arm64", "x64")
        ],
        "chromium-headless-shell": [
            f"chrome-headless-shell-mac-{chip}/chrome-headless-shell" for chip in ("arm64", "x64")
        ],
    },
    "win32": {
        "chromium": ["chrome-win64/chrome.exe"],
        "chromium-headless-shell": ["chrome-headless-shell-win64/chrome-headless-shell.exe"],
    },
}
COMPLETE = "INSTALLATION_COMPLETE"  # the file that marks what it has unpacked whole
INSTALL_SECONDS = 600
APT_INSTALL = "apt-get install -q -y --no-install-recommends"
FONTS = "fonts-liberation"  # as wide as Arial: without it a machine draws with DejaVu, wider than any reader's font


@dataclass(frozen=True)
class Browser:
    """A browser to launch: its executable, and where it comes from, in Spanish."""

    path: Path
    origin: str


class BrowserError(Exception):
    """CHROMIUM is set to something that is not a program. The message is in Spanish."""


def is_browser_required() -> bool:
    """In CI the browser tests must run: there, a missing browser is a failure and not a reason to skip them."""
    return os.environ.get("CI", "").lower() in ("1", "true")


def find_browser() -> Browser | None:
    """Return the first browser found: the one in CHROMIUM, the system's, or Playwright's own.

    Raises BrowserError if CHROMIUM is set and isn't a file, because another browser would be tested than the requested
    one.
    """
    chosen = os.environ.get("CHROMIUM")
    if chosen:
        if not Path(chosen).is_file():
            raise BrowserError(f"La variable CHROMIUM dice {chosen}, que no existe.")
        return Browser(Path(chosen), CHOSEN)
    return next((Browser(path, origin) for path, origin in find_candidates() if path.is_file()), None)


def get_browser() -> Browser:
    """As `find_browser`. Raises BrowserError if there is none."""
    browser = find_browser()
    if browser is None:
        raise BrowserError("No hay ningún navegador.")
    return browser


def find_candidates() -> Iterator[tuple[Path, str]]:
    """Yield the paths where a browser may be and where each would come from, in Spanish, headless shells first."""
    system, playwright = "instalado en el sistema", "de Playwright"
    for command in SHELLS:
        if found := shutil.which(command):
            yield Path(found), system
    yield from ((path, playwright) for path in find_playwright_paths("chromium-headless-shell"))
    yield from ((path, system) for path in find_system_paths())
    yield from ((path, playwright) for path in find_playwright_paths("chromium"))


def find_system_paths() -> Iterator[Path]:
    """Yield the paths where a browser with windows may be on this system, the likeliest first."""
    if sys.platform == "win32":
        for variable in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"):
            if folder := os.environ.get(variable):
                yield from (Path(folder, program) for program in WINDOWS_PROGRAMS)
    elif sys.platform == "darwin":
        for name in MAC_APPLICATIONS:
            for folder in (Path("/Applications"), Path.home() / "Applications"):
                yield folder / f"{name}.app" / "Contents" / "MacOS" / name
    for command in COMMANDS:
        if found := shutil.which(command):
            yield Path(found)


def find_playwright_paths(name: Literal["chromium", "chromium-headless-shell"]) -> Iterator[Path]:
    """Yield the paths where Playwright's installer leaves a browser of its present version, if it has unpacked one."""
    package = find_playwright_package()
    revision = read_revision(package, name) if package else None
    if package and revision:
        folder = find_playwright_folder(package) / f"{name.replace('-', '_')}-{revision}"
        if (folder / COMPLETE).is_file():
            yield from (folder / program for program in PLAYWRIGHT_PROGRAMS.get(sys.platform, {}).get(name, []))


def find_playwright_package() -> Path | None:
    """Return the folder of the driver in Playwright's package, without importing it; None if it isn't installed."""
    found = importlib.util.find_spec("playwright")
    return Path(found.origin).parent / "driver/package" if found and found.origin else None


def find_playwright_folder(package: Path) -> Path:
    """Return the folder where Playwright's installer leaves its browsers."""
    told = os.environ.get("PLAYWRIGHT_BROWSERS_PATH")
    if told:
        return package / ".local-browsers" if told == "0" else Path(told).absolute()
    if sys.platform == "win32":
        caches = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData/Local")
    elif sys.platform == "darwin":
        caches = Path.home() / "Library/Caches"
    else:
        caches = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return caches / "ms-playwright"


def read_revision(package: Path, name: str) -> str | None:
    """Return the revision of a browser that a version of Playwright drives; None if its list doesn't tell."""
    try:
        listed = json.loads((package / "browsers.json").read_text(encoding="utf-8"))["browsers"]
        return next((str(each["revision"]) for each in listed if each["name"] == name), None)
    except (OSError, ValueError, KeyError):
        return None


def find_version(path: Path) -> str:
    """Return the browser's version, or «versión desconocida»."""
    if sys.platform == "win32":
        # Here `--version` opens a window, but next to the program there is a folder named after its version.
        text = " ".join(sorted(entry.name for entry in path.parent.iterdir() if entry.is_dir()))
    else:
        try:
            text = subprocess.run([path, "--version"], capture_output=True, text=True, timeout=30).stdout
        except (OSError, subprocess.TimeoutExpired):
            text = ""
    versions = re.findall(r"\d+(?:\.\d+){2,3}", text)
    return versions[-1] if versions else "versión desconocida"


def provide_browser() -> Browser | None:
    """Return a browser, installing one if there is none and the machine allows it.

    In CI it also tries to install the headless shell where another browser was found.
    """
    browser = find_browser()
    for command, name in find_installers():
        if browser and (is_light(browser) or not is_browser_required()):
            break
        lacking = "Hay un Chromium con ventanas, que es más lento" if browser else "No hay ningún Chromium"
        print(f"{lacking}: intento instalar {'el otro' if browser else 'uno'} con {name}", flush=True)
        run_installer(command)
        browser = find_browser()
    return browser


def is_light(browser: Browser) -> bool:
    """Whether no other should be looked for: a headless shell, or the browser that somebody chose."""
    return browser.path.stem in SHELLS or browser.origin == CHOSEN


def find_installers() -> Iterator[tuple[list[str], str]]:
    """Yield the commands that can install a Chromium on this machine, with their names."""
    if is_debian_root():
        yield (
            [
                "sh",
                "-c",
                f"apt-get update -q && {APT_INSTALL} {FONTS} chromium-headless-shell || {APT_INSTALL} {FONTS} chromium",
            ],
            "apt-get",
        )
    yield [sys.executable, "-m", "playwright", "install", "chromium"], "Playwright"


def is_debian_root() -> bool:
    """Debian has a real `chromium` package; Ubuntu's only points to a snap, which tests can't drive."""
    release = Path("/etc/os-release")
    if not (hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get") and release.is_file()):
        return False
    return re.search(r"^ID=debian$", release.read_text(encoding="utf-8"), flags=re.MULTILINE) is not None


def find_apt_installers(package: str) -> Iterator[list[str]]:
    """Yield the commands that can install a Debian or Ubuntu package on this machine. `sudo` is used only in CI."""
    install = f"apt-get update -q && {APT_INSTALL} {package}"
    if not (hasattr(os, "geteuid") and shutil.which("apt-get")):
        return
    if os.geteuid() == 0:
        yield ["sh", "-c", install]
    elif is_browser_required() and shutil.which("sudo"):
        yield ["sudo", "-n", "sh", "-c", install]


def run_installer(command: list[str]) -> None:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    try:
        result = subprocess.run(
            command, env=environment, capture_output=True, text=True, errors="replace", timeout=INSTALL_SECONDS
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        print(f"No ha podido ser: {error}")
        return
    if result.returncode != 0:
        lines = [line.strip() for line in (result.stdout + result.stderr).splitlines() if line.strip()]
        errors = [line for line in lines if line.startswith(("Error", "E:"))]
        print(f"No ha podido ser: {(errors or lines or ['sin más detalles'])[-1]}")


def main() -> int:
    try:
        browser = provide_browser()
    except BrowserError as error:
        print(error)
        return 1
    if browser:
        print(f"Navegador para las pruebas: {browser.path} ({find_version(browser.path)}, {browser.origin})")
        return 0
    print(
        "No hay ningún Chromium ni se ha podido instalar. Instala Chromium, Chrome o Edge, o indica otro en CHROMIUM."
    )
    if is_browser_required():
        print("Con CI=true las pruebas de navegador son obligatorias: la tarea termina aquí.")
        return 1
    print("Las pruebas de navegador se omiten.")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
