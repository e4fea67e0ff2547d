"""Runs of words become hashes that only tell whether a run is there."""

from __future__ import annotations

from pathlib import Path

import pytest

from course.language.shingles import HASH_BYTES, SHINGLE_WORDS, hash_shingles, load_shingles, save_shingles, split_words

RUN = "uno dos tres cuatro cinco seis siete ocho"


def hashes(text: str) -> set[bytes]:
    return {shingle for _, shingle in hash_shingles(split_words(text))}


def test_a_run_is_the_same_whatever_its_case_and_punctuation() -> None:
    assert hashes(RUN) == hashes("Uno, DOS; tres (cuatro) — cinco. Seis: siete… ¿ocho?")
    assert len(hashes(RUN)) == 1


def test_seven_words_are_no_run_and_nine_hold_two() -> None:
    assert SHINGLE_WORDS == 8
    assert hashes(RUN.rpartition(" ")[0]) == set()
    assert len(hashes(RUN + " nueve")) == 2 and hashes(RUN) < hashes(RUN + " nueve")


@pytest.mark.parametrize(
    "quoted", ["uno «dos tres cuatro» cinco seis siete ocho nueve", "uno dos tres “cuatro cinco” seis siete ocho"]
)
def test_no_run_crosses_a_quotation(quoted: str) -> None:
    assert hashes(quoted) == set()


def test_what_is_saved_is_read_back(tmp_path: Path) -> None:
    path = tmp_path / "notes.shingles"
    wanted = hashes(RUN + " nueve diez")
    assert save_shingles(path, [*wanted, *wanted]) == len(wanted)
    assert load_shingles(path) == wanted
    assert path.stat().st_size == HASH_BYTES * len(wanted)


def test_a_cut_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "notes.shingles"
    path.write_bytes(b"1234567")
    with pytest.raises(ValueError, match=r"notes\.shingles"):
        load_shingles(path)
