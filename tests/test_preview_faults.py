"""Faults that a preview had, or could have: each edit shows at once, and undoing it leaves what a clean build gives."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from minimal_course import replace_in_file
from preview_edits import restore, snapshot
from preview_pair import FAULT, CleanBuilder, PreviewPair, make_source
from rich_course import list_uncalled_macros, make_rich

INTRODUCTION = "docs/tema-1/1-introduccion.md"
KINDS = "macros/templates/question_kinds"
INTRODUCTION_PAGE = "tema-1/1-introduccion/index.html"
CONCLUSIONS = "docs/tema-1/3-conclusiones.md"
CONCLUSIONS_PAGE = "tema-1/3-conclusiones/index.html"


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PreviewPair]:
    folder = tmp_path_factory.mktemp("preview")
    cleaner = CleanBuilder(folder / "clean")
    pair = PreviewPair(make_source(folder / "source", make_rich), cleaner)
    yield pair
    pair.stop()
    cleaner.stop()


@pytest.fixture(autouse=True)
def undo(preview: PreviewPair) -> Iterator[None]:
    """After each test the course and its site are as they were."""
    before = snapshot(preview.source)
    yield
    restore(preview.source, before)
    assert preview.check() == []


def save(path: Path, old: str, new: str) -> None:
    replace_in_file(path, old, new)


def save_in_the_same_moment(path: Path, old: str, new: str) -> None:
    """Like a copy that keeps times, or a clock that is put back."""
    stat = path.stat()
    replace_in_file(path, old, new)
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))


def test_the_course_of_these_tests_calls_every_macro(preview: PreviewPair) -> None:
    assert list_uncalled_macros(preview.source) == set()
    assert preview.compare() == []


def test_questions_of_a_page_that_names_none(preview: PreviewPair) -> None:
    save(preview.source / "quizzes/tema-1.yml", "¿Qué ha cambiado?", "¿Qué cambia entonces?")
    preview.rebuild()
    assert "¿Qué cambia entonces?" in preview.read(INTRODUCTION_PAGE)


def test_a_longer_term_that_begins_with_a_marked_one(preview: PreviewPair) -> None:
    save(preview.source / INTRODUCTION, "¿Cambia el canal", "La ventanilla única cerrada.\n\n¿Cambia el canal")
    preview.rebuild()
    assert ">ventanilla única</a>" in preview.read(INTRODUCTION_PAGE)
    term = "terms:\n  - {id: cerrada, term: ventanilla única cerrada, definition: La que no abre., section: t1/1}"
    save(preview.source / "data/glossary.yml", "terms:", term)
    preview.rebuild()
    assert ">ventanilla única cerrada</a>" in preview.read(INTRODUCTION_PAGE)


@pytest.mark.parametrize("is_whole", [False, True])
def test_a_title_in_the_menus_of_all_and_of_a_wrong_address(preview: PreviewPair, is_whole: bool) -> None:
    save(preview.source / "docs/normas.md", "title: Normas", "title: Leyes")
    if is_whole:
        (preview.source / "docs/robots.txt").write_text("texto", encoding="utf-8")
    assert preview.rebuild()["builds"] == is_whole
    assert ">Leyes</a>" in preview.read("index.html") and ">Leyes</a>" in preview.read("404.html")


@pytest.mark.parametrize(
    ("path", "old", "new", "page"),
    [
        (CONCLUSIONS, "Queda la", "Aquí queda la", CONCLUSIONS_PAGE),
        (
            CONCLUSIONS,
            "## Ideas clave",
            "## Algo más { #3-algo-mas .essential }\n\nEsto.\n\n## Ideas clave",
            CONCLUSIONS_PAGE,
        ),
        ("data/cases/cita.yml", "Nadie espera de pie.", "Aquí nadie espera.", "casos/cita/index.html"),
        ("data/glossary.yml", "Manera de decidir", "Aquí, manera de decidir", CONCLUSIONS_PAGE),
        ("data/references.bib", "Una sola cola", "Aquí una cola", CONCLUSIONS_PAGE),
        ("data/plan.yml", "label: Problema", "label: Aquí el problema", "mi-plan/index.html"),
        ("data/figures/esperas.csv", "42.50", "41.25", CONCLUSIONS_PAGE),
        ("docs/assets/figures/canales.svg", ">Web<", ">Aquí<", INTRODUCTION_PAGE),
        ("macros/templates/minutes.html.jinja", 'class="minutes"', 'data-nuevo class="minutes"', "tema-1/index.html"),
        (f"{KINDS}/choice_parts.html.jinja", "<ol class", "<ol data-nuevo class", INTRODUCTION_PAGE),
    ],
)
def test_what_an_author_edits_shows_without_a_build(
    preview: PreviewPair, path: str, old: str, new: str, page: str
) -> None:
    before = preview.read(page)
    save(preview.source / path, old, new)
    assert preview.rebuild()["builds"] == 0
    assert preview.read(page) != before


@pytest.mark.parametrize(
    ("template", "page"),
    [
        ("macros/templates/question_form.html.jinja", INTRODUCTION_PAGE),
        ("course/charts/templates/marks.svg.jinja", CONCLUSIONS_PAGE),
        ("data/emblems/tema-1.svg", "index.html"),
        ("overrides/partials/footer.html", "index.html"),
    ],
)
def test_what_writes_pages_with_the_time_that_it_had(preview: PreviewPair, template: str, page: str) -> None:
    path = preview.source / template
    stat = path.stat()
    path.write_text(path.read_text(encoding="utf-8") + "<!--nuevo-->", encoding="utf-8")
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    preview.rebuild()
    assert "<!--nuevo-->" in preview.read(page)


def test_python_saved_twice_in_a_moment_with_the_same_size(preview: PreviewPair) -> None:
    path = preview.source / "macros/cases.py"
    for old, new in (("Servicio", "Servicia"), ("Servicia", "Servicie")):
        save_in_the_same_moment(path, f'"service": "{old}"', f'"service": "{new}"')
        preview.rebuild()
        assert new in preview.read("casos/index.html")


@pytest.mark.parametrize(
    ("path", "is_whole"),
    [("docs/assets/css/base.css", False), ("docs/assets/js/site.js", False), ("docs/assets/figures/canales.svg", True)],
)
def test_an_asset_from_an_older_copy(preview: PreviewPair, path: str, is_whole: bool) -> None:
    name = {
        "base.css": "assets/css/site.css",
        "site.js": "assets/js/site.js",
        "canales.svg": "assets/figures/canales.svg",
    }[Path(path).name]
    before = preview.read(name)
    line = {".css": ".nuevo{top:0}", ".js": "\nvoid 7;", ".svg": "<!--nuevo-->"}[Path(path).suffix]
    file = preview.source / path
    file.write_text(file.read_text(encoding="utf-8") + line, encoding="utf-8")
    os.utime(file, (1, 1))
    if is_whole:
        (preview.source / "docs/robots.txt").write_text("texto", encoding="utf-8")
    preview.rebuild()
    assert preview.read(name) != before


def test_a_setting_that_the_theme_prints(preview: PreviewPair) -> None:
    save(preview.source / "mkdocs.yml", "language: es\n  font", "language: ca\n  font")
    preview.rebuild()
    assert '<html lang="ca"' in preview.read("index.html")


def test_a_link_that_led_nowhere_for_a_while(preview: PreviewPair) -> None:
    """MkDocs' warnings are repeated each time, and the page comes back without them."""
    save(preview.source / CONCLUSIONS, "1-introduccion.md#1-pregunta", "1-introducion.md")
    preview.rebuild()
    assert "1-introducion.md" in preview.said
    save(preview.source / "docs/plantillas.md", "Se estudia en", "Se estudia hoy en")
    preview.rebuild()
    assert "1-introducion.md" in preview.said
    save(preview.source / CONCLUSIONS, "1-introducion.md", "1-introduccion.md#1-pregunta")
    preview.rebuild()
    assert "../1-introduccion/#1-pregunta" in preview.read(CONCLUSIONS_PAGE)


