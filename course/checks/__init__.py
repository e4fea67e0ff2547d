"""The rules of the course, one module per subject. Each check is pure: it takes the draft and returns findings.

The checks of a kind of data are named in its row (`course/register.py`); those of several kinds and of the pages, here.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib import import_module
from pathlib import Path

from course.causes import tell_causes
from course.findings import Finding
from course.loaded.draft import Draft
from course.loaded.loading import load_draft
from course.register import DATA_KINDS

# The modules with the rules of all kinds of data, of the pages, and of references from one kind of data to another.
SHARED_CHECKS = (
    "identifiers",
    "texts",
    "numbers",
    "dates",
    "pages",
    "five_minutes",
    "outline",
    "macro_calls",
    "quiz_calls",
    "page_code",
    "before_reading",
    "markdown_slips",
    "section_links",
    "boxes",
    "activities",
    "routes",
    "proposals",
    "source_notes",
    "sources",
    "citations",
    "published_files",
    "typed_deadlines",
)

Check = Callable[[Draft], list[Finding]]


@cache
def list_checks() -> tuple[Check, ...]:
    """Every check: the function `check_<module>` of each registered module."""
    names = [*(name for kind in DATA_KINDS for name in kind.checks), *SHARED_CHECKS]
    return tuple(getattr(import_module(f"course.checks.{name}"), f"check_{name}") for name in names)


def run_checks(draft: Draft) -> list[Finding]:
    """Run every check and return all their findings together."""
    return [finding for check in list_checks() for finding in check(draft)]


def check_folder(root: Path) -> tuple[Draft, list[Finding]]:
    """Load the course in `root` and run the checks that a build demands. Returns the draft and the sorted findings."""
    draft, findings = find_faults(root)
    return draft, tell_causes(root, findings, draft.unusable)


def find_faults(root: Path) -> tuple[Draft, list[Finding]]:
    """As `check_folder`, but with the findings that follow from others (`course/causes.py`)."""
    missing = [folder for folder in ("data", "docs") if not (root / folder).is_dir()]
    if missing:
        findings = [Finding(folder, None, None, "falta esta carpeta") for folder in missing]
        return Draft(root, unusable=missing), findings
    draft, findings = load_draft(root)
    return draft, [*findings, *run_checks(draft)]
