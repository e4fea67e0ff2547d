"""What may go between `{{ }}`: a macro alone on its line, or an inline macro or a fact of the course in a sentence.

Anything else (sums, filters, loops) could fail while the page is being rendered, too late to be a finding.
"""

from __future__ import annotations

import re

from course.findings import Finding
from course.loaded.draft import Draft
from course.macro_register import MACROS
from course.pages.macro_calls import MacroCall, find_expressions, find_macro_calls, get_argument, is_full_case
from course.pages.outline import PageSource, read_page
from course.pages.places import get_case_page
from course.runtime.memory import remembered

_CALL_ALONE = re.compile(r"^[ ]*\{\{-?\s*\w+\s*\([^{}]*(\)\s*-?\}\}\s*)?$")

# A line of a paragraph, a list or a table: not a heading, a box's title, a tag, another macro, a rule or a blank line.
_TEXT = re.compile(r"^\s*(?!#{1,6}\s|!!!|\?\?\?|<|\{\{|\{%|---\s*$)\S")


def check_page_code(draft: Draft) -> list[Finding]:
    return [finding for page in draft.pages for finding in _check_page(page)]


def _check_page(page: PageSource) -> list[Finding]:
    calls, _ = find_macro_calls(page)
    expressions, places = _check_alone(page.text, page.path)
    findings = [*expressions]
    for call in calls:
        identifier = get_argument(call, "id")
        if is_full_case(call) and page.uri != get_case_page(str(identifier)):
            message = f"el caso entero va solo en su página, docs/{get_case_page(str(identifier))}"
            findings.append(Finding(page.path, call.line, None, message, "quita `full=True` y saldrá su tarjeta"))
    return [*findings, *places]


@remembered
def _check_alone(text: str, path: str) -> tuple[list[Finding], list[Finding]]:
    """The findings about expressions; and those about the places of macros and repeated macros."""
    page, _ = read_page(text, path)
    calls, _ = find_macro_calls(page)
    expressions = [
        Finding(
            path,
            line,
            None,
            "entre `{{ }}` solo va una macro o un dato del curso, como `{{ course.title }}`",
            "para mostrar llaves tal cual usa `{% raw %}…{% endraw %}`",
        )
        for line in find_expressions(page)
    ]
    return expressions, [*_check_places(page, calls), *_check_repeated(page, calls)]


def _check_places(page: PageSource, calls: list[MacroCall]) -> list[Finding]:
    """A block macro is alone on its line; it may be indented, inside a box, unless it writes Markdown.

    An inline macro is in no heading: the table of contents and the search would show it without its words.
    """
    lines = page.text.split("\n")
    headings = {heading.line for heading in page.headings}
    findings = []
    for call in calls:
        if call.name not in MACROS:
            continue
        if MACROS[call.name].is_inline:
            if call.line in headings:
                message = f"la macro `{call.name}` no va en un epígrafe: «En esta página» lo mostraría sin ella"
                findings.append(
                    Finding(page.path, call.line, None, message, "escribe las palabras, o ponla en el texto")
                )
            continue
        if not _CALL_ALONE.match(lines[call.line - 1]):
            message = f"la macro `{call.name}` va sola en su línea, con una línea en blanco antes y otra después"
            findings.append(Finding(page.path, call.line, None, message))
        elif _TEXT.match(lines[call.line - 2] if call.line > 1 else ""):
            message = f"falta una línea en blanco antes de la macro `{call.name}`: saldría pegada al texto"
            findings.append(Finding(page.path, call.line, None, message))
        elif lines[call.line - 1].startswith(" ") and MACROS[call.name].writes_markdown(call):
            findings.append(
                Finding(page.path, call.line, None, f"la macro `{call.name}` no va sangrada ni dentro de un recuadro")
            )
    return findings


def _check_repeated(page: PageSource, calls: list[MacroCall]) -> list[Finding]:
    """The output of a macro has ids, which must be unique on a page."""
    findings: list[Finding] = []
    first: dict[tuple[str, str], int] = {}
    for call in calls:
        if call.name not in MACROS or MACROS[call.name].repeats(call):
            continue
        name = "sources" if call.name == "bibliography" else call.name  # both list references by the same ids
        key = (name, repr(get_argument(call, "id")))  # a wrong argument may be of any type
        if key in first:
            message = f"`{call.name}` ya está en la línea {first[key]}: en una página va una sola vez"
            findings.append(Finding(page.path, call.line, None, message))
        first.setdefault(key, call.line)
    return findings
