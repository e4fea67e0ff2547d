"""exports/qti/ in a real player: a question of every kind, scored as the site scores it, and answered by hand."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from moodle.banks import make_bank, make_nasty
from playwright.sync_api import Page, expect
from qti.item_reader import ReadItem, read_item
from qti.player import Player
from qti.responses import plain
from qti.site_scores import compare
from question_kinds import load_samples, make_question

from course.model import Question
from exports.qti.item import build_item
from exports.qti.kinds import QTI_KINDS

pytestmark = pytest.mark.browser
SAMPLES = {kind: make_question(sample) for kind, sample in load_samples().items() if kind in QTI_KINDS}
NASTY = "<b>¿2,5 % o 2.5? «sí» & 'no' \"ya\"</b> ]]> &amp;"


@pytest.fixture
def player(page: Page) -> Player:
    return Player(page)


def make_item(question: Question) -> ReadItem:
    return read_item(build_item(make_bank(question), question))


@pytest.mark.parametrize("kind", SAMPLES)
def test_every_kind_gets_the_site_s_score(player: Player, kind: str) -> None:
    questions = [SAMPLES[kind], make_nasty(kind, NASTY)]
    differences, count = compare(player, [(question, make_item(question)) for question in questions])
    assert differences == []
    assert count > 2 or questions[0].is_self_graded
    assert player.errors == []


def choose(player: Player, item: ReadItem, question: Question) -> None:
    view = question.make_view()
    lists = {"RESPONSE": view["choices"], "REASON": view.get("reasons", ())}
    for response, choices in lists.items():
        for choice in choices:
            if choice["correct"]:
                identifier = item.identifiers[response][plain(choice["text"])]
                player.page.locator(f'qti-simple-choice[identifier="{identifier}"]').click()


def type_in(player: Player, item: ReadItem, question: Question) -> None:
    box = player.page.locator("qti-text-entry-interaction input")
    box.press_sequentially(item.declared["RESPONSE"][0])
    box.blur()


def match(player: Player, item: ReadItem, question: Question) -> None:
    """By keyboard: a table of options is answered without dragging."""
    for pair in item.declared["RESPONSE"]:
        radio = player.page.locator(f'input[value="{pair}"]')
        radio.focus()
        radio.press("Space")


def order(player: Player, item: ReadItem, question: Question) -> None:
    """By mouse: the player has nothing else for this interaction."""
    for place, identifier in enumerate(item.declared["RESPONSE"]):
        step = player.page.locator(f'qti-simple-choice[identifier="{identifier}"]').first
        step.drag_to(player.page.locator(f'drop-list[identifier="droplist{place}"]'))


def write(player: Player, item: ReadItem, question: Question) -> None:
    player.page.locator("textarea").fill("Un texto.")


ANSWERS: dict[str, Callable[[Player, ReadItem, Question], None]] = {
    "single": choose,
    "multiple": choose,
    "true_false": choose,
    "two_tier": choose,
    "blank": type_in,
    "numeric": type_in,
    "matching": match,
    "ordering": order,
    "open": write,
}


@pytest.mark.parametrize("kind", SAMPLES)
def test_the_right_answer_by_hand(player: Player, kind: str) -> None:
    question = SAMPLES[kind]
    item = make_item(question)
    player.show(item)
    assert player.end_attempt() == (0, "model" if kind == "open" else None)
    player.show(item)
    ANSWERS[kind](player, item, question)
    expect(player.page.locator("dialog[open]")).to_have_count(0)
    score, feedback = player.end_attempt()
    assert score == (0 if kind == "open" else 1)
    assert feedback is not None
    said = player.page.locator(f'qti-modal-feedback[identifier="{feedback}"]')
    expect(said.locator("dialog[open]")).to_be_visible()
    expect(player.page.locator("dialog[open]")).to_have_count(1)
    expect(said).to_contain_text("Se explica en: ")
    assert player.errors == []


def test_hints_open_one_by_one(player: Player) -> None:
    player.show(make_item(make_question(load_samples()["single"], hints=["Mira la *norma*.", "Mira el plazo."])))
    first, second = player.page.locator("details").all()
    expect(first.locator("p")).to_be_hidden()
    first.locator("summary").click()
    expect(first.locator("p")).to_have_text("Mira la norma.")
    expect(second.locator("p")).to_be_hidden()
    expect(second.locator("summary")).to_have_text("Pista 2")


def test_who_answers_does_not_read_what_is_for_who_marks(player: Player) -> None:
    player.show(make_item(SAMPLES["open"]))
    expect(player.page.locator("qti-rubric-block")).to_be_hidden()


def test_a_decimal_comma_is_told_where_it_is_typed(player: Player) -> None:
    player.show(make_item(make_question(load_samples()["numeric"], answer=2.5, tolerance=0, anticipated=[])))
    expect(player.page.locator("qti-item-body")).to_contain_text("Escribe los decimales con punto: 12.5.")
    box = player.page.locator("qti-text-entry-interaction input")
    for typed, is_valid in (("2,5", False), ("2.5", True), ("-3", True), ("2.5 %", False)):
        box.fill(typed)
        assert box.evaluate("box => box.checkValidity()") is is_valid, typed
