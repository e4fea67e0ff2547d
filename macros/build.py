"""One build of the site: what happens at each MkDocs event. The work itself is in the modules that this one calls."""

from __future__ import annotations

import logging
import re
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from course.checks import check_folder
from course.findings import has_errors, render_findings
from exports.calendar import build_calendar
from macros.assets import generate_assets
from macros.bank import build_bank_scripts, make_keeper
from macros.citations import CitationExtension
from macros.documents import write_documents
from macros.glossary_terms import GlossaryTermExtension
from macros.incremental import mark_modified_files, remember_sections
from macros.mkdocs_messages import install_spanish_warnings
from macros.norms import describe_norm
from macros.metadata import build_page_metadata
from macros.quiz import QuizMarkupError, mark_page_end, transform_quiz_html
from macros.questions import make_section_links
from macros.search import build_search_scripts, collect_sections
from macros import registry  # noqa: F401 (imported here so that a fault in a macro is told as any other)
from macros.sessions import CALENDAR_PATH
from macros.site import Site, make_bytecode_cache
from macros.tables import TableScrollExtension

log = logging.getLogger("mkdocs.curso")

GLOSSARY_URI = "glosario.md"

_CITED = re.compile(r'href="#(ref-[^"]+)"')
_RAW_SLOT = re.compile(r"&lt;(?:div|span) data-slot=")  # shown as code, so nothing filled it
_RAW_QUIZ = re.compile(r'MKDOCS_QUIZ|data-quiz=|id="quiz-')
_ID = re.compile(r'\sid="([^"]+)"')


class Build:
    """The state of one build. `problems` is the text of the findings when the course can't be built, else None."""

    def __init__(self, config: Any, root: Path, serving: bool, dirty: bool, remembered: dict[str, Any]) -> None:
        loaded, findings = check_folder(root)
        self.problems = render_findings(findings) if has_errors(findings) else None
        if findings and not self.problems:
            print(render_findings(findings))
        if self.problems:
            return
        install_spanish_warnings(root)
        self.dirty = dirty
        self.remembered = remembered
        logging.getLogger("mkdocs.plugins.mkdocs_macros").setLevel(logging.WARNING)  # its chatter helps no author
        self.site = Site(loaded, serving=serving, offline=bool(config.extra.get("offline")))
        config.markdown_extensions += [
            CitationExtension(lambda: loaded.references, self._get_citation_url, self._get_citation_tip),
            GlossaryTermExtension(loaded.terms, self._get_glossary_url),
            TableScrollExtension(),
        ]

    def on_files(self, files: Files, config: Any) -> Files:
        generate_assets(files, config)
        self.site.page_urls = {file.src_uri: file.url for file in files.documentation_pages()}
        if self.dirty:
            mark_modified_files(files, self.site, self.remembered)
        return files

    def on_env(self, env: Environment, config: Any, files: Files) -> Environment:
        env.bytecode_cache = make_bytecode_cache()
        return env

    def on_page_markdown(self, markdown: str, page: Page, config: Any, files: Files) -> str:
        self.site.begin_page(page.file.src_uri, page.url)
        return markdown

    def on_page_content_first(self, html: str, page: Page, config: Any, files: Files) -> str:
        return mark_page_end(html)

    def on_page_content_last(self, html: str, page: Page, config: Any, files: Files) -> str:
        if self.site.page is None:
            return html
        if self.site.page.fault:
            raise self.site.page.fault
        html = self.site.fill_slots(self.site.page, html)
        loaded = self.site.loaded
        try:
            html = transform_quiz_html(
                html,
                {question.value.id: question.value for question in loaded.questions},
                make_section_links(self.site),
                self.site.templates,
                asset_url=lambda path: get_relative_url(path, page.url),
                keep_markup=make_keeper(self.remembered, page.file.src_uri, page.url),
                worksheet_url=self.site.get_worksheet_url(),
            )
        except QuizMarkupError as error:
            log.error(f"docs/{page.file.src_uri}: error: {error}")  # a strict build stops here, a preview goes on
        # MkDocs checks links against the anchors that it saw in the Markdown; the page has those of its macros too.
        ids = _ID.findall(html)
        page.present_anchor_ids = set(ids)
        self._check_html(html, ids, page.file.src_uri)
        remember_sections(self.remembered, page.file.src_uri, collect_sections(html, page))
        return html

    def _check_html(self, html: str, ids: list[str], uri: str) -> None:
        """What no check of the sources can see: ids given twice, citations that lead nowhere, questions left raw."""
        repeated = sorted({name for name in ids if ids.count(name) > 1})
        dead = sorted(set(_CITED.findall(html)) - set(ids))
        messages = [f"el ancla `{name}` sale dos veces en la página" for name in repeated]
        messages += [f"la cita de `{key.removeprefix('ref-')}` no está en la lista de fuentes de la página" for key in dead]
        if _RAW_QUIZ.search(html):
            messages.append("las preguntas no han salido enteras: ¿queda algo sin cerrar antes de ellas?")
        if _RAW_SLOT.search(html):
            messages.append("una macro ha salido como código: quita los espacios que tiene delante")
        for message in messages:
            log.error(f"docs/{uri}: error: {message}")

    def on_page_context(self, context: dict[str, Any], page: Page, config: Any, nav: Any) -> dict[str, Any]:
        context.update(build_page_metadata(self.site, page, config))
        return context

    def on_post_build(self, config: Any) -> None:
        site_dir = Path(config.site_dir)
        build_search_scripts(site_dir, self.remembered)
        build_bank_scripts(self.site, site_dir, self.remembered)
        calendar = site_dir / CALENDAR_PATH
        calendar.parent.mkdir(parents=True, exist_ok=True)
        page_url = config.site_url + self.site.page_urls["calendario.md"] if config.site_url else ""
        calendar.write_bytes(build_calendar(self.site.loaded.course.value, page_url))
        write_documents(self.site.loaded, site_dir, self.remembered)

    def _get_citation_url(self, key: str) -> str:
        """Citations lead to the list of sources of their own page, which also works on paper."""
        if self.site.page is not None:
            self.site.page.add_cited_keys([key])
        return f"#ref-{key}"

    def _get_citation_tip(self, key: str, locator: str | None) -> str | None:
        """What is said beside a citation; the page's sources tell what was cited of each work."""
        page = self.site.page
        if page is not None and locator and locator not in page.cited_locators.setdefault(key, []):
            page.cited_locators[key].append(locator)
        return describe_norm(self.site.loaded, key, locator)

    def _get_glossary_url(self, term_id: str) -> str | None:
        page = self.site.page
        if page is None or page.source.uri == GLOSSARY_URI or page.source.uri.startswith("autores/"):
            return None
        return f"{self.site.get_source_path(GLOSSARY_URI)}#{term_id}"
