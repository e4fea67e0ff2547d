"""The two projects that are compared, in a working folder: ours, and stock Material with our text."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from ruamel.yaml import YAML

ROOT = Path(__file__).resolve().parents[2]

_OURS = {
    "INHERIT": "mkdocs.yml",
    "plugins": [{"macros": {"module_name": "tooling/bench/dumping_macros", "on_undefined": "strict"}}, "mkdocs_quiz"],
}
_STOCK = {
    "site_name": "Con Material y mkdocs-quiz tal cual",
    "theme": {"name": "material", "language": "es", "font": False},
    "plugins": [{"search": {"lang": "es"}}, "mkdocs_quiz"],
    "markdown_extensions": [
        "admonition", "attr_list", "def_list", "md_in_html", "tables", "pymdownx.details", "pymdownx.superfences",
        "pymdownx.tasklist", {"toc": {"permalink": True}},
    ],
}  # fmt: skip


def prepare_stock(folder: Path) -> Path:
    """Make a stock project in `folder` with the Markdown that our macros give. Returns its configuration file."""
    docs = folder / "docs"
    config = ROOT / "mkdocs-bench.yml"
    _write_yaml(config, _OURS)
    try:
        run_mkdocs(config, folder / "dump", BENCH_MARKDOWN=str(docs))
    finally:
        config.unlink()
    shutil.copytree(ROOT / "docs/assets", docs / "assets", dirs_exist_ok=True)
    _write_yaml(folder / "mkdocs.yml", _STOCK)
    return folder / "mkdocs.yml"


def run_mkdocs(config: Path, site_dir: Path, **environment: str) -> None:
    """Build a site in a process of its own. Raises CalledProcessError where the build fails."""
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(config), "-d", str(site_dir)]
    variables = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1", **environment}
    subprocess.run(command, cwd=config.parent, env=variables, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _write_yaml(path: Path, data: dict) -> None:
    with path.open("w", encoding="utf-8") as stream:
        YAML().dump(data, stream)
