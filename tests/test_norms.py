"""How regulations are named in a text, however the author writes them."""

from __future__ import annotations

import datetime

import pytest
from course_in_memory import make_course, make_page
from loaded_courses import copy_loaded, load_minimal_course, load_minimal_draft

from course.checks.dates import check_dates
from course.checks.norms import check_norms, find_named_norms
from course.findings import render_finding
from course.language.dates import format_days
from course.loaded.located import Located
from course.model import Norm
from macros.norms import describe_norm, legal_notice
from macros.site import Site


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("la Ley 39/2015 manda", [("Ley", "39/2015")]),
        ("las Leyes 39/2015 y 40/2015", [("Ley", "39/2015"), ("Ley", "40/2015")]),
        ("el RD 203/2021 y el R.D. 951/2005", [("Real Decreto", "203/2021"), ("Real Decreto", "951/2005")]),
        ("el Real Decreto-Ley 6/2023", [("Real Decreto-ley", "6/2023")]),
        ("el real\ndecreto legislativo 5/2015", [("Real Decreto Legislativo", "5/2015")]),
        ("la Ley Orgánica 3/2018 (LO 3/2018)", [("Ley Orgánica", "3/2018"), ("Ley Orgánica", "3/2018")]),
        ("la Orden TDF/379/2024", [("Orden", "TDF/379/2024")]),
        ("el Reglamento (UE) 2024/1689", [("Reglamento (UE)", "2024/1689")]),
        ("el Decreto n.º 37/2011", [("Decreto", "37/2011")]),
        ("las Leyes 39/2015, 40/2015 y 9/2017", [("Ley", "39/2015"), ("Ley", "40/2015"), ("Ley", "9/2017")]),
        ("la sentencia 635/2021 y el 3/4 de la plantilla", []),
        ("la Ley 39/2015/3 y el Decretos 1/2000", []),
    ],
)
def test_norms_are_found_by_kind_and_number(text: str, named: list[tuple[str, str]]) -> None:
    assert [(norm.kind, norm.number) for norm in find_named_norms(text)] == named


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("Ley Orgánica", "Ley Orgánica"),
        ("LO", "Ley Orgánica"),
        ("L.O.", "Ley Orgánica"),
        ("Ley", "Ley"),
        ("Leyes", "Ley"),
        ("Real Decreto-ley", "Real Decreto-ley"),
        ("Real Decreto Ley", "Real Decreto-ley"),
        ("RDL", "Real Decreto-ley"),
        ("Real Decreto Legislativo", "Real Decreto Legislativo"),
        ("RDLeg", "Real Decreto Legislativo"),
        ("Real Decreto", "Real Decreto"),
        ("RD", "Real Decreto"),
        ("R.D.", "Real Decreto"),
        ("Decreto-ley", "Decreto-ley"),
        ("Decreto Ley", "Decreto-ley"),
        ("Decreto Legislativo", "Decreto Legislativo"),
        ("Decreto", "Decreto"),
        ("Orden", "Orden"),
        ("Reglamento (UE)", "Reglamento (UE)"),
        ("Directiva (UE)", "Directiva (UE)"),
    ],
)
def test_every_usual_way_to_write_a_kind_is_known(written: str, kind: str) -> None:
    for text in (written, written.upper(), written.replace(" ", "\n")):
        assert [(norm.kind, norm.number) for norm in find_named_norms(f"según {text} 12/2013, que")] == [
            (kind, "12/2013")
        ]


def check_naming(path: str) -> list[str]:
    """The places where a text that names an unknown regulation is told, if it is in this file."""
    draft = copy_loaded(load_minimal_draft())
    if path.startswith("docs/"):
        draft.pages.append(make_page("# Una página { #1 }\n\nManda la Ley 7/1985.\n", path))
    else:
        draft.texts = {path: "title: Manda la Ley 7/1985.\n"}
    return [finding.place for finding in check_norms(draft)]


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("docs/tema-1/3-otra.md", ["docs/tema-1/3-otra.md:3:10"]),
        ("docs/casos/otro.md", ["docs/casos/otro.md:3:10"]),
        ("docs/privacidad.md", []),
        ("data/glossary.yml", ["data/glossary.yml:1:17"]),
        ("data/course.yml", []),
        ("data/norms.yml", []),
        ("data/programme.yml", []),
    ],
)
def test_what_teaches_names_known_regulations_and_the_owner_s_words_any(path: str, told: list[str]) -> None:
    assert check_naming(path) == told


