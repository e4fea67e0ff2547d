"""exports/epub/: the book of the practice course, as an e-reader opens it."""

from __future__ import annotations

import io
import shutil
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

import pytest
from epub_reader import NAMES, OpenEpub, list_faults, list_own_letters, list_page_letters, open_epub
from loaded_courses import copy_loaded, load_minimal_course
from practice_course import ADDRESS
from selectolax.lexbor import LexborHTMLParser

from course.derived.checked_days import list_checked_days
from course.derived.reading import list_lessons
from course.loaded.whole import Course
from course.model import Case, Term
from course.pages.places import GLOSSARY
from exports.book.site_pages import read_page
from exports.epub.accessibility import FEATURES
from exports.epub.contents import list_contents
from exports.epub.cover import HEIGHT, WIDTH, make_cover_words, set_title
from exports.epub.epub_file import build_epub
from exports.epub.metadata import make_identifier
from exports.request import BuiltSite, ExportError, ExportRequest

MODELS, CONCLUSIONS, COVER = "tema-1/2-modelos.md", "tema-1/3-conclusiones.md", "tema-1/index.md"
KEY = "EPUB/soluciones-tema-1.xhtml"


def ask(course: Course, folder: Path, tema: int | None = None, is_essential: bool = False) -> ExportRequest:
    return ExportRequest(course, tema, is_essential, BuiltSite(folder / "web", folder / "offline"))


@pytest.fixture(scope="module")
def epub(practice_folder: Path, practice_course: Course) -> OpenEpub:
    return open_epub(build_epub(ask(practice_course, practice_folder)))


@pytest.fixture(scope="module")
def tema_epub(practice_folder: Path, practice_course: Course) -> OpenEpub:
    return open_epub(build_epub(ask(practice_course, practice_folder, 1)))


@pytest.fixture(scope="module")
def essential_epub(practice_folder: Path, practice_course: Course) -> OpenEpub:
    return open_epub(build_epub(ask(practice_course, practice_folder, is_essential=True)))


def name_documents(epub: OpenEpub, course: Course, tema: int | None = None) -> dict[str, str]:
    """The document of each page, by the page's path under `docs/`."""
    names = [name for name in epub.spine if name.removeprefix("EPUB/").partition("-")[0].isdigit()]
    uris = [page.uri for page in list_contents(course, tema).list_pages()]
    assert len(uris) == len(names) == len(set(uris))
    # The key is in the middle, between the pages that are read and the appendices.
    return dict(zip(uris, names, strict=True))


def list_questions(epub: OpenEpub, start: str) -> list[str]:
    """The ids of the questions, or of the parts of the key, in order of reading."""
    ids = [node.id for name in epub.spine for node in epub.read_html(name).css(".question")]
    return [identifier.removeprefix(start) for identifier in ids if identifier.startswith(start)]


def read_meta(epub: OpenEpub, name: str) -> str:
    return epub.package.findtext(f".//dc:{name}", namespaces=NAMES)


@pytest.mark.parametrize("name", ["epub", "tema_epub", "essential_epub"])
def test_nothing_is_wrong_in_the_book(name: str, request: pytest.FixtureRequest) -> None:
    assert list_faults(request.getfixturevalue(name)) == []


def test_a_reader_knows_the_file_by_its_first_bytes(practice_folder: Path, practice_course: Course) -> None:
    """OCF 3.3: the type comes first, as it is, without extra fields."""
    content = build_epub(ask(practice_course, practice_folder))
    assert content[30:58] == b"mimetypeapplication/epub+zip"
    with ZipFile(io.BytesIO(content)) as archive:
        first, *others = archive.infolist()
        assert (first.filename, first.compress_type, first.extra) == ("mimetype", ZIP_STORED, b"")
        assert {entry.compress_type for entry in others} == {ZIP_DEFLATED}
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_same_site_gives_the_same_bytes(practice_folder: Path, practice_course: Course) -> None:
    request = ask(practice_course, practice_folder, 1)
    assert build_epub(request) == build_epub(request)


