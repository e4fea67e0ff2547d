"""Reading `data/references.bib`: BibTeX in, checked `Reference` objects and findings out.

pybtex does the parsing; this module adds what an author needs: all faults at once, each with its line, in Spanish, and
the rules that a source keeps (a title, a date, an address that is not somebody's copy). How a reference is shown is the
business of `course/sources/csl.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from pybtex import errors, textutils
from pybtex.bibtex.utils import split_name_list
from pybtex.database import Person
from pybtex.database.input.bibtex import LowLevelParser, UndefinedMacro
from pybtex.exceptions import PybtexError
from pybtex.richtext import Text
from pybtex.scanner import PrematureEOF, PybtexSyntaxError
from pybtex.utils import CaseInsensitiveDict

from course.findings import Finding, suggest_close_match
from course.runtime.memory import remembered

UNDATED = "s. f."

KINDS = (
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
)
FIELDS = (
    "author",
    "booktitle",
    "date",
    "doi",
    "edition",
    "editor",
    "howpublished",
    "institution",
    "isbn",
    "journal",
    "language",
    "number",
    "organization",
    "pages",
    "publisher",
    "school",
    "shorttitle",
    "title",
    "url",
    "urldate",
    "volume",
    "year",
)
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

# Document sharing sites and mirrors: they hold other people's works, so readers are never sent there.
COPY_HOSTS = frozenset(
    (
        "1library.co",
        "9dok.net",
        "9dok.org",
        "academia.edu",
        "archive.ph",
        "coursehero.com",
        "docplayer.es",
        "docslib.org",
        "documentop.com",
        "documents.pub",
        "dokumen.tips",
        "fdocumentos.tips",
        "fdocuments.ec",
        "fdocuments.es",
        "fdocuments.in",
        "fdocuments.net",
        "handwiki.org",
        "idoc.pub",
        "issuhub.com",
        "issuu.com",
        "kupdf.net",
        "mafiadoc.com",
        "mendeley.com",
        "moam.info",
        "mydokument.com",
        "pdf4pro.com",
        "pdfslide.es",
        "pdfslide.net",
        "pdfslide.tips",
        "readkong.com",
        "researchgate.net",
        "rd.springer.com",
        "scribd.com",
        "silo.tips",
        "slidelegend.com",
        "slideplayer.com",
        "slideplayer.es",
        "slideshare.net",
        "studenta.com",
        "studocu.com",
        "studylib.es",
        "studylib.net",
        "sweetstudy.com",
        "the-uncensored-wiki.com",
        "vdocument.in",
        "vdocumento.com",
        "vdocuments.mx",
        "vdocuments.pub",
        "vdocuments.site",
        "webcache.googleusercontent.com",
        "wikimili.com",
        "yumpu.com",
    )
)
COPY_PATHS = ("github.com/legalize-dev/",)
_WORKBENCH_HOST = re.compile(r"(^|[.-])(deploy-preview|ezproxy|pre|proxy|staging|uat)([.-]|$)|^testing|\.netlify\.app$")

_KEY = re.compile(r"[a-zA-Z][a-zA-Z0-9_:-]*")
_DATE = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?")
_DOI = re.compile(r"10\.\d{4,9}/\S+")
_COMMENT_LINE = re.compile(r"^[ \t]*%.*$", re.MULTILINE)
_BARE_PERCENT = re.compile(r"(?<!\\)%")
# All that latexcodec would change, but for braces: commands, `~`, mathematics, dashes, quotation marks, runs of blanks.
_LATEX = re.compile(r"[\\~$`\t\n\r]|--|''|,,|  ")
_BRACE = re.compile(r"[{}]")
_EXPECTED = {
    "a valid name": "un nombre",
    "entry key": "la clave de la entrada",
    "field value": "el valor del campo (entre llaves)",
    "'('": "«(»",
    "')'": "«)»",
    "'{'": "«{»",
    "'}'": "«}» o una coma",
    "'='": "«=»",
}


@dataclass(frozen=True)
class PersonName:
    """A person (family name with its particles, given names) or, where `given` is None, an organisation."""

    family: str
    given: str | None = None


@dataclass(frozen=True)
class Reference:
    """One source, checked. `date` has one to three parts (year, month, day), or none where the source is undated."""

    key: str
    kind: str
    line: int
    title: str
    date: tuple[int, ...]
    accessed: tuple[int, ...]
    authors: tuple[PersonName, ...]
    editors: tuple[PersonName, ...]
    url: str | None
    language: str
    short_title: str | None
    container: str | None
    publisher: str | None
    volume: str | None
    number: str | None
    pages: str | None
    edition: str | None

    @property
    def is_law(self) -> bool:
        return self.kind == "legislation"


@dataclass(frozen=True)
class Bibliography:
    """What a `.bib` file holds: the sound references, and the line of every entry, sound or not, by key."""

    references: tuple[Reference, ...]
    lines: dict[str, int]


@remembered
def parse_bibtex(text: str, shown_path: str) -> tuple[Bibliography, list[Finding]]:
    """What a text in BibTeX (LF line ends) holds, and a finding for each fault. Nothing is raised or repaired."""
    findings: list[Finding] = []
    references: list[Reference] = []
    lines: dict[str, int] = {}
    first_lines: dict[str, int] = {}
    for entry in _parse_entries(text, shown_path, findings):
        lines.setdefault(entry.key, entry.line)
        first_line = first_lines.setdefault(entry.key.casefold(), entry.line)
        if first_line != entry.line:
            entry.add(f"la clave `{entry.key}` ya está usada en la línea {first_line}")
        elif entry.is_parsed and (reference := entry.build_reference()):
            references.append(reference)
    _check_short_titles(references, shown_path, findings)
    return Bibliography(tuple(references), lines), findings


def _check_short_titles(references: list[Reference], shown_path: str, findings: list[Finding]) -> None:
    """Laws are cited by their short title alone: two laws can't share one."""
    seen: dict[str, Reference] = {}
    for reference in references:
        if reference.is_law and reference.short_title:
            first = seen.setdefault(reference.short_title.casefold(), reference)
            if first is not reference:
                message = f"el título breve «{reference.short_title}» ya es el de `{first.key}` (línea {first.line})"
                findings.append(Finding(shown_path, reference.line, 1, message))


