"""exports/search_guide.py: what data/search.yml adds to the sections of the index."""

from __future__ import annotations

import pytest
from search_files import read_documents

from course.model import SearchGuide
from exports.search_guide import guide_sections
from exports.search_index import Section, build_search_files

GUIDE = SearchGuide.model_validate(
    {
        "weights": [{"weight": 0.5, "pages": ["autores/*.md"]}, {"weight": 2, "pages": ["guia.md"]}],
        "tool_weight": 3,
        "synonyms": [["borrar", "quitar"]],
        "answers": [
            {"page": "guia.md", "queries": ["qué hago"]},
            {"page": "guia.md", "anchor": "pasos", "queries": ["pasos", "por dónde"]},
            {"page": "guia.md", "anchor": "guia", "queries": ["ayuda"]},
        ],
    }
)
TOOLS = ("calculadora.md", "guia.md")
SECTIONS = [
    Section("guia/", "Guía", (), "", "Guía", 1, "Antes del título."),
    Section("guia/", "Guía", (), "guia", "Guía", 1, "Texto."),
    Section("guia/", "Guía", (), "pasos", "Pasos", 2, "Uno.", 0.5),
]


@pytest.mark.parametrize(
    ("uri", "weights"),
    [
        ("guia.md", [2, 2, 1]),
        ("autores/index.md", [0.5, 0.5, 0.25]),
        ("otra.md", [1, 1, 0.5]),
        ("calculadora.md", [3, 3, 1.5]),
    ],
)
def test_the_weight_of_a_page_is_that_of_all_its_sections(uri: str, weights: list[float]) -> None:
    assert [section.weight for section in guide_sections(GUIDE, TOOLS, uri, SECTIONS)] == weights


def test_what_readers_type_goes_to_its_section_or_to_the_title() -> None:
    found = [section.queries for section in guide_sections(GUIDE, TOOLS, "guia.md", SECTIONS)]
    assert found == [(), ("qué hago", "ayuda"), ("pasos", "por dónde")]
    assert not any(section.queries for section in guide_sections(GUIDE, TOOLS, "otra.md", SECTIONS))


def test_the_index_has_what_readers_type_and_only_where_they_do() -> None:
    files = build_search_files(guide_sections(GUIDE, TOOLS, "guia.md", SECTIONS), GUIDE.synonyms)
    (page,) = read_documents(files)
    assert [section.get("q") for section in page["s"]] == [None, ["qué hago", "ayuda"], ["pasos", "por dónde"]]
    assert r"\"synonyms\":[[\"borrar\",\"quitar\"]]" in files["search-index.js"]
