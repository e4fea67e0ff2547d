"""The triage as a drawing: what is drawn, where it stands, and its forms for a screen, a telephone and a sheet."""

from __future__ import annotations

import re
from itertools import combinations

import pytest
from lxml import etree
from minimal_course import REPOSITORY

from course.decision_tree.chains import build_chain
from course.decision_tree.drawing import FILE_COLOURS, NARROW, WIDE, draw_poster, draw_tree
from course.decision_tree.layout import A4_RATIO, Poster, TreeLayout, compute_layout, fit_sheet
from course.decision_tree.words import describe_outcome, describe_tree
from course.loaded.whole import Course
from course.model import Inbox, Triage
from exports.place import Place
from exports.triage_poster import build_triage_posters

TARGETS = {
    "uno": ["dos", "fin-a"],
    "dos": ["tres", "cuatro", "fin-b"],
    "tres": ["fin-a", "cinco"],
    "cuatro": ["cinco", "fin-b"],
    "cinco": ["fin-a", "fin-b"],
}


@pytest.fixture
def triage() -> Triage:
    """Two questions in a row, two branches, and a question that both of them lead to."""
    steps = [
        {
            "id": step,
            "question": f"¿Y la pregunta {step}, que es larga para que no quepa en una línea de teléfono?",
            "options": [{"text": f"De {step} a {target}", "goto": target} for target in targets],
        }
        for step, targets in TARGETS.items()
    ]
    outcomes = [
        {
            "id": each,
            "action": action,
            "title": f"Salida {each}",
            "kind": "request",
            "actions": ["Hazlo."],
            "read": ["t1/1"],
        }
        for each, action in (("fin-a", "answer"), ("fin-b", "escalate"))
    ]
    return Triage.model_validate(
        {"id": "arbol", "title": "Árbol", "intro": "Uno.", "steps": steps, "outcomes": outcomes}
    )


def describe(identifier: str) -> str:
    return f"Plazo de {identifier}."


POSTER = Poster("Árbol", "Para la pared.", ["Una nota."])


def list_layouts(triage: Triage) -> list[TreeLayout]:
    return [
        *(compute_layout(triage, describe, width, 14) for width in (WIDE, NARROW)),
        fit_sheet(triage, describe, POSTER),
    ]


def read(layout: TreeLayout) -> str:
    return " ".join(f"{text.label} {text.text}".strip() for text in layout.texts)


def test_every_question_is_in_one_chain_and_every_answer_leads_somewhere(triage: Triage) -> None:
    chain = build_chain(triage)
    assert [question.step.id for question in chain.questions] == ["uno", "dos"]
    (_, left), (_, right) = chain.branches
    assert [question.step.id for question in left.questions] == ["tres", "cinco"]
    assert [question.step.id for question in right.questions] == ["cuatro"]
    assert [option.goto for option in right.questions[0].leaving] == ["cinco", "fin-b"]


def test_every_form_has_all_the_questions_answers_and_outcomes(triage: Triage) -> None:
    for layout in list_layouts(triage):
        text = read(layout)
        assert all(f"De {step} a {target}" in text for step, targets in TARGETS.items() for target in targets)
        kinds = [box.kind for box in layout.boxes]
        assert kinds.count("question") == len(TARGETS) and kinds.count("outcome") == 6
        assert text.count("Plazo de fin-a.") == 3 and text.count("Sigue en la pregunta 5") == 1


def test_branches_stand_side_by_side_where_there_is_room_and_else_below(triage: Triage) -> None:
    wide, narrow, _ = list_layouts(triage)
    lefts = {layout.width: {box.x for box in layout.boxes if box.kind == "question"} for layout in (wide, narrow)}
    assert len(lefts[WIDE]) == 2 and lefts[NARROW] == {0}
    assert "Sigue en la pregunta 3" in read(narrow) and "Sigue en la pregunta 3" not in read(wide)


def test_nothing_overlaps_and_nothing_is_outside(triage: Triage, practice_course: Course) -> None:
    for layout in [*list_layouts(triage), *list_layouts(practice_course.get_value(Triage))]:
        for one, other in combinations(layout.boxes, 2):
            apart = one.x + one.width <= other.x or other.x + other.width <= one.x
            assert apart or one.y + one.height <= other.y or other.y + other.height <= one.y
        for box in layout.boxes:
            assert box.x >= 0 and box.x + box.width <= layout.width + 0.01 and box.y + box.height <= layout.height
        for text in layout.texts:
            width = (len(text.text) + len(text.label)) * text.size * 0.55
            assert text.x + width <= layout.width and text.y <= layout.height


def test_the_poster_fits_a_sheet_with_the_largest_letters_that_do(triage: Triage) -> None:
    fitting = fit_sheet(triage, describe, POSTER)
    assert fitting.height <= fitting.width * A4_RATIO
    larger = compute_layout(triage, describe, fitting.width - 20, 10, POSTER)
    assert fitting.width == 440 or larger.height > larger.width * A4_RATIO


def test_the_words_say_what_the_drawing_says(practice_course: Course) -> None:
    triage, inbox = practice_course.get_value(Triage), practice_course.get_value(Inbox)
    words = describe_tree(triage)
    assert len(words) == len(triage.steps)
    for step, sentence in zip(triage.steps, words, strict=True):
        assert step.question in sentence and all(f"«{option.text}»: " in sentence for option in step.options)
    told = describe_outcome(triage, inbox, triage.outcomes[0].id)
    assert re.fullmatch(r"[A-ZÁ-Ú].+\. [A-ZÁ-Ú].+\.", told) and told.split(". ")[0] in "Responder Escalar Denunciar"


def test_the_file_has_its_own_colours_its_title_and_its_description(practice_course: Course) -> None:
    ((name, content),) = build_triage_posters(practice_course, Place()).items()
    triage, inbox = practice_course.get_value(Triage), practice_course.get_value(Inbox)
    assert name == f"{triage.id}.svg"
    root = etree.fromstring(content)
    title, description = (root.findtext(f"{{*}}{tag}") for tag in ("title", "desc"))
    assert (title, description) == (triage.title, " ".join(describe_tree(triage)))
    assert b"var(" not in content and FILE_COLOURS.question.encode() in content
    assert root.get("viewBox") == draw_poster(triage, inbox).view_box
    assert "var(--figure-fill-2, none)" in draw_tree(triage, inbox, WIDE).marks


def test_the_colours_of_the_file_are_those_of_the_light_scheme() -> None:
    tokens = (REPOSITORY / "docs/assets/css/tokens.css").read_text(encoding="utf-8")
    light = dict(re.findall(r"--([\w-]+): (#\w+);", tokens.partition("@media screen")[0]))
    assert (FILE_COLOURS.ink, FILE_COLOURS.line) == (
        light["ink"],
        light["line-strong"],
    )
    fills = (FILE_COLOURS.outcome, FILE_COLOURS.question, FILE_COLOURS.urgent)
    assert fills == tuple(light[f"figure-fill-{number}"] for number in (1, 2, 3))
