"""What an author reads: the shares, the signs in Spanish, and where the questions to mend are."""

from __future__ import annotations

from item_analysis.made_banks import make_alike, make_bank, make_longest
from loaded_courses import copy_loaded, load_minimal_draft

from course.files.yaml_source import read_yaml
from course.item_analysis.blind_report import render_blind_report, render_signs
from course.loaded.draft import Draft
from course.loaded.located import Located
from course.model import Quiz
from course.model.question import QuestionBase

QUESTION = """  - id: t{tema}-pregunta-{number}
    kind: single
    section: t{tema}/1
    objective: G1
    level: apply
    route: essential
    prompt: ¿Qué se hace con el aviso {number} del tema {tema}?
    answers:
      - {{text: Contestar al vecino con la fecha y el motivo del plazo {number}, correct: true, why: Así lo sabe.}}
      - {{text: Archivarlo, why: Nadie lo lee.}}
      - {{text: Borrarlo, why: Se pierde.}}
"""


def make_draft_with(*temas: int) -> Draft:
    draft = copy_loaded(load_minimal_draft())
    draft.data[QuestionBase] = []
    for tema in temas:
        text = f"tema: {tema}\nquestions:\n" + "".join(
            QUESTION.format(tema=tema, number=number) for number in range(12)
        )
        document, findings = read_yaml(text, f"quizzes/tema-{tema}.yml")
        assert document is not None and not findings
        quiz = Quiz.model_validate(document.data)
        draft.data[QuestionBase] += [
            Located(value, document, ("questions", number)) for number, value in enumerate(quiz.questions)
        ]
    return draft


def test_says_how_many_are_guessed_why_and_where() -> None:
    report = render_blind_report(make_draft_with(1, 2))
    last = next(line for line in report.splitlines() if line.startswith("Curso"))
    assert last.split() == ["Curso", "24", "33", "%", "100", "%", "100", "%", "0", "–"]
    assert "- la correcta suele ser la más larga (solo por eso acierta el 100\N{NO-BREAK SPACE}%)" in report
    assert "- t1-pregunta-0, quizzes/tema-1.yml:3 (con seguridad del " in report


def test_needs_two_temas() -> None:
    assert "en dos temas" in render_blind_report(make_draft_with(1))


def test_names_the_sign_that_gives_a_bank_away() -> None:
    assert "- la correcta suele ser la más larga (solo" in render_signs(make_bank(make_longest))
    assert "100" not in render_signs(make_bank(make_alike))
