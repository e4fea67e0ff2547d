"""The reader's search on the built site: what it finds, keyboard access, and what a screen reader is told."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from search_files import read_documents, read_search_scripts

pytestmark = pytest.mark.browser

QUERIES = Path(__file__).resolve().parents[1] / "search_queries.yml"
FIRST_RESULTS = 5
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
OFFICIAL_HEADING = re.compile(r"t(?P<tema>\d)/(?P<anchor>.+)")


@pytest.fixture(params=["http", "file"])
def site_url(request):
    """The address of the site's root, ending in a slash: first served, then opened from disk."""
    return request.getfixturevalue(f"site_{request.param}_url")


@pytest.fixture
def site_folder(request, site_url):
    """The folder of the site whose address is ``site_url``."""
    return request.getfixturevalue("offline_site" if site_url.startswith("file:") else "built_site")


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


def search_all(page, queries):
    """Type many queries one after another, without leaving the browser; return the addresses shown for each."""
    return page.evaluate(
        """async ([queries, links]) => {
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
        }""",
        [queries, LINKS],
    )


def simplify_address(address, site_url):
    """`tema-1/2/#2` for a page of the site, however it is served."""
    path, _, anchor = address.removeprefix(site_url).partition("#")
    path = re.sub(r"(^|/)index\.html$", r"\1", path)
    path = re.sub(r"\.html$", "/", path)
    return f"{path}#{anchor}"


def is_expected(found, section):
    """Whether an address is the section asked for, given as an address or as the id of an official heading."""
    official = OFFICIAL_HEADING.fullmatch(section)
    if not official:
        return found == section
    tema, anchor = official["tema"], official["anchor"]
    path, _, found_anchor = found.partition("#")
    is_row = path == "programa/" and found_anchor == f"t{tema}-{anchor}"
    return is_row or (path.startswith(f"tema-{tema}/") and found_anchor == anchor)


def test_every_query_finds_its_section(page, site_url):
    pairs = yaml.safe_load(QUERIES.read_text(encoding="utf-8"))
    assert len(pairs) >= 40
    open_page(page, site_url)
    open_search(page)
    wanted = [(str(query), pair["section"]) for pair in pairs for query in pair["queries"]]
    failures = []
    for (query, section), addresses in zip(wanted, search_all(page, [query for query, _ in wanted]), strict=True):
        found = [simplify_address(address, site_url) for address in addresses[:FIRST_RESULTS]]
        if not any(is_expected(address, section) for address in found):
            failures.append(f"«{query}» no encuentra {section}, sino {', '.join(found) or 'nada'}")
    assert not failures, "\n".join(failures)


def test_enter_leads_to_the_heading_of_the_first_result(page, site_url):
    for query in ("gobernanza inteligente", "CORH", "protección de datos"):
        open_page(page, site_url)
        open_search(page)
        address = search(page, query)[0]
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
    page.keyboard.type("examen")
    assert page.locator(INPUT).input_value() == "examen"
    assert page.locator(LINKS).count() == 0
    held, waiting = waiting, None
    for route in held:
        route.continue_()
    page.locator(f"{RESULTS}[data-query=examen]").wait_for(state="attached")
    assert (
        page.locator(LINKS)
        .first.get_attribute("href")
        .partition("#")[0]
        .rstrip("/")
        .endswith(("prueba-final", "prueba-final.html"))
    )


@pytest.mark.parametrize("key", ["/", "Control+k"])
@pytest.mark.over_http
def test_a_key_opens_it_and_escape_gives_the_focus_to_the_opener(page, site_url, key):
    open_page(page, site_url)
    page.keyboard.press(key)
    page.locator(READY).wait_for(state="attached")
    assert page.evaluate("document.activeElement.id") == "search-query"
    assert page.locator(INPUT).input_value() == ""
    page.keyboard.type("corh/2")
    assert page.locator(INPUT).input_value() == "corh/2"
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
    open_page(page, site_url, "tema-1/2-gobernanza-inteligente/")
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
def test_status_tells_the_number_of_results(page, site_url):
    open_page(page, site_url)
    open_search(page)
    search(page, "corh")
    assert re.fullmatch(
        r"(\d+ resultados?|Los 30 mejores de \d+ resultados,) en \d+ páginas?\.", page.locator(STATUS).inner_text()
    )
    assert page.locator(f"{RESULTS} mark").first.inner_text().lower() == "corh"
    assert search(page, "xyzwxyzw") == []
    assert page.locator(STATUS).inner_text() == "Sin resultados para «xyzwxyzw»."
    page.locator(f"{RESULTS} button").first.click()
    page.locator(LINKS).first.wait_for()
    assert page.locator(INPUT).input_value() == "plan de redes"


