"""Charts: numbers read from a CSV, their Spanish format, and a chart in words. Faults are in `tests/broken`."""

from __future__ import annotations

from decimal import Decimal

import pytest
from chart_samples import SAMPLES, make_chart
from loaded_courses import copy_loaded, load_minimal_draft

from course.charts.chart_data import ChartData, ChartRow, Interval, read_chart_data
from course.charts.numbers import choose_scale_end, format_value, get_scale_end, list_ticks
from course.charts.words import list_table, render_description
from course.checks.charts import check_chart
from course.language.numbers import format_number
from course.model import CHART_SHAPES, Figure

CSV = """label,value,note
Ayuntamientos,49.50,
"Comunidades, con las islas", 43.9 ,Sin Ceuta

Estado,0,
"""


def read(text: str) -> ChartData:
    data, findings = read_chart_data(text, "data/figures/x.csv")
    assert findings == []
    assert data is not None
    return data


def test_rows_keep_the_order_the_words_and_the_figures_of_the_file() -> None:
    assert [(row.label, str(row.value), row.note, row.line) for row in read(CSV).rows] == [
        ("Ayuntamientos", "49.50", None, 2),
        ("Comunidades, con las islas", "43.9", "Sin Ceuta", 3),
        ("Estado", "0", None, 5),
    ]


def test_columns_may_come_in_any_order_and_the_note_may_be_left_out() -> None:
    assert [(row.label, row.value) for row in read("value,label\n3,Uno\n").rows] == [("Uno", Decimal(3))]


@pytest.mark.parametrize(
    ("value", "unit", "shown"),
    [
        ("49.5", "%", "49,5 %"),
        ("3.60", "%", "3,60 %"),
        ("0", "min", "0 min"),
        ("1068", "quejas", "1.068 quejas"),
        ("12345.6", "€ al año", "12.345,6 € al año"),
        ("1234567", "personas", "1.234.567 personas"),
    ],
)
def test_numbers_are_written_as_spanish_writes_them_and_never_break(value: str, unit: str, shown: str) -> None:
    assert format_value(Decimal(value), unit) == shown.replace(" ", "\N{NO-BREAK SPACE}")


@pytest.mark.parametrize(
    ("values", "unit", "end"),
    [
        (["3.65", "8.97"], "%", "100"),
        (["140"], "%", "200"),
        (["42.5"], "min", "50"),
        (["50", "9"], "min", "50"),
        (["0.3"], "min", "0.5"),
        (["810"], "quejas", "1000"),
        (["0", "0"], "quejas", "1"),
    ],
)
def test_scale_without_a_maximum_ends_in_a_round_number(values: list[str], unit: str, end: str) -> None:
    assert choose_scale_end([Decimal(value) for value in values], unit) == Decimal(end)


@pytest.mark.parametrize(
    ("kind", "text", "maximum", "end"),
    [
        ("bars", "label,value\nUno,12.5\n", 60.0, "60"),
        ("stacked_bars", "label,series,value\nUno,A,90\nUno,B,60\n", None, "200"),
        ("intervals", "label,series,value,low,high\nUno,A,9,8,11\n", None, "20"),
    ],
)
def test_a_scale_reaches_the_author_s_maximum_or_the_furthest_mark(
    kind: str, text: str, maximum: float | None, end: str
) -> None:
    figure, data = make_chart(kind, text, "h", maximum)
    assert get_scale_end(figure.chart, data.rows) == Decimal(end)


def test_parts_rounded_a_little_over_100_are_drawn_on_a_scale_that_says_100() -> None:
    figure, data = SAMPLES["stack-rounded-over-100"]
    end = get_scale_end(figure.chart, data.rows)
    assert end == Decimal("100.1")
    assert list_ticks(figure.chart, end) == (0, 50, 100)


