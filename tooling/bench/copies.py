"""Clean copies of the course in a temporary folder: nothing is measured in the working folder."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def copy_course(target: Path) -> Path:
    """Copy into `target` the files that Git knows or would add, as they are now, without anything built or cached."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE).stdout.decode("utf-8").split("\0")
    for name in dict.fromkeys(listed):
        source = ROOT / name
        if name and source.is_file():  # deleted files are still listed
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source, target / name)
    return target


def clone_course(target: Path) -> Path:
    """Clone the repository into `target`: the last commit, with its own Git folder."""
    subprocess.run(["git", "clone", "--quiet", str(ROOT), str(target)], check=True)
    return target
