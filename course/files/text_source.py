"""Strict reader of the course's text files: UTF-8 without BOM, no invisible characters, not empty, not missing."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from pathlib import Path

from course.findings import Finding

# Control characters, zero-width and bidirectional characters, other line ends: they come with pasted text, can't be
# seen, and break searches, ids and line numbers. Joiners are allowed, because emoji and some scripts need them.
_INVISIBLE = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufff9-\uffff]"
)


_MOST_INVISIBLE = 5
_DELETE = "bórralo"
# What a program puts in the place of a letter that it could not read.
_LOST = "\ufffd"
_MERGE_MARK = re.compile(r"^(?:<{7}|>{7})(?:[ \t].*)?$", re.MULTILINE)


def load_text(path: Path, shown_path: str) -> tuple[str | None, list[Finding]]:
    """Return the file's text with LF line ends, or None and the findings that say why it can't be used."""
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        return None, [Finding(shown_path, None, None, "falta este archivo")]
    except OSError:
        suggestion = "comprueba que es un archivo, que tienes permiso y que ningún otro programa lo bloquea"
        return None, [Finding(shown_path, None, None, "no se puede leer este archivo", suggestion)]
    if raw.startswith(b"\xef\xbb\xbf"):
        return None, [
            Finding(
                shown_path,
                1,
                1,
                "el archivo empieza con una marca BOM invisible",
                "guárdalo como «UTF-8» y no como «UTF-8 con BOM»",
            )
        ]
    if b"\0" in raw and not raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        line, message = raw.count(b"\n", 0, raw.index(b"\0")) + 1, "este archivo no es de texto"
        return None, [Finding(shown_path, line, 1, message, "¿se ha guardado encima otra cosa?")]
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return None, [Finding(shown_path, 1, 1, "el archivo está en UTF-16", "guárdalo como «UTF-8»")]
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        before = raw[: error.start].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        line = before.count(b"\n") + 1
        column = len(before.rpartition(b"\n")[2].decode("utf-8")) + 1
        return None, [
            Finding(
                shown_path,
                line,
                column,
                "hay un carácter que no está en UTF-8 (parece texto en Latin-1 o Windows-1252)",
                "guarda el archivo como «UTF-8»",
            )
        ]
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        return None, [Finding(shown_path, 1, 1, "el archivo está vacío")]
    findings = [
        *_find_merge_marks(text, shown_path),
        *_find_split_letters(text, shown_path),
        *find_invisible_characters(text, shown_path),
    ]
    return (None if findings else text), findings


def _find_merge_marks(text: str, shown_path: str) -> list[Finding]:
    """What Git leaves in a file that two people changed, until somebody chooses."""
    if "<<<<<<<" not in text and ">>>>>>>" not in text:
        return []
    advice = "deja una de las dos y borra las líneas que empiezan por `<<<<<<<`, `=======` y `>>>>>>>`"
    mark = _MERGE_MARK.search(text)
    line = text.count("\n", 0, mark.start()) + 1 if mark else 0
    return [Finding(shown_path, line, 1, "aquí quedan dos versiones del texto sin elegir", advice)] if mark else []


def _find_split_letters(text: str, shown_path: str) -> list[Finding]:
    """Letters written as a letter and an accent, as macOS names files: they are seen alike, and compare otherwise."""
    if text.isascii() or unicodedata.is_normalized("NFC", text):
        return []
    lines = text.split("\n")
    split = [number for number, line in enumerate(lines, start=1) if not unicodedata.is_normalized("NFC", line)]
    line = lines[split[0] - 1]
    whole = unicodedata.normalize("NFC", line)
    same = next(place for place, (one, other) in enumerate(zip(line, whole, strict=False)) if one != other)
    message = f"«{whole[same]}» está escrita con dos signos, la letra y la tilde"
    others = "otra línea" if len(split) == 2 else f"otras {len(split) - 1} líneas"
    more = f", y hay más en {others}" if len(split) > 1 else ""
    advice = "vuelve a escribirla, o guarda el texto en la forma NFC de Unicode"
    return [Finding(shown_path, split[0], same + 1, message + more, advice)]


def find_invisible_characters(text: str, shown_path: str) -> list[Finding]:
    """One finding for each invisible character; only one about all of them if there are many."""
    findings = [
        Finding(shown_path, number, match.start() + 1, *_explain(match[0]))
        for number, line_text in enumerate(text.split("\n"), start=1)
        for match in _INVISIBLE.finditer(line_text)
    ]
    if len(findings) <= _MOST_INVISIBLE:
        return findings
    first = findings[0]
    advice = "bórralos" if first.suggestion == _DELETE else first.suggestion
    return [replace(first, message=f"{first.message} y {len(findings) - 1} más en este archivo", suggestion=advice)]


def _explain(character: str) -> tuple[str, str]:
    """What is said of a character that nobody should see, and what to do with it."""
    if character == _LOST:
        return f"aquí se perdió una letra, y en su lugar hay un «{_LOST}»", "escríbela de nuevo"
    return f"hay un carácter invisible (U+{ord(character):04X})", _DELETE
