"""Misspelt words are reported with their line; names, acronyms, italics and the project's own words pass."""

from __future__ import annotations

from pathlib import Path

import pytest
from course_in_memory import make_course, make_draft, make_page

from course.checks.text.spelling import check_spelling, find_words, is_spanish, load_own_words
from course.findings import render_finding
from course.loaded.whole import complete
from course.sources.references import read_references

PAGE = "docs/tema-1/1-introduccion.md"
ADVICE = "(si es de otra lengua, ponla en cursiva; si es un nombre o está bien, añádela a data/words.txt)"


def check(text: str, root: Path, words: str = "# Ninguna\n") -> list[str]:
    (root / "data").mkdir(exist_ok=True)
    (root / "data/words.txt").write_text(words, encoding="utf-8")
    loaded = make_course(make_page(f"# Título {{ #1 }}\n\n{text}\n"), root=root)
    return [render_finding(finding) for finding in check_spelling(loaded)]


@pytest.mark.parametrize(
    "word",
    [
        "ayuntamiento",
        "Ayuntamientos",
        "dígaselo",
        "solo",
        "LBRL",
        "WQXZKJ",
        "ciudadano-cliente",
        "año",
        "lingüista",
        "Valencia",
        "regístralo",
        "encomendarle",
        "Mándenos",
        "díganoslo",
        "decírselo",
        "oírlo",
        "mirándolo",
    ],
)
def test_spanish_words_pass(word: str) -> None:
    assert is_spanish(word)


@pytest.mark.parametrize(
    "word",
    [
        "ayuntamineto",
        "WQXZKJV",
        "ano-cliemte",
        "administracion",
        "Ventanillla",
        "regsitralo",
        "ventanillala",
        "enviárlo",
        "mejorlo",
        "tambiénlos",
    ],
)
def test_slips_do_not(word: str) -> None:
    assert not is_spanish(word)


def test_a_slip_is_told_where_it_stands(tmp_path: Path) -> None:
    assert check("Todo bien.\n\nLa ventanillla está aquí.", tmp_path) == [
        f"{PAGE}:5:1: error: «ventanillla» no está en el diccionario {ADVICE}"
    ]


def test_a_slip_like_a_word_of_the_course_gets_it_as_a_suggestion(tmp_path: Path) -> None:
    assert check("La ventanilla y la ventanillla.", tmp_path) == [
        f"{PAGE}:3:1: error: «ventanillla» no está en el diccionario"
        " (¿quisiste decir `ventanilla`? Si está bien escrita, añádela a data/words.txt)"
    ]


def test_where_many_words_are_unknown_none_is_suggested(tmp_path: Path) -> None:
    """It would take too long, and the text is probably in another language."""
    slips = [f"ventanillla{chr(ord('a') + number % 26) * (1 + number // 26)}x" for number in range(40)]
    at_the_limit = check(f"La ventanilla. {'. '.join([*slips[:39], 'ventanillla'])}.", tmp_path)
    beyond = check(f"La ventanilla. {'. '.join([*slips, 'ventanillla'])}.", tmp_path)
    assert len(at_the_limit) == 40 and "¿quisiste decir `ventanilla`?" in at_the_limit[-1]
    assert len(beyond) == 1 and "hay 41 palabras" in beyond[0] and "ventanilla`?" not in beyond[0]


def test_a_line_of_the_list_is_one_word(tmp_path: Path) -> None:
    told = "no es una palabra sola (una en cada línea, sin comillas, comas ni guiones delante)"
    assert check("En Decidim.", tmp_path, "\nDecidim\n\n- Loomio\nConsul, Cónsul # dos\n") == [
        f"data/words.txt:4:1: error: «- Loomio» {told}",
        f"data/words.txt:5:1: error: «Consul, Cónsul» {told}",
    ]


def test_a_missing_dictionary_is_told_by_its_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("course.checks.text.spelling.DICTIONARY", tmp_path / "es")
    (tmp_path / "es.aff").touch()
    assert check("Todo bien.", tmp_path) == [
        "course/resources/es.dic: error: falta este archivo del programa, o está dañado"
        " (recupéralo: `git checkout -- course/resources`)"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Lo dice Pérez Gil [@perez_2020].",
        "Es *open government*, y `kubectl`.",
        "Está en www.ejemplo-municipal.es y en datos_muni.csv.",
        "Escribe a oac@villaejemplo.es.",
        "La LBRL manda.",
    ],
)
def test_what_is_not_spanish_and_may_stand(text: str, tmp_path: Path) -> None:
    assert check(text, tmp_path) == []


def test_the_names_in_the_bibliography_pass(tmp_path: Path) -> None:
    bib = """\
@book{a,
  title = {T},
  year = {2020},
  author = {Zzxaut, Wqxnom},
  editor = {Zzxed, Ana},
  publisher = {Zzxpub}
}
"""
    draft = make_draft(make_page("# Título { #1 }\n\nDicen Wqxnom Zzxaut, Zzxed, Zzxpub y Zzxnadie.\n"), root=tmp_path)
    draft.references, findings = read_references(bib, "data/references.bib")
    assert findings == []
    assert [render_finding(finding) for finding in check_spelling(complete(draft))] == [
        f"{PAGE}:3:1: error: «Zzxnadie» no está en el diccionario {ADVICE}"
    ]


def test_the_projects_words_pass_and_the_idle_ones_are_told(tmp_path: Path) -> None:
    words = "# Nombres propios\nDecidim\nsobrante  # ya no\n"
    assert check("En decidim y en Decidim.", tmp_path, words) == [
        "data/words.txt:3:1: error: «sobrante» sobra: ya no la usa ningún texto (borra la línea)"
    ]


def test_a_repeated_word_is_told(tmp_path: Path) -> None:
    words = "Decidim\n# Otra vez\ndecidim  # en minúscula\n"
    assert check("En Decidim.", tmp_path, words) == [
        "data/words.txt:3:1: error: «decidim» ya está en la línea 1 (borra una de las dos)"
    ]


def test_a_list_in_latin_1_is_told_and_not_read(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data/words.txt").write_bytes("año\n".encode("latin-1"))
    words, findings = load_own_words(tmp_path)
    assert words is None and findings[0].path == "data/words.txt"


def test_a_course_without_a_list_has_no_words_of_its_own(tmp_path: Path) -> None:
    assert load_own_words(tmp_path) == ({}, [])


def test_words_keep_their_hyphens_and_apostrophes() -> None:
    assert find_words("L'OAC et truca, ciudadano-cliente, 3,5 % y el 2.º.") == [
        "L'OAC",
        "et",
        "truca",
        "ciudadano-cliente",
        "y",
        "el",
    ]
