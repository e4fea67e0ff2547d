"""The dialog of the search on this course: it shows what its index has, however the course is opened.

What the index finds is tried in tests/content/test_search_queries.py, and what the dialog does, on a small course
(tests/browser/test_search_dialog.py).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from course_search import open_search
from playwright.sync_api import Page, expect
from search_files import read_documents, read_search_scripts
from test_search_queries import read_queries

pytestmark = [pytest.mark.browser, pytest.mark.site]

STEP = 20  # of the queries: the index itself answers all of them
INPUT = "#search-query"
STATUS = "dialog.search [role=status]"
RESULTS = ".search__results"
LINKS = ".search__result a:not(details:not([open]) a)"
# The addresses shown for each of many queries, typed one after another without leaving the browser.
SEARCH_ALL = """async ([queries, links]) => {
  const input = document.querySelector("#search-query");
  const results = document.querySelector(".search__results");
  const answers = [];
  for (const query of queries) {
    input.value = query;
    input.dispatchEvent(new Event("input"));
    while (results.dataset.query !== query) await new Promise((resolve) => setTimeout(resolve, 10));
    answers.push([...results.querySelectorAll(links)].map((link) => link.href));
  }
  return answers;
}"""


def open_dialog(page: Page) -> None:
    page.locator("[data-search-open]").click()
    expect(page.locator(f"{RESULTS}[data-query]")).to_be_attached()


def test_it_shows_what_the_index_finds(
    page: Page, course_url: Callable[[str], str], built_site: Path, offline_site: Path
) -> None:
    home = course_url("index")
    site, name = (offline_site, "index.html") if home.startswith("file:") else (built_site, "")
    queries = [query for query, _ in read_queries()][::STEP]
    find_shown = open_search(site)
    page.goto(home)
    open_dialog(page)
    root = home.removesuffix(name)
    expected = [[root + address.removesuffix("#") for address in find_shown(query)] for query in queries]
    assert page.evaluate(SEARCH_ALL, [queries, LINKS]) == expected
    assert sum(map(bool, expected)) > 10


def test_status_tells_the_number_of_results_and_searches_are_suggested(page: Page, site_http_url: str) -> None:
    page.goto(site_http_url)
    open_dialog(page)
    page.evaluate(SEARCH_ALL, [["corh"], LINKS])
    expect(page.locator(STATUS)).to_have_text(
        re.compile(r"(\d+ resultados?|Los 30 mejores de \d+ resultados,) en \d+ páginas?\.")
    )
    expect(page.locator(f"{RESULTS} mark").first).to_have_text(re.compile("corh", re.IGNORECASE))
    assert page.evaluate(SEARCH_ALL, [["xyzwxyzw"], LINKS]) == [[]]
    expect(page.locator(STATUS)).to_have_text("Sin resultados para «xyzwxyzw».")
    page.locator(f"{RESULTS} button").first.click()
    expect(page.locator(LINKS).first).to_be_visible()
    expect(page.locator(INPUT)).to_have_value("plan de redes")


def test_answers_feedback_and_widget_words_are_not_in_the_index(
    page: Page, site_http_url: str, built_site: Path, offline_site: Path
) -> None:
    page.goto(f"{site_http_url}tema-1/2-gobernanza-inteligente/")
    list_texts = """elements => elements.map(element => element.textContent.replace(/\\s+/g, " ").trim())
      .filter(text => text.length > 30)"""
    # Pages that tell how to print name that control.
    questions = page.eval_on_selector_all(".quiz :is(label, legend, [data-why]):not(.print-choice *)", list_texts)
    others = page.eval_on_selector_all(
        ".md-content :is(.quiz button, [data-search-exclude], [role=tooltip])", list_texts
    )
    assert questions and others
    for site in (built_site, offline_site):
        texts = {
            found["u"]: " ".join(f"{section['h']} {section['x']}" for section in found["s"])
            for found in read_documents(read_search_scripts(site))
        }
        whole_index = " ".join(texts.values())
        this_page = next(text for url, text in texts.items() if url.startswith("tema-1/2-gobernanza-inteligente"))
        assert [text for text in questions if text in whole_index] == []
        assert [text for text in others if text in this_page] == []