@pytest.mark.over_http
def test_what_a_reader_types_is_never_markup(page, site_url):
    open_page(page, site_url)
    open_search(page)
    query = "<img onqzqzqz>"
    search(page, query)
    assert query in page.locator(STATUS).inner_text()
    assert page.locator("dialog.search img").count() == 0


def test_answers_feedback_and_widget_words_are_not_in_the_index(page, site_url, site_folder):
    open_page(page, site_url, "tema-1/2-gobernanza-inteligente/")
    list_texts = """elements => elements.map(element => element.textContent.replace(/\\s+/g, " ").trim())
      .filter(text => text.length > 30)"""
    # Pages that tell how to print name that control.
    questions = page.eval_on_selector_all(".quiz :is(label, legend, [data-why]):not(.print-choice *)", list_texts)
    others = page.eval_on_selector_all(
        ".md-content :is(.quiz button, [data-search-exclude], [role=tooltip])", list_texts
    )
    assert questions and others
    documents = read_documents(read_search_scripts(site_folder))
    pages = [(found["u"], " ".join(f"{section['h']} {section['x']}" for section in found["s"])) for found in documents]
    whole_index = " ".join(text for _, text in pages)
    this_page = next(text for url, text in pages if url.startswith("tema-1/2-gobernanza-inteligente"))
    assert [text for text in questions if text in whole_index] == []
    assert [text for text in others if text in this_page] == []


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
    assert search(page, "corh")


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
    assert search(page, "corh")
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


def test_headings_are_found_while_the_texts_are_on_their_way(page, site_url):
    open_page(page, site_url)
    release = hold_texts(page)
    page.locator(OPENER).click()
    page.keyboard.type("gobernanza inteligente")
    page.locator(LINKS).first.wait_for()
    assert page.locator(READY).count() == 0
    assert page.locator(STATUS).inner_text() == "Buscando…", "the number is told once, when it is known"
    partial = page.locator(LINKS).count()
    release()
    page.locator(f"{RESULTS}[data-query='gobernanza inteligente']").wait_for(state="attached")
    whole = page.eval_on_selector_all(LINKS, "links => links.map(link => link.href)")
    assert len(whole) > partial
    assert "resultados" in page.locator(STATUS).inner_text()
    page.reload()
    open_search(page)
    assert search(page, "gobernanza inteligente") == whole


def test_enter_waits_for_the_whole_index(page, site_url):
    open_page(page, site_url)
    open_search(page)
    address = search(page, "gobernanza inteligente")[0]
    page.reload()
    release = hold_texts(page)
    page.locator(OPENER).click()
    page.keyboard.type("gobernanza inteligente")
    page.locator(LINKS).first.wait_for()
    page.keyboard.press("Enter")
    assert page.locator("dialog.search").evaluate("dialog => dialog.open")
    release()
    page.wait_for_url(address)


@pytest.mark.over_http
def test_a_reader_who_walks_in_the_first_results_keeps_them(page, site_url):
    open_page(page, site_url)
    release = hold_texts(page)
    page.locator(OPENER).click()
    page.keyboard.type("gobernanza inteligente")
    page.locator(LINKS).first.wait_for()
    page.keyboard.press("ArrowDown")
    walked = page.evaluate("document.activeElement.href")
    release()
    page.wait_for_timeout(1000)
    assert page.evaluate("document.activeElement.href") == walked
    page.locator(INPUT).focus()
    page.keyboard.type("s")
    page.locator(f"{RESULTS}[data-query='gobernanza inteligentes']").wait_for(state="attached")


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
    assert list_marked_words(page, ["gob", "gobernanza", "administración", "corh"]) == {"corh"}
    assert list_marked_words(page, ["corh", "gobernanza", "xyzwxyzw"]) == set()


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
    search(page, "administración")
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
    assert search(page, "corh")
    page.keyboard.press("ArrowDown")
    first = page.locator(LINKS).first
    assert first.evaluate("link => link === document.activeElement")
