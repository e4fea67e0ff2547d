"""A static server for the browser tests: quiet, on a free port."""

from __future__ import annotations

import threading
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from exports.content_policy import HEADERS_FILE


class QuietHandler(SimpleHTTPRequestHandler):
    """Serves files without logging.

    A browser with windows asks for `/favicon.ico` where a document names no icon, as a drawing alone (`stored.py`), and
    would report that it isn't there.
    """

    def do_GET(self) -> None:
        if self.path == "/favicon.ico":
            self.send_response(HTTPStatus.NO_CONTENT)
            self.end_headers()
        else:
            super().do_GET()

    def log_message(self, *_: object) -> None:
        pass


class PagesHandler(QuietHandler):
    """Answers an unknown address as GitHub Pages does: with the site's own page for it.

    The site is the only folder of the one that is served.
    """

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        (page,) = Path(self.directory).glob("*/404.html")
        content = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


class HeadersHandler(QuietHandler):
    """Sends the headers that the site asks for in its own file."""

    def end_headers(self) -> None:
        _, *lines = (Path(self.directory) / HEADERS_FILE).read_text(encoding="utf-8").splitlines()
        for line in lines:
            name, value = line.strip().split(": ", 1)
            self.send_header(name, value)
        super().end_headers()


class FolderServer(ThreadingHTTPServer):
    """Takes all the connections that a page opens at once: with a queue of five, a busy machine resets some."""

    request_queue_size = 128


def serve_folder(folder: Path, handler: type[QuietHandler] = QuietHandler) -> ThreadingHTTPServer:
    """Serve `folder` until `shutdown()`; the port is in `server_port`."""
    server = FolderServer(("127.0.0.1", 0), partial(handler, directory=folder))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server
