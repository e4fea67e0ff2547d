"""The cards as Anki renders them, in a real Chromium on a phone's screen, light and dark."""

from __future__ import annotations

from itertools import product
from typing import NamedTuple

import pytest
from accessibility import find_violations
from anki_deck.decks import (
    FIRST_DAY,
    find_note,
    import_deck,
    lay_out_site,
    make_dated_course,
    make_deck,
    open_collection,
    write_dates,
)
from jinja2 import Template
from loaded_courses import load_minimal_course
from playwright.sync_api import Page, expect
from question_kinds import load_samples, make_question

from exports.anki.kinds import CARD_TASKS

pytestmark = pytest.mark.browser
# As Anki's own page: the styles of the note type, and `card` on the body.
PAGE = Template(
    '<!doctype html><html lang="es"><head><title>Tarjeta</title><style>{{ css }}</style></head>'
    '<body class="card {{ scheme }}"><main><h1>Tarjeta</h1>{{ html }}</main></body></html>'
)
SAMPLES = {
    kind: make_question(sample, hints=["Mira la *norma*."])
    for kind, sample in load_samples().items()
    if kind in CARD_TASKS
}


class Rendered(NamedTuple):
    front: str
    back: str
    css: str


@pytest.fixture(scope="module")
def cards(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Rendered]:
    """The card of each kind of question, and that of a term, by kind."""
    folder = tmp_path_factory.mktemp("cards")
    course = make_dated_course(load_minimal_course(), folder / "course", list(SAMPLES.values()))
    write_dates(course, FIRST_DAY)
    deck = make_deck(course, lay_out_site(course, folder / "site"), folder)
    ids = {kind: question.id for kind, question in SAMPLES.items()}
    found = {}
    with open_collection(folder) as collection:
        import_deck(collection, deck)
        term = collection.get_note(collection.find_notes("Término:_*")[0])
        for kind, note in {**{kind: find_note(collection, each) for kind, each in ids.items()}, "term": term}.items():
            shown = note.cards()[0].render_output()
            found[kind] = Rendered(shown.question_text, shown.answer_text, shown.css)
    return found


@pytest.mark.parametrize("kind", [*CARD_TASKS, "term"])
def test_it_is_read_on_a_phone(page: Page, cards: dict[str, Rendered], kind: str) -> None:
    page.set_viewport_size({"width": 360, "height": 640})
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    card = cards[kind]
    for html, scheme in product((card.front, card.back), ("", "nightMode")):
        page.set_content(PAGE.render(css=card.css, html=html, scheme=scheme))
        assert find_violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        assert page.evaluate("getComputedStyle(document.querySelector('.page')).fontSize") == "18px"
        background = page.evaluate("getComputedStyle(document.body).backgroundColor")
        assert (background == "rgb(255, 255, 255)") is (scheme == "")
        if scheme:
            page.evaluate("document.body.className = 'card night_mode'")
            assert page.evaluate("getComputedStyle(document.body).backgroundColor") == background
    expect(page.locator("#answer")).to_have_count(1)
    assert requests == []
    assert "<script" not in card.front + card.back


def test_a_hint_is_opened_by_keyboard(page: Page, cards: dict[str, Rendered]) -> None:
    card = cards["single"]
    page.set_content(PAGE.render(css=card.css, html=card.front, scheme=""))
    hint = page.get_by_text("Mira la norma.")
    expect(hint).to_be_hidden()
    page.locator("summary").press("Enter")
    expect(hint).to_be_visible()
