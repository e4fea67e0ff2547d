"""exports/anki/: what Anki makes of the deck, the first time and after a change."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest
from anki.collection import Collection
from loaded_courses import load_minimal_course
from question_kinds import load_samples, make_question

from anki_deck.decks import (
    FIRST_DAY,
    LATER,
    SITE_URL,
    Imported,
    build,
    find_note,
    import_deck,
    lay_out_site,
    make_dated_course,
    make_deck,
    open_collection,
    write_dates,
)
from course.loaded.whole import Course
from course.model import Term
from course.model.question_kinds import KIND_NAMES
from exports.anki.deck import describe_left_out
from exports.anki.kinds import CARD_TASKS
from exports.question_formats import ANKI, Extent
from exports.request import ExportError, ExportRequest

SAMPLES = load_samples()
ID = make_question(SAMPLES["single"]).id


def make_questions(**changes: Any) -> list:
    """A question of every kind, with changes of the one of kind `single`."""
    return [make_question(sample, **(changes if kind == "single" else {})) for kind, sample in SAMPLES.items()]


@pytest.fixture
def course(tmp_path: Path) -> Course:
    """The minimal course with a question of every kind, dated on the first day."""
    made = make_dated_course(load_minimal_course(), tmp_path / "course", make_questions())
    write_dates(made, FIRST_DAY)
    return made


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return lay_out_site(load_minimal_course(), tmp_path / "site")


def change(course: Course, **changes: Any) -> Course:
    return make_dated_course(load_minimal_course(), course.root, make_questions(**changes))


def count_notes(course: Course) -> int:
    return len(course.list_values(Term)) + len(CARD_TASKS)


def study(collection: Collection, identifier: str) -> Any:
    """Answer the card of a note as «Good», and return it."""
    card = find_note(collection, identifier).cards()[0]
    collection.decks.select(card.did)
    card.start_timer()
    collection.sched.answerCard(card, 3)
    return collection.get_card(card.id)


def test_the_first_time_all_are_new_and_again_all_are_known(course: Course, site: Path, tmp_path: Path) -> None:
    deck = make_deck(course, site, tmp_path)
    with open_collection(tmp_path) as collection:
        assert import_deck(collection, deck) == Imported(count_notes(course), 0, 0)
        assert import_deck(collection, deck) == Imported(0, 0, count_notes(course))
        assert collection.note_count() == collection.card_count() == count_notes(course)


def test_a_later_deck_changes_what_changed_and_keeps_the_schedule(course: Course, site: Path, tmp_path: Path) -> None:
    with open_collection(tmp_path) as collection:
        import_deck(collection, make_deck(course, site, tmp_path))
        before = study(collection, ID)
        later = change(course, prompt="¿Y ahora, qué te piden?")
        write_dates(later, LATER)
        assert import_deck(collection, make_deck(later, site, tmp_path)) == Imported(0, 1, count_notes(course) - 1)
        note = find_note(collection, ID)
        assert note["Enunciado"] == "¿Y ahora, qué te piden?"
        after = note.cards()[0]
        assert (after.id, after.reps, after.type, after.queue, after.due, after.ivl) == (
            *(before.id, 1, before.type, before.queue, before.due, before.ivl),
        )
        assert before.type != 0


def test_with_the_same_date_anki_would_not_change_it(course: Course, site: Path, tmp_path: Path) -> None:
    """Which is why a deck isn't made without a date of its own for each change."""
    with open_collection(tmp_path) as collection:
        import_deck(collection, make_deck(course, site, tmp_path))
        later = change(course, prompt="¿Y ahora, qué te piden?")
        (course.root / "data/card-dates.txt").unlink()
        write_dates(later, FIRST_DAY)
        assert import_deck(collection, make_deck(later, site, tmp_path)).updated == 0
        assert find_note(collection, ID)["Enunciado"] != "¿Y ahora, qué te piden?"


def test_a_new_question_comes_alone(course: Course, site: Path, tmp_path: Path) -> None:
    with open_collection(tmp_path) as collection:
        import_deck(collection, make_deck(course, site, tmp_path))
        added = make_question(SAMPLES["single"], id="t1-otra-mas", prompt="¿Y otra?")
        later = make_dated_course(load_minimal_course(), course.root, [added, *make_questions()])
        write_dates(later, LATER)
        assert import_deck(collection, make_deck(later, site, tmp_path)) == Imported(1, 0, count_notes(course))


