"""The tables of a finished page, each with what its form on a narrow screen needs.

Of tables in a box (`table-scroll`), written in Markdown (macros/tables.py) or by a template. The box gets a class for
its form (course/pages/table_forms.py), and the cells of cards the name of their column, which the style sheet shows
before them. An author's mark, a class in the first cell of the header, takes precedence over the rule.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape, unescape
from typing import TypeGuard

from course.pages.table_forms import MARKS, Column, Form, choose_form, is_in_line

_TABLE = re.compile(r'<div class="table-scroll"(?P<rest>[^>]*)>(?P<table>\s*<table\b.*?</table>)', re.DOTALL)
_ROW = re.compile(r"<tr\b.*?</tr>", re.DOTALL)
_CELL = re.compile(r"<(?P<tag>t[hd])\b(?P<rest>[^>]*)>(?P<content>.*?)</(?P=tag)>", re.DOTALL)
_CLASSES = re.compile(r' class="(?P<names>[^"]*)"')
# What the reader doesn't see in a cell: tags, the tips of words, and what is folded.
_UNSEEN = re.compile(r'<span class="(?:term-tip|visually-hidden)".*?</span>|<details\b.*?</details>|<[^>]*>', re.DOTALL)
_SPACES = re.compile(r"[ \t\n]+")
_NESTING = re.compile(r"<(?P<close>/)?(?P<name>div|details)\b(?P<rest>[^>]*)>")
_IS_BOX = re.compile(r'class="(?:[^"]* )?(?:admonition|calculator)[ "]')


def form_tables(html: str) -> str:
    """Return the HTML of a page with its tables in their forms."""
    return _TABLE.sub(lambda match: _form_table(match, _count_boxes(html[: match.start()])), html)


def _count_boxes(before: str) -> int:
    """How many boxes are open at the end of a piece of HTML."""
    open_boxes: list[bool] = []
    for tag in _NESTING.finditer(before):
        if not tag["close"]:
            open_boxes.append(tag["name"] == "details" or bool(_IS_BOX.search(tag["rest"])))
        elif open_boxes:
            open_boxes.pop()
    return sum(open_boxes)


def _form_table(match: re.Match[str], boxes: int) -> str:
    table = match["table"]
    rows = [[*_CELL.finditer(row)] for row in _ROW.findall(table)]
    mark = next((name for name in _list_classes(rows[0][0]["rest"]) if _is_mark(name)), None)
    if mark:
        table = _drop_mark(table, rows[0][0], mark)
    full = [[_get_text(cell["content"]) for cell in row] for row in rows if len(row) == len(rows[0])]
    columns = [Column(texts) for texts in zip(*full, strict=True)]
    form: Form = mark or choose_form(columns, boxes)
    if form == "cards":
        table = _name_cells(table, [_write_name(column, boxes) for column in columns])
    extra = "" if form == "table" else f" table-{form}"
    return f'<div class="table-scroll{extra}"{match["rest"]}>{table}'


def _write_name(column: Column, boxes: int) -> str:
    """The attributes of the cells of a column."""
    return f' data-column="{escape(column.texts[0])}"{" data-in-line" if is_in_line(column, boxes) else ""}'


def _name_cells(table: str, names: Sequence[str]) -> str:
    """Put the attributes with the name of its column in each cell below the header."""

    def name_row(row: re.Match[str]) -> str:
        if len(_CELL.findall(row[0])) != len(names):
            return row[0]  # the title of a group of rows
        columns = iter(names)
        return _CELL.sub(lambda cell: cell[0].replace(cell["tag"], cell["tag"] + next(columns), 1), row[0])

    head, end, body = table.partition("</thead>")
    return head + end + _ROW.sub(name_row, body)


def _get_text(html: str) -> str:
    return _SPACES.sub(" ", unescape(_UNSEEN.sub("", html))).strip()


def _list_classes(attributes: str) -> list[str]:
    found = _CLASSES.search(attributes)
    return found["names"].split() if found else []


def _is_mark(name: str) -> TypeGuard[Form]:
    return name in MARKS


def _drop_mark(table: str, cell: re.Match[str], mark: str) -> str:
    kept = " ".join(name for name in _list_classes(cell["rest"]) if name != mark)
    rest = _CLASSES.sub(f' class="{kept}"' if kept else "", cell["rest"])
    return table.replace(cell[0], cell[0].replace(cell["rest"], rest, 1), 1)