def _parse_entries(text: str, shown_path: str, findings: list[Finding]) -> Iterator[_Entry]:
    fault_lines: list[int] = []

    def keep_fault(error: PybtexError) -> None:
        line, message = _explain_fault(error)
        fault_lines.append(line)
        findings.append(Finding(shown_path, line, 1, message))

    # `%` starts a comment line; BibTeX itself would read an «@» in it. Blanks keep every position.
    text = _COMMENT_LINE.sub(lambda line: " " * len(line.group()), text)
    parser = LowLevelParser(text, handle_error=keep_fault, macros=CaseInsensitiveDict())
    known_faults = found = 0
    end: int | None = 0  # of the entry before, None where it is broken
    line, line_start = 1, 0  # of the entry before: lines are counted from there, so that a file is read once
    for command, body in parser:
        is_parsed = len(fault_lines) == known_faults
        known_faults = len(fault_lines)
        if end is not None:
            _check_stray_text(text, end, parser.command_start, shown_path, findings)
        end = parser.pos if is_parsed else None
        if command.lower() in ("string", "preamble"):
            continue
        key, fields = body
        if key is not None:
            found += 1
            line += text.count("\n", line_start, parser.command_start)
            line_start = parser.command_start
            yield _Entry(shown_path, findings, command.lower(), key, fields, text, line_start, line, is_parsed)
    if end is not None and not fault_lines:
        _check_stray_text(text, end, len(text), shown_path, findings)
    if not found and not findings:
        findings.append(Finding(shown_path, 1, 1, "no hay ninguna entrada BibTeX en este archivo"))


def _check_stray_text(text: str, start: int, end: int, shown_path: str, findings: list[Finding]) -> None:
    """BibTeX skips what stands between entries; here it is a fault, since it is mostly what a stray brace cut off."""
    stray = re.compile(r"\S").search(text, start, end)
    if stray:
        line = text.count("\n", 0, stray.start()) + 1
        message = "hay texto fuera de las entradas: sobra una llave más arriba, o falta un `%` si es un comentario"
        findings.append(Finding(shown_path, line, stray.start() - text.rfind("\n", 0, stray.start()), message))


def _explain_fault(error: PybtexError) -> tuple[int, str]:
    """The line and, in Spanish, what pybtex says of it."""
    if not isinstance(error, PybtexSyntaxError):
        return 1, "BibTeX roto"
    start_line = error.parser.text.count("\n", 0, error.parser.command_start) + 1
    key = error.parser.current_entry_key
    where = f" (en `{key}`, que empieza en la línea {start_line})" if key else ""
    if isinstance(error, UndefinedMacro):
        return error.lineno, f"el valor `{error.args[0]}` tiene que ir entre llaves{where}"
    if isinstance(error, PrematureEOF):
        return start_line, "BibTeX roto: la entrada que empieza aquí no se cierra; falta una llave"
    expected = re.fullmatch(r"(.+) expected", error.args[0])
    if expected:
        wanted = " o ".join(_EXPECTED.get(part, part) for part in expected.group(1).split(" or "))
        return error.lineno, f"BibTeX roto: aquí se esperaba {wanted}{where}"
    return error.lineno, f"BibTeX roto: las llaves no casan{where}"


