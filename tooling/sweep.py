"""Run the tests that go through every page in every scheme (tests/content/browser/sweep.py).

They are no part of `python3 tasks.py test`, which sees a page of each kind: the workflow runs them at night.
"""

from __future__ import annotations

import sys

import pytest

if __name__ == "__main__":
    # Each test to the processor that is free, though all are in one file.
    raise SystemExit(pytest.main(["tests/content/browser/sweep.py", "--dist=load", *sys.argv[1:]]))
