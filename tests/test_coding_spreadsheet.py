"""The coding spreadsheet: its contents, and that its formulas give the numbers of course/formulas/statistics.py."""

from __future__ import annotations

import io
import random
import re
from pathlib import Path
from zipfile import ZipFile

import ironcalc
import pytest
from loaded_courses import copy_loaded, load_minimal_course
from lxml import etree
from tools_site import CODEBOOK

from course.files.yaml_source import read_yaml
from course.formulas.statistics import (
    compute_agreement,
    compute_chance_agreement,
    compute_kappa,
    compute_wilson_interval,
)
from course.loaded.located import Located
from course.loaded.whole import Course
from course.model import Codebook, CourseFacts
from exports.coding_spreadsheet import (
    CODES,
    FIRST_ROW,
    HEADER_ROW,
    MESSAGE_COLUMNS,
    MESSAGES,
    README,
    RESULTS,
    ROWS,
    build_coding_spreadsheet,
)
from exports.place import Place
from macros.codebook import get_spreadsheet_path
from macros.downloads import write_downloads

SHEETS = [README, CODES, MESSAGES, RESULTS]
MAIN = {"x": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}


@pytest.fixture(scope="module")
def codebook() -> Codebook:
    """One of six codes."""
    codes = [
        {
            "id": f"clase-{name.lower()}",
            "code": name,
            "label": f"La clase {name}",
            "definition": f"Es de la clase {name}.",
            "include": ["Un mensaje suyo."],
            "exclude": ["Un mensaje de otra."],
            "example": "«¿Cuándo abrís?»",
            "doubt": f"En la duda, {name}.",
        }
        for name in ("DEM", "INF", "QUE", "EXP", "ENT", "OTR")
    ]
    return Codebook.model_validate({**read_yaml(CODEBOOK, "data/codebook.yml")[0].data, "codes": codes})


@pytest.fixture(scope="module")
def course() -> CourseFacts:
    return load_minimal_course().facts


@pytest.fixture(scope="module")
def packed(codebook: Codebook, course: CourseFacts) -> bytes:
    return build_coding_spreadsheet(codebook, course)


@pytest.fixture
def sheet(packed: bytes, codebook: Codebook, tmp_path: Path) -> Sheet:
    return Sheet(packed, codebook, tmp_path)


def read_part(packed: bytes, name: str) -> etree._Element:
    with ZipFile(io.BytesIO(packed)) as archive:
        return etree.fromstring(archive.read(name))


class Sheet:
    """The workbook in a spreadsheet engine. Rows and columns count from 0, as in XlsxWriter."""

    def __init__(self, packed: bytes, codebook: Codebook, folder: Path) -> None:
        self.code_count = len(codebook.codes)
        path = folder / "hoja.xlsx"
        path.write_bytes(packed)
        self.model = ironcalc.load_from_xlsx(str(path), "en", "UTC", "en")

    def fill(self, messages: list[tuple[str, str]], decided: dict[int, str] | None = None) -> None:
        for number, (first, second) in enumerate(messages):
            for column, code in ((3, first), (4, second)):
                if code:
                    self.model.set_user_input(SHEETS.index(MESSAGES), FIRST_ROW + number + 1, column + 1, code)
        for number, code in (decided or {}).items():
            self.model.set_user_input(SHEETS.index(MESSAGES), FIRST_ROW + number + 1, 7, code)
        self.model.evaluate()

    def get(self, sheet: str, row: int, column: int) -> object:
        return self.model.get_cell_value(SHEETS.index(sheet), row + 1, column + 1)

    def read_shares(self) -> dict[str, tuple]:
        rows = [[self.get(RESULTS, FIRST_ROW + row, column) for column in range(6)] for row in range(self.code_count)]
        return {row[0]: tuple(row[2:]) for row in rows}

    def read_measures(self) -> dict[str, object]:
        start = FIRST_ROW + self.code_count + 4
        return {self.get(RESULTS, row, 0): self.get(RESULTS, row, 1) for row in range(start, start + 8)}


