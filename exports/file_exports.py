"""What the course turns into for other systems, one row an export.

The command, the release and the page «Llévate el curso» follow it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from course.findings import Finding
from exports.activity_sheets.files import plan_activity_sheets
from exports.anki.deck import build_anki_deck
from exports.anki.deck import describe_left_out as describe_cards_left_out
from exports.anki.deck import find_uncarried as find_undated_cards
from exports.book.worksheet import find_unprinted
from exports.cards.files import plan_cards
from exports.epub.epub_file import build_epub
from exports.moodle.files import describe_left_out, plan_moodle_files
from exports.moodle.uncarried import find_uncarried
from exports.opendocument import settle_opendocument
from exports.pdf.document import build_pdf
from exports.print_packs.files import plan_print_packs
from exports.printed_test.printings import find_unprinted as find_unprinted_on_sheets
from exports.printed_test.session_sheets import describe_left_out as describe_sheets_left_out
from exports.printed_test.session_sheets import plan_session_sheets
from exports.qti.package import build_qti_package
from exports.qti.package import find_uncarried as find_uncarried_by_qti
from exports.request import ExportRequest
from exports.scorm.package import find_unpacked, plan_scorm_files
from exports.slides.files import describe_left_out as describe_questions_left_out
from exports.slides.files import plan_slides
from exports.training_sheet.sheet import describe_blanks, plan_training_sheet

# How each file is made, by its name. Its names are known without the finished site.
Plan = Mapping[str, Callable[[], bytes]]


def plan_one_file(ending: str, build: Callable[[ExportRequest], bytes]) -> Callable[[ExportRequest], Plan]:
    """The plan of an export of one file, whose name ends so (`ExportRequest.name_file`)."""
    return lambda request: {request.name_file(ending): partial(build, request)}


def find_nothing(request: ExportRequest) -> Sequence[Finding]:
    """Of an export that carries all that a course may have."""
    return ()


def leave_nothing_out(request: ExportRequest) -> Sequence[str]:
    """Of an export with nothing left out to tell."""
    return ()


@dataclass(frozen=True)
class Conversion:
    """Another form of each file of an export, which LibreOffice makes: the ending of its name.

    `settle` leaves in its bytes what depends on the file that was converted.
    """

    suffix: str
    settle: Callable[[bytes], bytes]


@dataclass(frozen=True)
class FileExport:
    """One export.

    `description`, in Spanish, says what it leaves and for what. `plan_files` gives its files; `find_uncarried`, what
    keeps them from being made; `describe_left_out`, one line for each thing that a format doesn't carry, in Spanish.
    `needs_site`: it is made from the finished site. `is_by_tema`: it can also be of one tema; `has_routes`, also of the
    essential route alone; `is_by_session`, also of one session. `converts_to`: the form that its files are given too,
    where there is a LibreOffice.
    """

    name: str
    description: str
    plan_files: Callable[[ExportRequest], Plan]
    find_uncarried: Callable[[ExportRequest], Sequence[Finding]] = find_nothing
    describe_left_out: Callable[[ExportRequest], Sequence[str]] = leave_nothing_out
    needs_site: bool = False
    is_by_tema: bool = True
    has_routes: bool = False
    is_by_session: bool = False
    converts_to: Conversion | None = None

    def takes(self, request: ExportRequest) -> bool:
        """Whether it can be of the tema, the route and the session that are asked for."""
        return (
            (request.tema is None or self.is_by_tema)
            and (self.has_routes or not request.is_essential)
            and (request.session is None or self.is_by_session)
        )

    def list_names(self, request: ExportRequest) -> list[str]:
        """The names of its files, with those that LibreOffice makes after the one that each is made from."""
        names = list(self.plan_files(request))
        if self.converts_to is None:
            return names
        return [each for name in names for each in (name, name_converted(name, self.converts_to))]


def name_converted(name: str, conversion: Conversion) -> str:
    """`curso-sesion-4-reparto.pptx` → `curso-sesion-4-reparto.odp`."""
    return f"{name.rpartition('.')[0]}{conversion.suffix}"


def _plan_sheet(request: ExportRequest) -> Plan:
    """The sheet, which lists the other exports."""
    others = [(export.name, export.description) for export in FILE_EXPORTS if export.plan_files is not _plan_sheet]
    return plan_training_sheet(request, others)


FILE_EXPORTS: tuple[FileExport, ...] = (
    FileExport(
        "moodle",
        "el curso montado, sus libros, las preguntas y el glosario, para Moodle",
        plan_moodle_files,
        find_uncarried,
        describe_left_out,
        needs_site=True,
    ),
    FileExport(
        "ficha",
        "la ficha de la acción formativa, para homologarla o llevarla a un plan de formación, en DOCX",
        _plan_sheet,
        describe_left_out=describe_blanks,
        is_by_tema=False,
    ),
    FileExport(
        "diapositivas",
        "las diapositivas de cada sesión, para quien la imparte: con notas, para repartir y con preguntas",
        plan_slides,
        describe_left_out=describe_questions_left_out,
        needs_site=True,
        is_by_tema=False,
        is_by_session=True,
        converts_to=Conversion(".odp", settle_opendocument),
    ),
    FileExport(
        "imprimir",
        "todo lo que se reparte en cada sesión con sus copias, para imprimirlo de una vez, en PDF",
        plan_print_packs,
        needs_site=True,
        is_by_tema=False,
        is_by_session=True,
    ),
    FileExport(
        "scorm",
        "el curso entero o un tema para cualquier plataforma, en SCORM 1.2 y 2004",
        plan_scorm_files,
        find_unpacked,
        needs_site=True,
    ),
    FileExport(
        "anki",
        "los términos y las preguntas en tarjetas, para repasar con Anki en el móvil o en el ordenador",
        plan_one_file(".apkg", build_anki_deck),
        find_undated_cards,
        describe_cards_left_out,
        needs_site=True,
    ),
    FileExport(
        "qti",
        "las preguntas en QTI 3.0, para otros sistemas de evaluación",
        plan_one_file("-qti-3.0.zip", build_qti_package),
        find_uncarried_by_qti,
        has_routes=True,
    ),
    FileExport(
        "pdf",
        "el curso en PDF accesible (PDF/UA-1), para leer e imprimir",
        plan_one_file(".pdf", build_pdf),
        find_unprinted,
        needs_site=True,
        has_routes=True,
    ),
    FileExport(
        "epub",
        "el curso como libro electrónico, con las preguntas y sus soluciones",
        plan_one_file(".epub", build_epub),
        find_unprinted,
        needs_site=True,
        has_routes=True,
    ),
    FileExport(
        "hojas",
        "las hojas de preguntas A y B de cada sesión, con su clave, para imprimir",
        plan_session_sheets,
        lambda request: find_unprinted_on_sheets(request.course),
        describe_sheets_left_out,
        is_by_tema=False,
        is_by_session=True,
    ),
    FileExport(
        "actividades",
        "las actividades de cada sesión en hojas para repartir, con las soluciones aparte, en PDF",
        plan_activity_sheets,
        needs_site=True,
        is_by_tema=False,
        is_by_session=True,
    ),
    FileExport(
        "tarjetas",
        "las tarjetas y los carteles de cada sesión, para imprimir y recortar, en PDF",
        plan_cards,
        is_by_tema=False,
        is_by_session=True,
    ),
)


def find_export(name: str) -> FileExport | None:
    return next((export for export in FILE_EXPORTS if export.name == name), None)
