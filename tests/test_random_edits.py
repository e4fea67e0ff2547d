"""Whatever is edited, in whatever order, a preview shows what a clean build writes, to the byte.

The ordinary run makes three edits, the same each time, and none of them has every page made again: one of the edition,
one of what a page cites and one of a script. `pytest tests/test_random_edits.py -n 0 --property-minutes 10` makes
others for that long, as `python3 tasks.py sweep` does; `python tests/preview_run.py --seed N` repeats one of its runs.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from preview_pair import CleanBuilder
from preview_run import run_edits

SHORT_SEED, SHORT_STEPS = 2029, 1


@pytest.fixture
def cleaner(tmp_path: Path) -> Iterator[CleanBuilder]:
    cleaner = CleanBuilder(tmp_path / "clean")
    yield cleaner
    cleaner.stop()


def test_a_preview_is_a_clean_build_after_any_edits(
    tmp_path: Path, cleaner: CleanBuilder, request: pytest.FixtureRequest
) -> None:
    end = time.monotonic() + 60 * request.config.getoption("--property-minutes")
    run = run_edits(tmp_path, cleaner, SHORT_SEED, SHORT_STEPS)
    assert not run.differences, run.describe()
    seed = 0
    while time.monotonic() < end:
        seed += 1
        run = run_edits(tmp_path, cleaner, seed)
        assert not run.differences, run.describe()
