"""Our own stylesheets and scripts, each put together from small sources into one cached file.

The sources live in `docs/assets/`, one purpose a file; readers get the bundles: `site` in every page, `assessment` in
those where something is answered or counted. What few pages need (self-diagnosis, calculators, codebook, triage,
replies, plan) or is fetched on demand (search) stays apart.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mkdocs.structure.files import File, Files

from course.model import Palette
from macros.palette import fill_palette

try:
    import minify
except ImportError:
    minify = None

# What writing in the plan takes. «Mi plan» has more than a chapter, and its own bundle.
_PLAN_CORE = ("values", "numbers", "number-fields", "plan-state", "plan-storage", "plan-transfer", "plan-merge")
_PLAN = (
    *(f"assets/js/core/{name}.js" for name in _PLAN_CORE),
    *(f"assets/js/plan/{name}.js" for name in ("page", "exchange", "session", "fields", "table-field", "form")),
)
_PLAN_START = "assets/js/plan/start.js"

BUNDLES = {
    "assets/css/site.css": (
        "assets/css/tokens.css",
        "assets/css/base.css",
        "assets/css/chrome.css",
        "assets/css/components.css",
        "assets/css/search.css",
        "assets/css/print.css",
    ),
    "assets/js/site.js": ("assets/js/site.js", "assets/js/search-opener.js"),
    "assets/js/search.js": ("assets/js/search-client.js", "assets/js/search.js"),
    "assets/js/search-engine.js": (
        "assets/vendor/spanish-stemmer/spanish-stemmer.js",
        *(f"assets/js/core/search-{name}.js" for name in ("terms", "postings", "core", "excerpt")),
        "assets/js/search-engine.js",
    ),
    "assets/css/assessment.css": (
        "assets/css/quiz.css",
        "assets/css/diagnosis.css",
        "assets/css/progress.css",
        "assets/css/exam.css",
        "assets/css/worksheet.css",
    ),
    "assets/css/tools.css": ("assets/css/triage.css", "assets/css/responses.css"),
    "assets/js/triage.js": ("assets/js/tools/triage.js",),
    "assets/js/responses.js": ("assets/js/tools/responses.js",),
    "assets/js/diagnosis.js": ("assets/js/core/diagnosis.js", "assets/js/assessment/diagnosis.js"),
    "assets/css/networks.css": ("assets/css/timeline.css", "assets/css/network-card.css"),
    "assets/css/study.css": ("assets/css/calculator.css", "assets/css/codebook.css"),
    "assets/css/plan.css": ("assets/css/plan.css",),
    "assets/js/plan.js": (*_PLAN, _PLAN_START),
    "assets/js/my-plan.js": (
        *_PLAN,
        "assets/js/core/plan-progress.js",
        "assets/js/plan/file.js",
        "assets/js/plan/my-plan.js",
        _PLAN_START,
    ),
    "assets/css/plan-comparison.css": ("assets/css/plan-comparison.css",),
    "assets/js/plan-comparison.js": (
        *(
            f"assets/js/core/{name}.js"
            for name in ("values", "plan-state", "plan-storage", "plan-transfer", "plan-merge", "plan-comparison")
        ),
        *(f"assets/js/plan/{name}.js" for name in ("page", "exchange", "comparison")),
    ),
    "assets/js/calculators.js": (
        *(f"assets/js/core/{name}.js" for name in ("numbers", "number-fields", "engagement", "sampling")),
        *(f"assets/js/calculators/{name}.js" for name in ("form", "engagement", "sampling", "start")),
    ),
    "assets/css/plan-documents.css": ("assets/css/plan-document.css",),
    "assets/js/plan-documents.js": (
        *(f"assets/js/core/{name}.js" for name in ("numbers", "plan-document", "plan-markdown")),
        *(f"assets/js/plan/{name}.js" for name in ("package", "docx", "odt-styles", "odt", "preview", "downloads")),
    ),
    "assets/js/assessment.js": (
        *(
            f"assets/js/core/{name}.js"
            for name in (
                "values",
                "state",
                "storage",
                "transfer",
                "numbers",
                "grading",
                "progress",
                "schedule",
                "exam",
                "certificate",
            )
        ),
        *(
            f"assets/js/assessment/{name}.js"
            for name in (
                "session",
                "bank",
                "widgets",
                "feedback",
                "practice",
                "quiz",
                "progress",
                "review",
                "exam",
                "certificate",
                "worksheet",
                "start",
            )
        ),
    ),
}

# These run in a worker, which a page opened from disk can't start from a file: each is a function on `Curso`, whose
# text can be handed to one. It takes what its parts know as `globalThis`.
WORKER_BUNDLES = {"assets/js/search-engine.js": "runSearchEngine"}

# What Material ships and this site never asks for: its search, its palette.
_UNUSED_THEME_FILES = ("assets/javascripts/lunr/", "assets/javascripts/workers/", "assets/stylesheets/palette.")


def shrink(text: str, suffix: str) -> str:
    """Our `.js` or `.css` as readers get it. The same text where the minifier can't be installed (see pyproject.toml)."""
    return minify.string({".js": "text/javascript", ".css": "text/css"}[suffix], text) if minify else text


def generate_assets(files: Files, config: Any, palette: Palette) -> None:
    """Put the bundles, minified, among the site's files in place of their sources."""
    for file in list(files):
        if file.src_uri.startswith(_UNUSED_THEME_FILES) or file.src_uri.endswith(".map"):
            files.remove(file)
    for uri in {source for bundle in BUNDLES.values() for source in bundle}:
        files.remove(files.get_file_from_path(uri))
    for bundle in BUNDLES:
        files.append(File.generated(config, bundle, content=read_bundle(Path(config.docs_dir), bundle, palette)))


def read_bundle(docs: Path, bundle: str, palette: Palette) -> str:
    """A bundle as readers get it, from its sources in the folder `docs` and the course's colours."""
    text = "\n".join((docs / source).read_text(encoding="utf-8") for source in BUNDLES[bundle])
    text = fill_palette(text, palette)
    if name := WORKER_BUNDLES.get(bundle):
        text = f"(globalThis.Curso = globalThis.Curso || {{}}).{name} = function (globalThis) {{\n{text}\n}};"
    return shrink(text, Path(bundle).suffix)
