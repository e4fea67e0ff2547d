"""Memoization: the result of a pure function is not computed again while its arguments and the code stay the same.

`@remembered` is for any function whose result depends only on its arguments: parsers of files (text in, `(value,
findings)` out) and facts computed from a text. Within a process the same arguments return the same object, so callers
must not modify it. After `open_memory(folder)`, results also outlive the process: each function has a pack of pickles
by hash of the arguments, valid for one version of the code. A pack that is corrupt, outdated or unreadable is discarded
and its results are computed again. The folder may be deleted at any time.

Loading files, and deciding when a run begins and ends, is left to the callers.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import platform
import sysconfig
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import cache, lru_cache, wraps
from pathlib import Path
from typing import Any, Generic, TypeVar, TypeVarTuple

Arguments = TypeVarTuple("Arguments")
Result = TypeVar("Result")

# The folder of the packs, relative to the root of the project.
MEMORY_PATH = ".cache/memory"

_ROOT = Path(__file__).resolve().parents[2]
# The packages whose code a result depends on, by the package of its function: its own and those that it imports.
_IMPORTED_PACKAGES = {
    "course": ("course",),
    "exports": ("course", "exports"),
    "macros": ("course", "exports", "macros"),
}
# Results that a run did not ask for and are kept, per shelf, because the next one may (after an error is fixed).
_UNUSED_KEPT = 256
_DIGEST_BYTES = 16
_SHORT_TEXT = 200

_shelves: dict[str, Shelf[Any]] = {}  # by the name of their function; each has its own type of result
_folder: Path | None = None


class Shelf(Generic[Result]):
    """The results of one function, by its arguments."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._values: dict[tuple[object, ...], Result] = {}  # requested in this run
        self._earlier: dict[tuple[object, ...], Result] = {}  # of the previous run; dropped if not requested
        self._pack: dict[bytes, bytes] | None = None  # by the hash of the arguments, pickled
        self._used: set[bytes] = set()
        self._is_changed = False

    def get(self, arguments: tuple[object, ...], make: Callable[[], Result]) -> Result:
        """The remembered result for `arguments` or, if there is none, that of `make`."""
        if arguments not in self._values:
            is_known = arguments in self._earlier
            self._values[arguments] = self._earlier[arguments] if is_known else self._find(arguments, make)
        return self._values[arguments]

    def forget(self) -> None:
        """Forget the results of this process and those read from disk."""
        self._values, self._earlier = {}, {}
        self._used.clear()
        self._pack, self._is_changed = None, False

    def end_run(self, folder: Path | None) -> None:
        """Drop the results that only an earlier run needed, and write the pack if it has anything new.

        A folder that can't be written to only costs time.
        """
        self._values, self._earlier = {}, self._values
        if folder is None or not self._is_changed or self._pack is None:
            return
        unused = [key for key in self._pack if key not in self._used]
        for key in unused[: max(len(unused) - max(_UNUSED_KEPT, len(self._used)), 0)]:
            del self._pack[key]
        _write_pack(folder / f"{self.name}.pack", compute_code_version(self.name.partition(".")[0]), self._pack)
        self._is_changed = False

    def _find(self, arguments: tuple[object, ...], make: Callable[[], Result]) -> Result:
        """The result from disk or, failing that, that of `make`."""
        if _folder is None:
            return make()
        if self._pack is None:
            self._pack = _read_pack(_folder / f"{self.name}.pack", compute_code_version(self.name.partition(".")[0]))
        key = hash_text(repr([_shorten(argument) for argument in arguments]))
        self._used.add(key)
        if key in self._pack:
            try:
                kept: Result = pickle.loads(self._pack[key])
                return kept
            except Exception:
                del self._pack[key]
        value = make()
        self._pack[key] = pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL)
        self._is_changed = True
        return value


def remembered(function: Callable[[*Arguments], Result]) -> Callable[[*Arguments], Result]:
    """Decorator that remembers the results of a pure function.

    The function must be at the top level of its module. Its arguments, passed by position, are texts and other plain
    values with different `repr`s, and its result can be pickled.
    """
    name = f"{function.__module__}.{function.__qualname__}"
    shelf: Shelf[Result] = Shelf(name)
    _shelves[name] = shelf

    @wraps(function)
    def get(*arguments: *Arguments) -> Result:
        return shelf.get(arguments, lambda: function(*arguments))

    return get


def recall(name: str, key: str, make: Callable[[], Result]) -> Result:
    """The remembered result of `make` for `key`: for arguments that only a text, their `key`, tells apart.

    `name` starts with the package whose code computes the result.
    """
    shelf: Shelf[Result] = _shelves.setdefault(name, Shelf(name))
    return shelf.get((key,), make)


