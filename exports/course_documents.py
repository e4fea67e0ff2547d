"""The documents of the course in DOCX: the templates to fill in, the sheet to review a plan, the policy, the triage and
the bank of replies."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from course.derived.plan_review import make_review_document
from course.derived.policy import list_policy_sources, make_policy_document
from course.derived.triage import make_responses_document, make_triage_document
from course.loaded.whole import Course
from course.model import Document, Inbox, Plan, PlanReview, Policy, ResponseBank, Triage
from exports.documents import build_document, get_document_name
from exports.place import Place
from exports.remembered import remember_file


def build_course_documents(course: Course, place: Place) -> Mapping[str, bytes]:
    """The documents, by file name."""
    return {
        get_document_name(document): remember_file(build_document, document, course.facts, sources)
        for document, sources in list_documents(course)
    }


def list_documents(course: Course) -> Iterator[tuple[Document, tuple[str, ...]]]:
    """All the documents in DOCX, each with the works that it cites, as lines of a bibliography."""
    for document in course.list_values(Document):
        yield document, ()
    for review in course.list_values(PlanReview):
        yield make_review_document(review, course.get_value(Plan)), ()
    bank = course.find_value(ResponseBank)
    for triage in course.list_values(Triage):
        yield make_triage_document(triage, bank, course.get_value(Inbox)), ()
    if bank:
        yield make_responses_document(bank, course.get_value(Inbox)), ()
    for policy in course.list_values(Policy):
        yield make_policy_document(policy, course.references), tuple(list_policy_sources(policy, course.references))
