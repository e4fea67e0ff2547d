"""Renders references: `Reference` → CSL-JSON → citeproc-py, in APA style and Spanish.

What citeproc-py or the style (`csl_style.py`) gets wrong is corrected in the mapping, never by formatting references
here. citeproc-py takes a millisecond per reference, so its output is cached (`rendering_cache.py`); it is not even
imported if every reference is in the cache.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

from markupsafe import Markup, escape

from course.runtime.processes import map_in_two
from course.sources.reference import PersonName, Reference
from course.sources.rendering_cache import RenderingCache
from course.sources.style_file import STYLE

_TYPES = {
    "article": "article-journal",
    "book": "book",
    "booklet": "book",
    "incollection": "chapter",
    "inproceedings": "chapter",
    "legislation": "legislation",
    "misc": "webpage",
    "online": "webpage",
    "phdthesis": "thesis",
    "report": "report",
    "techreport": "report",
}

_LINK = Markup('<a class="external" href="{url}" rel="external">{url}</a>')
_ITALIC = Markup("<i>{text}</i>")
_FOREIGN = Markup('<span lang="{language}">{text}</span>')

# Before a surname with the initial sound «i», «y» becomes «e»: «Hilgers e Ihl». Not before «hie» or a consonant «y».
_SOUNDS_LIKE_I = re.compile(r"h?[ií](?!e)|y(?![aeiouáéíóú])", re.IGNORECASE)
_STOP_AFTER_MARK = re.compile(r"([?!…](?:</\w+>)*)\.(?=\s|$)")


# A reference in CSL-JSON: texts, names and dates by name of variable.
CslItem = dict[str, str | list[dict[str, str]] | dict[str, list[list[int]]]]


class Rendered(NamedTuple):
    """A reference as it is cited in a text («Criado, 2016», without parentheses) and listed in the bibliography."""

    label: Markup
    entry: Markup


def render_references(
    references: Iterable[Reference], suffixes: dict[str, str], cache_path: Path | None
) -> dict[str, Rendered]:
    """Render references, returned by key; `suffixes`, by key, tell apart works of the same year («2024a»).

    References cached in `cache_path` are not rendered again; if it is None, nothing is cached.
    """
    renderings = RenderingCache(cache_path)
    named = [
        (reference, suffix := suffixes.get(reference.key, ""), _name_rendering(reference, suffix))
        for reference in references
    ]
    kept = {name: each for _, _, name in named if (each := renderings.get(name)) is not None}
    new = [(reference, suffix, name) for reference, suffix, name in named if name not in kept]
    made = map_in_two(lambda each: [*_render(each[0], each[1])], new)
    texts = kept | {name: each for (_, _, name), each in zip(new, made, strict=True)}
    rendered = {}
    for reference, _, name in named:
        label, entry = texts[name]
        renderings.keep(name, texts[name])
        rendered[reference.key] = Rendered(Markup(label), Markup(entry))
    renderings.save()
    return rendered


def _name_rendering(reference: Reference, suffix: str) -> str:
    """A digest of all that the rendering depends on. The line of the entry is left out, because it changes often."""
    facts = [value for name, value in vars(reference).items() if name != "line"]
    return sha256(repr((_get_fingerprint(), suffix, facts)).encode(errors="surrogatepass")).hexdigest()


@cache
def _get_fingerprint() -> str:
    """A digest that changes whenever the same reference might be rendered differently."""
    code = [Path(__file__).with_name(name) for name in ("latex.py", "reference.py", "csl.py", "csl_style.py")]
    sources = sha256(b"".join(path.read_bytes() for path in [*code, STYLE]))
    return " ".join([version("citeproc-py"), sources.hexdigest()])


def _render(reference: Reference, suffix: str) -> tuple[str, str]:
    and_term = _get_and_term(reference.authors or reference.editors)
    label = _render_label(_map_for_citation(reference, suffix), and_term)
    return label, _render_entry(_map_for_bibliography(reference, suffix), and_term)


def _render_label(item: CslItem, and_term: str) -> str:
    from course.sources.csl_style import render_citation

    return render_citation(item, and_term).removeprefix("(").removesuffix(")")


def _render_entry(item: CslItem, and_term: str) -> str:
    from course.sources.csl_style import render_entry

    return _STOP_AFTER_MARK.sub(r"\1", render_entry(item, and_term))


def _get_and_term(names: tuple[PersonName, ...]) -> str:
    return "e" if len(names) > 1 and _SOUNDS_LIKE_I.match(names[-1].family) else "y"


def _map_for_citation(reference: Reference, suffix: str) -> CslItem:
    item = _map_common(reference, suffix)
    if reference.is_law:
        # An empty status replaces the date, because the short title already has the year.
        item |= {"type": "legislation", "status": "", "shortTitle": str(escape(reference.short_title))}
        item.pop("issued", None)
    elif reference.short_title:
        item["shortTitle"] = str(_mark_language(reference.short_title, reference))
    return item


def _map_for_bibliography(reference: Reference, suffix: str) -> CslItem:
    item = _map_common(reference, suffix)
    if reference.is_law:
        # The style's own form for laws is the American one. Spanish usage: title. Official gazette. Address.
        gazette = reference.container or reference.published_by or _find_gazette(reference.address)
        title = str(_mark_language(reference.title, reference))
        item |= {"type": "webpage", "status": "", "author": [{"literal": title}]}
        for unused in ("title", "issued", "container-title", "publisher"):
            item.pop(unused, None)
        if gazette:
            item["title"] = str(escape(gazette))
    elif not (reference.authors or reference.editors):
        # The title replaces the author; citeproc-py would also print it in its own place.
        del item["title"]
        title = _mark_language(reference.title, reference)
        item["author"] = [{"literal": str(title if reference.container else _ITALIC.format(text=title))}]
    return item


def _map_common(reference: Reference, suffix: str) -> CslItem:
    """CSL-JSON with every text escaped, because citeproc-py doesn't escape the fields in its HTML."""
    item: CslItem = {
        "id": reference.key,
        "type": _TYPES[reference.kind],
        "language": "es",  # of the style's rules, not the work's: English title case must never be applied
        "title": str(_mark_language(reference.title, reference)),
    }
    if reference.kind == "article" and len(reference.date) > 1 and not (reference.volume or reference.number):
        item["type"] = "article-newspaper"  # which shows the day and the month
    texts = {
        "container-title": reference.container,
        "publisher": None if _is_own_publisher(reference) else reference.published_by,
        "volume": reference.volume,
        "issue" if reference.kind == "article" else "number": reference.number,
        "page": reference.pages and re.sub(r"\s*-+\s*", "-", reference.pages),
        "edition": reference.edition and re.sub(r"^(\d+)$", r"\1.ª ed.", reference.edition),
        "year-suffix": suffix,
    }
    item |= {name: str(escape(text)) for name, text in texts.items() if text}
    for name, people in (("author", reference.authors), ("editor", reference.editors)):
        if people:
            item[name] = [_map_name(person) for person in people]
    if reference.date:
        item["issued"] = {"date-parts": [list(reference.date)]}
    if reference.accessed:
        item["accessed"] = {"date-parts": [list(reference.accessed)]}
    if reference.address:
        item["URL"] = str(_LINK.format(url=reference.address))
    return item


def _map_name(person: PersonName) -> dict[str, str]:
    if person.given is None:
        return {"literal": str(escape(person.family))}
    # citeproc-py takes a lower-case given name for a particle.
    return {"family": str(escape(person.family)), "given": str(escape(person.given[0].upper() + person.given[1:]))}


def _mark_language(text: str, reference: Reference) -> Markup:
    """Mark the language of a title that is not in Spanish, for screen readers (WCAG 3.1.2)."""
    if reference.language == "es":
        return escape(text)
    return _FOREIGN.format(language=reference.language, text=text)


def _is_own_publisher(reference: Reference) -> bool:
    """Whether the publisher is also the author, in which case APA leaves it out."""
    names = [person.family.casefold() for person in reference.authors]
    return reference.published_by is not None and names == [reference.published_by.casefold()]


def _find_gazette(url: str | None) -> str | None:
    return "Boletín Oficial del Estado" if url and url.startswith("https://www.boe.es/") else None
