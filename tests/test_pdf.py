"""exports/pdf: the PDF of the practice course, whole, of a tema and of the essential route."""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pikepdf
import pymupdf
import pytest
from build_once import build_once
from loaded_courses import copy_loaded
from pdf_reader import SPACES, list_errors, list_failures, list_links, list_outline, list_structure, read_text
from practice_course import ADDRESS

from course.derived.reading import list_lessons
from course.loaded.whole import Course
from course.model import Term
from exports.book.worksheet import list_worksheets
from exports.file_exports import find_export
from exports.pdf.document import build_pdf
from exports.pdf.typesetting import MissingGlyphError, typeset
from exports.request import BuiltSite, ExportError, ExportRequest

LOOKS = Path(__file__).resolve().parents[1] / "exports/pdf/looks.typ"


@pytest.fixture(scope="module")
def site(practice_folder: Path) -> BuiltSite:
    return BuiltSite(practice_folder / "web", practice_folder / "offline")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, site: BuiltSite, practice_course: Course) -> Path:
    """The whole course and its essential route, as files."""

    def build(folder: Path) -> Path:
        folder.mkdir()
        for name, is_essential in (("whole", False), ("essential", True)):
            content = build_pdf(ExportRequest(practice_course, None, is_essential, site))
            (folder / f"{name}.pdf").write_bytes(content)
        return folder

    return build_once(tmp_path_factory, "practice-pdf", build)


def test_both_judges_find_nothing(folder: Path) -> None:
    assert list_failures(folder / "whole.pdf") == []
    assert list_failures(folder / "essential.pdf") == []
    assert list_errors(folder / "essential.pdf") == []


def test_it_says_what_it_is(folder: Path, practice_course: Course) -> None:
    facts = practice_course.facts
    with pikepdf.open(folder / "whole.pdf") as pdf:
        assert str(pdf.Root.Lang) == facts.language
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle) and bool(pdf.Root.MarkInfo.Marked)
        assert pdf.docinfo.Title == facts.title
        assert "/CreationDate" not in pdf.docinfo and "/Author" not in pdf.docinfo
    with pymupdf.open(folder / "whole.pdf") as pdf:
        cover = " ".join(pdf[0].get_text().split())
    for words in (facts.title, f"Edición de {facts.edition}", facts.provenance.organiser, ADDRESS):
        assert words in cover, words
    assert facts.licences.content.name in cover


def test_the_bookmarks_are_the_temas_and_their_pages_in_order(folder: Path, practice_course: Course) -> None:
    with pikepdf.open(folder / "whole.pdf") as pdf:
        outline = list_outline(pdf)
    temas = sorted({lesson.tema for lesson in list_lessons(practice_course)})
    tops = [title for level, title in outline if level == 1]
    assert tops[-3:] == ["Solucionario", "Glosario", "Fuentes"]
    after = [title for _, title in outline[outline.index((1, "Glosario")) + 1 :]]
    assert after.count("Fuentes") == 1
    assert [title.split(".")[0] for title in tops[:-3]] == [f"Tema {tema}" for tema in temas]
    assert all(following - level <= 1 for (level, _), (following, _) in pairwise(outline))


def test_every_question_is_there_once_and_its_key_too(folder: Path, practice_course: Course) -> None:
    sheets = list_worksheets(practice_course)
    with pikepdf.open(folder / "whole.pdf") as pdf:
        outline = list_outline(pdf)
    with pymupdf.open(folder / "whole.pdf") as pdf:
        text = "\n".join(each.get_text() for each in pdf)
    assert [title for _, title in outline].count("Preguntas") == len(sheets) > 0
    answered = Counter(re.findall(r"^Pregunta (\d+)$", text, re.MULTILINE))
    expected = Counter(str(number) for sheet in sheets for number in range(1, len(sheet.ids) + 1))
    assert {number: answered[number] for number in expected} == expected


def test_the_glossary_is_whole(folder: Path, practice_course: Course) -> None:
    with pymupdf.open(folder / "whole.pdf") as pdf:
        text = read_text(pdf)
    terms = practice_course.list_values(Term)
    assert terms and [term.id for term in terms if SPACES.sub("", term.definition) not in text] == []


def test_what_folds_is_in_the_whole_and_not_in_the_essential_route(folder: Path) -> None:
    texts: dict[str, str] = {}
    for name in ("whole", "essential"):
        with pymupdf.open(folder / f"{name}.pdf") as pdf:
            texts[name] = read_text(pdf)
    assert "Palabrasplegadasdelagobernanza" in texts["whole"]
    assert "Palabrasplegadasdelagobernanza" not in texts["essential"]
    assert "Quedaloimprescindible." in texts["essential"]
    assert "Enlawebdelcursohaymás.Paraampliar:«Loquesediscute»" in texts["essential"]
    assert "Rutaimprescindible" in texts["essential"] and "Rutaimprescindible" not in texts["whole"]


