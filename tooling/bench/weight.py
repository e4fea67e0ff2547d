"""What a browser requests on the first load of a page: requests, bytes, and bytes with gzip, as on GitHub Pages."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser

_COMPRESSED = {".html", ".css", ".js", ".json", ".svg", ".xml", ".txt"}


@dataclass(frozen=True)
class PageWeight:
    """One first load with an empty cache."""

    requests: int
    raw_bytes: int
    gzip_bytes: int


class GzipHandler(SimpleHTTPRequestHandler):
    """Serves text compressed, as GitHub Pages does, and records what it served."""

    served: list[tuple[str, int, int]]

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        raw = path.read_bytes()
        body = gzip.compress(raw, 6) if path.suffix in _COMPRESSED else raw
        self.served.append((self.path, len(raw), len(body)))
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Cache-Control", "max-age=600")
        if body is not raw:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def serve_compressed(folder: Path) -> Iterator[tuple[str, list[tuple[str, int, int]]]]:
    """Serve a site with gzip. Yields its address and the growing list of (path, raw bytes, bytes sent)."""
    served: list[tuple[str, int, int]] = []
    handler = type("Handler", (GzipHandler,), {"served": served})
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(folder)))
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/", served
    finally:
        server.shutdown()


def measure_page(browser: Browser, folder: Path, page: str) -> PageWeight:
    """Open a page of a site in a new context of a Playwright browser and add up what it requested."""
    with serve_compressed(folder) as (address, served):
        context = browser.new_context()
        context.new_page().goto(address + page, wait_until="networkidle")
        context.close()
        return PageWeight(len(served), sum(raw for _, raw, _ in served), sum(sent for _, _, sent in served))
