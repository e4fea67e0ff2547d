"""The rules of a finished text, one module per subject. Each is pure: it takes the whole course and returns findings.

They run in `python3 tasks.py check` and in the tests, not in the build: a preview has to show a page while it is half
written, and these rules need the dictionary and the whole text.
"""

from __future__ import annotations

from collections.abc import Callable

from course.checks.markdown_slips import find_swallowed_page
from course.checks.text.copied_runs import check_copied_runs
from course.checks.text.habits import check_habits
from course.checks.text.near_duplicates import check_near_duplicates
from course.checks.text.other_towns import check_other_towns
from course.checks.text.page_shape import check_page_shape
from course.checks.text.question_bank import check_question_bank
from course.checks.text.readability import check_readability
from course.checks.text.section_words import check_section_words
from course.checks.text.session_days import check_session_days
from course.checks.text.session_minutes import check_session_minutes
from course.checks.text.shown_where_studied import check_shown_where_studied
from course.checks.text.spelling import check_spelling
from course.checks.text.stale_facts import check_stale_facts
from course.findings import Finding
from course.loaded.draft import Draft
from course.loaded.whole import Course, complete
from course.pages.macro_calls import find_macro_calls

TEXT_CHECKS: tuple[Callable[[Course], list[Finding]], ...] = (
    check_page_shape,
    check_shown_where_studied,
    check_section_words,
    check_readability,
    check_habits,
    check_spelling,
    check_other_towns,
    check_copied_runs,
    check_near_duplicates,
    check_question_bank,
    check_session_minutes,
    check_session_days,
    check_stale_facts,
)


def find_unreadable(draft: Draft) -> str | None:
    """The path of a file that can't be used, or of a page whose macros can't be parsed; None if there is none.

    Until it is mended the checks of the finished text can't run: words would seem unknown, names missing and questions
    uncounted.
    """
    if draft.references is not None and not draft.references.is_sound:
        return draft.references.path
    return next(iter(draft.unusable), None) or find_swallowed_page(draft) or _find_page_with_broken_macros(draft)


def run_text_checks(draft: Draft) -> list[Finding]:
    """Run every check of the finished text and return all their findings together. `draft` has no unreadable file."""
    course = complete(draft)
    return [finding for check in TEXT_CHECKS for finding in check(course)]


def _find_page_with_broken_macros(draft: Draft) -> str | None:
    return next((page.path for page in draft.pages if find_macro_calls(page)[1]), None)
