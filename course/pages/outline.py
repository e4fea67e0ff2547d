"""The outline of a Markdown page: front matter, and headings with their anchors, words and lines.

CommonMark by markdown-it-py. `{{ macro() }}` calls and citations are found by other modules (`macro_calls.py` beside
this one, `course/sources/citations.py`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from pathlib import Path

from markdown_it.token import Token

from course.files.text_source import load_text
from course.files.yaml_source import read_yaml
from course.findings import Finding
from course.model.route import Route, find_route
from course.pages.markdown_blocks import parse_page
from course.pages.places import AUTHORS
from course.pages.section_links import show_section_links
from course.runtime.memory import remembered

SOURCES_ANCHOR = "fuentes"
# The closing headings of a chapter page: not in the programme, and the same on every page.
CLOSING_ANCHORS = {
    "ideas-clave": "Ideas clave",
    "comprueba": "Comprueba lo aprendido",
    SOURCES_ANCHOR: "Fuentes",
}

_ATTRIBUTES = re.compile(r"\s*\{\s+#(?P<anchor>[^\s}]+)(?P<rest>[^}]*)\}\s*$")
_CLASS = re.compile(r"(?<!\S)\.(?P<name>[^\s.#=]+)")
# The class with which an author marks a proposal of the course (`course/pages/proposals.py`).
PROPOSAL = "proposal"
# The first line of a box: its kind, its route (or what is written in its place), the mark of a proposal and its title.
BOX_OPENING = re.compile(
    r"^\s*(?:!!!|\?\?\?\+?)[ ]+(?P<kind>[\w-]+)"
    rf"(?:[ ]+(?!{PROPOSAL}(?![\w-]))(?P<route>[\w-]+))?(?:[ ]+(?P<proposal>{PROPOSAL}))?"
    r'(?:[ ]+"(?P<title>[^"]*)")?\s*$',
    re.MULTILINE,
)
FRONT_MATTER = re.compile(r"\A---\n(?:.*\n)*?(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
# A front matter with something else in the place of its first line, or below an empty one.
_UNOPENED = re.compile(r"\s*(?:[-—–=*_]+[ \t]*\n)?\s*(?:title|menu|description|search):[ \t]")
_MACRO = re.compile(r"\{\{.*?\}\}", re.DOTALL)
_CITATION = re.compile(r"\[@[^\]]*\]")
_GLUED_HEADING = re.compile(r"#{1,6}[^#\s]")
_TAG = re.compile(r"<[^>]+>")
_WORD = re.compile(r"[^\W_]+(?:[-’'.,][^\W_]+)*")


@dataclass(frozen=True)
class PageHeading:
    """One heading of a page. `line` counts from 1; `words`, the words up to the next heading of any level.

    `classes` are written after its anchor; one of them may be its route (`course/model/route.py`).
    """

    level: int
    text: str
    anchor: str | None
    line: int
    words: int = 0
    classes: tuple[str, ...] = ()

    @property
    def route(self) -> Route | None:
        """The route that it says itself, or None."""
        return next((route for route in map(find_route, self.classes) if route is not None), None)


@dataclass
class PageSource:
    """A Markdown page as its author wrote it. `meta` is its front matter: None if it can't be parsed."""

    path: str
    text: str
    meta: dict[str, object] | None = field(default_factory=dict)
    meta_lines: dict[str, int] = field(default_factory=dict)
    headings: list[PageHeading] = field(default_factory=list)

    @property
    def title(self) -> str:
        """The title of the page: the one in its front matter or, failing that, its first heading."""
        return self.find_meta_text("title") or (self.headings[0].text if self.headings else "")

    def find_meta_text(self, name: str) -> str | None:
        """A text in its front matter, or None."""
        value = (self.meta or {}).get(name)
        return value.strip() or None if isinstance(value, str) else None

    def get_meta_text(self, name: str) -> str:
        """A text in its front matter. Raises LookupError if there is none."""
        text = self.find_meta_text(name)
        if text is None:
            raise LookupError(f"{self.path} has no text «{name}» in its front matter")
        return text

    @property
    def tema(self) -> int | None:
        """The number of the tema whose folder has the page, or None."""
        return _read_tema(self.path)

    @property
    def is_tema_cover(self) -> bool:
        return self.tema is not None and self.path.endswith("/index.md")

    @property
    def is_chapter(self) -> bool:
        """Whether it is a page of a tema, other than its cover."""
        return self.tema is not None and not self.is_tema_cover

    @property
    def is_authors_guide(self) -> bool:
        """Whether the page is of the authors' guide, whose examples are not part of the course's text."""
        return self.uri.startswith(AUTHORS)

    @property
    def uri(self) -> str:
        """The path under `docs/`, as MkDocs names the page."""
        return self.path.removeprefix("docs/")

    @property
    def words(self) -> int:
        return sum(heading.words for heading in self.headings)

    def find_heading(self, anchor: str) -> PageHeading | None:
        return next((heading for heading in self.headings if heading.anchor == anchor), None)

    def get_heading(self, anchor: str) -> PageHeading:
        """The heading with that anchor. Raises LookupError if the page has none."""
        heading = self.find_heading(anchor)
        if heading is None:
            raise LookupError(f"{self.path} has no heading #{anchor}")
        return heading