def test_the_book_is_read_in_the_order_of_the_course(epub: OpenEpub, practice_course: Course) -> None:
    read = [name.removeprefix("EPUB/").removesuffix(".xhtml") for name in epub.spine]
    assert read[:3] == ["cubierta", "indice", "sobre-este-libro"]
    lessons = list_lessons(practice_course)
    expected = []
    for tema in dict.fromkeys(lesson.tema for lesson in lessons):
        expected += [f"tema-{tema}", *(Path(lesson.uri).stem for lesson in lessons if lesson.tema == tema)]
    cases = practice_course.find_cases(set(practice_course.index.ids))
    expected += ["casos", *(case.id for case in cases if (practice_course.root / f"docs/casos/{case.id}.md").exists())]
    slugs = [name.partition("-")[2] for name in read[3 : 3 + len(expected)]]
    assert slugs == expected
    temas = dict.fromkeys(question.value.section.partition("/")[0][1:] for question in practice_course.questions)
    keys, appendices = read[3 + len(expected) : -3], [name.partition("-")[2] for name in read[-3:]]
    assert keys == [f"soluciones-tema-{tema}" for tema in temas]
    assert appendices == ["glosario", "bibliografia", "bibliografia-2"]


def test_the_contents_go_from_the_tema_to_the_page_and_its_sections(epub: OpenEpub, practice_course: Course) -> None:
    entries = epub.list_contents()
    labels = [title for depth, title, _ in entries if depth == 1]
    assert labels[0] == "Sobre este libro"
    assert labels[1] == practice_course.index.temas["t1"].label
    assert "Soluciones del tema 1" in labels and "Glosario" in labels
    place = next(number for number, (_, title, _) in enumerate(entries) if title.startswith("3. Conclusiones"))
    assert entries[place][0] == 2
    following = [entry for entry in entries[place + 1 :]]
    own = [title for depth, title, _ in following[: [depth for depth, _, _ in following].index(2)] if depth == 3]
    assert own[:3] == ["Lo que se discute", "Lo que queda", "Ideas clave"]
    assert all(href for depth, _, href in entries if depth > 1)


def test_sections_are_in_the_menu_of_the_reader_and_not_in_the_page_of_contents(epub: OpenEpub) -> None:
    lists = epub.documents[epub.navigation].iterfind(".//x:ol", NAMES)
    depths = {len(list(each.iterancestors(f"{{{NAMES['x']}}}ol"))): each.get("hidden") for each in lists}
    assert depths[0] is None and depths[1] is None and depths[2] == "hidden"


def test_no_text_of_a_page_is_lost(epub: OpenEpub, practice_folder: Path, practice_course: Course) -> None:
    for uri, name in name_documents(epub, practice_course).items():
        before = list_page_letters(read_page(practice_folder / "web", uri)[1])
        after = list_own_letters(epub.read_html(name))
        if uri == GLOSSARY:  # what is before its terms says how the page is used
            assert after and before.endswith(after)
        else:
            assert after == before, uri


def test_the_questions_are_where_the_page_asks_them(epub: OpenEpub, practice_course: Course) -> None:
    tree = epub.read_html(name_documents(epub, practice_course)[CONCLUSIONS])
    (questions,) = tree.css(".questions")
    before = tree.html[: tree.html.index('class="questions"')]
    assert LexborHTMLParser(before).css("h2")[-1].text() == "Comprueba lo aprendido"
    assert "¿Qué dice el tema en su resumen?" in questions.text()


def test_questions_that_a_page_does_not_show_are_at_its_end(
    practice_folder: Path, practice_course: Course, tmp_path: Path
) -> None:
    page = tmp_path / "web/tema-1/3-conclusiones/index.html"
    shutil.copytree(practice_folder / "web", tmp_path / "web")
    text = page.read_text(encoding="utf-8")
    shown = ('class="quiz quiz-last"', 'class="before-reading quiz"')
    for start in shown:
        assert text.count(start) == 1
        text = text.replace(start, "hidden")
    page.write_text(text, encoding="utf-8")
    epub = open_epub(build_epub(ask(practice_course, tmp_path, 1)))
    assert list_faults(epub) == []
    tree = epub.read_html(name_documents(epub, practice_course, 1)[CONCLUSIONS])
    assert tree.css("h2")[-1].text() == "Preguntas" and tree.css_first("h2 + .questions") is not None


def test_every_question_is_once_with_its_key(epub: OpenEpub, practice_course: Course) -> None:
    asked = list_questions(epub, "q-")
    assert sorted(asked) == sorted(question.value.id for question in practice_course.questions)
    assert list_questions(epub, "k-") == asked


