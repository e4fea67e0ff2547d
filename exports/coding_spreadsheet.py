"""The spreadsheet for coding messages, as XLSX (ISO/IEC 29500): the codebook, one row per message, and the results.

Made with XlsxWriter, which writes a value beside each formula, so that a viewer that can't calculate still shows
something (openpyxl writes one or the other). Formulas are in English, as the file format requires, and use functions
that every office suite has, over plain ranges; they compute the same as course/formulas/statistics.py, and a test
compares both in a spreadsheet engine.

Every sheet begins with its title, every table has a header row, a title and a description, and every drop-down list
says what its codes mean. There are no columns for the text of a message or its author: they are personal data, and the
count needs neither. The same codebook always gives the same bytes.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Mapping, Sequence

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_range_abs
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from course.formulas.statistics import Z_BY_CONFIDENCE
from course.loaded.whole import Course
from course.model import Codebook, CourseFacts
from exports.fixed_zip import pack
from exports.office import LANGUAGE, LONGEST_PROPERTY, unpack
from exports.place import Place
from exports.remembered import remember_file

SUFFIX = ".xlsx"
ROWS = 1200  # more than the 1068 messages needed for a margin of 3 points
README, CODES, MESSAGES, RESULTS = "Léeme", "Códigos", "Mensajes", "Resultados"
KINDS = ("respuesta", "mención", "cita")
MESSAGE_COLUMNS = ("Identificador", "Fecha", "Tipo", "Codificación A", "Codificación B", "¿Coinciden?", "Clase final")
YES, NO = "sí", "no"
HEADER_ROW = 3  # from 0; above it are the sheet's title and a note
FIRST_ROW = HEADER_ROW + 1

_CONFIDENCE = 95
_MEASURES = ("z", "unknown", "pending", "both", "alike", "simple", "chance", "kappa")
_STYLE = "Table Style Light 1"
_LONGEST_HINT = 255  # characters, a limit of the format
_EARLIEST_DATE = "DATE(2006,1,1)"  # earlier than any message of a social network
_PROPERTIES = "docProps/core.xml"
_TIMES = re.compile(rb"<dcterms:(created|modified)\b.*?</dcterms:\1>")


def get_spreadsheet_name(codebook: Codebook) -> str:
    """The file name of a codebook's spreadsheet."""
    return f"{codebook.id}{SUFFIX}"


def build_coding_spreadsheets(course: Course, place: Place) -> Mapping[str, bytes]:
    """The spreadsheet of the course's codebook, by file name; empty if it has no codebook."""
    return {
        get_spreadsheet_name(codebook): remember_file(build_coding_spreadsheet, codebook, course.facts)
        for codebook in course.list_values(Codebook)
    }


