"""The plan's DOCX and ODT, made in a real browser: accessibility in the XML, and what LibreOffice reads in them."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from docx.text.paragraph import Paragraph
from lxml import etree
from plan_page import build_plan_page, find_field, list_example_values, list_fields, load_definition
from playwright.sync_api import Browser, Page

from tooling.browser import is_browser_required
from tooling.office_suite import convert_documents, find_office_suite

pytestmark = pytest.mark.browser

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DC = "{http://purl.org/dc/elements/1.1/}"
TEXT, TABLE, OFFICE, STYLE, FO = (
    f"{{urn:oasis:names:tc:opendocument:xmlns:{name}:1.0}}"
    for name in ("text", "table", "office", "style", "xsl-fo-compatible")
)
NASTY = 'Uno <w:b/> & "dos"   y tres ]]> &lt; \u00a0fin'
WRITTEN = "  • guion con\ttabulador\r\nsegunda\u0001 línea\u001b\n\n" + NASTY
ENTITY = "Ayuntamiento de Villaejemplo (15.000 habitantes)"
STEM = "plan-de-redes-ayuntamiento-de-villaejemplo"


@pytest.fixture(scope="module")
def values() -> dict:
    made = list_example_values(load_definition()) | {"entidad": ENTITY, "problema": WRITTEN, "mandatos": "LONE HALF"}
    made["equipo-redactor"] = [{"puesto": "Técnica\nde  comunicación", "area": NASTY}, *made["equipo-redactor"]]
    del made["limites"]
    return made


@pytest.fixture(scope="module")
def folder(browser: Browser, values: dict, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Both files, made by the page."""
    folder = tmp_path_factory.mktemp("oficina")
    build_plan_page(folder, load_definition(), values)
    context = browser.new_context(locale="es-ES")
    page = context.new_page()
    page.goto((folder / "plan.html").as_uri())
    page.evaluate("() => { scope = 'whole'; values.mandatos = 'antes\\ud800después\\uffff'; }")
    for name in ("DOCX (Word)", "ODT (LibreOffice)"):
        save(page, name, folder)
    context.close()
    return folder


def save(page: Page, name: str, folder: Path) -> None:
    with page.expect_download() as caught:
        page.get_by_role("button", name=f"Descargar en {name}").click()
    caught.value.save_as(folder / caught.value.suggested_filename)


def list_headings() -> list[tuple[int, str]]:
    sections = load_definition()["sections"]
    made = [(section["number"].count(".") + 1, f"{section['number']}. {section['title']}") for section in sections]
    return [*made, (1, "Pendiente de completar")]


def list_tables(values: dict) -> list[tuple[str, list[str], int]]:
    """Caption, columns and number of rows."""
    fields = [field for field in list_fields(load_definition()) if field["kind"] == "table"]
    return [
        (field["label"], [column["title"] for column in field["columns"]], len(values[field["id"]])) for field in fields
    ]


@pytest.fixture(scope="module")
def word(folder: Path) -> docx.document.Document:
    return docx.Document(str(folder / f"{STEM}.docx"))


def read_part(path: Path, name: str) -> etree._Element:
    with zipfile.ZipFile(path) as package:
        return etree.fromstring(package.read(name))


def test_docx_says_its_language_and_title_and_no_date(word: docx.document.Document, folder: Path) -> None:
    languages = [element.get(f"{W}val") for element in word.styles.element.iter(f"{W}lang")]
    assert languages and set(languages) == {"es-ES"}
    assert word.core_properties.title == "Plan de Redes Sociales" and word.core_properties.language == "es-ES"
    assert word.core_properties.subject.startswith(ENTITY)
    with zipfile.ZipFile(folder / f"{STEM}.docx") as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"dcterms" not in package.read("docProps/core.xml")


