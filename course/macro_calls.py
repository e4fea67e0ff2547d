"""Finds the `{{ macro(...) }}` calls of a page, with their lines, by Jinja's own parser: nothing is run."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from jinja2 import Environment, TemplateSyntaxError, nodes

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


def find_macro_calls(page: PageSource) -> tuple[list[MacroCall], list[Finding]]:
    """Return the page's calls in order, or a finding where the page's Jinja can't be read."""
    try:
        template = Environment(autoescape=False).parse(page.text)
    except TemplateSyntaxError as error:
        return [], [_make_syntax_finding(page, error)]
    calls = [_read_call(call) for call in template.find_all(nodes.Call) if isinstance(call.node, nodes.Name)]
    return sorted(calls, key=lambda call: call.line), []


def find_unknown_names(page: PageSource, known: set[str]) -> list[tuple[str, int]]:
    """Names that the page reads and nobody defines (`{{ curse.title }}`), each with its line."""
    try:
        template = Environment(autoescape=False).parse(page.text)
    except TemplateSyntaxError:
        return []
    called = {id(call.node) for call in template.find_all(nodes.Call)}
    return [
        (name.name, name.lineno)
        for name in template.find_all(nodes.Name)
        if name.ctx == "load" and id(name) not in called and name.name not in known
    ]


def _read_call(call: nodes.Call) -> MacroCall:
    assert isinstance(call.node, nodes.Name)
    try:
        arguments = tuple(argument.as_const() for argument in call.args)
        keywords = {keyword.key: keyword.value.as_const() for keyword in call.kwargs}
        is_literal = call.dyn_args is None and call.dyn_kwargs is None
    except nodes.Impossible:
        arguments, keywords, is_literal = (), {}, False
    return MacroCall(call.node.name, call.lineno, arguments, keywords, is_literal)


_SYNTAX_MESSAGES = (
    ("Missing end of comment tag", "«{#» abre un comentario que no se cierra", "en un ancla deja un espacio: `{ #ancla }`"),
    ("unexpected end of template", "una macro `{{ … }}` o un bloque `{% … %}` no se cierra", "revisa las llaves"),
    ("unexpected '}'", "sobra o falta una llave en una macro", "una macro se escribe `{{ nombre(\"id\") }}`"),
    ("unexpected char", "hay un carácter que no puede ir dentro de una macro", "usa comillas rectas: `\"id\"`"),
    ("Encountered unknown tag", "el bloque `{% … %}` no existe", "para mostrar llaves tal cual usa `{% raw %}…{% endraw %}`"),
    ("expected token", "la macro está mal escrita", "una macro se escribe `{{ nombre(\"id\") }}`"),
)


def _make_syntax_finding(page: PageSource, error: TemplateSyntaxError) -> Finding:
    original = error.message or ""
    for needle, message, suggestion in _SYNTAX_MESSAGES:
        if needle.casefold() in original.casefold():
            return Finding(page.path, error.lineno, None, message, suggestion)
    return Finding(page.path, error.lineno, None, "la macro está mal escrita", "una macro se escribe `{{ nombre(\"id\") }}`")
