"""This course on a telephone: nothing scrolls sideways except code and the tables that are wide on purpose.

One page of each kind, and those that were worst; every night, all of them (sweep_narrow_screen.py).
A table's form is chosen by course/pages/table_forms.py, with tests of its own.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pages_of_site import list_sample
from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.site]

WORST = [
    "banco-de-respuestas/",
    "calendario/",
    "casos/",
    "herramientas/",
    "mi-plan/",
    "plantillas/",
    "politica-de-redes/",
    "programa/",
    "tema-2/5-3-decidim/",
    "tema-2/6-conclusiones/",
    "tema-4/5-4-quejas-e-incidentes/",
    "tema-4/5-6-2-medir/",
    "tema-5/3-1-personal/",
]

# All that folds is opened first. Then what scrolls sideways by itself, what cuts a drawing or a thread, and what is
# out of the window; a menu that waits outside it and what only a screen reader reads don't count.
FIND_OVERFLOW = """() => {
  document.documentElement.dataset.view = "all";
  document.querySelectorAll("main details").forEach((details) => { details.open = true; });
  document.querySelectorAll(".fold-text[hidden]").forEach((text) => text.removeAttribute("hidden"));
  const width = document.documentElement.clientWidth;
  const found = { page: document.documentElement.scrollWidth, wide: [], scrolling: [], outside: [] };
  for (const box of document.body.querySelectorAll(":not(svg *)")) {
    if (!box.checkVisibility()) continue;
    const scrolls = /auto|scroll/.test(getComputedStyle(box).overflowX);
    if ((scrolls || box.matches(".thread, .thread-message, .thread-remark")) && box.scrollWidth > box.clientWidth + 1) {
      if (box.matches(".table-wide")) {
        const { role, tabIndex } = box;
        const first = box.querySelector("tbody tr").firstElementChild;
        box.scrollLeft = 1000;
        const stays = Math.abs(first.getBoundingClientRect().left - box.getBoundingClientRect().left) < 1;
        found.wide.push([role, tabIndex, Boolean(box.ariaLabel), stays]);
      } else if (!box.matches("pre code")) {
        found.scrolling.push(box.dataset.label || box.textContent.trim().slice(0, 60));
      }
    }
    const { left, right } = box.getBoundingClientRect();
    if ((left < -1 || right > width + 1) && !box.closest(".md-sidebar, .md-skip, .visually-hidden, .table-wide, pre")) {
      found.outside.push(box.outerHTML.slice(0, 80));
    }
  }
  return found;
}"""


@pytest.fixture
def addresses(built_site: Path) -> list[str]:
    return sorted({*list_sample(built_site), *WORST})


def test_nothing_scrolls_sideways_on_a_telephone_except_what_is_marked(
    page: Page, addresses: list[str], site_http_url: str
) -> None:
    page.set_viewport_size({"width": 360, "height": 780})
    faults: dict[str, dict[str, Any]] = {}
    wide = []
    for address in addresses:
        page.goto(f"{site_http_url}{address}", wait_until="domcontentloaded")
        found = page.evaluate(FIND_OVERFLOW)
        wide += found.pop("wide")
        if found != {"page": 360, "scrolling": [], "outside": []}:
            faults[address] = found
    assert faults == {}
    assert wide and all(table == ["region", 0, True, True] for table in wide)
