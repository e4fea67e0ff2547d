"""An edition on the pages of a small site: each says what its days say, and is made again when that changes."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from build_once import build_once
from editions import hold, make_edition
from icalendar import Calendar
from loaded_courses import load_minimal_course
from lxml import html
from minimal_course import replace_in_file
from minimal_site import build_minimal_site
from rich_course import make_rich

from course.loaded.whole import Course
from macros.code_reads import CodeReads
from macros.facts import Facts
from macros.site import Site

MOMENT = "1926028800"  # 2031-01-13 00:00 UTC, one in the morning in Madrid
EDITION = """\
year: 2031
organiser: Escuela de la Comarca
schedule: {start: "09:30", end: "13:20", timezone: Europe/Madrid}
sessions:
  - {number: 1, date: 2031-03-04}
  - {number: 2, date: 2031-03-11}
enrolment: {opens: 2031-01-13, closes: 2031-02-07, url: "https://ejemplo.es/inscripcion?a=1&b=2"}
notices:
  - {text: "El aula es la 2_B_, y no la 3_B_."}
licence: {name: CC BY-SA 4.0, url: "https://creativecommons.org/licenses/by-sa/4.0/deed.es"}
"""


def open_enrolment(source: Path) -> None:
    make_rich(source)
    (source / "data/edition.yml").write_text(EDITION, encoding="utf-8", newline="\n")
    replace_in_file(source / "docs/calendario.md", "{{ sessions() }}", "{{ sessions() }}\n\n{{ past_editions() }}")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small course on the day when enrolment in its edition opens."""

    def build(folder: Path) -> Path:
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("SOURCE_DATE_EPOCH", MOMENT)
            return build_minimal_site(folder, open_enrolment)

    return build_once(tmp_path_factory, "open-edition", build)


def read(path: Path) -> html.HtmlElement:
    return html.fromstring(path.read_text(encoding="utf-8"))


def read_text(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


OPEN = (
    "La inscripción en la edición de 2031 está abierta hasta el 7 de febrero de 2031. Las sesiones son del 4 al 11 de"
    " marzo de 2031. Estas páginas son de lectura libre: no hace falta inscribirse para usarlas."
)
ENROL = "https://ejemplo.es/inscripcion?a=1&b=2"


def test_the_home_page_says_that_enrolment_is_open_and_where(site: Path) -> None:
    page = read(site / "index.html")
    (said,) = page.xpath("//*[@class='start-facts']/li[strong = 'Inscripción abierta.']")
    assert read_text(said) == f"Inscripción abierta. {OPEN} Ir a la inscripción"
    assert not page.xpath("//*[@class='start-quiet']")
    assert said.xpath("a/@href") == [ENROL]


def test_the_box_has_the_state_and_the_notices(site: Path) -> None:
    (box,) = read(site / "ediciones.html").xpath("//div[contains(@class, 'admonition')]")
    title, *paragraphs = map(read_text, box.xpath("p"))
    assert (title, paragraphs[0]) == ("Inscripción abierta", f"{OPEN} Ir a la inscripción")
    assert (paragraphs[1:], box.xpath("p/a/@href")) == (["El aula es la 2_B_, y no la 3_B_."], [ENROL])


def test_a_page_may_say_the_days_the_enrolment_and_the_licence(site: Path) -> None:
    page = read(site / "leer-sin-conexion.html")
    text = read_text(page.xpath("//article")[0])
    assert "La edición de 2031 es del 4 al 11 de marzo de 2031, de 9:30 a 13:20" in text
    assert "Si tienes dudas sobre la inscripción, consulta a quien organiza el curso." in text
    assert page.xpath("//a[text() = 'Ir a la inscripción']/@href") == [ENROL]
    assert page.xpath("//article//a[contains(@href, 'creativecommons')]/text()") == ["CC BY-SA 4.0"]


@pytest.mark.parametrize("page", ["ediciones", "calendario"])
def test_the_editions_before_are_listed(site: Path, page: str) -> None:
    tree = read(site / f"{page}.html")
    (heading,) = tree.xpath("//h2[@id='ediciones-anteriores']")
    assert [read_text(item) for item in heading.getnext().xpath("li")] == [
        "2023. 3 sesiones, del 9 al 23 de mayo de 2023, de 16:00 a 18:30. Organización: Mancomunidad de Ejemplo."
    ]


def test_the_calendar_page_and_its_file_have_the_days(site: Path) -> None:
    tree = read(site / "calendario.html")
    assert tree.xpath("//table[contains(@class, 'sessions')]//time/@datetime") == ["2031-03-04", "2031-03-11"]
    assert "Si cambia alguna fecha, vuelve a descargarlo." in read_text(tree)
    calendar = Calendar.from_ical(next(site.rglob("calendario.ics")).read_bytes())
    assert [event.start.date().isoformat() for event in calendar.events] == ["2031-03-04", "2031-03-11"]
    assert {event["STATUS"] for event in calendar.events} == {"CONFIRMED"}


def test_search_engines_get_the_offer(site: Path) -> None:
    (text,) = read(site / "index.html").xpath("//script[@type='application/ld+json']/text()")
    (course,) = [node for node in json.loads(text)["@graph"] if node["@type"] == "Course"]
    assert course["hasCourseInstance"]["offers"]["url"] == ENROL


def test_nothing_is_left_of_the_edition_that_the_fixture_had(site: Path) -> None:
    for path in site.rglob("*.html"):
        assert not re.search(r"ya se celebró|ya han pasado|junio de 2024", path.read_text(encoding="utf-8")), path


def test_the_same_day_gives_the_same_bytes_and_another_of_the_same_state_too(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(MOMENT) + 20 * 86_400))
    again = build_minimal_site(tmp_path, open_enrolment)
    names = sorted(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    assert [name for name in names if (site / name).read_bytes() != (again / name).read_bytes()] == []


def compute_fact(course: Course) -> str:
    """The digest of what a page reads of the course: while it is the same, the page isn't made again."""
    return Facts(Site(course, serving=False), "", CodeReads()).get("course")


def test_a_page_is_made_again_when_the_state_changes_and_only_then() -> None:
    days = ("2031-01-12", "2031-01-13", "2031-02-07", "2031-02-08", "2031-03-03", "2031-03-04", "2031-03-12")
    facts = [compute_fact(hold(load_minimal_course(), make_edition(), day)) for day in days]
    assert len({*facts}) == 5
    assert facts[1] == facts[2] and facts[3] == facts[4]