def test_docx_has_real_headings_lists_and_pages(word: docx.document.Document) -> None:
    styled = [(paragraph.style.name, paragraph.text) for paragraph in word.paragraphs]
    assert styled[0] == ("Title", "Plan de Redes Sociales") and styled[1][0] == "Subtitle"
    headings = [(int(name[-1]), text) for name, text in styled if re.fullmatch(r"[Hh]eading \d", name)]
    assert headings == list_headings()
    for level in range(1, 5):
        assert word.styles[f"Heading {level}"].element.pPr.find(f"{W}outlineLvl").get(f"{W}val") == str(level - 1)
    first = next(paragraph for paragraph in word.paragraphs if paragraph.style.name.lower() == "heading 1")
    assert first.paragraph_format.page_break_before
    section = word.sections[0]
    assert (round(section.page_width.cm, 1), round(section.page_height.cm, 1)) == (21.0, 29.7)
    assert section.different_first_page_header_footer and "PAGE" in section.footer._element.xml
    assert len(word.element.findall(f".//{W}numPr")) > 30
    texts = [text for _, text in styled]
    at = texts.index("• guion con tabulador")
    assert texts[at : at + 3] == ["• guion con tabulador", "segunda línea", NASTY]
    assert "antes\ufffddespués" in texts


def test_docx_tables_have_header_rows_that_repeat_and_captions(word: docx.document.Document, values: dict) -> None:
    found = []
    for table in word.tables:
        assert [row._tr.find(f".//{W}tblHeader") is not None for row in table.rows] == [True] + [False] * (
            len(table.rows) - 1
        )
        assert all(row._tr.find(f".//{W}cantSplit") is not None for row in table.rows)  # each whole on one page
        caption = table._tbl.tblPr.find(f"{W}tblCaption").get(f"{W}val")
        before = Paragraph(table._tbl.getprevious(), word)
        assert before.text == caption and before.style.name.lower() == "caption"
        found.append((caption, [cell.text for cell in table.rows[0].cells], len(table.rows) - 1))
    assert found == list_tables(values)
    assert word.tables[0].rows[1].cells[0].text == "Técnica\nde  comunicación"
    assert word.tables[0].rows[1].cells[1].text == NASTY


@pytest.fixture(scope="module")
def odt(folder: Path) -> dict[str, etree._Element]:
    path = folder / f"{STEM}.odt"
    return {name: read_part(path, f"{name}.xml") for name in ("content", "styles", "meta")}


def read_odf(element: etree._Element) -> str:
    """The text of a paragraph as ODF defines it."""
    text = element.text or ""
    for child in element:
        text += " " * int(child.get(f"{TEXT}c", "1")) if child.tag == f"{TEXT}s" else read_odf(child)
        text += child.tail or ""
    return text


def test_odt_says_its_language_and_title_and_no_date(odt: dict[str, etree._Element], folder: Path) -> None:
    [properties] = odt["styles"].findall(f".//{STYLE}default-style/{STYLE}text-properties")
    assert (properties.get(f"{FO}language"), properties.get(f"{FO}country")) == ("es", "ES")
    meta = odt["meta"]
    assert meta.findtext(f".//{DC}title") == "Plan de Redes Sociales" and meta.findtext(f".//{DC}language") == "es-ES"
    with zipfile.ZipFile(folder / f"{STEM}.odt") as package:
        entries = package.infolist()
        assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
        assert (
            entries[0].filename == "mimetype"
            and entries[0].compress_type == zipfile.ZIP_STORED
            and not entries[0].extra
        )
        assert package.read("mimetype") == b"application/vnd.oasis.opendocument.text"
        assert b"date" not in package.read("meta.xml")


def test_odt_has_real_headings_and_every_style_it_names(odt: dict[str, etree._Element]) -> None:
    content = odt["content"]
    headings = [(int(element.get(f"{TEXT}outline-level")), read_odf(element)) for element in content.iter(f"{TEXT}h")]
    assert headings == list_headings()
    body = content.find(f".//{OFFICE}text")
    assert (body[0].get(f"{TEXT}style-name"), read_odf(body[0])) == ("Title", "Plan de Redes Sociales")
    known = {
        element.get(f"{STYLE}name")
        for part in (odt["styles"], content)
        for element in part.iter()
        if element.get(f"{STYLE}name")
    }
    named = {element.get(f"{space}style-name") for element in content.iter() for space in (TEXT, TABLE)} - {None}
    parents = {element.get(f"{STYLE}parent-style-name") for element in odt["styles"].iter()} - {None}
    assert named | parents <= known
    texts = [read_odf(element) for element in body.iter(f"{TEXT}p")]
    at = texts.index("• guion con tabulador")
    assert texts[at : at + 3] == ["• guion con tabulador", "segunda línea", NASTY]
    assert "antes\ufffddespués" in texts and len(content.findall(f".//{TEXT}list-item")) > 30


