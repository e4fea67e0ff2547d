"""The server of the preview: tells at once that a file was saved, and brings the site up to date in the quickest way
that is right.

MkDocs' own server looks at every file twice a second. Here the system tells what was written (inotify, FSEvents,
ReadDirectoryChangesW, through watchdog) and, since some disks tell nothing (a network's, a virtual machine's), the
files are looked at every two seconds all the same.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from threading import Thread
from time import sleep

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

from course.files.file_stamps import Stamp, read_stamp
from course.runtime.memory import list_files

QUIET_SECONDS = 0.03  # after the last write, since an editor writes more than once
LOOK_SECONDS = 2.0
_CHANGES = {EVENT_TYPE_CREATED, EVENT_TYPE_DELETED, EVENT_TYPE_MODIFIED, EVENT_TYPE_MOVED}
# What editors leave beside a file while it is being written: Vim, Emacs, JetBrains, LibreOffice.
_EDITOR_FILES = re.compile(r"(?:~|\.sw[a-z]|\.tmp|___jb_\w+___|\.pyc)$|^(?:4913|\.#.*|#.*#|\.~lock.*)$")


class PreviewServer(LiveReloadServer):
    """As MkDocs' own, with another way to know of changes."""

    def __init__(self, builder: Callable[[], None], host: str, port: int, root: str, mount_path: str = "/") -> None:
        super().__init__(partial(self._rebuild, builder), host, port, root, mount_path)
        self.build_delay = QUIET_SECONDS
        self._seen: dict[str, Stamp] = {}  # the files as the last rebuild found them

    def _rebuild(self, builder: Callable[[], None]) -> None:
        self._seen = self._read_stamps()
        try:
            builder()
        except BaseException:
            with self._epoch_cond:  # MkDocs' server would not answer until a rebuild goes well
                self._visible_epoch = self._wanted_epoch
                self._epoch_cond.notify_all()
            raise

    def watch(self, path: str, func: None = None, *, recursive: bool = True) -> None:
        if (
            not self._watched_paths
        ):  # after the first build: an observer has threads, and a process with threads can't be divided
            vars(self)["observer"] = Observer()  # MkDocs types it as its own, of another class
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

    def _ask_for_rebuild(self) -> None:
        with self._rebuild_cond:
            self._want_rebuild = True
            self._rebuild_cond.notify_all()

    def _keep_looking(self) -> None:
        """Ask for a rebuild when a file changed and the system did not tell."""
        self._seen = self._read_stamps()
        while not self._shutdown:
            sleep(LOOK_SECONDS)
            if self._read_stamps() != self._seen:
                self._ask_for_rebuild()

    def _read_stamps(self) -> dict[str, Stamp]:
        stamps = {}
        for watched in list(self._watched_paths):
            for path in [Path(watched)] if os.path.isfile(watched) else list_files(Path(watched)):
                if not is_editor_file(path.name):
                    with suppress(OSError):  # gone meanwhile
                        stamps[str(path)] = read_stamp(path)
        return stamps


class _ChangeHandler(FileSystemEventHandler):
    """Calls `tell` when a file of the course was written, made, moved or deleted; not when it was only read."""

    def __init__(self, tell: Callable[[], None]) -> None:
        self._tell = tell

    def on_any_event(self, event: FileSystemEvent) -> None:
        names = [os.path.basename(os.fsdecode(path)) for path in (event.src_path, event.dest_path) if path]
        if event.event_type in _CHANGES and not event.is_directory and not all(map(is_editor_file, names)):
            self._tell()


def is_editor_file(name: str) -> bool:
    """Whether a file is one that an editor keeps for itself while it works."""
    return bool(_EDITOR_FILES.search(name))
