"""A build with a memory of earlier ones writes and prints what a build from scratch does, to the byte.

So does one whose texts and data were saved with the line ends of Windows.
"""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from preview_edits import Edits
from preview_pair import make_source
from rich_course import make_rich
from site_files import list_different, read_site
from windows_files import save_as_on_windows

EDITS = (
    "paragraph_changed",
    "own_heading_added",
    "title",
    "term_added",
    "case",
    "question",
    "reference_added",
    "reference",
    "plan",
    "number",
    "norms",
    "programme",
    "course",
    "page_added",
    "template",
    "python",
)
# What a full disk, a machine turned off or worse may leave of a file.
SPOILT: tuple[Callable[[bytes], bytes], ...] = (
    lambda content: content[: len(content) // 2],
    lambda content: b"",
    lambda content: content[:20],
    lambda content: content[:-1],
    lambda content: (
        content[: len(content) // 2] + bytes([content[len(content) // 2] ^ 1]) + content[len(content) // 2 + 1 :]
    ),
    lambda content: b"\xff" * len(content),
)


def build(source: Path, site: Path, hash_seed: int) -> tuple[dict[str, bytes], str]:
    """Every file of the site, and what an author sees of the build."""
    shutil.rmtree(site, ignore_errors=True)
    variables = os.environ | {
        "NO_MKDOCS_2_WARNING": "1",
        "PYTHONUTF8": "1",
        "SITE_URL": "https://example.org/curso/",
        "PYTHONHASHSEED": str(hash_seed),
        "SOURCE_DATE_EPOCH": "1718000000",
    }
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(site)]
    done = subprocess.run(command, cwd=source, env=variables, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return read_site(site), done.stdout + done.stderr


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A course that was built and then edited, with what the build remembered."""
    source = make_source(tmp_path_factory.mktemp("warm") / "source", make_rich)
    build(source, source.parent / "site", hash_seed=1)
    edits = Edits(source, random.Random(3))
    for name in EDITS:
        assert getattr(edits, f"edit_{name}")(), name
    return source


@pytest.fixture(scope="module")
def cold(source: Path) -> tuple[dict[str, bytes], str]:
    copy = source.with_name("cold")
    shutil.copytree(source, copy, ignore=shutil.ignore_patterns(".cache"))
    return build(copy, source.with_name("cold-site"), hash_seed=2)


def test_what_was_remembered_before_edits_changes_nothing(source: Path, cold: tuple[dict[str, bytes], str]) -> None:
    warm, said = build(source, source.with_name("site"), hash_seed=3)
    assert list_different(warm, cold[0]) == []
    assert said == cold[1]


def test_a_spoilt_memory_changes_nothing_and_says_nothing(source: Path, cold: tuple[dict[str, bytes], str]) -> None:
    build(source, source.with_name("site"), hash_seed=3)
    paths = sorted(path for path in (source / ".cache").rglob("*") if path.is_file())
    assert {path.relative_to(source / ".cache").parts[0] for path in paths} >= {
        "memory",
        "pages",
        "templates",
        "references.json",
    }
    for number, path in enumerate(paths):
        content = path.read_bytes()
        if content:
            path.write_bytes(SPOILT[number % len(SPOILT)](content))
    spoilt, said = build(source, source.with_name("site"), hash_seed=4)
    assert list_different(spoilt, cold[0]) == []
    assert said == cold[1]


def test_files_saved_with_the_line_ends_of_windows_change_nothing(
    source: Path, cold: tuple[dict[str, bytes], str]
) -> None:
    copy = source.with_name("windows")
    shutil.copytree(source, copy)
    save_as_on_windows(copy)
    saved, said = build(copy, copy.with_name("windows-site"), hash_seed=6)
    assert list_different(saved, cold[0]) == []
    assert said == cold[1]


def test_a_memory_that_cannot_be_kept_changes_nothing_and_says_nothing(
    source: Path, cold: tuple[dict[str, bytes], str]
) -> None:
    shutil.rmtree(source / ".cache")
    (source / ".cache").write_text("no es una carpeta", encoding="utf-8")
    without, said = build(source, source.with_name("site"), hash_seed=5)
    assert list_different(without, cold[0]) == []
    assert said == cold[1]
