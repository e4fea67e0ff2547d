"""Finds the `{{ macro(...) }}` calls of a page, with their lines, by Jinja's own parser: nothing is run."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from jinja2 import Environment, TemplateSyntaxError, meta, nodes

from course.findings import Finding
from course.outline import PageSource


@dataclass(frozen=True)
class MacroCall:
    """One call: its name, its literal arguments, its line (from 1). `is_literal` is false when an argument is computed."""

    name: str
    line: int
    arguments: tuple[Any, ...] = ()
    keywords: dict[str, Any] = field(default_factory=dict)
    is_literal: bool = True


def get_argument(call: MacroCall, name: str) -> Any:
    """An argument of a call, given by its name or as the first one; None where it is not given."""
    return call.keywords.get(name, call.arguments[0] if call.arguments else None)


def is_full_case(call: MacroCall) -> bool:
    """Whether the call prints a whole case, with its headings and its citations."""
    return call.name == "case" and (call.keywords.get("full") is True or call.arguments[1:2] == (True,))


def find_macro_calls(page: PageSource) -> tuple[list[MacroCall], list[Finding]]:
    """Return the page's calls in order, or the findings that say where the page's Jinja can't be read."""
    template, findings = _parse(page)
    if template is None:
        return [], findings
    calls = [_read_call(call) for call in template.find_all(nodes.Call) if isinstance(call.node, nodes.Name)]
    return sorted(calls, key=lambda call: call.line), []


def find_unknown_names(page: PageSource, known: set[str]) -> list[tuple[str, int]]:
    """Names that the page reads and nobody defines (`{{ curse.title }}`), each with its line. Arguments aside."""
    template, _ = _parse(page)
    if template is None:
        return []
    undeclared = meta.find_undeclared_variables(template) - known
    passed_over = set()
    for call in template.find_all(nodes.Call):
        passed_over |= {id(part) for part in (call.node, *call.args, *(keyword.value for keyword in call.kwargs))}
    names = template.find_all(nodes.Name)
    return [(name.name, name.lineno) for name in names if name.name in undeclared and id(name) not in passed_over]


def find_expressions(page: PageSource) -> list[int]:
    """Lines where the page computes something: anything printed that is no macro call and no attribute, and any block."""
    template, _ = _parse(page)
    if template is None:
        return []
    lines = [node.lineno for node in template.body if not isinstance(node, nodes.Output)]
    for output in template.find_all(nodes.Output):
        for part in output.nodes:
            is_call = isinstance(part, nodes.Call) and isinstance(part.node, nodes.Name)
            is_fact = isinstance(part, nodes.Getattr) and not isinstance(part.node, nodes.Call)
            is_lone_name = isinstance(part, nodes.Name) and part.name != "course"  # unknown: `find_unknown_names` says so
            if not (is_call or is_fact or is_lone_name or isinstance(part, nodes.TemplateData)):
                lines.append(part.lineno)
    return sorted(set(lines))


def find_attributes(page: PageSource) -> list[tuple[tuple[str, ...], int]]:
    """What the page reads of its variables, `("course", "schedule", "start")`, each with its line, parents included."""
    template, _ = _parse(page)
    found = []
    for attribute in template.find_all(nodes.Getattr) if template else ():
        names, node = [attribute.attr], attribute.node
        while isinstance(node, nodes.Getattr):
            names.append(node.attr)
            node = node.node
        if isinstance(node, nodes.Name):
            found.append(((node.name, *reversed(names)), attribute.lineno))
    return found


def _parse(page: PageSource) -> tuple[nodes.Template | None, list[Finding]]:
    parsed = _parse_text(page.text)
    if isinstance(parsed, TemplateSyntaxError):
        return None, _make_syntax_findings(page, parsed)
    if isinstance(parsed, RecursionError):
        return None, [Finding(page.path, 1, 1, "hay una macro con demasiados paréntesis, unos dentro de otros")]
    return parsed, []


