"""A text file is read as UTF-8 with visible characters, whatever its line ends."""

from __future__ import annotations

from pathlib import Path

import pytest

from course.files.text_source import find_invisible_characters, load_text
from course.findings import Finding, render_finding

# The first and the last of each run of code points that no editor shows.
INVISIBLE = [
    (0x0000, 0x0008),
    (0x000B, 0x001F),
    (0x007F, 0x009F),
    (0x00AD, 0x00AD),
    (0x061C, 0x061C),
    (0x200B, 0x200B),
    (0x200E, 0x200F),
    (0x2028, 0x202E),
    (0x2060, 0x206F),
    (0xD800, 0xDFFF),
    (0xFEFF, 0xFEFF),
    (0xFFF9, 0xFFFF),
]
VISIBLE = [
    "0000", "0008", "000B", "001F", "007F", "009F", "00AD", "061C", "200B", "200E", "200F", "2028", "202E", "2060",
    "206F", "D800", "DFFF", "FEFF", "FFF9", "FFFF",
]  # fmt: skip
VISIBLE = [" ", "\t", "~", "\u00a0", "\u00ac", "\u00ae", "\u200c", "\u200d", "\u2010", "\u2027", "\u202f", "\u2070"]


@pytest.mark.parametrize(("first", "last"), INVISIBLE)
def test_a_character_that_cannot_be_seen_is_told_by_its_code(first: int, last: int) -> None:
    for code in (first, last):
        found = find_invisible_characters(f"Una\nlínea{chr(code)}", "a.md")
        told = f"a.md:2:6: error: hay un carácter invisible (U+{code:04X}) (bórralo)"
        assert [render_finding(each) for each in found] == [told]


@pytest.mark.parametrize("character", VISIBLE)
def test_spaces_and_joiners_may_stay(character: str) -> None:
    assert find_invisible_characters(f"a{character}b", "a.md") == []


def load(content: bytes, folder: Path) -> tuple[str | None, list[Finding]]:
    (folder / "a.md").write_bytes(content)
    return load_text(folder / "a.md", "a.md")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_line_end_is_the_same(end: str, tmp_path: Path) -> None:
    assert load(f"año{end}{end}dos{end}".encode(), tmp_path) == ("año\n\ndos\n", [])


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"])
def test_bytes_of_another_encoding_are_told_in_their_place(end: bytes, tmp_path: Path) -> None:
    _, (finding,) = load(b"uno" + end + "señal y a".encode() + b"\xf1o", tmp_path)
    assert finding.place == "a.md:2:10"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_is_told_by_its_name(encoding: str, tmp_path: Path) -> None:
    text, (finding,) = load("\ufeffaño".encode(encoding), tmp_path)
    assert text is None
    assert render_finding(finding) == "a.md:1:1: error: el archivo está en UTF-16 (guárdalo como «UTF-8»)"