def make_messages(names: list[str], seed: int, number: int = 120) -> list[tuple[str, str]]:
    """What two people might enter: they agree two times in three, and the second one only codes some rows."""
    draw = random.Random(seed)
    messages = []
    for _ in range(number):
        first = draw.choice(names[:4])
        second = first if draw.random() < 0.66 else draw.choice(names)
        messages.append((first, second if draw.random() < 0.6 else ""))
    return messages


@pytest.mark.parametrize("seed", range(3))
def test_results_are_those_of_the_statistics(sheet: Sheet, codebook: Codebook, seed: int) -> None:
    messages = make_messages([code.code for code in codebook.codes], seed)
    split = [number for number, (first, second) in enumerate(messages) if second and first != second]
    decided = {number: messages[number][1] for number in split[::2]}
    sheet.fill(messages, decided)
    final = [decided.get(number, first if number not in split else "") for number, (first, _) in enumerate(messages)]
    total = sum(map(bool, final))
    for code, (count, share, low, high) in sheet.read_shares().items():
        assert count == final.count(code)
        assert share == pytest.approx(count / total)
        assert (low, high) == pytest.approx(compute_wilson_interval(final.count(code), total))
    pairs = [pair for pair in messages if pair[1]]
    assert list(sheet.read_measures().values()) == pytest.approx(
        [
            1.96,
            0,
            len(split) - len(decided),
            len(pairs),
            len(pairs) - len(split),
            compute_agreement(pairs),
            compute_chance_agreement(pairs),
            compute_kappa(pairs),
        ]
    )


def test_one_coder_alone_gives_results_and_no_agreement(sheet: Sheet) -> None:
    sheet.fill([("DEM", ""), ("", "EXP"), ("DEM", "")])
    assert [sheet.read_shares()[code][0] for code in ("DEM", "EXP")] == [2, 1]
    assert sheet.read_measures()["Kappa de Cohen"] == ""


def test_kappa_that_can_not_be_computed_says_so(sheet: Sheet) -> None:
    sheet.fill([("DEM", "DEM")] * 3)
    assert sheet.read_measures()["Kappa de Cohen"] == "no se puede calcular"
    assert sheet.read_measures()["Acuerdo simple"] == 1


def test_codes_pasted_from_elsewhere_are_told_and_not_counted(sheet: Sheet) -> None:
    sheet.fill([("ZZZ", "ZZZ"), ("DEM", "DEM"), ("EXP", "DEM")])
    measures = sheet.read_measures()
    assert measures["Códigos que no están en la lista"] == 2
    assert (measures["Mensajes codificados por las dos"], measures["Coinciden"]) == (2, 1)
    assert measures["Kappa de Cohen"] == pytest.approx(compute_kappa([("DEM", "DEM"), ("EXP", "DEM")]))


def test_the_last_row_counts(sheet: Sheet, codebook: Codebook) -> None:
    code = codebook.codes[-1].code
    sheet.fill([("", "")] * (ROWS - 1) + [(code, "")])
    assert sheet.read_shares()[code][0] == 1


def test_what_is_shown_without_recalculating_is_what_the_formulas_give(packed: bytes, sheet: Sheet) -> None:
    sheet.fill([])
    seen = 0
    for number in (3, 4):
        for cell in read_part(packed, f"xl/worksheets/sheet{number}.xml").iterfind(".//x:c[x:f]", MAIN):
            letters, row = re.fullmatch(r"([A-Z]+)(\d+)", cell.get("r")).groups()
            value = cell.findtext("x:v", namespaces=MAIN)
            computed = sheet.get(SHEETS[number - 1], int(row) - 1, ord(letters) - ord("A"))
            assert str(computed or "") == ("" if value in (None, "0") else value), cell.get("r")
            seen += 1
    assert seen > 2 * ROWS


