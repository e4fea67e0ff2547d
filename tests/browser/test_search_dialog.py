"""The dialog of the search: what it loads and when, keyboard access, and what a screen reader is told.

What the search of this course finds is in tests/content.
"""

from __future__ import annotations

import re

import pytest
from search_files import read_search_scripts

pytestmark = pytest.mark.browser

OPENER = "[data-search-open]"
INPUT = "#search-query"
STATUS = "dialog.search [role=status]"
RESULTS = ".search__results"
LINKS = ".search__result a:not(details:not([open]) a)"
READY = f"{RESULTS}[data-query]"
SEARCH_FILE = re.compile(r"/(search(-index|-text-[0-9a-f]+)?\.js|search-dialog\.css)$")
TEXT_FILES = "**/search-text-*.js"
RUN_AGAIN = """(address) => new Promise((resolve) => {
  const script = document.createElement("script");
  Curso["page/trusted"].setSource(script, address);
  script.onload = resolve;
  document.head.append(script);
})"""


@pytest.fixture(params=["http", "file"])
def site_url(request):
    """The address of the site's root, ending in a slash: first served, then opened from disk."""
    return request.getfixturevalue(f"site_{request.param}_url")


@pytest.fixture
def site_folder(practice_folder, site_url):
    """The folder of the site whose address is ``site_url``."""
    return practice_folder / ("offline" if site_url.startswith("file:") else "web")


def open_page(page, site_url, path=""):
    """Open a page given by its address on the web; over file://, pages are named files."""
    if site_url.startswith("file:"):
        path = f"{path.rstrip('/')}.html" if path else "index.html"
    page.goto(site_url + path)


def open_search(page):
    page.locator(OPENER).click()
    page.locator(READY).wait_for(state="attached")


def search(page, query):
    """Type a query and wait for its results; return the addresses shown, in order."""
    page.locator(INPUT).fill(query)
    page.wait_for_function(
        "([selector, query]) => document.querySelector(selector).dataset.query === query", arg=[RESULTS, query.strip()]
    )
    return page.eval_on_selector_all(LINKS, "links => links.map(link => link.href)")


def test_enter_leads_to_the_heading_of_the_first_result(page, site_url):
    open_page(page, site_url)
    open_search(page)
    address = search(page, "gobernanza")[0]
    page.keyboard.press("Enter")
    page.wait_for_url(address)
    anchor = address.partition("#")[2]
    assert page.evaluate("anchor => Boolean(document.getElementById(decodeURIComponent(anchor)))", anchor), address
    assert not page.locator("dialog.search").evaluate("dialog => dialog.open")


def list_search_files(requests):
    return sorted(url.rpartition("/")[2] for url in requests if SEARCH_FILE.search(url))


def test_nothing_of_the_search_is_loaded_before_it_is_opened(page, site_url, site_folder):
    requests = []
    page.on("request", lambda request: requests.append(request.url))
    open_page(page, site_url)
    page.wait_for_load_state("networkidle")
    assert list_search_files(requests) == []
    open_search(page)
    files = [*read_search_scripts(site_folder), "search.js", "search-dialog.css"]
    assert list_search_files(requests) == sorted(files), "one request each"
    page.keyboard.press("Escape")
    open_search(page)
    assert list_search_files(requests) == sorted(files)


def test_the_dialog_opens_without_waiting_for_anything_to_load(page, site_url):
    """What is typed before the search arrives is kept, and answered when it does."""
    waiting = []
    page.route(SEARCH_FILE, lambda route: waiting.append(route) if waiting is not None else route.continue_())
    open_page(page, site_url)
    page.locator(OPENER).click()
    look = page.locator("dialog.search").evaluate(
        """dialog => {
          const style = getComputedStyle(dialog);
          return { opacity: style.opacity, display: style.display, isModal: dialog.matches(":modal") };
        }"""
    )
    assert look == {"opacity": "1", "display": "flex", "isModal": True}
    page.keyboard.type("bandeja")
    assert page.locator(INPUT).input_value() == "bandeja"
    assert page.locator(LINKS).count() == 0
    held, waiting = waiting, None
    for route in held:
        route.continue_()
    page.locator(f"{RESULTS}[data-query=bandeja]").wait_for(state="attached")
    assert (
        page.locator(LINKS)
        .first.get_attribute("href")
        .partition("#")[0]
        .rstrip("/")
        .endswith(("bandeja", "bandeja.html"))
    )


@pytest.mark.parametrize("key", ["/", "Control+k"])
@pytest.mark.over_http
def test_a_key_opens_it_and_escape_gives_the_focus_to_the_opener(page, site_url, key):
    open_page(page, site_url)
    page.keyboard.press(key)
    page.locator(READY).wait_for(state="attached")
    assert page.evaluate("document.activeElement.id") == "search-query"
    assert page.locator(INPUT).input_value() == ""
    page.keyboard.type("padrón/2")
    assert page.locator(INPUT).input_value() == "padrón/2"
    page.keyboard.press("Escape")
    assert not page.locator("dialog.search").evaluate("dialog => dialog.open")
    assert page.locator(OPENER).evaluate("opener => opener === document.activeElement")


