"""Charts: numbers as read from a CSV, how Spanish writes them, where each bar stands. Faults are in fixtures/broken."""

from __future__ import annotations

from decimal import Decimal

import pytest

from course.chart_data import ChartData, ChartRow, read_chart_data
from course.charts import CHARACTERS_PER_LINE, BarChart, choose_scale_end, compute_bars, format_value

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


def make_rows(*values: str, label: str = "Barra") -> list[ChartRow]:
    return [ChartRow(f"{label} {number}", Decimal(value), None, number) for number, value in enumerate(values, start=2)]


def list_lines(chart: BarChart) -> list[float]:
    """The height of every line of text that stands above or beside a bar, from the top down."""
    return [y for bar in chart.bars for y in (*(line.y for line in (*bar.label_lines, *bar.note_lines)), bar.value_y)]


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
        ("2024", "quejas", "2024 quejas"),
        ("12345.6", "€ al año", "12 345,6 € al año"),
        ("1234567", "personas", "1 234 567 personas"),
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


def test_bars_are_as_long_as_their_share_of_the_scale() -> None:
    chart = compute_bars(make_rows("0", "2.5", "10"), "%", 10)
    assert [bar.length for bar in chart.bars] == [0, 25, 100]
    assert chart.scale_end == "10\N{NO-BREAK SPACE}%"
    assert [bar.length for bar in compute_bars(make_rows("3.65", "8.97"), "%").bars] == [3.65, 8.97]


def test_long_labels_break_into_lines_that_fit_a_telephone_and_nothing_overlaps() -> None:
    rows = [ChartRow("palabra " * 15, Decimal(7), "nota " * 12, 2), *make_rows("8", label="Otra cosa que se mide")]
    chart = compute_bars(rows, "quejas")
    first, second = chart.bars
    lines = (*first.label_lines, *first.note_lines)
    assert len(lines) > 4
    assert all(len(line.text) <= CHARACTERS_PER_LINE for line in lines)
    heights = list_lines(chart)
    assert all(below - above >= 1.2 for above, below in zip(heights, heights[1:], strict=False))
    assert first.y + chart.bar_height < second.label_lines[0].y - 0.8
    assert second.y + chart.bar_height < chart.scale_y < chart.height


def test_a_full_bar_leaves_room_for_its_number() -> None:
    short, long = (compute_bars(make_rows("100"), unit) for unit in ("%", "personas atendidas"))
    assert short.margin >= 0.6 * len("100 %")
    assert long.margin >= 0.6 * len("100 personas atendidas")
