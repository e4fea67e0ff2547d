"""The page that an LMS launches, its stylesheet and its script: the course's own facts beside the same code."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from course.derived.plan import find_field_pages
from course.loaded.whole import Course
from course.model import BeforeAndAfter
from course.model.base import get_tema_number
from course.pages.places import get_tema_cover
from exports.scorm.manifest import Version
from exports.scorm.order import Order
from exports.script_linker import link
from exports.templates import make_environment

NAME, STYLESHEET, SCRIPT = "index.html", "paquete.css", "paquete.js"
# Of the course inside the package.
FOLDER = "curso/"

_HERE = Path(__file__).parent
_ROOT = _HERE.parents[1]
_ENTRY = "exports/scorm/adapter/launch.js"
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none';"
    " object-src 'none'; require-trusted-types-for 'script'"
)


def build_launch_files(
    course: Course, version: Version, tema: int | None, order: Order, pages: Sequence[str]
) -> dict[str, bytes]:
    """The files by name. `pages` are the paths of the course's pages, relative to `FOLDER`."""
    facts = {
        "version": str(version),
        "storage": course.facts.storage_name,
        "folder": FOLDER,
        "start": "index.html" if tema is None else get_tema_cover(tema).removesuffix(".md") + ".html",
        "pages": list(pages),
        "rule": make_rule(course, tema),
        "order": {"questions": order.questions, "lessons": order.lessons},
    }
    return {
        NAME: _render(course, tema, facts),
        STYLESHEET: (_HERE / "launch_page.css").read_bytes(),
        SCRIPT: link_adapter().encode("utf-8"),
    }


def make_title(course: Course, tema: int | None) -> str:
    """The title of a package."""
    if tema is None:
        return course.facts.title
    return f"{course.index.temas[f't{tema}'].label}"


def make_rule(course: Course, tema: int | None) -> dict[str, Any]:
    """When the LMS is told of a result (`adapter/status.js`): of a final test, or of the essential questions of a tema.

    What is graded by the reader counts in neither. A tema without essential questions is judged by all of them. A final
    test may have fewer questions than it should, if the bank is small or they are enemies: `least` is what all have.
    """
    graded = [question.value for question in course.questions if not question.value.is_self_graded]
    assessment = course.facts.assessment
    if tema is None:
        enemies = {name for question in graded for name in (question.id, *question.enemies) if question.enemies}
        least = max(1, min(assessment.exam_questions, len(graded) - len(enemies)))
        return {"kind": "exam", "least": least, "pass": assessment.pass_percent}
    own = [question for question in graded if get_tema_number(question.section) == tema]
    essential = [question for question in own if question.route == "essential"]
    ids = [question.id for question in essential or own]
    return {"kind": "questions", "ids": ids, "pass": assessment.pass_percent}


@cache
def link_adapter() -> str:
    """The script of the page, not minified: whoever looks after an LMS can read it."""
    return link(_ROOT, _ENTRY)


def _render(course: Course, tema: int | None, facts: dict[str, Any]) -> bytes:
    environment = make_environment(_HERE)
    return (
        environment.get_template("launch_page.html.jinja")
        .render(
            facts=facts,
            title=make_title(course, tema),
            scope=f"tema {tema}",
            language=course.facts.language,
            has_plan=bool(find_field_pages(course)),
            has_before_and_after=course.find_value(BeforeAndAfter) is not None,
            policy=_POLICY,
            script=SCRIPT,
            stylesheet=STYLESHEET,
        )
        .encode("utf-8")
    )
