"""Command line: writes in `data/card-dates.txt` when each of the cards that have changed did, which is now.

`python3 tasks.py cards` is run before a deck with those changes is published. Anki replaces a reader's card only by one
with a later date (exports/anki/dates.py).
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

from course.checks import check_folder
from course.findings import has_errors, render_findings
from course.loaded.whole import complete
from exports.anki.dates import DATES_PATH, list_digests, read_dates, render_dates, update_dates
from tasks import SYSTEM_FAULTS
from tooling.whole_files import write_whole


def record_dates(root: Path, now: datetime) -> int:
    """Write the file of the course in `root`, and return the exit code."""
    draft, findings = check_folder(root)
    if has_errors(findings):
        print(render_findings(findings), "No se ha apuntado nada.", sep="\n", file=sys.stderr)
        return 1
    before, _ = read_dates(root)
    after = update_dates(before, list_digests(complete(draft)), now)
    changed = sum(before.get(identifier) != dated for identifier, dated in after.items())
    try:
        write_whole({root / DATES_PATH: render_dates(after).encode("utf-8")})
    except OSError as error:
        said = SYSTEM_FAULTS.get(error.errno or 0, error.strerror)
        print(f"No puedo escribir en {DATES_PATH}: {said}. No se ha apuntado nada.", file=sys.stderr)
        return 1
    gone = len(before.keys() - after.keys())
    print(f"{DATES_PATH}: {changed} con fecha nueva, {len(after) - changed} como estaban, {gone} que ya no están.")
    return 0


def main() -> int:
    return record_dates(Path.cwd(), datetime.now(UTC))


if __name__ == "__main__":
    raise SystemExit(main())