class _Entry:
    """One entry while it is being checked."""

    def __init__(
        self,
        shown_path: str,
        findings: list[Finding],
        kind: str,
        key: str,
        fields: list[tuple[str, list[str]]],
        text: str,
        start: int,
        line: int,
        is_parsed: bool,
    ) -> None:
        self.shown_path, self.findings, self.kind, self.key = shown_path, findings, kind, key
        self.text, self.start, self.line, self.is_parsed = text, start, line, is_parsed
        self.fields: dict[str, str] = {}
        self.is_sound = True
        for name, parts in fields:
            name = name.lower()
            if name in self.fields:
                self.add(f"el campo `{name}` está repetido", name)
            self.fields[name] = textutils.normalize_whitespace("".join(parts))

    def add(self, message: str, field: str | None = None, suggestion: str | None = None) -> None:
        """Add a finding at the field, or at the entry's first line."""
        self.is_sound = False
        line, column = self.line, 1
        if field is not None:
            place = re.compile(rf"^[ \t]*({re.escape(field)})\s*=", re.MULTILINE | re.IGNORECASE).search(
                self.text, self.start
            )
            if place:
                line = self.text.count("\n", 0, place.start(1)) + 1
                column = place.start(1) - self.text.rfind("\n", 0, place.start(1))
        self.findings.append(Finding(self.shown_path, line, column, f"{self.key}: {message}", suggestion))

    def build_reference(self) -> Reference | None:
        """Check everything; return the reference, or None where something is wrong."""
        self._check_names()
        title = self._get_text("title")
        if not title:
            self.add("falta el título (`title`)")
        date = self._read_date()
        accessed = self._read_day("urldate") or ()
        url = self._read_url()
        if self.kind == "legislation":
            self._check_law()
        elif date == () and url and not accessed:
            self.add("una fuente sin fecha necesita el día en que se consultó: `urldate = {AAAA-MM-DD}`")
        authors, editors = self._read_names("author"), self._read_names("editor")
        if not self.is_sound:
            return None
        return Reference(
            key=self.key,
            kind=self.kind,
            line=self.line,
            title=title,
            date=date or (),
            accessed=accessed,
            authors=authors,
            editors=editors,
            url=url,
            language=self._read_language(),
            short_title=self._get_text("shorttitle"),
            container=self._get_text("journal") or self._get_text("booktitle"),
            publisher=self._get_first("publisher", "institution", "organization", "school", "howpublished"),
            volume=self._get_text("volume"),
            number=self._get_text("number"),
            pages=(self._get_text("pages") or "").replace("\N{EN DASH}", "-") or None,
            edition=self._get_text("edition"),
        )

    def _get_text(self, field: str) -> str | None:
        """The field as plain text."""
        return self._decode(self.fields.get(field, ""), field) or None

    def _decode(self, value: str, field: str) -> str:
        """LaTeX accents and dashes become characters, braces go. A bare `%` is a per cent sign, not a comment."""
        if not _LATEX.search(value) and _has_balanced_braces(value):  # latexcodec takes some 50 µs for each value
            return value.replace("{", "").replace("}", "").strip()
        try:
            return str(Text.from_latex(_BARE_PERCENT.sub(r"\\%", value))).strip()
        except (PybtexError, UnicodeError):
            self.add(f"no se entiende «{value}»", field, "quita las barras `\\` o las llaves que sobren")
            return ""

    def _get_first(self, *fields: str) -> str | None:
        return next((text for field in fields if (text := self._get_text(field))), None)

    def _check_names(self) -> None:
        if not _KEY.fullmatch(self.key):
            self.add("la clave solo puede llevar letras sin tilde, cifras y los signos `_`, `-` y `:`")
        if self.kind not in KINDS:
            self.add(f"no se conoce el tipo de fuente `@{self.kind}`", None, suggest_close_match(self.kind, KINDS))
        for field in self.fields:
            if field == "note":
                self.add("el campo `note` no se publica", field, "bórralo")
            elif field not in FIELDS:
                self.add(f"no se conoce el campo `{field}`", field, suggest_close_match(field, FIELDS))

    def _check_law(self) -> None:
        if not self.fields.get("shorttitle"):
            self.add("una norma necesita un título breve por el que citarla: `shorttitle = {Ley 39/2015}`")
        url = self.fields.get("url", "")
        if re.match(r"https?://(www\.)?boe\.es/", url) and not url.startswith("https://www.boe.es/eli/"):
            self.add(
                "una norma se enlaza por su dirección ELI del BOE",
                "url",
                "https://www.boe.es/eli/es/{tipo}/{año}/{mes}/{día}/{número}",
            )

    def _read_date(self) -> tuple[int, ...] | None:
        """The date's parts: none where the source has no date (`year = {s. f.}`), None where it is missing or wrong."""
        if "date" in self.fields and "year" in self.fields:
            self.add("lleva `year` y `date` a la vez: deja uno", "year")
            return None
        field = "date" if self.fields.get("date") else "year"
        value = self.fields.get(field)
        if not value:
            self.add(
                "falta el año (`year` o `date`)", None, f"si la fuente no lleva fecha, escribe `year = {{{UNDATED}}}`"
            )
            return None
        if value == UNDATED:
            return ()
        return self._read_day(field)

    def _read_day(self, field: str) -> tuple[int, ...] | None:
        value = self.fields.get(field)
        if not value:
            return None
        match = _DATE.fullmatch(value)
        if not match:
            self.add(f"«{value}» no es una fecha", field, "escribe AAAA, AAAA-MM o AAAA-MM-DD")
            return None
        return tuple(int(part) for part in match.groups() if part)

    def _read_language(self) -> str:
        value = self.fields.get("language", "spanish").lower()
        return LANGUAGES.get(value, value)

    def _read_url(self) -> str | None:
        """The address of the source: its DOI where it has one, else its URL."""
        language = self.fields.get("language")
        if language and language.lower() not in {*LANGUAGES, *LANGUAGES.values()}:
            self.add(f"no se conoce la lengua `{language}`", "language", suggest_close_match(language, LANGUAGES))
        url = self.fields.get("url")
        if url:
            self._check_url(url)
        doi = self.fields.get("doi")
        if doi:
            if not _DOI.fullmatch(doi):
                self.add(f"«{doi}» no es un DOI", "doi", "escribe solo el DOI, como `10.18042/cepc/rep.173.07`")
            return f"https://doi.org/{doi}"
        return url or None

    def _check_url(self, url: str) -> None:
        try:
            parts = urlsplit(url)
            host, port = parts.hostname or "", parts.port
        except ValueError:
            host, port, parts = "", None, urlsplit("")
        # Plain http is let through: old sources may answer at no other address, and an untried one would be invented.
        if (
            parts.scheme not in ("http", "https")
            or not re.fullmatch(r"[\w-]+(\.[\w-]+)+\.?", host)
            or re.search(r"\s", url)
        ):
            self.add(f"«{url}» no es una dirección web", "url")
        elif host.endswith(".") or port is not None or _WORKBENCH_HOST.search(host):
            self.add(
                f"`{parts.netloc}` no es la dirección pública de nadie",
                "url",
                "usa la de quien lo publica o quita `url`",
            )
        elif self._is_copy(host, host + parts.path):
            self.add(
                f"`{host}` guarda copias de obras ajenas",
                "url",
                "enlaza a quien la publica, o usa `doi`, o quita `url`",
            )

    @staticmethod
    def _is_copy(host: str, address: str) -> bool:
        labels = host.split(".")
        on_copy_host = any(".".join(labels[start:]) in COPY_HOSTS for start in range(len(labels)))
        return on_copy_host or address.removeprefix("www.").startswith(COPY_PATHS)

    def _read_names(self, field: str) -> tuple[PersonName, ...]:
        value = self.fields.get(field)
        if not value:
            return ()
        return tuple(name for part in split_name_list(value) if (name := self._read_name(part, field)))

    def _read_name(self, value: str, field: str) -> PersonName | None:
        if value.startswith("{") and value.endswith("}"):
            return self._make_name(field, value)
        with errors.capture() as faults:
            person = Person(value)
        if faults or not person.last_names:
            self.add(f"no se entiende el nombre «{value}»", field, "escribe «Apellidos, Nombre» y separa con `and`")
            return None
        family = [*person.prelast_names, *person.last_names, *person.lineage_names]
        given = [*person.first_names, *person.middle_names]
        if given and "," not in value:
            self.add(
                f"no se sabe si «{value}» es una persona o una organización",
                field,
                "escribe «Apellidos, Nombre» o, si es una organización, ponla entre dobles llaves",
            )
            return None
        return self._make_name(field, " ".join(family), " ".join(given))

    def _make_name(self, field: str, family: str, given: str = "") -> PersonName | None:
        decoded = self._decode(family, field)
        if not decoded:
            self.add("hay un nombre vacío", field)
            return None
        return PersonName(decoded, self._decode(given, field) or None)


def _has_balanced_braces(value: str) -> bool:
    depth = 0
    for brace in _BRACE.findall(value):
        depth += 1 if brace == "{" else -1
        if depth < 0:
            return False
    return depth == 0
