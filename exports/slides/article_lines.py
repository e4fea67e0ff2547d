"""The lines of slides in the blocks of a clean article: its paragraphs, its lists and its tables."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from lxml import html

from course.language.sentences import end_sentence
from exports.slides.plan import Line, Mark
from exports.slides.text import Run, Runs, label, read_runs, tidy, write_plain

_LISTS = {"ul": Mark.BULLET, "ol": Mark.NUMBER}


def read_lines(parts: Iterable[html.HtmlElement]) -> Iterator[Line]:
    """The lines of some blocks: a list is a line for each item, and a table one for each row."""
    for part in parts:
        if part.tag in _LISTS:
            for place, item in enumerate(part.iterfind("li"), 1):
                yield Line(read_item(item), _LISTS[part.tag], place)
        elif part.tag == "p":
            yield from filter(lambda line: line.runs, [Line(read_runs(part))])
        elif part.tag == "table":
            yield from read_rows(part)
        elif part.tag != "figure":
            yield from read_lines(part)


def read_item(item: html.HtmlElement) -> Runs:
    """An item with the lists inside it, all on one line."""
    runs: list[Run] = [Run(item.text or "")]
    for child in item:
        if child.tag in _LISTS:
            inner = [write_plain(line.runs).rstrip(".;") for line in read_lines([child])]
            runs.append(Run(f" {'; '.join(inner)}. "))
        else:
            bold = child.tag == "strong"
            runs += [run._replace(is_bold=run.is_bold or bold, is_italic=child.tag == "em") for run in read_runs(child)]
        runs.append(Run(child.tail or ""))
    return tidy(runs)


def read_columns(table: html.HtmlElement) -> list[str]:
    """The names of its columns."""
    return [write_plain(read_runs(cell)).rstrip("…") for cell in table.iterfind("thead/tr/th")]


def read_rows(table: html.HtmlElement, named: Collection[str] | None = None) -> Iterator[Line]:
    """«**Prueba.** Por mejorar: opiniones. Bien: …»: the first cell, and each other one after the name of its column.

    With `named`, only the others of the columns with these names.
    """
    columns = read_columns(table)
    for row in table.iterfind("tbody/tr"):
        first, *others = [write_plain(read_runs(cell)) for cell in row]
        told = [
            f"{column}: {end_sentence(text)}"
            for column, text in zip(columns[1:], others, strict=False)
            if text and (named is None or column in named)
        ]
        yield Line(label(end_sentence(first), (Run(" ".join(told)),)), Mark.BULLET)
