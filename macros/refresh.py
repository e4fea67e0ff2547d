"""Updates a served site after an edit without a full MkDocs build: only what changed is made and written.

It handles edits of texts, data, macro templates and assets. Anything that changes what the site is made from (files
added or deleted, the settings, the theme, our Python, an error in the course) is left to a full build, which is always
right.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

# MkDocs has no public way to write one page: its own `build` calls these.
from mkdocs.commands.build import _build_page, _build_theme_template

from course.checks import check_folder
from course.derived.menu import build_menu, list_pages
from course.derived.reading import list_lessons, list_reading
from course.files.file_stamps import LINK_STAMP, Stamp, read_stamp
from course.findings import has_errors, render_findings
from course.loaded.whole import Course, complete
from course.model import Palette
from course.runtime.memory import list_files, list_links
from macros.assets import list_bundles, list_sources, read_bundle
from macros.look import make_look
from macros.recall import populate_page
from macros.site_files import get_page

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

    from macros.build import Build

# All that the site is made from, besides its settings.
SOURCE_FOLDERS = ("course", "data", "docs", "exports", "macros", "overrides", "quizzes")

# Read once per build.
_WHOLE = ("course/", "exports/", "overrides/")

# No page depends on these. A figure's drawing, by contrast, is embedded in its pages.
_ASSETS = ("docs/assets/css/", "docs/assets/images/", "docs/assets/js/", "docs/assets/vendor/")


def refresh(build: Build) -> bool:
    """Update the site of the last build. False, without having written anything, if a full build is needed."""
    stamps = read_stamps(build.root)
    if stamps.keys() != build.stamps.keys():
        return False
    changed = {path for path, stamp in stamps.items() if build.stamps[path] != stamp}
    if any(path == "mkdocs.yml" or path.startswith(_WHOLE) or path.endswith(".py") for path in changed):
        return False
    draft = None
    if not all(path.startswith(_ASSETS) for path in changed):
        draft, findings = check_folder(build.root)
        if has_errors(findings):
            return False
        menu = build_menu(draft)
        made_of = make_look(draft), list_pages(menu), list_reading(draft), list_lessons(draft)
        if made_of != (build.look, list_pages(build.menu), build.reading, list(build.lessons.values())):
            return False
        build.rename_menu(menu)
        if findings:
            print(render_findings(findings))
    build.stamps = stamps
    _write_assets(build, changed)
    if draft is not None:
        _refresh_pages(build, complete(draft))
    return True


def _refresh_pages(build: Build, course: Course) -> None:
    """Make and write the pages that depend on something that changed."""
    build.update_course(course)
    files = build.files.documentation_pages()
    stale = [file for file in files if not build.is_current(file.src_uri)]
    for file in stale:
        build.forget_recalled(file.src_uri)
        populate_page(get_page(file), build.config, build.files)
    is_around_new = build.update_surroundings()
    if is_around_new:  # the 404 page has the menu too
        for name in sorted(build.config.theme.static_templates):
            _build_theme_template(name, build.env, build.files, build.config, build.nav)
    for page in map(get_page, files if is_around_new else stale):
        if not build.is_laid_out(page):
            lay_out_page(page, build.config, files, build.nav, build.env)
    for file in files:
        get_page(file).validate_anchor_links(files=build.files, log_level=build.config.validation.links.anchors)
    build.write_collected()


def lay_out_page(page: Page, config: MkDocsConfig, files: Sequence[File], nav: Navigation, env: Environment) -> None:
    """Put the theme around a page and write it, with everything that plugins and hooks do to it."""
    _build_page(page, config, files, nav, env, dirty=False)


def read_stamps(root: Path) -> dict[str, Stamp]:
    """The stamp of each file that the site is made from, by its path relative to `root`."""
    stamps = {}
    for folder in SOURCE_FOLDERS:
        for path in list_files(root / folder):
            with suppress(FileNotFoundError):  # deleted meanwhile
                stamps[path.relative_to(root).as_posix()] = read_stamp(path)
        for path in list_links(root / folder):
            stamps[path.relative_to(root).as_posix()] = LINK_STAMP
    return stamps | {"mkdocs.yml": read_stamp(root / "mkdocs.yml")}


def _write_assets(build: Build, paths: set[str]) -> None:
    """Copy the changed files that aren't pages, and make the bundles that contain any of them."""
    changed = {path.removeprefix("docs/") for path in paths if path.startswith("docs/")}
    docs, palette = build.root / "docs", build.site.course.get_value(Palette)
    bundles = list_bundles(docs)
    for bundle in bundles:
        if changed.intersection(list_sources(docs, bundle)):
            _write(build, bundle, read_bundle(docs, bundle, palette).encode("utf-8"))
    for uri in changed:
        file = build.files.get_file_from_path(uri)
        if file is not None and uri not in bundles and not file.is_documentation_page():
            _write(build, file.dest_uri, (build.root / "docs" / uri).read_bytes())


def _write(build: Build, uri: str, content: bytes) -> None:
    (Path(build.config.site_dir) / uri).write_bytes(content)
