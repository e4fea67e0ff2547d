"""The fields of an entry of `data/references.bib`, and its rules: a title, a date, an address that is not of a copy.

In the file the fields have their BibTeX names. `course/sources/bibtex.py` reads the file; `course/sources/csl.py`
renders the references.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from typing import Annotated, Literal, NoReturn, Self, get_args

from pybtex import errors
from pybtex.bibtex.utils import split_name_list
from pybtex.database import Person
from pydantic import AfterValidator, AliasChoices, BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from course.findings import suggest_close_match
from course.language.markup_signs import QUOTED_MARKUP
from course.model.base import Model
from course.sources.latex import decode
from course.sources.web_addresses import find_fault

UNDATED = "s. f."

Kind = Literal[
    "article",
    "book",
    "booklet",
    "incollection",
    "inproceedings",
    "legislation",
    "misc",
    "online",
    "phdthesis",
    "report",
    "techreport",
]
KINDS: tuple[Kind, ...] = get_args(Kind)
LANGUAGES = {
    "basque": "eu",
    "catalan": "ca",
    "dutch": "nl",
    "english": "en",
    "french": "fr",
    "galician": "gl",
    "german": "de",
    "italian": "it",
    "portuguese": "pt",
    "spanish": "es",
}

_KEY = re.compile(r"[a-zA-Z][a-zA-Z0-9_:-]*")
_DATE = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?")
_DAY_PARTS = ("year", "month", "day")
_DOI = re.compile(r"10\.\d{4,9}/\S+")


@dataclass(frozen=True)
class PersonName:
    """A person (family name with its particles, given names) or, if `given` is None, an organisation."""

    family: str
    given: str | None = None


def _refuse(message: str, suggestion: str | None = None) -> NoReturn:
    """Raise the error for a broken rule, in Spanish; `course/sources/bibtex.py` reports it with its place."""
    raise PydanticCustomError("reference", "{message}", {"message": message, "suggestion": suggestion})


def _check_key(key: str) -> str:
    if not _KEY.fullmatch(key):
        _refuse(
            "la clave empieza por una letra y solo puede llevar letras sin tilde, cifras y los signos `_`, `-` y `:`"
        )
    return key


def _read_text(value: str) -> str | None:
    """The decoded text of a field; None if nothing is left."""
    try:
        text = decode(value)
    except ValueError:
        _refuse(f"no se entiende «{value}»", "quita las barras `\\` o las llaves que sobren")
    sign = QUOTED_MARKUP.search(text)
    if sign:
        _refuse(f"«{text}» sale tal cual, y lleva `{sign[0]}`", "quita las marcas de formato")
    return text or None


def _read_pages(value: str) -> str | None:
    return (_read_text(value) or "").replace("\N{EN DASH}", "-") or None


def _read_day(value: str) -> tuple[int, ...]:
    match = _DATE.fullmatch(value)
    if not match:
        _refuse(f"«{value}» no es una fecha", "escribe AAAA, AAAA-MM o AAAA-MM-DD")
    parts = tuple(int(part) for part in match.groups() if part)
    if len(parts) == len(_DAY_PARTS) and parts[2] > calendar.monthrange(*parts[:2])[1]:
        _refuse(f"el día {value} no existe")
    return parts


def _read_date(value: str) -> tuple[int, ...]:
    return () if value == UNDATED else _read_day(value)


def _check_doi(doi: str) -> str:
    if not _DOI.fullmatch(doi):
        _refuse(f"«{doi}» no es un DOI", "escribe solo el DOI, como `10.18042/cepc/rep.173.07`")
    return doi


def _check_url(url: str) -> str:
    fault = find_fault(url)
    if fault:
        _refuse(*fault)
    return url


def _read_language(value: str) -> str:
    name = value.lower()
    if name not in {*LANGUAGES, *LANGUAGES.values()}:
        _refuse(f"no se conoce la lengua `{value}`", suggest_close_match(value, LANGUAGES))
    return LANGUAGES.get(name, name)


def _split_names(value: str) -> tuple[str, ...]:
    return tuple(split_name_list(value))


def _read_name(value: str) -> PersonName:
    if value.startswith("{") and value.endswith("}"):
        return _make_name(value)
    with errors.capture() as faults:
        person = Person(value)
    if faults or not person.last_names:
        _refuse(f"no se entiende el nombre «{value}»", "escribe «Apellidos, Nombre» y separa con `and`")
    family = [*person.prelast_names, *person.last_names, *person.lineage_names]
    given = [*person.first_names, *person.middle_names]
    if given and "," not in value:
        _refuse(
            f"no se sabe si «{value}» es una persona o una organización",
            "escribe «Apellidos, Nombre» o, si es una organización, ponla entre dobles llaves",
        )
    return _make_name(" ".join(family), " ".join(given))


def _make_name(family: str, given: str = "") -> PersonName:
    return PersonName(_read_text(family) or _refuse("hay un nombre vacío"), _read_text(given))


Text = Annotated[str, BeforeValidator(_read_text)]
OptionalText = Annotated[str | None, BeforeValidator(_read_text)]
Day = Annotated[tuple[int, ...], BeforeValidator(_read_day)]
Names = Annotated[tuple[Annotated[PersonName, BeforeValidator(_read_name)], ...], BeforeValidator(_split_names)]


class Reference(Model):
    """One source.

    `date` has one to three parts (year, month, day), or none if the source is undated; `accessed` likewise, or none if
    the entry doesn't say when the source was consulted.
    """

    key: Annotated[str, AfterValidator(_check_key)] = Field(alias="entry key")  # no BibTeX field has a space
    kind: Kind = Field(alias="entry kind")
    line: int = Field(alias="entry line")
    title: Text
    date: Annotated[tuple[int, ...], BeforeValidator(_read_date)] = Field(validation_alias=AliasChoices("date", "year"))
    url: Annotated[str, AfterValidator(_check_url)] | None = None
    doi: Annotated[str, AfterValidator(_check_doi)] | None = None
    accessed: Day = Field(default=(), alias="urldate")
    authors: Names = Field(default=(), alias="author")
    editors: Names = Field(default=(), alias="editor")
    language: Annotated[str, BeforeValidator(_read_language)] = "es"
    short_title: OptionalText = Field(default=None, alias="shorttitle")
    journal: OptionalText = None
    booktitle: OptionalText = None
    publisher: OptionalText = None
    institution: OptionalText = None
    organization: OptionalText = None
    school: OptionalText = None
    howpublished: OptionalText = None
    volume: OptionalText = None
    number: OptionalText = None
    pages: Annotated[str | None, BeforeValidator(_read_pages)] = None
    edition: OptionalText = None
    isbn: OptionalText = None

    @model_validator(mode="after")
    def _check_accessed(self) -> Self:
        if not (self.date or self.accessed or self.is_law) and self.address:
            _refuse("una fuente sin fecha necesita el día en que se consultó: `urldate = {AAAA-MM-DD}`")
        return self

    @property
    def is_law(self) -> bool:
        return self.kind == "legislation"

    @property
    def address(self) -> str | None:
        """The address of the source: its DOI if it has one, or else its URL; None if it has neither."""
        return f"https://doi.org/{self.doi}" if self.doi else self.url

    @property
    def container(self) -> str | None:
        """The journal or the book that contains the source."""
        return self.journal or self.booktitle

    @property
    def published_by(self) -> str | None:
        return self.publisher or self.institution or self.organization or self.school or self.howpublished


def _check_law_url(url: str) -> str:
    if re.match(r"https?://(www\.)?boe\.es/", url) and not url.startswith("https://www.boe.es/eli/"):
        _refuse(
            "una norma se enlaza por su dirección ELI del BOE",
            "https://www.boe.es/eli/es/{tipo}/{año}/{mes}/{día}/{número}",
        )
    return url


class Law(Reference):
    """A regulation, cited by its short title."""

    url: Annotated[str, AfterValidator(_check_url), AfterValidator(_check_law_url)] | None = None
    short_title: Text = Field(alias="shorttitle")


def get_model(kind: str) -> type[Reference]:
    """The type of an entry of that kind."""
    return Law if kind == "legislation" else Reference


def list_fields(model: type[Reference]) -> list[str]:
    """The BibTeX names of the fields that an entry may have."""
    names: list[str] = []
    for name, info in model.model_fields.items():
        choices = info.validation_alias
        names += map(str, choices.choices) if isinstance(choices, AliasChoices) else [info.alias or name]
    return [name for name in names if " " not in name]
