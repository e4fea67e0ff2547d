"""Braces with attributes, `{ #ancla }`: an anchor, a language, or a class of the few that the site has for pages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from course.checks.markdown_slips.slip import Slip
from course.checks.markdown_slips.tables import is_first_header_cell
from course.checks.markdown_slips.tags import refuse_attribute
from course.findings import suggest_close_match
from course.model.route import ROUTES, suggest_route
from course.pages.outline import BOX_OPENING, PROPOSAL
from course.pages.table_forms import MARKS
from course.pages.written import Written

_ADMITTED = ("id", "lang")
_CLASSES = ("actions", "lead", "md-button", "md-button--primary", PROPOSAL, *MARKS, *ROUTES)
_BRACES = re.compile(r"(?<!\{)\{:?(?P<inside>[^{}\n]*)\}(?!\})")
_HEADING = re.compile(r"^[ ]*#{1,6}[ ].*[ ]\Z", re.DOTALL)
# Marks of the house that would not be read: without the space after the brace, not closed, or without the dot.
_MARK_NAMES = (PROPOSAL, *MARKS)
_NAMES = "|".join(_MARK_NAMES)
_MISWRITTEN = re.compile(
    rf"(?<!\{{)\{{:?(?:(?P<glued>\.[\w-]+)[ ]*\}}|[ ]*\.?(?P<unclosed>{_NAMES})[ \t]*(?=\||$)"
    rf"|[ ]*(?P<dotless>{_NAMES})[ ]*\}}(?!\}}))",
    re.MULTILINE,
)
_ITEM = re.compile(r"""(?P<mark>[#.])?(?P<name>[^\s="'#.][^\s="']*)(?P<value>\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"']*))?""")
_GLUED = frozenset(")*_]>`")
_LIST_ITEM = re.compile(r"[ \t]*(?:[-*+]|\d+\.)[ \t]")


def find_attribute_slips(written: Written) -> Iterator[Slip]:
    if "{" not in written.prose:
        return
    for braces in _BRACES.finditer(written.prose):
        items = [*_ITEM.finditer(written.text, braces.start("inside"), braces.end("inside"))]
        if _are_attributes(written, braces, items):
            yield from _check_items(written, items, _is_heading(written, braces))
            yield from _check_proposal(written, braces, items)
    for mark in _MISWRITTEN.finditer(written.prose):
        yield _explain_miswritten(mark)


def _explain_miswritten(mark: re.Match[str]) -> Slip:
    shown = mark[0].strip()
    right = f"`{{ .{(mark['glued'] or mark['unclosed'] or mark['dotless']).removeprefix('.')} }}`"
    if mark["glued"]:
        return Slip(mark.start(), f"a `{shown}` le falta el espacio detrás de la llave", f"escribe {right}")
    if mark["unclosed"]:
        return Slip(mark.start(), f"a `{shown}` le falta la llave que cierra", f"escribe {right}")
    return Slip(mark.start(), f"a `{shown}` le falta el punto", f"escribe {right}")


def _are_attributes(written: Written, braces: re.Match[str], items: list[re.Match[str]]) -> bool:
    """Whether braces are read as attributes, or were meant to be; otherwise they are text."""
    start = written.text.rfind("\n", 0, braces.start()) + 1
    before = written.text[start : braces.start()]
    if any("(" in item["name"] for item in items):
        return False  # a macro without one of its braces, which course/checks/pages.py reports
    return (
        any(item["mark"] or item["value"] for item in items)
        or before[-1:] in _GLUED
        or bool(_HEADING.match(before))
        or not before.strip()
    )


def _is_heading(written: Written, braces: re.Match[str]) -> bool:
    start = written.text.rfind("\n", 0, braces.start()) + 1
    return bool(_HEADING.match(written.text[start : braces.start()]))


def _check_items(written: Written, items: list[re.Match[str]], is_heading: bool) -> Iterator[Slip]:
    forms = [item for item in items if item["mark"] == "." and item["name"] in MARKS]
    if len(forms) > 1:
        told = " y ".join(f"`.{item['name']}`" for item in forms)
        yield Slip(forms[1].start(), f"{told} no van juntas: una tabla tiene una sola forma", "deja una")
    for item in items:
        name = item["name"].lower()
        if item["mark"] is None and item["value"] is None and item["name"] in _MARK_NAMES:
            continue  # a mark without its dot, told by `_explain_miswritten`
        if item["mark"] == "." and item["name"] not in _CLASSES:
            yield Slip(
                item.start(),
                f"la clase `.{item['name']}` no existe",
                (suggest_route(item["name"]) if is_heading else suggest_close_match(item["name"], _CLASSES))
                or "bórrala",
            )
        elif item["mark"] == "." and item["name"] in ROUTES and not is_heading:
            yield Slip(item.start(), f"`.{item['name']}` solo va detrás de un epígrafe", "bórrala")
        elif item["mark"] == "." and item["name"] in MARKS and not is_first_header_cell(written.text, item.start()):
            message = f"`.{item['name']}` solo va en la primera celda de la cabecera de una tabla"
            yield Slip(item.start(), message, f"`| Tarea {{ .{item['name']} }} | Quién |`")
        elif item["mark"] is None and item["value"] is None:
            message = f"`{item['name']}`, entre llaves, no se vería"
            yield Slip(item.start(), message, f"un ancla se escribe `{{ #{name} }}`")
        elif item["mark"] is None and name not in _ADMITTED:
            yield refuse_attribute(name, item.start())


def _check_proposal(written: Written, braces: re.Match[str], items: list[re.Match[str]]) -> Iterator[Slip]:
    """The mark of a proposal is alone in the last line of what it marks; elsewhere it would be text, or mark a word."""
    mark = next((item for item in items if item["mark"] == "." and item["name"] == PROPOSAL), None)
    if mark is None:
        return
    start = written.text.rfind("\n", 0, braces.start()) + 1
    above = written.text[: max(start - 1, 0)].rpartition("\n")[2]
    line, _, rest = written.text[start:].partition("\n")
    following = rest.partition("\n")[0]
    is_alone = line.strip() == braces[0] and above.strip()
    if not is_alone or above.lstrip().startswith(("#", "```", "{")) or BOX_OPENING.fullmatch(above):
        message = f"`.{PROPOSAL}` va sola en una línea, debajo de su párrafo, su viñeta o su tabla"
        yield Slip(mark.start(), message, f'en un recuadro se escribe `!!! note {PROPOSAL} "…"`')
    elif following.strip() and not _LIST_ITEM.match(following):
        yield Slip(mark.start(), f"`.{PROPOSAL}` cierra su párrafo, y detrás sigue el texto", "deja una línea vacía")
