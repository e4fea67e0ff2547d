"""What each macro accepts: the one list that the check of the pages, the macros themselves and the authors' guide
share.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ArgumentKind = Literal[
    "objective",
    "case",
    "question",
    "figure",
    "chart",
    "diagnosis",
    "document",
    "policy_element",
    "plan_section",
    "criterion",
    "heading",
    "tema",
    "flag",
]

KIND_NAMES: dict[ArgumentKind, str] = {
    "objective": "objetivo",
    "case": "caso",
    "question": "pregunta",
    "figure": "dibujo",
    "chart": "gráfico",
    "diagnosis": "autodiagnóstico",
    "document": "plantilla",
    "policy_element": "elemento de la política",
    "plan_section": "apartado del plan",
    "criterion": "criterio de la comparación de redes",
    "heading": "epígrafe",
    "tema": "tema",
    "flag": "valor True o False",
}


@dataclass(frozen=True)
class Parameter:
    """One argument: its name, what it refers to, whether it must be given."""

    name: str
    kind: ArgumentKind
    required: bool = True


@dataclass(frozen=True)
class MacroSignature:
    """One macro: its arguments by position, then any number of `repeated` ones; `purpose` is for the authors' guide.

    `reads` names the facts that what it writes hangs on, besides the text of its page: a page is made again when one of
    them changed, and only then (`macros/facts.py` says what each name covers). `{id}` and the like stand for an
    argument,
    `{repeated}` for each of the repeated ones, `{page}` for the page's path under `docs/`. What it cites by `cite()`
    needs no name: citations are noted as they are made.
    """

    name: str
    purpose: str
    parameters: tuple[Parameter, ...] = ()
    repeated: ArgumentKind | None = None
    repeated_minimum: int = 0
    reads: tuple[str, ...] = ()


_SIGNATURES = (
    MacroSignature(
        "objectives",
        "objetivos a los que sirve la página",
        repeated="objective",
        repeated_minimum=1,
        reads=("course",),
    ),
    MacroSignature(
        "minutes",
        "minutos que pide la página o, en la portada de un tema, el tema entero",
        reads=("time:{page}",),
    ),
    MacroSignature(
        "case",
        "tarjeta de un caso o, con full=True, el caso entero",
        (Parameter("id", "case"), Parameter("full", "flag", required=False)),
        reads=("case:{id}",),
    ),
    MacroSignature(
        "cases",
        "tarjetas de los casos de un tema",
        (Parameter("tema", "tema"),),
        reads=("cases", "programme"),
    ),
    MacroSignature("case_gallery", "galería de casos con filtros", reads=("cases",)),
    MacroSignature(
        "case_comparison",
        "tabla que compara los casos, o los de un tema más a fondo",
        (Parameter("tema", "tema", required=False),),
        reads=("cases", "programme"),
    ),
    MacroSignature(
        "quiz",
        "preguntas de la página o, con identificadores, solo esas",
        repeated="question",
        reads=("questions:{page}", "question:{repeated}"),
    ),
    MacroSignature(
        "programme",
        "programa oficial entero o de un tema",
        (Parameter("tema", "tema", required=False),),
        reads=("programme", "coverage", "times", "sections"),
    ),
    MacroSignature("temas", "los temas, con sus minutos", reads=("programme", "coverage", "times", "emblems")),
    MacroSignature(
        "objectives_map",
        "cada objetivo con sus epígrafes, preguntas y casos",
        reads=("course", "programme", "coverage", "cases", "questions", "objectives", "sections"),
    ),
    MacroSignature("sessions", "tabla de sesiones", reads=("course", "sections")),
    MacroSignature("glossary", "glosario entero", reads=("terms", "sections")),
    MacroSignature("bibliography", "bibliografía entera", reads=("references",)),
    MacroSignature("sources", "fuentes que cita la página"),
    MacroSignature(
        "coverage",
        "cobertura del programa, epígrafe a epígrafe",
        reads=("programme", "coverage", "words", "sections"),
    ),
    MacroSignature(
        "figure",
        "un dibujo, con su pie y lo que dice en palabras",
        (Parameter("id", "figure"),),
        reads=("figure:{id}",),
    ),
    MacroSignature(
        "diagnosis",
        "un autodiagnóstico con su resultado",
        (Parameter("id", "diagnosis"),),
        reads=("diagnosis:{id}",),
    ),
    MacroSignature(
        "document",
        "una plantilla que el lector se lleva, con lo que pide",
        (Parameter("id", "document"),),
        reads=("document:{id}", "course"),
    ),
    MacroSignature(
        "policy_element",
        "un elemento de la política de redes: qué decidir, cláusulas modelo y un mal ejemplo",
        (Parameter("id", "policy_element"),),
        reads=("policy",),
    ),
    MacroSignature(
        "policy",
        "la política de redes entera, con su documento",
        reads=("policy", "references", "sections"),
    ),
    MacroSignature("norms", "tabla de las normas que obligan al atender por redes", reads=("norms", "references")),
    MacroSignature(
        "legal_notice", "aviso de que la página resume normas para formación, con el día en que se comprobaron"
    ),
    MacroSignature(
        "chart",
        "un gráfico de datos, con su fuente, su muestra y su tabla",
        (Parameter("id", "chart"),),
        reads=("chart:{id}",),
    ),
    MacroSignature("engagement_calculator", "calculadora de tasas de interacción"),
    MacroSignature("sample_size", "calculadora del tamaño de la muestra"),
    MacroSignature("codebook", "libro de códigos del estudio de mensajes", reads=("codebook", "sections")),
    MacroSignature("coding_spreadsheet", "hoja de cálculo para codificar mensajes", reads=("codebook",)),
    MacroSignature(
        "triage",
        "árbol de triaje de quejas e incidentes, paso a paso y en una hoja",
        reads=("triage", "responses", "sections"),
    ),
    MacroSignature("responses", "banco de respuestas por situación", reads=("responses", "sections")),
    MacroSignature(
        "plan",
        "campos del plan de un apartado, para escribir en ellos",
        (Parameter("number", "plan_section"),),
        reads=("plan_section:{number}", "course"),
    ),
    MacroSignature(
        "my_plan",
        "el plan entero del lector, con lo que le falta y sus documentos",
        reads=("plan", "course", "sections"),
    ),
    MacroSignature(
        "plan_comparison",
        "varios planes exportados, uno al lado de otro",
        reads=("plan", "course", "sections"),
    ),
    MacroSignature("timeline", "cronología de las redes sociales", reads=("timeline",)),
    MacroSignature(
        "network_table",
        "las redes comparadas por uno o varios criterios",
        repeated="criterion",
        repeated_minimum=1,
        reads=("networks",),
    ),
    MacroSignature("network_cards", "ficha de cada red, con todos los criterios", reads=("networks",)),
    MacroSignature(
        "progress",
        "lo que lleva hecho el lector, con sus copias y el borrado",
        reads=("course", "programme", "questions", "sections"),
    ),
    MacroSignature("review", "repaso de las preguntas que tocan hoy", reads=("course", "programme")),
    MacroSignature("exam", "prueba final", reads=("course", "programme")),
    MacroSignature("certificate", "constancia de autoevaluación", reads=("course", "programme")),
    MacroSignature("certificate_check", "comprobación del código de una constancia", reads=("course", "programme")),
    MacroSignature(
        "worksheet",
        "hoja de preguntas para imprimir",
        reads=("course", "programme", "questions", "titles", "sections"),
    ),
    MacroSignature(
        "section_link",
        "enlace a un epígrafe, esté publicado o no",
        (Parameter("id", "heading"),),
        reads=("section:{id}",),
    ),
    MacroSignature("offline_download", "enlace al ZIP para leer sin conexión", reads=("course",)),
    MacroSignature("macro_list", "tabla de macros, para la guía de autores"),
)

MACRO_SIGNATURES: dict[str, MacroSignature] = {signature.name: signature for signature in _SIGNATURES}