def test_a_question_and_its_key_lead_to_each_other(epub: OpenEpub, practice_course: Course) -> None:
    chapter = name_documents(epub, practice_course)[MODELS]
    there = epub.read_html(chapter).css_first("#q-t1-registro-papel a")
    back = epub.read_html(KEY).css_first("#k-t1-registro-papel a")
    assert there.attributes["href"] == f"{Path(KEY).name}#k-t1-registro-papel"
    assert back.attributes["href"] == f"{Path(chapter).name}#q-t1-registro-papel"
    number = there.text().removesuffix(".")
    assert back.text() == f"Pregunta {number}"


def test_the_key_sends_to_where_it_is_explained(epub: OpenEpub, practice_course: Course) -> None:
    reread = epub.read_html(KEY).css("#k-t1-detalle a")[-1]
    assert reread.text() == "«Lo que se discute»"
    path, _, anchor = reread.attributes["href"].partition("#")
    assert f"EPUB/{path}" == name_documents(epub, practice_course)[CONCLUSIONS]
    assert epub.read_html(f"EPUB/{path}").css_first(f"#{anchor}").text() == "Lo que se discute"


def test_the_essential_route_is_a_book_of_its_own(essential_epub: OpenEpub, practice_course: Course) -> None:
    essential = {each.value.id for each in practice_course.questions if each.value.route == "essential"}
    assert 0 < len(essential) < len(practice_course.questions)
    assert set(list_questions(essential_epub, "q-")) == set(list_questions(essential_epub, "k-")) == essential
    text = essential_epub.read_html(name_documents(essential_epub, practice_course)[CONCLUSIONS]).body.text()
    assert "Queda lo imprescindible." in text and "Palabras plegadas" not in text
    assert read_meta(essential_epub, "title") == f"{practice_course.facts.title} (lo imprescindible)"


def test_a_term_leads_to_the_glossary(epub: OpenEpub, practice_course: Course) -> None:
    glossary = name_documents(epub, practice_course)[GLOSSARY]
    terms = [link for name in epub.spine for link in epub.read_html(name).css("a.term")]
    assert terms and {link.attributes["role"] for link in terms} == {"doc-glossref"}
    tree = epub.read_html(glossary)
    assert len(tree.css("dl dt dfn")) == len(practice_course.list_values(Term))
    for link in terms:
        path, _, anchor = link.attributes["href"].partition("#")
        assert f"EPUB/{path}" == glossary and tree.css_first(f"#{anchor} dfn") is not None
    assert tree.css("a.term") == []


def test_what_it_says_of_itself(epub: OpenEpub, practice_course: Course) -> None:
    facts = practice_course.facts
    assert read_meta(epub, "title") == facts.title
    assert read_meta(epub, "language") == facts.language
    assert facts.licences.content.name in read_meta(epub, "rights")
    assert read_meta(epub, "identifier") == make_identifier(ExportRequest(practice_course))
    last = max(checked.day for checked in list_checked_days(practice_course))
    assert epub.list_meta("dcterms:modified") == [f"{last.isoformat()}T00:00:00Z"]
    assert facts.provenance.organiser in read_meta(epub, "source")


def test_what_it_says_of_its_accessibility_is_what_was_proved(epub: OpenEpub) -> None:
    assert epub.list_meta("schema:accessibilityFeature") == list(FEATURES)
    assert epub.list_meta("schema:accessModeSufficient") == ["textual,visual", "textual"]
    assert epub.list_meta("schema:accessibilityHazard") == ["none"]
    (summary,) = epub.list_meta("schema:accessibilitySummary")
    assert "nadie ha certificado su accesibilidad" in summary
    assert b"conformsTo" not in epub.files[epub.package_path] and b"certifiedBy" not in epub.files[epub.package_path]


def test_a_tema_is_part_of_the_course(tema_epub: OpenEpub, practice_course: Course) -> None:
    assert read_meta(tema_epub, "title") == practice_course.index.temas["t1"].label
    assert tema_epub.list_meta("belongs-to-collection") == [practice_course.facts.title]
    assert tema_epub.list_meta("group-position") == ["1"]
    uris = name_documents(tema_epub, practice_course, 1)
    assert COVER in uris and GLOSSARY in uris and "bibliografia.md" not in uris
    assert not any(uri.startswith(("tema-2/", "tema-3/")) for uri in uris)
    own = [each.value.id for each in practice_course.questions if each.value.section.startswith("t1/")]
    assert sorted(list_questions(tema_epub, "q-")) == sorted(own)


