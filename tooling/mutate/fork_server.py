"""A process that has in memory what the tests import of other people's, and forks another for each run of pytest.

Importing those packages takes longer than most tests. None of our own modules is imported here: each run meets them as
they are now. It reads a request a line (JSON: arguments of pytest, seconds of the processor, file for what is said) and
answers with a line, how the run ended.
"""

from __future__ import annotations

import importlib
import json
import math
import os
import resource
import signal
import sys
import time
from contextlib import suppress
from pathlib import Path

# How a run ends that took longer than it may.
TIMED_OUT = -1
# A run may be held up by other work: so many times its seconds of the processor it is waited for by the clock.
_WAITING = 5
_PAUSE = 0.01


def main() -> None:
    for name in json.loads(sys.stdin.readline()):
        with suppress(Exception):
            importlib.import_module(name)
    print("ready", flush=True)
    for line in sys.stdin:
        print(_run(**json.loads(line)), flush=True)


def _run(arguments: list[str], seconds: float, output: str) -> int:
    child = os.fork()
    if child == 0:
        _test_and_end(arguments, seconds, Path(output))
    end = time.monotonic() + _WAITING * seconds
    while True:
        pid, status = os.waitpid(child, os.WNOHANG)
        if pid:
            break
        if time.monotonic() > end:
            os.killpg(child, signal.SIGKILL)
            os.waitpid(child, 0)
            return TIMED_OUT
        time.sleep(_PAUSE)
    with suppress(ProcessLookupError):
        os.killpg(child, signal.SIGKILL)  # what it left running
    return os.waitstatus_to_exitcode(status) if os.WIFEXITED(status) else TIMED_OUT


def _test_and_end(arguments: list[str], seconds: float, output: Path) -> None:
    """In the forked process: run pytest, with all that it says in a file."""
    os.setsid()
    most = math.ceil(seconds + time.process_time())
    resource.setrlimit(resource.RLIMIT_CPU, (most, most))
    target = os.open(output, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    for stream in (1, 2):
        os.dup2(target, stream)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    import pytest

    code = 3
    try:
        code = int(pytest.main(arguments))
        sys.stdout.flush()
        sys.stderr.flush()
    finally:
        os._exit(code)


if __name__ == "__main__":
    main()
