"""A course grown by `tasks.py bench --grow`: as valid as the original, and as many times larger as asked."""

from __future__ import annotations

from pathlib import Path

import pytest
from data_kinds import write_files
from data_kinds.test_session_guides import SAMPLE_FILES
from minimal_course import copy_minimal_course

from course.checks import check_folder
from course.derived.menu import build_menu, list_trails
from course.loaded.draft import Draft
from course.model import Case, Figure, Term
from course.model.question import QuestionBase
from tooling.bench.growth.data import copy_references, copy_terms, find_legislation
from tooling.bench.growth.files import grow_course
from tooling.bench.growth.names import Copy
from tooling.bench.growth.words import Supply, WordSwap, list_words

TIMES = 3


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = copy_minimal_course(tmp_path_factory.mktemp("grown") / "course")
    grow_course(root, TIMES)
    return root


@pytest.fixture(scope="module")
def loaded(grown: Path) -> Draft:
    loaded, findings = check_folder(grown)
    assert findings == []
    return loaded


@pytest.fixture
def copy() -> Copy:
    return make_copy(2)


def make_copy(number: int) -> Copy:
    supply = Supply("manzana/S\nnaranjo/S\nlimón/S\ncerezo/S\nciruelo\n", set(), lambda word: True)
    words = WordSwap(["casa", "mesa", "perro", "gatos"], ["wiki"], supply, seed=number)
    return Copy(number, words, frozenset({"tema-1/2-modelos.md", "casos/ventanilla.md"}), frozenset({"ley39_2015"}))


def test_there_is_as_much_more_of_all_that_is_copied(tmp_path: Path, loaded: Draft) -> None:
    original, _ = check_folder(copy_minimal_course(tmp_path / "course"))
    for model in (Case, Figure, Term, QuestionBase):
        assert len(loaded.list_located(model)) == TIMES * len(original.list_located(model)), model
    assert len(loaded.index.headings) == TIMES * len(original.index.headings)
    chapters = [
        len([page for page in course.pages if page.tema and not page.is_tema_cover]) for course in (original, loaded)
    ]
    assert chapters[1] == TIMES * chapters[0]


def test_each_copied_session_has_its_guide_and_the_page_that_shows_it(tmp_path: Path) -> None:
    root = copy_minimal_course(tmp_path / "course")
    write_files(root, SAMPLE_FILES)
    write_files(root, {"docs/notas/sesion-1.md": "# Notas { #notas }\n"})
    write_files(root, {"data/menu.yml": "entries:\n  - para-quien-imparte/sesion-1.md\n"})
    grow_course(root, 2)
    guides = sorted(path.name for path in (root / "data/session_guides").iterdir())
    assert guides == ["sesion-1.yml", "sesion-2.yml", "sesion-3.yml", "sesion-4.yml"]
    page = (root / "docs/para-quien-imparte/sesion-4.md").read_text(encoding="utf-8")
    assert page.endswith("{{ session_files(4) }}\n\n{{ session_guide(4) }}\n")
    menu = (root / "data/menu.yml").read_text(encoding="utf-8")
    assert menu.endswith("/sesion-1.md\n  - para-quien-imparte/sesion-3.md\n")
    assert [path.name for path in (root / "docs/notas").iterdir()] == ["sesion-1.md"]


def test_a_norm_is_told_once(loaded: Draft) -> None:
    assert "ley39_2015" in loaded.references
    assert "c2_ley39_2015" not in loaded.references
    assert "c2_perez_2020" in loaded.references


def test_the_copied_pages_stand_in_the_menu_behind_those_of_their_tema(loaded: Draft) -> None:
    pages = [uri for uri, _ in list_trails(build_menu(loaded)) if uri.startswith("tema-1/")]
    assert pages == [
        "tema-1/index.md",
        "tema-1/1-introduccion.md",
        "tema-1/2-modelos.md",
        "tema-1/c2-1-introduccion.md",
        "tema-1/c2-2-modelos.md",
        "tema-1/c3-1-introduccion.md",
        "tema-1/c3-2-modelos.md",
    ]


