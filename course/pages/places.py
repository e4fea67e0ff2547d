"""The paths under `docs/` that the engine knows: pages that macros link to, and folders with one sort of page.

A course must have the pages that its macros link to (`links` in `course/macro_register.py`), its cover and, if it has
terms, its glossary.
"""

from __future__ import annotations

COVER = "index.md"
ABOUT = "sobre-este-curso.md"
OBJECTIVES = "objetivos.md"
PROGRAMME = "programa.md"
CALENDAR = "calendario.md"
GLOSSARY = "glosario.md"
BIBLIOGRAPHY = "bibliografia.md"
BIBLIOGRAPHY_REST = "bibliografia-2.md"
DOCUMENTS = "plantillas.md"
POLICY = "politica-de-redes.md"
RESPONSES = "banco-de-respuestas.md"
MY_PLAN = "mi-plan.md"
PROGRESS = "autoevaluacion/index.md"
TOOLS = "herramientas/index.md"
REVIEW = "autoevaluacion/repaso.md"
EXAM = "autoevaluacion/prueba-final.md"
WORKSHEET = "autoevaluacion/hoja-de-preguntas.md"
CERTIFICATE_CHECK = "autoevaluacion/comprobar-constancia.md"

CASES = "casos/"
TRAINERS = "para-quien-imparte/"
AUTHORS = "autores/"


def get_case_page(case_id: str) -> str:
    """The path of a case's page."""
    return f"{CASES}{case_id}.md"


def get_tema_cover(number: int) -> str:
    """The path of a tema's cover."""
    return f"tema-{number}/index.md"


def get_guide_page(number: int) -> str:
    """The path of the page with the guide of a session."""
    return f"{TRAINERS}{make_guide_name(number)}.md"


def make_guide_name(number: int) -> str:
    """The name, without its ending, of the page with the guide of a session, and of the guide's own file."""
    return f"sesion-{number}"
