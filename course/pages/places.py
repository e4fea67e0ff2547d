"""Where the pages are that the engine knows by name, under `docs/`: those that macros link, whatever page calls them,
and the folders whose pages are of one sort.

A course has those that its macros link (`links` in `course/macro_register.py`), its cover and, with terms, its
glossary.
"""

from __future__ import annotations

COVER = "index.md"
OBJECTIVES = "objetivos.md"
PROGRAMME = "programa.md"
CALENDAR = "calendario.md"
GLOSSARY = "glosario.md"
DOCUMENTS = "plantillas.md"
POLICY = "politica-de-redes.md"
RESPONSES = "banco-de-respuestas.md"
MY_PLAN = "mi-plan.md"
REVIEW = "autoevaluacion/repaso.md"
EXAM = "autoevaluacion/prueba-final.md"
WORKSHEET = "autoevaluacion/hoja-de-preguntas.md"
CERTIFICATE_CHECK = "autoevaluacion/comprobar-constancia.md"

CASES = "casos/"
AUTHORS = "autores/"


def get_case_page(case_id: str) -> str:
    """The page of a case."""
    return f"{CASES}{case_id}.md"


def get_tema_cover(number: int) -> str:
    """The page that opens a tema."""
    return f"tema-{number}/index.md"