def test_the_cases_of_a_tema_are_those_that_it_studies(practice_course: Course) -> None:
    (tema, cases) = list_contents(practice_course, 1).groups
    assert (cases.title, cases.cover) == ("Casos", None)
    own = practice_course.find_cases(practice_course.index.find_branch("t1"))
    assert {f"casos/{case.id}.md" for case in own} >= {page.uri for page in cases.pages} >= {"casos/cita.md"}
    assert tema.tema == 1
    without = copy_loaded(practice_course)
    without.data[Case] = []
    assert [group.tema for group in list_contents(without, 1).groups] == [1]


def test_identifiers_are_of_the_edition_and_never_of_the_moment(practice_course: Course) -> None:
    requests = [ExportRequest(practice_course, tema, route) for tema in (None, 1, 3) for route in (False, True)]
    identifiers = [make_identifier(request) for request in requests]
    assert len(set(identifiers)) == len(identifiers)
    assert identifiers == [make_identifier(request) for request in requests]
    later = copy_loaded(practice_course)
    held = later.facts.held.model_copy(update={"year": later.facts.edition + 1})
    later.facts = later.facts.model_copy(update={"held": held})
    assert make_identifier(ExportRequest(later)) not in identifiers


def test_links_to_the_rest_of_the_site_lead_to_where_it_is_published(
    epub: OpenEpub, practice_folder: Path, practice_course: Course
) -> None:
    cover = epub.read_html(name_documents(epub, practice_course)[COVER])
    assert any((link.attributes["href"] or "").startswith(f"{ADDRESS}objetivos/#") for link in cover.css("a"))
    site = BuiltSite(practice_folder / "offline", practice_folder / "offline")
    unpublished = open_epub(build_epub(ExportRequest(practice_course, 1, False, site)))
    assert list_faults(unpublished) == []
    assert all(ADDRESS.encode() not in content for content in unpublished.files.values())


def test_the_cover_is_a_picture_that_says_its_words(epub: OpenEpub, practice_course: Course) -> None:
    (name,) = [name for name, item in epub.items.items() if item.get("properties") == "cover-image"]
    content = epub.files[name]
    assert content[:8] == b"\x89PNG\r\n\x1a\n"
    assert (int.from_bytes(content[16:20]), int.from_bytes(content[20:24])) == (WIDTH, HEIGHT)
    image = epub.read_html(epub.spine[0]).css_first("img")
    assert image.attributes["alt"] == make_cover_words(practice_course, None, False).describe()


@pytest.mark.parametrize(
    "title", ["Redes", "Innovación en la atención al ciudadano", "palabra " * 40, "Anticonstitucionalmente" * 3]
)
def test_the_title_of_a_cover_fits(title: str) -> None:
    size, lines = set_title(title.strip())
    assert " ".join(line.text for line in lines).replace(" ", "") == title.replace(" ", "")
    assert all(len(line.text) * size * 0.54 <= WIDTH - 200 for line in lines)
    assert [line.y for line in lines] == sorted(line.y for line in lines) and lines[0].y > size


def test_a_page_that_the_site_has_not_is_told_in_spanish(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="falta la página de `docs/tema-1/index\\.md`"):
        build_epub(ask(load_minimal_course(), tmp_path))


def test_a_tema_without_pages_is_told_in_spanish(practice_folder: Path) -> None:
    with pytest.raises(ExportError, match="No hay ninguna página de tema"):
        build_epub(ask(load_minimal_course(), practice_folder, 2))


def test_an_image_that_no_reader_knows_is_told_in_spanish(
    practice_folder: Path, practice_course: Course, tmp_path: Path
) -> None:
    web = Path(shutil.copytree(practice_folder / "web", tmp_path / "web"))
    page = web / "tema-1/2-modelos/index.html"
    text = page.read_text(encoding="utf-8")
    image = '<p><img src="../../plano.tiff" alt="Un plano"></p></article>'
    page.write_text(text.replace("</article>", image, 1), encoding="utf-8")
    (web / "plano.tiff").write_bytes(b"II*\0")
    with pytest.raises(ExportError, match=r"no puede llevar la imagen «plano\.tiff»"):
        build_epub(ExportRequest(practice_course, 1, False, BuiltSite(web, web)))


def test_a_course_without_a_glossary_has_no_such_chapter(practice_folder: Path, practice_course: Course) -> None:
    course = copy_loaded(practice_course)
    course.pages = [page for page in course.pages if page.uri != GLOSSARY]
    epub = open_epub(build_epub(ask(course, practice_folder, 1)))
    assert list_faults(epub) == []
    assert not any("glosario" in name for name in epub.spine)
