"""Cutting a value out of a YAML text, a page's parts out of it, and the new numbers of the temas."""

from __future__ import annotations

from pathlib import Path

import pytest
from data_kinds import write_files
from data_kinds.test_session_guides import SAMPLE_FILES
from minimal_course import copy_minimal_course, replace_in_file

from course.checks import check_folder
from course.loaded.loading import load_draft
from course.register import KINDS_BY_NAME
from tooling.new_course.guides import renumber_guides, renumber_sessions
from tooling.new_course.page_cuts import cut_page
from tooling.new_course.pruning import cut_places, prune
from tooling.new_course.renumbering import order_temas, renumber_path, renumber_text
from tooling.new_course.town import make_renamer
from tooling.new_course.yaml_cuts import CannotCutError, cut_value, set_value

LIST = """\
# De quién es.
name: uno
# Lo que hay.
items:
  # La primera.
  - id: a
    text: >-
      Una línea
      y otra.

  # La segunda.
  - id: b  # se queda corta
    pages: [x, y]

# Lo último.
last: {a: 1, b: 2}
"""


@pytest.mark.parametrize(
    ("place", "old", "new"),
    [
        (("items", 1), "\n  # La segunda.\n  - id: b  # se queda corta\n    pages: [x, y]\n", ""),
        (("items", 0), "  - id: a\n    text: >-\n      Una línea\n      y otra.\n\n", ""),
        (("items", 0, "text"), "    text: >-\n      Una línea\n      y otra.\n", ""),
        (("items", 0, "id"), "- id: a\n    text", "- text"),
        (("items", 1, "pages", 0), "[x, y]", "[y]"),
        (("items", 1, "pages", 1), "[x, y]", "[x]"),
        (("last", "a"), "{a: 1, b: 2}", "{b: 2}"),
        (("last", "b"), "{a: 1, b: 2}", "{a: 1}"),
        (("last",), "# Lo último.\nlast: {a: 1, b: 2}\n", ""),
    ],
)
def test_a_value_is_cut_with_its_comment_and_nothing_else(place: tuple[str | int, ...], old: str, new: str) -> None:
    assert LIST.count(old) == 1
    assert cut_value(LIST, place) == LIST.replace(old, new)


@pytest.mark.parametrize("place", [("items", 2), ("nothing",), ("name", "more")])
def test_what_there_is_not_cannot_be_cut(place: tuple[str | int, ...]) -> None:
    with pytest.raises(CannotCutError):
        cut_value(LIST, place)


def test_a_value_is_written_over_another() -> None:
    assert set_value(LIST, ("name",), '"dos"') == LIST.replace("name: uno", 'name: "dos"')


TERMS = """\
terms:
  - id: mesa
    term: mesa
    definition: Un mueble.
    section: t9/1
    sources: [perez_2020]
  - id: silla
    term: silla
    definition: Otro mueble.
"""


@pytest.mark.parametrize(
    ("places", "left"),
    [
        ([("terms", 0, "section")], TERMS.replace("    section: t9/1\n", "")),  # it may lack it
        ([("terms", 0, "definition")], "terms:\n" + TERMS.partition("[perez_2020]\n")[2]),  # the term can't
        ([("terms", 1, "term"), ("terms", 0, "definition"), ("terms", 0, "id")], None),  # nor the glossary a term
    ],
)
def test_with_a_value_goes_what_cannot_do_without_it(places: list[tuple[str | int, ...]], left: str | None) -> None:
    assert cut_places(TERMS, "data/glossary.yml", KINDS_BY_NAME["glossary"], places) == left


@pytest.mark.parametrize(
    ("text", "renumbered"),
    [
        ("sections: [t4/5-4, t2]", "sections: [t1/5-4, t2]"),
        ("- id: t4-queja", "- id: t1-queja"),
        ("[ver](../tema-4/1.md#t4-queja)", "[ver](../tema-1/1.md#t1-queja)"),
        ("{{ programme(tema=4) }}", "{{ programme(tema=1) }}"),
        ('{{ cases(4) }} y {{ case("t4-no") }}', '{{ cases(1) }} y {{ case("t1-no") }}'),
        ("tema: 4\n", "tema: 1\n"),
        ("# Tema 4. Quejas { #tema-4 }", "# Tema 1. Quejas { #tema-1 }"),
        ("en los temas 2 y 4", "en los temas 2 y 1"),
        ("en los temas 3 y 4", "en los PENDIENTE «temas 3 y 4»"),
        ("# El tema 3, en un comentario", "# El tema 3, en un comentario"),
        ('{{ section_link("t3/1", "el tema 3") }}', '{{ section_link("t903/1", "el tema 3") }}'),
        ("[el tema 3](../tema-3/1.md)", "[el tema 3](../tema-903/1.md)"),
        ("https://ejemplo.es/t4/x y at4/b", "https://ejemplo.es/t4/x y at4/b"),
    ],
)
def test_temas_have_their_new_numbers_wherever_they_are_named(text: str, renumbered: str) -> None:
    assert renumber_text(text, order_temas([4, 2])) == renumbered


def test_paths_have_them_too() -> None:
    numbers = order_temas([4, 2])
    assert renumber_path(Path("docs/tema-4/index.md"), numbers) == Path("docs/tema-1/index.md")
    assert renumber_path(Path("quizzes/tema-3.yml"), numbers) is None
    assert renumber_path(Path("tests/tema-3.yml"), numbers) == Path("tests/tema-3.yml")


