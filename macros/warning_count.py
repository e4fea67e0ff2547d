"""Counts the warnings of MkDocs and its plugins: a page with a warning is made again each time, to report it again."""

from __future__ import annotations

import logging

_LOGGER = "mkdocs"


class WarningCount(logging.Handler):
    """The number of warnings and errors since it was installed, and their texts since they were last asked for."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.total = 0
        self._messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.total += 1
        self._messages.append(record.getMessage())

    def take_messages(self) -> list[str]:
        messages, self._messages = self._messages, []
        return messages


def install_warning_count() -> WarningCount:
    """Add a new counter to MkDocs' logger, replacing that of an earlier build."""
    logger = logging.getLogger(_LOGGER)
    for earlier in [handler for handler in logger.handlers if type(handler).__name__ == WarningCount.__name__]:
        logger.removeHandler(earlier)
    count = WarningCount()
    logger.addHandler(count)
    return count


def leave_telling_to_the_first_process() -> None:
    """In a second process: count messages and print none. The process that started it meets and reports the same."""
    logger = logging.getLogger(_LOGGER)
    logger.handlers[:] = [handler for handler in logger.handlers if isinstance(handler, WarningCount)]