def test_words_change_places_with_those_of_their_shape(copy: Copy) -> None:
    assert copy.words.swap("La casa, la Mesa y el PERRO de Ana") == "La mesa, la Casa y el GATOS de Ana"


def test_a_term_of_one_word_becomes_a_word_that_nobody_else_has() -> None:
    supply = Supply("manzana\nnaranjo\nperales\n", set(), lambda word: word != "perales")
    first, second = (WordSwap([], ["hashtag"], supply, seed=seed) for seed in (1, 2))
    assert {first.swap("hashtag"), second.swap("hashtag")} == {"manzana", "naranjo"}


def test_no_word_that_a_check_reads_is_changed() -> None:
    assert list_words(["Correcto, último minuto de la ley y la casa; El Decreto"]) == {"casa"}


@pytest.mark.parametrize(
    ("written", "copied"),
    [
        ("[la casa](2-modelos.md#2-1)", "[la mesa](c2-2-modelos.md#c2-2-1)"),
        ("[fuentes](2-modelos.md#fuentes)", "[fuentes](c2-2-modelos.md#fuentes)"),
        ("[glosario](../glosario.md#casa)", "[glosario](../glosario.md#casa)"),
        ("[caso](../casos/ventanilla.md)", "[caso](../casos/c2-ventanilla.md)"),
        ("casa [@perez_2020; @ley39_2015, art. 3].", "mesa [@c2_perez_2020; @ley39_2015, art. 3]."),
        ('{{ case("casa") }}', '{{ case("c2-casa") }}'),
        ('{{ quiz("t1-casa", "t1-mesa") }}', '{{ quiz("t1-c2-casa", "t1-c2-mesa") }}'),
        ('{{ section_link("t1/4-2") }}', '{{ section_link("t1/c2-4-2") }}'),
        ('{{ document("casa") }}', '{{ document("casa") }}'),
        ('!!! note "La casa"', '!!! note "La mesa"'),
        ("`casa` y <b title='casa'>casa</b>", "`casa` y <b title='casa'>mesa</b>"),
    ],
)
def test_what_names_a_copied_thing_names_its_copy(copy: Copy, written: str, copied: str) -> None:
    assert copy.rewrite(written, "tema-1/2-modelos.md") == copied


def test_the_titles_of_a_page_bear_the_number_of_the_copy_and_closing_ones_do_not(copy: Copy) -> None:
    page = '---\ntitle: "2. Casa"\n---\n# 2. Casa { #2 }\n\n5 × 9 = 45.\n\n## Fuentes { #fuentes }\n'
    copied = '---\ntitle: "2. Mesa (2)"\n---\n# 2. Mesa (2) { #c2-2 }\n\n5 × 9 = 47.\n\n## Fuentes { #fuentes }\n'
    assert copy.rewrite_page(page, "tema-1/2-modelos.md") == copied


def test_no_form_of_a_term_is_claimed_twice() -> None:
    terms = [{"id": "ogp", "term": "Ana", "variants": ["Eva", "casa"]}]
    taken = {"ana", "eva", "casa"}
    copied = [term for number in (2, 3) for term in copy_terms(make_copy(number), terms, taken)]
    assert [term["term"] for term in copied] == ["Ana (2)", "Ana (3)"]
    assert [term["variants"] for term in copied] == [["mesa"], []]


def test_only_the_references_that_a_copy_cites_are_copied(copy: Copy) -> None:
    bibliography = (
        "@online{uno,\n  title = {{Casa}},\n}\n\n@legislation{ley39_2015,\n  title = {{Ley}},\n}\n\n@book{dos,\n}\n"
    )
    copy.rewrite("[@uno; @ley39_2015]")
    assert list(copy_references([copy], bibliography)) == ["@online{c2_uno,\n  title = {{Mesa (2)}},\n}\n"]
    assert find_legislation(bibliography) == {"ley39_2015"}
