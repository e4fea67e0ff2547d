"""Counts what MkDocs and its plugins warn of: a page that gave a warning is made again each time, so that it is told
again.
"""

from __future__ import annotations

import logging

_LOGGER = "mkdocs"


class WarningCount(logging.Handler):
    """Warnings and errors since it was installed."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.total = 0

    def emit(self, record: logging.LogRecord) -> None:
        self.total += 1


def install_warning_count() -> WarningCount:
    """Put a new count on MkDocs' loggers, in the place of an earlier build's."""
    logger = logging.getLogger(_LOGGER)
    for earlier in [handler for handler in logger.handlers if type(handler).__name__ == WarningCount.__name__]:
        logger.removeHandler(earlier)
    count = WarningCount()
    logger.addHandler(count)
    return count


def leave_telling_to_the_first_process() -> None:
    """In a second process: count what there is to tell, and print none of it. Whoever started it meets the same and
    tells it.
    """
    logger = logging.getLogger(_LOGGER)
    logger.handlers[:] = [handler for handler in logger.handlers if isinstance(handler, WarningCount)]
