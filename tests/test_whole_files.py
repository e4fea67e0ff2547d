"""tooling/whole_files.py: all the files of a task, or those that there were."""

from __future__ import annotations

from pathlib import Path

import pytest

from tooling.whole_files import write_whole


def read(folder: Path) -> dict[str, bytes | None]:
    return {path.name: path.read_bytes() if path.is_file() else None for path in folder.iterdir()}


def test_files_are_replaced_and_others_stay(tmp_path: Path) -> None:
    write_whole({tmp_path / "a/uno.txt": b"1", tmp_path / "a/dos.txt": b"2"})
    write_whole({tmp_path / "a/dos.txt": b"22"})
    assert read(tmp_path / "a") == {"uno.txt": b"1", "dos.txt": b"22"}


@pytest.mark.parametrize("taken", ["tres.txt", ".tres.txt.partial"])
def test_a_folder_in_the_way_leaves_what_there_was(tmp_path: Path, taken: str) -> None:
    (tmp_path / "uno.txt").write_bytes(b"1")
    (tmp_path / taken).mkdir()
    with pytest.raises(IsADirectoryError):
        write_whole({tmp_path / "uno.txt": b"11", tmp_path / "dos.txt": b"2", tmp_path / "tres.txt": b"3"})
    assert read(tmp_path) == {"uno.txt": b"1", taken: None}


def test_a_file_where_the_folder_would_be_stays(tmp_path: Path) -> None:
    (tmp_path / "dist").write_bytes(b"apuntes")
    with pytest.raises(FileExistsError):
        write_whole({tmp_path / "dist/uno.txt": b"1"})
    assert read(tmp_path) == {"dist": b"apuntes"}


def test_an_interruption_leaves_what_there_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "uno.txt").write_bytes(b"1")
    replace = Path.replace

    def interrupt(path: Path, target: Path) -> Path:
        if target.name == "dos.txt":
            raise KeyboardInterrupt
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_whole({tmp_path / "cero.txt": b"0", tmp_path / "uno.txt": b"11", tmp_path / "dos.txt": b"2"})
    assert read(tmp_path) == {"uno.txt": b"1"}
