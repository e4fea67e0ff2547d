"""From an MkDocs page to its record, and from a record back to the page, without reading or rendering it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

# MkDocs has no public way to make one page: its own `build` calls this for each.
from mkdocs.commands.build import _populate_page
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from macros.page_records import PageRecord, Rendering
from macros.replaced_functions import replace_function, restore_method


def describe_rendering(page: Page) -> Rendering:
    """What MkDocs knows of a page that it has just rendered."""
    return Rendering(
        meta=dict(page.meta),
        title=page._title_from_render,
        toc=page.toc,
        anchors=frozenset(page.present_anchor_ids or ()),
        links={file.src_uri: dict(anchors) for file, anchors in (page.links_to_anchors or {}).items()},
    )


def populate_page(page: Page, config: MkDocsConfig, files: Files) -> None:
    """Read and render a page, with everything that plugins and hooks do to it."""
    _populate_page(page, config, files, dirty=False)


def recall_page(page: Page, get_record: Callable[[], PageRecord | None]) -> None:
    """Have a page take its content from its record, if there is one when MkDocs reads it.

    mkdocs-macros and mkdocs-quiz then have nothing to do: they see empty Markdown.
    """

    def read_source(config: MkDocsConfig) -> None:
        record = get_record()
        if record is None:
            forget_recalled(page)
            page.read_source(config)
        else:
            page.markdown, page.meta = "", {**record.rendering.meta, "render_macros": False}
            replace_function(page, "render", partial(render, record))

    def render(record: PageRecord, config: MkDocsConfig, files: Files) -> None:
        rendering = record.rendering
        page.meta = dict(rendering.meta)
        page.content = record.content
        page.toc = rendering.toc
        page._title_from_render = rendering.title
        page.present_anchor_ids = set(rendering.anchors)
        page.links_to_anchors = _find_links(rendering.links, files)

    replace_function(page, "read_source", read_source)


def forget_recalled(page: Page) -> None:
    """Have MkDocs read and render the page again."""
    for name in ("read_source", "render"):
        restore_method(page, name)


def _find_links(links: Mapping[str, dict[str, str]], files: Files) -> dict[File, dict[str, str]]:
    return {file: anchors for uri, anchors in links.items() if (file := files.get_file_from_path(uri)) is not None}
