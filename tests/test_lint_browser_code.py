"""tooling/lint_browser_code.py: the browser code is clean, and faults would be reported."""

from __future__ import annotations

import shutil
import sysconfig
from pathlib import Path

import pytest

from tooling.lint_browser_code import ADAPTER, ROOT, RUN_TIME, SCRIPTS, find_faults

pytestmark = pytest.mark.skipif(
    not all(shutil.which(name, path=sysconfig.get_path("scripts")) for name in ("oxlint", "deno")),
    reason="los revisores del código no están instalados: `python3 tasks.py lint` los instala",
)


# A line, the module that it is put in, and what is reported.
FAULTS = [
    ("core/numbers.js", "var old = 1;", "no-var"),
    ("core/numbers.js", "const forgotten = 1;", "no-unused-vars"),
    ("core/numbers.js", "export const one = 1, two = 2;", "one-var"),
    ("core/numbers.js", 'export const half = parseNumber("1") / "2";', "TS2363"),
    ("core/numbers.js", "export const twice = (number) => number * 2;", "TS7006"),
    ("core/aside.js", 'import { createStore } from "./storage.js";', "no-cycle"),
    ("calculators/form.js", "export const show = () => print();", "no-restricted-globals"),
    ("calculators/form.js", 'export const wide = make("p");', "TS2555"),
    ("calculators/form.js", "export const width = missing.width;", "TS2304"),
]


def test_the_browser_code_is_clean() -> None:
    assert find_faults() == ""


def test_every_fault_is_told(tmp_path: Path) -> None:
    for folder in (SCRIPTS, ADAPTER, RUN_TIME, "docs/assets/vendor/spanish-stemmer"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    for module, line, _ in FAULTS:
        path = tmp_path / SCRIPTS / module
        path.write_text(f"{path.read_text(encoding='utf-8')}\n{line}\n", encoding="utf-8")
    said = find_faults(tmp_path)
    assert [told for _, _, told in FAULTS if told not in said] == []
