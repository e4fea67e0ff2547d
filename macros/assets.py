"""Our own stylesheet and script, each put together from small sources into one cached file.

The sources live in `docs/assets/`, one purpose a file; readers get the bundles. What is fetched only when needed (search,
questions) stays apart.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mkdocs.structure.files import File, Files

BUNDLES = {
    "assets/css/site.css": (
        "assets/css/tokens.css", "assets/css/base.css", "assets/css/chrome.css", "assets/css/components.css",
        "assets/css/search.css", "assets/css/print.css",
    ),
    "assets/js/site.js": ("assets/js/site.js", "assets/js/search-opener.js"),
    "assets/js/diagnosis.js": ("assets/js/core/storage.js", "assets/js/core/diagnosis.js", "assets/js/diagnosis.js"),
    "assets/js/quiz.js": ("assets/js/core/grading.js", "assets/js/core/storage.js", "assets/js/quiz.js"),
}  # fmt: skip

# What Material ships and this site never asks for: its search, its palette.
_UNUSED_THEME_FILES = ("assets/javascripts/lunr/", "assets/javascripts/workers/", "assets/stylesheets/palette.")


def generate_assets(files: Files, config: Any) -> None:
    """Put the bundles among the site's files in place of their sources.

    They are not minified: with gzip that would save 3 kB, and the minifiers tried have no wheels for Windows and macOS.
    """
    for file in list(files):
        if file.src_uri.startswith(_UNUSED_THEME_FILES) or file.src_uri.endswith(".map"):
            files.remove(file)
    texts = {
        file.src_uri: Path(file.abs_src_path).read_text(encoding="utf-8")
        for file in files
        if file.src_uri.startswith(("assets/css/", "assets/js/")) and file.abs_src_path
    }
    sources = {source for bundle in BUNDLES.values() for source in bundle}
    bundled = {bundle: "\n".join(texts[source] for source in parts) for bundle, parts in BUNDLES.items()}
    for uri in sources:
        files.remove(files.get_file_from_path(uri))
    for uri, text in bundled.items():
        files.append(File.generated(config, uri, content=text))
