"""A preview that runs while files are edited, observed as a browser does.

It waits until the server announces another version and requests the page again: polling would take time from the
processor that it measures.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from functools import cache
from pathlib import Path
from types import TracebackType

from tooling.bench.commands import CommandError, make_environment, pick_last_lines
from tooling.bench.edits import Edit

OURS = ("tooling.serve",)
STOCK = ("mkdocs", "serve")

MOST_SECONDS = 300  # a limit for what hangs, not a measurement
SETTLED_SECONDS = 2.5  # our server checks every file every two seconds, besides the system's notifications
_ASKED_EVERY = 0.01


class Preview:
    """`python -m <module>` serving the project in `folder`. `seconds` is the time until its first page was served."""

    def __init__(self, module: tuple[str, ...], folder: Path) -> None:
        self._folder = folder
        port = _find_free_port(folder)
        self._url = f"http://127.0.0.1:{port}/"
        self._log_path = folder / "serve.log"
        command = [sys.executable, "-m", *module, "--dev-addr", f"127.0.0.1:{port}"]
        start = time.perf_counter()
        with self._log_path.open("wb") as log:
            self._process = subprocess.Popen(
                command, cwd=folder, env=make_environment(), stdout=log, stderr=subprocess.STDOUT
            )
        try:
            self._wait_for_start(start)
        except BaseException:
            self.close()
            raise
        self.seconds = time.perf_counter() - start

    def __enter__(self) -> Preview:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        self._process.terminate()
        self._process.wait()

    def time_edit(self, edit: Edit, mark: str) -> float:
        """Seconds from saving an edit until it is served. The file is then restored, and the preview left idle."""
        path = self._folder / edit.path
        original = path.read_bytes()
        time.sleep(SETTLED_SECONDS)
        try:
            seconds = self._save(edit, edit.apply(original.decode("utf-8"), mark).encode("utf-8"), mark, is_there=True)
        finally:
            if path.read_bytes() != original:
                self._save(edit, original, mark, is_there=False)
        return seconds

    def _save(self, edit: Edit, content: bytes, mark: str, is_there: bool) -> float:
        """Write the file and wait until the mark is served, or no longer is."""
        epoch = self._wait_for_epoch(0)
        path = self._folder / edit.path
        start = time.perf_counter()
        # As editors save: a new file replaces the old one, so that nobody reads half of it.
        partial = path.with_name(f"{path.name}.tmp")
        partial.write_bytes(content)
        os.replace(partial, path)
        while True:
            epoch = self._wait_for_epoch(epoch)
            if (mark.encode() in self._read(edit.url)) is is_there:
                return time.perf_counter() - start
            if time.perf_counter() - start > MOST_SECONDS:
                raise CommandError(f"no se ve el cambio de {edit.path} en {edit.url}:\n{self._read_log()}")

    def _wait_for_epoch(self, epoch: int) -> int:
        """The served version of the site, once it is later than `epoch` (or, after a minute, the same)."""
        return int(self._read(f"livereload/{epoch}/0"))

    def _wait_for_start(self, start: float) -> None:
        while True:
            if self._process.poll() is not None or time.perf_counter() - start > MOST_SECONDS:
                raise CommandError(f"la vista previa no ha empezado:\n{self._read_log()}")
            try:
                self._read("")
                return
            except OSError:
                time.sleep(_ASKED_EVERY)

    def _read(self, path: str) -> bytes:
        with urllib.request.urlopen(self._url + path, timeout=MOST_SECONDS) as response:
            content: bytes = response.read()
            return content

    def _read_log(self) -> str:
        return pick_last_lines(self._log_path.read_bytes())


@cache
def _find_free_port(folder: Path) -> int:
    """A port for the project in `folder`: the same each time that it is served, as for an author."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port