@pytest.mark.parametrize("wrong", ["{% if %}", "{{ nadie_lo_dice }}"])
def test_a_template_broken_and_mended(preview: PreviewPair, wrong: str) -> None:
    path = preview.source / "macros/templates/timeline.md.jinja"
    sound = path.read_text(encoding="utf-8")
    path.write_text(sound + wrong, encoding="utf-8")
    preview.rebuild()
    assert FAULT in preview.read("redes/index.html") and FAULT not in preview.read("index.html")
    assert '"u":"redes/"' not in preview.read("assets/search-index.js")
    path.write_text(sound, encoding="utf-8")
    preview.rebuild()
    assert 'class="timeline"' in preview.read("redes/index.html")


def test_a_script_that_can_not_be_linked_is_reported_on_every_page_until_it_is_mended(preview: PreviewPair) -> None:
    script = preview.source / "docs/assets/js/site.js"
    sound = script.read_text(encoding="utf-8")
    script.write_text('import { nothing } from "./core/values.js";\n' + sound, encoding="utf-8")
    preview.rebuild()
    for page in ("index.html", "redes/index.html"):
        assert "site.js:1" in preview.read(page) and "no exporta" in preview.read(page)
    script.write_text(sound, encoding="utf-8")
    preview.rebuild()
    assert 'class="timeline"' in preview.read("redes/index.html")


