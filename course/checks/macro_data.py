"""Macros that show one file of data which a course may not have: a page that calls one needs the file."""

from __future__ import annotations

from course.draft import Draft
from course.findings import Finding
from course.pages.macro_calls import find_macro_calls


def find_calls_without_data(draft: Draft, path: str, *macros: str) -> list[Finding]:
    """A finding for each call of `macros`, which show the file `path`: to be asked where it could not be loaded.

    None where the file is there and has faults of its own: those are told already.
    """
    if not draft.is_whole(path):
        return []
    return [
        Finding(page.path, call.line, None, f"la macro `{call.name}` enseña {path}, y ese archivo no está")
        for page in draft.pages
        for call in find_macro_calls(page)[0]
        if call.name in macros
    ]