def open_memory(folder: Path) -> None:
    """From now on, remember results in `folder` too."""
    global _folder
    if folder != _folder:
        _folder = folder
        for shelf in _shelves.values():
            shelf.forget()


def end_run(*names: str) -> None:
    """Write the new results. To be called at the end of a run (build, check, rebuild of a preview), even if it failed.

    A second process passes the `names` of the shelves that it has to write.
    """
    for name, shelf in _shelves.items():
        if not names or name in names:
            shelf.end_run(_folder)


def digest_folders(root: Path, names: Iterable[str]) -> str:
    """A digest of the names and contents of all files under some folders of `root`, and of the names of links."""
    digest = hashlib.blake2b(digest_size=_DIGEST_BYTES)
    start = len(os.path.join(root, ""))
    for name in names:
        entries = list(_scan(os.path.join(root, name)))
        for path in _sort(entry.path for entry in entries if entry.is_symlink()):
            digest.update(f"{_to_posix(path[start:])}\0".encode("utf-8", "surrogateescape"))
        for path in _sort(entry.path for entry in entries if _is_listed(entry)):
            with open(path, "rb") as file:
                content = file.read()
            digest.update(f"{_to_posix(path[start:])}\0{len(content)}\0".encode("utf-8", "surrogateescape") + content)
    return digest.hexdigest()


def list_files(folder: Path) -> list[Path]:
    """Every file under a folder, sorted, except compiled Python. Linked folders are not entered."""
    return [Path(path) for path in _sort(entry.path for entry in _scan(folder) if _is_listed(entry))]


def list_links(folder: Path) -> list[Path]:
    """Every symbolic link under a folder, sorted."""
    return [Path(path) for path in _sort(entry.path for entry in _scan(folder) if entry.is_symlink())]


def _scan(folder: str | Path) -> Iterator[os.DirEntry[str]]:
    """What is under a folder and is no folder itself: files and links. Nothing if the folder can't be read.

    Entries rather than paths, which would take five times as long: a preview looks at everything at each edit.
    """
    entries: list[os.DirEntry[str]] = []
    with suppress(OSError), os.scandir(folder) as found:
        entries += found
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            yield from _scan(entry.path)
        else:
            yield entry


def _is_listed(entry: os.DirEntry[str]) -> bool:
    """Whether it is a file, or a link that leads to one, and no compiled Python."""
    is_file = os.path.isfile(entry.path) if entry.is_symlink() else entry.is_file()
    return is_file and not entry.name.endswith(".pyc")


def _sort(paths: Iterable[str]) -> list[str]:
    """As `Path` would: a folder's files together."""
    return sorted(paths, key=lambda path: path.split(os.sep))


def _to_posix(path: str) -> str:
    return path.replace(os.sep, "/")


def _shorten(argument: object) -> object:
    """Replace a long text by its digest, because a page is an argument of many functions."""
    return _hash_long_text(argument) if isinstance(argument, str) and len(argument) > _SHORT_TEXT else argument


@lru_cache(maxsize=1024)
def _hash_long_text(text: str) -> bytes:
    return hash_text(text)


def hash_text(text: str) -> bytes:
    """A short digest of a text, the same in every process."""
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=_DIGEST_BYTES).digest()


@cache
def compute_installed_version() -> str:
    """A digest of the versions of Python and of every installed package."""
    installed = sorted(path.name for path in Path(sysconfig.get_paths()["purelib"]).glob("*.dist-info"))
    return hash_text("\n".join([platform.python_implementation(), platform.python_version(), *installed])).hex()


@cache
def compute_code_version(package: str) -> str:
    """A digest of all that the results of `package` depend on: our own code, Python and the installed packages."""
    return compute_installed_version() + "".join(map(_digest_package, _IMPORTED_PACKAGES[package]))


@cache
def _digest_package(name: str) -> str:
    return digest_folders(_ROOT, [name])


def _read_pack(path: Path, version: str) -> dict[bytes, bytes]:
    """The results in a pack; empty if it is missing, incomplete or of another version of the code."""
    try:
        header, _, content = path.read_bytes().partition(b"\n")
        if header != _make_header(version, content):
            return {}
        found = pickle.loads(content)
    except Exception:
        return {}
    return found if isinstance(found, dict) else {}


def _write_pack(path: Path, version: str, pack: dict[bytes, bytes]) -> None:
    content = pickle.dumps(pack, protocol=pickle.HIGHEST_PROTOCOL)
    partial = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        partial.write_bytes(_make_header(version, content) + b"\n" + content)
        partial.replace(path)
    except OSError:
        with suppress(OSError):
            partial.unlink(missing_ok=True)


def _make_header(version: str, content: bytes) -> bytes:
    """The first line of a pack: the version of the code, and a digest of the rest."""
    return f"{version} {hashlib.blake2b(content, digest_size=_DIGEST_BYTES).hexdigest()}".encode()