def test_what_goes_while_the_course_has_a_fault_is_gone_when_it_is_mended(preview: PreviewPair) -> None:
    document = preview.source / "data/documents/ficha.yml"
    text = document.read_text(encoding="utf-8")
    more = text.replace("id: ficha", "id: otra").replace("Ficha de prueba", "Otra ficha")
    (preview.source / "data/documents/otra.yml").write_text(more, encoding="utf-8")
    (preview.source / "docs/robots.txt").write_text("texto", encoding="utf-8")
    page = preview.source / "docs/normas.md"
    new_page = preview.source / "docs/normas-2.md"
    new_page.write_text(page.read_text(encoding="utf-8"), encoding="utf-8")
    preview.rebuild()
    written = ("descargas/otra.docx", "robots.txt", "normas-2/index.html")
    assert all(map(preview.has, written))
    document.write_text("roto: [", encoding="utf-8")
    preview.rebuild()
    assert FAULT in preview.read("index.html")
    for path in ("data/documents/otra.yml", "docs/robots.txt", "docs/normas-2.md"):
        (preview.source / path).unlink()
    preview.rebuild()
    document.write_text(text, encoding="utf-8")
    preview.rebuild()
    assert not any(map(preview.has, written))


def test_saved_and_undone_while_the_site_is_made(preview: PreviewPair) -> None:
    """What existed for a moment may have been read: pages with it don't pass for pages of the current state.

    The page with the drawing doesn't have the template, nor the other the drawing. Nothing that all pages depend on
    changes: they would be made again for that.
    """
    edits = {
        "docs/assets/figures/canales.svg": (">Web<", ">Sobra<", INTRODUCTION_PAGE),
        "macros/templates/coverage.html.jinja": ("Publicados", "Sobra", "programa/index.html"),
    }
    sound = {path: (preview.source / path).read_text(encoding="utf-8") for path in edits}
    wrong = {path: text.replace(*edits[path][:2]) for path, text in sound.items()}
    pages = [page for _, _, page in edits.values()]
    assert [path for path in edits if wrong[path] == sound[path]] == []
    (preview.source / "docs/robots.txt").write_text("texto", encoding="utf-8")
    (preview.source / "macros/cases.py").write_text(
        (preview.source / "macros/cases.py").read_text(encoding="utf-8") + "\n", encoding="utf-8"
    )
    last = len(list((preview.source / "docs").rglob("*.md")))
    preview.rebuild(meanwhile=[{"page": 1, "files": wrong}, {"page": last, "files": sound}])
    assert [page for page in pages if "Sobra" not in preview.read(page)] == []
    for path, text in sound.items():
        (preview.source / path).write_text(text, encoding="utf-8")
    preview.rebuild()
    assert [page for page in (*pages, CONCLUSIONS_PAGE, "index.html") if "Sobra" in preview.read(page)] == []


def test_a_page_saved_with_a_fault_while_the_site_is_made_is_told_the_next_time(preview: PreviewPair) -> None:
    """A build makes the text that it has checked: mkdocs-macros would tell the fault in English, in the page."""
    sound = (preview.source / CONCLUSIONS).read_text(encoding="utf-8")
    faulty = sound.replace("Queda la", "{{ nadie() }} Queda la")
    save(preview.source / "data/course.yml", "title: Curso mínimo", "title: Curso menor")
    (preview.source / "docs/robots.txt").write_text("texto", encoding="utf-8")
    preview.rebuild(meanwhile=[{"page": 1, "files": {CONCLUSIONS: faulty}}])
    assert "Queda la" in preview.read(CONCLUSIONS_PAGE)
    assert "nadie" not in preview.read(CONCLUSIONS_PAGE) + preview.said
    preview.rebuild()
    assert FAULT in preview.read("index.html") and "la macro `nadie` no existe" in preview.said


@pytest.mark.parametrize("is_whole", [False, True])
def test_what_the_terminal_says_of_a_page_is_in_the_page_until_it_is_mended(
    preview: PreviewPair, is_whole: bool
) -> None:
    note = "lleva a un ancla que no existe"
    save(preview.source / CONCLUSIONS, "1-introduccion.md#1-pregunta", "1-introduccion.md#1-nada")
    if is_whole:
        (preview.source / "docs/robots.txt").write_text("texto", encoding="utf-8")
    preview.rebuild()
    assert note in preview.said and note in preview.read(CONCLUSIONS_PAGE)
    assert note not in preview.read("index.html") + preview.read("assets/search-index.js")
    save(preview.source / "docs/plantillas.md", "Se estudia en", "Se estudia hoy en")
    preview.rebuild()
    assert preview.read(CONCLUSIONS_PAGE).count(note) == 1
    save(preview.source / CONCLUSIONS, "1-introduccion.md#1-nada", "1-introduccion.md#1-pregunta")
    preview.rebuild()
    assert note not in preview.read(CONCLUSIONS_PAGE)
