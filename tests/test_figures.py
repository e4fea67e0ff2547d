"""The macros `figure` and `chart`: a picture with its caption, and everything that it says in words too."""

from __future__ import annotations

import re

import pytest
from chart_samples import SAMPLES
from loaded_courses import copy_loaded, load_minimal_course
from lxml import html

from course.loaded.located import Located
from course.model import Figure
from macros.charts import chart
from macros.figures import figure
from macros.site import Site


@pytest.fixture(scope="module")
def minimal_site() -> Site:
    return Site(load_minimal_course(), serving=False)


def render(site: Site, figure_id: str) -> html.HtmlElement:
    """The figure as a page would hold it."""
    page = site.begin_page("index.md", "")
    macro = chart if site.course.find_by_id(Figure, figure_id).chart else figure
    return html.fromstring(site.fill_slots(page, macro(site, figure_id)))


def read_words(element: html.HtmlElement) -> str:
    return re.sub(r"\s+", " ", element.text_content())


def find_named(element: html.HtmlElement, attribute: str) -> str:
    """The text of the element that `attribute` points to by its id."""
    (found,) = element.xpath(f"//*[@id='{element.get(attribute)}']")
    return read_words(found).strip()


def test_a_drawing_has_a_name_and_its_description_for_everyone(minimal_site: Site) -> None:
    tree = render(minimal_site, "canales")
    wide, narrow = tree.xpath(".//svg")
    description = "Dos recuadros, la ventanilla y la web, unidos por una flecha."
    for svg in (wide, narrow):
        assert svg.get("role") == "img"
        assert find_named(svg, "aria-labelledby") == "Dos canales"
        assert find_named(svg, "aria-describedby") == description
    assert (wide.get("viewbox"), narrow.get("viewbox")) == ("0 0 640 120", "0 0 328 200")
    assert description in read_words(tree.xpath(".//details")[0])
    assert "De la ventanilla a la web. Dibujo propio. (Pérez Gil, 2020)" in read_words(tree.xpath(".//figcaption")[0])


def test_a_chart_says_its_numbers_in_the_drawing_in_words_and_in_a_table(minimal_site: Site) -> None:
    tree = render(minimal_site, "esperas")
    wide, narrow = tree.xpath(".//svg")
    assert narrow.get("class") == "chart chart-narrow" and narrow.get("aria-labelledby") == wide.get("aria-labelledby")
    for svg in (wide, narrow):
        assert svg.get("role") == "img"
        assert find_named(svg, "aria-labelledby") == "Minutos de espera"
        assert find_named(svg, "aria-describedby") == (
            "Gráfico de barras horizontales, en una escala de 0 a 60 min. "
            "Ventanilla: 42,50 min (A primera hora). Web, con ayuda: 8 min."
        )
        assert [text.text_content().replace("\xa0", " ") for text in svg.xpath(".//text")] == [
            "Ventanilla",
            "Web, con ayuda",
            "A primera hora",
            "42,50 min",
            "8 min",
            "0",
            "60 min",
            "30",
        ]
    assert len(svg.xpath(".//g[@class='chart-bars']/path")) == 2
    (table,) = tree.xpath(".//details//table")
    assert read_words(table.xpath("./caption")[0]) == "Minutos de espera"
    assert [cell.text for cell in table.xpath(".//th[@scope='col']")] == ["Qué mide", "Valor", "Nota"]
    rows = [[read_words(cell).strip() for cell in row.xpath("./th|./td")] for row in table.xpath(".//tbody/tr")]
    assert rows == [["Ventanilla", "42,50 min", "A primera hora"], ["Web, con ayuda", "8 min", ""]]
    assert len(table.xpath(".//tbody//th[@scope='row']")) == 2


def test_the_caption_of_a_chart_says_its_date_its_sample_and_its_source(minimal_site: Site) -> None:
    caption = read_words(render(minimal_site, "esperas").xpath(".//figcaption")[0])
    expected = "Gráfico propio. Fecha: 2020. Muestra: 40 personas atendidas. (Pérez Gil, 2020)"
    assert caption.endswith(expected)


def test_the_table_of_a_chart_has_all_its_columns() -> None:
    loaded = copy_loaded(load_minimal_course())
    value, data = SAMPLES["intervals"]
    loaded.data[Figure] = [Located(value, loaded.list_located(Figure)[0].document)]
    loaded.chart_data = {value.id: data}
    site = Site(loaded, serving=False)
    tree = html.fromstring(site.fill_slots(site.begin_page("index.md", ""), chart(site, value.id)))
    assert [cell.text for cell in tree.xpath(".//th[@scope='col']")] == ["Qué mide", "Serie", "Valor", "Desde", "Hasta"]
    first = [read_words(cell) for cell in tree.xpath(".//tbody/tr[1]/*")]
    assert first == ["Facebook", "De 18 a 34 años", "30 %", "27,5 %", "33 %"]
