"""Macros `engagement_calculator` and `sample_size`: a form, with the same calculation shown step by step.

`docs/assets/js/calculators/` runs the form; the steps are for readers without JavaScript.
"""

from __future__ import annotations

from course.formulas.engagement import BASES, EXAMPLE, EXAMPLE_INTERACTIONS, round_rate, summarize_rates
from course.formulas.sampling import TABLE_MARGINS, compute_exact_size, compute_sample_size, compute_table
from course.formulas.statistics import Z_BY_CONFIDENCE
from course.language.numbers import format_number
from macros.site import Site

STYLESHEET = "assets/css/study.css"  # bundles: see macros/assets.py
SCRIPT = "assets/js/calculators.js"

USUAL_CONFIDENCE = 95
USUAL_MARGIN = 0.05
EXAMPLE_POPULATION = 5000


def engagement_calculator(site: Site) -> str:
    mean, median = summarize_rates(EXAMPLE_INTERACTIONS, EXAMPLE.followers)
    return _make_slot(
        site,
        "engagement_calculator.html.jinja",
        example=EXAMPLE,
        rates={base: (getattr(EXAMPLE, base), format_rate(EXAMPLE.compute_rate(base))) for base in BASES},
        column=EXAMPLE_INTERACTIONS,
        mean=format_rate(mean),
        median=format_rate(median),
    )


def sample_size(site: Site) -> str:
    z = Z_BY_CONFIDENCE[USUAL_CONFIDENCE]
    return _make_slot(
        site,
        "sample_size.html.jinja",
        confidences=Z_BY_CONFIDENCE,
        usual_confidence=USUAL_CONFIDENCE,
        z=z,
        margins=[round(margin * 100) for margin in TABLE_MARGINS],
        table=compute_table(z),
        margin=USUAL_MARGIN,
        population=EXAMPLE_POPULATION,
        unlimited=round(compute_exact_size(USUAL_MARGIN, z), 2),
        exact=round(compute_exact_size(USUAL_MARGIN, z, population=EXAMPLE_POPULATION), 2),
        size=compute_sample_size(USUAL_MARGIN, z, population=EXAMPLE_POPULATION),
    )


def format_rate(rate: float) -> str:
    """A rate in percent in the same format as docs/assets/js/calculators/engagement.js: `0,80 %`."""
    return f"{round_rate(rate)}".replace(".", ",") + "\N{NO-BREAK SPACE}%"


def _make_slot(site: Site, template: str, **context: object) -> str:
    return site.make_template_slot(
        template,
        stylesheet=site.get_asset_path(STYLESHEET),
        script=site.get_asset_path(SCRIPT),
        number=format_number,
        **context,
    )
