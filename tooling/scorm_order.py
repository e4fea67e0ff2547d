"""Command line: add what is new in the course to the order of what an LMS keeps (`exports/scorm/order.py`).

A part of `python3 tasks.py schemas`. A course that can't be read is left as it is: `check` says why.
"""

from __future__ import annotations

import sys
from pathlib import Path

from course.findings import has_errors, render_findings
from course.loaded.loading import load_draft
from course.loaded.whole import complete
from exports.scorm.order import ORDER_PATH, extend_order, read_order
from tasks import SYSTEM_FAULTS


def main() -> int:
    draft, findings = load_draft(Path.cwd())
    if has_errors(findings):
        print(f"{ORDER_PATH} se queda como estaba: hay errores en el curso, y `check` los dice.")
        return 0
    _, faults = read_order(draft.root)
    if faults:
        print(render_findings(faults), f"{ORDER_PATH} se queda como estaba.", sep="\n", file=sys.stderr)
        return 1
    try:
        if extend_order(complete(draft)):
            print(ORDER_PATH)
    except OSError as error:
        said = SYSTEM_FAULTS.get(error.errno or 0, error.strerror)
        print(f"No puedo escribir en {ORDER_PATH}: {said}.", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
