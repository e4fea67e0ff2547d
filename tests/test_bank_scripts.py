"""exports/question_bank.py, and the scripts of a built site: every question of its pages, and nothing else."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from course_in_memory import make_course, make_page
from selectolax.lexbor import LexborHTMLParser

from course.loaded.whole import Course
from exports.question_bank import (
    BANK_START,
    CATALOGUE_START,
    PLACES_START,
    BankItem,
    build_bank,
    build_catalogue,
    build_places,
)

QUESTIONS = """
  - {id: t1-una, kind: true_false, section: t1/1, objective: G1, level: apply, route: essential, prompt: Una.,
     correct: true, why_true: Sí., why_false: No.}
  - {id: t1-otra, kind: true_false, section: t1/1, objective: G1, level: apply, route: essential, prompt: Otra.,
     correct: true, why_true: Sí., why_false: No.}
"""


def read_script(text: str, start: str, end: str) -> object:
    assert text.startswith(start) and text.endswith(end)
    return json.loads(text[len(start) : -len(end)])


def test_catalogue_has_only_what_a_page_shows() -> None:
    loaded = make_course(make_page("# 1. Introducción { #1 }\n"), questions=QUESTIONS)
    urls = dict.fromkeys([*loaded.index.temas, *loaded.index.headings]) | {"t1/1": "tema-1/uno/"}
    item = BankItem("t1-otra", "tema-1/uno/", "<form>", "<li>")
    catalogue = read_script(build_catalogue(loaded, [item], urls), CATALOGUE_START, ";\n")
    assert [(question["id"], question["href"]) for question in catalogue["questions"]] == [
        ("t1-otra", "tema-1/uno/#t1-otra")
    ]
    assert catalogue["headings"]["t1/1"]["href"] == "tema-1/uno/"
    assert catalogue["headings"]["t1/2"]["href"] is None


def test_all_that_the_catalogue_says_of_the_course() -> None:
    loaded = make_course(make_page("# 1. Introducción { #1 }\n"), questions=QUESTIONS)
    urls = dict.fromkeys([*loaded.index.temas, *loaded.index.headings]) | {"t1": "tema-1/", "t1/1": "tema-1/uno/"}
    # On two pages: its address is on the first.
    items = [BankItem("t1-otra", url, "<form>", "<li>") for url in ("tema-1/uno/", "repaso/")]
    assert read_script(build_catalogue(loaded, items, urls), CATALOGUE_START, ";\n") == {
        "title": "Curso mínimo",
        "edition": 2024,
        "settings": {"exam_questions": 5, "exam_minutes": 10, "pass_percent": 70, "mastery_percent": 80},
        "temas": [
            {"number": 1, "label": "Tema 1. Modelos y marco", "href": "tema-1/"},
            {"number": 2, "label": "Tema 2. La práctica", "href": None},
        ],
        "objectives": [
            {"id": "G1", "text": "Entender qué cambia en la atención al ciudadano.", "least": 1},
            {"id": "E1", "text": "Distinguir un canal de una institución.", "least": 1},
        ],
        "headings": {
            "t1": {"label": "Tema 1. Modelos y marco", "href": "tema-1/"},
            "t2": {"label": "Tema 2. La práctica", "href": None},
            "t1/1": {"label": "1. Introducción (tema 1)", "href": "tema-1/uno/"},
            "t1/2": {"label": "2. Modelos (tema 1)", "href": None},
            "t1/2-1": {"label": "2.1. La burocracia (tema 1)", "href": None},
            "t1/2-2": {"label": "2.2. La gobernanza (tema 1)", "href": None},
            "t1/ejemplo": {"label": "Un ejemplo (tema 1)", "href": None},
            "t1/3": {"label": "3. Conclusiones (tema 1)", "href": None},
            "t2/1": {"label": "1. Introducción (tema 2)", "href": None},
        },
        "questions": [
            {
                "id": "t1-otra",
                "kind": "true_false",
                "tema": 1,
                "section": "t1/1",
                "objective": "G1",
                "level": "apply",
                "href": "tema-1/uno/#t1-otra",
                "isEssential": True,
            }
        ],
    }


def test_enemies_are_told_of_both_whoever_names_the_other_and_only_of_those_that_have_any() -> None:
    said = QUESTIONS.replace("t1-otra, kind: true_false,", "t1-otra, kind: true_false, enemies: [t1-una, t1-unica],")
    said += """
  - {id: t1-unica, kind: true_false, section: t1/2, objective: G1, level: apply, route: essential, prompt: Única.,
     correct: true, why_true: Sí., why_false: No.}
  - {id: t1-sola, kind: true_false, section: t1/1, objective: G1, level: apply, route: essential, prompt: Sola.,
     correct: true, why_true: Sí., why_false: No.}
