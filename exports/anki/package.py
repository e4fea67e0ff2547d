"""Writes notes as a package of Anki's, with genanki, which the site does without.

What Anki compares, when somebody imports a later deck, is made of the course's own ids: a note's guid, and the ids of
decks and note types. Dates are those of each note: genanki has one for all.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from course.loaded.whole import Course
from course.model import CourseFacts
from exports.anki.dates import DatedDigest, get_type_id, read_dates
from exports.anki.notes import LINK, NOTE_TYPES, CardNote, NoteType, read_styles
from exports.book.site_pages import find_published_url
from exports.fixed_zip import pack
from exports.request import ExportError

# Anki's mark for a deck inside another.
_INSIDE = "::"
_MISSING = "Falta genanki, que escribe las tarjetas: lo instala `python3 tasks.py export`."
_DIGITS = 7  # hexadecimal: genanki asks for ids between 2³⁰ and 2³¹


def make_id(name: str) -> int:
    """The id of a deck or of a note type: always the same for a name."""
    return (1 << 30) + int(hashlib.sha256(name.encode()).hexdigest()[:_DIGITS], 16)


def write_package(course: Course, notes: Sequence[CardNote], site_folder: Path) -> bytes:
    """The package with these notes, all of them dated, in their order. Links lead to where the site is published.

    Raises ExportError if genanki isn't installed.
    """
    genanki = _load_genanki()
    facts, dates = course.facts, read_dates(course.root)[0]
    types = {note_type: _make_type(facts, note_type, dates[get_type_id(note_type)]) for note_type in NOTE_TYPES}
    pages = {note.page: find_published_url(site_folder, note.page) if note.page else "" for note in notes}
    # Anki makes those that hold them, without a description.
    decks = {names: _make_deck(facts, names) for names in dict.fromkeys(note.deck for note in notes)}
    for place, note in enumerate(notes):
        url = pages[note.page]
        fields = {**note.fields, LINK: f"{url}#{note.anchor}" if url and note.anchor else url}
        made = genanki.Note(
            model=types[note.type],
            fields=[fields[name] for name in note.type.fields],
            tags=note.tags,
            guid=genanki.guid_for(facts.slug, note.id),
            due=place,
        )
        _date_note(made, dates[note.id])
        decks[note.deck].add_note(made)
    content = io.BytesIO()
    # What Anki takes for the time when the first note was made; each of the others, a millisecond later.
    started = datetime(facts.edition, 1, 1, tzinfo=UTC).timestamp()
    genanki.Package(list(decks.values())).write_to_file(content, timestamp=started)
    with ZipFile(content) as archive:
        return pack({name: archive.read(name) for name in archive.namelist()})


def _load_genanki() -> Any:
    try:
        import genanki
    except ImportError as error:
        raise ExportError(_MISSING) from error
    return genanki


def _date_note(note: Any, dated: DatedDigest) -> None:
    """Have a note, and its cards, written with a date of its own instead of the package's."""
    write, timestamp = note.write_to_db, dated.date.timestamp()
    note.write_to_db = lambda cursor, _, deck_id, identifiers: write(cursor, timestamp, deck_id, identifiers)


def _make_deck(facts: CourseFacts, names: Sequence[str]) -> Any:
    shown = _INSIDE.join(name.replace(_INSIDE, ":") for name in names)
    description = f"{facts.title}, edición de {facts.edition}. {facts.licences.content.name}."
    return _load_genanki().Deck(make_id(f"{facts.slug}/{shown}"), shown, description)


def _make_type(facts: CourseFacts, note_type: NoteType, dated: DatedDigest) -> Any:
    template = {
        "name": note_type.name.capitalize(),
        "qfmt": note_type.read_template("front"),
        "afmt": note_type.read_template("back"),
    }
    model = _load_genanki().Model(
        make_id(f"{facts.slug}/{note_type.key}"),
        f"{facts.title}: {note_type.name}",
        fields=[{"name": name} for name in note_type.fields],
        templates=[template],
        css=read_styles(),
    )
    write, timestamp = model.to_json, dated.date.timestamp()
    model.to_json = lambda _, deck_id: write(timestamp, deck_id)
    return model
