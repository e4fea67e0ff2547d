"""The final test in DOCX: what is on paper and what is only in the key, how they are read aloud, and their bytes."""

from __future__ import annotations

import io
import re

import docx
import pytest
from docx.document import Document as WordFile
from docx.oxml.ns import qn

from course.loaded.whole import Course
from course.model import Document
from exports.documents import build_document
from exports.printed_test.exam import make_exam_documents, make_paper, name_seed
from exports.printed_test.word import write_word
from tooling.exam_variants import Variants, make_variants

SEED = "Grupo de mañana"


@pytest.fixture(scope="module")
def variants(practice_course: Course) -> Variants:
    return make_variants(practice_course, 3, SEED)


@pytest.fixture(scope="module")
def files(practice_course: Course, variants: Variants) -> dict[str, bytes]:
    return build_files(practice_course, variants)


def build_files(course: Course, variants: Variants) -> dict[str, bytes]:
    documents = make_exam_documents(course, variants.papers, SEED, variants.version)
    return {f"{name}.docx": write_word(document) for name, document in documents.items()}


@pytest.fixture(scope="module")
def papers(files: dict[str, bytes]) -> list[WordFile]:
    return [read(content) for name, content in files.items() if not name.endswith("-clave.docx")]


@pytest.fixture(scope="module")
def key(files: dict[str, bytes]) -> WordFile:
    return read(next(content for name, content in files.items() if name.endswith("-clave.docx")))


def read(content: bytes) -> WordFile:
    return docx.Document(io.BytesIO(content))


def list_texts(word: WordFile) -> list[str]:
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    return [paragraph.text for paragraph in word.paragraphs] + cells


def list_headings(word: WordFile) -> list[tuple[str, str]]:
    styles = ("Title", "Heading 1", "Heading 2")
    return [(each.style.name, each.text) for each in word.paragraphs if each.style.name in styles]  # type: ignore[union-attr]


def test_a_document_for_each_variant_and_one_key(practice_course: Course, files: dict[str, bytes]) -> None:
    start = f"{practice_course.facts.slug}-examen-grupo-de-manana"
    assert list(files) == [f"{start}-{ending}.docx" for ending in ("a", "b", "c", "clave")]


def test_each_question_is_under_its_own_heading_and_whole(variants: Variants, papers: list[WordFile]) -> None:
    for paper, word in zip(variants.papers, papers, strict=True):
        title = f"Prueba final. Variante {paper.letter}"
        sheet = f"Hoja de respuestas. Variante {paper.letter}"
        numbered = [("Heading 2", f"{number}. {each.task}") for number, each in enumerate(paper.questions, start=1)]
        middle = [("Heading 1", "Antes de empezar"), ("Heading 1", "Preguntas"), *numbered, ("Heading 1", sheet)]
        assert list_headings(word) == [("Title", title), *middle]
        texts = list_texts(word)
        for printed in paper.questions:
            for text in (printed.prompt, *(item for each in printed.lists for item in each.items)):
                assert text.striptags() in texts


def test_each_list_begins_again(papers: list[WordFile]) -> None:
    """As the key says «b», each list has to have its own `a)`."""
    word = papers[0]
    numbering = word.part.numbering_part.element
    starts = {
        each.get(qn("w:numId")): each.xpath("w:lvlOverride/w:startOverride/@w:val") for each in numbering.xpath("w:num")
    }
    used = word.element.body.xpath("//w:numPr/w:numId/@w:val")
    assert {tuple(starts[each]) for each in used} == {("1",)}
    tags = [element.tag for element in numbering]
    assert tags == sorted(tags, key=lambda tag: tag == qn("w:num")), "the schema asks for the formats first"
    runs = [each for place, each in enumerate(used) if not place or used[place - 1] != each]
    assert len(runs) == len(set(runs))


def test_a_paper_tells_no_answer_no_seed_and_asks_no_name(variants: Variants, papers: list[WordFile]) -> None:
    for paper, word in zip(variants.papers, papers, strict=True):
        footer = word.sections[0].footer.paragraphs[0].text
        text = "\n".join([*list_texts(word), footer, word.core_properties.title])
        assert paper.seed not in text
        assert not re.search(r"Nombre:|Correcta|Clave|Se explica", text)
        assert not any(printed.question.id in text for printed in paper.questions)
        assert text.count("Código: ") == 2


