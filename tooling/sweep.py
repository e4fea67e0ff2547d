"""Run the tests that take too long for every change: those of this course in files called `sweep…`.

They visit every page in every scheme and attack it, build and export the whole course again in other ways, edit a
small one at random for ten minutes, and spoil its files in four times as many ways. They are not part of `python3
tasks.py test`, which visits one page of each kind and opens from a folder what can differ from a server: here it is
tried both ways. The workflow runs them at night.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

_CONTENT = Path("tests/content")
_BOTH_WAYS = ("tests/browser", "tests/content/browser")
# These try a few things at random with every change, and many here.
_RANDOM = ("tests/test_random_edits.py", "tests/test_random_yaml.py")

if __name__ == "__main__":
    files = sorted(map(str, _CONTENT.rglob("sweep*.py")))
    # Each test goes to a free processor, although many are in one file.
    options = ("--dist=load", "--property-minutes=10", "--hypothesis-profile=night", "--both-ways")
    raise SystemExit(pytest.main([*files, *_BOTH_WAYS, *_RANDOM, *options, *sys.argv[1:]]))
