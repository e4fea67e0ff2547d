"""The stock project that ours is compared with: Material and mkdocs-quiz without changes, with our text."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

from ruamel.yaml import YAML

from tooling.bench.commands import CommandError, build_site

_OURS = {
    "INHERIT": "mkdocs.yml",
    "plugins": [{"macros": {"module_name": "tooling/bench/dumping_macros", "on_undefined": "strict"}}, "mkdocs_quiz"],
}
_STOCK = {
    "site_name": "Con Material y mkdocs-quiz tal cual",
    "theme": {"name": "material", "language": "es", "font": False},
    "plugins": [{"search": {"lang": "es"}}, "mkdocs_quiz"],
    "markdown_extensions": [
        "admonition",
        "attr_list",
        "def_list",
        "md_in_html",
        "tables",
        "pymdownx.details",
        "pymdownx.superfences",
        "pymdownx.tasklist",
        {"toc": {"permalink": True}},
    ],
}


def prepare_stock(folder: Path, course: Path) -> Path:
    """Make a stock project in `folder` with the Markdown output of the macros of `course`, a clean copy of ours.

    Raises CommandError if a page is missing: with less text the build would be faster.
    """
    docs = folder / "docs"
    _write_yaml(course / "mkdocs-bench.yml", _OURS)
    build_site(course, folder / "dump", "-f", "mkdocs-bench.yml", BENCH_MARKDOWN=str(docs))
    for page in (course / "docs").rglob("*.md"):
        copied = docs / page.relative_to(course / "docs")
        if not copied.is_file() or "\n# " not in copied.read_text(encoding="utf-8"):
            raise CommandError(f"el texto de {page.name} no ha llegado al proyecto tal cual")
    shutil.copytree(course / "docs/assets", docs / "assets", dirs_exist_ok=True)
    _write_yaml(folder / "mkdocs.yml", _STOCK)
    return folder


def _write_yaml(path: Path, data: Mapping[str, object]) -> None:
    with path.open("w", encoding="utf-8") as stream:
        YAML().dump(data, stream)