def test_the_deck_of_a_tema_is_part_of_the_whole(course: Course, site: Path, tmp_path: Path) -> None:
    part = make_deck(course, site, tmp_path, tema=1)
    assert part.name == f"{course.facts.slug}-tema-1.apkg"
    with open_collection(tmp_path) as collection:
        first = import_deck(collection, part)
        rest = import_deck(collection, make_deck(course, site, tmp_path))
        assert (first.new + rest.new, rest.duplicate) == (count_notes(course), first.new)


def test_decks_are_a_tree_by_temas(course: Course, site: Path, tmp_path: Path) -> None:
    with open_collection(tmp_path) as collection:
        import_deck(collection, make_deck(course, site, tmp_path))
        names = [deck.name.split("::") for deck in collection.decks.all_names_and_ids(skip_empty_default=True)]
        assert {tuple(name[:1]) for name in names} == {(course.facts.title,)}
        tema = next(name[1] for name in names if len(name) > 1 and name[1].startswith("Tema 1. "))
        assert [course.facts.title, tema, "Preguntas"] in names and [course.facts.title, tema, "Términos"] in names
        described = collection.decks.by_name("::".join([course.facts.title, tema, "Términos"]))["desc"]
        assert course.facts.title in described and course.facts.licences.content.name in described
        cards = [
            collection.get_card(card)
            for card in collection.find_cards(f'"deck:{course.facts.title}::*"', order="c.due")
        ]
        kinds = [
            card.note_type()["name"].rpartition(": ")[2] for card in cards if card.note()["Lugar"].endswith("(tema 1)")
        ]
        assert kinds == sorted(kinds, key=["término", "pregunta"].index), "terms come before what asks for them"


def test_a_note_says_where_it_is_explained_and_what_it_is(course: Course, site: Path, tmp_path: Path) -> None:
    with open_collection(tmp_path) as collection:
        import_deck(collection, make_deck(course, site, tmp_path))
        note = find_note(collection, ID)
        slug = course.facts.slug
        wanted = {f"{slug}::{tag}" for tag in ("tema::1", "nivel::aplicar", "objetivo::G1", "ruta::imprescindible")}
        assert set(note.tags) == wanted
        assert note["Enlace"] == f"{SITE_URL}tema-1/2-modelos/#2"
        shown = note.cards()[0].render_output(browser=False)
        assert f'<a href="{note["Enlace"]}">{note["Lugar"]}</a>' in shown.answer_text
        assert note["Respuesta"] not in shown.question_text


def test_without_an_address_there_is_no_link(course: Course, tmp_path: Path) -> None:
    site = lay_out_site(load_minimal_course(), tmp_path / "site", "")
    with open_collection(tmp_path) as collection:
        import_deck(collection, make_deck(course, site, tmp_path))
        note = find_note(collection, ID)
        assert note["Enlace"] == ""
        answer = note.cards()[0].render_output().answer_text
        assert "<a " not in answer and f"Se explica en: {note['Lugar']}." in answer


def test_same_course_same_bytes(course: Course, site: Path) -> None:
    assert build(course, site) == build(course, site)


def test_nothing_of_a_text_is_taken_for_anki_s(course: Course, site: Path, tmp_path: Path) -> None:
    text = r"[sound:a.mp3] [latex]x[/latex] \(x\) {{Respuesta}} <b> {{c1::y}}"
    later = change(course, prompt=text)
    write_dates(later, LATER)
    with open_collection(tmp_path) as collection:
        assert import_deck(collection, make_deck(later, site, tmp_path)).conflicting == 0
        shown = find_note(collection, ID).cards()[0].render_output()
        assert shown.question_av_tags == []
        assert "&lt;b&gt;" in shown.question_text and "{{Respuesta}}" in shown.question_text
        assert (
            "[sound" not in shown.question_text
            and "[latex" not in shown.question_text
            and "\\(" not in shown.question_text
        )


def test_what_stays_on_the_site_is_told(course: Course) -> None:
    told = describe_left_out(ExportRequest(course))
    assert told == [f"En las tarjetas no van las preguntas `{kind}`: 1." for kind in ("open", "ordering")]
    left = {kind for kind in KIND_NAMES if ANKI.get_extent(kind) is Extent.NONE}
    assert left == {"open", "ordering"}


def test_without_genanki_or_notes_it_says_so(course: Course, site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ExportError, match="No hay ninguna pregunta ni ningún término"):
        build(course, site, tema=9)
    monkeypatch.setitem(sys.modules, "genanki", None)
    with pytest.raises(ExportError, match="Falta genanki"):
        build(course, site)
