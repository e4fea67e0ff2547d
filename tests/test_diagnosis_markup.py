"""The macro `diagnosis` through the real MkDocs: what a page has before any script runs."""

from __future__ import annotations

from pathlib import Path

import pytest
from furnished_site import DIAGNOSIS_PAGE, MOVED_DIAGNOSIS_PAGE, NASTY_DIAGNOSIS_PAGE, NASTY_STATEMENT
from search_files import read_search_text
from selectolax.lexbor import LexborHTMLParser, LexborNode


@pytest.fixture(scope="module")
def site(furnished_site: Path) -> Path:
    return furnished_site


@pytest.fixture(scope="module")
def tree(site: Path) -> LexborHTMLParser:
    return parse(site)


def parse(site: Path, page: str = DIAGNOSIS_PAGE) -> LexborHTMLParser:
    return LexborHTMLParser((site / page).read_text(encoding="utf-8"))


def read_text(node: LexborNode) -> str:
    return " ".join(node.text().split())


def test_each_statement_is_a_group_of_radios_with_its_own_legend(tree: LexborHTMLParser) -> None:
    groups = tree.css("form > fieldset")
    assert [read_text(group.css_first("legend")) for group in groups] == [
        "1. Hay una sola cola para todos los trámites.",
        "2. El horario se lee desde la calle.",
        "3. La carta dice qué se pide.",
    ]
    for group, name in zip(groups, ["cola-unica", "horario-a-la-vista", "carta-clara"], strict=True):
        radios = group.css("input[type=radio]")
        assert {radio.attributes["name"] for radio in radios} == {name}
        assert [radio.attributes["value"] for radio in radios] == ["0", "1", "2"]
        assert [read_text(label) for label in group.css("label")] == ["No 0 puntos", "A medias 1 punto", "Sí 2 puntos"]
        described = group.attributes["aria-describedby"].split()
        assert read_text(tree.css_first(f"#{described[0]}")).startswith("Prueba: ")
        assert tree.css_first(f"#{described[1]}") is not None


def test_key_tells_the_bands_with_their_reading_published_or_not(tree: LexborHTMLParser) -> None:
    bands = tree.css(".diagnosis-bands > div")
    assert [read_text(band.css_first("dt")) for band in bands] == [
        "De 0 a 2 puntos: Por empezar",
        "De 3 a 4 puntos: A medio camino",
        "De 5 a 6 puntos: Casi todo",
    ]
    published, unpublished = bands[0].css("li")
    assert published.css_first("a").attributes["href"] == "tema-1/1-introduccion.html"
    assert unpublished.css_first("a") is None
    assert read_text(unpublished) == "3. Conclusiones (tema 1), sin publicar"
    assert "______ de 6." in read_text(tree.css_first(".diagnosis-key"))


def test_key_tells_where_each_statement_is_explained_and_on_what_it_rests(tree: LexborHTMLParser) -> None:
    first, second, third = tree.css(".diagnosis-key > ul > li")
    assert first.css_first("a").attributes["href"] == "tema-1/2-modelos.html#2-1"
    assert first.css_first(".citation a").attributes["href"] == "#ref-perez_2020"
    assert tree.css_first("li#ref-perez_2020") is not None
    assert read_text(second) == "Frase 2: 3. Conclusiones (tema 1), sin publicar"
    assert third.css_first(".citation") is None


def test_without_a_script_nothing_can_be_sent_and_the_key_is_open(tree: LexborHTMLParser) -> None:
    form = tree.css_first(".diagnosis > form")
    assert "action" not in form.attributes
    assert [button.attributes.get("disabled", "no") for button in form.css("button")] == [None]
    assert "open" in tree.css_first(".diagnosis-key").attributes


def test_texts_stay_out_of_the_search_and_the_page_stays_in(site: Path) -> None:
    index = read_search_text(site)
    assert "Tres frases que se pueden comprobar." in index
    for text in ("Hay una sola cola", "El plano de la oficina", "A medio camino", "Ver resultado", "A medias"):
        assert text not in index


def test_assets_are_files_and_only_in_pages_with_a_diagnosis(site: Path, tree: LexborHTMLParser) -> None:
    assert [script.attributes["src"] for script in tree.css("article script")] == ["assets/js/diagnosis.js"]
    assert [link.attributes["href"] for link in tree.css("article link")] == ["assets/css/diagnosis.css"]
    other = parse(site, "calendario.html")
    assert not other.css(".diagnosis, script[src*=diagnosis], link[href*=diagnosis]")
    assert ".diagnosis-progress" in (site / "assets/js/diagnosis.js").read_text(encoding="utf-8")
    assert ".diagnosis-statement" in (site / "assets/css/diagnosis.css").read_text(encoding="utf-8")


def test_every_text_is_only_text(site: Path) -> None:
    tree = parse(site, NASTY_DIAGNOSIS_PAGE)
    box = tree.css_first(".diagnosis")
    assert box.attributes["aria-label"] == NASTY_STATEMENT
    assert read_text(box.css_first("p")) == NASTY_STATEMENT
    assert read_text(box.css("legend")[1]) == f"2. {NASTY_STATEMENT}"
    assert read_text(box.css_first("label span")) == NASTY_STATEMENT
    assert read_text(box.css_first("[data-title]")) == NASTY_STATEMENT
    assert read_text(box.css_first("[data-text]")) == NASTY_STATEMENT
    assert not box.css("img, b, form form, em, a[href=x]")
    assert not [node for node in box.css("*") for name in node.attributes if name.startswith("on")]


def test_a_statement_moved_or_reworded_keeps_what_answers_hang_on(site: Path, tree: LexborHTMLParser) -> None:
    def describe(tree: LexborHTMLParser) -> dict[str, list[tuple]]:
        def list_values(group: LexborNode) -> list[tuple]:
            return [(box.attributes["name"], box.attributes["value"]) for box in group.css("input")]

        return {group.attributes["data-statement"]: list_values(group) for group in tree.css("[data-statement]")}

    moved = describe(parse(site, MOVED_DIAGNOSIS_PAGE))
    assert list(moved) == ["horario-a-la-vista", "carta-clara", "cola-unica"]
    assert moved == describe(tree)
