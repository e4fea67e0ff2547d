"""When each note last changed, which is how Anki knows that it has to replace the one that a reader has.

Anki replaces a note only by one with a later date, and with it what the reader added to it: the schedule stays. So each
note has its own date, of when it changed and never of when the deck was made. The dates are in `data/card-dates.txt`, a
line a note with its id, the date and the digest of what it says; `python3 tasks.py cards` writes it, and a deck is not
made while a digest isn't the one written. It is a real date, because Anki dates a note too when its reader tags it.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from course.findings import Finding
from course.loaded.whole import Course
from exports.anki.notes import NOTE_TYPES, CardNote, NoteType, list_notes, read_styles

DATES_PATH = "data/card-dates.txt"
COMMAND = "python3 tasks.py cards"
_HEAD = f"# Cuándo cambió cada tarjeta de Anki. Lo escribe `{COMMAND}`: no lo edites.\n"
_LINE = re.compile(r"(?P<id>\S+) (?P<date>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ) (?P<digest>[0-9a-f]{16})")
_FORMAT = "%Y-%m-%dT%H:%M:%SZ"
_YEARS = range(1970, 2101)  # from the beginning of Unix time, which is Anki's, to the last edition that there may be
_ADVICE = f"apúntalo con `{COMMAND}`"


@dataclass(frozen=True)
class DatedDigest:
    """The digest of what a note said when it last changed, and when that was, in UTC."""

    date: datetime
    digest: str


def digest_note(note: CardNote) -> str:
    """The first 16 hexadecimal digits of the SHA-256 of all that a note says, wherever the site is published."""
    return _digest([note.type.key, dict(note.fields), note.tags, note.page, note.anchor])


def digest_type(note_type: NoteType) -> str:
    """The same of a note type, with its templates and styles."""
    return _digest([note_type, note_type.read_template("front"), note_type.read_template("back"), read_styles()])


def get_type_id(note_type: NoteType) -> str:
    """How a note type is named among the dates: no note's id begins like this."""
    return f"tipo/{note_type.key}"


def _digest(value: object) -> str:
    return hashlib.sha256(json.dumps(value, ensure_ascii=False).encode()).hexdigest()[:16]


def read_dates(root: Path) -> tuple[dict[str, DatedDigest], list[Finding]]:
    """The dates written in the course in `root`, by id, and a finding for each line that can't be read.

    A second line of an id, which a merge of two branches may leave, is such a line too; the later date counts.
    """
    path = root / DATES_PATH
    if not path.is_file():
        return {}, []
    dates: dict[str, DatedDigest] = {}
    findings = []
    for number, line in enumerate(path.read_text(encoding="utf-8-sig", errors="replace").splitlines(), 1):
        found = _LINE.fullmatch(line)
        if found:
            date = _read_date(found["date"])
            twin = dates.get(found["id"])
            if date and (twin is None or twin.date < date):
                dates[found["id"]] = DatedDigest(date, found["digest"])
            if date and twin is None:
                continue
        elif not line or line.startswith("#"):
            continue
        findings.append(Finding(DATES_PATH, number, None, "esta línea está dañada", f"recupérala, o {_ADVICE}"))
    return dates, findings


def _read_date(text: str) -> datetime | None:
    try:
        date = datetime.strptime(text, _FORMAT).replace(tzinfo=UTC)
    except ValueError:  # the 30th of February
        return None
    return date if date.year in _YEARS else None


def list_digests(course: Course) -> dict[str, str]:
    """What has a date: the digests of the note types and of all the notes of the course, by id."""
    types = {get_type_id(note_type): digest_type(note_type) for note_type in NOTE_TYPES}
    return types | {note.id: digest_note(note) for note in list_notes(course)}


def find_undated(course: Course, notes: Iterable[CardNote]) -> list[Finding]:
    """One finding for each note, or note type, that isn't the one whose date is written."""
    dates, findings = read_dates(course.root)
    if not dates and not findings:
        return [Finding(DATES_PATH, None, None, "falta este archivo, con la fecha de cada tarjeta de Anki", _ADVICE)]
    for note_type in NOTE_TYPES:
        if not _is_dated(dates, get_type_id(note_type), digest_type(note_type)):
            message = f"la tarjeta de {note_type.name} ha cambiado y su fecha no"
            findings.append(Finding(DATES_PATH, None, None, message, _ADVICE))
    for note in notes:
        if not _is_dated(dates, note.id, digest_note(note)):
            what = "ha cambiado y su fecha no" if note.id in dates else "no tiene fecha"
            findings.append(note.make_finding(f"la tarjeta de Anki {what}", _ADVICE))
    return findings


def _is_dated(dates: Mapping[str, DatedDigest], identifier: str, digest: str) -> bool:
    return identifier in dates and dates[identifier].digest == digest


def update_dates(dates: Mapping[str, DatedDigest], digests: Mapping[str, str], now: datetime) -> dict[str, DatedDigest]:
    """The dates to write: those that there were, and `now` for what is new or has changed.

    `now` is in UTC. If the clock is behind a date already written, a second after the last one counts: never an earlier
    one, which Anki would ignore.
    """
    latest = max((dated.date for dated in dates.values()), default=now)
    date = max(now.replace(microsecond=0), latest + timedelta(seconds=1)) if dates else now.replace(microsecond=0)
    return {
        identifier: dates[identifier] if _is_dated(dates, identifier, digest) else DatedDigest(date, digest)
        for identifier, digest in digests.items()
    }


def render_dates(dates: Mapping[str, DatedDigest]) -> str:
    """The text of the file, sorted by id, so that two authors' changes are merged line by line."""
    lines = (f"{identifier} {dated.date:{_FORMAT}} {dated.digest}\n" for identifier, dated in sorted(dates.items()))
    return _HEAD + "".join(lines)
