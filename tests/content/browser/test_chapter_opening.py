"""How soon the text of a chapter begins on a telephone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

# Pages with the longest titles and leads. Before they were 1,357, 1,412, 976, 1,127 and 1,142 pixels, without
# «En cinco minutos», whose box may take 300.
PAGES = (
    "tema-4/5-4-quejas-e-incidentes",
    "tema-3/f-2-3-buenas-practicas",
    "tema-1/1-introduccion",
    "tema-3/3-5-contenidos",
    "tema-5/3-1-personal",
)
HIGHEST = 680  # pixels, and what «En cinco minutos» and «Antes de leer» take
BOXES = {".five-minutes": 320, ".before-reading": 480}  # their limits
MEASURE = """() => {
  const place = (selector, side) => document.querySelector(selector)?.getBoundingClientRect()[side] ?? 0;
  return place("article h2", "top") - place(".five-minutes", "height") - place(".before-reading", "height");
}"""


def test_the_text_begins_on_the_first_screens_of_a_telephone(browser: Browser, site_http_url: str) -> None:
    context = browser.new_context(locale="es-ES", viewport={"width": 360, "height": 780})
    page = context.new_page()
    for name in PAGES:
        page.goto(f"{site_http_url}{name}/")
        assert page.evaluate(MEASURE) <= HIGHEST, name
        for box, limit in BOXES.items():
            assert page.evaluate("box => document.querySelector(box)?.offsetHeight ?? 0", box) <= limit, (name, box)
    context.close()
