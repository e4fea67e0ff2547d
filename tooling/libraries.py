"""Write the list of what the site gives to a browser and others made: each library's version, licence and files.

It is a CycloneDX document, the standard that auditors' tools read. It is published with the site, and says the hash of
each file as it is published; a library that goes into one of our scripts has that of the file in `docs/assets/vendor/`.
What it says comes from `tooling/vendor.toml` and from the installed theme; `python3 tasks.py schemas` writes it.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Any

from macros.theme_styles import STYLESHEET, shrink_theme_styles
from tooling.vendor import Package, compute_sha256, load_packages

PATH = "docs/assets/vendor/bibliotecas.cdx.json"
THEME = "mkdocs-material"

_PUBLISHED = "docs/"  # the folder whose files are the site's
_ICON = re.compile(r'include "(\.icons/material/[^"]+)"')
_TEMPLATES = ("overrides/**/*.html", "macros/templates/**/*.jinja")


def render_libraries(root: Path) -> str:
    """The text of the list, for the project at `root`."""
    vendored = [
        _describe_package(package, root)
        for package in load_packages(root=root)
        if any(_is_published(file.path, root) for file in package.files)
    ]
    document = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "components": sorted([*vendored, *_describe_theme(root)], key=lambda component: component["name"]),
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def build_libraries(root: Path) -> Path:
    """Write the list under `root` and return its path."""
    path = root / PATH
    path.write_text(render_libraries(root), encoding="utf-8", newline="\n")
    return path


def _describe_package(package: Package, root: Path) -> dict[str, Any]:
    paths = [file.path for file in package.files if file.path.suffix == ".js" and _is_published(file.path, root)]
    parts = [_describe(need.name, need.version, need.licence, "npm", []) for need in package.needs]
    contents = {_name(path, root / _PUBLISHED): path.read_bytes() for path in paths}
    licences = sorted(file.path.name for file in package.files if file.path.name.startswith("LICENSE"))
    beside = {"description": f"Sus licencias y las de lo que lleva dentro, a su lado: {', '.join(licences)}."}
    named = (package.name, package.version, package.licence, "npm")
    return _describe(*named, [*_describe_files(contents), *parts]) | beside


def _describe_theme(root: Path) -> Iterator[dict[str, Any]]:
    """The theme, and the icons that it carries, which are another's."""
    folder = Path(str(files("material") / "templates"))
    (sheet,) = (path for path in folder.glob("assets/**/*.css") if STYLESHEET.fullmatch(_name(path, folder)))
    content = shrink_theme_styles(sheet.read_text(encoding="utf-8")).encode("utf-8")
    shrunk = {"description": "Su hoja de estilo, sin las reglas que ninguna página usa; nada de su código."}
    yield _describe(THEME, version(THEME), "MIT", "pypi", _describe_files({_name(sheet, folder): content})) | shrunk
    templates = [path for pattern in _TEMPLATES for path in root.glob(pattern)]
    icons = sorted({name for path in templates for name in _ICON.findall(path.read_text(encoding="utf-8"))})
    contents = {name: (folder / name).read_bytes() for name in icons}
    within = {"description": f"Dibujos copiados en las páginas, tal como vienen en {THEME} {version(THEME)}."}
    yield _describe("Material Design Icons", None, "Apache-2.0", None, _describe_files(contents)) | within


def _describe(
    name: str, released: str | None, licence: str, registry: str | None, parts: Iterable[dict[str, Any]]
) -> dict[str, Any]:
    component: dict[str, Any] = {"type": "library", "name": name}
    if released is not None:
        component["version"] = released
    component["licenses"] = [{"license": {"id": licence}}]
    if registry is not None:
        component["purl"] = f"pkg:{registry}/{name.replace('@', '%40')}@{released}"
    return component | {"components": list(parts)}


def _describe_files(contents: dict[str, bytes]) -> list[dict[str, Any]]:
    return [
        {"type": "file", "name": name, "hashes": [{"alg": "SHA-256", "content": compute_sha256(content)}]}
        for name, content in contents.items()
    ]


def _name(path: Path, folder: Path) -> str:
    return path.relative_to(folder).as_posix()


def _is_published(path: Path, root: Path) -> bool:
    return path.is_relative_to(root / _PUBLISHED)


def main() -> int:
    print(build_libraries(Path.cwd()).relative_to(Path.cwd()).as_posix())
    return 0


if __name__ == "__main__":
    sys.exit(main())