@cache  # a page is asked for its tema tens of thousands of times in a build
def _read_tema(path: str) -> int | None:
    match = re.match(r"docs/tema-([1-9]\d*)/", path)
    return int(match[1]) if match else None


def load_page(path: Path, shown_path: str) -> tuple[PageSource | None, list[Finding]]:
    """Read a page of `docs/`. Returns its outline, or None and the findings that say why it can't be used."""
    text, findings = load_text(path, shown_path)
    if text is None:
        return None, findings
    if text.startswith("---\n") and not FRONT_MATTER.match(text):
        message = "la cabecera de la página se abre aquí con `---` y no se cierra"
        return None, [Finding(shown_path, 1, 1, message, "pon otra línea `---` detrás de sus claves")]
    if _UNOPENED.match(text) and not FRONT_MATTER.match(text):
        message = "la cabecera de la página no empieza como debe, y saldría como texto"
        return None, [Finding(shown_path, 1, 1, message, "la primera línea del archivo es `---`, sin nada delante")]
    return read_page(text, shown_path)


@remembered
def read_page(text: str, shown_path: str) -> tuple[PageSource, list[Finding]]:
    """As `load_page`, from text that is already in memory."""
    page = PageSource(shown_path, text)
    tokens = parse_page(text)
    findings: list[Finding] = []
    if tokens and tokens[0].type == "front_matter" and tokens[0].content.strip():
        findings += _read_front_matter(page, tokens[0].content)
    page.headings = _collect_headings(tokens, text)
    findings += _find_glued_headings(tokens, shown_path)
    return page, findings


def count_words(text: str) -> int:
    """The number of words that a reader sees: without macros, citations, tags, addresses or markup.

    Of the macros, only the words of a link to a section count.
    """
    plain = _TAG.sub(" ", _CITATION.sub(" ", _MACRO.sub(" ", show_section_links(text))))
    plain = BOX_OPENING.sub(lambda match: match["title"] or "", plain)
    plain = re.sub(r"\]\([^)]*\)", "] ", re.sub(r"\{\s*[#.][^}]*\}", " ", plain))
    return len(_WORD.findall(plain))


def _read_front_matter(page: PageSource, content: str) -> list[Finding]:
    """Set the page's `meta` and `meta_lines`. Lines are the page's: the front matter starts on the second one."""
    document, findings = read_yaml("\n" + content, page.path)
    if document is not None and not isinstance(document.data, dict):
        findings = [Finding(page.path, 2, 1, "la cabecera de la página tiene que ser un bloque de claves y valores")]
    page.meta = None if findings or document is None else document.data
    if document is not None:
        page.meta_lines = {
            str(place[0]): line for place, (line, _) in document.key_positions.items() if len(place) == 1
        }
    return findings


def _find_glued_headings(tokens: list[Token], shown_path: str) -> list[Finding]:
    """`##Título` is not a heading in CommonMark, but it is in the Python-Markdown that builds the site."""
    return [
        Finding(
            shown_path,
            line,
            1,
            "falta un espacio entre las almohadillas y el texto del epígrafe",
            "si no es un epígrafe, escribe `\\#`",
        )
        for opening, inline in pairwise(tokens)
        if opening.type == "paragraph_open" and opening.map is not None and opening.level == 0
        for line, text in enumerate(inline.content.split("\n"), start=opening.map[0] + 1)
        if _GLUED_HEADING.match(text)
    ]


def _collect_headings(tokens: list[Token], text: str) -> list[PageHeading]:
    lines = text.split("\n")
    openings = [
        (token, inline.content)
        for token, inline in pairwise(tokens)
        # An underlined heading is refused (course/checks/markdown_slips).
        if token.type == "heading_open" and token.map is not None and token.level == 0 and token.markup[0] == "#"
    ]
    starts = [token.map[0] for token, _ in openings if token.map is not None]
    headings = []
    for (token, content), start, end in zip(openings, starts, [*starts, len(lines)][1:], strict=True):
        match = _ATTRIBUTES.search(content)
        headings.append(
            PageHeading(
                level=int(token.tag[1]),
                text=(content[: match.start()] if match else content).strip(),
                anchor=match["anchor"] if match else None,
                line=start + 1,
                words=count_words("\n".join(lines[start + 1 : end])),
                classes=tuple(_CLASS.findall(match["rest"])) if match else (),
            )
        )
    return headings