def test_tables_lists_panes_and_properties_are_there(packed: bytes, codebook: Codebook) -> None:
    properties = read_part(packed, "docProps/core.xml")
    told = {element.tag.rpartition("}")[2]: element.text for element in properties}
    assert told["language"] == "es-ES" and codebook.title in told["title"]
    assert not {"created", "modified"} & told.keys()
    tables = [read_part(packed, f"xl/tables/table{number}.xml") for number in range(1, 6)]
    headers = [[column.get("name") for column in table.iterfind(".//x:tableColumn", MAIN)] for table in tables]
    assert list(MESSAGE_COLUMNS) in headers and all(all(names) for names in headers)
    with ZipFile(io.BytesIO(packed)) as archive:
        assert all(b"altTextSummary=" in archive.read(f"xl/tables/table{number}.xml") for number in range(1, 6))
    sheets = [read_part(packed, f"xl/worksheets/sheet{number}.xml") for number in range(1, 5)]
    pane = sheets[2].find(".//x:pane", MAIN)
    assert (pane.get("state"), pane.get("ySplit")) == ("frozen", str(HEADER_ROW + 1))
    validations = {rule.get("sqref")[0]: rule for rule in sheets[2].iterfind(".//x:dataValidation", MAIN)}
    assert list(validations) == ["B", "C", "D", "E", "G"]
    assert validations["D"].findtext("x:formula1", namespaces=MAIN) == f"'{CODES}'!$A$5:$A${4 + len(codebook.codes)}"
    assert validations["D"].get("prompt") == "\n".join(f"{code.code}: {code.label}" for code in codebook.codes)
    assert all(sheet.find("x:cols", MAIN) is not None for sheet in sheets)


class Look:
    """How the cells of a workbook look, and where its tables are."""

    def __init__(self, packed: bytes) -> None:
        self.packed = packed
        styles = read_part(packed, "xl/styles.xml")
        self.fonts = styles.findall("x:fonts/x:font", MAIN)
        self.borders = styles.findall("x:borders/x:border", MAIN)
        self.numbers = {
            one.get("numFmtId"): one.get("formatCode") for one in styles.iterfind("x:numFmts/x:numFmt", MAIN)
        }
        self.styles = styles.findall("x:cellXfs/x:xf", MAIN)
        self.sheets = {name: read_part(packed, f"xl/worksheets/sheet{n}.xml") for n, name in enumerate(SHEETS, 1)}
        self.texts = ["".join(one.itertext()) for one in read_part(packed, "xl/sharedStrings.xml")]

    def describe(self, sheet: str, cell: str) -> str:
        """Its size, and whether it is more than a plain cell."""
        style = self.styles[int(self.sheets[sheet].find(f".//x:c[@r='{cell}']", MAIN).get("s", "0"))]
        font, alignment = self.fonts[int(style.get("fontId"))], style.find("x:alignment", MAIN)
        said = [font.find("x:sz", MAIN).get("val")]
        said += ["bold"] * (font.find("x:b", MAIN) is not None)
        said += ["wrapped"] * (alignment is not None and dict(alignment.attrib) == {"vertical": "top", "wrapText": "1"})
        said += ["underlined"] * (
            self.borders[int(style.get("borderId"))].find("x:bottom", MAIN).get("style") == "thin"
        )
        return " ".join([*said, *filter(None, [self.numbers.get(style.get("numFmtId"))])])

    def list_texts(self, sheet: str, column: str) -> dict[int, str]:
        cells = self.sheets[sheet].iterfind(".//x:c[@t='s']", MAIN)
        return {
            int(cell.get("r")[1:]): self.texts[int(cell.findtext("x:v", namespaces=MAIN))]
            for cell in cells
            if cell.get("r")[0] == column
        }


@pytest.fixture(scope="module")
def look(packed: bytes) -> Look:
    return Look(packed)


def test_titles_headers_and_numbers_look_like_what_they_are(look: Look) -> None:
    assert {look.describe(sheet, "A1") for sheet in SHEETS} == {"16 bold"}
    headers = [look.describe(sheet, cell) for sheet in SHEETS[1:] for cell in ("A4", "C4", "F4")]
    assert set(headers) == {"11 bold wrapped underlined"}
    assert [look.describe(CODES, cell) for cell in ("A5", "B5", "G10")] == ["11 bold wrapped", *["11 wrapped"] * 2]
    assert [look.describe(MESSAGES, cell) for cell in ("B5", "B1204", "F5")] == [*["11 dd/mm/yyyy"] * 2, "11"]
    assert [look.describe(RESULTS, cell) for cell in ("C5", "D5", "E5", "F10")] == ["11", *["11 0.0%"] * 3]
    assert [look.describe(RESULTS, cell) for cell in ("A11", "C11", "A13", "A24")] == [
        *["11 bold wrapped"] * 2,
        *["12 bold"] * 2,
    ]
    # The measures: z, three counts, the two people's agreement, their shares and kappa.
    measures = [look.describe(RESULTS, f"B{row}") for row in range(15, 23)]
    assert measures == ["11 0.00", *["11"] * 4, *["11 0.0%"] * 2, "11 0.00"]
    assert look.describe(RESULTS, "A15") == "11 wrapped"


