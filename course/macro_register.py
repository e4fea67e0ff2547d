"""The macros, one row each: what the checks of the pages, the macros' functions and the authors' guide share.

The function of a macro is in `macros/<module>.py` and has the macro's name; the kinds of argument are in
`course/macro_arguments.py`; the facts that `reads` names, in `macros/facts.py`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from course.pages.macro_calls import MacroCall
from course.pages.places import (
    BIBLIOGRAPHY,
    BIBLIOGRAPHY_REST,
    CALENDAR,
    CERTIFICATE_CHECK,
    EXAM,
    OBJECTIVES,
    PROGRAMME,
    REVIEW,
    TOOLS,
)

Condition = Callable[[MacroCall], bool]


def always(call: MacroCall) -> bool:
    return True


def never(call: MacroCall) -> bool:
    return False


def with_argument(name: str, position: int = 0) -> Condition:
    """Whether a call passes the argument with a value other than False."""

    def is_given(call: MacroCall) -> bool:
        positional = call.arguments[position] if len(call.arguments) > position else None
        return call.keywords.get(name, positional) not in (None, False)

    return is_given


def without_argument(name: str, position: int) -> Condition:
    given = with_argument(name, position)
    return lambda call: not given(call)


def without_arguments(call: MacroCall) -> bool:
    return not call.arguments and not call.keywords


@dataclass(frozen=True)
class Parameter:
    """One argument: its name, its kind (`course/macro_arguments.py`) and whether it is required."""

    name: str
    kind: str
    required: bool = True


@dataclass(frozen=True)
class Macro:
    """One macro: its arguments by position, then any number of `repeated` ones; `purpose` is for the authors' guide.

    - `module` has its function.
    - `reads` names the facts that its output depends on, besides the text of its page: a page is rendered again only
      when one of them changed. `{id}` and the like stand for an argument, `{repeated}` for each of the repeated ones,
      `{page}` for the page's path under `docs/`. What it cites with `cite()` is not named: citations are recorded as
      they are made.
    - `needs` names the optional kind of data that it shows.
    - `links` names the pages that it links to, which a course that calls it must have.
    - `cites` says which calls write citations; `cites_shown`, whether a call does so if the item with its `id` has
      sources.
    - `writes_markdown` says which calls write several lines of Markdown, to be parsed with the page's own (headings for
      the table of contents, citations to be resolved): such calls may be neither indented nor inside a box. Any other
      call writes a slot, which is filled with HTML later.
    - `is_inline`: it may be used inside a sentence. `repeats` says which calls may appear more than once on a page with
      the same arguments, because they write no id.
    - `shows_law`: it shows what regulations say, so its page must warn that a summary is not legal advice.
    """

    name: str
    purpose: str
    module: str
    parameters: tuple[Parameter, ...] = ()
    repeated: str | None = None
    repeated_minimum: int = 0
    reads: tuple[str, ...] = ()
    needs: str | None = None
    links: tuple[str, ...] = ()
    cites: Condition = never
    cites_shown: bool = False
    writes_markdown: Condition = never
    is_inline: bool = False
    repeats: Condition = never
    shows_law: bool = False


_ROWS = (
    Macro(
        "objectives",
        "objetivos a los que sirve la página",
        "objectives",
        repeated="objective",
        repeated_minimum=1,
        reads=("course",),
        links=(OBJECTIVES,),
    ),
    Macro(
        "minutes",
        "minutos que pide la página; en la portada de un tema, el tema entero; en la del sitio, el curso",
        "minutes",
        reads=("time:{page}",),
        repeats=always,
    ),
    Macro(
        "case",
        "tarjeta de un caso o, con full=True, el caso entero",
        "cases",
        (Parameter("id", "case"), Parameter("full", "flag", required=False)),
        reads=("case:{id}",),
        cites=with_argument("full", 1),
        writes_markdown=with_argument("full", 1),
        repeats=without_argument("full", 1),
    ),
    Macro(
        "cases",
        "tarjetas de los casos de un tema",
        "cases",
        (Parameter("tema", "tema"),),
        reads=("cases", "programme"),
        repeats=always,
    ),
    Macro("case_gallery", "galería de casos con filtros", "cases", reads=("cases",)),
    Macro(
        "case_comparison",
        "tabla que compara los casos, o los de un tema más a fondo",
        "cases",
        (Parameter("tema", "tema", required=False),),
        reads=("cases", "programme"),
        cites=with_argument("tema"),
        writes_markdown=with_argument("tema"),
    ),
    Macro(
        "quiz",
        "preguntas con esos identificadores o, sin ellos, las demás de la página",
        "questions",
        repeated="question",
        reads=("questions:{page}", "question:{repeated}"),
        writes_markdown=always,
        repeats=always,
    ),
    Macro(
        "before_reading",
        "«Antes de leer»: dos o tres preguntas de páginas anteriores, para contestarlas de memoria",
        "questions",
        repeated="question",
        repeated_minimum=2,
        reads=("question:{repeated}",),
    ),
    Macro(
        "programme",
        "programa oficial entero o de un tema",
        "programme",
        (Parameter("tema", "tema", required=False),),
        reads=("programme", "coverage", "times", "sections"),
        writes_markdown=without_arguments,
    ),
    Macro(
        "start",
        "el principio de la portada del sitio: el dibujo, el botón para empezar o seguir, lo que pide y para quién es",
        "starting",
        reads=("course", "programme", "times", "titles", "emblems"),
    ),
    Macro(
        "lessons",
        "la pregunta de un tema, en su portada, el botón para empezar, lo que se aprende y sus páginas, con minutos",
        "starting",
        reads=("course", "programme", "times", "titles", "questions"),
    ),
    Macro(
        "tema_poster",
        "el cartel de un tema, en su portada, para descargarlo",
        "starting",
        (Parameter("tema", "tema"),),
        reads=("programme",),
    ),
    Macro(
        "temas",
        "los temas, con sus minutos",
        "programme",
        reads=("programme", "coverage", "times", "emblems"),
        repeats=always,
    ),
    Macro(
        "objectives_map",
        "cada objetivo con sus epígrafes, preguntas y casos",
        "coverage",
        reads=("course", "programme", "coverage", "cases", "questions", "objectives", "sections"),
    ),
    Macro(
        "edition_state",
        "recuadro con el estado de la edición, según sus fechas, y sus avisos",
        "edition",
        reads=("course",),
        writes_markdown=always,
    ),
    Macro(
        "edition_days",
        "cuándo es o fue la edición, en una frase sin punto",
        "edition",
        reads=("course",),
        is_inline=True,
        repeats=always,
    ),
    Macro("enrolment", "si se admite inscripción, y dónde", "edition", reads=("course",), repeats=always),
    Macro(
        "content_licence",
        "enlace a la licencia de los textos",
        "edition",
        reads=("course",),
        is_inline=True,
        repeats=always,
    ),
    Macro(
        "past_editions", "apartado con las ediciones anteriores", "edition", reads=("course",), writes_markdown=always
    ),
    Macro(
        "sessions",
        "tabla de sesiones y plan de cada una",
        "sessions",
        reads=("course", "sections", "session_work"),
        writes_markdown=always,
    ),
    Macro("glossary", "glosario entero", "glossary", reads=("terms", "sections"), needs="glossary", cites=always),
    Macro("bibliography", "bibliografía entera", "sources", reads=("references",)),
    Macro(
        "bibliography_first",
        "primera parte de una bibliografía en dos páginas",
        "sources",
        reads=("references",),
        links=(BIBLIOGRAPHY_REST,),
    ),
    Macro(
        "bibliography_rest",
        "segunda parte de una bibliografía en dos páginas",
        "sources",
        reads=("references",),
        links=(BIBLIOGRAPHY,),
    ),
    Macro("sources", "fuentes que cita la página", "sources"),
    Macro(
        "coverage",
        "cobertura del programa, epígrafe a epígrafe",
        "coverage",
        reads=("programme", "coverage", "words", "sections"),
    ),
    Macro(
        "figure",
        "un dibujo, con su pie y lo que dice en palabras",
        "figures",
        (Parameter("id", "figure"),),
        reads=("figure:{id}",),
        cites_shown=True,
    ),
    Macro(
        "thread",
        "una publicación o un hilo de una red, con lo que hay que ver en él",
        "threads",
        (Parameter("id", "thread"),),
        reads=("thread:{id}",),
    ),
    Macro(
        "moderation_log",
        "un registro de moderación, con lo que hay que ver en él",
        "threads",
        (Parameter("id", "moderation_log"),),
        reads=("moderation_log:{id}",),
    ),
    Macro(
        "fact_kinds",
        "tabla de cada cuánto se mira cada clase de dato, quién y cómo",
        "dated_facts",
        reads=("dated_facts",),
        needs="dated_facts",
    ),
    Macro(
        "dated_facts",
        "tabla de los datos de un tema que pueden haber cambiado, por apartados",
        "dated_facts",
        (Parameter("tema", "tema"),),
        reads=("dated_facts", "sections"),
        needs="dated_facts",
        cites=always,
    ),
    Macro(
        "diagnosis",
        "un autodiagnóstico con su resultado",
        "diagnoses",
        (Parameter("id", "diagnosis"),),
        reads=("diagnosis:{id}",),
        cites_shown=True,
    ),
    Macro(
        "document",
        "una plantilla que el lector se lleva, con lo que pide",
        "documents",
        (Parameter("id", "document"),),
        reads=("document:{id}", "course"),
    ),
    Macro(
        "documents",
        "lista de todos los documentos y hojas que el lector se lleva",
        "documents",
        reads=(
            "documents",
            "plan",
            "plan_review",
            "policy",
            "triage",
            "responses",
            "inbox",
            "codebook",
            "references",
            "sections",
        ),
        repeats=always,
    ),
    Macro(
        "policy_element",
        "un elemento de la política de redes: qué decidir, cláusulas modelo y un mal ejemplo",
        "policy",
        (Parameter("id", "policy_element"),),
        reads=("policy",),
        cites=always,
        writes_markdown=always,
        shows_law=True,
    ),
    Macro(
        "policy",
        "la política de redes entera, con su documento",
        "policy",
        reads=("policy", "references", "sections"),
        needs="policy",
        cites=always,
        writes_markdown=always,
    ),
    Macro(
        "norms",
        "tabla de las normas que obligan al atender por redes",
        "norms",
        reads=("norms", "references"),
        cites=always,
        shows_law=True,
    ),
    Macro(
        "legal_notice", "aviso de que la página resume normas para formación, con el día en que se comprobaron", "norms"
    ),
    Macro(
        "chart",
        "un gráfico de datos, con su fuente, su muestra y su tabla",
        "charts",
        (Parameter("id", "chart"),),
        reads=("chart:{id}",),
        cites_shown=True,
    ),
    Macro("engagement_calculator", "calculadora de tasas de interacción", "calculators"),
    Macro("sample_size", "calculadora del tamaño de la muestra", "calculators"),
    Macro(
        "codebook",
        "libro de códigos del estudio de mensajes",
        "codebook",
        reads=("codebook", "sections"),
        needs="codebook",
        cites=always,
    ),
    Macro(
        "coding_spreadsheet",
        "hoja de cálculo para codificar mensajes",
        "codebook",
        reads=("codebook",),
        needs="codebook",
    ),
    Macro(
        "deadline",
        "palabras de un plazo de la bandeja, dentro de una frase o, con start=True, al empezarla",
        "inbox",
        (Parameter("id", "deadline"), Parameter("start", "flag", required=False)),
        reads=("inbox",),
        needs="inbox",
        repeats=always,
        is_inline=True,
    ),
    Macro(
        "target",
        "palabras de una meta de la bandeja, dentro de una frase, o su tanto por ciento, con percent=True",
        "inbox",
        (Parameter("id", "target"), Parameter("percent", "flag", required=False)),
        reads=("inbox",),
        needs="inbox",
        repeats=always,
        is_inline=True,
    ),
    Macro(
        "inbox",
        "tabla de los tipos de mensaje, con sus plazos",
        "inbox",
        reads=("inbox",),
        needs="inbox",
        cites=always,
        repeats=always,
    ),
    Macro(
        "triage",
        "árbol de triaje de quejas e incidentes, paso a paso y en una hoja",
        "triage",
        reads=("triage", "responses", "inbox", "sections"),
        needs="triage",
        cites=always,
    ),
    Macro(
        "triage_tree",
        "el árbol de triaje dibujado, que es también lo que imprime su página",
        "triage",
        reads=("triage", "inbox"),
        needs="triage",
    ),
    Macro(
        "responses",
        "banco de respuestas por situación",
        "triage",
        reads=("responses", "inbox", "sections"),
        needs="responses",
        cites=always,
        writes_markdown=always,
    ),
    Macro(
        "plan",
        "campos del plan de un apartado, para escribir en ellos",
        "plan",
        (Parameter("number", "plan_section"),),
        reads=("plan_section:{number}", "course"),
        needs="plan",
    ),
    Macro(
        "plan_fields",
        "campos sueltos del plan, para escribirlos en la página que enseña lo que piden",
        "plan",
        repeated="plan_field",
        repeated_minimum=1,
        reads=("plan_field:{repeated}", "course"),
        needs="plan",
    ),
    Macro(
        "my_plan",
        "el plan entero del lector, con lo que le falta y sus documentos",
        "plan",
        reads=("plan", "plan_pages", "course", "sections"),
        needs="plan",
    ),
    Macro(
        "plan_comparison",
        "varios planes exportados, uno al lado de otro",
        "plan",
        reads=("plan", "course", "sections"),
        needs="plan",
    ),
    Macro(
        "example_plan",
        "un plan de ejemplo, campo a campo, con sus comentarios al lado y su archivo",
        "example_plans",
        (Parameter("id", "example_plan"),),
        reads=("example_plan:{id}", "plan", "plan_review", "sections"),
        needs="plan_review",
    ),
    Macro(
        "plan_review",
        "los criterios con los que se lee un plan, con sus niveles y la hoja para imprimir",
        "example_plans",
        reads=("plan_review", "plan"),
        needs="plan_review",
    ),
    Macro(
        "study_weeks",
        "el curso sin docente: una sesión por semana, con los minutos de cada cosa y quién lleva cada papel",
        "sessions",
        reads=("course", "session_work"),
        links=(CALENDAR,),
    ),
    Macro(
        "session_guide",
        "la guía de una sesión, para quien la imparte, con su documento",
        "session_guides",
        (Parameter("number", "session_guide"),),
        reads=("session_guide:{number}", "course", "sections", "session_work"),
        writes_markdown=always,
        links=(CALENDAR,),
    ),
    Macro(
        "session_guides",
        "tabla de las sesiones, con la guía de cada una y su documento",
        "session_guides",
        reads=("session_guides", "course", "sections"),
    ),
    Macro(
        "tools",
        "las herramientas del curso, en tarjetas y por lo que se quiere hacer",
        "tools",
        reads=("tool_cards",),
        needs="tools",
        writes_markdown=always,
    ),
    Macro(
        "featured_tools",
        "lista breve de las herramientas, con enlace a todas",
        "tools",
        reads=("tool_cards", "plan"),
        needs="tools",
        links=(TOOLS,),
        repeats=always,
    ),
    Macro("town", "el pueblo inventado de los ejemplos", "town", reads=("town",), needs="town", writes_markdown=always),
    Macro(
        "timeline",
        "cronología de las redes sociales",
        "networks",
        reads=("timeline",),
        needs="timeline",
        cites=always,
        writes_markdown=always,
    ),
    Macro(
        "network_table",
        "las redes comparadas por uno o varios criterios",
        "networks",
        repeated="criterion",
        repeated_minimum=1,
        reads=("networks",),
        needs="networks",
        cites=always,
        writes_markdown=always,
    ),
    Macro(
        "network_cards",
        "ficha de cada red, con todos los criterios",
        "networks",
        reads=("networks",),
        needs="networks",
        cites=always,
        writes_markdown=always,
    ),
    Macro(
        "progress",
        "lo que lleva hecho el lector, con sus copias y el borrado",
        "assessment",
        reads=("course", "programme", "questions", "sections", "times", "titles"),
        links=(REVIEW, EXAM),
    ),
    Macro(
        "review",
        "repaso de las preguntas que tocan hoy",
        "assessment",
        reads=("course", "programme"),
        links=(PROGRAMME,),
    ),
    Macro("exam", "prueba final", "assessment", reads=("course", "programme")),
    Macro(
        "before_and_after",
        "las mismas preguntas antes del curso y después, y qué ha cambiado",
        "assessment",
        reads=("course", "programme", "questions", "before_and_after"),
        needs="before_and_after",
        links=(EXAM,),
    ),
    Macro(
        "certificate",
        "constancia de autoevaluación",
        "assessment",
        reads=("course", "programme"),
        links=(CERTIFICATE_CHECK,),
    ),
    Macro(
        "certificate_check", "comprobación del código de una constancia", "assessment", reads=("course", "programme")
    ),
    Macro(
        "worksheet",
        "hoja de preguntas para imprimir",
        "assessment",
        reads=("course", "programme", "questions", "titles", "sections"),
    ),
    Macro(
        "section_link",
        "enlace a un epígrafe: en una frase, con tus palabras; en una tabla o una lista, con su número y su título",
        "programme",
        (Parameter("id", "heading"), Parameter("text", "words", required=False)),
        reads=("section:{id}",),
        repeats=always,
        is_inline=True,
    ),
    Macro("offline_download", "enlace al ZIP para leer sin conexión", "offline", reads=("course",), repeats=always),
    Macro("browser_copy", "mandos para guardar el curso en el navegador", "browser_copy", repeats=always),
    Macro(
        "export_files",
        "descargas del curso para otros sistemas, o cómo hacerlas",
        "export_files",
        reads=("course", "programme", "questions", "terms", "titles", "repository", "session_guides"),
    ),
    Macro(
        "session_files",
        "diapositivas y hojas de una sesión, o cómo hacerlas",
        "export_files",
        (Parameter("number", "session_guide"),),
        reads=("course", "programme", "questions", "titles", "repository", "session_guides"),
    ),
    Macro("macro_list", "tabla de macros, para la guía de autores", "authoring"),
    Macro("question_formats", "tabla de lo que cada formato lleva de las preguntas, para la misma guía", "authoring"),
)

MACROS: dict[str, Macro] = {row.name: row for row in _ROWS}
