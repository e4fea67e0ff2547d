"""tooling/output_folder.py and what `build` says of the folder it is given: nothing of anyone's is deleted."""

from __future__ import annotations

import shutil
import threading
from pathlib import Path

import pytest

from exports.offline_zip import OfflineSiteError
from tooling import build, build_offline
from tooling.output_folder import deliver, explain_refusal, make_workshop


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "curso"
    for name in ("data", "docs", "docs/assets", ".git", "site/tema-1"):
        (folder / name).mkdir(parents=True)
        (folder / name / "algo.txt").touch()
    return folder


@pytest.mark.parametrize("name", [".", "..", "data", "docs", "docs/salida", ".git", "../tesis"])
def test_a_folder_with_files_of_others_is_refused(root: Path, name: str) -> None:
    (root.parent / "tesis").mkdir()
    (root.parent / "tesis/capitulo.odt").touch()
    assert "borraría: elige otra con `--site-dir`." in (explain_refusal(root / name, root) or "")


@pytest.mark.parametrize("name", ["site", "dist/web", "nueva", "../vacía", "../otro sitio", "../copia sin conexión"])
def test_a_folder_of_its_own_is_not(root: Path, name: str) -> None:
    (root.parent / "vacía").mkdir()
    (root.parent / "otro sitio").mkdir()
    (root.parent / "otro sitio/404.html").touch()
    (root.parent / "copia sin conexión/assets").mkdir(parents=True)
    (root.parent / "copia sin conexión/assets/search-index.js").touch()
    assert explain_refusal(root / name, root) is None


def test_a_file_is_not_a_folder(root: Path) -> None:
    assert "es un archivo" in (explain_refusal(root / "docs/algo.txt", root) or "")


def test_build_deletes_nothing_that_it_did_not_make(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kept = tmp_path / "tesis.odt"
    kept.write_text("años de trabajo", encoding="utf-8")
    assert build.main(["--site-dir", str(tmp_path)]) == 1
    assert build.main(["--site-dir", str(tmp_path / "web"), "--offline-dir", str(tmp_path)]) == 1
    assert kept.read_text(encoding="utf-8") == "años de trabajo"
    assert capsys.readouterr().err.count(f"En {tmp_path} hay archivos que no son de un sitio") == 2


def test_a_full_disk_is_told_in_a_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fill(*_: object) -> Path | None:
        raise OSError(28, "No space left on device", "index.html", None, str(tmp_path / "index.html"))

    monkeypatch.setattr(build, "build_offline_copy", fill)
    assert build.main(["--site-dir", str(tmp_path / "web")]) == 1
    assert capsys.readouterr().err == f"No puedo escribir en {tmp_path / 'index.html'}: no queda sitio en el disco.\n"


@pytest.mark.parametrize("arguments", [["--nada"], ["web"], ["--site-dir"]])
def test_wrong_options_are_told_in_spanish(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        build.main(arguments)
    assert capsys.readouterr().err.startswith("No entiendo esas opciones. Se escribe así: tasks.py build")


def test_a_second_build_in_a_folder_waits_for_the_first(tmp_path: Path) -> None:
    order = []

    def build_second() -> None:
        with make_workshop(tmp_path / "site", tmp_path):
            order.append("second")

    second = threading.Thread(target=build_second)
    with make_workshop(tmp_path / "site", tmp_path):
        second.start()
        second.join(timeout=0.5)
        order.append("first")
    second.join()
    assert order == ["first", "second"]


def test_a_build_that_fails_leaves_the_site_that_there_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site, copy = tmp_path / "site", tmp_path / "copy"
    site.mkdir()
    (site / "404.html").write_text("antes", encoding="utf-8")

    def fail(site_dir: Path, zip_folder: Path, folder: Path) -> Path | None:
        for made in (site_dir, folder):
            made.mkdir()
            (made / "404.html").write_text("a medias", encoding="utf-8")
        return None

    monkeypatch.setattr(build, "build_offline_copy", fail)
    assert build.main(["--site-dir", str(site), "--offline-dir", str(copy)]) == 1
    assert (site / "404.html").read_text(encoding="utf-8") == "antes"
    assert not copy.exists()


def test_what_is_delivered_replaces_all_but_hidden_files(tmp_path: Path) -> None:
    made, folder = tmp_path / "made", tmp_path / "folder"
    for path in (made / "new/index.html", folder / "old/index.html", folder / ".git/config"):
        path.parent.mkdir(parents=True)
        path.touch()
    deliver(made, folder)
    assert sorted(path.name for path in folder.iterdir()) == [".git", "new"]


def test_a_delivery_that_fails_leaves_no_half_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made, folder = tmp_path / "made", tmp_path / "folder"
    for name in ("a", "b"):
        (made / name).mkdir(parents=True)
    move = shutil.move

    def fill(source: Path, target: Path) -> None:
        if any(folder.iterdir()):
            raise OSError(28, "No space left on device")
        move(source, target)

    monkeypatch.setattr(shutil, "move", fill)
    with pytest.raises(OSError, match="No space"):
        deliver(made, folder)
    assert list(folder.iterdir()) == []


def test_a_copy_that_would_not_work_is_told_and_delivers_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def build_sound(site_dir: Path, _: Path) -> int:
        site_dir.mkdir()
        return 0

    def refuse(*_: object, **__: object) -> None:
        raise OfflineSiteError("La copia sin conexión no funcionaría")

    monkeypatch.setattr(build_offline, "build_site", build_sound)
    monkeypatch.setattr(build_offline, "build_offline_zip", refuse)
    assert build.main(["--site-dir", str(tmp_path / "site")]) == 1
    assert not (tmp_path / "site").exists()
    assert capsys.readouterr().err.splitlines()[-1].startswith("No se ha construido el sitio")
