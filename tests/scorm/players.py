"""Two players of SCORM packages, for a browser: scorm-again (npm), and the strict run-time of `run_time/`.

Both keep what each student leaves, as an LMS does, and each serves all of its students from one address. What they
launch, and with which version of SCORM, is what the package's manifest says.
"""

from __future__ import annotations

import json
import time
from abc import ABC, abstractmethod
from itertools import count
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from minimal_course import REPOSITORY
from playwright.sync_api import BrowserContext, FrameLocator, Page
from static_server import QuietHandler, serve_folder

from exports.script_linker import link
from scorm.packages import find_package, import_package
from tooling.node_programs import find_node_programs

PAGE = Path(__file__).with_name("player.html")
RUN_TIME = "tests/scorm/run_time/api.js"
PATIENCE = 5  # seconds, for what a page sends while it is left


def get_launch(page: Page) -> FrameLocator:
    """The page that the player launched."""
    return page.frame_locator("iframe").first


def get_course(page: Page) -> FrameLocator:
    """The course inside it."""
    return get_launch(page).frame_locator("#course")


class Player(ABC):
    """Opens a package as a student, and tells what it keeps of them and what the package did wrong."""

    name: str

    def __init__(self, packages: Path, script: str = "") -> None:
        self.kept: dict[str, Any] = {}
        self.faults: list[str] = []
        self.unclosed: dict[str, str] = {}
        self.is_alive = True
        self._packages = packages
        self._sessions = count(1)
        player = self
        scripts = f"{link(REPOSITORY, RUN_TIME)}\n{script}".encode()

        class Handler(QuietHandler):
            def do_GET(self) -> None:
                address = urlsplit(self.path)
                if address.path == "/":
                    self._answer(PAGE.read_bytes(), "text/html; charset=utf-8")
                elif address.path == "/run-time.js":
                    self._answer(scripts, "text/javascript; charset=utf-8")
                elif address.path == "/state":
                    (student,) = parse_qs(address.query)["student"]
                    self._answer(json.dumps(player.kept.get(student)).encode(), "application/json")
                else:
                    super().do_GET()

            def do_POST(self) -> None:
                address = urlsplit(self.path)
                sent = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                if address.path == "/fault":
                    player.faults.append(sent)
                elif player.is_alive:
                    player.keep({key: value for key, (value,) in parse_qs(address.query).items()}, sent)
                self._answer(json.dumps({"result": player.is_alive, "errorCode": 0}).encode(), "application/json")

            def _answer(self, content: bytes, kind: str) -> None:
                self.send_response(200)
                self.send_header("Content-Type", kind)
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

            def translate_path(self, path: str) -> str:
                first, _, rest = urlsplit(path).path.lstrip("/").partition("/")
                return str(packages / (rest if first == "package" else "missing"))

        self._server = serve_folder(packages, Handler)
        self.address = f"http://127.0.0.1:{self._server.server_port}"

    def open(
        self,
        context: BrowserContext,
        version: str,
        student: str,
        package: Path | None = None,
        mode: str = "normal",
    ) -> Page:
        """The page of the player with a package in it, that of the whole course if none is given."""
        package = package or find_package(self._packages, version)
        imported = import_package(package)
        assert imported.version == version
        (launch,) = imported.launches.values()
        query = {
            "player": self.name,
            "version": imported.version,
            "student": student,
            "session": str(next(self._sessions)),
            "launch": f"/package/{package.stem}/{launch}",
            "mode": mode,
        }
        self.unclosed[query["session"]] = student
        page = context.new_page()
        page.goto(f"{self.address}/?{urlencode(query)}")
        return page

    @abstractmethod
    def keep(self, query: dict[str, str], sent: Any) -> None:
        """Store what the session of `query` sent."""

    @abstractmethod
    def read(self, student: str) -> dict[str, str]:
        """What it keeps of a student in the last version that they opened, by element."""

    def find_faults(self) -> list[str]:
        """The calls that the standard refuses, with their code. All pages must be closed."""
        return self.faults

    def close(self) -> None:
        self._server.shutdown()


class ScormAgainPlayer(Player):
    """scorm-again."""

    name = "again"

    def __init__(self, packages: Path) -> None:
        modules = find_node_programs()
        assert modules is not None
        super().__init__(packages, (modules / "scorm-again/dist/scorm-again.min.js").read_text(encoding="utf-8"))

    def keep(self, query: dict[str, str], sent: Any) -> None:
        self.kept[query["student"]] = sent

    def read(self, student: str) -> dict[str, str]:
        return dict(_flatten(self.kept[student].get("cmi", self.kept[student])))


class StrictPlayer(Player):
    """The strict run-time, which also asks that each session be closed."""

    name = "strict"

    def __init__(self, packages: Path) -> None:
        self._turns: dict[str, int] = {}
        super().__init__(packages)

    def keep(self, query: dict[str, str], sent: Any) -> None:
        session, turn = query["session"], int(query["turn"])
        if turn < self._turns.get(session, 0):  # what is sent while a page is left may overtake what was sent before
            return
        self._turns[session] = turn
        self.kept[query["student"]] = sent
        if sent["isOver"]:
            self.unclosed.pop(session, None)

    def read(self, student: str) -> dict[str, str]:
        return self.kept.get(student, {"values": {}})["values"]

    def find_faults(self) -> list[str]:
        end = time.monotonic() + PATIENCE
        while self.unclosed and time.monotonic() < end:
            time.sleep(0.02)
        return [*self.faults, *(f"{student}: left without closing the session" for student in self.unclosed.values())]


def _flatten(value: Any, name: str = "cmi") -> list[tuple[str, str]]:
    if not isinstance(value, dict):
        return [(name, str(value))]
    return [pair for key, inner in value.items() for pair in _flatten(inner, f"{name}.{key}")]
