"""This course's cards: their dates can be read, and Anki takes them all."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from anki_deck.decks import Imported, import_deck, make_deck, open_collection
from publishing import SITE_URL

from course.loaded.whole import Course
from course.model import Term
from exports.anki.dates import DATES_PATH, list_digests, read_dates, render_dates, update_dates
from exports.anki.deck import find_uncarried
from exports.anki.kinds import CARD_TASKS
from exports.request import ExportRequest

pytestmark = pytest.mark.site


@pytest.fixture
def dated_course(whole_course: Course, tmp_path: Path) -> Course:
    """The course once `python3 tasks.py cards` has dated its last changes, as it is when a deck is published.

    Who edits a question or a term needn't do that: `python3 tasks.py export anki` asks for it.
    """
    dates, _ = read_dates(whole_course.root)
    root = tmp_path / "dated"
    (root / DATES_PATH).parent.mkdir(parents=True)
    later = update_dates(dates, list_digests(whole_course), datetime(2100, 1, 1, tzinfo=UTC))
    (root / DATES_PATH).write_text(render_dates(later), encoding="utf-8", newline="\n")
    return replace(whole_course, root=root)


def test_its_dates_can_be_read(whole_course: Course) -> None:
    dates, findings = read_dates(whole_course.root)
    assert findings == []
    assert len(dates) > 700


def test_anki_takes_all_of_them(dated_course: Course, built_site: Path, tmp_path: Path) -> None:
    assert find_uncarried(ExportRequest(dated_course)) == []
    questions = [located.value for located in dated_course.questions if located.value.kind in CARD_TASKS]
    count = len(questions) + len(dated_course.list_values(Term))
    assert count > 700
    whole, part = (make_deck(dated_course, built_site, tmp_path, tema=tema) for tema in (None, 1))
    with open_collection(tmp_path) as collection:
        first = import_deck(collection, part)
        assert import_deck(collection, whole) == Imported(count - first.new, 0, first.new)
        assert import_deck(collection, whole) == Imported(0, 0, count)
        assert collection.note_count() == collection.card_count() == count
        temas = {f"{tema.label}" for tema in dated_course.programme.temas}
        decks = [deck.name for deck in collection.decks.all_names_and_ids(skip_empty_default=True)]
        assert len(decks) == 1 + 3 * len(temas)
        notes = [collection.get_note(each) for each in collection.find_notes("")]
        assert {note["Identificador"] for note in notes} >= {question.id for question in questions}
        assert [note["Identificador"] for note in notes if not note["Enlace"].startswith(f"{SITE_URL}tema-")] == []
        linked = {note["Enlace"].partition("#")[::2] for note in notes}
        texts = {url: read_page(built_site, url) for url, _ in linked}
        assert [(url, anchor) for url, anchor in linked if f'id="{anchor}"' not in texts[url]] == []


def read_page(site: Path, url: str) -> str:
    return (site / url.removeprefix(SITE_URL) / "index.html").read_text(encoding="utf-8")
