"""Writes what the browser knows of the whole course: the question bank, from the questions' HTML, and the lessons."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from exports.question_bank import BankItem, build_bank, build_catalogue, build_places, build_prompts
from exports.reading import build_reading
from macros.site import Site

BANK_FOLDER = "assets/bank"
CATALOGUE_PATH = f"{BANK_FOLDER}/catalogue.js"
LESSONS_PATH = f"{BANK_FOLDER}/lessons.js"
PLACES_PATH = f"{BANK_FOLDER}/places.js"
PROMPTS_PATH = f"{BANK_FOLDER}/prompts.js"


def build_bank_scripts(
    site: Site, site_dir: Path, found: Iterable[BankItem], move: Callable[[str], str] = lambda url: url
) -> None:
    """Write the catalogue, one script per tema with its questions, the prompts, their places, and the lessons.

    `found` are the questions in all pages. `move` maps addresses in the web version, relative to the site's root, to
    those of the site in `site_dir`.
    """
    course = site.course
    kept = {item.id: item for item in found}
    items = [kept[question.value.id] for question in course.questions if question.value.id in kept]
    heading_ids = [*course.index.temas, *course.index.headings]
    found_urls = {heading_id: site.get_root_heading_url(heading_id) for heading_id in heading_ids}
    urls = {heading_id: url if url is None else move(url) for heading_id, url in found_urls.items()}
    folder = site_dir / BANK_FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    catalogue = build_catalogue(course, items, urls)
    (site_dir / CATALOGUE_PATH).write_text(catalogue, encoding="utf-8")
    (site_dir / PLACES_PATH).write_text(build_places(course, items), encoding="utf-8")
    (site_dir / PROMPTS_PATH).write_text(build_prompts(course, items), encoding="utf-8")
    lessons = build_reading(course, lambda uri: move(site.page_urls[uri]))
    (site_dir / LESSONS_PATH).write_text(lessons, encoding="utf-8")
    for tema_id, tema in course.index.temas.items():
        own = [item for item in items if item.id.startswith(f"{tema_id}-")]
        (folder / f"tema-{tema.number}.js").write_text(build_bank(own), encoding="utf-8")