def test_instructions_are_of_the_data(practice_course: Course, papers: list[WordFile]) -> None:
    assessment = practice_course.facts.assessment
    (line,) = (text for text in list_texts(papers[0]) if "minutos" in text)
    assert f"{assessment.exam_questions} preguntas" in line and f"{assessment.exam_minutes} minutos" in line
    assert f"{assessment.pass_percent}\N{NO-BREAK SPACE}%" in line
    points = assessment.exam_questions * assessment.pass_percent / 100
    assert f": {points:g} puntos".replace(".", ",") in line.replace(".", ",")


def test_the_answer_sheet_has_a_row_for_each_question(variants: Variants, papers: list[WordFile]) -> None:
    for paper, word in zip(variants.papers, papers, strict=True):
        (table,) = word.tables
        assert [row.cells[0].text for row in table.rows[1:]] == [
            str(number) for number in range(1, len(paper.questions) + 1)
        ]
        assert [row.cells[1].text for row in table.rows[1:]] == [" ".join(each.cell) for each in paper.questions]


def test_the_key_has_the_answers_of_every_variant_and_how_they_are_alike(variants: Variants, key: WordFile) -> None:
    comparison, *answers = key.tables
    assert [cell.text for cell in comparison.rows[0].cells] == ["Qué", "A", "B", "C"]
    for paper, table in zip(variants.papers, answers, strict=True):
        rows = [[cell.text for cell in row.cells[:3]] for row in table.rows[1:]]
        assert rows == [
            [str(number), "; ".join(each.key), each.question.id] for number, each in enumerate(paper.questions, start=1)
        ]
    text = "\n".join(list_texts(key))
    assert all(f"Variante {paper.letter}: «{paper.seed}»" in text for paper in variants.papers)
    assert variants.version in text


def test_a_screen_reader_finds_its_way(papers: list[WordFile], key: WordFile) -> None:
    for word in [*papers, key]:
        assert word.core_properties.language == "es-ES"
        assert word.core_properties.title == list_headings(word)[0][1]
        assert all(paragraph.text.strip() for paragraph in word.paragraphs)  # no empty lines as spacing
        assert "PAGE" in word.sections[0].footer._element.xpath("//w:fldSimple/@w:instr")
        for table in word.tables:
            assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val"))
            assert table._tbl.tblPr.find(qn("w:tblDescription")).get(qn("w:val"))
            headers = [bool(row._tr.xpath("w:trPr/w:tblHeader")) for row in table.rows]
            assert headers == [True] + [False] * (len(table.rows) - 1)


def test_a_question_is_not_parted_by_the_end_of_a_page(variants: Variants, papers: list[WordFile]) -> None:
    paragraphs = papers[0].paragraphs
    starts = [place for place, each in enumerate(paragraphs) if each.style and each.style.name == "Heading 2"]
    ends = [*starts[1:], next(place for place, each in enumerate(paragraphs) if each.text.startswith("Hoja de"))]
    for start, end in zip(starts, ends, strict=True):
        kept = [each.paragraph_format.keep_with_next for each in paragraphs[start + 1 : end]]
        assert kept == [True] * (len(kept) - 1) + [False]


def test_the_same_seed_gives_the_same_bytes(practice_course: Course, files: dict[str, bytes]) -> None:
    assert build_files(practice_course, make_variants(practice_course, 3, SEED)) == files


def test_a_document_has_no_list_of_the_one_before(practice_course: Course, variants: Variants) -> None:
    template = Document.model_validate(
        {
            "id": "prueba",
            "title": "Prueba",
            "intro": "Una prueba.",
            "sections": ["t1/1"],
            "parts": [{"title": "Parte", "checks": ["Está."]}],
        }
    )
    before = build_document(template, practice_course.facts)
    write_word(make_paper(practice_course, variants.papers[0]))
    assert build_document(template, practice_course.facts) == before


def test_another_seed_gives_other_questions(practice_course: Course, variants: Variants) -> None:
    other = make_variants(practice_course, 1, "otra")
    ids = {question.id for question in variants.draws[0].questions}
    assert {question.id for question in other.draws[0].questions} != ids


def test_a_seed_in_the_name_of_a_file() -> None:
    assert [name_seed(seed) for seed in ("2027", " Junio  2027/B ", "Mañana", "¡!")] == [
        "2027",
        "junio-2027-b",
        "manana",
        "",
    ]
