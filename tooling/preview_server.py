"""The server of the preview: detects at once that a file was saved, and updates the site in the fastest correct way.

MkDocs' own server checks every file twice a second. Here the system reports what was written (inotify, FSEvents,
ReadDirectoryChangesW, through watchdog) and, since some disks report nothing (a network's, a virtual machine's), all
files are also checked every two seconds.
"""

from __future__ import annotations

import hashlib
import os
from base64 import b64encode
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import partial
from pathlib import Path
from threading import Thread
from time import sleep
from wsgiref.types import StartResponse, WSGIEnvironment

from mkdocs.livereload import LiveReloadServer
from watchdog.events import (
    EVENT_TYPE_CREATED,
    EVENT_TYPE_DELETED,
    EVENT_TYPE_MODIFIED,
    EVENT_TYPE_MOVED,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer

from course.files.file_stamps import LINK_STAMP, Stamp, read_stamp
from course.files.litter import is_litter
from course.runtime.memory import list_files, list_links
from macros.problem_pages import render_problem_document

QUIET_SECONDS = 0.03  # after the last write, since an editor writes more than once
LOOK_SECONDS = 2.0
_CHANGES = {EVENT_TYPE_CREATED, EVENT_TYPE_DELETED, EVENT_TYPE_MODIFIED, EVENT_TYPE_MOVED}


class PreviewServer(LiveReloadServer):
    """MkDocs' own server with another way of detecting changes."""

    def __init__(self, builder: Callable[[], None], host: str, port: int, root: str, mount_path: str = "/") -> None:
        super().__init__(partial(self._rebuild, builder), host, port, root, mount_path)
        self.build_delay = QUIET_SECONDS
        self._seen: dict[str, Stamp] = {}  # the files as the last rebuild found them
        self._problem: str | None = None  # why the last rebuild failed

    def _rebuild(self, builder: Callable[[], None]) -> None:
        self._seen = self._read_stamps()
        self._problem = None
        try:
            builder()
        except BaseException as error:
            self._problem = str(error)
            with self._epoch_cond:  # MkDocs' server would not answer until a rebuild succeeds
                self._visible_epoch = self._wanted_epoch
                self._epoch_cond.notify_all()
            raise

    def _inject_js_into_html(self, content: bytes, epoch: int) -> bytes:
        """Add MkDocs' inline script, which reloads the page after an edit, and allow it in the page's policy."""
        page: bytes = LiveReloadServer._inject_js_into_html(self, content, epoch)
        script = page[page.rindex(b"<script>") + len(b"<script>") : page.rindex(b"</script>")]
        digest = b64encode(hashlib.sha256(script).digest())
        return page.replace(b"script-src 'self'", b"script-src 'self' 'sha256-" + digest + b"'", 1)

    def watch(self, path: str, func: None = None, *, recursive: bool = True) -> None:
        # Not before the first build: an observer has threads, and a process with threads can't fork safely.
        if not self._watched_paths:
            vars(self)["observer"] = Observer()  # MkDocs annotates it with another class
        path = os.path.abspath(path)
        if path in self._watched_paths:
            self._watched_paths[path] += 1
            return
        self._watched_paths[path] = 1
        handler = _ChangeHandler(self._ask_for_rebuild)
        self._watch_refs[path] = self.observer.schedule(handler, path, recursive=recursive and os.path.isdir(path))

    def serve(self, *, open_in_browser: bool = False) -> None:
        Thread(target=self._keep_looking, daemon=True).start()
        LiveReloadServer.serve(self, open_in_browser=open_in_browser)

    def _serve_request(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes] | None:
        """Answer a request for a page with what is wrong, if the last rebuild failed."""
        path = environ["PATH_INFO"]
        if self._problem is None or not path.startswith(self.mount_path) or not path.endswith(("/", ".html")):
            return LiveReloadServer._serve_request(self, environ, start_response)
        content = self._inject_js_into_html(render_problem_document(self._problem).encode(), self._visible_epoch)
        start_response("200 OK", [("Content-Type", "text/html; charset=UTF-8"), ("Content-Length", str(len(content)))])
        return [content]

    def _ask_for_rebuild(self) -> None:
        with self._rebuild_cond:
            self._want_rebuild = True
            self._rebuild_cond.notify_all()

    def _keep_looking(self) -> None:
        """Request a rebuild if a file changed and the system didn't report it."""
        self._seen = self._read_stamps()
        while not self._shutdown:
            sleep(LOOK_SECONDS)
            if self._read_stamps() != self._seen:
                self._ask_for_rebuild()

    def _read_stamps(self) -> dict[str, Stamp]:
        stamps = {}
        for watched in list(self._watched_paths):
            for path in [Path(watched)] if os.path.isfile(watched) else list_files(Path(watched)):
                if not is_litter(path.name):
                    with suppress(OSError):  # deleted meanwhile
                        stamps[str(path)] = read_stamp(path)
            for path in list_links(Path(watched)):
                stamps[str(path)] = LINK_STAMP
        return stamps


class _ChangeHandler(FileSystemEventHandler):
    """Calls `tell` if a file of the course was written, created, moved or deleted; not if it was only read."""

    def __init__(self, tell: Callable[[], None]) -> None:
        self._tell = tell

    def on_any_event(self, event: FileSystemEvent) -> None:
        names = [os.path.basename(os.fsdecode(path)) for path in (event.src_path, event.dest_path) if path]
        if event.event_type in _CHANGES and not event.is_directory and not all(map(is_litter, names)):
            self._tell()
