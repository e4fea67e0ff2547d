"""The adapter's pure modules in V8, and the packages of the practice course."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from javascript import Realm
from minimal_course import REPOSITORY

from exports.script_linker import link

MODULES = ("elements", "kept", "locker", "owner", "packing", "status")


@pytest.fixture(scope="module")
def adapter() -> Iterator[Realm]:
    """A realm with each pure module of the adapter on a global of its name."""
    realm = Realm()
    for name in MODULES:
        path = f"exports/scorm/adapter/{name}"
        realm.run(f'{link(REPOSITORY, f"{path}.js")}globalThis.{name} = Curso["{path}"];\n')
    yield realm
    realm.close()
