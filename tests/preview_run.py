"""Makes random edits to a small course in preview, and compares its site with a clean build every few edits.

On its own: `python tests/preview_run.py --minutes 10`, or `--seed 7` to repeat a run.
"""

from __future__ import annotations

import argparse
import random
import shutil
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parents[1]), str(Path(__file__).resolve().parent)]

from preview_edits import Edits, restore, snapshot  # noqa: E402
from preview_pair import CleanBuilder, PreviewPair, is_faulty, make_source  # noqa: E402
from rich_course import make_rich  # noqa: E402

STEPS_OF_A_RUN = 40


@dataclass
class Run:
    """What a run did: every edit, in words; the number of comparisons, and of those in which the course had a fault."""

    seed: int
    history: list[str] = field(default_factory=list)
    comparisons: int = 0
    faulty: int = 0
    refreshes: int = 0
    whole_builds: int = 0
    differences: list[str] = field(default_factory=list)

    def count(self, pair: PreviewPair) -> None:
        self.refreshes += pair.refreshes
        self.whole_builds += pair.whole_builds

    def describe(self) -> str:
        edits = "\n".join(f"  {number}. {said}" for number, said in enumerate(self.history))
        return f"seed {self.seed}:\n{edits}\n" + "\n".join(self.differences)


def run_edits(folder: Path, cleaner: CleanBuilder, seed: int, steps: int = STEPS_OF_A_RUN) -> Run:
    """Edit for some steps, or until the preview differs from a clean build."""
    chance, run = random.Random(seed), Run(seed)
    source = make_source(folder / "source", make_rich)
    edits, pair = Edits(source, chance), PreviewPair(source, cleaner)
    try:
        for _ in range(steps):
            sound = snapshot(source)
            _edit(edits, pair, run, is_breaking=chance.random() < 0.15)
            if not _compare(pair, run):
                break
            if pair.failure or is_faulty(pair.clean):
                run.faulty += 1
                if chance.random() < 0.3:
                    run.history.append("además: " + edits.edit())
                    if not _compare(pair, run):
                        break
                restore(source, sound)
                run.history.append("se deshace")
                if not _compare(pair, run):
                    break
            elif chance.random() < 0.08:
                pair.stop()
                if chance.random() < 0.5:
                    run.history.append("se estropea: " + _spoil_memory(source, chance))
                run.history.append(edits.edit())
                run.history.append("se para y se arranca")
                run.count(pair)
                pair = PreviewPair(source, cleaner)
                if not _compare(pair, run, rebuild=False):
                    break
        run.count(pair)
    finally:
        pair.stop()
        shutil.rmtree(source)
    return run


def _edit(edits: Edits, pair: PreviewPair, run: Run, is_breaking: bool) -> None:
    """One to three edits, in turn or at once, and now and then one of them while the site is being built."""
    chance = edits.chance
    for _ in range(chance.choice((1, 1, 2, 3))):
        before = snapshot(edits.source)
        said = edits.edit()
        if chance.random() < 0.15:
            said += edits.trick_clock(before)
        run.history.append(said)
        if chance.random() < 0.2:
            _save_meanwhile(edits, pair, run)
        elif chance.random() < 0.4:
            pair.rebuild()
            run.history.append("se rehace")
    if is_breaking:
        run.history.append(edits.break_one())


def _save_meanwhile(edits: Edits, pair: PreviewPair, run: Run) -> None:
    """Have the preview built while files are saved, and perhaps restored."""
    before = snapshot(edits.source)
    said = edits.edit()
    after = snapshot(edits.source)
    if after.keys() != before.keys():
        run.history.append(said)
        return
    changed = {
        path: content[0].decode("utf-8", "replace") for path, content in after.items() if before[path][0] != content[0]
    }
    is_early = edits.chance.random() < 0.5
    if is_early:  # saved before, and undone during the build
        changed = {path: before[path][0].decode("utf-8", "replace") for path in changed}
    else:
        for path, (content, _) in before.items():
            if path in changed:
                (edits.source / path).write_bytes(content)
    page = edits.chance.choice((1, 1, 2, 5, 20, 34))
    run.history.append(f"{said} ({'deshecho' if is_early else 'hecho'} mientras se hace la página {page})")
    pair.rebuild(meanwhile=[{"page": page, "files": changed}])
    for path, text in changed.items():  # in builds of fewer pages
        if (edits.source / path).read_text(encoding="utf-8", errors="replace") != text:
            (edits.source / path).write_text(text, encoding="utf-8", newline="\n")
    if not is_early and edits.chance.random() < 0.5:
        restore(edits.source, before)
        run.history.append("y se deshace")


def _compare(pair: PreviewPair, run: Run, rebuild: bool = True) -> bool:
    run.comparisons += 1
    run.differences = pair.check() if rebuild else pair.compare()
    return not run.differences


def _spoil_memory(source: Path, chance: random.Random) -> str:
    """Truncate or scramble a cache file on disk."""
    path = chance.choice(sorted(path for path in (source / ".cache").rglob("*") if path.is_file()))
    content = path.read_bytes()
    spoilt = chance.choice(
        (b"", content[: len(content) // 2], content[:-1], b"basura" + content, content.replace(b"e", b"a", 1))
    )
    path.write_bytes(spoilt)
    return path.relative_to(source).as_posix()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--seed", type=int)
    parser.add_argument("--steps", type=int, default=STEPS_OF_A_RUN)
    parser.add_argument("--first", type=int, default=1)
    parser.add_argument("--keep-going", action="store_true", help="no para en la primera diferencia")
    arguments = parser.parse_args()
    end, failed, comparisons = time.monotonic() + 60 * arguments.minutes, 0, 0
    with tempfile.TemporaryDirectory() as folder:
        cleaner = CleanBuilder(Path(folder) / "clean")
        seed = arguments.first if arguments.seed is None else arguments.seed
        while time.monotonic() < end:
            run = run_edits(Path(folder), cleaner, seed, arguments.steps)
            comparisons += run.comparisons
            if run.differences:
                failed += 1
                print(run.describe(), flush=True)
                if not arguments.keep_going:
                    break
            else:
                told = (
                    f"{run.comparisons} comparaciones, {run.faulty} con fallo, "
                    f"{run.refreshes} puestas al día y {run.whole_builds} construcciones"
                )
                print(f"seed {seed}: {told}, sin diferencias", flush=True)
            if arguments.seed is not None:
                break
            seed += 1
        cleaner.stop()
    print(f"{comparisons} comparaciones, {failed} con diferencias")
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main())
