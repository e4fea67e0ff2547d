"""Two players of SCORM packages, for a browser: scorm-again (npm) and scormhost (PyPI).

Both keep what each student leaves, as an LMS does, and each serves all of its students from one address.
"""

from __future__ import annotations

import json
import socket
import threading
import time
from collections.abc import Mapping
from http import HTTPStatus
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import parse_qs, urlsplit

import uvicorn
from playwright.sync_api import BrowserContext, FrameLocator, Page
from scormhost import create_scorm_app
from scormhost.packages import extract_scorm_zip
from scormhost.storage import PackageStore, SessionStore
from starlette.responses import Response
from static_server import QuietHandler, serve_folder

from scorm.packages import find_package
from tooling.node_programs import find_node_programs

PLAYER = Path(__file__).with_name("player.html")


class Player(Protocol):
    """Opens a package as a student, and tells what it keeps of them."""

    def open(self, context: BrowserContext, version: str, student: str) -> Page:
        """The page of the player, with the package of the whole course in it."""

    def read(self, student: str) -> dict[str, str]:
        """What it keeps of a student in the last version that they opened, by element."""


def get_launch(page: Page) -> FrameLocator:
    """The page that the player launched."""
    return page.frame_locator("iframe").first


def get_course(page: Page) -> FrameLocator:
    """The course inside it."""
    return get_launch(page).frame_locator("#course")


class ScormAgainPlayer:
    """scorm-again on a page of ours."""

    def __init__(self, packages: Path) -> None:
        modules = find_node_programs()
        assert modules is not None
        player = self
        self.kept: dict[str, Any] = {}
        self.is_alive = True
        self._whole = {version: find_package(packages, version).stem for version in ("1.2", "2004")}
        folders = {"scorm-again": modules / "scorm-again/dist", "package": packages}

        class Handler(QuietHandler):
            def do_GET(self) -> None:
                address = urlsplit(self.path)
                if address.path == "/":
                    self._answer(PLAYER.read_bytes(), "text/html; charset=utf-8")
                elif address.path == "/state":
                    (student,) = parse_qs(address.query)["student"]
                    self._answer(json.dumps(player.kept.get(student, {})).encode(), "application/json")
                else:
                    super().do_GET()

            def do_POST(self) -> None:
                (student,) = parse_qs(urlsplit(self.path).query)["student"]
                sent = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                if player.is_alive:
                    player.kept[student] = sent
                self._answer(json.dumps({"result": player.is_alive, "errorCode": 0}).encode(), "application/json")

            def _answer(self, content: bytes, kind: str) -> None:
                self.send_response(200)
                self.send_header("Content-Type", kind)
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

            def translate_path(self, path: str) -> str:
                first, _, rest = urlsplit(path).path.lstrip("/").partition("/")
                return str(folders[first] / rest) if first in folders else str(packages / "missing")

        self._server = serve_folder(packages, Handler)
        self.address = f"http://127.0.0.1:{self._server.server_port}"

    def open(self, context: BrowserContext, version: str, student: str, package: str = "") -> Page:
        page = context.new_page()
        page.goto(f"{self.address}/?version={version}&student={student}&package={package or self._whole[version]}")
        return page

    def read(self, student: str) -> dict[str, str]:
        return dict(_flatten(self.kept[student].get("cmi", self.kept[student])))

    def close(self) -> None:
        self._server.shutdown()


class ScormHostPlayer:
    """scormhost, with an account for each student."""

    def __init__(self, zips: Mapping[str, Path], data: Path) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        self.address = f"http://127.0.0.1:{port}"
        app = create_scorm_app(data_dir=data, secret_key="una clave de prueba, de más de treinta y dos bytes")
        # Its pages name no icon, and a browser with windows would report that this one isn't there.
        app.add_api_route("/favicon.ico", lambda: Response(status_code=HTTPStatus.NO_CONTENT))
        self._server = uvicorn.Server(uvicorn.Config(app, port=port, log_level="error"))
        threading.Thread(target=self._server.run, daemon=True).start()
        while not self._server.started:
            time.sleep(0.02)
        packages = PackageStore(app.state.settings)
        self._sessions = SessionStore(app.state.settings)
        self._ids = {
            version: extract_scorm_zip(packages, path.read_bytes(), path.name) for version, path in zips.items()
        }
        self._last: dict[str, tuple[str, str]] = {}

    def open(self, context: BrowserContext, version: str, student: str) -> Page:
        context.clear_cookies()  # whoever was here before has logged out
        account = {"email": f"{student}@example.org", "password": "una clave larga"}
        if not context.request.post(f"{self.address}/api/auth/login", data=account).ok:
            details = {**account, "username": student, "display_name": student}
            assert context.request.post(f"{self.address}/api/auth/register", data=details).ok
        page = context.new_page()
        page.goto(f"{self.address}/launch/{self._ids[version]}?launch=index.html")
        name = "__SCORMHOST_SCORM12__" if version == "1.2" else "__SCORMHOST_SCORM2004__"
        self._last[student] = (self._ids[version], page.evaluate(f"{name}.learnerId"))
        return page

    def read(self, student: str) -> dict[str, str]:
        package, learner = self._last[student]
        for _ in range(100):
            try:
                return self._sessions.load_cmi(package, learner, "index.html")
            except json.JSONDecodeError:  # scormhost empties the file before it writes it, in a thread of its own
                time.sleep(0.02)
        raise AssertionError(f"what scormhost keeps of {student} is not JSON for two seconds")

    def close(self) -> None:
        self._server.should_exit = True


def _flatten(value: Any, name: str = "cmi") -> list[tuple[str, str]]:
    if not isinstance(value, dict):
        return [(name, str(value))]
    return [pair for key, inner in value.items() for pair in _flatten(inner, f"{name}.{key}")]
