"""The spreadsheet to code with: what it holds, and that its formulas give the numbers of course/formulas/statistics.py."""

from __future__ import annotations

import io
import random
import re
from pathlib import Path
from zipfile import ZipFile

import ironcalc
import pytest
from loaded_courses import copy_loaded
from lxml import etree

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
def codebook(practice_course: Course) -> Codebook:
    return practice_course.get_value(Codebook)


@pytest.fixture(scope="module")
def course(practice_course: Course) -> CourseFacts:
    return practice_course.facts


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
    """The workbook in a spreadsheet engine. Rows and columns count from 0, as XlsxWriter's."""

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
    """What two people might put: alike two times in three, the second one only in some."""
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