def test_odt_tables_have_header_rows_and_captions(odt: dict[str, etree._Element], values: dict) -> None:
    found = []
    whole = {
        style.get(f"{STYLE}name")
        for style in odt["content"].iter(f"{STYLE}style")
        if style.find(f"{STYLE}table-row-properties[@{FO}keep-together='always']") is not None
    }
    assert {row.get(f"{TABLE}style-name") for row in odt["content"].iter(f"{TABLE}table-row")} == whole != set()
    for table in odt["content"].iter(f"{TABLE}table"):
        [head] = table.findall(f"{TABLE}table-header-rows/{TABLE}table-row")
        caption = read_odf(table.getprevious())
        assert caption == table.findtext(f"{TABLE}title") and table.getprevious().get(f"{TEXT}style-name") == "Caption"
        found.append((caption, [read_odf(cell[0]) for cell in head], len(table.findall(f"{TABLE}table-row"))))
    assert found == list_tables(values)
    [first, *_] = odt["content"].find(f".//{TABLE}table").findall(f"{TABLE}table-row")
    assert [read_odf(line) for line in first[0]] == ["Técnica", "de  comunicación"]
    assert [read_odf(line) for line in first[1]] == [NASTY]


# What LibreOffice reads
# ------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module", params=["docx", "odt"])
def opened(request: pytest.FixtureRequest, reread: dict[str, etree._Element]) -> etree._Element:
    """A document as LibreOffice writes it after opening it: flat ODF."""
    return reread[request.param]


@pytest.fixture(scope="module")
def reread(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, etree._Element]]:
    office = find_office_suite()
    if office is None and not is_browser_required():
        pytest.skip("no hay ningún LibreOffice en este equipo")
    assert office, "bajo CI tiene que haber un LibreOffice"
    target = tmp_path_factory.mktemp("leidos")
    documents = []
    for ending in ("docx", "odt"):
        documents.append(target / f"{ending}.{ending}")
        documents[-1].write_bytes((folder / f"{STEM}.{ending}").read_bytes())
    made = convert_documents(office, documents, "fodt", target)
    yield {path.stem: etree.fromstring(path.read_bytes(), etree.XMLParser(huge_tree=True)) for path in made}


def test_libreoffice_reads_headings_with_their_levels(opened: etree._Element) -> None:
    body = opened.find(f".//{OFFICE}text")
    headings = [(int(element.get(f"{TEXT}outline-level")), read_odf(element)) for element in body.iter(f"{TEXT}h")]
    assert [heading for heading in headings if heading[1] != "Plan de Redes Sociales"] == list_headings()
    texts = [read_odf(element) for element in body.iter(f"{TEXT}p", f"{TEXT}h")]
    assert texts[0] == "Plan de Redes Sociales" or "Plan de Redes Sociales" in texts[:3]
    at = texts.index("• guion con tabulador")
    assert texts[at : at + 3] == ["• guion con tabulador", "segunda línea", NASTY]


def test_libreoffice_reads_tables_with_their_header_rows(opened: etree._Element, values: dict) -> None:
    found = []
    for table in opened.iter(f"{TABLE}table"):
        [head] = table.findall(f"{TABLE}table-header-rows/{TABLE}table-row")
        cells = [
            " ".join(read_odf(line) for line in cell.iter(f"{TEXT}p")) for cell in head.findall(f"{TABLE}table-cell")
        ]
        found.append((read_odf(table.getprevious()), cells, len(table.findall(f"{TABLE}table-row"))))
    assert found == list_tables(values)


def test_libreoffice_reads_language_title_and_lists(opened: etree._Element) -> None:
    assert opened.findtext(f".//{DC}title") == "Plan de Redes Sociales"
    properties = [
        element
        for style in opened.iter(f"{STYLE}default-style")
        if style.get(f"{STYLE}family") == "paragraph"
        for element in style.iter(f"{STYLE}text-properties")
    ]
    assert [(element.get(f"{FO}language"), element.get(f"{FO}country")) for element in properties] == [("es", "ES")]
    items = [read_odf(element) for element in opened.iter(f"{TEXT}list-item")]
    aims = find_field(load_definition(), "finalidades")
    [aim, *_] = [option["text"] for option in aims["options"] if option["id"] in aims["example"]]
    assert any(aim in item for item in items)
    assert any(f"{find_field(load_definition(), 'limites')['label']}" in item for item in items)
