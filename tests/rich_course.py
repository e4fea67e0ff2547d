"""The minimal course, grown until it calls every macro and has every kind of data and of question."""

from __future__ import annotations

import json
import re
from pathlib import Path

from data_kinds import load_sample_files, write_files
from furnished_site import furnish
from minimal_course import add_to_session, replace_in_file
from question_kinds import load_samples, read_sample

from course.macro_register import MACROS
from course.pages.macro_calls import find_macro_calls
from course.pages.outline import PageSource

_PAGE = """\
---
title: {title}
description: Una página del curso de prueba para lo que escribe una macro, {title}.
---
# {title} {{ #{anchor} }}

Texto de la página con gobernanza y otra ventanilla única.

{body}
"""
_SOURCES = "\n## Fuentes { #fuentes }\n\n{{ sources() }}\n"

# Pages by their path under docs/: title, anchor, body.
_PAGES = {
    "programa": ("Programa", "programa", "{{ programme() }}\n\n{{ coverage() }}\n"),
    "objetivos": ("Objetivos", "objetivos", "{{ objectives_map() }}\n"),
    "casos/index": (
        "Casos",
        "casos",
        "{{ case_gallery() }}\n\n{{ case_comparison() }}\n\n{{ case_comparison(1) }}\n" + _SOURCES,
    ),
    "casos/cita": (
        "La cita previa",
        "cita",
        '{{ case("cita", full=True) }}\n' + _SOURCES,
    ),
    "fuentes": ("Fuentes", "todas-las-fuentes", "{{ bibliography() }}\n"),
    "bibliografia": ("Bibliografía", "bibliografia", "{{ bibliography_first() }}\n"),
    "bibliografia-2": ("Bibliografía, segunda parte", "bibliografia-2", "{{ bibliography_rest() }}\n"),
    "normas": (
        "Normas",
        "normas",
        "{{ legal_notice() }}\n\nManda la ley [@ley39_2015, art. 14.1].\n\n{{ norms() }}\n" + _SOURCES,
    ),
    "arbol-de-triaje": ("Árbol de triaje", "triaje", "{{ triage() }}\n\n{{ triage_tree() }}\n" + _SOURCES),
    "banco-de-respuestas": ("Banco de respuestas", "respuestas", "{{ responses() }}\n" + _SOURCES),
    "plantillas": (
        "Plantillas",
        "plantillas",
        '{{ documents() }}\n\n{{ document("ficha") }}\n\n'
        'Se estudia en {{ section_link("t1/2-1", "el apartado 2.1 del tema 1") }}.\n',
    ),
    "leer-sin-conexion": (
        "Sin conexión",
        "sin-conexion",
        "{{ browser_copy() }}\n\n{{ offline_download() }}\n\n{{ course.title }}, {{ course.edition }}.\n\n"
        "{{ edition_days() }}\n\n{{ enrolment() }}\n\n{{ course.catalogue.explained }}\n\n{{ content_licence() }}\n",
    ),
    "ediciones": (
        "Ediciones",
        "ediciones",
        "{{ edition_state() }}\n\n{{ past_editions() }}\n",
    ),
    "llevate-el-curso": ("Llévatelo", "llevatelo", "{{ export_files() }}\n"),
    "autoevaluacion/index": ("Mi progreso", "progreso", "{{ progress() }}\n"),
    "autoevaluacion/repaso": ("Repaso", "repaso", "{{ review() }}\n"),
    "autoevaluacion/prueba-final": ("Prueba final", "prueba", "{{ exam() }}\n"),
    "autoevaluacion/antes-y-despues": ("Antes y después", "antes", "{{ before_and_after() }}\n"),
    "autoevaluacion/hoja-de-preguntas": ("Hoja de preguntas", "hoja", "{{ worksheet() }}\n"),
    "autoevaluacion/constancia": ("Constancia", "constancia", "{{ certificate() }}\n"),
    "autoevaluacion/comprobar-constancia": ("Comprobar", "comprobar", "{{ certificate_check() }}\n"),
    "autores/index": ("Guía", "guia", "{{ macro_list() }}\n\n{{ question_formats() }}\n"),
}