def test_the_readme_has_its_sections_in_order_each_below_the_other(look: Look, codebook: Codebook) -> None:
    texts = look.list_texts(README, "A")
    assert (texts[1], texts[2]) == (f"Hoja para codificar mensajes. {codebook.title}", codebook.intro)
    headings = {row: text for row, text in texts.items() if look.describe(README, f"A{row}") == "12 bold"}
    assert headings == {
        4: "Cómo se usa",
        11: "Lo que no se escribe aquí",
        16: "Cómo se leen los resultados",
        21: "De dónde sale",
    }
    assert sorted({*range(1, 24)} - texts.keys()) == [3, 10, 15, 20]
    assert {look.describe(README, f"A{row}") for row in texts if row not in {1, *headings}} == {"11 wrapped"}
    assert "al 95 %" in texts[17] and "1200 mensajes" in texts[19] and texts[22] == codebook.origin


def test_each_sheet_says_below_its_title_what_to_know(look: Look) -> None:
    notes = [look.list_texts(sheet, "A")[2] for sheet in SHEETS[1:]]
    assert [note.split(".")[0] for note in notes] == [
        "La columna «Código» alimenta las listas de la hoja «Mensajes»",
        "Una fila por mensaje",
        "Se calcula con lo que hay en «Mensajes»",
    ]


def test_each_class_is_told_whole(look: Look, codebook: Codebook) -> None:
    told = [look.list_texts(CODES, column) for column in "ABCDEFG"]
    for row, code in enumerate(codebook.codes, start=FIRST_ROW + 1):
        assert [texts[row] for texts in told] == [
            code.code,
            code.label,
            code.definition,
            "\n".join(code.include),
            "\n".join(code.exclude),
            code.example,
            code.doubt,
        ]


def test_each_sheet_fits_on_paper_and_keeps_its_headers_in_sight(look: Look) -> None:
    panes = {}
    for name, sheet in look.sheets.items():
        setup = sheet.find("x:pageSetup", MAIN)
        assert (setup.get("paperSize"), setup.get("fitToWidth", "1"), setup.get("fitToHeight")) == ("9", "1", "0")
        assert setup.get("orientation") == ("landscape" if name == CODES else "portrait")
        footer = sheet.findtext("x:headerFooter/x:oddFooter", namespaces=MAIN)
        assert footer == "&LCurso mínimo. CC BY 4.0&R&P de &N"
        pane = sheet.find(".//x:pane", MAIN)
        panes[name] = None if pane is None else (pane.get("xSplit"), pane.get("ySplit"))
    assert panes == {README: None, CODES: ("2", "4"), MESSAGES: ("1", "4"), RESULTS: (None, "1")}
    names = read_part(look.packed, "xl/workbook.xml").iterfind(".//x:definedName", MAIN)
    assert [name.text for name in names] == [f"{CODES}!$4:$4", f"{MESSAGES}!$4:$4"]


def test_each_table_has_its_place_its_name_and_what_it_is_for(packed: bytes) -> None:
    tables = [read_part(packed, f"xl/tables/table{number}.xml") for number in range(1, 6)]
    assert [(table.get("name"), table.get("ref")) for table in tables] == [
        ("Codigos", "A4:G10"),
        ("TablaMensajes", "A4:G1204"),
        ("Clases", "A4:F10"),
        ("Acuerdo", "A14:C22"),
        ("Reparto", "A25:E31"),
    ]
    assert [table.find("x:autoFilter", MAIN) is not None for table in tables] == [False, True, False, False, False]
    for table in tables:
        (alternative,) = table.iterfind(".//{*}table")
        assert alternative.get("altText") == table.get("name") and alternative.get("altTextSummary").endswith(".")


