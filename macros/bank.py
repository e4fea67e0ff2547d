"""Collects the questions' HTML from the pages as they are built, and writes the browser's question bank."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from exports.question_bank import BankItem, build_bank, build_catalogue
from macros.site import Site, format_minutes

BANK_FOLDER = "assets/bank"
CATALOGUE_PATH = f"{BANK_FOLDER}/catalogue.js"


def make_keeper(remembered: dict[str, Any], uri: str, page_url: str) -> Callable[[str, str, str], None]:
    """A `keep_markup` for `transform_quiz_html`: the page's questions replace those it had in an earlier build."""
    items: list[BankItem] = []
    remembered.setdefault("questions", {})[uri] = items
    return lambda identifier, form, key: items.append(BankItem(identifier, page_url, form, key))


def build_bank_scripts(site: Site, site_dir: Path, remembered: dict[str, Any]) -> None:
    """Write the catalogue, and a script a tema with the questions of its own."""
    loaded = site.loaded
    kept = {item.id: item for uri in sorted(remembered.get("questions", {})) for item in remembered["questions"][uri]}
    items = [kept[question.value.id] for question in loaded.questions if question.value.id in kept]
    heading_ids = [*loaded.index.temas, *loaded.index.headings]
    urls = {heading_id: site.get_root_heading_url(heading_id) for heading_id in heading_ids}
    folder = site_dir / BANK_FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    catalogue = build_catalogue(loaded, items, urls, format_minutes(loaded.course.value.minutes))
    (site_dir / CATALOGUE_PATH).write_text(catalogue, encoding="utf-8")
    for tema_id, tema in loaded.index.temas.items():
        own = [item for item in items if item.id.startswith(f"{tema_id}-")]
        (folder / f"tema-{tema.number}.js").write_text(build_bank(own), encoding="utf-8")
