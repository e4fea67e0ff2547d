"""The memory of readers: what is remembered and for how long, and that nothing wrong is ever taken from it."""

from __future__ import annotations

import pickle

import pytest

from course.runtime import memory
from course.runtime.memory import Shelf, digest_folders, end_run, open_memory, remembered


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder of memory that only this test's shelves use."""
    monkeypatch.setattr(memory, "_shelves", {})
    monkeypatch.setattr(memory, "_folder", None)
    open_memory(tmp_path / "memory")
    return tmp_path / "memory"


def make_reader(made):
    """A reader that records each text that it really reads.

    A new one acts as a new process: it shares only the pack.
    """

    def read(text, shown_path="a.yml"):
        made.append(text)
        return {"text": text.upper(), "path": shown_path}, []

    read.__module__, read.__qualname__ = "course.sample", "read"
    return remembered(read)


def test_the_same_text_gives_the_very_same_object(folder):
    made = []
    read = make_reader(made)
    assert read("hola") is read("".join(["ho", "la"]))
    assert made == ["hola"]
    assert read("hola", "b.yml")[0]["path"] == "b.yml"


def test_another_process_reads_only_what_is_new(folder):
    first, second = [], []
    read = make_reader(first)
    values = [read("uno"), read("dos")]
    end_run()
    read = make_reader(second)
    assert [read("uno"), read("dos")] == values
    assert second == []
    read("tres")
    assert second == ["tres"]


def test_without_a_folder_nothing_is_written(folder, monkeypatch, tmp_path):
    monkeypatch.setattr(memory, "_folder", None)
    made = []
    read = make_reader(made)
    read("uno")
    end_run()
    assert list(tmp_path.rglob("*.pack")) == []


@pytest.mark.parametrize(
    "spoil",
    [
        lambda content: content[:-3],
        lambda content: content[: len(content) // 2],
        lambda content: b"",
        lambda content: content.replace(b"UNO", b"DOS"),
        lambda content: b"otra version" + content,
        lambda content: b"basura\n" + pickle.dumps("basura"),
    ],
)
def test_a_spoilt_pack_is_thrown_away_without_a_word(folder, spoil, capsys):
    make_reader([])("uno")
    end_run()
    (pack,) = folder.glob("*.pack")
    pack.write_bytes(spoil(pack.read_bytes()))
    made = []
    assert make_reader(made)("uno")[0]["text"] == "UNO"
    assert made == ["uno"]
    end_run()
    assert capsys.readouterr() == ("", "")
    again = []
    make_reader(again)("uno")
    assert again == [], "the pack that was made again holds"


def test_another_version_of_the_code_makes_all_again(folder, monkeypatch):
    make_reader([])("uno")
    end_run()
    monkeypatch.setattr(memory, "compute_code_version", lambda package: "otra")
    made = []
    make_reader(made)("uno")
    assert made == ["uno"]


def test_what_no_run_asks_for_is_let_go_in_time(folder, monkeypatch):
    monkeypatch.setattr(memory, "_UNUSED_KEPT", 2)
    read = make_reader([])
    for text in ("uno", "dos", "tres", "cuatro"):
        read(text)
    end_run()
    shelf = Shelf("course.sample.read")
    shelf.get(("cinco", "a.yml"), lambda: "cinco")
    shelf.end_run(folder)
    kept = Shelf("course.sample.read")
    made = []
    for text in ("uno", "dos", "tres", "cuatro", "cinco"):
        kept.get((text, "a.yml") if text == "cinco" else (text,), lambda text=text: made.append(text))
    assert made == ["uno", "dos"]


def test_a_fault_mended_costs_nothing(folder):
    """A text that was changed and changed back is still remembered, in the same process and in the next one."""
    made = []
    read = make_reader(made)
    first = read("bien")
    end_run()
    read("mal")
    end_run()
    assert read("bien") is first or read("bien") == first
    assert made == ["bien", "mal"]


def test_a_folder_that_cannot_be_written_costs_only_time(folder, tmp_path):
    folder.parent.mkdir(exist_ok=True)
    folder.write_text("no es una carpeta", encoding="utf-8")
    made = []
    read = make_reader(made)
    assert read("uno")[0]["text"] == "UNO"
    end_run()
    assert made == ["uno"]


def test_a_pack_that_cannot_be_put_in_its_place_leaves_nothing_behind(folder):
    make_reader([])("uno")
    end_run()
    (pack,) = folder.glob("*.pack")
    pack.unlink()
    (pack / "dentro").mkdir(parents=True)  # a folder that is not empty can't be replaced by a file
    make_reader([])("dos")
    end_run()
    assert [path.name for path in folder.iterdir()] == [pack.name]


@pytest.mark.parametrize(
    ("change", "is_seen"),
    [
        (lambda root: (root / "docs/index.md").write_text("dos", encoding="utf-8"), True),
        (lambda root: (root / "docs/nueva.md").write_text("uno", encoding="utf-8"), True),
        (lambda root: (root / "docs/index.md").rename(root / "docs/otra.md"), True),
        (lambda root: (root / "data/course.yml").unlink(), True),
        (lambda root: (root / "docs/a.pyc").write_bytes(b"x"), False),  # what Python leaves beside the code
        (lambda root: (root / "otra.md").write_text("dos", encoding="utf-8"), False),
    ],
)
def test_folders_are_told_by_all_that_is_in_them(tmp_path, change, is_seen):
    for name in ("docs/index.md", "data/course.yml"):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text("uno", encoding="utf-8")
    before = digest_folders(tmp_path, ["docs", "data"])
    change(tmp_path)
    assert (digest_folders(tmp_path, ["docs", "data"]) != before) == is_seen
