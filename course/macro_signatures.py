"""What each macro accepts: the one list that the check of the pages, the macros themselves and the authors' guide share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ArgumentKind = Literal["objective", "case", "question", "figure", "chart", "diagnosis", "document", "policy_element", "plan_section", "criterion", "heading", "tema", "flag"]

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
    """One macro: its arguments by position, then any number of `repeated` ones; `purpose` is for the authors' guide."""

    name: str
    purpose: str
    parameters: tuple[Parameter, ...] = ()
    repeated: ArgumentKind | None = None
    repeated_minimum: int = 0


_SIGNATURES = (
    MacroSignature("objectives", "objetivos a los que sirve la página", repeated="objective", repeated_minimum=1),
    MacroSignature("minutes", "minutos que pide la página o, en la portada de un tema, el tema entero"),
    MacroSignature(
        "case", "tarjeta de un caso o, con full=True, el caso entero",
        (Parameter("id", "case"), Parameter("full", "flag", required=False)),
    ),
    MacroSignature("cases", "tarjetas de los casos de un tema", (Parameter("tema", "tema"),)),
    MacroSignature("case_gallery", "galería de casos con filtros"),
    MacroSignature(
        "case_comparison", "tabla que compara los casos, o los de un tema más a fondo",
        (Parameter("tema", "tema", required=False),),
    ),
    MacroSignature("quiz", "preguntas de la página o, con identificadores, solo esas", repeated="question"),
    MacroSignature("programme", "programa oficial entero o de un tema", (Parameter("tema", "tema", required=False),)),
    MacroSignature("temas", "los cinco temas, con sus minutos"),
    MacroSignature("objectives_map", "cada objetivo con sus epígrafes, preguntas y casos"),
    MacroSignature("sessions", "tabla de sesiones"),
    MacroSignature("glossary", "glosario entero"),
    MacroSignature("bibliography", "bibliografía entera"),
    MacroSignature("sources", "fuentes que cita la página"),
    MacroSignature("coverage", "cobertura del programa, epígrafe a epígrafe"),
    MacroSignature("figure", "un dibujo, con su pie y lo que dice en palabras", (Parameter("id", "figure"),)),
    MacroSignature("diagnosis", "un autodiagnóstico con su resultado", (Parameter("id", "diagnosis"),)),
    MacroSignature("document", "una plantilla que el lector se lleva, con lo que pide", (Parameter("id", "document"),)),
    MacroSignature(
        "policy_element", "un elemento de la política de redes: qué decidir, cláusulas modelo y un mal ejemplo",
        (Parameter("id", "policy_element"),),
    ),
    MacroSignature("policy", "la política de redes entera, con su documento"),
    MacroSignature("norms", "tabla de las normas que obligan al atender por redes"),
    MacroSignature("legal_notice", "aviso de que la página resume normas para formación, con el día en que se comprobaron"),
    MacroSignature("chart", "un gráfico de datos, con su fuente, su muestra y su tabla", (Parameter("id", "chart"),)),
    MacroSignature("engagement_calculator", "calculadora de tasas de interacción"),
    MacroSignature("sample_size", "calculadora del tamaño de la muestra"),
    MacroSignature("codebook", "libro de códigos del estudio de mensajes"),
    MacroSignature("coding_spreadsheet", "hoja de cálculo para codificar mensajes"),
    MacroSignature("triage", "árbol de triaje de quejas e incidentes, paso a paso y en una hoja"),
    MacroSignature("responses", "banco de respuestas por situación"),
    MacroSignature("plan", "campos del plan de un apartado, para escribir en ellos", (Parameter("number", "plan_section"),)),
    MacroSignature("my_plan", "el plan entero del lector, con lo que le falta y sus documentos"),
    MacroSignature("plan_comparison", "varios planes exportados, uno al lado de otro"),
    MacroSignature("timeline", "cronología de las redes sociales"),
    MacroSignature("network_table", "las redes comparadas por uno o varios criterios", repeated="criterion", repeated_minimum=1),
    MacroSignature("network_cards", "ficha de cada red, con todos los criterios"),
    MacroSignature("progress", "lo que lleva hecho el lector, con sus copias y el borrado"),
    MacroSignature("review", "repaso de las preguntas que tocan hoy"),
    MacroSignature("exam", "prueba final"),
    MacroSignature("certificate", "constancia de autoevaluación"),
    MacroSignature("certificate_check", "comprobación del código de una constancia"),
    MacroSignature("worksheet", "hoja de preguntas para imprimir"),
    MacroSignature("section_link", "enlace a un epígrafe, esté publicado o no", (Parameter("id", "heading"),)),
    MacroSignature("offline_download", "enlace al ZIP para leer sin conexión"),
    MacroSignature("macro_list", "tabla de macros, para la guía de autores"),
)

MACRO_SIGNATURES: dict[str, MacroSignature] = {signature.name: signature for signature in _SIGNATURES}