def build_coding_spreadsheet(codebook: Codebook, course: CourseFacts) -> bytes:
    """The bytes of the file."""
    packed = io.BytesIO()
    book = xlsxwriter.Workbook(packed, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    title = f"Hoja para codificar mensajes. {codebook.title}"
    book.set_properties(
        {"title": title[:LONGEST_PROPERTY], "author": course.title[:LONGEST_PROPERTY], "subject": codebook.title}
    )
    formats = _make_formats(book)
    sheets = {name: book.add_worksheet(name, _Sheet) for name in (README, CODES, MESSAGES, RESULTS)}
    for sheet in sheets.values():
        sheet.set_paper(9)  # A4
        sheet.fit_to_pages(1, 0)
        sheet.set_footer(f"&L{course.title}. {course.licences.content.name}&R&P de &N")
    _write_readme(sheets[README], formats, codebook, course)
    _write_codes(sheets[CODES], formats, codebook)
    _write_messages(sheets[MESSAGES], formats, codebook)
    _write_results(sheets[RESULTS], formats, codebook)
    book.close()
    parts = unpack(packed.getvalue())
    return pack({**parts, _PROPERTIES: _set_language(parts[_PROPERTIES])})


Formats = dict[str, Format]


class _Sheet(Worksheet):
    """A sheet whose formulas only use functions that every office suite has, and are written unchanged.

    XlsxWriter searches each formula for thirty newer functions, which took two thirds of the time of this file.
    """

    def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:
        return formula.removeprefix("=")


def _set_language(properties: bytes) -> bytes:
    """Remove the creation times that XlsxWriter writes, and add the language, which it doesn't."""
    language = f"<dc:language>{LANGUAGE}</dc:language></cp:coreProperties>".encode()
    return _TIMES.sub(b"", properties).replace(b"</cp:coreProperties>", language)


def _make_formats(book: Workbook) -> Formats:
    wrapped = {"text_wrap": True, "valign": "top"}
    return {
        "title": book.add_format({"bold": True, "font_size": 16}),
        "heading": book.add_format({"bold": True, "font_size": 12}),
        "text": book.add_format(wrapped),
        "bold": book.add_format({"bold": True, **wrapped}),
        "header": book.add_format({"bold": True, "bottom": 1, **wrapped}),
        "date": book.add_format({"num_format": "dd/mm/yyyy"}),
        "percent": book.add_format({"num_format": "0.0%"}),
        "number": book.add_format({"num_format": "0.00"}),
    }


def _write_readme(sheet: Worksheet, formats: Formats, codebook: Codebook, course: CourseFacts) -> None:
    sheet.set_column(0, 0, 100)
    sections: list[tuple[str, list[str]]] = [
        (
            "Cómo se usa",
            [
                "1. Lee la hoja «Códigos». Cada mensaje lleva un código y solo uno.",
                "2. Apunta en «Mensajes» una fila por mensaje: un identificador tuyo, la fecha y el tipo.",
                "3. Una persona pone su código en «Codificación A». Otra, sin mirarlo, pone el suyo "
                "en «Codificación B», al menos en una parte.",
                "4. Donde coinciden, la clase final sale sola. Donde no, habladlo y elegid la clase final en su lista.",
                "5. «Resultados» se calcula solo. No escribas nada en esa hoja.",
            ],
        ),
        (
            "Lo que no se escribe aquí",
            [
                "Ni el texto del mensaje ni quién lo escribe: son datos personales y el recuento no los necesita. "
                "Por eso no hay columnas para ello.",
                "El identificador es un número de orden. No uses el nombre de la cuenta ni la dirección del mensaje.",
                "Si de verdad necesitas guardar los textos, consulta antes a tu delegado de protección de datos "
                "y hazlo en otro archivo.",
            ],
        ),
        (
            "Cómo se leen los resultados",
            [
                f"El intervalo es el de Wilson (1927), al {_CONFIDENCE} %. "
                "Solo vale si los mensajes se eligieron al azar entre los del periodo.",
                "El kappa de Cohen (1960) mide cuánto coincidís más allá del azar: 1 es acuerdo total y 0, "
                "el que saldría al azar.",
                f"Hay sitio para {ROWS} mensajes. Los que escribas más abajo no se cuentan.",
            ],
        ),
        (
            "De dónde sale",
            [codebook.origin, f"Hoja del curso «{course.title}». Licencia {course.licences.content.name}."],
        ),
    ]
    sheet.write_string(0, 0, f"Hoja para codificar mensajes. {codebook.title}", formats["title"])
    sheet.write_string(1, 0, codebook.intro, formats["text"])
    row = 3
    for heading, texts in sections:
        sheet.write_string(row, 0, heading, formats["heading"])
        for position, text in enumerate(texts, start=1):
            sheet.write_string(row + position, 0, text, formats["text"])
        row += len(texts) + 2


def _write_codes(sheet: Worksheet, formats: Formats, codebook: Codebook) -> None:
    columns = {
        "Código": 9,
        "Clase": 20,
        "Qué es": 34,
        "Entra": 40,
        "No entra": 40,
        "Ejemplo ficticio": 34,
        "En caso de duda": 40,
    }
    sheet.set_landscape()
    _begin(
        sheet, formats, "Códigos", "La columna «Código» alimenta las listas de la hoja «Mensajes».", columns.values()
    )
    rows = [
        (
            code.code,
            code.label,
            code.definition,
            "\n".join(code.include),
            "\n".join(code.exclude),
            code.example,
            code.doubt,
        )
        for code in codebook.codes
    ]
    _add_table(
        sheet, formats, HEADER_ROW, tuple(columns), len(rows), "Codigos", "Libro de códigos: una clase en cada fila."
    )
    for number, texts in enumerate(rows, start=FIRST_ROW):
        for column, text in enumerate(texts):
            sheet.write_string(number, column, text, formats["bold" if column == 0 else "text"])
    sheet.freeze_panes(FIRST_ROW, 2)
    sheet.repeat_rows(HEADER_ROW)


def _write_messages(sheet: Worksheet, formats: Formats, codebook: Codebook) -> None:
    note = "Una fila por mensaje. Sin el texto y sin el nombre de quien escribe: mira la hoja «Léeme»."
    _begin(sheet, formats, "Mensajes", note, (14, 12, 12, 16, 16, 13, 13))
    description = (
        "Una fila por mensaje: identificador, fecha, tipo, código de cada persona, si coinciden y clase final."
    )
    _add_table(sheet, formats, HEADER_ROW, MESSAGE_COLUMNS, ROWS, "TablaMensajes", description, has_filter=True)
    last = FIRST_ROW + ROWS - 1
    sheet.data_validation(
        FIRST_ROW,
        1,
        last,
        1,
        {
            "validate": "date",
            "criteria": ">=",
            "value": f"={_EARLIEST_DATE}",
            "input_title": "Fecha",
            "input_message": "Día, mes y año: 31/12/2026.",
            "error_title": "No es una fecha",
            "error_message": "Escribe el día, el mes y el año, como 31/12/2026.",
        },
    )
    _add_list(sheet, 2, list(KINDS), "Tipo", "Respuesta a un mensaje vuestro, mención directa o cita.")
    codes = f"='{CODES}'!{xl_range_abs(FIRST_ROW, 0, FIRST_ROW + len(codebook.codes) - 1, 0)}"
    meanings = "\n".join(f"{code.code}: {code.label}" for code in codebook.codes)
    for column in (3, 4, 6):
        _add_list(sheet, column, codes, MESSAGE_COLUMNS[column], meanings)
    known = codes.removeprefix("=")
    for row in range(FIRST_ROW, last + 1):
        first, second, alike = (f"{letter}{row + 1}" for letter in "DEF")
        sheet.write_blank(row, 1, None, formats["date"])
        sheet.write_formula(
            row,
            5,
            f'=IF(OR(COUNTIF({known},{first})=0,COUNTIF({known},{second})=0),"",IF({first}={second},"{YES}","{NO}"))',
            None,
            "",
        )
        sheet.write_formula(
            row, 6, f'=IF({first}="",{second}&"",IF(OR({second}="",{alike}="{YES}"),{first},""))', None, ""
        )
    sheet.freeze_panes(FIRST_ROW, 1)
    sheet.repeat_rows(HEADER_ROW)


def _write_results(sheet: Worksheet, formats: Formats, codebook: Codebook) -> None:
    codes = codebook.codes
    _begin(
        sheet,
        formats,
        "Resultados",
        "Se calcula con lo que hay en «Mensajes». No escribas en esta hoja.",
        (34, 26, 14, 14, 14, 14),
    )
    agreement_row = FIRST_ROW + len(codes) + 3
    cells = {name: f"$B${agreement_row + position + 2}" for position, name in enumerate(_MEASURES)}
    first_pair_row = agreement_row + len(cells) + 4
    _write_shares(sheet, formats, codebook, cells["z"])
    sheet.write_string(agreement_row - 1, 0, "Acuerdo entre las dos personas", formats["heading"])
    columns: tuple[str, ...] = ("Medida", "Valor", "Cómo se lee")
    _add_table(
        sheet, formats, agreement_row, columns, len(cells), "Acuerdo", "Acuerdo entre las dos personas que codifican."
    )
    counts = [xl_range_abs(first_pair_row, column, first_pair_row + len(codes) - 1, column) for column in (2, 3)]
    alike, final = (_get_messages(column) for column in (5, 6))
    both, simple, chance = cells["both"], cells["simple"], cells["chance"]
    kappa = f'IF({chance}=1,"no se puede calcular",({simple}-{chance})/(1-{chance}))'
    written = [_get_messages(column) for column in (3, 4)]
    listed = [f"COUNTIF({given},$A{row + 1})" for given in written for row in range(FIRST_ROW, FIRST_ROW + len(codes))]
    unknown = "+".join(f"COUNTA({given})" for given in written) + "-" + "-".join(listed)
    measures: dict[str, tuple[str, str, str, str | None]] = {
        "z": (f"z del intervalo ({_CONFIDENCE} %)", "", "El de esa confianza.", "number"),
        "unknown": (
            "Códigos que no están en la lista",
            f"={unknown}",
            "Se pegaron de otro sitio y no se cuentan: corrígelos.",
            None,
        ),
        "pending": (
            "Desacuerdos sin decidir",
            f'=SUMPRODUCT(({alike}="{NO}")*({final}=""))',
            "Elige su clase final.",
            None,
        ),
        "both": (
            "Mensajes codificados por las dos",
            f'=COUNTIF({alike},"{YES}")+COUNTIF({alike},"{NO}")',
            "Solo con estos se mide el acuerdo.",
            None,
        ),
        "alike": ("Coinciden", f'=COUNTIF({alike},"{YES}")', "De esos, los que llevan el mismo código.", None),
        "simple": (
            "Acuerdo simple",
            f'=IF({both}=0,"",{cells["alike"]}/{both})',
            "Coinciden, entre los codificados por las dos.",
            "percent",
        ),
        "chance": (
            "Acuerdo esperado por azar",
            f'=IF({both}=0,"",SUMPRODUCT({counts[0]},{counts[1]})/{both}^2)',
            "El que saldría sin mirar los mensajes.",
            "percent",
        ),
        "kappa": (
            "Kappa de Cohen",
            f'=IF({both}=0,"",{kappa})',
            "1, acuerdo total; 0, el del azar; menos de 0, peor que el azar.",
            "number",
        ),
    }
    for row, name in enumerate(_MEASURES, start=agreement_row + 1):
        label, formula, reading, style = measures[name]
        sheet.write_string(row, 0, label, formats["text"])
        shown = formats[style] if style else None
        if name == "z":
            sheet.write_number(row, 1, Z_BY_CONFIDENCE[_CONFIDENCE], shown)
        else:
            sheet.write_formula(row, 1, formula, shown, "" if style else 0)
        sheet.write_string(row, 2, reading)
    sheet.write_string(
        first_pair_row - 2, 0, "Qué puso cada persona, en los mensajes codificados por las dos", formats["heading"]
    )
    columns = ("Código", "Clase", "Codificación A", "Codificación B", "Coinciden")
    _add_table(
        sheet,
        formats,
        first_pair_row - 1,
        columns,
        len(codes),
        "Reparto",
        "Cuántas veces puso cada persona cada código.",
    )
    for row, code in enumerate(codes, start=first_pair_row):
        cell = f"$A{row + 1}"
        sheet.write_string(row, 0, code.code)
        sheet.write_string(row, 1, code.label)
        for column, coder in ((2, 3), (3, 4)):
            given = _get_messages(coder)
            formula = f'=COUNTIFS({given},{cell},{alike},"{YES}")+COUNTIFS({given},{cell},{alike},"{NO}")'
            sheet.write_formula(row, column, formula, None, 0)
        sheet.write_formula(row, 4, f'=COUNTIFS({_get_messages(3)},{cell},{alike},"{YES}")', None, 0)
    sheet.freeze_panes(1, 0)


def _write_shares(sheet: Worksheet, formats: Formats, codebook: Codebook, z: str) -> None:
    """The number of messages of each class, their share and its interval (Wilson 1927)."""
    columns = ("Código", "Clase", "Mensajes", "Porcentaje", f"Desde ({_CONFIDENCE} %)", f"Hasta ({_CONFIDENCE} %)")
    _add_table(
        sheet,
        formats,
        HEADER_ROW,
        columns,
        len(codebook.codes),
        "Clases",
        "Mensajes de cada clase, con su intervalo de Wilson.",
    )
    total_row = FIRST_ROW + len(codebook.codes)
    total = f"$C${total_row + 1}"
    for row, code in enumerate(codebook.codes, start=FIRST_ROW):
        share = f"$D{row + 1}"
        centre = f"({share}+{z}^2/(2*{total}))/(1+{z}^2/{total})"
        half = f"{z}*SQRT({share}*(1-{share})/{total}+{z}^2/(4*{total}^2))/(1+{z}^2/{total})"
        sheet.write_string(row, 0, code.code)
        sheet.write_string(row, 1, code.label)
        sheet.write_formula(row, 2, f"=COUNTIF({_get_messages(6)},$A{row + 1})", None, 0)
        sheet.write_formula(row, 3, f'=IF({total}=0,"",C{row + 1}/{total})', formats["percent"], "")
        sheet.write_formula(row, 4, f'=IF({total}=0,"",MAX(0,{centre}-{half}))', formats["percent"], "")
        sheet.write_formula(row, 5, f'=IF({total}=0,"",MIN(1,{centre}+{half}))', formats["percent"], "")
    sheet.write_string(total_row, 0, "Total", formats["bold"])
    sheet.write_formula(total_row, 2, f"=SUM(C{FIRST_ROW + 1}:C{total_row})", formats["bold"], 0)


def _get_messages(column: int) -> str:
    """The range of a column of the sheet of messages."""
    return f"{MESSAGES}!{xl_range_abs(FIRST_ROW, column, FIRST_ROW + ROWS - 1, column)}"


def _begin(sheet: Worksheet, formats: Formats, title: str, note: str, widths: Iterable[float]) -> None:
    sheet.write_string(0, 0, title, formats["title"])
    sheet.write_string(1, 0, note)
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)


def _add_table(
    sheet: Worksheet,
    formats: Formats,
    header_row: int,
    columns: Sequence[str],
    rows: int,
    name: str,
    description: str,
    has_filter: bool = False,
) -> None:
    sheet.add_table(
        header_row,
        0,
        header_row + rows,
        len(columns) - 1,
        {
            "name": name,
            "title": name,
            "description": description,
            "style": _STYLE,
            "autofilter": has_filter,
            "columns": [{"header": column, "header_format": formats["header"]} for column in columns],
        },
    )


def _add_list(sheet: Worksheet, column: int, source: str | list[str], title: str, hint: str) -> None:
    """Make the cells of a column drop-down lists; `hint`, if it fits, is shown in the cell."""
    sheet.data_validation(
        FIRST_ROW,
        column,
        FIRST_ROW + ROWS - 1,
        column,
        {
            "validate": "list",
            "source": source,
            "input_title": title,
            "input_message": hint if len(hint) <= _LONGEST_HINT else f"Mira la hoja «{CODES}».",
            "error_title": "No está en la lista",
            "error_message": "Elige un valor de la lista de la celda.",
        },
    )
