"""Finds the `{{ macro(...) }}` calls of a page, with their lines, using Jinja's own parser: nothing is executed."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import NamedTuple

from jinja2 import Environment, TemplateSyntaxError, meta, nodes

from course.files.offsets import blank, find_place
from course.findings import Finding
from course.pages.outline import PageSource
from course.runtime.memory import remembered


@dataclass(frozen=True)
class MacroCall:
    """One call: its name, its line (from 1) and its arguments. `is_literal`: all of them are literals."""

    name: str
    line: int
    arguments: tuple[object, ...] = ()
    keywords: dict[str, object] = field(default_factory=dict)
    is_literal: bool = True

    @property
    def texts(self) -> list[str]:
        """Its positional arguments that are texts."""
        return [argument for argument in self.arguments if isinstance(argument, str)]


def get_argument(call: MacroCall, name: str) -> object:
    """An argument of a call, given by its name or as the first one; None if it is not given."""
    return call.keywords.get(name, call.arguments[0] if call.arguments else None)


def is_full_case(call: MacroCall) -> bool:
    """Whether the call prints a whole case, with its headings and its citations."""
    return call.name == "case" and (call.keywords.get("full") is True or call.arguments[1:2] == (True,))


class Macros(NamedTuple):
    """The Jinja code of a page, with lines.

    `names` are the undefined names, except arguments; `expressions`, the lines that compute something; `attributes`,
    the attributes that are read.
    """

    calls: tuple[MacroCall, ...] = ()
    names: tuple[tuple[str, int], ...] = ()
    expressions: tuple[int, ...] = ()
    attributes: tuple[tuple[tuple[str, ...], int], ...] = ()


def find_macro_calls(page: PageSource) -> tuple[list[MacroCall], list[Finding]]:
    """Return the page's calls in order, and the findings if its Jinja can't be parsed (then there are no calls)."""
    macros, findings = _read_macros(page.text, page.path)
    return [*macros.calls], findings


def find_unknown_names(page: PageSource, known: Container[str]) -> list[tuple[str, int]]:
    """Names that the page uses, except as arguments, and are not defined (`{{ curse.title }}`), with their lines."""
    return [(name, line) for name, line in _read_macros(page.text, page.path)[0].names if name not in known]


def find_expressions(page: PageSource) -> tuple[int, ...]:
    """Lines where the page computes something: output other than macro calls and attributes, and any block."""
    return _read_macros(page.text, page.path)[0].expressions


def find_attributes(page: PageSource) -> tuple[tuple[tuple[str, ...], int], ...]:
    """Attribute paths that the page reads, `("course", "schedule", "start")`, with their lines, parents included."""
    return _read_macros(page.text, page.path)[0].attributes


@remembered
def _read_macros(text: str, path: str) -> tuple[Macros, list[Finding]]:
    """The Jinja code of the page; if it can't be parsed, nothing and the findings that say why."""
    try:
        template = _make_environment().parse(text)
        undeclared = _find_undeclared(template, text)
    except TemplateSyntaxError as error:
        return Macros(), _make_syntax_findings(text, path, error)
    except RecursionError:
        return Macros(), [Finding(path, 1, 1, "hay una macro con demasiados paréntesis, unos dentro de otros")]
    found = list(template.find_all(nodes.Node))
    calls = [node for node in found if isinstance(node, nodes.Call)]
    named = [call for call in calls if isinstance(call.node, nodes.Name)]
    return (
        Macros(
            tuple(sorted(map(_read_call, named), key=lambda call: call.line)),
            tuple(_list_names(found, calls, undeclared)),
            tuple(sorted(set(_list_expression_lines(template, found)))),
            tuple(_list_attributes(found)),
        ),
        [],
    )


@cache
def _make_environment() -> Environment:
    return Environment(autoescape=False)


# The nodes of a normal page. They can neither assign to a name nor use an unknown filter.
_PLAIN_NODES = (nodes.Output, nodes.TemplateData, nodes.Call, nodes.Const, nodes.Keyword)
_NAMES_OF_JINJA = frozenset({"self", "super", "caller", "loop", "varargs", "kwargs"})


def _find_undeclared(template: nodes.Template, text: str) -> set[str]:
    """The undefined names. Raises TemplateSyntaxError for an unknown filter, which the parser alone accepts.

    A page with other nodes has to be compiled, which takes ten times as long and folds constant expressions, so that
    is done to another copy of it.
    """
    names = set()
    for node in template.find_all(nodes.Node):
        if not _is_plain(node):
            return meta.find_undeclared_variables(_make_environment().parse(text))
        if isinstance(node, nodes.Name):
            names.add(node.name)
    return names - _make_environment().globals.keys()


def _is_plain(node: nodes.Node) -> bool:
    if isinstance(node, nodes.Name):
        return node.name not in _NAMES_OF_JINJA
    if isinstance(node, nodes.Getattr):
        return isinstance(node.node, (nodes.Name, nodes.Getattr))  # not of a constant or a macro's result
    return isinstance(node, _PLAIN_NODES)