@pytest.mark.parametrize(("days", "is_told"), [(0, False), (1, True)])
def test_a_regulation_may_be_checked_today_and_not_tomorrow(days: int, is_told: bool) -> None:
    draft, today = copy_loaded(load_minimal_draft()), datetime.date.today()
    (located,) = draft.list_located(Norm)
    day = today + datetime.timedelta(days=days)
    draft.data[Norm] = [Located(located.value.model_copy(update={"checked": day}), located.document, located.location)]
    told = f"data/norms.yml:4:14: error: la comprobación lleva una fecha que no ha llegado (hoy es {today})"
    assert [render_finding(finding) for finding in check_dates(draft)] == ([told] if is_told else [])


def test_each_says_where_it_stands() -> None:
    assert [norm.start for norm in find_named_norms("Ley 1/2000; y la Ley 2/2000")] == [0, 17]


NORM = Norm.model_validate(
    {
        "reference": "ley39_2015",
        "status": "amended",
        "status_note": "La cambió otra.",
        "checked": datetime.date(2024, 5, 2),
        "articles": [
            {"locator": "art. 12", "says": "Hay que asistir."},
            {"locator": "art. 16.4", "says": "Dónde se presenta."},
            {"locator": "disp. adic. 7.ª", "says": "Cómo se publica."},
        ],
    }
)


@pytest.mark.parametrize(
    ("locator", "found"),
    [
        ("art. 12", "art. 12"),
        ("art. 12.2.b", "art. 12"),
        ("art. 16.4", "art. 16.4"),
        ("art. 16", None),
        ("art. 1", None),
        ("disp. adic. 7.ª", "disp. adic. 7.ª"),
        ("disp. adic. 8.ª", None),
        ("", None),
    ],
)
def test_the_article_of_a_citation_is_the_one_told_or_the_whole_of_it(locator: str, found: str | None) -> None:
    article = NORM.find_article(locator)
    assert (article and article.locator) == found


@pytest.mark.parametrize(
    ("locator", "said"),
    [
        ("art. 12.1", "Art. 12: Hay que asistir."),
        ("arts. 12, 13 y 16.4", "Art. 12: Hay que asistir. Art. 16.4: Dónde se presenta."),
        (
            None,
            "Ley 39/2015, de 1 de octubre, del Procedimiento Administrativo Común de las Administraciones Públicas.",
        ),
    ],
)
def test_beside_a_citation_stands_what_the_articles_say_and_the_norm_s_state(locator: str | None, said: str) -> None:
    loaded = make_course(data={Norm: [Located(NORM, load_minimal_course().list_located(Norm)[0].document)]})
    assert (
        describe_norm(loaded, "ley39_2015", locator)
        == f"{said} Vigente, con cambios (comprobado el 2 de mayo de 2024)."
    )


def test_nothing_is_said_of_what_is_no_norm() -> None:
    assert describe_norm(make_course(), "criado_rep_2016", None) is None


def render_notice(*checked: datetime.date) -> str:
    """The notice of a page that cites a regulation for each date of checking, as a reader reads it."""
    document = load_minimal_course().list_located(Norm)[0].document
    norms = [NORM.model_copy(update={"reference": f"ley_{n}", "checked": day}) for n, day in enumerate(checked)]
    loaded = copy_loaded(load_minimal_course())
    loaded.data[Norm] = [Located(norm, document) for norm in norms]
    site = Site(loaded, serving=False)
    page = site.begin_page("index.md", "")
    page.add_cited_keys([norm.reference for norm in norms])
    return site.fill_slots(page, legal_notice(site))


def test_the_legal_notice_tells_the_days_of_checking_from_the_oldest_to_the_newest() -> None:
    days = [datetime.date(2024, 5, 2), datetime.date(2023, 11, 20), datetime.date(2024, 1, 9)]
    said = "Las 3 normas que cita esta página se comprobaron entre el 20 de noviembre de 2023 y el 2 de mayo de 2024;"
    assert said in render_notice(*days)
    one = "La norma que cita esta página se comprobó el 2 de mayo de 2024;"
    assert one in render_notice(days[0])
    assert "comprob" not in render_notice()


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ((2026, 11, 25), (2026, 11, 25), "el 25 de noviembre de 2026"),
        ((2026, 11, 24), (2026, 11, 25), "entre el 24 y el 25 de noviembre de 2026"),
        ((2026, 10, 24), (2026, 11, 2), "entre el 24 de octubre y el 2 de noviembre de 2026"),
        ((2025, 11, 24), (2026, 11, 2), "entre el 24 de noviembre de 2025 y el 2 de noviembre de 2026"),
    ],
)
def test_the_days_of_a_check_are_said_without_repeating(first: tuple, last: tuple, said: str) -> None:
    assert format_days(datetime.date(*first), datetime.date(*last)) == said
