"""Every page: front matter that a search engine can show, one title before any heading, no accidental Jinja comment."""

from __future__ import annotations

import re
from itertools import pairwise

from course.derived.visits import read_tool_minutes
from course.findings import Finding, suggest_close_match
from course.language.markup_signs import MARKUP
from course.loaded.draft import Draft
from course.macro_register import MACROS
from course.model import Term
from course.model.programme import PROGRAMME_PATH
from course.pages.five_minutes import FIVE_MINUTES
from course.pages.macro_calls import blank_raw_blocks, find_macro_calls
from course.pages.outline import PageSource, read_page
from course.pages.places import COVER, GLOSSARY
from course.runtime.memory import remembered
from course.sources.citations import blank_code

_KNOWN_META = ("title", "menu", "description", "search", "minutes", FIVE_MINUTES)
_SHORTEST_DESCRIPTION, _LONGEST_DESCRIPTION = 50, 200
_MARKS = re.compile(r"[*`<\[\\]|\{\{|(?<!\w)_")
_COMMENT = re.compile(r"\{#")
_SLIPS = (
    (re.compile(r"\[\^[^\]\s]+\]"), "aquí no hay notas al pie", "escribe la aclaración en el texto"),
    (
        re.compile(r"(?<!\{)\{ ?\w+\([^)]*\) ?\}(?!\})"),
        "a esta macro le falta una llave a cada lado",
        'se escribe `{{ nombre("id") }}`',
    ),
    (
        re.compile(r"(?<![\w:/]):[a-z][a-z_]+:(?!\w|//)"),
        "aquí no hay dibujos escritos con dos puntos",
        "pon el signo mismo",
    ),
    (re.compile(r"(?<=\w)\^\w+\^"), "aquí no hay superíndices con `^`", "se escribe `m<sup>2</sup>`"),
    (
        re.compile(r"\[[^\[\]]*\[@[^\]]*\][^\[\]]*\]\("),
        "hay una cita dentro de un enlace, y es otro enlace",
        "pon la cita detrás",
    ),
    (
        re.compile(r"\[[^\[\]]*\{\{.*?\}\}[^\[\]]*\]\("),
        "hay una macro dentro de un enlace",
        "deja solo una de las dos cosas",
    ),
    (
        re.compile(r"^[ \t]*(?:[-*+]|\d+\.)[ \t]+\[[ xX]\](?!\()"),
        "aquí no hay casillas, y se vería el corchete",
        "bórralo",
    ),
    (
        re.compile(r"^[ \t]*>[ \t]*\[!\w+\]"),
        "aquí un recuadro no se escribe con `>`",
        'se escribe `!!! note "Título"`, y debajo su texto con 4 espacios delante',
    ),
    (
        re.compile(r"\[\[[^\[\]@]+\]\](?![(\[])"),
        "un enlace no se escribe con dos corchetes",
        "se escribe `[texto](página.md)`",
    ),
    (
        re.compile(r"^[ \t]*\*\[[^\]]+\]:"),
        "aquí las siglas no se explican así, y esta línea se vería",
        'se escribe `<abbr title="Organización de las Naciones Unidas">ONU</abbr>`',
    ),
    (
        re.compile(r"^[ \t]*-+8<-+"),
        "una página no incluye otros archivos, y esta línea se vería",
        "copia aquí el texto",
    ),
    (
        re.compile(r"\$[^$\n]*\\[a-zA-Z]+[^$\n]*\$"),
        "aquí no hay fórmulas entre `$`, y se vería tal cual",
        "escríbela con palabras y signos",
    ),
)
_CODE = re.compile(r"`[^`\n]*`")


def check_pages(draft: Draft) -> list[Finding]:
    findings = [finding for page in draft.pages for finding in _check_page(page.text, page.path)]
    temas = [tema.number for tema in draft.index.temas.values()]
    findings += _find_missing_pages(draft)
    for page in draft.pages:
        if temas and page.tema is not None and page.tema not in temas:
            message = f"no hay ningún tema {page.tema} en el programa"
            findings.append(Finding(page.path, None, None, message, lacking=PROGRAMME_PATH))
    return findings


def _find_missing_pages(draft: Draft) -> list[Finding]:
    """Missing pages that the site, the glossary's terms or a macro link to."""
    linkers = {COVER: "es la portada"}
    if draft.list_values(Term):
        linkers[GLOSSARY] = "la enlazan los términos del glosario"
    for page in draft.pages:
        for call in find_macro_calls(page)[0]:
            for uri in MACROS[call.name].links if call.name in MACROS else ():
                linkers.setdefault(uri, f"la enlaza la macro `{call.name}`")
    present = {page.uri for page in draft.pages}
    return [
        Finding(f"docs/{uri}", None, None, f"falta esta página: {linker}", lacking=f"docs/{uri}")
        for uri, linker in linkers.items()
        if uri not in present
    ]


