"""One build of the site: what happens at each MkDocs event. The work itself is in the modules that this one calls.

A page is read and rendered only if its record (`macros/page_records.py`) is out of date.
"""

from __future__ import annotations

import logging
import re
from collections import Counter
from functools import partial
from html import unescape
from pathlib import Path

from jinja2 import Environment
from markdown.extensions import Extension
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url
from mkdocs_macros.plugin import MacrosPlugin

from course.checks import check_folder
from course.derived.menu import MenuItem, build_menu, list_trails
from course.derived.published_files import PublishedFiles
from course.derived.reading import list_lessons, list_reading
from course.files.file_stamps import Stamp
from course.findings import has_errors, render_findings
from course.loaded.whole import Course, complete
from course.model import Palette, Term
from course.pages.outline import PageSource
from course.pages.places import ABOUT, GLOSSARY, MY_PLAN, PROGRESS, REVIEW
from course.pages.proposals import EXPLANATION
from course.runtime import memory
from exports.app_icons import ICON_DRAWING, draw_app_icons
from exports.browser_copy import build_browser_copy, refuse_browser_copy
from exports.content_policy import HEADERS_FILE, make_page_policy, render_headers_file
from exports.place import Place
from exports.question_bank import BankItem
from exports.web_manifest import MANIFEST_PATH, render_manifest
from macros import registry  # noqa: F401 (imported here so that a fault in a macro is told as any other)
from macros.activities import ActivityExtension
from macros.assets import check_assets, check_scripts, generate_assets
from macros.bank import build_bank_scripts
from macros.build_memory import BuildMemory
from macros.citations import CitationExtension
from macros.code_reads import CodeReads
from macros.downloads import write_downloads
from macros.facts import Facts, digest
from macros.finished_tables import form_tables
from macros.five_minutes import insert_five_minutes
from macros.folds import FoldExtension, list_marks
from macros.glossary_terms import GlossaryTermExtension, unmark_terms
from macros.layout import REMEMBERED, describe_layout, describe_navigation, describe_theme, install_memory
from macros.lessons import LessonFrame, frame_lesson, mark_lessons
from macros.look import install_look, make_look
from macros.metadata import PageMetadata, build_page_metadata
from macros.mkdocs_messages import install_spanish_warnings
from macros.navigation import chain_pages, check_nav, make_nav, mark_apart, rename_items
from macros.norms import describe_norm
from macros.page_contents import add_macro_headings
from macros.page_notes import collect_notes, write_notes
from macros.page_records import PageRecord, PageRecords, describe_record_code
from macros.page_sharing import PageSharing, share_references
from macros.percentages import join_percentages
from macros.plan import write_examples
from macros.proposals import ProposalExtension
from macros.questions import make_section_link
from macros.quiz import QuizMarkupError, mark_page_end, transform_quiz_html
from macros.quiz_converter import install_quiz_converter
from macros.recall import describe_rendering, forget_recalled, recall_page
from macros.refresh import read_stamps
from macros.replaced_functions import replace_function
from macros.search import build_search_scripts, collect_sections
from macros.settings import describe_content_settings, describe_settings
from macros.shown_facts import ShownFacts
from macros.site import PageState, Site, make_bytecode_cache
from macros.site_files import get_content, get_file, get_page
from macros.tables import TableExtension
from macros.template_faults import check_templates
from macros.warning_count import install_warning_count

log = logging.getLogger("mkdocs.curso")

# Where page records are cached between runs. It may be deleted at any time.
RECORDS = ".cache/pages"

# MkDocs dates each page, and so the compressed sitemap, on the day of the build: tomorrow it would have other bytes.
UNDATED = "1980-01-01"

_USES_COURSE = re.compile(r"\bcourse\b")  # the variable that pages may print
_CITED = re.compile(r'href="#(ref-[^"]+)"')
_RAW_SLOT = re.compile(r"&lt;(?:div|span) data-slot=")  # shown as code, so it was never filled
_RAW_QUIZ = re.compile(r'MKDOCS_QUIZ|data-quiz=|id="quiz-')
_ID = re.compile(r'\sid="([^"]+)"')


def _leave_out_unpublished(files: Files, config: MkDocsConfig, published: PublishedFiles) -> None:
    """Remove the files of `docs/` that are neither pages nor used: those that a system left, after the checks."""
    for file in list(files):
        is_own = file.src_dir == config.docs_dir and not file.is_documentation_page()
        if is_own and file.src_uri not in published:
            files.remove(file)


