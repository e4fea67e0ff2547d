"""Typst source, written so that no text can be taken for markup: every text is a string of Typst's code.

The functions return pieces of markup that can be put one after another. What is called is one of Typst's functions or
of `looks.typ`. https://typst.app/docs/reference/syntax/
"""

from __future__ import annotations

from collections.abc import Iterable

Value = str | int | bool | float | None


def quote(text: str) -> str:
    """A text as a string of Typst's code, quotation marks included."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def write_text(text: str) -> str:
    """A text as markup; none, if it is empty."""
    return f"#{quote(text)}" if text else ""


def write_call(name: str, content: str | None = None, *texts: str, **arguments: Value) -> str:
    """Call a function with texts, named arguments and a piece of content: `#chapter("Uno", opens: true)[…]`.

    A name that isn't Python's has a hyphen in the place of its underscore. None leaves an argument out.
    """
    named = [f"{key.replace('_', '-')}: {_write_value(value)}" for key, value in arguments.items() if value is not None]
    call = f"#{name}({', '.join([*map(quote, texts), *named])})"
    return call if content is None else f"{call}[{content}]"


def write_listed(name: str, items: Iterable[str], **arguments: Value) -> str:
    """Call a function that takes any number of values after its named arguments: `#list(tight: true, [a], [b])`."""
    start = write_call(name, None, **arguments).removesuffix(")")
    return start + ("" if start.endswith("(") else ", ") + ", ".join(items) + ")"


def write_link(target: str, content: str) -> str:
    """A link to a web address or, after `#`, to a label of the document."""
    place = f"label({quote(target[1:])})" if target.startswith("#") else quote(target)
    return f"#link({place})[{content}]"


def write_label(name: str) -> str:
    """What gives a label to the element before it."""
    return f"#label({quote(name)})"


def write_anchor(name: str) -> str:
    """A place that links can lead to, where nothing is shown."""
    return f"#metadata(none){write_label(name)}"


def write_heading(text: str, level: int) -> str:
    return write_call("heading", write_text(text), level=level)


def write_document(module: str, show: str, blocks: Iterable[str]) -> str:
    """A whole source: `show` is the call of a function of this module that lays out the blocks."""
    return f"#import {quote(module)}: *\n{show}\n" + write_lines(blocks)


def write_lines(blocks: Iterable[str]) -> str:
    """Blocks, each a paragraph of its own."""
    return "\n\n".join(block for block in blocks if block)


def _write_value(value: Value) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return quote(value)
        case _:
            return str(value)
