"""Caches compiled templates on disk and verifies them when read: Jinja's own cache runs whatever it finds there."""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from pathlib import Path

from jinja2.bccache import Bucket, BytecodeCache

_DIGEST_BYTES = 16


class CheckedBytecodeCache(BytecodeCache):
    """One file per template in `folder`, which may be deleted at any time: a digest, and what Jinja stores.

    If the folder can't be written, builds are just slower.
    """

    def __init__(self, folder: Path, made_by: str) -> None:
        """`made_by` identifies whatever affects compilation: the environment's options and the installed versions."""
        self._folder = folder
        self._made_by = _digest(made_by.encode()).hex()[:8]

    def load_bytecode(self, bucket: Bucket) -> None:
        with suppress(OSError):
            content = self._get_path(bucket).read_bytes()
            if content[:_DIGEST_BYTES] == _digest(content[_DIGEST_BYTES:]):
                bucket.bytecode_from_string(content[_DIGEST_BYTES:])

    def dump_bytecode(self, bucket: Bucket) -> None:
        content = bucket.bytecode_to_string()
        path = self._get_path(bucket)
        partial = path.with_name(f"{path.name}.{os.getpid()}")
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            partial.write_bytes(_digest(content) + content)
            partial.replace(path)

    def _get_path(self, bucket: Bucket) -> Path:
        return self._folder / f"{bucket.key}-{self._made_by}.template"


def _digest(content: bytes) -> bytes:
    return hashlib.blake2b(content, digest_size=_DIGEST_BYTES).digest()
