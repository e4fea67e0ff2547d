"""The triage tree and the bank of replies: every path ends, and the page and the documents agree."""

from __future__ import annotations

import io

import docx
import pytest
from pydantic import ValidationError

from course.derived.triage import ACTION_LABELS, group_responses, make_responses_document, make_triage_document
from course.loaded.whole import Course
from course.model import Inbox, Response, ResponseBank, Triage
from exports.documents import build_document


@pytest.fixture(scope="module")
def triage(practice_course: Course) -> Triage:
    return practice_course.get_value(Triage)


@pytest.fixture(scope="module")
def bank(practice_course: Course) -> ResponseBank:
    return practice_course.get_value(ResponseBank)


def test_the_sheet_leads_where_the_tree_leads(triage: Triage, bank: ResponseBank, inbox: Inbox) -> None:
    document = make_triage_document(triage, bank, inbox)
    parts = {part.title: part for part in document.parts}
    for step in triage.steps:
        for option, check in zip(step.options, parts[step.question].checks, strict=True):
            text, _, target = check.partition(" → ")
            assert text == option.text
            kind, label = target.split(" ")
            titles = [part.title for part in document.parts]
            if kind == "pregunta":
                reached = triage.steps[int(label) - 1]
                assert (reached.id, titles[int(label) - 1]) == (option.goto, reached.question)
            else:
                outcome = next(outcome for outcome in triage.outcomes if outcome.id == option.goto)
                assert f"Salida {label}. {outcome.title}" in titles


@pytest.fixture(scope="module")
def inbox(practice_course: Course) -> Inbox:
    return practice_course.get_value(Inbox)


def make_reply(identifier: str, action: str, channel: str) -> dict[str, object]:
    return {
        "id": identifier,
        "title": f"Sobre {identifier}",
        "kind": "request",
        "action": action,
        "channel": channel,
        "when": "Siempre.",
        "text": f"Hola, {identifier}.",
        "bad_example": "Nada.",
        "why": "Porque no.",
        "read": "t1/2-1",
    }


def make_outcome(identifier: str, action: str, responses: list[str]) -> dict[str, object]:
    return {
        "id": identifier,
        "action": action,
        "title": f"Salida de {identifier}",
        "kind": "request",
        "actions": [f"Haz {identifier}."],
        "responses": responses,
        "read": ["t1/2-2", "t1/1"],
    }


ACTIONS = {
    "answer": "Responder",
    "private": "Pasar a privado",
    "escalate": "Escalar",
    "moderate": "Aplicar las normas",
    "report": "Denunciar",
    "ignore": "No responder",
}


KIND = "Tipo de mensaje: Petición.\nPlazo. Acuse, en un día hábil. Solución, en diez días hábiles."


def test_the_sheet_says_what_is_done_by_when_and_with_which_replies(inbox: Inbox) -> None:
    replies = [make_reply("duda", "answer", "public"), make_reply("otra", "answer", "private")]
    bank = ResponseBank.model_validate({"id": "banco", "title": "Banco", "intro": "Uno.", "responses": replies})
    options = [{"text": f"Si {action}", "goto": action} for action in ACTIONS]
    steps = [
        {"id": "uno", "question": "¿Uno?", "help": "Mira.", "options": [{"text": "No", "goto": "dos"}, options[0]]},
        {"id": "dos", "question": "¿Dos?", "options": options[1:]},
    ]
    outcomes = [make_outcome(action, action, ["duda", "otra"] if action == "answer" else []) for action in ACTIONS]
    tree = {"id": "triaje", "title": "Triaje", "intro": "Otro.", "steps": steps, "outcomes": outcomes}
    document = make_triage_document(Triage.model_validate(tree), bank, inbox)
    assert (document.id, document.title, document.intro) == ("triaje", "Triaje", "Otro.")
    assert document.sections == ["t1/2-2", "t1/1"]
    *parts, counted = document.parts
    told = [(part.title, part.help, part.checks) for part in parts]
    assert told == [
        ("¿Uno?", "Mira.", ["No → pregunta 2", "Si answer → salida A"]),
        (
            "¿Dos?",
            None,
            [f"Si {action} → salida {label}" for action, label in zip([*ACTIONS][1:], "BCDEF", strict=True)],
        ),
        (
            "Salida A. Salida de answer",
            f"Responder. {KIND}\nRespuestas del banco: Sobre duda; Sobre otra.",
            ["Haz answer."],
        ),
        *(
            (f"Salida {label}. Salida de {action}", f"{ACTIONS[action]}. {KIND}", [f"Haz {action}."])
            for action, label in zip([*ACTIONS][1:], "BCDEF", strict=True)
        ),
    ]
    assert (counted.title, counted.clauses[0]) == (
        "Cómo se cuentan los plazos",
        "Un día hábil. Se cuenta el día siguiente.",
    )
    assert make_triage_document(Triage.model_validate(tree), None, inbox).parts[2].help == f"Responder. {KIND}"


def test_the_bank_on_paper_groups_the_replies_by_what_is_done(inbox: Inbox) -> None:
    replies = [
        make_reply("queja", "escalate", "private"),
        make_reply("duda", "answer", "public"),
        make_reply("otra", "escalate", "public"),
    ]
    bank = ResponseBank.model_validate({"id": "banco", "title": "Banco", "intro": "Uno.", "responses": replies})
    document = make_responses_document(bank, inbox)
    assert (document.id, document.title, document.intro, document.sections) == ("banco", "Banco", "Uno.", ["t1/2-1"])
    assert [(part.title, part.clauses) for part in document.parts] == [
        ("Responder", ["Sobre duda (petición, en público). «Hola, duda.»"]),
        (
            "Escalar",
            ["Sobre queja (petición, en privado). «Hola, queja.»", "Sobre otra (petición, en público). «Hola, otra.»"],
        ),
    ]


def test_the_documents_hold_every_question_and_every_reply(
    practice_course: Course, triage: Triage, bank: ResponseBank, inbox: Inbox
) -> None:
    sheet, replies = (
        [
            paragraph.text
            for paragraph in docx.Document(io.BytesIO(build_document(document, practice_course.facts))).paragraphs
        ]
        for document in (make_triage_document(triage, bank, inbox), make_responses_document(bank, inbox))
    )
    for step in triage.steps:
        assert any(step.question in text for text in sheet)
    for response in bank.responses:
        assert any(response.text in text for text in replies)


def test_replies_stand_under_what_is_done_and_none_is_lost(bank: ResponseBank) -> None:
    grouped = [response for _, group in group_responses(bank) for response in group]
    assert sorted(response.id for response in grouped) == sorted(response.id for response in bank.responses)
    assert [label for label, _ in group_responses(bank)] == [
        label
        for action, label in ACTION_LABELS.items()
        if any(response.action == action for response in bank.responses)
    ]


@pytest.mark.parametrize(
    ("channel", "length", "fits"), [("public", 280, True), ("public", 281, False), ("private", 281, True)]
)
def test_a_public_reply_fits_in_a_post(bank: ResponseBank, channel: str, length: int, fits: bool) -> None:
    given = {**bank.responses[0].model_dump(), "channel": channel, "text": "a" * length}
    if fits:
        assert len(Response.model_validate(given).text) == length
    else:
        with pytest.raises(ValidationError, match="281 caracteres"):
            Response.model_validate(given)
