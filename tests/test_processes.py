"""Work shared with another process gives the same result as in one, even if something fails there."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from course.runtime import processes
from course.runtime.processes import WORTH_ITEMS, SecondProcess, can_fork, map_in_two

ITEMS = [*range(WORTH_ITEMS + 7)]

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="este sistema no divide procesos")


@pytest.fixture(params=[True, False], ids=["two", "one"])
def shares(request, monkeypatch):
    monkeypatch.setattr(processes, "can_fork", lambda: request.param)
    return request.param


def test_results_come_in_order(shares):
    assert map_in_two(lambda item: item * item, ITEMS) == [item * item for item in ITEMS]


def test_the_second_half_is_made_elsewhere(shares):
    made_by = map_in_two(lambda item: os.getpid(), ITEMS)
    assert made_by[0] == os.getpid()
    assert (made_by[-1] != os.getpid()) == shares


def test_long_results_come_whole(shares):
    assert map_in_two(lambda item: str(item) * 100_000, ITEMS) == [str(item) * 100_000 for item in ITEMS]


def test_a_fault_is_met_here(shares):
    def fail(item):
        if item == ITEMS[-1]:
            raise ValueError("mal")
        return item

    with pytest.raises(ValueError, match="mal"):
        map_in_two(fail, ITEMS)


def test_a_process_that_dies_costs_only_time(monkeypatch):
    monkeypatch.setattr(processes, "can_fork", lambda: True)
    here = os.getpid()

    def work(item):
        if os.getpid() != here:
            os._exit(9)
        return item

    assert map_in_two(work, ITEMS) == ITEMS


def test_work_is_told_name_by_name(tmp_path: Path):
    def work(name: str) -> bool:
        (tmp_path / name).write_text(name, encoding="utf-8")
        return name != "mal"

    second = SecondProcess(work, ["uno", "mal", "dos"])
    assert second.wait_for("dos")
    assert (tmp_path / "dos").read_text(encoding="utf-8") == "dos"
    assert second.wait_for("uno") and not second.wait_for("mal")
    assert not second.wait_for("nadie")
    second.end()


def test_work_that_ends_in_a_fault_is_left_to_others():
    def work(name: str) -> bool:
        if name == "mal":
            raise ValueError
        return True

    second = SecondProcess(work, ["uno", "mal", "dos"])
    assert second.wait_for("uno") and not second.wait_for("mal") and not second.wait_for("dos")
    second.end()


def test_one_processor_does_all(monkeypatch):
    monkeypatch.setattr(os, "sched_getaffinity", lambda process: {0}, raising=False)
    assert not can_fork()
