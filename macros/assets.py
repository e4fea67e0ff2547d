"""Our own stylesheets and scripts: each cached file is bundled from small sources.

The sources are in `docs/assets/`, one file per purpose; readers get the bundles. A stylesheet is a concatenation of
several. A script is linked from modules (`exports/script_linker.py`): each file at the top level of `docs/assets/js/`
is the entry of one, published under its name. `site` is loaded by every page, `assessment` by those with questions,
diagnoses or progress. What few pages need (self-diagnosis, calculators, codebook, triage, replies, plan) or is fetched
on demand (search, the plan's documents) is in separate bundles. The worker of the browser's copy is published at the
root of the site: it serves only addresses below its own.
"""

from __future__ import annotations

import posixpath
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from course.findings import Finding
from course.model import Palette
from exports.browser_copy import WORKER_PATH
from exports.script_linker import link, list_modules
from macros.palette import fill_palette
from macros.theme_styles import STYLESHEET, shrink_theme_styles

try:
    import minify
except ImportError:
    minify = None

STYLESHEETS = {
    "assets/css/site.css": ("tokens", "base", "chrome", "components", "tables", "reading", "place", "search", "print"),
    "assets/css/overview.css": ("overview",),
    "assets/css/search-dialog.css": ("search-dialog",),
    "assets/css/chapter.css": ("chapter", "quiz"),
    "assets/css/assessment.css": ("quiz", "progress", "exam", "worksheet"),
    "assets/css/diagnosis.css": ("quiz", "diagnosis"),
    "assets/css/tools.css": ("triage", "responses"),
    "assets/css/networks.css": ("timeline", "network-card"),
    "assets/css/town.css": ("town",),
    "assets/css/thread.css": ("thread",),
    "assets/css/example-plan.css": ("thread", "example-plan"),
    "assets/css/study.css": ("calculator", "codebook"),
    "assets/css/plan.css": ("plan",),
    "assets/css/whole-plan.css": ("whole-plan",),
    "assets/css/plan-comparison.css": ("plan-comparison",),
    "assets/css/plan-documents.css": ("plan-document",),
    "assets/css/browser-copy.css": ("browser-copy",),
}

# Readers go from a chapter to «Mi plan» or to «Mi progreso», which have other scripts, while what they typed is still
# waiting to be saved.
# A document can make a Trusted Types policy of a name only once.
SHARED_MODULES = ("assessment/session.js", "plan/session.js", "plan/binding.js", "page/trusted.js")

_STYLESHEET_FOLDER = "assets/css/"
_SCRIPT_FOLDER = "assets/js/"

# Files of Material that this site never requests: its search, its palette and, without instant navigation, its script.
_UNUSED_THEME_FILES = ("assets/javascripts/lunr/", "assets/javascripts/workers/", "assets/stylesheets/palette.")
_THEME_SCRIPT = "assets/javascripts/bundle."
_INSTANT = "navigation.instant"


def shrink(text: str, suffix: str) -> str:
    """Our `.js` or `.css`, minified; unchanged if the minifier can't be installed (see pyproject.toml)."""
    return minify.string({".js": "text/javascript", ".css": "text/css"}[suffix], text) if minify else text


def generate_assets(files: Files, config: MkDocsConfig, palette: Palette) -> None:
    """Replace the sources among the site's files with the minified bundles, and leave what pages need of Material."""
    docs = Path(config.docs_dir)
    bundles = list_bundles(docs)
    sources = {source for bundle in bundles for source in list_sources(docs, bundle)}
    is_instant = _INSTANT in (config.theme.get("features") or ())
    unused = _UNUSED_THEME_FILES if is_instant else (*_UNUSED_THEME_FILES, _THEME_SCRIPT)
    for file in list(files):
        if file.src_uri.startswith(unused) or file.src_uri.endswith(".map") or file.src_uri in sources:
            files.remove(file)
        elif file.abs_src_path and STYLESHEET.fullmatch(file.src_uri):
            files.remove(file)
            text = shrink_theme_styles(Path(file.abs_src_path).read_text(encoding="utf-8"))
            files.append(File.generated(config, file.src_uri, content=text))
    for bundle in bundles:
        files.append(File.generated(config, bundle, content=read_bundle(docs, bundle, palette)))


def check_scripts(docs: Path) -> None:
    """Raise LinkError if a script can't be linked, before a build has changed anything."""
    for bundle in list_bundles(docs):
        if bundle not in STYLESHEETS:
            link_script(docs, bundle)


def check_assets(docs: Path) -> list[Finding]:
    """Report the sources that no bundle is made from, and would not be published. Raises LinkError."""
    used = {source for bundle in list_bundles(docs) for source in list_sources(docs, bundle)}
    own = [*docs.glob(f"{_STYLESHEET_FOLDER}*.css"), *docs.glob(f"{_SCRIPT_FOLDER}**/*.js")]
    unused = sorted({path.relative_to(docs).as_posix() for path in own} - used)
    return [
        Finding(
            f"docs/{uri}",
            None,
            None,
            "ninguna hoja del sitio lleva este archivo" if uri.endswith(".css") else "ningún guion importa este módulo",
            "añádelo a STYLESHEETS, en macros/assets.py, o bórralo" if uri.endswith(".css") else "impórtalo o bórralo",
        )
        for uri in unused
    ]


def list_bundles(docs: Path) -> tuple[str, ...]:
    """The bundles made from the folder `docs`, by their paths in the site."""
    entries = sorted(path.name for path in (docs / _SCRIPT_FOLDER).glob("*.js"))
    return (*STYLESHEETS, *(name if name == WORKER_PATH else f"{_SCRIPT_FOLDER}{name}" for name in entries))


def list_sources(docs: Path, bundle: str) -> tuple[str, ...]:
    """The paths, relative to the folder `docs`, of the files that a bundle is made from. Raises LinkError."""
    if bundle in STYLESHEETS:
        return tuple(f"{_STYLESHEET_FOLDER}{name}.css" for name in STYLESHEETS[bundle])
    modules = list_modules(docs / _SCRIPT_FOLDER, _get_entry(bundle))
    return tuple(posixpath.normpath(_SCRIPT_FOLDER + module) for module in modules)


def read_bundle(docs: Path, bundle: str, palette: Palette) -> str:
    """The minified bundle, from its sources in the folder `docs` and the course's colours. Raises LinkError."""
    if bundle in STYLESHEETS:
        text = "\n".join((docs / source).read_text(encoding="utf-8") for source in list_sources(docs, bundle))
        text = fill_palette(text, palette)
    else:
        text = link_script(docs, bundle)
    return shrink(text, Path(bundle).suffix)


def link_script(docs: Path, bundle: str) -> str:
    """The text of a script before it is minified. Raises LinkError."""
    return link(docs / _SCRIPT_FOLDER, _get_entry(bundle), SHARED_MODULES)


def _get_entry(bundle: str) -> str:
    return bundle.removeprefix(_SCRIPT_FOLDER)
