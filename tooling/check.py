"""Check the course, and what builds its site: the settings of MkDocs and the templates. Nothing is built."""

from __future__ import annotations

import sys
from pathlib import Path

from course import check
from course.runtime.memory import MEMORY_PATH, open_memory
from macros.shell_check import check_shell


def main() -> int:
    root = Path.cwd()
    open_memory(root / MEMORY_PATH)
    return check.main(sys.argv[1:], check_shell(root))


if __name__ == "__main__":
    raise SystemExit(main())
