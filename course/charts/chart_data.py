"""Strict reader of the numbers of a chart, `data/figures/<id>.csv`: each row is a label, its value and maybe a note.

The columns are those of the chart's kind (`course.model.CHART_SHAPES`), in any order; `note` may be left out. Values
stay decimal numbers with the digits that the author wrote, so that 3.60 is not shown as 3,6. Nothing raises. Rules
about several rows (a stack beyond 100 %) are in `course/checks/charts.py`; drawing, in `course/charts/drawing.py`.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from course.files.text_source import load_text
from course.findings import Finding, suggest_close_match
from course.language.markup_signs import MARKUP
from course.model import CHART_SHAPES, ChartKind

COLUMNS = ("label", "series", "value", "low", "high", "note")
_NUMBER_COLUMNS = ("value", "low", "high")
_NUMBER = re.compile(r"\d{1,15}(\.\d{1,15})?")  # more digits are a typing error, and no scale has room for them
_THOUSANDS = re.compile(r"[1-9]\d{0,2}\.\d{3}")  # `12.345`: a Spanish reader sees thousands; a program, decimals
_COMMA_DECIMAL = re.compile(r"-?\d+,\d+")

_STRAY_SEPARATOR = re.compile(r"^;|;$|;(?=\S)")


class Interval(NamedTuple):
    """The ends of the interval that contains a value."""

    low: Decimal
    high: Decimal


@dataclass(frozen=True)
class ChartRow:
    """One number of a chart: its label, its value, a note needed to read it, and its line in the file.

    `series` tells apart the values of one label. It and `interval` are None for kinds of chart that have none.
    """

    label: str
    value: Decimal
    note: str | None
    line: int
    series: str | None = None
    interval: Interval | None = None

    @property
    def end(self) -> Decimal:
        """How far its mark reaches along the scale."""
        return self.interval.high if self.interval else self.value


@dataclass(frozen=True)
class ChartData:
    """The rows of one file, in file order."""

    path: str
    rows: tuple[ChartRow, ...]

    def make_finding(self, row: ChartRow, message: str, suggestion: str | None = None) -> Finding:
        return Finding(self.path, row.line, None, message, suggestion)


def load_chart_data(
    path: Path, shown_path: str, kind: ChartKind | None = None
) -> tuple[ChartData | None, list[Finding]]:
    """Read one CSV. Returns its rows, or None and the findings that say why it can't be used.

    `kind` is the chart's; if it is None (unknown), any of `COLUMNS` is accepted.
    """
    text, findings = load_text(path, shown_path)
    if text is None:
        return None, findings
    return read_chart_data(text, shown_path, kind)


def read_chart_data(
    text: str, shown_path: str, kind: ChartKind | None = None
) -> tuple[ChartData | None, list[Finding]]:
    """As `load_chart_data`, from text that is already in memory."""
    reader = _Reader(shown_path, kind)
    # Line by line: no cell of a chart needs two lines, and an unclosed quotation mark is reported on its own line.
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            reader.read_line(number, line)
    if not reader.findings and not reader.rows:
        reader.add(1, "no hay ningún dato debajo de los nombres de las columnas")
    return (None if reader.findings else ChartData(shown_path, tuple(reader.rows))), reader.findings


class _Reader:
    """Reads the lines of a file one by one and collects the findings."""

    def __init__(self, shown_path: str, kind: ChartKind | None) -> None:
        self.shown_path = shown_path
        self.kind = kind
        self.needed = CHART_SHAPES[kind or "bars"].columns
        self.allowed = (*self.needed, "note") if kind else COLUMNS
        self.columns: list[str] = []  # from the first line that isn't empty
        self.rows: list[ChartRow] = []
        self.findings: list[Finding] = []
        self.lines_by_key: dict[tuple[str, str], int] = {}
        self.spellings: dict[tuple[str, str], tuple[str, int]] = {}

    def add(self, line: int, message: str, suggestion: str | None = None) -> None:
        self.findings.append(Finding(self.shown_path, line, None, message, suggestion))

    def read_line(self, number: int, line: str) -> None:
        try:
            (cells,) = csv.reader([line], strict=True, skipinitialspace=True)
        except csv.Error:
            self.add(number, "hay unas comillas mal puestas", "un texto con comas va entero entre comillas dobles")
            return
        cells = [cell.strip() for cell in cells]
        if not self.columns:
            self.columns = cells
            self._check_columns(number)
        else:
            self._read_row(number, cells)

    def _check_columns(self, line: int) -> None:
        if len(self.columns) == 1 and (";" in self.columns[0] or "\t" in self.columns[0]):
            advice = "al guardar como CSV, elige la coma como separador"
            self.add(line, "las columnas no están separadas con comas", advice)
            return
        if not {*self.columns} & {*COLUMNS}:
            advice = "hace falta antes una línea con el nombre de cada columna"
            self.add(line, f"la primera línea no es `{','.join(self.needed)}`", advice)
            return
        header = ",".join(self.needed)
        advice = f"la primera línea es `{header}` o `{header},note`"
        for position, name in enumerate(self.columns):
            if name in self.columns[:position]:
                self.add(line, f"la columna `{name}` está repetida", "deja una sola")
            elif name in COLUMNS and name not in self.allowed:
                self.add(line, f"la columna `{name}` no es de un gráfico `{self.kind}`", advice)
            elif name not in COLUMNS:
                self.add(line, f"la columna «{name}» no existe", suggest_close_match(name, self.allowed) or advice)
        for name in self.needed:
            if name not in self.columns:
                self.add(line, f"falta la columna `{name}`", advice)

    def _read_row(self, line: int, cells: list[str]) -> None:
        if not {*self.needed} <= {*self.columns}:
            return  # a needed column is missing, which is already reported
        if len(cells) != len(self.columns):
            message = f"esta línea tiene {len(cells)} columnas y tendría que tener {len(self.columns)}"
            self.add(line, message, "los decimales van con punto, y un texto con comas, entre comillas dobles")
            return
        if not any(cells):
            self.add(line, "esta línea solo tiene comas", "bórrala")
            return
        row = dict(zip(self.columns, cells, strict=True))
        for name in ("label", "series", "note"):
            text = row.get(name) or ""
            if _STRAY_SEPARATOR.search(text):
                self.add(line, f"en «{text}» hay un punto y coma suelto", "las columnas se separan con comas")
            elif sign := MARKUP.search(text):
                self.add(line, f"este texto sale tal cual, y lleva `{sign[0]}`", "quita las marcas de formato")
        self._check_names(line, row)
        numbers = self._read_numbers(line, row)
        if numbers is None:
            return
        interval = Interval(numbers["low"], numbers["high"]) if {"low", "high"} <= numbers.keys() else None
        value = numbers["value"]
        self.rows.append(ChartRow(row["label"], value, row.get("note") or None, line, row.get("series"), interval))
        if interval:
            self._check_interval(line, value, interval)

    def _check_names(self, line: int, row: dict[str, str]) -> None:
        """Each label, together with its series, appears once and is always spelled the same way."""
        names = {name: row[name] for name in ("label", "series") if name in row}
        for name, text in names.items():
            if not text:
                self.add(line, f"`{name}` está vacío")
        if not all(names.values()):
            return
        label, series = names["label"], names.get("series")
        key = (label.casefold(), (series or "").casefold())
        if key in self.lines_by_key:
            shown = f"«{label}» con la serie «{series}»" if series else f"«{label}»"
            advice = "cada serie va una vez en cada etiqueta" if series else "cada barra se llama de una manera"
            self.add(line, f"{shown} ya está en la línea {self.lines_by_key[key]}", advice)
            return
        self.lines_by_key[key] = line
        for name, text in names.items():
            first, first_line = self.spellings.setdefault((name, text.casefold()), (text, line))
            if first != text:
                message = f"aquí dice «{text}» y en la línea {first_line}, «{first}»"
                self.add(line, message, "escríbelo siempre igual, con las mismas mayúsculas")

    def _read_numbers(self, line: int, row: dict[str, str]) -> dict[str, Decimal] | None:
        """The numbers of a line by column; None if any of them is not a number."""
        columns = [name for name in _NUMBER_COLUMNS if name in row]
        read = {name: self._read_number(line, name, row[name]) for name in columns}
        numbers = {name: number for name, number in read.items() if number is not None}
        return numbers if len(numbers) == len(columns) else None

    def _read_number(self, line: int, column: str, text: str) -> Decimal | None:
        if _THOUSANDS.fullmatch(text):
            advice = f"mil y pico se escribe `{text.replace('.', '')}`; si son decimales, pon uno más o uno menos"
            self.add(line, f"«{text}» se puede leer de dos maneras", advice)
        elif _NUMBER.fullmatch(text):
            return Decimal(text)
        else:
            self.add(line, *_explain_number(column, text))
        return None

    def _check_interval(self, line: int, value: Decimal, interval: Interval) -> None:
        low, high = interval
        if low > high:
            self.add(line, f"`low` ({low}) es mayor que `high` ({high})", "cámbialos de sitio")
        elif not low <= value <= high:
            message = f"el valor {value} no está entre `low` ({low}) y `high` ({high})"
            self.add(line, message, "repasa las tres cifras en la fuente")


def _explain_number(column: str, text: str) -> tuple[str, str | None]:
    """The message and the suggestion for a text that is not a number of zero or more."""
    if not text:
        return f"`{column}` está vacío", None
    if text.startswith("-") and _NUMBER.fullmatch(text[1:]):
        return f"el valor {text} es negativo y la escala empieza en 0", None
    if _COMMA_DECIMAL.fullmatch(text):
        return f"«{text}» no es un número", f"los decimales van con punto: `{text.replace(',', '.')}`"
    return f"«{text}» no es un número", "pon solo cifras, con punto para los decimales; la unidad va en el `.yml`"
