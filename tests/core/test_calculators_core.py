"""docs/assets/js/core/number-fields.js, engagement.js and sampling.js on plain data and against the course's Python."""

from __future__ import annotations

import itertools
from dataclasses import asdict

import pytest
from javascript import Realm

from course.formulas.engagement import (
    EXAMPLE,
    EXAMPLE_INTERACTIONS,
    MessageFigures,
    count_decimals,
    round_rate,
    summarize_rates,
)
from course.formulas.sampling import compute_margin, compute_sample_size
from course.formulas.statistics import Z_BY_CONFIDENCE

FIELDS = ("likes", "comments", "shares", "others", "followers", "reach", "impressions")


@pytest.fixture
def core(realm: Realm) -> Realm:
    realm.import_modules(
        engagement="core/engagement.js", numberFields="core/number-fields.js", sampling="core/sampling.js"
    )
    return realm


def compute_rates(core: Realm, **texts: str) -> dict:
    return core.evaluate("texts => engagement.computeRates(texts)", {name: "" for name in FIELDS} | texts)


def compute_sample(core: Realm, **texts: object) -> dict:
    given = {"wanted": "size", "z": 1.96, "margin": "5", "size": "", "share": "50", "population": ""} | texts
    return core.evaluate("given => sampling.computeSample(given)", given)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("80", 80),
        (" 1.200 ", 1200),
        ("1 200", 1200),
        ("1\u00a0200", 1200),
        ("12.345.678", 12345678),
        ("1.200,0", 1200),
        ("\u200b15\u200b", 15),
        ("+7", 7),
        ("", "empty"),
        ("  ", "empty"),
        ("muchos", "text"),
        ("3 mil", "text"),
        ("12k", "text"),
        ("1M", "text"),
        ("80 %", "text"),
        ("1e5", "text"),
        ("1/2", "text"),
        ("1,2,3", "text"),
        ("-3", "negative"),
        ("−3", "negative"),
        ("-0", "zero"),
        ("0", "zero"),
        ("1,5", "decimals"),
        ("1,200", "decimals"),
        ("1.20", "decimals"),
        ("9999999999999", "high"),
        ("9" * 400, "high"),
    ],
)
def test_counts_as_they_are_typed(core: Realm, typed: str, read: int | str) -> None:
    found = core.evaluate("text => numberFields.readNumber(text)", typed)
    assert found == ({"fault": read} if isinstance(read, str) else {"value": read})


def test_percentages_take_their_sign_and_decimals(core: Realm) -> None:
    read = "text => numberFields.readNumber(text, { isWhole: false, isPercent: true, maximum: 50 })"
    assert core.evaluate(read, "2,5 %") == {"value": 2.5}
    assert core.evaluate(read, "2,5 puntos") == {"fault": "text"}
    assert core.evaluate(read, "51") == {"fault": "high"}


@pytest.mark.parametrize(
    ("value", "decimals", "shown"),
    [
        (1068, None, "1.068"),
        (12345, None, "12.345"),
        (1234567.5, None, "1.234.567,5"),
        (0.5, None, "0,5"),
        (1 - 0.3, None, "0,7"),
        (1.005, 2, "1,01"),
        (0.8, 2, "0,80"),
    ],
)
def test_numbers_as_spaniards_read_them(core: Realm, value: float, decimals: int | None, shown: str) -> None:
    assert core.evaluate("([v, d]) => numberFields.formatNumber(v, d)", [value, decimals]) == shown.replace(
        " ", "\u00a0"
    )


def test_rates_are_those_of_the_example_by_hand(core: Realm) -> None:
    found = compute_rates(core, **{name: str(value) for name, value in asdict(EXAMPLE).items()})
    assert (found["faults"], found["interactions"], found["notes"]) == ({}, EXAMPLE.interactions, [])
    assert {rate["base"]: rate["rate"] for rate in found["rates"]} == {
        base: EXAMPLE.compute_rate(base) for base in FIELDS[4:]
    }


def test_rates_and_decimals_are_those_of_python(core: Realm) -> None:
    for likes, followers in itertools.product((0, 1, 3, 7, 80, 999), (3, 7, 800, 10000, 776933, 33200000)):
        rate = MessageFigures(likes, 0, 0, 0, followers, 1, 1).compute_rate("followers")
        found = compute_rates(core, likes=str(likes), followers=str(followers))["rates"]
        assert [one["rate"] for one in found] == [rate]
        shown = core.evaluate("rate => numberFields.roundHalfUp(rate, engagement.countDecimals(rate))", rate)
        assert (len(shown.partition(".")[2]), shown) == (count_decimals(rate), f"{round_rate(rate):f}")


