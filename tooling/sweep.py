"""Run the tests that visit every page in every scheme, and attack it (tests/content/browser/sweep.py).

They are not part of `python3 tasks.py test`, which visits one page of each kind: the workflow runs them at night.
"""

from __future__ import annotations

import sys

import pytest

if __name__ == "__main__":
    # Each test goes to a free processor, although all are in one file.
    raise SystemExit(pytest.main(["tests/content/browser/sweep.py", "--dist=load", *sys.argv[1:]]))
