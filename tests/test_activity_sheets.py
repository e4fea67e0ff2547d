"""exports/activity_sheets: what is handed out of the activities of a small course, and what only the trainer has."""

from __future__ import annotations

from pathlib import Path

import pymupdf
import pytest
from data_kinds import write_files
from data_kinds.test_session_guides import SAMPLE_FILES
from minimal_course import copy_minimal_course, replace_in_file
from pdf_reader import list_errors, list_failures, read_text
from plan_site import add_plan

from course.derived.activity_sheets import list_sheet_activities
from course.loaded.loading import load_draft
from course.loaded.whole import complete
from exports.activity_sheets.documents import SHEET_LOOKS
from exports.activity_sheets.projected import list_answers
from exports.file_exports import find_export
from exports.pdf.typesetting import read_looks, typeset
from exports.pdf.typst_source import write_call, write_document, write_listed
from exports.request import BuiltSite, ExportError, ExportRequest
from exports.slides.files import read_contents
from exports.slides.session_deck import plan_session

_QUESTIONS = "## Comprueba lo aprendido { #comprueba }"
_ACTIVITY = """\
!!! activity essential "Actividad: {name} ({minutes})"
    Se escribe en una hoja «{name}» & se guarda.

    - **A solas.** Piensa antes.
    - **En pareja.** Comparad las hojas.
    - **En grupo.** Votad con la mano.
{essential}
    ??? solution "Rúbrica"
        La hoja que dice quién decide.

"""
_SECTION = """\
## Un cuadro para mirar { #1-cuadro .essential }

Estas palabras se quedan en la página.

Se mira en este orden:

1. La ventanilla.
2. El teléfono.

| Canal | Quién atiende |
| --- | --- |
| Ventanilla | La oficina de la plaza |

"""
_ACTIVITIES = """\
activity:
  page: t1/2
  result: Una lista.
  groups_8: Con ocho, cuatro parejas.
  groups_15: Con quince, cinco tríos.
  groups_25: Con veinticinco, cinco mesas.
  no_network: Sin red, en papel.
  video_call: Por vídeo, en salas.
  wrap_up: Se cierra con una frase.
other_activities: {t1/1: Cada pareja elige.}
leave_out:
  - {kind: activity, page: t1/1, instead: Se cuenta.}
  - {kind: activity, page: t1/2, instead: Se hace en casa.}
handouts:
  - page: tema-1/1-introduccion.md
    sections: [1-cuadro]
    copies_for: pair
    what: El cuadro.
"""
_GUIDE_PATH = "data/session_guides/sesion-1.yml"


def add_activities(source: Path) -> None:
    """Gives the first session two activities, first that of the second page, and a guide that names a section."""
    welcome = "- {kind: welcome, minutes: 90, text: Cada persona cuenta qué atiende y a quién.}"
    blocks = "\n      - {kind: activity, pages: {t1/2: 15}}\n      - {kind: activity, pages: {t1/1: 10}}"
    replace_in_file(source / "data/course.yml", welcome, welcome.replace("90", "65") + blocks)
    essential = "    - **Lo imprescindible.** Los canales de *una* ventanilla.\n"
    first = _ACTIVITY.format(
        name="cuenta canales", minutes="20 minutos, 10 de ellos imprescindibles", essential=essential
    )
    second = _ACTIVITY.format(name="elige modelo", minutes="15 minutos", essential="")
    pages = source / "docs/tema-1"
    replace_in_file(pages / "1-introduccion.md", "## Ideas clave", _SECTION + first + "## Ideas clave")
    replace_in_file(pages / "2-modelos.md", _QUESTIONS, second + _QUESTIONS)
    write_files(source, SAMPLE_FILES | {_GUIDE_PATH: SAMPLE_FILES[_GUIDE_PATH] + _ACTIVITIES})


def add_writing(source: Path) -> None:
    """Gives the first session time to write fields of every kind, one of them a table of many columns."""
    closing = "- {kind: closing, minutes: 105"
    writing = "- {kind: writing, pages: {t1/1: 2, t1/2: 3}}\n      - {kind: closing, minutes: 100"
    replace_in_file(source / "data/course.yml", closing, writing)
    add_plan(source)
    plan = source / "data/plan.yml"
    more = "".join(f"\n          - {{id: columna-{number}, title: Columna {number}}}" for number in range(3, 8))
    replace_in_file(plan, "- {id: area, title: Área}", "- {id: area, title: Área}" + more)
    for help_ in ("Los que se atiendan.", "Solo redes."):
        replace_in_file(plan, f"help: {help_}", f"help: {help_}\n        core: true")


