"""The history and comparison of social networks through the real MkDocs, and the dates that a timeline accepts."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from furnished_site import NETWORKS_PAGE
from pydantic import ValidationError
from selectolax.lexbor import LexborHTMLParser, LexborNode

from course.language.dates import format_partial_date
from course.model import Timeline
from course.model.network import CRITERIA, Network


@pytest.fixture(scope="module")
def tree(furnished_site: Path) -> LexborHTMLParser:
    return LexborHTMLParser((furnished_site / NETWORKS_PAGE).read_text(encoding="utf-8"))


def read_text(node: LexborNode) -> str:
    return re.sub(r"\s+", " ", node.text()).strip()


def test_the_timeline_is_ordered_lists_with_dates_that_people_and_machines_read(tree: LexborHTMLParser) -> None:
    items = tree.css("ol.timeline > li")
    assert [item.attributes["id"] for item in items] == ["hito-uno", "hito-dos", "hito-tres"]
    dates = [(item.css_first("time").attributes["datetime"], read_text(item.css_first("time"))) for item in items]
    assert dates == [("1997", "1997"), ("2004-02", "febrero de 2004"), ("2006-07-15", "15 de julio de 2006")]
    assert [read_text(item.css_first(".timeline-lane")) for item in items] == [
        "Redes y web",
        "Normas y autoridades",
        "Administraciones",
    ]
    assert "Nace la primera. Con < y & en el texto (Pérez Gil, 2020)" in read_text(items[0])
    assert "¿Y la norma? Llega" in read_text(items[1])
    assert [read_text(item.css_first("em")) for item in items[:1]] == ["texto"]


def test_periods_and_cards_are_headings_one_below_the_pages_own(tree: LexborHTMLParser) -> None:
    levels = {
        heading.attributes["id"]: heading.tag
        for heading in tree.css("h1, h2, h3, h4, h5")
        if heading.attributes.get("id")
    }
    assert (levels["primeros"], levels["segundos"]) == ("h3", "h3")
    assert (levels["red-red-a"], levels["red-red-b"]) == ("h4", "h4")


def test_a_table_has_a_row_a_network_and_a_column_a_criterion(tree: LexborHTMLParser) -> None:
    table = tree.css_first("table")
    assert [read_text(cell) for cell in table.css("thead th")] == ["Red", CRITERIA["audience"], CRITERIA["risks"]]
    rows = [[read_text(cell) for cell in row.css("td")] for row in table.css("tbody tr")]
    assert [row[0] for row in rows] == ["Red a", "Red b"]
    assert rows[1][2].startswith("El risks de b (Pérez Gil, 2020")


def test_a_card_tells_every_criterion_and_cites_what_the_page_lists(tree: LexborHTMLParser) -> None:
    terms = [read_text(term) for term in tree.css("dl dt")]
    assert terms == [*CRITERIA.values()] * 2
    assert len(tree.css(".sources li")) == 1


def test_every_criterion_is_a_field_of_a_network() -> None:
    assert [name for name in Network.model_fields if name not in ("id", "name")] == [*CRITERIA]


@pytest.mark.parametrize("dates", [("2006", "2006-07-15", "2006", "2007-01"), ("2006-07", "2006-07-15")])
def test_a_year_stands_before_or_after_its_days(dates: tuple[str, ...]) -> None:
    Timeline.model_validate({"periods": [make_period(dates)]})


@pytest.mark.parametrize("dates", [("2007", "2006-12-31"), ("2006-07-16", "2006-07-15"), ("2023-02-29",), ("2023-13",)])
def test_a_date_out_of_order_or_that_never_was_is_refused(dates: tuple[str, ...]) -> None:
    with pytest.raises(ValidationError):
        Timeline.model_validate({"periods": [make_period(dates)]})


def make_period(dates: tuple[str, ...]) -> dict[str, object]:
    events = [
        {"id": f"e-{number}", "date": date, "lane": "networks", "title": "Algo", "text": "Algo [@x]."}
        for number, date in enumerate(dates)
    ]
    return {"id": "p", "title": "Periodo", "introduction": "Años.", "events": events}


def test_partial_dates_are_told_as_far_as_they_are_known() -> None:
    assert [format_partial_date(date) for date in ("2004", "2004-10", "2004-10-06")] == [
        "2004",
        "octubre de 2004",
        "6 de octubre de 2004",
    ]