_CASE = """\
id: cita
name: La cita previa de Otroejemplo
short_name: Cita previa
summary: Un ayuntamiento puso hora a cada trámite.
kind: service
scope: municipal
place: Otroejemplo
promoter: Ayuntamiento de Otroejemplo
period: Desde 2021
status: ended
sections: [t1/2-2]
context: Había cola desde las siete [@gomez_2021].
platform: Un calendario en la web.
process:
  - Se pone hora.
figures:
  - {label: Citas al día, value: "40", year: "2021", source: gomez_2021, note: Lo dijo *La Hoja*.}
results: Nadie espera de pie.
limits: Quien no usa la web se queda sin hora [@gomez_2021_b].
state_today: Se dejó.
copy:
  - Deja horas para el teléfono.
comparison:
  participants: Dos personas [@gomez_2021].
  tool: Un calendario.
  cost: No consta.
  governance: Decide secretaría.
  survives: Nada.
sources: [gomez_2021, gomez_2021_b]
"""

_REFERENCES = """
@article{gomez_2021,
  title = {{Cita previa y gobernanza}},
  author = {Gómez Ruiz, Luis},
  year = {2021},
  journal = {Revista de Ejemplo},
  language = {spanish}
}

@article{gomez_2021_b,
  title = {{La hora de cada cual}},
  author = {Gómez Ruiz, Luis},
  year = {2021},
  journal = {Revista de Ejemplo},
  language = {spanish}
}

@book{abad_2019,
  title = {{Del mostrador a la web}},
  author = {Abad Soto, Eva},
  year = {2019},
  publisher = {Ejemplo},
  language = {spanish}
}
"""

_NORMS = """\
norms:
  - reference: ley39_2015
    status: in_force
    checked: 2024-05-02
    social_media: Un mensaje no es un registro.
    articles:
      - locator: art. 14.1
        says: Las personas físicas eligen el canal.
"""

_PAST_EDITION = """\
year: 2023
organiser: Mancomunidad de Ejemplo
schedule: {start: "16:00", end: "18:30", timezone: Europe/Madrid}
sessions:
  - {number: 1, date: 2023-05-09}
  - {number: 2, date: 2023-05-16}
  - {number: 3, date: 2023-05-23}
licence: {name: CC BY 4.0, url: "https://creativecommons.org/licenses/by/4.0/deed.es"}
"""

# A question of each kind that grades itself, and of each objective: the samples, and one of the minimal course.
BEFORE_AND_AFTER = """\
questions:
  - t1-modelos
  - t1-eleccion
  - t1-varias
  - t1-afirmacion
  - t1-palabra
  - t1-parejas
  - t1-orden
  - t1-cuenta
  - t1-eleccion-y-razon
"""

_TRIAGE = """\
id: triaje
title: Hoja de triaje
intro: Un mensaje cada vez.
steps:
  - id: pide
    question: ¿Pide algo?
    help: Una avería también.
    options:
      - {text: Sí, goto: responder}
      - {text: "No", goto: dejar}
outcomes:
  - id: responder
    action: answer
    title: Se responde
    kind: request
    actions: [Se contesta.]
    responses: [duda]
    read: [t1/2-1]
    sources: [perez_2020]
  - id: dejar
    action: ignore
    title: Se deja
    kind: opinion
    actions: [Nada.]
    read: [t1/3]
"""

_RESPONSES = """\
id: respuestas
title: Banco de respuestas
intro: Modelos para adaptar.
responses:
  - id: duda
    title: Una duda
    kind: request
    action: answer
    channel: public
    when: La página está al día.
    text: "Hola, [nombre]. Lo tienes en [enlace]."
    bad_example: Está en la web.
    why: Ya lo ha buscado.
    read: t1/2-1
    sources: [abad_2019]
"""