@pytest.mark.parametrize(
    ("text", "renumbered"),
    [
        ("En la sesión 4, tras la sesión 2.", "En la sesión 1, tras la sesión 2."),
        ("# Guía de la sesión 4 { #sesion-4 }", "# Guía de la sesión 1 { #sesion-1 }"),
        (
            "{{ session_files(4) }}\n\n{{ session_guide(number=4) }}",
            "{{ session_files(1) }}\n\n{{ session_guide(number=1) }}",
        ),
        ("session: 4\n", "session: 1\n"),
        ("Lo de la sesión 3.", "Lo de la PENDIENTE «sesión 3»."),
        ("[la sesión 3](sesion-3.md) {{ session_files(3) }}", "[la sesión 3](sesion-903.md) {{ session_files(903) }}"),
        ("# Sesión 3, en un comentario", "# Sesión 3, en un comentario"),
    ],
)
def test_sessions_have_their_new_numbers_wherever_a_guide_names_them(text: str, renumbered: str) -> None:
    assert renumber_sessions(text, {4: 1, 2: 2}) == renumbered


def test_the_guides_go_with_their_sessions_and_other_pages_that_show_them_stay(tmp_path: Path) -> None:
    course = copy_minimal_course(tmp_path / "course")
    write_files(course, SAMPLE_FILES)
    (course / "docs/todas.md").write_text(
        "---\ntitle: Todas\n---\n# Todas { #todas }\n\n{{ session_guide(1) }}\n\n{{ session_guide(2) }}\n",
        encoding="utf-8",
    )
    gone = renumber_guides(course, load_draft(course)[0], {2: 1})
    assert sorted(gone) == ["data/session_guides/sesion-1.yml", "docs/para-quien-imparte/sesion-1.md"]
    assert [path.name for path in (course / "data/session_guides").iterdir()] == ["sesion-1.yml"]
    assert sorted(path.name for path in (course / "docs/para-quien-imparte").iterdir()) == ["index.md", "sesion-1.md"]
    written = (course / "docs/para-quien-imparte/sesion-1.md").read_text(encoding="utf-8")
    assert written == SAMPLE_FILES["docs/para-quien-imparte/sesion-1.md"]
    shown = (course / "docs/todas.md").read_text(encoding="utf-8")
    assert shown.endswith("{{ session_guide(901) }}\n\n{{ session_guide(1) }}\n")


def test_minutes_for_what_a_page_has_no_more_go_from_its_session_and_from_the_guide(tmp_path: Path) -> None:
    course = copy_minimal_course(tmp_path / "course")
    facts = course / "data/course.yml"
    replace_in_file(facts, "kind: questions", "kind: writing")
    path = "data/session_guides/sesion-1.yml"
    left_out = "leave_out:\n  - {kind: writing, page: t1/2, instead: Se cuenta.}\n"
    write_files(course, SAMPLE_FILES | {path: SAMPLE_FILES[path] + left_out})
    before = facts.read_text(encoding="utf-8")
    prune(course, str)
    lines = [line for line in before.splitlines() if line not in facts.read_text(encoding="utf-8").splitlines()]
    assert len(lines) == 1 and "kind: writing" in lines[0]
    assert not check_folder(course)[1] and "Se cuenta." not in (course / path).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "renamed"),
    [
        ("VILLASOL: [Villasol](villasol.md)", "PEÑA CLARA: [Peña Clara](pena-clara.md)"),
        ("bando_villasol_2024", "bando_pena-clara_2024"),
        ("@bibliovillasol y @villasoljove", "@bibliopena-clara y @pena-clarajove"),
        ("Villasoleado, villasoles", "Villasoleado, villasoles"),
    ],
)
def test_the_town_has_its_new_name_in_texts_and_addresses(text: str, renamed: str) -> None:
    assert make_renamer("Villasol", "Peña Clara")(text) == renamed


def test_a_page_outside_the_temas_loses_the_sections_that_showed_what_there_is_not(tmp_path: Path) -> None:
    course = copy_minimal_course(tmp_path / "course")
    page = course / "docs/objetivos.md"
    text = page.read_text(encoding="utf-8")
    added = (
        '\n## Un caso que se fue { #ido }\n\nSe cuenta así.\n\n{{ case("ido") }}\n'
        "\n## Lo que queda { #queda }\n\n- Mira [lo que se fue](casos/ido.md).\n- Mira [el inicio](index.md).\n"
    )
    page.write_text(text + added, encoding="utf-8")
    draft, _ = load_draft(course)
    (loaded,) = [each for each in draft.pages if each.uri == "objetivos.md"]
    cut = cut_page(draft, loaded, (), str)
    assert cut.text == f"{text}\n## Lo que queda {{ #queda }}\n\n- Mira [el inicio](index.md).\n"
    assert cut.anchors == ("ido",)
    replace_in_file(course / "docs/index.md", "{{ temas() }}", "Ve [al caso](objetivos.md#ido).")
    draft, _ = load_draft(course)
    (cover,) = [each for each in draft.pages if each.uri == "index.md"]
    assert "Ve PENDIENTE «al caso»." in (cut_page(draft, cover, {"objetivos.md#ido"}, str).text or "")


def test_a_page_that_showed_one_thing_goes_with_it(tmp_path: Path) -> None:
    course = copy_minimal_course(tmp_path / "course")
    for path in (course / "data/cases").iterdir():
        path.unlink()
    draft, _ = load_draft(course)
    (page,) = [each for each in draft.pages if each.uri == "casos/ventanilla.md"]
    assert cut_page(draft, page, (), str).text is None