def _list_names(found: list[nodes.Node], calls: list[nodes.Call], undeclared: set[str]) -> Iterator[tuple[str, int]]:
    passed_over = set()
    for call in calls:
        passed_over |= {id(part) for part in (call.node, *call.args, *(keyword.value for keyword in call.kwargs))}
    for node in found:
        if isinstance(node, nodes.Name) and node.name in undeclared and id(node) not in passed_over:
            yield node.name, node.lineno


def _list_expression_lines(template: nodes.Template, found: list[nodes.Node]) -> Iterator[int]:
    yield from (node.lineno for node in template.body if not isinstance(node, nodes.Output))
    for output in found:
        for part in output.nodes if isinstance(output, nodes.Output) else ():
            is_call = isinstance(part, nodes.Call) and isinstance(part.node, nodes.Name)
            is_fact = isinstance(part, nodes.Getattr) and not isinstance(part.node, nodes.Call)
            # A name alone is reported by `find_unknown_names`.
            is_lone_name = isinstance(part, nodes.Name) and part.name != "course"
            if not (is_call or is_fact or is_lone_name or isinstance(part, nodes.TemplateData)):
                yield part.lineno


def _list_attributes(found: list[nodes.Node]) -> Iterator[tuple[tuple[str, ...], int]]:
    for attribute in (node for node in found if isinstance(node, nodes.Getattr)):
        names, node = [attribute.attr], attribute.node
        while isinstance(node, nodes.Getattr):
            names.append(node.attr)
            node = node.node
        if isinstance(node, nodes.Name):
            yield (node.name, *reversed(names)), attribute.lineno


def _read_call(call: nodes.Call) -> MacroCall:
    assert isinstance(call.node, nodes.Name)
    values = [*call.args, *(keyword.value for keyword in call.kwargs)]
    constants = [value.value for value in values if isinstance(value, nodes.Const)]
    if len(constants) < len(values) or call.dyn_args is not None or call.dyn_kwargs is not None:
        return MacroCall(call.node.name, call.lineno, is_literal=False)
    count = len(call.args)
    keywords = dict(zip((keyword.key for keyword in call.kwargs), constants[count:], strict=True))
    return MacroCall(call.node.name, call.lineno, tuple(constants[:count]), keywords)


_SYNTAX_MESSAGES: tuple[tuple[str, str, str | None], ...] = (
    (
        "unexpected end of template",
        "un bloque `{% … %}` no se cierra",
        "para mostrar llaves tal cual usa `{% raw %}…{% endraw %}`",
    ),
    ("unexpected char", "hay un carácter que no puede ir dentro de una macro", 'usa comillas rectas: `"id"`'),
    ("unknown tag", "el bloque `{% … %}` no existe", "para mostrar llaves tal cual usa `{% raw %}…{% endraw %}`"),
    ("missing end of raw", "falta `{% endraw %}`", None),
    ("no filter named", "se usa con `|` un filtro que no existe", None),
)
_RAW_BLOCK = re.compile(r"\{%-?\s*raw\s*-?%\}.*?\{%-?\s*endraw\s*-?%\}", re.DOTALL)
_MACRO_IN_A_LINE = re.compile(r"\{\{[^\n{}]*\}\}")
_UNCLOSED = re.compile(r"\{\{(?!(?:(?!\{\{|\{%|\n[ \t]*\n).)*?\}\})", re.DOTALL)


@lru_cache(maxsize=512)
def blank_raw_blocks(text: str) -> str:
    """The text with its `{% raw %}` blocks replaced by spaces, so that positions don't change."""
    return blank(_RAW_BLOCK, text)


def _make_syntax_findings(text: str, path: str, error: TemplateSyntaxError) -> list[Finding]:
    original = (error.message or "").casefold()
    if "missing end of comment tag" in original:
        return []  # course/checks/pages.py reports it, with the column
    shown = blank_raw_blocks(text)
    unclosed = [
        Finding(
            path,
            *find_place(shown, match.start()),
            "aquí se abre una macro con `{{` y no se cierra",
            "termínala con `}}`",
        )
        for match in _UNCLOSED.finditer(shown)
    ]
    if unclosed:
        return unclosed
    unquoted = [
        Finding(
            path,
            *find_place(shown, match.start()),
            "en esta macro hay unas comillas sin cerrar",
            'una macro se escribe `{{ nombre("id") }}`',
        )
        for match in _MACRO_IN_A_LINE.finditer(shown)
        if match[0].count('"') % 2 or match[0].count("'") % 2
    ]
    if unquoted:
        return unquoted
    unknown = "", "la macro está mal escrita", 'una macro se escribe `{{ nombre("id") }}`'
    _, message, suggestion = next((row for row in _SYNTAX_MESSAGES if row[0] in original), unknown)
    return [Finding(path, error.lineno, None, message, suggestion)]
