"""How long `mkdocs serve` takes from an edit of one page to the rebuilt site, in a process that stays alive as it does.

`python -m tooling.bench.reload CONFIG PAGE RUNS dirty|full` prints the seconds of each rebuild as JSON.
"""

from __future__ import annotations

import json
import logging
import os
import sys
import tempfile
import time
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config


def measure_rebuilds(config_file: str, page: Path, runs: int, dirty: bool) -> list[float]:
    """Seconds of `runs` rebuilds, each after adding a word to `page`, which is left as it was."""
    site_dir = tempfile.mkdtemp()

    def rebuild() -> float:
        start = time.perf_counter()
        config = load_config(config_file, site_dir=site_dir)
        config.plugins.on_startup(command="serve", dirty=dirty)
        build(config, serve_url="http://127.0.0.1:8000/", dirty=dirty)
        return time.perf_counter() - start

    rebuild()
    original = page.read_bytes()
    try:
        times = []
        for number in range(runs):
            page.write_bytes(original + f"\n\npalabra {number}\n".encode())
            times.append(rebuild())
        return times
    finally:
        page.write_bytes(original)


if __name__ == "__main__":
    logging.disable(logging.CRITICAL)
    os.chdir(Path(sys.argv[1]).parent)
    print(json.dumps(measure_rebuilds(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]), sys.argv[4] == "dirty")))
