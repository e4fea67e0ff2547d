"""What the project's own tasks need and the course does not: environment, browser, lock, vendoring, measurements."""

from __future__ import annotations

import sys
from types import TracebackType


def _tell_interruption(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Ctrl+C is no error of the program: it ends a task without a traceback, whatever it was doing."""
    if issubclass(kind, KeyboardInterrupt):
        print("Interrumpido", file=sys.stderr)
    else:
        sys.__excepthook__(kind, error, trace)


sys.excepthook = _tell_interruption
