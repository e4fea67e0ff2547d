"""The minimal course with every optional thing and texts made to break their markup: one site, built once per run.

Each test file reads the pages of its own subject; the files are read-only.
"""

from __future__ import annotations

from pathlib import Path

from minimal_course import replace_in_file
from minimal_site import build_minimal_site
from plan_site import add_plan
from tools_site import add_tools

from course.model.network import CRITERIA

DIAGNOSIS_PAGE = "autodiagnostico.html"
NASTY_DIAGNOSIS_PAGE = "feo.html"
MOVED_DIAGNOSIS_PAGE = "movido.html"
NETWORKS_PAGE = "redes.html"

# Material follows without a reload only links of the address that a site was built for: nobody serves this one, which a
# browser takes for its own machine.
INSTANT_ADDRESS = "http://localhost:8000/site"

# Signs of HTML, Markdown and Jinja that are only text here: real markup is refused earlier.
NASTY_STATEMENT = "Menos de 5 < 6 > 4 --> & «año» 'uno' \"dos\" [nota] * así * &lt <! {x} 1_000_000"
NASTY_CODE = "a < b > c --> & «año» 'uno' \"dos\" &lt"  # tags are refused earlier
NASTY_LABEL = "Menos de 5 < 6 & «&lt» y <! nada."

_TIMELINE = """\
periods:
  - id: primeros
    title: "1997-2005: los perfiles"
    introduction: Perfiles y amigos en un mismo sitio.
    events:
      - {id: uno, date: "1997", lane: networks, title: Nace la primera, text: "Con < y & en el *texto* [@perez_2020]."}
      - {id: dos, date: "2004-02", lane: rules, title: "¿Y la norma?", text: "Llega la norma [@perez_2020, art. 3]."}
  - id: segundos
    title: Desde 2006
    introduction: Vídeo y móvil.
    events:
      - id: tres
        date: "2006-07-15"
        lane: administrations
        title: Un ayuntamiento abre
        text: "Abre su canal [@perez_2020]."
"""

_NETWORKS = """\
checked: 2026-11-24
networks:
""" + "".join(
    f"  - {{id: red-{name}, name: Red {name}, "
    + ", ".join(f"{criterion}: 'El {criterion} de {name} [@perez_2020].'" for criterion in CRITERIA)
    + "}\n"
    for name in ("a", "b")
)

_PAGE = """\
---
title: Las redes
description: Una página del curso mínimo que prueba la historia y la comparación de las redes.
---
# Las redes { #las-redes }

Texto.

## Su historia { #historia }

{{ timeline() }}

## Su comparación { #comparacion }

{{ network_table("audience", "risks") }}

### Fichas { #fichas }

{{ network_cards() }}

## Fuentes { #fuentes }

{{ sources() }}
"""

_DIAGNOSIS_PAGE = """\
---
title: {title}
description: Una página del curso mínimo con otro autodiagnóstico, para probar sus textos.
---
# {title} {{ #{name} }}

Texto.

{{{{ diagnosis("{name}") }}}}

## Fuentes {{ #fuentes }}

{{{{ sources() }}}}
"""


def build_furnished_site(folder: Path) -> Path:
    """Build it inside `folder` and return the site's folder."""
    return build_minimal_site(folder, furnish)


def build_instant_site(folder: Path) -> Path:
    """As `build_furnished_site`, for `INSTANT_ADDRESS` and with Material's instant navigation."""
    return build_minimal_site(folder, furnish, address=f"{INSTANT_ADDRESS}/", is_instant=True)


def furnish(source: Path) -> None:
    """Add to a copy of the minimal course everything that it lacks."""
    add_plan(source)
    replace_in_file(source / "data/plan.yml", "label: Horas a la semana", f"label: {NASTY_LABEL}")
    add_tools(source)
    for old in ("label: Demandante", "definition: Pide algo.", "doubt: Si pide algo, es DEM."):
        replace_in_file(source / "data/codebook.yml", old, f"{old.partition(':')[0]}: {_quote(NASTY_CODE)}")
    for path, text in (("data/timeline.yml", _TIMELINE), ("data/networks.yml", _NETWORKS), ("docs/redes.md", _PAGE)):
        (source / path).write_text(text, encoding="utf-8", newline="\n")
    text = (source / "data/diagnoses/mostrador.yml").read_text(encoding="utf-8")
    _add_diagnosis(source, "feo", "Con textos feos", _make_nasty(text))
    _add_diagnosis(source, "movido", "Con una frase movida", _move_statement(text))


def _add_diagnosis(source: Path, name: str, title: str, text: str) -> None:
    text = text.replace("id: mostrador\n", f"id: {name}\n", 1)
    (source / f"data/diagnoses/{name}.yml").write_text(text, encoding="utf-8", newline="\n")
    page = _DIAGNOSIS_PAGE.format(name=name, title=title)
    (source / f"docs/{name}.md").write_text(page, encoding="utf-8", newline="\n")


def _make_nasty(text: str) -> str:
    for old in (
        "Autodiagnóstico del mostrador",
        "Responde con la prueba delante.",
        '"No"',
        "El horario se lee desde la calle.",
        "Una foto de la puerta.",
        "Por empezar",
        "Casi nada está hecho.",
    ):
        assert text.count(f": {old}\n") == 1, old
        text = text.replace(f": {old}\n", f": {_quote(NASTY_STATEMENT)}\n")
    return text


def _move_statement(text: str) -> str:
    """The first statement becomes the last, reworded."""
    statement = text[text.index("  - id: cola-unica") : text.index("  - id: horario-a-la-vista")]
    return text.replace(statement, "").replace("\nbands:", statement.replace("una sola cola", "una cola") + "\nbands:")


def _quote(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