class BrokenCourseError(Exception):
    """The course can't be built. The message is what to print."""


class Build:
    """The state of one build of a course without errors.

    `is_faulty` is whether a page could not be made.
    `code_stamps` are the stamps of the modules from before they were imported (`macros/refresh.py::read_stamps`).
    `records` are those of earlier runs, `made` those of this one. Raises BrokenCourseError.
    """

    # Each set by the MkDocs event that provides it.
    files: Files
    nav: Navigation
    env: Environment

    def __init__(
        self,
        config: MkDocsConfig,
        root: Path,
        serving: bool,
        dirty: bool,
        build_memory: BuildMemory,
        code_stamps: dict[str, Stamp],
    ) -> None:
        check_scripts(Path(config.docs_dir))
        memory.open_memory(root / memory.MEMORY_PATH)
        self.root, self.config = root, config
        self.stamps = read_stamps(root) | code_stamps
        self._sharing = PageSharing(self, share_references(root))
        draft, findings = check_folder(root)
        findings += [*check_nav(config), *check_assets(Path(config.docs_dir)), *check_templates(root)]
        self.look, self.menu = make_look(draft), build_menu(draft)
        self.reading = list_reading(draft)
        self.lessons = {lesson.uri: lesson for lesson in list_lessons(draft)}
        install_look(config, self.look)
        config.nav = make_nav(self.menu)
        if has_errors(findings):
            config.validation.nav.omitted_files = logging.DEBUG  # a page that can't be read is already reported
            memory.end_run()
            raise BrokenCourseError(render_findings(findings))
        if findings:
            print(render_findings(findings))
        self.is_faulty = False
        install_spanish_warnings(root, lambda: not self.is_faulty)
        install_quiz_converter(config)
        self.dirty = dirty
        self._memory = build_memory
        self._warnings = install_warning_count()
        logging.getLogger("mkdocs.plugins.mkdocs_macros").setLevel(logging.WARNING)  # its messages don't help authors
        course = complete(draft)
        self.site = Site(course, serving=serving)
        self._code = CodeReads()
        code = self._code.compute_base(), memory.compute_installed_version()
        self._base = digest(code, describe_content_settings(config, serving))
        self._settings = describe_settings(config, serving)
        self._theme = describe_theme(root / "overrides")
        self.records = self._open_records(config, root)
        self._around = self._surroundings = ""
        self._trails = dict(list_trails(self.menu))
        self._recalled: dict[str, PageRecord] = {}
        self.made: dict[str, PageRecord] = {}
        self.new: set[str] = set()  # the pages rendered or laid out in this run
        self._glossary = GlossaryTermExtension(course.list_located(Term), self._get_glossary_url)
        extensions: list[str | Extension] = config["markdown_extensions"]  # annotated by MkDocs as names only
        extensions += [
            CitationExtension(lambda: self.site.course.references, self._get_citation_url, self._get_citation_tip),
            self._glossary,
            ProposalExtension(lambda: f"{self.site.get_source_path(ABOUT)}#{EXPLANATION}"),
            TableExtension(),
            ActivityExtension(lambda: self.site.is_in_chapter),
            FoldExtension(lambda: self.site),
        ]

    @property
    def has_warnings(self) -> bool:
        """Whether MkDocs or one of its plugins has warned of anything, a link that leads nowhere, for example."""
        return self._warnings.total > 0

    def _open_records(self, config: MkDocsConfig, root: Path) -> PageRecords:
        """The records for this way of building: those of the last rebuild, if there was one."""
        name = digest(config.config_file_path, config.use_directory_urls, self.site.serving)[:8]
        version = digest(memory.compute_installed_version(), describe_record_code())
        kept = self._memory.records
        if kept is None or (kept.folder.name, kept.version) != (name, version):
            kept = self._memory.records = PageRecords(root / RECORDS / name, version)
        return kept

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        _leave_out_unpublished(files, config, PublishedFiles(self.site.course))
        generate_assets(files, config, self.site.course.get_value(Palette))
        files.append(File.generated(config, HEADERS_FILE, content=render_headers_file()))
        files.append(File.generated(config, MANIFEST_PATH, content=render_manifest(self.site.course.facts)))
        icon = get_file(files, ICON_DRAWING).content_string
        for path, content in draw_app_icons(icon).items():
            files.append(File.generated(config, path, content=content))
        self.site.repository_url = (config.repo_url or "").rstrip("/")
        self.site.page_urls = {file.src_uri: file.url for file in files.documentation_pages()}
        self.files = files
        self._file_names = digest(sorted((file.src_uri, file.dest_uri) for file in files))
        self._facts = Facts(self.site, self._file_names, self._code)
        if self.dirty:  # all files take part: unchanged pages are skipped later (`on_nav`, `on_env`)
            for file in files:
                replace_function(file, "is_modified", lambda: True)
        return files

    def on_nav(self, nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
        self.nav = nav
        mark_apart(nav.items, self.menu)
        chain_pages(nav, self.reading)
        mark_lessons(nav, self.lessons)
        self._sharing.fetch_references()
        stale = []
        for file in files.documentation_pages():
            if self.is_current(file.src_uri):
                recall_page(get_page(file), partial(self.recall, file.src_uri))
            else:
                stale.append(file.src_uri)
        self._sharing.share_contents(stale)
        self.footer_pages = [page for page in nav.pages if page.file.src_uri in self.look.footer]
        return nav

    def recall(self, uri: str) -> PageRecord | None:
        """Take a page from its record, if it has one."""
        record = self.records.get(uri)
        if record is not None:
            self._recalled[uri] = record
        return record

    def is_current(self, uri: str) -> bool:
        """Whether the content of the page at `docs/<uri>` would be the same as its record's if it were rendered now."""
        record, source = self.records.get(uri), self.site.find_source(uri)
        if (
            record is None
            or source is None
            or record.made_of != self._describe_making(source)
            or not self._facts.are_current(record.facts)
        ):
            return False
        glossary = self._facts.get("terms")
        if record.glossary != glossary:
            if record.terms != self._facts.find_named_terms(record.words):
                return False
            record.glossary = glossary
            self.records.keep(record)
        return True

    def update_surroundings(self) -> bool:
        """Recompute the digests of what surrounds the content of all pages: the menu and the facts behind the metadata.

        Returns whether they changed.
        """
        self._around = digest(self._base, self._settings, self._theme, describe_navigation(self.nav))
        facts = [self._facts.get(name) for name in ("course", "times", "objectives")]
        earlier, self._surroundings = self._surroundings, digest(self._around, facts)
        return earlier != self._surroundings

    def rename_menu(self, menu: tuple[MenuItem, ...]) -> None:
        """Replace the menu with one that has the same pages, whose titles may differ."""
        self.menu, self._trails = menu, dict(list_trails(menu))
        rename_items(self.nav.items, menu)

    def update_course(self, course: Course) -> None:
        """Replace the course with its current version."""
        self.site.update_course(course)
        macros = self.config.plugins["macros"]
        assert isinstance(macros, MacrosPlugin)
        macros.variables["course"] = ShownFacts(course.facts)
        self._glossary.set_terms(course.list_located(Term))
        self._code.forget_templates()
        self._facts = Facts(self.site, self._file_names, self._code)

    def forget_recalled(self, uri: str) -> None:
        """Have MkDocs read and render a page again."""
        if self._recalled.pop(uri, None) is not None:
            forget_recalled(get_page(get_file(self.files, uri)))

    def _describe_making(self, source: PageSource) -> str:
        """A digest of the page's text, code and settings, and of its path in the menu, which is in the search index."""
        return digest(self._base, source.text, self._trails.get(source.uri))

    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> Environment:
        env.bytecode_cache = make_bytecode_cache()
        install_memory(env)
        is_instant = "navigation.instant" in (config.theme.get("features") or [])
        env.globals["content_policy"] = make_page_policy(is_instant=is_instant)
        urls = self.site.page_urls
        env.globals.update(progress_url=urls.get(PROGRESS), review_url=urls.get(REVIEW), plan_url=urls.get(MY_PLAN))
        self.env = env
        for file in files.documentation_pages():
            get_page(file).update_date = UNDATED
        self.update_surroundings()  # all pages have been read, so titles that the menu doesn't give are known
        self._sharing.share_layout()
        return env

    def get_text(self, uri: str) -> str | None:
        """The text of the page at `docs/<uri>` that was checked: it may have been saved again since."""
        source = self.site.find_source(uri)
        return source.text if source else None

    def on_page_markdown(self, markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        if page.file.src_uri not in self._recalled:
            self._warned_before = self._warnings.total
            # An error may leave the page without a record, and the old one is out of date.
            self.made.pop(page.file.src_uri, None)
            self.records.forget(page.file.src_uri)
            if self.site.begin_page(page.file.src_uri, page.url):
                return insert_five_minutes(self.site, markdown)
        return markdown

    def on_page_content_first(self, html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        if page.file.src_uri in self._recalled:
            return html
        self._words = unescape(unmark_terms(html)).casefold()
        return mark_page_end(html)

    def on_page_content_last(self, html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        recalled = self._recalled.get(page.file.src_uri)
        if recalled is not None:
            self.made[recalled.uri] = recalled
            return recalled.content
        state = self.site.open_page
        if state is None:
            return html
        if state.fault:
            raise state.fault
        html = self.site.fill_slots(state, html)
        questions: list[BankItem] = []
        try:
            html = transform_quiz_html(
                html,
                self.site.questions,
                partial(make_section_link, self.site),
                self.site.templates,
                asset_url=lambda path: get_relative_url(path, page.url),
                keep_markup=lambda identifier, form, key: questions.append(
                    BankItem(identifier, page.url, join_percentages(form), join_percentages(key))
                ),
                is_chapter=state.source.is_chapter,
                worksheet_url=self.site.get_worksheet_url(),
            )
        except QuizMarkupError as error:
            log.error(f"docs/{page.file.src_uri}: error: {error}")  # a strict build stops here, a preview goes on
        html = form_tables(join_percentages(html))
        add_macro_headings(page.toc, html)
        # MkDocs checks links against the anchors that it saw in the Markdown; macros add more to the page.
        ids = _ID.findall(html)
        page.present_anchor_ids = set(ids)
        self._check_html(html, ids, page.file.src_uri)
        self._keep_record(page, state, html, questions)
        return html

    def _keep_record(self, page: Page, state: PageState, content: str, questions: list[BankItem]) -> None:
        record = PageRecord(
            page.file.src_uri,
            made_of=self._describe_making(state.source),
            facts=self._facts.take(self._list_reads(state)),
            glossary=self._facts.get("terms"),
            terms=self._facts.find_named_terms(self._words),
            words=self._words,
            content=content,
            rendering=describe_rendering(page),
            sections=collect_sections(content, page),
            questions=questions,
            offline_changes=state.offline_changes,
        )
        self.made[record.uri] = record
        self.new.add(record.uri)
        if self._warnings.total == self._warned_before:
            self.records.keep(record)

    @staticmethod
    def _list_reads(state: PageState) -> set[str]:
        """The names of all the facts that a page depends on, declared by its macros or not."""
        reads = state.reads | {"files"} | {f"reference:{key}" for key in state.cited_keys}
        if len(state.cited_keys) > 1:
            reads.add("reference_order:" + ",".join(state.cited_keys))
        if _USES_COURSE.search(state.source.text):
            reads.add("course")
        return reads

    def _check_html(self, html: str, ids: list[str], uri: str) -> None:
        """Report what the checks of the sources can't see: repeated ids, broken citations, unprocessed questions."""
        repeated = sorted(name for name, times in Counter(ids).items() if times > 1)
        dead = sorted(set(_CITED.findall(html)) - set(ids))
        messages = [f"el ancla `{name}` sale dos veces en la página" for name in repeated]
        messages += [
            f"la cita de `{key.removeprefix('ref-')}` no está en la lista de fuentes de la página" for key in dead
        ]
        if _RAW_QUIZ.search(html):
            messages.append("las preguntas no han salido enteras: ¿queda algo sin cerrar antes de ellas?")
        if _RAW_SLOT.search(html):
            messages.append("una macro ha salido como código: quita los espacios que tiene delante")
        for message in messages:
            log.error(f"docs/{uri}: error: {message}")

    def on_page_context(
        self, context: dict[str, object], page: Page, config: MkDocsConfig, nav: Navigation
    ) -> dict[str, object]:
        self._sharing.fetch_layout(page.file.src_uri)
        variables = self._list_variables(page)
        if self.is_laid_out(page, variables):
            context[REMEMBERED] = self.made[page.file.src_uri].output
        source = self.site.find_source(page.file.src_uri)
        context.update(variables, footer_pages=self.footer_pages, section_marks=list_marks(source) if source else {})
        return context

    def _list_variables(self, page: Page) -> dict[str, object]:
        """The variables of a page's template that come from the course."""
        metadata: PageMetadata = build_page_metadata(self.site, page, self.config.site_url or "")
        frame: LessonFrame = frame_lesson(self.site, page, self.lessons)
        return {**metadata, **frame}

    def is_laid_out(self, page: Page, variables: dict[str, object] | None = None) -> bool:
        """Whether the whole page would be the same as its record's if it were laid out now."""
        record = self.made.get(page.file.src_uri)
        if record is None:
            return False
        variables = self._list_variables(page) if variables is None else variables
        self._layout = describe_layout(page, get_content(page), variables, self._around)
        return record.layout == self._layout

    def on_post_page(self, output: str, page: Page, config: MkDocsConfig) -> str:
        record = self.made.get(page.file.src_uri)
        if record is not None and record.layout != self._layout:
            record.layout, record.output = self._layout, output
            self.new.add(record.uri)
            if self.records.get(record.uri) is record:
                self.records.keep(record)
        return output

    def on_post_build(self, config: MkDocsConfig) -> None:
        self.write_collected()

    def write_collected(self) -> None:
        """Write what is made from all pages or only from the data, and end the run."""
        site_dir = Path(self.config.site_dir)
        made = self.list_made()
        build_search_scripts(self.site.course, site_dir, [(record.uri, record.sections) for record in made])
        build_bank_scripts(self.site, site_dir, [item for record in made for item in record.questions])
        write_examples(self.site.course, site_dir)
        self._sharing.fetch_downloads()
        write_downloads(self.site.course, self.get_place(), site_dir, self._memory.downloads)
        self._sharing.end()
        if self.site.serving:
            refuse_browser_copy(site_dir)
            self._write_notes()
        else:
            build_browser_copy(site_dir)
        self._end_run()

    def _write_notes(self) -> None:
        """Show in each page what has been reported of it."""
        template = self.site.templates.get_template("page_notes.html.jinja")
        write_notes(
            collect_notes(self._warnings.take_messages()),
            self._memory.noted,
            self._find_output,
            lambda lines: template.render(lines=lines),
        )

    def _find_output(self, uri: str) -> tuple[Path, str] | None:
        """The file of a page and its HTML, or None for a page that was not made."""
        record, file = self.made.get(uri), self.files.get_file_from_path(uri)
        return (Path(file.abs_dest_path), record.output) if record and file else None

    def _end_run(self) -> None:
        """Save what was made in this run, except for the pages if any source was saved meanwhile.

        It is then unknown whether they were made from the source before or after that.
        """
        now = read_stamps(self.root)
        if now != self.stamps:
            for uri in self.new:
                self.records.forget(uri)
        self.new.clear()
        self.records.save()
        if all(now.get(path) == stamp for path, stamp in self.stamps.items() if path.endswith(".py")):
            memory.end_run()

    def get_place(self) -> Place:
        """Where this site will be published."""
        return Place(self.config.site_url or "", self.site.page_urls)

    def list_made(self) -> list[PageRecord]:
        """The records of all pages, rendered or recalled, in the order of the pages' paths."""
        return [self.made[uri] for uri in sorted(self.made)]

    def _get_citation_url(self, key: str) -> str:
        """The address of a source in the list of sources of the citing page, which also works on paper."""
        if self.site.open_page is not None:
            self.site.open_page.add_cited_keys([key])
        return f"#ref-{key}"

    def _get_citation_tip(self, key: str, locator: str | None) -> str | None:
        """The tip of a citation. The locator is noted for the page's list of sources."""
        page = self.site.open_page
        if page is not None and locator and locator not in page.cited_locators.setdefault(key, []):
            page.cited_locators[key].append(locator)
        return describe_norm(self.site.course, key, locator)

    def _get_glossary_url(self, term_id: str) -> str | None:
        page = self.site.open_page
        if page is None or page.source.uri == GLOSSARY or page.source.is_authors_guide:
            return None
        return f"{self.site.get_source_path(GLOSSARY)}#{term_id}"