@lru_cache(maxsize=512)  # each page is asked about its names, its attributes and its calls, and again at each rebuild
def _parse_text(text: str) -> nodes.Template | TemplateSyntaxError | RecursionError:
    try:
        template = Environment(autoescape=False).parse(text)
        meta.find_undeclared_variables(template)  # the parser alone lets unknown filters through
    except (TemplateSyntaxError, RecursionError) as error:
        return error
    return template


def _read_call(call: nodes.Call) -> MacroCall:
    assert isinstance(call.node, nodes.Name)
    values = [*call.args, *(keyword.value for keyword in call.kwargs), call.dyn_args, call.dyn_kwargs]
    if not all(value is None or isinstance(value, nodes.Const) for value in values):
        return MacroCall(call.node.name, call.lineno, is_literal=False)
    arguments = tuple(argument.value for argument in call.args)
    return MacroCall(call.node.name, call.lineno, arguments, {keyword.key: keyword.value.value for keyword in call.kwargs})


_SYNTAX_MESSAGES = (
    ("unexpected end of template", "un bloque `{% … %}` no se cierra", "para mostrar llaves tal cual usa `{% raw %}…{% endraw %}`"),
    ("unexpected char", "hay un carácter que no puede ir dentro de una macro", "usa comillas rectas: `\"id\"`"),
    ("unknown tag", "el bloque `{% … %}` no existe", "para mostrar llaves tal cual usa `{% raw %}…{% endraw %}`"),
    ("missing end of raw", "falta `{% endraw %}`", None),
    ("no filter named", "se usa con `|` un filtro que no existe", None),
)
_RAW_BLOCK = re.compile(r"\{%-?\s*raw\s*-?%\}.*?\{%-?\s*endraw\s*-?%\}", re.DOTALL)
_MACRO_IN_A_LINE = re.compile(r"\{\{[^\n{}]*\}\}")
_UNCLOSED = re.compile(r"\{\{(?!(?:(?!\{\{|\{%|\n[ \t]*\n).)*?\}\})", re.DOTALL)


@lru_cache(maxsize=512)
def blank_raw_blocks(text: str) -> str:
    """The text with its `{% raw %}` blocks turned to blanks, each character in its place."""
    return _RAW_BLOCK.sub(lambda raw: re.sub(r"[^\n]", " ", raw[0]), text)


def _make_syntax_findings(page: PageSource, error: TemplateSyntaxError) -> list[Finding]:
    original = (error.message or "").casefold()
    if "missing end of comment tag" in original:
        return []  # course/checks/pages.py says so, with the column
    shown = blank_raw_blocks(page.text)
    unclosed = [
        Finding(
            page.path, shown.count("\n", 0, match.start()) + 1, match.start() - shown.rfind("\n", 0, match.start()),
            "aquí se abre una macro con `{{` y no se cierra", "termínala con `}}`",
        )
        for match in _UNCLOSED.finditer(shown)
    ]  # fmt: skip
    if unclosed:
        return unclosed
    unquoted = [
        Finding(
            page.path, shown.count("\n", 0, match.start()) + 1, match.start() - shown.rfind("\n", 0, match.start()),
            "en esta macro hay unas comillas sin cerrar", 'una macro se escribe `{{ nombre("id") }}`',
        )
        for match in _MACRO_IN_A_LINE.finditer(shown)
        if match[0].count('"') % 2 or match[0].count("'") % 2
    ]  # fmt: skip
    if unquoted:
        return unquoted
    message, suggestion = "la macro está mal escrita", 'una macro se escribe `{{ nombre("id") }}`'
    for needle, message_for_needle, suggestion_for_needle in _SYNTAX_MESSAGES:
        if needle in original:
            message, suggestion = message_for_needle, suggestion_for_needle
            break
    return [Finding(page.path, error.lineno, None, message, suggestion)]