# The same two pages as the site has them.
_BUILT_ACTIVITY = """\
<div class="admonition activity" id="actividad">
<p class="admonition-title">Actividad: {name}</p>
<p>Se escribe en una hoja «{name}» &amp; se guarda.</p>
<ul>
<li><strong>A solas.</strong> Piensa antes.</li>
<li><strong>En pareja:</strong> Comparad las hojas.</li>
<li><strong>En grupo.</strong> Votad con la mano.</li>
{essential}
</ul>
<details class="solution">
<summary>Rúbrica</summary>
<p>La hoja que dice quién decide.</p>
</details>
</div>
"""
_BUILT_SECTION = """\
<h2 id="1-cuadro">Un cuadro para mirar<a class="headerlink" href="#1-cuadro">&para;</a></h2>
<p>Estas palabras se quedan en la página.</p>
<p>Se mira en este orden:</p>
<ol>
<li>La ventanilla.</li>
<li>El teléfono.</li>
</ol>
<div class="table-scroll"><table>
<thead><tr><th>Canal</th><th>Quién atiende</th></tr></thead>
<tbody><tr><td>Ventanilla</td><td>La oficina de la plaza</td></tr></tbody>
</table></div>
"""
_FIRST, _SECOND = "tema-1/1-introduccion.html", "tema-1/2-modelos.html"
_CLASS_PART = "<li><strong>Lo imprescindible.</strong> Los canales de <em>una</em> ventanilla.</li>"
SITE = {
    path: f'<html><head></head><body><article><h1 id="{number}">{title}</h1>\n{body}</article></body></html>'
    for path, number, title, body in (
        (
            _FIRST,
            1,
            "1. Introducción",
            _BUILT_SECTION + _BUILT_ACTIVITY.format(name="cuenta canales", essential=_CLASS_PART),
        ),
        (_SECOND, 2, "2. Modelos", _BUILT_ACTIVITY.format(name="elige modelo", essential="")),
    )
}


@pytest.fixture(scope="module")
def request_(tmp_path_factory: pytest.TempPathFactory) -> ExportRequest:
    folder = tmp_path_factory.mktemp("activity-sheets")
    source = copy_minimal_course(folder / "course")
    add_activities(source)
    add_writing(source)
    write_files(folder / "site", SITE)
    draft, findings = load_draft(source)
    assert findings == []
    return ExportRequest(complete(draft), site=BuiltSite(folder / "site", folder / "site"), session=1)


@pytest.fixture(scope="module")
def files(request_: ExportRequest) -> dict[str, bytes]:
    return {name: make() for name, make in find_export("actividades").plan_files(request_).items()}


def test_a_session_with_activities_has_two_files_and_they_are_accessible(
    files: dict[str, bytes], request_: ExportRequest, tmp_path: Path
) -> None:
    slug = request_.course.facts.slug
    assert list(files) == [f"{slug}-sesion-1-{name}.pdf" for name in ("actividades", "actividades-soluciones")]
    for (name, content), find_faults in zip(files.items(), (list_errors, list_failures), strict=True):
        path = tmp_path / name
        path.write_bytes(content)
        assert find_faults(path) == []


def test_a_session_without_activities_has_the_sheet_of_the_plan_and_the_page_about_its_slides(tmp_path: Path) -> None:
    source = copy_minimal_course(tmp_path / "course")
    add_writing(source)
    write_files(tmp_path / "site", SITE)
    draft, findings = load_draft(source)
    assert findings == []
    site = BuiltSite(tmp_path / "site", tmp_path / "site")
    request = ExportRequest(complete(draft), site=site, session=1)
    made = [make() for make in find_export("actividades").plan_files(request).values()]
    for content, beginning in zip(made, ("Sesión1.Miplan", "Sesión1.Diapositivasyrespuestas"), strict=True):
        with pymupdf.open(stream=content) as pdf:
            assert read_text([pdf[0]]).startswith(beginning) and len(pdf) == 1


def test_each_activity_is_a_sheet_in_the_order_of_the_morning_without_its_solution(files: dict[str, bytes]) -> None:
    with pymupdf.open(stream=next(iter(files.values()))) as pdf:
        first, second, _ = (" ".join(page.get_text().split()) for page in pdf)
    for sheet, place, name, page, other in (
        (first, "Actividad 1 de 2. En clase, 15 min", "Elige modelo", "2. Modelos", "canales"),
        (second, "Actividad 2 de 2. En clase, 10 min", "Cuenta canales", "1. Introducción", "modelo"),
    ):
        for words in (f"Sesión 1. {place}", name, f"«{page}», del tema 1", "& se guarda", "Para escribir"):
            assert words in sheet, words
        for words in ("Rúbrica", "quién decide", "A solas", "En pareja", "En grupo", other):
            assert words not in sheet, words


def test_a_sheet_carries_what_the_guide_names_and_no_more(files: dict[str, bytes]) -> None:
    with pymupdf.open(stream=next(iter(files.values()))) as pdf:
        first, second, _ = (" ".join(page.get_text().split()) for page in pdf)
    beginning = second.index("Un cuadro para mirar")
    for words in ("Se mira en este orden:", "La ventanilla.", "La oficina de la plaza"):
        assert second.index(words) > beginning and words not in first, words
    assert "Estas palabras" not in second and "Lo imprescindible" not in second
    assert "Lo que se hace en clase. Los canales de una ventanilla." in second[:beginning]


