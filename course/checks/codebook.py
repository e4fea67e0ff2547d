"""The codebook: a heading and sources that exist, texts without marks, and a file for the macros that show it."""

from __future__ import annotations

from course.checks.documents import find_marks
from course.checks.identifiers import check_heading_ids, check_reference_key
from course.findings import Finding
from course.loading import LoadedCourse
from course.macro_calls import find_macro_calls

MACROS = ("codebook", "coding_spreadsheet")


def check_codebook(loaded: LoadedCourse) -> list[Finding]:
    codebook = loaded.codebook
    if codebook is None:
        return _find_calls_without_codebook(loaded) if loaded.is_whole("data/codebook.yml") else []
    findings = check_heading_ids(loaded, codebook, "section", heading_id=codebook.value.section)
    for position, key in enumerate(codebook.value.sources):
        findings += check_reference_key(loaded, codebook, "sources", position, key=key)
    for name in ("title", "intro", "origin"):
        findings += find_marks(codebook, getattr(codebook.value, name), name)
    for number, code in enumerate(codebook.value.codes):
        for name in ("label", "definition", "example", "doubt"):
            findings += find_marks(codebook, getattr(code, name), "codes", number, name)
        for name in ("include", "exclude"):
            for position, text in enumerate(getattr(code, name)):
                findings += find_marks(codebook, text, "codes", number, name, position)
    return findings


def _find_calls_without_codebook(loaded: LoadedCourse) -> list[Finding]:
    calls = [(page, call) for page in loaded.pages for call in find_macro_calls(page)[0] if call.name in MACROS]
    return [
        Finding(page.path, call.line, None, f"la macro `{call.name}` enseña data/codebook.yml, y ese archivo no está")
        for page, call in calls
    ]
