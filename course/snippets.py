"""The snippets with which Visual Studio Code completes a page's Markdown: headings, boxes, front matter and macros.

They come from what the pages may have: the routes, the kinds of box that say one, how an activity is done, and the
macros. `python3 tasks.py schemas` writes them, as it does the schemas that complete the YAML (`course/schemas.py`).
"""

from __future__ import annotations

import json

from course.macro_register import MACROS, Macro
from course.model.route import ROUTE_NAMES, ROUTES, Route
from course.pages.boxes import ESSENTIAL_WAY, ROUTED_BOXES, SOURCE_NOTE, SOURCE_NOTE_TITLE, WAYS
from course.pages.five_minutes import FIVE_MINUTES, FIVE_MINUTES_WORDS, FiveMinutes
from course.pages.outline import PROPOSAL

SNIPPETS = ".vscode/curso.code-snippets"

_BOX_TITLES = {"practice": "En tu ayuntamiento", "update": "Qué ha cambiado desde 2024"}
_BOX_PREFIXES = {"practice": "practica", "update": "cambios", "activity": "actividad"}
_FIVE_MINUTES_HINTS = FiveMinutes(
    rule="Lo que enseña la página, en una frase", example="Un ejemplo suyo", tool="Lo que el lector puede usar"
)

Snippet = dict[str, str | list[str]]


def render_snippets() -> str:
    """The text of the file of snippets."""
    snippets = {
        "Apartado": _make(
            "apartado",
            "Un título de segundo nivel, con su ancla y lo que es para el lector",
            f"## ${{1:Título}} {{ #${{2:ancla}} .{_choose(3, ROUTES)} }}",
            "",
            "$0",
        ),
        "Apartado menor": _make(
            "apartado-menor",
            "Un título de tercer nivel, que es lo mismo que el de arriba",
            "### ${1:Título} { #${2:ancla} }",
            "",
            "$0",
        ),
        **{f"Recuadro {kind}": _make_box(kind) for kind in ROUTED_BOXES},
        "Recuadro activity, con una parte imprescindible": _make_activity(
            "actividad-parte", "(${2:30} minutos, ${3:10} de ellos imprescindibles)", (*WAYS, ESSENTIAL_WAY)
        ),
        "En cinco minutos": _make(
            "cinco",
            f"Lo que va en la cabecera de la página: como mucho, {FIVE_MINUTES_WORDS} palabras entre las tres",
            f"{FIVE_MINUTES}:",
            *(
                f"  {key}: ${{{number}:{hint}}}"
                for number, (key, hint) in enumerate(_FIVE_MINUTES_HINTS._asdict().items(), start=1)
            ),
        ),
        f"Recuadro {SOURCE_NOTE}": _make(
            "nota-fuentes",
            "Lo que hay que decir de las propias fuentes, debajo de «Fuentes» y antes de `sources()`",
            f'??? {SOURCE_NOTE} "{SOURCE_NOTE_TITLE}"',
            "    $0",
        ),
        "Propuesta del curso": _make(
            "propuesta",
            "La señal de lo que propone el curso, sola en la línea de debajo de un párrafo, una viñeta o una tabla",
            f"{{ .{PROPOSAL} }}",
        ),
        **{f"Macro {name}": _make_macro(macro) for name, macro in MACROS.items()},
    }
    return json.dumps(snippets, ensure_ascii=False, indent=2) + "\n"


def _make(prefix: str, description: str, *body: str) -> Snippet:
    return {"scope": "markdown", "prefix": prefix, "body": list(body), "description": description}


def _choose(number: int, routes: tuple[Route, ...]) -> str:
    """A list to choose from, the place `number` where the cursor stops."""
    return f"${{{number}|{','.join(routes)}|}}"


def _make_box(kind: str) -> Snippet:
    if kind == "activity":
        return _make_activity(_BOX_PREFIXES[kind], "(${2:15} minutos)", WAYS)
    # What alters what the page teaches is in its text.
    routes = tuple(route for route in ROUTES if kind != "update" or route != "essential")
    names = ", ".join(ROUTE_NAMES[route] for route in routes)
    opening = f'!!! {kind} {_choose(1, routes)} "${{2:{_BOX_TITLES[kind]}}}"'
    return _make(_BOX_PREFIXES[kind], f"Un recuadro `{kind}`: {names}", opening, "    $0")


def _make_activity(prefix: str, minutes: str, ways: tuple[str, ...]) -> Snippet:
    route = _choose(4, ROUTES) if ESSENTIAL_WAY not in ways else "essential"
    return _make(
        prefix,
        "Una actividad, con cómo se hace y su solución",
        f'!!! activity {route} "Actividad: ${{1:nombre}} {minutes}"',
        "    ${5:Qué hay que hacer.}",
        "",
        *(
            f"    - **{way}.** ${{{number}:Quién hace qué, y qué se compara.}}"
            for number, way in enumerate(ways, start=6)
        ),
        "",
        '    ??? solution "Solución"',
        "        $0",
    )


def _make_macro(macro: Macro) -> Snippet:
    required = [parameter.name for parameter in macro.parameters if parameter.required]
    required += [macro.repeated] * macro.repeated_minimum if macro.repeated else []
    arguments = ", ".join(
        f"${{{number}:1}}" if name == "tema" else f'"${{{number}:{name}}}"'
        for number, name in enumerate(required, start=1)
    )
    return _make(macro.name, macro.purpose, f"{{{{ {macro.name}({arguments}) }}}}")