@pytest.mark.parametrize("key", ["Enter", "Space"])
@pytest.mark.over_http
def test_the_opener_is_a_button_for_the_keyboard(page, site_url, key):
    open_page(page, site_url)
    assert page.locator(OPENER).get_attribute("role") == "button"
    page.locator(OPENER).focus()
    page.keyboard.press(key)
    page.locator(READY).wait_for(state="attached")
    page.keyboard.press("Escape")
    assert page.locator(OPENER).evaluate("opener => opener === document.activeElement")


@pytest.mark.over_http
def test_escape_gives_the_focus_back_to_where_it_was(page, site_url):
    open_page(page, site_url, "tema-1/2-modelos/")
    page.locator("article a[href]").first.focus()
    page.keyboard.press("/")
    page.locator(READY).wait_for(state="attached")
    page.keyboard.press("Escape")
    assert page.locator("article a[href]").first.evaluate("link => link === document.activeElement")


@pytest.mark.over_http
def test_the_slash_can_be_turned_off(page, site_url):
    open_page(page, site_url)
    open_search(page)
    page.get_by_label("Abrir también con la tecla").uncheck()
    page.keyboard.press("Escape")
    page.reload()
    page.keyboard.press("/")
    assert not page.locator("dialog.search").evaluate("dialog => dialog.open")
    open_search(page)
    page.get_by_label("Abrir también con la tecla").check()
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    assert page.locator("dialog.search").evaluate("dialog => dialog.open")


@pytest.mark.over_http
def test_arrows_walk_the_results(page, site_url):
    open_page(page, site_url)
    open_search(page)
    addresses = search(page, "gobernanza")
    for address in addresses[:2]:
        page.keyboard.press("ArrowDown")
        assert page.evaluate("document.activeElement.href") == address
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.id") == "search-query"


@pytest.mark.over_http
def test_what_a_reader_types_is_never_markup(page, site_url):
    open_page(page, site_url)
    open_search(page)
    query = "<img onqzqzqz>"
    search(page, query)
    assert query in page.locator(STATUS).inner_text()
    assert page.locator("dialog.search img").count() == 0


@pytest.mark.expects_console_error("ERR_FAILED")
def test_a_failed_load_is_told_and_can_be_retried(page, site_http_url):
    page.route("**/search-index.js", lambda route: route.abort())
    page.goto(site_http_url)
    page.locator(OPENER).click()
    alert = page.locator("dialog.search [role=alert]")
    alert.wait_for()
    assert "No se ha podido cargar la búsqueda" in alert.inner_text()
    assert page.locator(STATUS).inner_text() == ""
    page.unroute("**/search-index.js")
    alert.get_by_role("button").click()
    page.locator(READY).wait_for(state="attached")
    assert alert.is_hidden()
    assert page.locator(INPUT).evaluate("input => input === document.activeElement"), "the button pressed has gone"
    assert search(page, "padrón")


@pytest.mark.expects_console_error("ERR_FAILED")
def test_texts_that_fail_to_load_are_told_and_can_be_retried(page, site_http_url):
    page.route(TEXT_FILES, lambda route: route.abort())
    page.goto(site_http_url)
    page.locator(OPENER).click()
    alert = page.locator("dialog.search [role=alert]")
    alert.wait_for()
    page.unroute(TEXT_FILES)
    alert.get_by_role("button").click()
    page.locator(READY).wait_for(state="attached")
    assert alert.is_hidden()
    assert search(page, "padrón")
    page.keyboard.press("ArrowDown")
    assert page.locator(LINKS).first.evaluate("link => link === document.activeElement"), "bound once"


def hold_texts(page):
    """Hold the texts of the index back; return a function that releases them. (A route doesn't work over file://.)"""
    page.evaluate(
        """() => {
          const append = document.head.append.bind(document.head);
          const held = [];
          document.head.append = (element) => (/search-text-/.test(element.src) ? held.push(element) : append(element));
          globalThis.releaseTexts = () => held.forEach((element) => append(element));
        }"""
    )
    return lambda: page.evaluate("releaseTexts()")


def search_without_texts(page, query):
    """Type a query while the texts are held, and wait for its first results; return what releases the texts."""
    release = hold_texts(page)
    page.locator(OPENER).click()
    page.keyboard.type(query)
    page.locator(LINKS).first.wait_for()
    return release


