"""Whether a site on disk is what a build wrote, checked file by file before it is kept for later builds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from mkdocs.structure.files import File

from course.runtime.memory import list_files
from exports.browser_copy import FOLDER as COPY_FOLDER
from exports.place import FOLDER

# What is written from all pages or from the data, under names that only their writers know.
_COLLECTED = ("assets/bank/", "assets/search-", f"{FOLDER}/", f"{COPY_FOLDER}/")


def is_site_whole(
    site_dir: Path, files: Mapping[str, File], outputs: Mapping[str, str], templates: Iterable[str]
) -> bool:
    """Whether `site_dir` has exactly the files that a build wrote.

    Pages must equal their `outputs`, and copied files must have the size of their sources. `files` are those that
    MkDocs was to write, by path; `templates`, the names of the theme's own pages.
    """
    present = {path.relative_to(site_dir).as_posix(): path for path in list_files(site_dir)}
    expected = {*files, *templates} | {f"{name}.gz" for name in templates if name == "sitemap.xml"}
    if not expected <= present.keys() or not all(name.startswith(_COLLECTED) for name in present.keys() - expected):
        return False
    for name, file in files.items():
        source = file.abs_src_path
        if name in outputs:
            if present[name].read_text(encoding="utf-8") != outputs[name]:
                return False
        elif source and present[name].stat().st_size != Path(source).stat().st_size:
            return False
    return True