def test_drawings_have_words_and_links_lead_somewhere(folder: Path) -> None:
    with pikepdf.open(folder / "whole.pdf") as pdf:
        alts = [alt for kind, alt in list_structure(pdf) if kind == "/Figure"]
    assert alts and all(alts)
    with pymupdf.open(folder / "whole.pdf") as pdf:
        links = list(list_links(pdf))
        assert links and all(
            address.startswith(("https://", "http://", "mailto:")) or 0 <= page < len(pdf) for address, page in links
        )
        assert any(address.startswith(ADDRESS) for address, _ in links)


@pytest.fixture(scope="module")
def last_tema(practice_course: Course) -> int:
    return list_lessons(practice_course)[-1].tema


def test_a_tema_has_its_own_pages_and_the_same_bytes_twice(
    site: BuiltSite, practice_course: Course, last_tema: int
) -> None:
    made, again = (build_pdf(ExportRequest(practice_course, last_tema, False, site)) for _ in range(2))
    assert made == again
    with pymupdf.open(stream=made) as pdf:
        assert pdf.metadata["title"].startswith(f"{practice_course.facts.title}. Tema {last_tema}. ")
        tops = [title for level, title, _ in pdf.get_toc() if level == 1]
    assert [title.split(".")[0] for title in tops if title.startswith("Tema")] == [f"Tema {last_tema}"]


def test_a_tema_without_pages_is_told(site: BuiltSite, practice_course: Course) -> None:
    with pytest.raises(ExportError, match="El tema 99 no tiene páginas"):
        build_pdf(ExportRequest(practice_course, 99, False, site))


def test_a_sign_that_can_not_be_shown_is_told_with_its_line(
    site: BuiltSite, practice_course: Course, last_tema: int, tmp_path: Path
) -> None:
    lesson = next(lesson for lesson in list_lessons(practice_course) if lesson.tema == last_tema)
    page = next(page for page in practice_course.pages if page.uri == lesson.uri)
    course = copy_loaded(practice_course)
    changed = [replace(each, text=each.text + "\n𓀀") if each is page else each for each in course.pages]
    course.pages = changed
    built = tmp_path / "web"
    for path in site.web.rglob("*.html"):
        target = built / path.relative_to(site.web)
        target.parent.mkdir(parents=True, exist_ok=True)
        text = path.read_text(encoding="utf-8")
        target.write_text(text.replace("</h1>", "</h1><p>𓀀</p>", 1), encoding="utf-8")
    with pytest.raises(ExportError, match=rf"{page.path}:\d+: .*«𓀀» \(U\+13000\)"):
        build_pdf(ExportRequest(course, last_tema, False, BuiltSite(built, site.offline)))


def test_a_word_wider_than_the_page_breaks() -> None:
    word = "palabra" * 40
    source = f'#import "looks.typ": *\n#show: course-document.with(title: "Uno")\n{word}\n\n`{word}`'
    content = typeset(source, {"looks.typ": LOOKS.read_bytes()})
    with pymupdf.open(stream=content) as document:
        page = document[0]
        words = page.get_text("words", clip=pymupdf.Rect(-1e5, -1e5, 1e5, 1e5))
        assert max(right for _, _, right, *_ in words) < page.rect.width
        shown = "".join(word for _, _, _, _, word, *_ in words if word.startswith(("p", "a", "l", "b", "r")))
    assert shown.replace("\N{ZERO WIDTH SPACE}", "").count("palabra") == 80


def test_a_sign_of_a_data_file_is_told_with_its_line(
    site: BuiltSite, practice_course: Course, last_tema: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    course = copy_loaded(practice_course)
    terms = course.data[Term]
    document = replace(terms[0].document, text=f"# Términos.\n# 𓀀\n{terms[0].document.text}")
    course.data[Term] = [replace(term, document=document) for term in terms]

    def refuse(source: str, files: Mapping[str, bytes]) -> bytes:
        raise MissingGlyphError("𓀀")

    monkeypatch.setattr("exports.pdf.document.typeset", refuse)
    with pytest.raises(ExportError, match=rf"{document.path}:2: .*«𓀀» \(U\+13000\)"):
        build_pdf(ExportRequest(course, last_tema, False, site))


def test_without_typst_it_says_what_is_missing(
    site: BuiltSite, practice_course: Course, last_tema: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(ExportError, match=r"Falta typst.*`python3 tasks.py export`"):
        build_pdf(ExportRequest(practice_course, last_tema, False, site))


def test_it_is_an_export_of_temas_and_routes() -> None:
    export = find_export("pdf")
    assert export is not None and export.needs_site and export.is_by_tema and export.has_routes