def test_what_a_cell_takes_is_said_before_and_after_it_is_written(look: Look, codebook: Codebook) -> None:
    rules = {rule.get("sqref"): rule for rule in look.sheets[MESSAGES].iterfind(".//x:dataValidation", MAIN)}
    assert list(rules) == [f"{column}5:{column}1204" for column in "BCDEG"]
    date, kind, *codes = rules.values()
    assert (date.get("type"), date.get("operator")) == ("date", "greaterThanOrEqual")
    assert date.findtext("x:formula1", namespaces=MAIN) == "DATE(2006,1,1)"
    assert kind.findtext("x:formula1", namespaces=MAIN) == '"respuesta,mención,cita"'
    meanings = "\n".join(f"{code.code}: {code.label}" for code in codebook.codes)
    assert {(rule.get("type"), rule.get("prompt")) for rule in codes} == {("list", meanings)}
    titles = ["Fecha", "Tipo", "Codificación A", "Codificación B", "Clase final"]
    assert [rule.get("promptTitle") for rule in rules.values()] == titles
    for rule in rules.values():
        assert rule.get("prompt") and rule.get("errorTitle") and rule.get("error")
        assert rule.get("showInputMessage") == rule.get("showErrorMessage") == rule.get("allowBlank") == "1"


def test_meanings_too_long_for_a_cell_are_looked_up(codebook: Codebook, course: CourseFacts) -> None:
    def find_hint(length: int) -> str:
        codes = [codebook.codes[0].model_copy(update={"code": "AAA", "label": "x" * (length - 5)})]
        made = Look(build_coding_spreadsheet(codebook.model_copy(update={"codes": codes}), course))
        return made.sheets[MESSAGES].findall(".//x:dataValidation", MAIN)[2].get("prompt")

    assert find_hint(255) == f"AAA: {'x' * 250}"
    assert find_hint(256) == f"Mira la hoja «{CODES}»."


def test_there_is_no_place_for_texts_nor_authors(packed: bytes, codebook: Codebook) -> None:
    assert not [
        column for column in MESSAGE_COLUMNS if re.search("texto|mensaje|autor|cuenta|usuario", column, re.IGNORECASE)
    ]
    with ZipFile(io.BytesIO(packed)) as archive:
        texts = archive.read("xl/sharedStrings.xml").decode()
    assert "Ni el texto del mensaje ni quién lo escribe" in texts and codebook.origin in texts


def test_the_same_codebook_gives_the_same_bytes(packed: bytes, codebook: Codebook, course: CourseFacts) -> None:
    assert packed == build_coding_spreadsheet(codebook, course)


def test_texts_that_look_like_formulas_stay_texts(codebook: Codebook, course: CourseFacts, tmp_path: Path) -> None:
    code = codebook.codes[0].model_copy(
        update={"label": "=1+1", "definition": "https://example.org", "example": "<b> & ñ"}
    )
    changed = codebook.model_copy(update={"codes": [code, *codebook.codes[1:]]})
    sheet = Sheet(build_coding_spreadsheet(changed, course), changed, tmp_path)
    sheet.fill([])
    assert [sheet.get(CODES, FIRST_ROW, column) for column in (1, 2, 5)] == ["=1+1", "https://example.org", "<b> & ñ"]


def test_a_rebuild_writes_it_when_the_codebook_changes_and_deletes_it_when_it_goes(
    practice_course: Course, codebook: Codebook, tmp_path: Path
) -> None:
    loaded = copy_loaded(practice_course)
    (tmp_path / "descargas").mkdir()
    path = tmp_path / get_spreadsheet_path(codebook)
    written: dict[Path, bytes] = {}
    write_downloads(loaded, Place(), tmp_path, written)
    first = path.read_bytes()
    path.write_bytes(b"as it was")
    write_downloads(loaded, Place(), tmp_path, written)
    assert path.read_bytes() == b"as it was"
    changed = codebook.model_copy(update={"intro": "Otra."})
    loaded.data[Codebook] = [Located(changed, loaded.get_located(Codebook).document)]
    write_downloads(loaded, Place(), tmp_path, written)
    assert path.read_bytes() not in (b"as it was", first)
    del loaded.data[Codebook]
    write_downloads(loaded, Place(), tmp_path, written)
    assert not path.exists()
