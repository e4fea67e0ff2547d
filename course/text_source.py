"""Reading a text file of the course strictly: UTF-8 without BOM, no control characters, not empty, not missing."""

from __future__ import annotations

from pathlib import Path

from course.findings import Finding


def load_text(path: Path, shown_path: str) -> tuple[str | None, list[Finding]]:
    """Return the file's text with LF line ends, or None and the findings that say why it can't be used."""
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        return None, [Finding(shown_path, None, None, "falta este archivo")]
    except OSError as error:
        return None, [Finding(shown_path, None, None, f"no se puede leer este archivo ({error.strerror})")]
    if raw.startswith(b"\xef\xbb\xbf"):
        return None, [
            Finding(
                shown_path, 1, 1, "el archivo empieza con una marca BOM invisible",
                "guárdalo como «UTF-8» y no como «UTF-8 con BOM»",
            )
        ]
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return None, [Finding(shown_path, 1, 1, "el archivo está en UTF-16", "guárdalo como «UTF-8»")]
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        line = before.count(b"\n") + 1
        column = len(before.rpartition(b"\n")[2].decode("utf-8")) + 1
        return None, [
            Finding(
                shown_path, line, column, "hay un carácter que no está en UTF-8 (parece texto en Latin-1 o Windows-1252)",
                "guarda el archivo como «UTF-8»",
            )
        ]
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        return None, [Finding(shown_path, 1, 1, "el archivo está vacío")]
    for number, line_text in enumerate(text.split("\n"), start=1):
        for column, character in enumerate(line_text, start=1):
            if (ord(character) < 32 and character != "\t") or 0x7F <= ord(character) < 0xA0:
                message = f"hay un carácter de control invisible (U+{ord(character):04X})"
                return None, [Finding(shown_path, number, column, message, "bórralo")]
    return text, []
