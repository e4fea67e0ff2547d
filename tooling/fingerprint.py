"""Hash the notes that the course is based on, so that copied passages can be found without the notes.

Called by `python3 tasks.py fingerprint FOLDER`. It takes every `.md` file in the folder, without headings and
citations.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from course.checks.text.copied_runs import NOTES_PATH
from course.language.shingles import hash_shingles, save_shingles, split_words

ROOT = Path(__file__).resolve().parents[1]
_CITATION = re.compile(r"\[@[^\]]*\]|\[[ABCP](?:/[ABCP])*[^\]]*\]")


def read_notes(folder: Path) -> list[str]:
    """The texts of the folder's notes, line by line: a passage never spans two notes."""
    return [
        _CITATION.sub(" ", line)
        for path in sorted(folder.glob("*.md"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if not line.startswith("#")
    ]


def main(arguments: list[str]) -> int:
    folder = Path(arguments[0]) if len(arguments) == 1 else None
    if folder is None or not list(folder.glob("*.md")):
        print("Di en qué carpeta están las notas (.md): python3 tasks.py fingerprint CARPETA", file=sys.stderr)
        return 1
    hashes = (shingle for line in read_notes(folder) for _, shingle in hash_shingles(split_words(line)))
    print(f"Guardadas {save_shingles(ROOT / NOTES_PATH, hashes)} huellas en {NOTES_PATH}.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