def test_headings_are_found_while_the_texts_are_on_their_way(page, site_url):
    open_page(page, site_url)
    release = search_without_texts(page, "gobernanza")
    assert page.locator(READY).count() == 0
    assert page.locator(STATUS).inner_text() == "Buscando…", "the number is told once, when it is known"
    partial = page.locator(LINKS).count()
    release()
    page.locator(f"{RESULTS}[data-query='gobernanza']").wait_for(state="attached")
    whole = page.eval_on_selector_all(LINKS, "links => links.map(link => link.href)")
    assert len(whole) > partial
    assert "resultados" in page.locator(STATUS).inner_text()
    page.reload()
    open_search(page)
    assert search(page, "gobernanza") == whole


def test_enter_waits_for_the_whole_index(page, site_url):
    open_page(page, site_url)
    open_search(page)
    address = search(page, "gobernanza")[0]
    page.reload()
    release = search_without_texts(page, "gobernanza")
    page.keyboard.press("Enter")
    assert page.locator("dialog.search").evaluate("dialog => dialog.open")
    release()
    page.wait_for_url(address)


@pytest.mark.over_http
def test_a_reader_who_walks_in_the_first_results_keeps_them(page, site_url):
    open_page(page, site_url)
    release = search_without_texts(page, "gobernanza")
    page.keyboard.press("ArrowDown")
    walked = page.evaluate("document.activeElement.href")
    release()
    page.wait_for_timeout(1000)
    assert page.evaluate("document.activeElement.href") == walked
    page.locator(INPUT).focus()
    page.keyboard.type("s")
    page.locator(f"{RESULTS}[data-query='gobernanzas']").wait_for(state="attached")


def list_marked_words(page, queries):
    """Type queries without waiting; return the words marked in any list until the last query's list appears."""
    words = page.evaluate(
        """async ([queries, last]) => {
          const input = document.querySelector("#search-query");
          const results = document.querySelector(".search__results");
          const words = [];
          const read = (mark) => mark.textContent.toLowerCase();
          const note = () => words.push(...[...results.querySelectorAll("mark")].map(read));
          new MutationObserver(note).observe(results, { childList: true });
          for (const query of queries) {
            input.value = query;
            input.dispatchEvent(new Event("input"));
          }
          delete results.dataset.query;
          while (results.dataset.query !== last) await new Promise((resolve) => setTimeout(resolve, 10));
          return words;
        }""",
        [queries, queries[-1]],
    )
    return set(words)


@pytest.mark.over_http
def test_answers_to_what_is_no_longer_asked_are_dropped(page, site_url):
    open_page(page, site_url)
    open_search(page)
    assert list_marked_words(page, ["gob", "gobernanza", "conclusiones", "padrón"]) == {"padrón"}
    assert list_marked_words(page, ["padrón", "gobernanza", "xyzwxyzw"]) == set()


@pytest.mark.over_http
def test_a_megabyte_pasted_is_cut_and_the_reader_told(page, site_url):
    open_page(page, site_url)
    open_search(page)
    page.locator(INPUT).focus()
    page.keyboard.insert_text("gobernanza " * 90_000)
    page.wait_for_function(
        "selector => document.querySelector(selector).textContent.startsWith('Es mucho')", arg=STATUS
    )
    assert len(page.locator(INPUT).input_value()) == 200
    assert page.locator(LINKS).count()
    page.locator(INPUT).fill("ñ" * 200)
    page.locator(f"{STATUS} >> text=Sin resultados").wait_for()


def test_without_javascript_the_opener_leads_to_the_programme(browser, site_http_url):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site_http_url)
    page.locator(OPENER).click()
    assert page.url == site_http_url + "programa/"
    context.close()


@pytest.mark.parametrize("width", [360, 1280])
def test_the_dialog_fits(page, site_http_url, width):
    page.set_viewport_size({"width": width, "height": 740})
    page.goto(site_http_url)
    open_search(page)
    search(page, "conclusiones")
    box = page.locator("dialog.search").bounding_box()
    assert box["x"] >= 0 and box["x"] + box["width"] <= width
    assert page.locator("dialog.search").evaluate("dialog => dialog.scrollWidth <= dialog.clientWidth")
    small = page.eval_on_selector_all(
        "dialog.search :is(a, button, input, summary)",
        "all => all.map(one => one.getBoundingClientRect())"
        ".filter(box => box.width && (box.width < 24 || box.height < 24)).length",
    )
    assert small == 0


def test_running_the_opener_again_binds_nothing_twice(page, site_http_url):
    """Instant navigation may run a page's scripts again in the same document."""
    page.goto(site_http_url)
    open_search(page)
    page.keyboard.press("Escape")
    opener = page.eval_on_selector_all("script[src]", "all => all.map(one => one.src).find(src => /site/.test(src))")
    page.evaluate(RUN_AGAIN, opener)
    open_search(page)
    assert page.locator("dialog.search").count() == 1
    assert search(page, "padrón")
    page.keyboard.press("ArrowDown")
    first = page.locator(LINKS).first
    assert first.evaluate("link => link === document.activeElement")
