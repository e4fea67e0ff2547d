"""A reader of options alone: right where their form or their words tell, at chance where nothing does."""

from __future__ import annotations

import pytest
from item_analysis.made_banks import make_alike, make_bank, make_longest, make_named

from course.item_analysis.blind_reader import guess_singles, mark_multiples, measure_chance, measure_right
from course.item_analysis.option_sets import OptionSet


def test_a_bank_whose_longest_option_is_right_is_read_without_its_prompts() -> None:
    assert measure_right(guess_singles(make_bank(make_longest))) >= 0.98


def test_a_bank_that_tells_nothing_is_guessed_at_chance() -> None:
    bank = make_bank(make_alike)
    assert measure_chance(bank) == 0.25
    for with_words in (False, True):
        assert measure_right(guess_singles(bank, with_words)) == pytest.approx(0.25, abs=0.07)


def test_a_word_that_right_options_have_tells_only_who_reads_words() -> None:
    bank = make_bank(make_named)
    assert measure_right(guess_singles(bank, with_words=True)) >= 0.98
    assert measure_right(guess_singles(bank)) < 0.5


def test_the_same_bank_gives_the_same_guesses() -> None:
    bank = make_bank(make_alike, each=10)
    assert guess_singles(bank, with_words=True) == guess_singles(bank, with_words=True)


def test_what_one_tema_alone_does_is_learnt_from_the_others() -> None:
    """Nobody studies with the questions that they will be asked: in the tema where the shortest is right it fails."""
    longest = [options for options in make_bank(make_longest) if options.tema != 5]
    turned = [
        options._replace(rights=frozenset({min(range(4), key=lambda place: len(options.texts[place]))}))
        for options in make_bank(make_longest)
        if options.tema == 5
    ]
    guesses = guess_singles([*longest, *turned])
    assert measure_right([guess for guess in guesses if guess.options.tema == 5]) == 0
    assert measure_right([guess for guess in guesses if guess.options.tema != 5]) > 0.9


def test_options_that_look_the_same_share_the_guess() -> None:
    bank = [OptionSet(f"t{tema}-x", tema, "answers", ("mapa", "nota", "red"), frozenset({0})) for tema in (1, 2)]
    bank[0] = bank[0]._replace(texts=("mapa", "mata", "masa"))
    guess = guess_singles(bank)[0]
    assert (len(guess.places), guess.score) == (3, pytest.approx(1 / 3))


def test_marks_each_option_that_looks_right_by_its_form() -> None:
    texts = ("un aviso, una queja y un plazo", "solo el bando", "el padrón, la sede y la firma", "siempre el edicto")
    bank = [
        OptionSet(f"t{tema}-{number}", tema, "answers", texts, frozenset({0, 2}))
        for tema in range(1, 4)
        for number in range(8)
    ]
    assert all(mark.places == {0, 2} for mark in mark_multiples(bank))