@pytest.mark.parametrize(
    ("texts", "faults"),
    [
        ({}, {"likes": "nothing", "followers": "no-base"}),
        ({"likes": "5"}, {"followers": "no-base"}),
        ({"reach": "5"}, {"likes": "nothing"}),
        (
            {"likes": "x", "comments": "-1", "shares": "1,5", "followers": "0"},
            {"likes": "text", "comments": "negative", "shares": "decimals", "followers": "zero"},
        ),
        ({"likes": "1", "reach": "500", "impressions": "499"}, {"impressions": "under-reach"}),
        ({"likes": "0", "reach": "500", "impressions": "500"}, {}),
    ],
)
def test_faults_of_the_rates(core: Realm, texts: dict, faults: dict) -> None:
    assert compute_rates(core, **texts)["faults"] == faults


def test_more_interactions_than_the_base_is_told_and_no_fault(core: Realm) -> None:
    found = compute_rates(core, likes="30", others="80", followers="100", reach="110", impressions="200")
    assert (found["faults"], found["notes"]) == ({}, ["followers"])


def test_mean_and_median_of_a_column_are_those_of_python(core: Realm) -> None:
    for counts in (EXAMPLE_INTERACTIONS, (5,), (1, 10, 2, 7), (0, 0, 3)):
        found = core.evaluate(
            "([c, f]) => engagement.summarize(c, f)", ["\r\n".join(map(str, counts)) + "\n\n", "10.000"]
        )
        assert (found["mean"], found["median"]) == pytest.approx(summarize_rates(counts, 10000))
    assert core.evaluate("engagement.summarize('4\\n\\n1.200\\nnada', '')")["faults"] == {
        "column": {"text": "nada", "line": 4, "fault": "text"},
        "followers": "empty",
    }
    two_columns = core.evaluate("engagement.summarize('4\\t\\n12\\t345', '10')")["faults"]
    assert two_columns == {"column": {"text": "12\t345", "line": 2, "fault": "text"}}


def test_sizes_and_margins_are_those_of_python_on_a_grid(core: Realm) -> None:
    margins, shares, populations = (
        ("1", "2,5", "3", "5", "7", "10", "50"),
        ("1", "20", "50", "97,5"),
        ("", "1", "40", "500", "1000", "20.000"),
    )
    for z, share, population in itertools.product(Z_BY_CONFIDENCE.values(), shares, populations):
        part = float(share.replace(",", ".")) / 100
        total = int(population.replace(".", "")) if population else None
        for margin in margins:
            found = compute_sample(core, z=z, share=share, population=population, margin=margin)
            assert found["size"] == compute_sample_size(float(margin.replace(",", ".")) / 100, z, part, total), (
                z,
                share,
                population,
                margin,
            )
        for size in (1, 30, 385):
            if total is None or size <= total:
                found = compute_sample(core, wanted="margin", z=z, share=share, population=population, size=str(size))
                assert found["margin"] == pytest.approx(compute_margin(size, z, part, total))


@pytest.mark.parametrize(
    ("texts", "faults"),
    [
        ({"margin": ""}, {"margin": "empty"}),
        ({"margin": "0"}, {"margin": "zero"}),
        ({"margin": "60"}, {"margin": "high"}),
        ({"share": "100"}, {"share": "high"}),
        ({"share": "0"}, {"share": "zero"}),
        ({"population": "2,5"}, {"population": "decimals"}),
        ({"wanted": "margin"}, {"size": "empty"}),
        ({"wanted": "margin", "size": "9", "population": "8"}, {"size": "over-population"}),
        ({"wanted": "margin", "size": "8", "population": "8", "margin": "x"}, {}),
    ],
)
def test_faults_of_the_sample(core: Realm, texts: dict, faults: dict) -> None:
    assert compute_sample(core, **texts)["faults"] == faults


def test_what_makes_a_sample_weak_is_known(core: Realm) -> None:
    assert compute_sample(core, wanted="margin", size="100", share="1")["isRough"]
    assert not compute_sample(core)["isRough"]
    assert compute_sample(core, population="3")["isAll"]
