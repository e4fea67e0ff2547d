"""Memory of readers: what a pure function made of a text is not made again while text and code stay the same.

`@remembered` is for any function whose result hangs on its arguments alone: readers of files (text in, `(value,
findings)` out) and facts computed from a text. Within a process the same arguments give the very same object, so
nothing that is remembered may be changed by who gets it. Once `open_memory(folder)` was called, results also outlive
the process: a pack of pickles for each function, under the hash of the arguments, valid for one version of the code.
Memory is never trusted: a pack that is corrupt, old or unreadable is thrown away and all is made again. It may be
deleted at any time.

Reading files, and deciding when a run begins and ends, is left to others.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import platform
import sysconfig
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import cache, lru_cache, wraps
from pathlib import Path
from typing import Any, Generic, TypeVar, TypeVarTuple

Arguments = TypeVarTuple("Arguments")
Result = TypeVar("Result")

# Where the project remembers, under its root.
MEMORY_PATH = ".cache/memory"

_ROOT = Path(__file__).resolve().parents[2]
# What a function's result hangs on besides its arguments: the packages that its own one imports.
_IMPORTED_PACKAGES = {
    "course": ("course",),
    "exports": ("course", "exports"),
    "macros": ("course", "exports", "macros"),
}
_UNUSED_KEPT = (
    256  # results of a shelf that a run did not ask for, kept in case that the next one does (a fault mended)
)
_DIGEST_BYTES = 16
_SHORT_TEXT = 200

_shelves: dict[str, Shelf[Any]] = {}  # by the name of their function; each function gives a type of its own
_folder: Path | None = None


class Shelf(Generic[Result]):
    """What one function made, by its arguments."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._values: dict[tuple[object, ...], Result] = {}  # asked for in this run
        self._earlier: dict[tuple[object, ...], Result] = {}  # in the run before: what a run no longer needs is let go
        self._pack: dict[bytes, bytes] | None = None  # by the hash of the arguments, pickled
        self._used: set[bytes] = set()
        self._is_changed = False

    def get(self, arguments: tuple[object, ...], make: Callable[[], Result]) -> Result:
        """What was made of `arguments` before, or else what `make` gives."""
        if arguments not in self._values:
            is_known = arguments in self._earlier
            self._values[arguments] = self._earlier[arguments] if is_known else self._find(arguments, make)
        return self._values[arguments]

    def forget(self) -> None:
        """Forget what was made in this process, and what was read from the disk."""
        self._values, self._earlier = {}, {}
        self._used.clear()
        self._pack, self._is_changed = None, False

    def end_run(self, folder: Path | None) -> None:
        """Let go of what only an earlier run needed, and write the pack if it holds anything new.

        A folder that can't be written costs time, nothing else.
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
        """From the disk, or made."""
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
    """Remember what a pure function gives. It stands at the top of its module; its arguments, given by position, are
    texts and other plain values whose `repr` tells them apart, and its result can be pickled.
    """
    name = f"{function.__module__}.{function.__qualname__}"
    shelf: Shelf[Result] = Shelf(name)
    _shelves[name] = shelf

    @wraps(function)
    def get(*arguments: *Arguments) -> Result:
        return shelf.get(arguments, lambda: function(*arguments))

    return get


def recall(name: str, key: str, make: Callable[[], Result]) -> Result:
    """What `make` gave for the same `key`, or else gives now: for what is made of values that only a text tells apart.

    `name` begins with the package whose code makes it.
    """
    shelf: Shelf[Result] = _shelves.setdefault(name, Shelf(name))
    return shelf.get((key,), make)


def open_memory(folder: Path) -> None:
    """Remember in `folder` too, from now on."""
    global _folder
    if folder != _folder:
        _folder = folder
        for shelf in _shelves.values():
            shelf.forget()


def end_run(*names: str) -> None:
    """To be called at the end of a run (a build, a check, a rebuild of a preview), however it ended: writes what is
    new.

    A second process gives the `names` of those that are its own to write.
    """
    for name, shelf in _shelves.items():
        if not names or name in names:
            shelf.end_run(_folder)


def digest_folders(root: Path, names: Iterable[str]) -> str:
    """A digest of the names and contents of all files under some folders of `root`."""
    digest = hashlib.blake2b(digest_size=_DIGEST_BYTES)
    for name in names:
        for path in list_files(root / name):
            content = path.read_bytes()
            digest.update(
                f"{path.relative_to(root).as_posix()}\0{len(content)}\0".encode("utf-8", "surrogateescape") + content
            )
    return digest.hexdigest()


def list_files(folder: Path) -> list[Path]:
    """Every file of a folder and of those in it, in order; what Python compiled aside. As MkDocs does, linked folders
    are entered.
    """
    paths = (Path(parent, name) for parent, _, names in os.walk(folder, followlinks=True) for name in names)
    return sorted(path for path in paths if path.suffix != ".pyc" and path.is_file())


def _shorten(argument: object) -> object:
    """A long text by its digest: a page is an argument of many functions."""
    return _hash_long_text(argument) if isinstance(argument, str) and len(argument) > _SHORT_TEXT else argument


@lru_cache(maxsize=1024)
def _hash_long_text(text: str) -> bytes:
    return hash_text(text)


def hash_text(text: str) -> bytes:
    """A short digest of a text, the same in every process."""
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=_DIGEST_BYTES).digest()


@cache
def compute_installed_version() -> str:
    """A digest of Python's version and of every installed package's."""
    installed = sorted(path.name for path in Path(sysconfig.get_paths()["purelib"]).glob("*.dist-info"))
    return hash_text("\n".join([platform.python_implementation(), platform.python_version(), *installed])).hex()


@cache
def compute_code_version(package: str) -> str:
    """A digest of all that may change what the functions of `package` give: our own code, Python, what is installed."""
    return compute_installed_version() + digest_folders(_ROOT, _IMPORTED_PACKAGES[package])


def _read_pack(path: Path, version: str) -> dict[bytes, bytes]:
    """The results in a pack, or none where it is missing, of other code, or not whole."""
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
    """What a whole pack begins with: the version of the code, and a digest of what follows."""
    return f"{version} {hashlib.blake2b(content, digest_size=_DIGEST_BYTES).hexdigest()}".encode()
