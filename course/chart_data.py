"""Reading the numbers of a chart, `data/figures/<id>.csv`, strictly: each row one label, its value and perhaps a note.

Columns `label,value,note` (`note` may be left out), decimal point. Values stay decimal numbers with the figures that
the author wrote, so that 3.60 is not shown as 3,6. Nothing raises. What a chart does with the rows: `course/charts.py`.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from course.findings import Finding, suggest_close_match
from course.text_source import load_text

COLUMNS = ("label", "value", "note", "series", "low", "high")
_NUMBER = re.compile(r"\d+(\.\d+)?")
_THOUSANDS = re.compile(r"[1-9]\d{0,2}\.\d{3}")  # twelve thousand to a Spaniard, twelve and a bit to a program
_COMMA_DECIMAL = re.compile(r"-?\d+,\d+")
_COLUMN_ADVICE = "la primera línea es `label,value` o `label,value,note`"


@dataclass(frozen=True)
class ChartRow:
    """One number of a chart: what it is of, its value, what must be known to read it, and its line in the file."""

    label: str
    value: Decimal
    note: str | None
    line: int


@dataclass(frozen=True)
class ChartData:
    """The rows of one file, in its order."""

    path: str
    rows: tuple[ChartRow, ...]

    def make_finding(self, row: ChartRow, message: str, suggestion: str | None = None) -> Finding:
        return Finding(self.path, row.line, None, message, suggestion)


def load_chart_data(path: Path, shown_path: str) -> tuple[ChartData | None, list[Finding]]:
    """Read one CSV. Returns its rows, or None and the findings that say why they can't be used."""
    text, findings = load_text(path, shown_path)
    if text is None:
        return None, findings
    return read_chart_data(text, shown_path)


def read_chart_data(text: str, shown_path: str) -> tuple[ChartData | None, list[Finding]]:
    """As `load_chart_data`, from text that is already in memory."""
    reader = _Reader(shown_path)
    # Line by line: no cell of a chart needs two lines, and so a quotation mark left open is found where it is.
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            reader.read_line(number, line)
    if not reader.findings and not reader.rows:
        reader.add(1, "no hay ningún dato debajo de los nombres de las columnas")
    return (None if reader.findings else ChartData(shown_path, tuple(reader.rows))), reader.findings


class _Reader:
    """Takes the lines of a file one after another and keeps what it finds wrong."""

    def __init__(self, shown_path: str) -> None:
        self.shown_path = shown_path
        self.columns: list[str] | None = None
        self.rows: list[ChartRow] = []
        self.findings: list[Finding] = []
        self.lines_by_label: dict[str, int] = {}

    def add(self, line: int, message: str, suggestion: str | None = None) -> None:
        self.findings.append(Finding(self.shown_path, line, None, message, suggestion))

    def read_line(self, number: int, line: str) -> None:
        try:
            (cells,) = csv.reader([line], strict=True, skipinitialspace=True)
        except csv.Error:
            self.add(number, "hay unas comillas mal puestas", "un texto con comas va entero entre comillas dobles")
            return
        cells = [cell.strip() for cell in cells]
        if self.columns is None:
            self.columns = cells
            self._check_columns(number)
        else:
            self._read_row(number, cells)

    def _check_columns(self, line: int) -> None:
        if len(self.columns) == 1 and (";" in self.columns[0] or "\t" in self.columns[0]):
            advice = "al guardar como CSV, elige la coma como separador"
            self.add(line, "las columnas no están separadas con comas", advice)
            return
        for position, name in enumerate(self.columns):
            if name not in COLUMNS:
                self.add(line, f"la columna «{name}» no existe", suggest_close_match(name, COLUMNS) or _COLUMN_ADVICE)
            elif name in self.columns[:position]:
                self.add(line, f"la columna `{name}` está repetida", "deja una sola")
        for name in COLUMNS[:2]:
            if name not in self.columns:
                self.add(line, f"falta la columna `{name}`", _COLUMN_ADVICE)

    def _read_row(self, line: int, cells: list[str]) -> None:
        if not {*COLUMNS[:2]} <= {*self.columns}:
            return  # what is in which column can't be told
        if len(cells) != len(self.columns):
            message = f"esta línea tiene {len(cells)} columnas y tendría que tener {len(self.columns)}"
            self.add(line, message, "los decimales van con punto, y un texto con comas, entre comillas dobles")
            return
        row = dict(zip(self.columns, cells, strict=True))
        label, number = row["label"], row["value"]
        key = (label + "|" + row.get("series", "")).casefold()
        if not label:
            self.add(line, "`label` está vacío")
        elif key in self.lines_by_label:
            message = f"«{label}» ya está en la línea {self.lines_by_label[key]}"
            self.add(line, message, "cada barra se llama de una manera")
        self.lines_by_label.setdefault(key, line)
        if _THOUSANDS.fullmatch(number):
            advice = f"mil y pico se escribe `{number.replace('.', '')}`; si son decimales, pon uno más o uno menos"
            self.add(line, f"«{number}» se puede leer de dos maneras", advice)
        elif _NUMBER.fullmatch(number):
            self.rows.append(ChartRow(label, Decimal(number), row.get("note") or None, line))
        else:
            self.add(line, *_explain_number(number))


def _explain_number(text: str) -> tuple[str, str | None]:
    """What is wrong with a text that is no number of zero or more, and what to do about it."""
    if not text:
        return "`value` está vacío", None
    if text.startswith("-") and _NUMBER.fullmatch(text[1:]):
        return f"el valor {text} es negativo y una barra empieza en 0", None
    if _COMMA_DECIMAL.fullmatch(text):
        return f"«{text}» no es un número", f"los decimales van con punto: `{text.replace(',', '.')}`"
    return f"«{text}» no es un número", "pon solo cifras, con punto para los decimales; la unidad va en el `.yml`"