@remembered
def _check_page(text: str, path: str) -> list[Finding]:
    page, _ = read_page(text, path)
    findings = _check_meta(page)
    titles = [heading for heading in page.headings if heading.level == 1]
    if not titles:
        findings.append(Finding(page.path, 1, 1, "falta el título de la página", "una línea `# Título { #ancla }`"))
    elif page.headings[0] is not titles[0]:
        line = page.headings[0].line
        findings.append(
            Finding(page.path, line, 1, f"este epígrafe va antes que el título de la página (línea {titles[0].line})")
        )
    elif _MARKS.search(titles[0].text) and page.find_meta_text("title") is None and page.uri != COVER:
        message = "el título lleva marcas, y en el menú y en los buscadores se verían"
        suggestion = "di en `title`, en la cabecera, cómo se llama la página"
        findings.append(Finding(page.path, titles[0].line, 1, message, suggestion))
    for extra in titles[1:]:
        message = f"la página ya tiene su título en la línea {titles[0].line}"
        findings.append(Finding(page.path, extra.line, 1, message, "un epígrafe empieza por `##`"))
    for above, heading in pairwise(page.headings):
        if heading.level > above.level + 1:
            message = f"este epígrafe salta del nivel {above.level} al {heading.level}"
            suggestion = f"lleva {above.level + 1} almohadillas: `{'#' * (above.level + 1)}`"
            findings.append(Finding(page.path, heading.line, 1, message, suggestion))
    findings += _check_markup(page)
    # Jinja runs before Markdown: code does not hide anything from it, only a raw block does.
    for number, written in enumerate(blank_raw_blocks(page.text).split("\n"), start=1):
        shown = _CODE.sub(lambda code: " " * len(code[0]), written)
        if "<quiz" in shown:
            message = "las preguntas no se escriben en la página: van en quizzes/ y se llaman con la macro `quiz`"
            findings.append(Finding(page.path, number, shown.index("<quiz") + 1, message))
        for match in _COMMENT.finditer(written):
            message = "«{#» abre un comentario: el ancla y lo que siga desaparecerían"
            findings.append(Finding(page.path, number, match.start() + 1, message, "deja un espacio: `{ #ancla }`"))
    return findings


def _check_markup(page: PageSource) -> list[Finding]:
    """Mistakes that Markdown accepts but the reader would see, or that would swallow the rest of the page."""
    findings = []
    text = blank_code(blank_raw_blocks(page.text), keep_comments=True)
    opening = text.rfind("<!--")
    if opening > text.rfind("-->"):
        line = text.count("\n", 0, opening) + 1
        findings.append(
            Finding(page.path, line, None, "este comentario `<!--` no se cierra y se llevaría el resto de la página")
        )
    for number, written in enumerate(text.split("\n"), start=1):
        for pattern, message, suggestion in _SLIPS:
            match = pattern.search(written)
            if match:
                findings.append(Finding(page.path, number, match.start() + 1, message, suggestion))
    return findings


def _check_meta(page: PageSource) -> list[Finding]:
    if page.meta is None:
        return []
    findings = []
    for key in ("title", "menu", "description"):
        value = page.meta.get(key)
        if value is not None and not isinstance(value, str):
            message = f"`{key}` tiene que ser un texto"
            findings.append(Finding(page.path, page.meta_lines[key], 1, message, "ponlo entre comillas"))
        elif key in page.meta and page.find_meta_text(key) is None:
            findings.append(Finding(page.path, page.meta_lines[key], 1, f"`{key}` está vacío"))
        elif value is not None and (sign := MARKUP.search(value)):
            message = f"`{key}` sale tal cual, y lleva `{sign[0].strip()}`"
            findings.append(Finding(page.path, page.meta_lines[key], 1, message, "quita las marcas de formato"))
        elif key == "description" and value is None:
            findings.append(Finding(page.path, 1, 1, f"falta `{key}` en la cabecera de la página"))
    if "search" in page.meta and page.meta["search"] != {"exclude": True}:
        message = "`search` solo admite `{exclude: true}`, que saca la página del buscador"
        findings.append(Finding(page.path, page.meta_lines["search"], 1, message))
    if "minutes" in page.meta:
        if page.is_chapter or page.is_tema_cover:
            message = "los minutos de una página de un tema se calculan: `minutes` es de las herramientas"
            findings.append(Finding(page.path, page.meta_lines["minutes"], 1, message, "borra la línea"))
        elif read_tool_minutes(page) is None:
            message = "`minutes` es un número entero de minutos, de 1 en adelante"
            findings.append(Finding(page.path, page.meta_lines["minutes"], 1, message))
    for key in page.meta:
        if key not in _KNOWN_META:
            message = f"la clave `{key}` no existe en la cabecera de una página"
            findings.append(Finding(page.path, page.meta_lines[key], 1, message, suggest_close_match(key, _KNOWN_META)))
    description = page.meta.get("description")
    if isinstance(description, str) and not _SHORTEST_DESCRIPTION <= len(description) <= _LONGEST_DESCRIPTION:
        message = (
            f"`description` tiene {len(description)} caracteres:"
            f" un buscador muestra bien entre {_SHORTEST_DESCRIPTION} y {_LONGEST_DESCRIPTION}"
        )
        findings.append(Finding(page.path, page.meta_lines["description"], 1, message))
    return findings