"""
    loaded = make_course(make_page("# 1. Introducción { #1 }\n"), questions=said)
    urls = dict.fromkeys([*loaded.index.temas, *loaded.index.headings])
    items = [BankItem(name, "tema-1/uno/", "<form>", "<li>") for name in ("t1-una", "t1-otra", "t1-sola")]
    catalogue = read_script(build_catalogue(loaded, items, urls), CATALOGUE_START, ";\n")
    assert [question.get("enemies") for question in catalogue["questions"]] == [["t1-otra"], ["t1-una"], None]


def test_where_each_question_that_a_page_shows_is_explained() -> None:
    text = "# 1. Introducción { #1 }\n\n## La *llave* { #1-llave }\n"
    said = QUESTIONS.replace("t1-otra, kind: true_false,", "t1-otra, kind: true_false, heading: 1-llave,")
    said += """
  - {id: t1-toda, kind: true_false, section: t1/1, heading: "1", objective: G1, level: apply, route: essential,
     prompt: Toda., correct: true, why_true: Sí., why_false: No.}
"""
    loaded = make_course(make_page(text), questions=said)
    items = [BankItem(name, "tema-1/uno/", "<form>", "<li>") for name in ("t1-otra", "t1-toda")]
    assert read_script(build_places(loaded, items), PLACES_START, ";\n") == {
        "lessons": {"tema-1/uno/": "1. Introducción"},
        "parts": {"t1-otra": ["1-llave", "La llave"]},
    }


def test_a_script_holds_no_line_separator_that_old_engines_refuse() -> None:
    text = build_bank([BankItem("t1-una", "u/", "<p>\u2028</p></script>", "<li>\u2029</li>")])
    assert "\u2028" not in text and "\u2029" not in text
    assert read_script(text, BANK_START, ");\n") == [
        {"id": "t1-una", "form": "<p>\u2028</p></script>", "key": "<li>\u2029</li>"}
    ]


@pytest.fixture
def site(practice_folder: Path) -> Path:
    return practice_folder / "web"


def test_the_bank_holds_each_question_of_each_page_as_it_stands_there(site: Path, practice_course: Course) -> None:
    catalogue = read_script((site / "assets/bank/catalogue.js").read_text(encoding="utf-8"), CATALOGUE_START, ";\n")
    bank: dict[str, dict] = {}
    for path in sorted(site.glob("assets/bank/tema-*.js")):
        text = path.read_text(encoding="utf-8")
        bank |= {item["id"]: item for item in read_script(text, BANK_START, ");\n")}
    assert bank.keys() == {question["id"] for question in catalogue["questions"]}
    assert set(bank) == {question.value.id for question in practice_course.questions}
    shown = 0
    for page in sorted(site.glob("tema-*/**/index.html")):
        for form in LexborHTMLParser(page.read_text(encoding="utf-8")).css(
            ".quiz:not(.before-reading) form[data-question]"
        ):
            shown += 1
            identifier = form.attributes["data-question"]
            kept = LexborHTMLParser(bank[identifier]["form"]).css_first("form")
            assert kept.text().partition(".")[2] == form.text().partition(".")[2], identifier
    assert shown == len(bank)


def test_addresses_of_the_catalogue_lead_to_the_question(site: Path) -> None:
    catalogue = read_script((site / "assets/bank/catalogue.js").read_text(encoding="utf-8"), CATALOGUE_START, ";\n")
    for question in catalogue["questions"]:
        path, _, anchor = question["href"].partition("#")
        assert f'id="{anchor}"' in (site / path / "index.html").read_text(encoding="utf-8")
