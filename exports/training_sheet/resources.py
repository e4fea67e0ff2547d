"""What it is taught with: the materials, what they run on, the formats for other systems, and accessibility."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from course.derived.study_time import list_chapters
from course.language.numbers import format_number
from course.loaded.whole import Course
from course.model import Case, Plan, Term
from course.pages.boxes import find_activities
from exports.course_documents import list_documents
from exports.offline_zip import get_zip_name
from exports.training_sheet.sections import Blank, Facts, Known, Section

_ACCESSIBILITY, _PRIVACY = "accesibilidad.md", "privacidad.md"


def describe_materials(course: Course) -> Section:
    counted = tuple(Known(label, format_number(count)) for label, count in _count_materials(course) if count)
    documents = "\n".join(document.title for document, _ in list_documents(course))
    return Section(
        "Materiales",
        (
            Facts(
                (
                    *counted,
                    *((Known("Documentos para rellenar, en DOCX", documents),) if documents else ()),
                    Blank("Otros materiales y medios", "Los que aporta la entidad: aula, equipos, impresos."),
                )
            ),
        ),
    )


def _count_materials(course: Course) -> Iterator[tuple[str, int]]:
    plan = course.find_value(Plan)
    yield "Páginas de los temas", len(list_chapters(course))
    yield "Actividades", sum(len(find_activities(page.text)) for page in list_chapters(course))
    yield "Casos", len(course.list_values(Case))
    yield "Apartados del plan que escribe cada participante", len(plan.sections) if plan else 0
    yield "Términos del glosario", len(course.list_values(Term))
    yield "Fuentes citadas", len(course.references)


def describe_platform(course: Course, formats: Sequence[tuple[str, str]]) -> Section:
    """`formats` are the exports for other systems, each with what it holds."""
    told = "\n".join(f"{name}: {description}." for name, description in formats)
    return Section(
        "Plataforma y formatos",
        (
            Facts(
                (
                    Known("Versión", f"Edición {course.facts.edition} del curso, como sitio web de páginas estáticas."),
                    Known(
                        "Qué hace falta",
                        "Un navegador, en un ordenador o en un teléfono. No se instala nada y no hay cuentas.",
                    ),
                    Known(
                        "Sin conexión",
                        f"El archivo {get_zip_name(course.facts.slug)}: se descomprime y se abre con el navegador.",
                    ),
                    *((Known("Formatos para otros sistemas", told),) if told else ()),
                    Blank("Plataforma de la entidad", "Nombre y versión (Moodle, ILIAS…), y quién la administra."),
                    Blank("Registros que guarda la plataforma", "Qué datos, cuánto tiempo y con qué base jurídica."),
                )
            ),
        ),
    )


def describe_accessibility(course: Course) -> Section:
    known = [
        Known(label, f"{description} Está en la página «{title}» del curso.")
        for label, uri in (("Accesibilidad", _ACCESSIBILITY), ("Privacidad", _PRIVACY))
        for title, description in _find_page(course, uri)
    ]
    return Section(
        "Accesibilidad y privacidad",
        (
            Facts(
                (
                    *known,
                    Known(
                        "En papel y sin JavaScript",
                        "Los textos se leen igual, y las preguntas quedan como una hoja de trabajo con sus soluciones.",
                    ),
                    Blank(
                        "Declaración de accesibilidad", "La de la web donde la entidad lo publica, si le corresponde."
                    ),
                    Blank(
                        "Protección de datos", "Responsable del tratamiento de los datos de participantes y docentes."
                    ),
                )
            ),
        ),
    )


def _find_page(course: Course, uri: str) -> Iterator[tuple[str, str]]:
    """The title and the description of a page, if the course has it."""
    for page in course.pages:
        description = page.find_meta_text("description")
        if page.uri == uri and description:
            yield page.title, description
