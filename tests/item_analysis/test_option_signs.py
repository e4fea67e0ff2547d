"""The signs of an option's form, each measured among the options of its question."""

from __future__ import annotations

import pytest

from course.item_analysis.option_signs import SIGNS, measure_signs


@pytest.mark.parametrize(
    ("phrase", "most", "other"),
    [
        ("suele ser la más larga", "Avisar al vecino mañana", "Avisar"),
        ("suele ser la más corta", "Avisar", "Avisar al vecino"),
        ("suele llevar más comas", "Pan, sal, té", "Pan y sal"),
        ("suele llevar más veces «y»", "Pan y sal", "Pan con sal"),
        ("suele llevar más veces «o»", "Pan o sal", "Pan con sal"),
        ("suele dar razones («porque», «pues»…)", "Se avisa, ya que urge", "Se avisa hoy"),
        ("suele ser tajante («solo», «todo»…)", "Avisa a todos", "Avisa a tres"),
        ("suele llevar matices («casi», «si»…)", "Según el caso", "En el caso"),
        ("suele negar algo («no», «sin»…)", "Ir sin cita", "Ir con cita"),
        ("suele llevar cifras", "En 10 días", "En diez días"),
        ("suele llevar comillas", "Un «sí»", "Un sí"),
        ("suele llevar dos puntos o punto y coma", "Dos: ayer y hoy", "Dos, ayer y hoy"),
        ("suele llevar un paréntesis", "La ley (39)", "La ley 39"),
        ("suele empezar por un infinitivo", "**Avisar** al vecino", "Se avisa al vecino"),
        ("suele empezar por un infinitivo", "Decirlo hoy", "Lo dice hoy"),
        ("suele empezar por una negación", "No se avisa", "Se avisa"),
        ("suele empezar por un artículo", "La sede", "En la sede"),
        ("suele llevar palabras largas", "Administración", "Una red de paso"),
    ],
)
def test_the_option_that_has_a_sign_stands_out(phrase: str, most: str, other: str) -> None:
    (number,) = [number for number, sign in enumerate(SIGNS) if sign.more == phrase]
    first, *others = (row[number] for row in measure_signs((most, other, other + ".")))
    assert first > 0 > max(others)


def test_what_all_options_have_is_no_sign() -> None:
    assert measure_signs(("No, solo hoy", "No, solo ayer", "No, solo aquí"))[0][9] == 0


def test_the_option_that_gathers_the_others_words_stands_out() -> None:
    (number,) = [number for number, sign in enumerate(SIGNS) if sign.more == "suele compartir palabras con las demás"]
    rows = measure_signs(("aviso sede", "aviso bando", "sede censo", "mapa nota"))
    assert max(range(4), key=lambda place: rows[place][number]) == 0
