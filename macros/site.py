"""What the macros share during one build: the course, the page being written, links and templates.

A macro returns a slot (`make_template_slot`), a one-line placeholder; the HTML that fills it is rendered once the
page's Markdown has become HTML. So no macro's HTML passes through Markdown. Two things are done otherwise, each where
its macro says why: Markdown is written (`write_markdown`) where the page has to read it with its own, and a slot is
filled by a function (`make_slot`) where what it says is known only once the rest of the page is.
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
from course.files.template_loader import TemplateLoader
from course.loaded.whole import Course
from course.model import Heading, Question, Tema
from course.model.base import get_tema_number
from course.pages import places
from course.pages.outline import PageSource
from course.pages.places import WORKSHEET
from course.runtime.memory import compute_installed_version
from macros.bytecode_cache import CheckedBytecodeCache
from macros.plain_text import escape_signs

# Markdown sets a block that stands inside a box or a list into a paragraph, where no block may be.
_SLOT = re.compile(
    r'<p>\s*<div data-slot="(\d+)"></div>\s*</p>|<div data-slot="(\d+)"></div>|<span data-slot="(\d+)"></span>'
)


@dataclass
class PageState:
    """What the build remembers of one page: its slots, the references it cites in order of first citation, the names of
    the facts that it took (`macros/facts.py`), and the HTML that the copy without network says otherwise.
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
    """One build of the course's site. `page_urls` maps a page's path under `docs/` to its address in the site;
    `open_page` is the page being written, None between pages and where it isn't the course's.
    """

    def __init__(self, course: Course, serving: bool) -> None:
        self.course = course
        self.serving = serving
        self.page_urls: dict[str, str] = {}
        self.open_page: PageState | None = None
        self.templates = make_template_environment()
        self.templates.globals.update(
            heading_url=self.get_heading_url,
            page_url=self.get_page_url,
            heading=self.get_heading,
            cite=self.cite,
            format_minutes=format_minutes,
            tema_number=get_tema_number,
            places=places,
        )

    @property
    def page(self) -> PageState:
        """The page being written, which there is wherever a macro runs. Raises LookupError where there is none."""
        if self.open_page is None:
            raise LookupError("no page of the course is being written")
        return self.open_page

    def update_course(self, course: Course) -> None:
        """Go on with the course as it is now: nothing that was computed of the earlier one stays."""
        self.course = course
        for name in ("coverage", "questions", "pages_by_objective", "_sources"):
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

    def begin_page(self, uri: str, url: str) -> PageState | None:
        """Start on the page at `docs/<uri>`. Returns its state, or None for a page that isn't the course's."""
        source = self.find_source(uri)
        self.open_page = PageState(source, url) if source else None
        return self.open_page

    def find_source(self, uri: str) -> PageSource | None:
        """The page at `docs/<uri>` as its author wrote it, or None where it isn't the course's."""
        return self._sources.get(uri)

    def get_source(self, uri: str) -> PageSource:
        """As `find_source`. Raises KeyError where the page isn't the course's."""
        return self._sources[uri]

    @cached_property
    def _sources(self) -> dict[str, PageSource]:
        return {page.uri: page for page in self.course.pages}

    def make_slot(self, render: Callable[[], str], inline: bool = False, is_late: bool = False) -> str:
        """Keep `render` for later and return the placeholder that its text will replace. A late one is filled when all
        others are.
        """
        if is_late:
            self.page.late_slots.add(len(self.page.slots))
        self.page.slots.append(render)
        tag = "span" if inline else "div"
        return f'<{tag} data-slot="{len(self.page.slots) - 1}"></{tag}>'

    def make_template_slot(self, template: str, **context: object) -> str:
        """A slot filled by a template of `macros/templates/`."""
        return self.make_slot(lambda: self.render(template, **context))

    def make_inline_slot(self, template: str, **context: object) -> str:
        """The same inside a sentence."""
        return self.make_slot(lambda: self.render(template, **context), inline=True)

    def write_markdown(self, template: str, **context: object) -> str:
        """Markdown, from a template of `macros/templates/`, that the page reads with its own: headings that belong in
        its table of contents, citations and links in texts of the data.
        """
        return self.render(template, **context)

    def fill_slots(self, page: PageState, html: str) -> str:
        """Replace the placeholders of a page's HTML. Runs in order, so that `sources()`, the last, has seen every
        citation.
        """
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
        """Address of the page at `docs/<uri>`, as seen from the page being written."""
        return get_relative_url(self.page_urls[uri], self.page.url)

    def get_source_path(self, uri: str) -> str:
        """Path of a page from the source of the one being written, as an author links it: MkDocs resolves it and checks
        it.
        """
        return posixpath.relpath(uri, posixpath.dirname(self.page.source.uri))

    def get_asset_path(self, path: str) -> str:
        """Address of a file that is no page, as seen from the page being written."""
        return get_relative_url(path, self.page.url)

    def get_heading(self, heading_id: str) -> Heading | Tema:
        """The programme's heading (or the tema) with this id."""
        indexed = self.course.index.headings.get(heading_id)
        return indexed.heading if indexed else self.course.index.temas[heading_id]

    def get_heading_url(self, heading_id: str) -> str | None:
        """Address of a heading, or None while it is not published."""
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
        """Address of a heading relative to the site's root, or None while it is not published."""
        source = self.course.index.find_page(heading_id)
        if source is None:
            return None
        anchor = heading_id.partition("/")[2]
        url = self.page_urls[source.uri]
        return url if not anchor or source.headings[0].anchor == anchor else f"{url}#{anchor}"

    def get_base(self) -> str:
        """What leads from the page being written to the site's root: empty, or `../`, `../../`…"""
        return self.get_asset_path("assets").removesuffix("assets")

    def get_worksheet_url(self) -> str | None:
        """Where the questions of the page being written are prepared to print, or None in a site without that page."""
        if WORKSHEET not in self.page_urls:
            return None
        return f"{self.get_page_url(WORKSHEET)}#pagina={self.page.source.uri.removesuffix('.md')}"

    def cite(self, keys: list[str]) -> Markup:
        """A citation of `keys` in the page being written, which then lists them among its sources."""
        self.page.add_cited_keys(keys)
        return self.course.references.render_citation([(key, None) for key in keys])


@cache
def make_bytecode_cache() -> CheckedBytecodeCache:
    """Compiled templates, ours and the theme's, kept from one build to the next: compiling them takes a tenth of a
    build.
    """
    options = Path(__file__).read_text(encoding="utf-8")  # of the environments, below
    return CheckedBytecodeCache(
        Path(__file__).parent.parent / ".cache/templates", compute_installed_version() + options
    )


@cache
def make_template_environment() -> Environment:
    """The templates' environment: escaping on for HTML, off for Markdown, where plain texts pass through the filter
    `plain`; unknown names refused.
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


def format_minutes(minutes: int) -> str:
    """`95` → `1 h 35 min`, with spaces that don't break."""
    hours, rest = divmod(minutes, 60)
    parts = [f"{hours} h"] if hours else []
    if rest or not hours:
        parts.append(f"{rest} min")
    return " ".join(parts).replace(" ", "\N{NO-BREAK SPACE}")
