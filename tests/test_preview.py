"""`tasks.py serve` as an author sees it: edits show, typos are explained in the browser, and fixing them is enough."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Condition, Thread

import pytest
from chart_reader import read_marks
from loaded_courses import load_minimal_course
from minimal_site import lay_out_minimal_course
from preview_pair import MOMENT, CleanBuilder
from preview_worker import ADDRESS

from course.model import Figure

# If a preview prints nothing and shows nothing new for this long, it hangs. Rebuilds have no time limit: a busy machine
# is not a fault.
SILENT_SECONDS = 300
# What the server adds to each page, to reload it when it changes: a script, and its place in the page's policy.
RELOADING = re.compile(
    rb"<script>(?:(?!<script>).)*?livereload\(\d+, \d+\);\s*</script>| 'sha256-[\w+/=]+'(?=[^>]*\">)", re.DOTALL
)
CHAPTER = "docs/tema-1/2-modelos.md"
# Pages that mention a case, as the course has them and the minimal one lacks.
CASE_PAGES = {"casos/index.md": "{{ case_comparison() }}", "objetivos.md": "{{ objectives_map() }}"}
NEW_PAGE = """\
---
title: Nueva
description: Una página que dura poco, para probar la vista previa.
---
# Nueva { #nueva }
"""


class Preview:
    """A running preview of a copy of the minimal course."""

    def __init__(self, folder: Path, port: int) -> None:
        self.folder = folder
        self.url = f"http://127.0.0.1:{port}/"
        self.log = ""
        self.has_ended = False
        self._said = Condition()
        command = [sys.executable, "-m", "tooling.serve", "--dev-addr", f"127.0.0.1:{port}"]
        variables = {
            "NO_MKDOCS_2_WARNING": "1",
            "PYTHONUTF8": "1",
            "PYTHONUNBUFFERED": "1",
            "SOURCE_DATE_EPOCH": MOMENT,
        }
        environment = {**os.environ, **variables}
        self.process = subprocess.Popen(
            command, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8"
        )
        self._listener = Thread(target=self._listen, daemon=True)
        self._listener.start()

    def read(self, path: str) -> str:
        """The page; while it is being rebuilt the answer waits for it."""
        with urllib.request.urlopen(self.url + path, timeout=SILENT_SECONDS) as response:
            return response.read().decode("utf-8")

    def exists(self, path: str) -> bool:
        try:
            return bool(self.read(path))
        except urllib.error.HTTPError:
            return False

    def edit(self, path: str, old: str, new: str) -> None:
        file = self.folder / path
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), encoding="utf-8")

    def wait_until(self, path: str, is_shown: Callable[[str], bool]) -> str:
        """Look at a page each time that the preview prints something, until it shows what it should."""
        while True:
            heard = len(self.log)
            page = self.read(path) if self.exists(path) else ""
            if page and is_shown(page):
                return page
            self._wait_for(lambda heard=heard: len(self.log) > heard)

    def wait_for_log(self, words: str) -> None:
        self._wait_for(lambda: words in self.log)

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait()
        self._listener.join()
        self.process.stdout.close()

    def _listen(self) -> None:
        for line in self.process.stdout:
            with self._said:
                self.log += line
                self._said.notify_all()
        with self._said:
            self.has_ended = True
            self._said.notify_all()

    def _wait_for(self, is_so: Callable[[], bool]) -> None:
        """Fails, quoting the preview, if it ends or falls silent."""
        with self._said:
            while not is_so():
                assert not self.has_ended, self.log
                assert self._said.wait(SILENT_SECONDS), self.log


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    folder = lay_out_minimal_course(tmp_path_factory.mktemp("preview") / "course", "tooling")
    for name, macro in CASE_PAGES.items():
        (folder / "docs" / name).write_text(f"{NEW_PAGE}\n{macro}\n", encoding="utf-8")
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    running = Preview(folder, port)
    running.wait_for_log(f"El curso está en {running.url}")
    running.wait_until("", lambda page: "Curso mínimo" in page)
    yield running
    running.stop()


def test_an_edited_sentence_shows(preview: Preview) -> None:
    preview.edit(CHAPTER, "## Comprueba", "Una frase nueva.\n\n## Comprueba")
    page = preview.wait_until("tema-1/2-modelos/", lambda page: "Una frase nueva." in page)
    assert "Fuentes" in page and 'class="quiz ' in page


def test_an_edited_fact_shows_on_every_page_that_uses_it(preview: Preview) -> None:
    preview.edit("data/cases/ventanilla.yml", "short_name: Ventanilla única", "short_name: Ventanilla de prueba")
    preview.wait_until("casos/", lambda page: "Ventanilla de prueba" in page)
    preview.wait_until("objetivos/", lambda page: "Ventanilla de prueba" in page)


def test_an_edited_number_moves_its_bar(preview: Preview) -> None:
    preview.edit(CHAPTER, "## Comprueba", '{{ chart("esperas") }}\n\n## Comprueba')
    preview.wait_until("tema-1/2-modelos/", lambda page: "42,50\N{NO-BREAK SPACE}min" in page)
    preview.edit("data/figures/esperas.csv", "42.50", "41.75")
    page = preview.wait_until("tema-1/2-modelos/", lambda page: "41,75\N{NO-BREAK SPACE}min" in page)
    figure = load_minimal_course().find_by_id(Figure, "esperas")
    drawing = page.partition('id="esperas-desc"')[2]  # the page has other drawings before it
    marks = drawing.partition("</desc>")[2].partition("</svg>")[0]
    assert read_marks(figure.chart, marks)[0].values == pytest.approx((0, 41.75), abs=0.05)


def test_a_typo_in_yaml_is_explained_on_every_page_and_mending_it_is_enough(preview: Preview) -> None:
    preview.edit("data/edition.yml", "year:", "yeat:")
    page = preview.wait_until("calendario/", lambda page: "Hay algo que corregir" in page)
    assert "data/edition.yml:" in page and "¿quisiste decir `year`?" in page
    assert "Hay algo que corregir" in preview.read("tema-1/")
    preview.edit("data/edition.yml", "yeat:", "year:")
    preview.wait_until("calendario/", lambda page: "martes 11 de junio de 2024" in page)
    assert "Hay algo que corregir" not in preview.read("tema-1/")


def test_a_wrong_macro_is_explained(preview: Preview) -> None:
    preview.edit(CHAPTER, "{{ quiz(", "{{ quizz(")
    page = preview.wait_until("", lambda page: "Hay algo que corregir" in page)
    assert "la macro `quizz` no existe" in page and "¿quisiste decir `quiz`?" in page
    preview.edit(CHAPTER, "{{ quizz(", "{{ quiz(")
    preview.wait_until("tema-1/2-modelos/", lambda page: 'class="quiz ' in page)


def test_a_typo_in_python_is_explained_and_mending_it_is_enough(preview: Preview) -> None:
    preview.edit("macros/minutes.py", "def minutes(", "def minutes((")
    page = preview.wait_until("", lambda page: "Hay algo que corregir" in page)
    assert "macros/minutes.py:" in page and "SyntaxError" in page
    preview.edit("macros/minutes.py", "def minutes((", "def minutes(")
    preview.wait_until("tema-1/", lambda page: 'class="minutes"' in page)


def test_a_fault_in_a_template_is_explained_and_mending_it_is_enough(preview: Preview) -> None:
    preview.edit("macros/templates/minutes.html.jinja", "{% endif %}", "{% endfi %}")
    page = preview.wait_until("tema-1/", lambda page: "Hay algo que corregir" in page)
    assert "macros/templates/minutes.html.jinja:" in page
    preview.edit("macros/templates/minutes.html.jinja", "{% endfi %}", "{% endif %}")
    preview.wait_until("tema-1/", lambda page: 'class="minutes"' in page)


def test_a_typo_in_the_configuration_does_not_stop_it(preview: Preview) -> None:
    preview.edit("mkdocs.yml", "docs_dir: docs", "docs_dir: docs: ")
    preview.wait_for_log("mkdocs.yml:")
    preview.edit("mkdocs.yml", "docs_dir: docs: ", "docs_dir: docs")
    preview.wait_until("tema-1/", lambda page: 'class="minutes"' in page)


def test_a_removed_page_is_gone(preview: Preview) -> None:
    page = preview.folder / "docs/nueva.md"
    page.write_text(NEW_PAGE, encoding="utf-8")
    preview.wait_until("nueva/", lambda page: "Nueva" in page)
    page.unlink()
    preview.wait_until("", lambda _: not preview.exists("nueva/"))


def test_two_saves_in_a_moment_an_editors_own_file_and_a_clock_put_back(preview: Preview) -> None:
    beside = preview.folder / f"{CHAPTER}~"
    beside.write_text("borrador", encoding="utf-8")
    preview.edit(CHAPTER, "## Comprueba", "Primero esto.\n\n## Comprueba")
    preview.edit(CHAPTER, "Primero esto.", "Luego esto.")
    beside.unlink()
    page = preview.wait_until("tema-1/2-modelos/", lambda page: "Luego esto." in page)
    assert "Primero esto." not in page
    preview.edit(CHAPTER, "Luego esto.", "Al final, esto.")
    os.utime(preview.folder / CHAPTER, (1, 1))
    preview.wait_until("tema-1/2-modelos/", lambda page: "Al final, esto." in page)


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("mkdocs.yml", "- mkdocs_quiz:", "- mkdocs_quizz:"),
        ("overrides/main.html", "</body>", "{% if %}</body>"),
        ("overrides/main.html", "</body>", "{{ nadie.x.y }}</body>"),
        ("macros/templates/minutes.html.jinja", "<p", "{{ nadie }}<p"),
    ],
)
def test_a_fault_of_what_builds_the_site_shows_in_the_browser_until_it_is_mended(
    preview: Preview, path: str, old: str, new: str
) -> None:
    before = len(preview.log)
    preview.edit(path, old, new)
    preview.wait_until("tema-1/", lambda page: f"{path}:" in page and "error: " in page)
    told = [line for line in preview.log[before:].splitlines() if "error: " in line]
    assert len(told) == 1 and told[0].startswith(f"{path}:"), told
    preview.edit(path, new, old)
    page = preview.wait_until("tema-1/", lambda page: 'class="minutes"' in page)
    assert "error: " not in page


@pytest.mark.skipif(os.name == "nt", reason="en Windows no los crea cualquiera")
def test_a_link_of_the_disk_without_end_is_told_and_the_preview_goes_on(preview: Preview) -> None:
    link = preview.folder / "docs/arriba"
    link.symlink_to("..")
    preview.wait_until("", lambda page: "docs/arriba: error: es un enlace simbólico" in page)
    link.unlink()
    preview.wait_until("tema-1/", lambda page: 'class="minutes"' in page)


def test_after_all_this_it_serves_what_a_clean_build_gives(preview: Preview, tmp_path: Path) -> None:
    cleaner = CleanBuilder(tmp_path / "clean", **{ADDRESS: preview.url.removeprefix("http://").rstrip("/")})
    clean, failure, _ = cleaner.build(preview.folder)
    cleaner.stop()
    assert failure is None
    different = []
    for path, content in clean.items():
        if path.startswith("sitemap") or path.endswith(".docx"):  # they contain the date
            continue
        with urllib.request.urlopen(preview.url + path.removesuffix("index.html"), timeout=SILENT_SECONDS) as response:
            if RELOADING.sub(b"", response.read()) != content:
                different.append(path)
    assert different == []


def test_no_traceback_reached_the_author(preview: Preview) -> None:
    assert "Traceback" not in preview.log
