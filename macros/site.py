"""What the macros share during one build: the course, the page being written, links and templates.

A macro returns a slot (`make_template_slot`), a one-line placeholder; its HTML is rendered once the page's Markdown has
become HTML, so no macro's HTML passes through Markdown. There are two exceptions, each explained in its macro: Markdown
(`write_markdown`), if it must be parsed with the page's own, and slots filled by a function (`make_slot`), if their
content depends on the rest of the page.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache, cached_property, partial
from pathlib import Path

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup
from mkdocs.utils import get_relative_url

from course.derived.coverage import HeadingCoverage, compute_coverage, find_pages_by_objective
from course.derived.plan import find_field_pages
from course.derived.titles import describe_place, name_heading
from course.files.template_loader import TemplateLoader
from course.language.durations import format_both, format_estimate, format_minutes
from course.language.numbers import format_number
from course.loaded.whole import Course
from course.model import Heading, Question, Tema
from course.model.base import get_tema_number
from course.model.route import ROUTE_NAMES
from course.pages import places
from course.pages.outline import PageSource
from course.pages.places import WORKSHEET
from course.runtime.memory import compute_installed_version
from macros.bytecode_cache import CheckedBytecodeCache
from macros.plain_text import escape_signs

# Markdown puts a block inside a box or a list into a paragraph, which can't contain blocks.
_SLOT = re.compile(
    r'<p>\s*<div data-slot="(\d+)"></div>\s*</p>|<div data-slot="(\d+)"></div>|<span data-slot="(\d+)"></span>'
)


@dataclass
class PageState:
    """The state of one page during a build.

    It has its slots, the references it cites in order of first citation, the names of the facts that it depends on
    (`macros/facts.py`), and the HTML that is different in the offline copy.
    """

    source: PageSource
    url: str
    slots: list[Callable[[], str]] = field(default_factory=list)
    late_slots: set[int] = field(default_factory=set)
    cited_keys: list[str] = field(default_factory=list)
    cited_locators: dict[str, list[str]] = field(default_factory=dict)
    reads: set[str] = field(default_factory=set)
    offline_changes: list[tuple[str, str]] = field(default_factory=list)
    fault: Exception | None = None

    def add_cited_keys(self, keys: list[str]) -> None:
        self.cited_keys += [key for key in keys if key not in self.cited_keys]


class Site:
    """One build of the course's site.

    `page_urls` maps a page's path under `docs/` to its address in the site; `open_page` is the page being written, None
    between pages and for one that isn't the course's.
    """

    def __init__(self, course: Course, serving: bool) -> None:
        self.course = course
        self.serving = serving
        self.page_urls: dict[str, str] = {}
        self.repository_url = ""
        self.open_page: PageState | None = None
        self.templates = make_template_environment()
        self.templates.globals.update(
            heading_url=self.get_heading_url,
            page_url=self.get_page_url,
            heading=self.get_heading,
            name_heading=self.name_heading,
            describe_place=self.describe_place,
            cite=self.cite,
            format_minutes=format_minutes,
            format_both=format_both,
            format_number=format_number,
            format_estimate=format_estimate,
            route_names=ROUTE_NAMES,
            tema_number=get_tema_number,
            places=places,
        )

    @property
    def page(self) -> PageState:
        """The page being written; there always is one while a macro runs. Raises LookupError if there is none."""
        if self.open_page is None:
            raise LookupError("no page of the course is being written")
        return self.open_page

    @property
    def is_in_chapter(self) -> bool:
        """Whether the page being written is one of a tema, and not its cover."""
        return self.open_page is not None and self.open_page.source.is_chapter

    def update_course(self, course: Course) -> None:
        """Replace the course with its current version, and drop what was computed from the earlier one."""
        self.course = course
        for name in ("coverage", "questions", "pages_by_objective", "field_pages", "_sources"):
            self.__dict__.pop(name, None)

    @cached_property
    def coverage(self) -> dict[str, HeadingCoverage]:
        return compute_coverage(self.course)

    @cached_property
    def questions(self) -> dict[str, Question]:
        return {question.value.id: question.value for question in self.course.questions}

    @cached_property
    def pages_by_objective(self) -> dict[str, list[PageSource]]:
        return find_pages_by_objective(self.course)

    @cached_property
    def field_pages(self) -> dict[str, PageSource]:
        return find_field_pages(self.course)

    def begin_page(self, uri: str, url: str) -> PageState | None:
        """Start the page at `docs/<uri>`. Returns its state, or None for a page that isn't the course's."""
        source = self.find_source(uri)
        self.open_page = PageState(source, url) if source else None
        return self.open_page

    def find_source(self, uri: str) -> PageSource | None:
        """The page at `docs/<uri>` as its author wrote it, or None if it isn't the course's."""
        return self._sources.get(uri)

    def get_source(self, uri: str) -> PageSource:
        """As `find_source`. Raises KeyError if the page isn't the course's."""
        return self._sources[uri]

    @cached_property
    def _sources(self) -> dict[str, PageSource]:
        return {page.uri: page for page in self.course.pages}

    def make_slot(self, render: Callable[[], str], inline: bool = False, is_late: bool = False) -> str:
        """Keep `render` for later and return the placeholder that its text will replace.

        Late slots are filled after all others.
        """
        if is_late:
            self.page.late_slots.add(len(self.page.slots))
        self.page.slots.append(render)
        tag = "span" if inline else "div"
        return f'<{tag} data-slot="{len(self.page.slots) - 1}"></{tag}>'

    def make_template_slot(self, template: str, **context: object) -> str:
        """A slot filled by a template in `macros/templates/`."""
        return self.make_slot(lambda: self.render(template, **context))

    def make_inline_slot(self, template: str, **context: object) -> str:
        """The same inside a sentence."""
        return self.make_slot(lambda: self.render(template, **context), inline=True)

    def write_markdown(self, template: str, **context: object) -> str:
        """Markdown from a template in `macros/templates/`, parsed together with the page's own.

        It is for headings that belong in the page's table of contents (a template of HTML marks its own, see
        `macros/page_contents.py`), and for citations and links in texts of the data.
        """
        return self.render(template, **context)

    def fill_slots(self, page: PageState, html: str) -> str:
        """Replace the placeholders in a page's HTML, in order: `sources()`, the last, must know every citation."""
        self.open_page = page

        def fill(match: re.Match[str], is_late: bool) -> str:
            number = int(match[1] or match[2] or match[3])
            return page.slots[number]() if is_late or number not in page.late_slots else match[0]

        for is_late in (False, True):
            html = _SLOT.sub(partial(fill, is_late=is_late), html)
        return html

    def render(self, template: str, **context: object) -> str:
        if self.open_page is not None:
            self.open_page.reads.add(f"template:{template}")
        return self.templates.get_template(template).render(site=self, **context).strip()

    def get_page_url(self, uri: str) -> str:
        """The address of the page at `docs/<uri>` from the page being written."""
        return get_relative_url(self.page_urls[uri], self.page.url)

    def get_source_path(self, uri: str) -> str:
        """The path of a page from the source of the one being written, as in a link that MkDocs resolves."""
        return posixpath.relpath(uri, posixpath.dirname(self.page.source.uri))

    def get_asset_path(self, path: str) -> str:
        """The address of a file other than a page, from the page being written."""
        return get_relative_url(path, self.page.url)

    def get_heading(self, heading_id: str) -> Heading | Tema:
        """The programme's heading (or the tema) with this id."""
        indexed = self.course.index.headings.get(heading_id)
        return indexed.heading if indexed else self.course.index.temas[heading_id]

    def name_heading(self, heading_id: str) -> str:
        """Its number and title, and its tema: «3.4. Estrategias de uso (tema 3)». For lists and tables."""
        return name_heading(self.course.index, heading_id)

    def describe_place(self, heading_id: str) -> str:
        """Its place, in the middle of a sentence: «el apartado 3.4 del tema 3»."""
        return describe_place(self.course.index, heading_id)

    def get_heading_url(self, heading_id: str) -> str | None:
        """The address of a heading from the page being written, or None while it is not published."""
        source = self.course.index.find_page(heading_id)
        if source is None:
            return None
        anchor = heading_id.partition("/")[2]
        if anchor and self.open_page is not None and source is self.open_page.source:
            return f"#{anchor}"
        url = self.get_page_url(source.uri)
        if not anchor or source.headings[0].anchor == anchor:
            return url
        return f"{url}#{anchor}"

    def get_root_heading_url(self, heading_id: str) -> str | None:
        """The address of a heading relative to the site's root, or None while it is not published."""
        source = self.course.index.find_page(heading_id)
        if source is None:
            return None
        anchor = heading_id.partition("/")[2]
        url = self.page_urls[source.uri]
        return url if not anchor or source.headings[0].anchor == anchor else f"{url}#{anchor}"

    def name_page(self, page: PageSource) -> str:
        """How a page of a tema is named in a sentence: «tema 3, apartado 3.1» or «tema 3, «Seguridad»»."""
        opening = page.headings[0]
        indexed = self.course.index.headings.get(f"t{page.tema}/{opening.anchor}")
        if indexed and indexed.heading.number:
            return f"tema {page.tema}, apartado {indexed.heading.number.rstrip('.)')}"
        return f"tema {page.tema}, «{opening.text}»"

    def get_base(self) -> str:
        """The path from the page being written to the site's root: empty, or `../`, `../../`…"""
        return self.get_asset_path("assets").removesuffix("assets")

    def get_worksheet_url(self) -> str | None:
        """The address that prepares the open page's questions for printing, or None if the site has no such page."""
        if WORKSHEET not in self.page_urls:
            return None
        return f"{self.get_page_url(WORKSHEET)}#pagina={self.page.source.uri.removesuffix('.md')}"

    def cite(self, keys: list[str]) -> Markup:
        """A citation of `keys` in the page being written, which then lists them among its sources."""
        self.page.add_cited_keys(keys)
        return self.course.references.render_citation([(key, None) for key in keys])


@cache
def make_bytecode_cache() -> CheckedBytecodeCache:
    """The cache of compiled templates, ours and the theme's: compiling them takes a tenth of a build."""
    options = Path(__file__).read_text(encoding="utf-8")  # contains the options of the environments, below
    return CheckedBytecodeCache(
        Path(__file__).parent.parent / ".cache/templates", compute_installed_version() + options
    )


@cache
def make_template_environment() -> Environment:
    """The templates' environment, with autoescaping for HTML; undefined names are errors.

    There is no escaping in Markdown templates, where plain texts pass through the filter `plain`.
    """
    environment = Environment(
        loader=TemplateLoader(Path(__file__).parent / "templates"),
        autoescape=lambda name: name is not None and name.endswith(".html.jinja"),
        undefined=StrictUndefined,
        bytecode_cache=make_bytecode_cache(),
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["plain"] = escape_signs
    return environment