@pytest.mark.parametrize("kind", CHART_SHAPES)
def test_each_kind_takes_its_own_columns_and_perhaps_a_note(kind: str) -> None:
    columns = CHART_SHAPES[kind].columns
    row = {"label": "Uno", "series": "A", "value": "2", "low": "1", "high": "3", "note": "Nota"}
    for shown in (columns, (*columns, "note"), ("note", *reversed(columns))):
        text = f"{','.join(shown)}\n{','.join(row[name] for name in shown)}\n"
        data, findings = read_chart_data(text, "x.csv", kind)
        assert findings == []
        interval = Interval(Decimal(1), Decimal(3)) if "low" in columns else None
        note, series = ("Nota" if "note" in shown else None), ("A" if "series" in columns else None)
        assert data.rows == (ChartRow("Uno", Decimal(2), note, 2, series, interval),)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        (
            "bars",
            ["Gráfico de barras horizontales, en una escala de 0 a 100 %.", "Ayuntamientos: 49,50 %.", "(Una nota que"],
        ),
        ("grouped_bars", ["Lee mensajes: Mujeres, 40 %; Hombres, 30,5 % (Pocas respuestas)."]),
        ("stacked_bars", ["barras apiladas", "Más de 5.000: Muy de acuerdo, 40 %;"]),
        ("lines", ["Gráfico de líneas", "Facebook: 2017, 80 %; 2018, 76 %;", "Una red de nombre largo: 2017, 5,0 %;"]),
        ("intervals", ["puntos con su intervalo", "Facebook: De 18 a 34 años, 30 % (de 27,5 a 33 %);"]),
    ],
)
def test_a_chart_is_told_in_words_with_every_number(name: str, words: list[str]) -> None:
    figure, data = SAMPLES[name]
    told = render_description(figure.chart, data.rows).replace("\N{NO-BREAK SPACE}", " ")
    assert all(part in told for part in words), told
    for row in data.rows:
        assert format_number(row.value) in told


def test_a_chart_is_told_whole() -> None:
    figure, data = make_chart("intervals", "label,series,value,low,high,note\nUno,A,9,8,11,Poco\nUno,B,3,2,4,\n", "h")
    assert render_description(figure.get_chart(), data.rows).replace("\N{NO-BREAK SPACE}", " ") == (
        "Gráfico de puntos con su intervalo, en una escala de 0 a 20 h."
        " Uno: A, 9 h (de 8 a 11 h) (Poco); B, 3 h (de 2 a 4 h)."
    )


@pytest.mark.parametrize(
    ("kind", "text", "table"),
    [
        ("bars", "label,value\nUno,9\n", [{"label": "Uno", "value": "9 h"}]),
        (
            "bars",
            "label,value,note\nUno,9,\nDos,8.50,Poco\n",
            [{"label": "Uno", "value": "9 h", "note": ""}, {"label": "Dos", "value": "8,50 h", "note": "Poco"}],
        ),
        ("lines", "label,series,value\n2019,A,9\n", [{"label": "2019", "value": "9 h", "series": "A"}]),
        (
            "intervals",
            "label,series,value,low,high\nUno,A,9,8,11\n",
            [{"label": "Uno", "value": "9 h", "series": "A", "low": "8 h", "high": "11 h"}],
        ),
    ],
)
def test_the_table_of_a_chart_has_every_cell(kind: str, text: str, table: list[dict[str, str]]) -> None:
    figure, data = make_chart(kind, text, "h")
    shown = [
        {name: cell.replace("\N{NO-BREAK SPACE}", " ") for name, cell in row.items()}
        for row in list_table(figure.get_chart(), data.rows)
    ]
    assert shown == table
    assert [[*row] for row in shown] == [[*row] for row in table]


@pytest.mark.parametrize(("length", "is_read"), [(15, True), (16, False)])
def test_a_number_has_fifteen_digits_at_most_on_each_side(length: int, is_read: bool) -> None:
    for number in ("1" * length, f"0.{'1' * length}"):
        assert (read_chart_data(f"label,value\nUno,{number}\n", "x.csv")[0] is not None) is is_read


@pytest.mark.parametrize(
    ("written", "is_read"),
    [
        ("1.234", False),
        ("12.345", False),
        ("999.999", False),
        ("0.123", True),
        ("1.23", True),
        ("1.2345", True),
        ("1234.567", True),
        ("1234", True),
    ],
)
def test_a_number_that_reads_in_two_ways_is_refused(written: str, is_read: bool) -> None:
    assert (read_chart_data(f"label,value\nUno,{written}\n", "x.csv")[0] is not None) is is_read


def test_six_series_can_be_told_apart() -> None:
    """`tests/broken/charts_series.yml` has seven."""
    rows = "".join(f"Uno,{name},1\n" for name in "ABCDEF")
    figure, data = make_chart("grouped_bars", f"label,series,value\n{rows}", "h")
    draft = copy_loaded(load_minimal_draft())
    draft.chart_data = {"esperas": data}
    (located,) = (each for each in draft.list_located(Figure) if each.value.id == "esperas")
    assert check_chart(draft, located, figure.get_chart()) == []
