"""Brings a served site up to date after an edit, without MkDocs' whole round: only what changed is made and written.

It serves edits of texts, data, templates of macros and assets. Whatever changes what the site is made of (a file more or less,
the settings, the theme, our Python, a fault in the course) is left to a whole build, which is always right.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

# MkDocs offers no way to make one page: these are what its own `build` calls for each.
from mkdocs.commands.build import _build_page, _build_theme_template, _populate_page

from course.checks import check_folder
from course.findings import has_errors, render_findings
from macros.assets import BUNDLES, read_bundle

if TYPE_CHECKING:
    from macros.build import Build

# What is looked at once a build.
_WHOLE = ("course/", "exports/", "overrides/")

Stamp = tuple[int, int, int]


def refresh(build: Build) -> bool:
    """Bring the site of the last build up to date. False, and nothing written, where a whole build has to do it."""
    stamps = read_stamps(build.root)
    if not can_refresh(build, stamps):
        return False
    loaded, findings = check_folder(build.root)
    if has_errors(findings):
        return False
    if findings:
        print(render_findings(findings))
    _write_assets(build, stamps)
    build.stamps = stamps
    build.update_course(loaded)
    files = build.files.documentation_pages()
    stale = [file for file in files if not build.is_current(file.src_uri)]
    for file in stale:
        build.forget_recalled(file.src_uri)
        _populate_page(file.page, build.config, build.files, dirty=False)
    is_around_new = build.update_surroundings()
    if is_around_new:  # the page for a wrong address has the menu too
        for name in sorted(build.config.theme.static_templates):
            _build_theme_template(name, build.env, build.files, build.config, build.nav)
    for file in files if is_around_new else stale:
        if not build.is_laid_out(file.page):
            _build_page(file.page, build.config, files, build.nav, build.env, dirty=False)
    for file in files:
        file.page.validate_anchor_links(files=build.files, log_level=build.config.validation.links.anchors)
    build.write_collected()
    return True


def can_refresh(build: Build, stamps: dict[str, Stamp]) -> bool:
    """Whether nothing changed but the contents of texts, data, templates of macros and assets."""
    if stamps.keys() != build.stamps.keys():
        return False
    changed = {path for path, stamp in stamps.items() if build.stamps[path] != stamp}
    return not any(path == "mkdocs.yml" or path.startswith(_WHOLE) or path.endswith(".py") for path in changed)


def read_stamps(root: Path) -> dict[str, Stamp]:
    """When each file that the site is made of was last written, in nanoseconds, and its bytes; by its path from `root`.

    Both by the file's own word, which a copy or a clock put back may make an old one, and by the disk's.
    """
    stamps = {}
    for folder in ("course", "data", "docs", "exports", "macros", "overrides", "quizzes"):
        for path in (root / folder).rglob("*"):
            if path.suffix != ".pyc" and path.is_file():
                stamps[path.relative_to(root).as_posix()] = _read_stamp(path)
    return stamps | {"mkdocs.yml": _read_stamp(root / "mkdocs.yml")}


def _read_stamp(path: Path) -> Stamp:
    stat = path.stat()
    return stat.st_mtime_ns, stat.st_ctime_ns, stat.st_size


def _write_assets(build: Build, stamps: dict[str, Stamp]) -> None:
    """Copy the files that changed and are no page, and make the bundles of those that are part of one."""
    changed = {path.removeprefix("docs/") for path, stamp in stamps.items() if path.startswith("docs/") and build.stamps[path] != stamp}
    for bundle, parts in BUNDLES.items():
        if changed.intersection(parts):
            _write(build, bundle, read_bundle(build.root / "docs", bundle).encode("utf-8"))
    for uri in changed:
        file = build.files.get_file_from_path(uri)
        if file is not None and uri not in BUNDLES and not file.is_documentation_page():
            _write(build, file.dest_uri, (build.root / "docs" / uri).read_bytes())


def _write(build: Build, uri: str, content: bytes) -> None:
    (Path(build.config.site_dir) / uri).write_bytes(content)
