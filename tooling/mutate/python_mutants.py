"""Mutants of Python: mutmut's operators, and three of ours, on each node of LibCST's tree.

mutmut's own runner is not used: it leaves alone what is decorated or stands outside functions (validators, cached
properties, readers that remember, the fields of the model): three in ten statements of `course/` and `exports/`.

What no reader meets is left alone: annotations, decorators, assertions, docstrings and the words of messages.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Any, NamedTuple

import libcst as cst
from libcst.metadata import MetadataWrapper, PositionProvider
from mutmut.mutation.mutators import mutation_operators

from tooling.mutate.mutants import Mutant

# Nodes without anything that a test could notice.
_LEFT_ALONE = (cst.Annotation, cst.Decorator, cst.Assert, cst.Import, cst.ImportFrom)
# Arguments that tell a person something, and those that make no difference here: every text is UTF-8, and `strict` and
# `stacklevel` help whoever writes the code.
_TOLD = {"description", "title", "help", "examples", "encoding", "newline", "strict", "stacklevel"}
_WORDS = re.compile(r"\w[^\w]*\s+[^\w]*\w|[^\x00-\x7f]|^[A-Z][a-z]+$")


# What a node becomes: another one, or nothing.
Mutated = cst.CSTNode | cst.RemovalSentinel
# What a node may become; an operator knows of which type its nodes are.
Mutate = Callable[[Any], Iterable[Mutated]]


def list_mutants(path: str, text: str) -> list[Mutant]:
    """Every mutant of a module, in the order of its text."""
    wrapper = MetadataWrapper(cst.parse_module(text), unsafe_skip_copy=True)
    collector = _Collector(path, text, wrapper.module)
    wrapper.visit(collector)
    return collector.mutants


class _Collector(cst.CSTVisitor):
    METADATA_DEPENDENCIES = (PositionProvider,)

    def __init__(self, path: str, text: str, module: cst.Module) -> None:
        super().__init__()
        self.mutants: list[Mutant] = []
        self._path, self._module = path, module
        self._original = ast.dump(ast.parse(text))

    def on_visit(self, node: cst.CSTNode) -> bool:
        if isinstance(node, _LEFT_ALONE) or any(is_apart(node) for is_apart in _APART):
            return False
        for name, mutated in _mutate(node):
            line = self.get_metadata(PositionProvider, node).start.line
            self.mutants.append(Mutant(self._path, line, name, partial(self._make, node, mutated)))
        return True

    def _make(self, node: cst.CSTNode, mutated: Mutated) -> str | None:
        try:
            changed: Mutated = (
                self._module.deep_remove(node)
                if isinstance(mutated, cst.RemovalSentinel)
                else self._module.deep_replace(node, mutated)
            )
            code = cst.ensure_type(changed, cst.Module).code
            return code if ast.dump(ast.parse(code)) != self._original else None
        except (SyntaxError, cst.CSTValidationError):
            return None


def _mutate(node: cst.CSTNode) -> Iterator[tuple[str, Mutated]]:
    for kinds, name, mutate in OPERATORS:
        if isinstance(node, kinds):
            for mutated in mutate(node):
                yield name, mutated


def _negate_condition(node: cst.If | cst.While | cst.CompIf) -> Iterator[cst.CSTNode]:
    inside = node.test.with_changes(lpar=[cst.LeftParen(), *node.test.lpar], rpar=[*node.test.rpar, cst.RightParen()])
    after = cst.SimpleWhitespace(" ")
    negated = cst.UnaryOperation(cst.Not(whitespace_after=after), inside)
    if isinstance(node, cst.CompIf):
        yield node.with_changes(test=negated, whitespace_before_test=after)
    else:
        yield node.with_changes(test=negated)


def _drop_operand(node: cst.BooleanOperation) -> Iterator[cst.BaseExpression]:
    for kept in (node.left, node.right):
        yield kept.with_changes(lpar=[*node.lpar, *kept.lpar], rpar=[*kept.rpar, *node.rpar])


def _drop_call(node: cst.Expr) -> Iterator[cst.Pass]:
    if isinstance(node.value, cst.Call):
        yield cst.Pass()


def _drop_arguments(operator: Callable[[cst.Call], Iterable[cst.Call]], node: cst.Call) -> Iterator[cst.Call]:
    """As mutmut does, but what is told stays told."""
    for mutated in operator(node):
        kept = {id(argument) for argument in mutated.args}
        if not any(_is_told(argument) for argument in node.args if id(argument) not in kept):
            yield mutated


def _change_assigned(
    operator: Callable[[Any], Iterable[cst.CSTNode]], node: cst.Assign | cst.AnnAssign
) -> Iterator[cst.CSTNode]:
    """But not what is nothing already, nor the name of a type."""
    value = node.value
    if value is None or _is_words(value) or value.deep_equals(cst.Name("False")) or _is_type_alias(node):
        return iter(())
    return iter(operator(node))


def _change_string(
    operator: Callable[[Any], Iterable[cst.BaseString]], node: cst.BaseString
) -> Iterator[cst.BaseString]:
    """Only what a program reads, and only made longer: in capitals, most of it is the same."""
    return iter(()) if _is_words(node) else iter([*operator(node)][:1])


class Operator(NamedTuple):
    """A way to change nodes of some kinds, by the name that its mutants are told by."""

    kinds: type[cst.CSTNode] | tuple[type[cst.CSTNode], ...]
    name: str
    mutate: Mutate


# Of mutmut's, those that are kept from what makes no difference here.
_WRAPPERS: dict[str, Callable[..., Iterable[Mutated]]] = {
    "arg_removal": _drop_arguments,
    "assignment": _change_assigned,
    "string": _change_string,
}


def _take(kinds: type[cst.CSTNode] | Sequence[type[cst.CSTNode]], mutate: Mutate) -> Operator:
    """An operator of mutmut."""
    name = mutate.__name__.removeprefix("operator_")
    wrapper = _WRAPPERS.get(name)
    return Operator(
        kinds if isinstance(kinds, type) else tuple(kinds), name, partial(wrapper, mutate) if wrapper else mutate
    )


OPERATORS = [
    *(_take(kinds, mutate) for kinds, mutate in mutation_operators),
    Operator((cst.If, cst.While, cst.CompIf), "negate_condition", _negate_condition),
    Operator(cst.BooleanOperation, "drop_operand", _drop_operand),
    Operator(cst.Expr, "drop_call", _drop_call),
]


def _is_docstring(node: cst.CSTNode) -> bool:
    return isinstance(node, cst.Expr) and isinstance(node.value, (cst.SimpleString, cst.ConcatenatedString))


def _is_main_guard(node: cst.CSTNode) -> bool:
    return (
        isinstance(node, cst.If)
        and isinstance(node.test, cst.Comparison)
        and node.test.left.deep_equals(cst.Name("__name__"))
    )


def _is_type_alias(node: cst.CSTNode) -> bool:
    """`Stamp = tuple[int, int]`: a name that begins with a capital and goes on with small letters."""
    return (
        isinstance(node, cst.Assign)
        and isinstance(name := node.targets[0].target, cst.Name)
        and bool(re.match(r"_?[A-Z]\w*[a-z]", name.value))
    )


def _is_literal_type(node: cst.CSTNode) -> bool:
    """`Scheme = Literal["light", "dark"]`: only the type checker reads it."""
    return isinstance(node, cst.Subscript) and node.value.deep_equals(cst.Name("Literal"))


def _is_list_of_names(node: cst.CSTNode) -> bool:
    return isinstance(node, cst.Assign) and node.targets[0].target.deep_equals(cst.Name("__all__"))


def _is_told(node: cst.CSTNode) -> bool:
    """Whether a node is an argument that only a person reads, or that makes no difference."""
    if not isinstance(node, cst.Arg):
        return False
    return (node.keyword is not None and node.keyword.value in _TOLD) or _is_words(node.value)


def _is_words(node: cst.CSTNode) -> bool:
    """Whether a node is a text of several words, of other letters than a program's, or with a capital before them."""
    if isinstance(node, cst.SimpleString):
        return "r" not in node.prefix.lower() and bool(_WORDS.search(node.raw_value))
    if isinstance(node, cst.FormattedString):
        texts = (part.value if isinstance(part, cst.FormattedStringText) else "x" for part in node.parts)
        return bool(_WORDS.search("".join(texts)))
    if isinstance(node, cst.ConcatenatedString):
        return _is_words(node.left) or _is_words(node.right)
    return False


_APART = (_is_docstring, _is_main_guard, _is_list_of_names, _is_literal_type, _is_told)