_DOCUMENT = """\
id: ficha
title: Ficha de prueba
intro: Se rellena en una hora.
sections: [t1/2-1]
parts:
  - title: Quién
    fields: [{label: Nombre, help: El oficial.}]
"""

_PROMISE = """\
    promise:
      question: "¿Qué cambia con el canal?"
      abilities:
        - "Decir qué modelo sigue tu ayuntamiento."
        - "Llevar al registro lo que va al registro."
        - "Elegir la puerta de cada trámite."
"""
_CHAPTER = """\
---
title: "3. Conclusiones"
description: Lo que queda del tema del curso de prueba, en pocas palabras y con su lista de fuentes.
---
# 3. Conclusiones { #3 }

{{ minutes() }}
{{ objectives("E1") }}

{{ before_reading("t1-canal", "t1-registro") }}

Queda la gobernanza, con sus ventanillas únicas, y una *ventanilla* cerrada [@perez_2020; @gomez_2021, p. 3].

{{ chart("esperas") }}

{{ policy_element("access") }}

Vuelve a [la introducción](1-introduccion.md#1-pregunta) o mira {{ section_link("t2/1", "cómo empieza el tema 2") }}.

- {{ section_link("t1/3") }}; {{ section_link("t2/1") }}

## Ideas clave { #ideas-clave }

- Decide más gente.

## Fuentes { #fuentes }

{{ sources() }}
"""


def make_rich(source: Path) -> None:
    """The `change` of `build_minimal_site`."""
    furnish(source)
    texts = {
        "data/cases/cita.yml": _CASE,
        "data/norms.yml": _NORMS,
        "data/editions/2023.yml": _PAST_EDITION,
        "data/before_and_after.yml": BEFORE_AND_AFTER,
        "data/triage.yml": _TRIAGE,
        "data/responses.yml": _RESPONSES,
        "data/documents/ficha.yml": _DOCUMENT,
        "docs/tema-1/3-conclusiones.md": _CHAPTER,
    }
    texts |= {
        f"docs/{name}.md": _PAGE.format(title=title, anchor=anchor, body=body)
        for name, (title, anchor, body) in _PAGES.items()
    }
    write_files(source, texts | load_sample_files())
    replace_in_file(source / "docs/index.md", "{{ temas() }}", "{{ start() }}\n\n{{ temas() }}")
    replace_in_file(source / "docs/tema-1/index.md", "{{ minutes() }}", "{{ minutes() }}\n\n{{ lessons() }}\n")
    _append(source / "docs/tema-1/index.md", "\n## El cartel { #cartel }\n\n{{ tema_poster(1) }}\n")
    replace_in_file(source / "data/programme.yml", '    short: "Modelos"\n', f'    short: "Modelos"\n{_PROMISE}')
    add_to_session(source, "t1/3", reading=1)
    _append(source / "data/references.bib", _REFERENCES)
    samples = load_samples().values()
    _append(source / "quizzes/tema-1.yml", "\n" + "".join(samples))
    ids = ["t1-modelos", "t1-registro", "t1-hueco", *(read_sample(sample)["id"] for sample in samples)]
    replace_in_file(
        source / "docs/tema-1/2-modelos.md",
        'quiz("t1-modelos", "t1-registro", "t1-hueco")',
        f"quiz({', '.join(map(json.dumps, ids))})",
    )


def list_uncalled_macros(source: Path) -> set[str]:
    """The names of the macros that no page calls."""
    calls = set()
    for path in (source / "docs").rglob("*.md"):
        calls |= {call.name for call in find_macro_calls(PageSource(path.name, path.read_text(encoding="utf-8")))[0]}
    return MACROS.keys() - calls


def find_heading_line(text: str, anchor: str) -> str:
    """The line of a page's heading."""
    return re.search(rf"^#+ .*\{{ #{re.escape(anchor)} \}}$", text, re.MULTILINE)[0]


def _append(path: Path, text: str) -> None:
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8", newline="\n")
