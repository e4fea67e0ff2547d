"""Writes the browser's table of question kinds from their register, so that it needs no row of its own per kind.

`python -m tooling.question_table` writes `docs/assets/js/question-kinds/table.js`.
"""

from __future__ import annotations

import sys
from pathlib import Path

from course.model.question_kinds import KIND_NAMES

PATH = "docs/assets/js/question-kinds/table.js"

_HEAD = """\
/* The kinds of question, by name: what each has to say is in assessment/widgets.js.

   Written by `python3 tasks.py schemas` from the register of course/model/question_kinds/: don't edit it. */

"""


def render_table() -> str:
    """The text of the table."""
    imports = "".join(f'import {{ {_name_export(kind)} }} from "./{kind}.js";\n' for kind in sorted(KIND_NAMES))
    rows = "".join(f"  {kind}: {_name_export(kind)},\n" for kind in KIND_NAMES)
    return f"{_HEAD}{imports}\nexport const questionKinds = {{\n{rows}}};\n"


def build_table(root: Path) -> Path:
    """Write the table under `root` and return its path."""
    path = root / PATH
    path.write_text(render_table(), encoding="utf-8", newline="\n")
    return path


def _name_export(kind: str) -> str:
    """`true_false` → `trueFalseKind`."""
    first, *others = kind.split("_")
    return "".join([first, *map(str.capitalize, others), "Kind"])


def main() -> int:
    print(build_table(Path.cwd()).relative_to(Path.cwd()).as_posix())
    return 0


if __name__ == "__main__":
    sys.exit(main())
