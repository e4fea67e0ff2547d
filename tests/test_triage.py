"""The triage tree and the bank of replies: every path ends, and the page and the documents agree."""

from __future__ import annotations

import io

import docx
import pytest
from pydantic import ValidationError

from course.derived.triage import ACTION_LABELS, group_responses, make_responses_document, make_triage_document
from course.loaded.whole import Course
from course.model import Response, ResponseBank, Triage
from exports.documents import build_document


@pytest.fixture(scope="module")
def triage(practice_course: Course) -> Triage:
    return practice_course.get_value(Triage)


@pytest.fixture(scope="module")
def bank(practice_course: Course) -> ResponseBank:
    return practice_course.get_value(ResponseBank)


def test_the_sheet_leads_where_the_tree_leads(triage: Triage, bank: ResponseBank) -> None:
    document = make_triage_document(triage, bank)
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


def test_the_documents_hold_every_question_and_every_reply(
    practice_course: Course, triage: Triage, bank: ResponseBank
) -> None:
    sheet, replies = (
        [
            paragraph.text
            for paragraph in docx.Document(io.BytesIO(build_document(document, practice_course.facts))).paragraphs
        ]
        for document in (make_triage_document(triage, bank), make_responses_document(bank))
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
