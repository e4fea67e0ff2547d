"""`tasks.py serve` as an author lives it: edits show, typos are explained in the browser, and mending them is enough."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from chart_reader import read_marks
from site_builder import ROOT

from course.loading import load_course

pytestmark = pytest.mark.site

SHOWN_WITHIN_SECONDS = 150  # a limit to stop a failing test, not a measure: `tasks.py bench` measures
COPIED = ("course", "data", "docs", "exports", "macros", "overrides", "quizzes", "tooling", "mkdocs.yml")
CHAPTER = "docs/tema-1/2-gobernanza-inteligente.md"


class Preview:
    """A running preview of a copy of the course."""

    def __init__(self, folder: Path, port: int) -> None:
        self.folder = folder
        self.url = f"http://127.0.0.1:{port}/"
        self.log_path = folder / "preview.log"
        self.log = self.log_path.open("wb")
        command = [sys.executable, "-m", "tooling.serve", "--dev-addr", f"127.0.0.1:{port}"]
        environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"}
        self.process = subprocess.Popen(command, cwd=folder, env=environment, stdout=self.log, stderr=subprocess.STDOUT)

    def read(self, path: str) -> str:
        with urllib.request.urlopen(self.url + path, timeout=SHOWN_WITHIN_SECONDS) as response:
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
        """Ask for a page until it shows what it should. Fails with the preview's own words."""
        end = time.monotonic() + SHOWN_WITHIN_SECONDS
        while time.monotonic() < end:
            assert self.process.poll() is None, self.log_path.read_text(encoding="utf-8")
            try:
                page = self.read(path)
            except OSError:
                page = ""
            if page and is_shown(page):
                return page
            time.sleep(0.2)
        raise AssertionError(self.log_path.read_text(encoding="utf-8"))

    def wait_for_log(self, words: str) -> None:
        end = time.monotonic() + SHOWN_WITHIN_SECONDS
        while words not in self.log_path.read_text(encoding="utf-8"):
            assert time.monotonic() < end, self.log_path.read_text(encoding="utf-8")
            time.sleep(0.2)

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(timeout=20)
        self.log.close()


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    folder = tmp_path_factory.mktemp("preview")
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, folder / name)
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    running = Preview(folder, port)
    running.wait_until("", lambda page: "Innovación en la atención al ciudadano" in page)
    yield running
    running.stop()


def test_an_edited_sentence_shows(preview: Preview) -> None:
    preview.edit(CHAPTER, "## Ideas clave", "Una frase nueva.\n\n## Ideas clave")
    page = preview.wait_until("tema-1/2-gobernanza-inteligente/", lambda page: "Una frase nueva." in page)
    assert "Fuentes" in page and 'class="quiz"' in page


def test_an_edited_fact_shows_on_every_page_that_uses_it(preview: Preview) -> None:
    preview.edit("data/cases/corh.yml", "short_name: CORH", "short_name: CORH de prueba")
    preview.wait_until("casos/", lambda page: "CORH de prueba" in page)
    preview.wait_until("objetivos/", lambda page: "CORH de prueba" in page)


def test_an_edited_number_moves_its_bar(preview: Preview) -> None:
    preview.edit(CHAPTER, "## Ideas clave", '{{ chart("edad-plantillas") }}\n\n## Ideas clave')
    preview.wait_until("tema-1/2-gobernanza-inteligente/", lambda page: "49,5\N{NO-BREAK SPACE}%" in page)
    preview.edit("data/figures/edad-plantillas.csv", "49.5", "48.75")
    page = preview.wait_until("tema-1/2-gobernanza-inteligente/", lambda page: "48,75\N{NO-BREAK SPACE}%" in page)
    figure = load_course(ROOT)[0].find_figure("edad-plantillas")
    drawing = page.partition('id="edad-plantillas-desc"')[2]  # the page has other drawings before it
    marks = drawing.partition("</desc>")[2].partition("</svg>")[0]
    assert read_marks(figure.chart, marks)[0].values == pytest.approx((0, 48.75), abs=0.05)


def test_a_typo_in_yaml_is_explained_on_every_page_and_mending_it_is_enough(preview: Preview) -> None:
    preview.edit("data/course.yml", "edition:", "editon:")
    page = preview.wait_until("calendario/", lambda page: "Hay algo que corregir" in page)
    assert "data/course.yml:" in page and "¿quisiste decir `edition`?" in page
    assert "Hay algo que corregir" in preview.read("tema-1/")
    preview.edit("data/course.yml", "editon:", "edition:")
    preview.wait_until("calendario/", lambda page: "martes 11 de junio de 2024" in page)
    assert "Hay algo que corregir" not in preview.read("tema-1/")


def test_a_wrong_macro_is_explained(preview: Preview) -> None:
    preview.edit(CHAPTER, "{{ quiz() }}", '{{ quizz("x") }}')
    page = preview.wait_until("", lambda page: "Hay algo que corregir" in page)
    assert "la macro `quizz` no existe" in page and "¿quisiste decir `quiz`?" in page
    preview.edit(CHAPTER, '{{ quizz("x") }}', "{{ quiz() }}")
    preview.wait_until("tema-1/2-gobernanza-inteligente/", lambda page: 'class="quiz"' in page)


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
    page.write_text("---\ntitle: Nueva\ndescription: Una página que dura poco, para probar la vista previa.\n---\n# Nueva { #nueva }\n")
    preview.wait_until("nueva/", lambda page: "Nueva" in page)
    page.unlink()
    preview.wait_until("", lambda _: not preview.exists("nueva/"))


def test_no_traceback_reached_the_author(preview: Preview) -> None:
    assert "Traceback" not in preview.log_path.read_text(encoding="utf-8")
