"""A preview that runs while it is edited, watched as a browser does.

It waits for the server's word that there is another version and asks for the page again: asking all the time would take
from the server's own processor time.
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

MOST_SECONDS = 300  # a limit to stop what hangs, not a measure
SETTLED_SECONDS = 2.5  # our server looks at every file every two seconds, besides what the system tells it
_ASKED_EVERY = 0.01


class Preview:
    """`python -m <module>` serving the project in `folder`. `seconds` is what passed until its first page was there."""

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
        """Seconds from saving an edit to what it shows being served. The file is put back, and the preview left at
        rest."""
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
        """Write the file and wait until the served one has the mark, or has it no longer."""
        epoch = self._wait_for_epoch(0)
        path = self._folder / edit.path
        start = time.perf_counter()
        # As editors save: a new file that takes the place of the old one, so that nobody reads half of it.
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
        """The version of the site that is served, as soon as there is one behind `epoch` (or after a minute, the
        same)."""
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
    """A port for the project in `folder`: the same each time that it is served, as an author has it."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port
