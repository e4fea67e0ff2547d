"""exports/moodle/backup/: what Moodle finds in a backup, and what it knows again when it is restored twice."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from loaded_courses import copy_loaded
from lxml import etree
from question_kinds import load_samples, make_question

from course.loaded.whole import Course
from course.model import Question
from exports.moodle.backup.archive import build_backup
from exports.moodle.backup.questions import build_questions_file
from exports.moodle.backup.records import Numbers
from exports.moodle.backup.stamps import get_moment
from exports.moodle.bank import list_categories
from exports.moodle.questions_xml import build_questions_xml
from exports.moodle.tema_books import QUESTION_NOTE, TemaBook, make_tema_books
from exports.moodle.xml_bodies import XML_TYPES
from moodle.backup_reader import Backup
from moodle.backup_structure import Element
from moodle.banks import make_bank, make_nasty, make_samples
from moodle.identity import get_stamp, hash_question
from moodle.site_grades import find_differences
from moodle.test_questions_xml import CARRIED, nasty_texts
from moodle.xml_reader import read_xml

GOLDEN = Path(__file__).parent / "golden"
NAME = "copia.mbz"


def read_bank(course: Course, tema: int | None = None) -> Backup:
    """The backup of a course without books."""
    return Backup(build_backup(course, [], list_categories(course, tema), NAME, tema))


def list_entries(*questions: Question) -> dict[str, Element]:
    """The question of each id, as it is in a backup of a bank of these."""
    bank = make_bank(*questions)
    file = build_questions_file(bank.facts, list_categories(bank), 2, 2, Numbers())
    return {
        entry.findtext("idnumber") or "": entry.find(".//question")
        for entry in etree.fromstring(file.content).iter("question_bank_entry")
    }


def list_identities(*questions: Question) -> dict[str, tuple[str, str]]:
    return {key: (get_stamp(each), hash_question(each)) for key, each in list_entries(*questions).items()}


@pytest.fixture(scope="module")
def books(practice_folder: Path, practice_course: Course) -> list[TemaBook]:
    return make_tema_books(practice_folder / "web", practice_course)


@pytest.fixture(scope="module")
def packed(practice_course: Course, books: list[TemaBook]) -> bytes:
    return build_backup(practice_course, books, list_categories(practice_course), NAME, None)


@pytest.fixture(scope="module")
def backup(packed: bytes) -> Backup:
    return Backup(packed)


def test_the_bank_is_the_one_of_the_xml(backup: Backup, practice_course: Course) -> None:
    assert backup.questions == read_xml(build_questions_xml(practice_course))


def test_a_tema_is_a_section_with_a_book_of_its_chapters_and_images(backup: Backup, books: list[TemaBook]) -> None:
    assert len(books) > 1
    for restored, made in zip(backup.books, books, strict=True):
        assert restored.title == restored.section
        assert restored.title.startswith(f"Tema {made.tema}. ")
        chapters = made.book.chapters
        assert [each.title for each in restored.chapters] == [each.title for each in chapters]
        for one, other in zip(restored.chapters, chapters, strict=True):
            assert f'<div id="{other.anchor}">' in one.html
            images = {name: made.images[name] for name in one.images}
            assert dict(one.images) == images
        shown = {name for each in restored.chapters for name in each.images}
        assert shown == made.images.keys()
    assert any(made.images for made in books)
    assert any(QUESTION_NOTE in chapter.html for chapter in backup.books[0].chapters)
    assert any("$@BOOKVIEWBYIDCH*" in chapter.html for chapter in backup.books[0].chapters)


def test_no_element_of_a_chapter_is_left_open_in_html(backup: Backup) -> None:
    for book in backup.books:
        for chapter in book.chapters:
            as_xml = [element.tag for element in etree.fromstring(chapter.html).iter()]
            assert [tag for tag in as_xml if f"<{tag}/>" in chapter.html and tag not in ("br", "hr", "img")] == []


def test_the_first_section_says_how_the_course_is_used(backup: Backup, practice_course: Course) -> None:
    first = backup.trees["sections/section_1/section.xml"]
    assert first.findtext("number") == "0"
    summary = first.findtext("summary") or ""
    assert practice_course.facts.description in summary
    assert 'href="https://example.org/curso/"' in summary
    assert "banco de preguntas" in summary


def test_a_course_without_pages_has_its_bank() -> None:
    backup = read_bank(make_bank(*make_samples()))
    assert backup.books == []
    assert len(backup.questions) == len(CARRIED)
    assert "Cada tema es un libro" not in (backup.trees["sections/section_1/section.xml"].findtext("summary") or "")


def test_it_is_of_the_oldest_moodle_that_it_is_for_and_of_no_site(backup: Backup, practice_course: Course) -> None:
    read = backup.information.findtext
    assert read("moodle_version") == read("backup_version") == "2022112800"
    assert (read("original_wwwroot") or "").endswith(".invalid")
    course = backup.trees["course/course.xml"]
    assert course.findtext("fullname") == read("original_course_fullname")
    assert course.findtext("lang") == "es", "with which a decimal comma is read"
    assert course.findtext("enablecompletion") == "1"
    assert course.findtext("startdate") == read("original_course_startdate")
    assert practice_course.facts.title in (read("original_course_fullname") or "")


def test_one_tema_is_that_part_of_the_whole(backup: Backup, practice_course: Course, books: list[TemaBook]) -> None:
    own = books[1]
    part = Backup(build_backup(practice_course, [own], list_categories(practice_course, own.tema), NAME, own.tema))
    assert [book.title for book in part.books] == [backup.books[1].title]
    assert [each.title for each in part.books[0].chapters] == [each.title for each in backup.books[1].chapters]
    assert (
        part.questions == [each for each in backup.questions if each.category[1].startswith(f"Tema {own.tema}.")] != []
    )
    stamps = {each.findtext("stamp") for each in backup.trees["questions.xml"]}
    assert {each.findtext("stamp") for each in part.trees["questions.xml"]} <= stamps
    assert part.information.findtext("original_course_shortname", "").endswith(f"-tema-{own.tema}")


def test_the_same_course_gives_the_same_bytes(packed: bytes, practice_course: Course, books: list[TemaBook]) -> None:
    again = build_backup(copy_loaded(practice_course), books, list_categories(practice_course), NAME, None)
    assert again == packed


@pytest.mark.parametrize("kind", CARRIED)
def test_every_kind_gets_the_site_s_score(kind: str) -> None:
    question = make_question(load_samples()[kind])
    (stored,) = read_bank(make_bank(question)).questions
    assert not find_differences([(question, stored)])[0]


@pytest.mark.parametrize("kind", CARRIED)
@settings(derandomize=True, deadline=None, max_examples=5)
@given(text=nasty_texts)
@example(text="$@NULL@$")
@example(text="]]>&<b>")
def test_it_carries_what_the_xml_does(kind: str, text: str) -> None:
    bank = make_bank(make_nasty(kind, text))
    assert read_bank(bank).questions == read_xml(build_questions_xml(bank))


def find_golden(name: str) -> Path:
    return GOLDEN / f"{name}.xml"


@pytest.mark.parametrize("kind", CARRIED)
def test_a_question_is_written_as_moodle_writes_it(kind: str) -> None:
    """Each file of `golden` was gone through with the code that writes that type in a backup of Moodle."""
    question = make_question(load_samples()[kind], hints=["Mira la *norma*."])
    ((_, element),) = list_entries(question).items()
    etree.indent(element)
    element.tail = None
    assert etree.tostring(element, encoding="unicode") + "\n" == find_golden(kind).read_text(encoding="utf-8")


def test_there_is_a_golden_question_of_every_type() -> None:
    assert {path.stem for path in GOLDEN.iterdir()} == set(CARRIED)
    types = {etree.parse(path).findtext("qtype") for path in GOLDEN.iterdir()}
    assert types == {name for name, _ in XML_TYPES.values()}


def change(question: Question, word: str) -> Question:
    """The question with a word more in its prompt."""
    return question.model_copy(update={"prompt": f"{word} {question.prompt}"})


@settings(derandomize=True, deadline=None, max_examples=12)
@given(
    data=st.data(),
    word=st.sampled_from(["Además,", "*Hoy*,", "a < b,"]),
    kept=st.sets(st.sampled_from(CARRIED), min_size=1),
)
def test_a_question_is_known_again_while_it_does_not_change(data: st.DataObject, word: str, kept: set[str]) -> None:
    """Whatever happens to the others: that they change, go, come, or are put in another order."""
    samples = {question.kind: question for question in make_samples()}
    before = list_identities(*samples.values())
    others = [change(each, word) for kind, each in samples.items() if kind not in kept]
    some = data.draw(st.lists(st.sampled_from(others), unique_by=lambda each: each.id)) if others else []
    after = list_identities(*data.draw(st.permutations([*(samples[kind] for kind in kept), *some])))
    for kind in kept:
        assert after[samples[kind].id] == before[samples[kind].id]
    for each in some:
        assert after[each.id][0] != before[each.id][0]
        assert after[each.id][1] != before[each.id][1]


@pytest.mark.parametrize(
    "changes",
    [
        {"hints": ["Mira la *norma*.", "Y el reglamento."]},
        {"level": "remember"},
        {"fictional": True},
        {"answers": [{"text": f"La {n}.", "correct": n == 2, "why": "Por eso."} for n in range(3)]},
    ],
)
def test_any_part_of_a_question_is_part_of_its_stamp(changes: dict[str, object]) -> None:
    sample = load_samples()["single"]
    (before,) = list_identities(make_question(sample)).values()
    (after,) = list_identities(make_question(sample, **changes)).values()
    assert before[0] != after[0]


def test_a_category_is_the_same_while_its_edition_is() -> None:
    bank = make_bank(*make_samples())
    stamps = [each.findtext("stamp") for each in read_bank(bank).trees["questions.xml"]]
    assert stamps[1:] == ["curso-minimo+2024+curso", "curso-minimo+2024+t1", "curso-minimo+2024+t1/2"]
    facts = bank.facts.model_copy(update={"edition": 2025})
    assert get_moment(facts) - get_moment(bank.facts) == 366 * 24 * 3600
    later = build_questions_file(facts, list_categories(bank), 2, 2, Numbers())
    assert not {each.findtext("stamp") for each in etree.fromstring(later.content)} & set(stamps)
