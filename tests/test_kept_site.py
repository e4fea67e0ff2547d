"""An unchanged site is written again from what was kept; any change makes it be built."""

from __future__ import annotations

import datetime
import shutil
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from course.runtime.build_day import Lifetime
from macros.kept_site import KeptSite
from macros.settings import describe_content_settings, describe_settings


class Settings(dict):
    """The part of MkDocs' configuration that distinguishes sites."""

    def __init__(self, **changes: object) -> None:
        names = ("site_name", "site_description", "site_url", "repo_url", "copyright", "use_directory_urls")
        more = ("markdown_extensions", "mdx_configs", "validation")
        super().__init__({name: "" for name in (*names, *more)} | {"hooks": {}} | changes)
        self.theme = {"name": "material"}
        self.extra: dict[str, object] = {}
        self.plugins = {"macros": SimpleNamespace(config={})}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name in ("docs/index.md", "data/course.yml", "course/a.py"):
        (tmp_path / "root" / name).parent.mkdir(parents=True)
        (tmp_path / "root" / name).write_text("uno", encoding="utf-8")
    return tmp_path / "root"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "site/tema").mkdir(parents=True)
    (tmp_path / "site/tema/index.html").write_text("<p>Hola</p>", encoding="utf-8")
    return tmp_path / "site"


# The days on which what is kept holds: all from one, in the past.
ALWAYS = Lifetime("Europe/Madrid", datetime.date(2020, 1, 1), None)


def make(tmp_path: Path, root: Path, **settings: object) -> KeptSite:
    return KeptSite(tmp_path / "kept", root, Settings(**settings))


def test_a_site_is_kept_by_kind_and_copied_whole(tmp_path: Path, root: Path, site: Path) -> None:
    make(tmp_path, root).keep("web", site, ALWAYS)
    kept = make(tmp_path, root)
    assert kept.is_current("web") and not kept.is_current("offline")
    kept.copy("web", tmp_path / "again")
    assert (tmp_path / "again/tema/index.html").read_bytes() == (site / "tema/index.html").read_bytes()


@pytest.mark.parametrize(
    "change",
    [
        lambda root: (root / "docs/index.md").write_text("dos", encoding="utf-8"),
        lambda root: (root / "docs/nueva.md").write_text("uno", encoding="utf-8"),
        lambda root: (root / "docs/index.md").rename(root / "docs/otra.md"),
        lambda root: (root / "data/course.yml").unlink(),
        lambda root: (root / "course/a.py").write_text("dos", encoding="utf-8"),
    ],
)
def test_any_change_of_the_sources_asks_for_a_build(
    tmp_path: Path, root: Path, site: Path, change: Callable[[Path], object]
) -> None:
    make(tmp_path, root).keep("web", site, ALWAYS)
    change(root)
    assert not make(tmp_path, root).is_current("web")


def test_what_python_leaves_beside_the_code_is_no_change(tmp_path: Path, root: Path, site: Path) -> None:
    make(tmp_path, root).keep("web", site, ALWAYS)
    (root / "course/a.pyc").write_bytes(b"x")
    assert make(tmp_path, root).is_current("web")


def test_other_settings_are_another_site(tmp_path: Path, root: Path, site: Path) -> None:
    make(tmp_path, root).keep("web", site, ALWAYS)
    assert not make(tmp_path, root, site_url="https://example.org/").is_current("web")
    assert make(tmp_path, root).is_current("web")


@pytest.mark.parametrize(
    "spoil",
    [
        lambda folder: (folder / "web/tema/index.html").write_text("<p>Adi", encoding="utf-8"),
        lambda folder: (folder / "web/tema/index.html").unlink(),
        lambda folder: (folder / "web/mas.html").write_text("x", encoding="utf-8"),
        lambda folder: (folder / "web.txt").write_bytes(b"\xff"),
        lambda folder: shutil.rmtree(folder / "web"),
    ],
)
def test_a_spoilt_one_is_not_used(tmp_path: Path, root: Path, site: Path, spoil: Callable[[Path], object]) -> None:
    make(tmp_path, root).keep("web", site, ALWAYS)
    (folder,) = (tmp_path / "kept").iterdir()
    spoil(folder)
    assert not make(tmp_path, root).is_current("web")
    make(tmp_path, root).keep("web", site, ALWAYS)
    assert make(tmp_path, root).is_current("web")


@pytest.mark.parametrize(
    ("moment", "holds"),
    [
        ("1718056799", False),  # 2024-06-10 23:59:59 in Madrid
        ("1718056800", True),
        ("1718143199", True),
        ("1718143200", False),
    ],
)
def test_a_site_is_kept_until_the_edition_changes_its_state(
    tmp_path: Path, root: Path, site: Path, monkeypatch: pytest.MonkeyPatch, moment: str, holds: bool
) -> None:
    lifetime = Lifetime("Europe/Madrid", datetime.date(2024, 6, 11), datetime.date(2024, 6, 12))
    make(tmp_path, root).keep("web", site, lifetime)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", moment)
    assert make(tmp_path, root).is_current("web") is holds


def test_a_disk_that_cannot_be_written_is_no_fault(tmp_path: Path, root: Path, site: Path) -> None:
    (tmp_path / "kept").write_text("no es una carpeta", encoding="utf-8")
    make(tmp_path, root).keep("web", site, ALWAYS)
    assert not make(tmp_path, root).is_current("web")


def test_an_address_is_of_the_page_around_and_not_of_its_content() -> None:
    one, other = Settings(site_url="https://example.org/"), Settings(site_url="http://127.0.0.1:8001/")
    assert describe_settings(one, serving=True) != describe_settings(other, serving=True)
    assert describe_content_settings(one, serving=True) == describe_content_settings(other, serving=True)
    assert describe_content_settings(one, serving=True) != describe_content_settings(one, serving=False)
