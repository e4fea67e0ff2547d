"""Charts are drawn once: what was drawn is remembered, and a change of what is seen draws again."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from chart_samples import SAMPLES

from course.chart_data import ChartData
from course.charts.drawing import DrawerMissingError, draw_charts

FIGURE, DATA = SAMPLES["bars"]


def forbid_drawing(monkeypatch: pytest.MonkeyPatch) -> None:
    """As where vl-convert is not installed."""
    monkeypatch.setitem(sys.modules, "vl_convert", None)


def test_what_was_drawn_is_not_drawn_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = draw_charts([(FIGURE, DATA)], tmp_path / "charts.json")
    forbid_drawing(monkeypatch)
    renamed = FIGURE.model_copy(update={"title": "Otro título", "caption": "Otro pie."})
    assert draw_charts([(renamed, DATA)], tmp_path / "charts.json") == drawn


@pytest.mark.parametrize("change", ["value", "label", "unit", "maximum", "id"])
def test_whatever_is_seen_draws_again(change: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    draw_charts([(FIGURE, DATA)], tmp_path / "charts.json")
    first = DATA.rows[0]
    changed = {
        "value": (FIGURE, replace(first, value=first.value + 1)),
        "label": (FIGURE, replace(first, label="Otra")),
        "unit": (FIGURE.model_copy(update={"chart": FIGURE.chart.model_copy(update={"unit": "h"})}), first),
        "maximum": (FIGURE.model_copy(update={"chart": FIGURE.chart.model_copy(update={"maximum": 90.0})}), first),
        "id": (FIGURE.model_copy(update={"id": "otro"}), first),
    }
    figure, row = changed[change]
    forbid_drawing(monkeypatch)
    with pytest.raises(DrawerMissingError):
        draw_charts([(figure, ChartData(DATA.path, (row, *DATA.rows[1:])))], tmp_path / "charts.json")


def test_only_what_is_in_use_is_remembered(tmp_path: Path) -> None:
    path = tmp_path / "charts.json"
    draw_charts([SAMPLES["bars"], SAMPLES["lines"]], path)
    draw_charts([SAMPLES["lines"]], path)
    assert len(json.loads(path.read_text(encoding="utf-8"))) == 1


def test_a_file_that_is_no_cache_costs_time_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "charts.json"
    path.write_text("[", encoding="utf-8")
    assert draw_charts([(FIGURE, DATA)], path)[FIGURE.id].view_box.startswith("0 0 336 ")