def test_the_fields_of_the_plan_that_the_session_gives_time_to_are_on_paper(files: dict[str, bytes]) -> None:
    handed_out, kept = files.values()
    with pymupdf.open(stream=handed_out) as pdf:
        text = read_text([pdf[-1]])
    for words in (
        *("Miplan:lodeestamañana", "De11:26a11:31", "Seexplicaen«1.Introducción»,deltema1.Enclase,2min."),
        *("EquipoPorpuestos.Enestahoja,loqueseríaunafilavaenunacolumna.", "123PuestoÁreaColumna3"),
        *("Elqueaprueba.Marcauna.PlenoJunta", "Puedesmarcarvarias.InformarAtenderEscuchar"),
        *("NombredelaentidadEloficial.", "ProblemaEntresfrases.", "HorasalasemanaSoloredes.horas", "Inicio"),
    ):
        assert words in text, words
    for words in ("Notas", "Villaejemplo", "Nadiecontesta"):
        assert words not in text, words
    with pymupdf.open(stream=kept) as pdf:
        assert "Miplan:lodeestamañana" not in read_text(pdf)


def test_the_trainer_has_each_solution_and_the_ways_of_doing_it(files: dict[str, bytes]) -> None:
    with pymupdf.open(stream=list(files.values())[1]) as pdf:
        text = read_text(pdf)
    beginnings = [
        text.index(words) for words in ("1.Eligemodelo", "Alas10:35,15min", "2.Cuentacanales", "Alas10:50,10min")
    ]
    assert beginnings == sorted(beginnings)
    for words in ("Rúbrica", "Lahojaquedicequiéndecide.", "Enpareja.Comparadlashojas.", "Engrupo."):
        assert text.count(words) == 2, words


def test_the_trainer_has_on_a_page_the_slides_of_each_block_and_the_answers(
    files: dict[str, bytes], request_: ExportRequest
) -> None:
    (session,) = request_.list_sessions()
    site = request_.get_site()
    deck = plan_session(request_.course, session, read_contents(request_.course, session, site, {}))
    place = {slide.title.partition(" · ")[0]: number for number, slide in enumerate(deck.slides, start=1)}
    with pymupdf.open(stream=files[request_.name_session_file(session, "actividades-soluciones.pdf")]) as pdf:
        page, following = (" ".join(page.get_text().split()) for page in list(pdf)[:2])
    assert following.startswith("Sesión 1. Soluciones de las actividades")
    asked = {slide.asked for slide in deck.slides if slide.asked}
    assert asked and list_answers(deck).keys() == asked
    for words in (
        f"09:30–10:35 Bienvenida. {place['Bienvenida']} ",
        "10:35–10:50 Actividades: Elige modelo. ",
        f" Pausa. {place['Pausa']} ",
        *(f" {place[f'Pregunta {each.number}']} {each.number} {each.right} " for each in asked),
    ):
        assert words in page, words


@pytest.mark.parametrize(("lines", "pages", "is_tight"), [(40, 1, False), (50, 1, True), (70, 2, False)])
def test_only_a_sheet_that_would_spill_over_for_little_is_tightened(lines: int, pages: int, is_tight: bool) -> None:
    body = write_listed("enum", ["[Uno]"] * lines)
    sheet = write_call("activity-sheet", body, "Título", "Lugar", "Origen", "Licencia")
    source = write_document(SHEET_LOOKS.name, write_call("show: activity-paper.with", title="Hojas"), [sheet])
    with pymupdf.open(stream=typeset(source, read_looks(SHEET_LOOKS))) as pdf:
        first, second = pdf[0].search_for("Uno")[:2]
        assert len(pdf) == pages and (second.y0 - first.y0 < 13) == is_tight  # points


def test_a_site_built_before_the_activity_says_so(request_: ExportRequest, tmp_path: Path) -> None:
    write_files(tmp_path, {**SITE, _SECOND: SITE[_SECOND].replace("admonition activity", "admonition note")})
    request = ExportRequest(request_.course, site=BuiltSite(tmp_path, tmp_path), session=1)
    (make, _) = find_export("actividades").plan_files(request).values()
    with pytest.raises(ExportError, match="«Elige modelo»"):
        make()


def test_activities_that_are_not_essential_are_not_handed_out(tmp_path: Path) -> None:
    source = copy_minimal_course(tmp_path / "course")
    add_activities(source)
    for page in ("1-introduccion.md", "2-modelos.md"):
        replace_in_file(source / "docs/tema-1" / page, "!!! activity essential", "!!! activity extension")
    request = ExportRequest(complete(load_draft(source)[0]), session=1)
    assert list(find_export("actividades").plan_files(request)) == ["curso-minimo-sesion-1-actividades-soluciones.pdf"]


def test_several_activities_of_a_page_have_their_own_minutes(tmp_path: Path) -> None:
    source = copy_minimal_course(tmp_path / "course")
    add_activities(source)
    other = _ACTIVITY.format(name="otra", minutes="9 minutos, 5 de ellos imprescindibles", essential="")
    replace_in_file(source / "docs/tema-1/2-modelos.md", _QUESTIONS, other + _QUESTIONS)
    course = complete(load_draft(source)[0])
    activities = list_sheet_activities(course, course.facts.sessions[0])
    assert [activity.minutes for activity in activities] == [15, 5, 10]
