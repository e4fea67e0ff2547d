"""What surrounds the text, on the built site: scheme button, drawer, glossary tips, scroll boxes and filters."""

from __future__ import annotations

import pytest
from accessibility import find_violations
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

CHAPTER = "tema-1/2-modelos/"
TERMS = "tema-1/3-conclusiones/"  # with words of the glossary
WITH_A_DRAWING = "tema-1/1-introduccion/"
GALLERY = "casos/"
DRAWER_BUTTON = "[data-drawer-open]"
NAVIGATION = ".site-nav"
COUNT = "[data-case-count]"
CARDS = "[data-case-gallery] > li"
READ_SCHEME = "document.documentElement.dataset.mdColorScheme"
IS_HIDDEN_BY_HEADER = """() => {
  const focused = document.activeElement;
  if (focused === document.body || focused.closest(".md-header, .md-skip")) return false;
  return focused.getBoundingClientRect().bottom <= document.querySelector(".md-header").getBoundingClientRect().bottom;
}"""


@pytest.fixture(params=["http", "file"])
def site_url(request: pytest.FixtureRequest) -> str:
    """The address of the site's root, ending in a slash: first served, then opened from disk."""
    return request.getfixturevalue(f"site_{request.param}_url")


def open_page(page: Page, site_url: str, path: str) -> None:
    """Open a page given by its address on the web; over file://, a folder's page is a named file."""
    if site_url.startswith("file:"):
        path = f"{path}index.html" if path == GALLERY else f"{path.rstrip('/')}.html"
    page.goto(site_url + path)


def test_scheme_follows_the_system_and_then_the_reader(page: Page, site_url: str) -> None:
    page.emulate_media(color_scheme="dark")
    open_page(page, site_url, CHAPTER)
    assert page.evaluate(READ_SCHEME) == "slate"
    page.get_by_role("button", name="Cambiar a modo claro").click()
    assert page.evaluate(READ_SCHEME) == "default"
    page.reload()
    assert page.evaluate(READ_SCHEME) == "default", "la elección se guarda"
    page.get_by_role("button", name="Cambiar a modo oscuro").click()
    page.emulate_media(color_scheme="light")
    expect(page.locator("html")).to_have_attribute("data-md-color-scheme", "default")


def test_dark_scheme_is_there_before_anything_is_painted(page: Page, site_url: str) -> None:
    page.emulate_media(color_scheme="dark")
    page.add_init_script("""
      new MutationObserver((changes, observer) => {
        if (!document.body) return;
        window.schemeWhenBodyCame = document.documentElement.dataset.mdColorScheme;
        observer.disconnect();
      }).observe(document, {childList: true, subtree: true});
    """)
    open_page(page, site_url, CHAPTER)
    assert page.evaluate("window.schemeWhenBodyCame") == "slate"


@pytest.mark.over_http
def test_drawer_opens_and_closes_by_keyboard(page: Page, site_url: str) -> None:
    page.set_viewport_size({"width": 360, "height": 700})
    open_page(page, site_url, CHAPTER)
    button = page.locator(DRAWER_BUTTON)
    expect(page.locator(NAVIGATION)).to_be_hidden()
    button.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    expect(page.locator(f"{NAVIGATION} [aria-current=page]")).to_be_focused()
    page.keyboard.press("Escape")
    expect(button).to_be_focused()
    expect(button).to_have_attribute("aria-expanded", "false")
    expect(page.locator(NAVIGATION)).to_be_hidden()


@pytest.mark.over_http
def test_drawer_closes_when_focus_leaves_it(page: Page, site_url: str) -> None:
    page.set_viewport_size({"width": 360, "height": 700})
    open_page(page, site_url, CHAPTER)
    page.locator(DRAWER_BUTTON).press("Enter")
    page.locator(f"{NAVIGATION} a").last.focus()
    page.keyboard.press("Tab")
    expect(page.locator(DRAWER_BUTTON)).to_have_attribute("aria-expanded", "false")


@pytest.mark.over_http
def test_glossary_tip_by_keyboard_is_dismissible(page: Page, site_url: str) -> None:
    open_page(page, site_url, TERMS)
    term = page.locator(".term").first
    tip = term.locator("[role=tooltip]")
    expect(tip).to_be_hidden()
    term.locator("a").focus()
    expect(tip).to_be_visible()
    assert term.locator("a").get_attribute("aria-describedby") == tip.get_attribute("id")
    page.keyboard.press("Escape")
    expect(tip).to_be_hidden()
    expect(term.locator("a")).to_be_focused()


@pytest.mark.over_http
def test_a_tip_stays_inside_the_window(page: Page, site_url: str) -> None:
    for width in (1280, 768, 360):
        page.set_viewport_size({"width": width, "height": 700})
        open_page(page, site_url, TERMS)
        for term in page.locator(".term:visible").all():
            term.locator("> a").focus()
            box = term.locator(".term-tip").bounding_box()
            assert box is not None
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= width


@pytest.mark.over_http
def test_a_tip_does_not_cover_the_link_it_is_of(page: Page, site_url: str) -> None:
    page.set_viewport_size({"width": 320, "height": 400})
    open_page(page, site_url, TERMS)
    places = set()
    for term in page.locator(".term:visible").all():
        for block in ("end", "center"):
            term.evaluate("(term, block) => term.scrollIntoView({ block, behavior: 'instant' })", block)
            link = term.locator("> a")
            link.evaluate("(link) => { link.blur(); link.focus({ preventScroll: true }); }")
            box, tip = link.bounding_box(), term.locator(".term-tip").bounding_box()
            assert box is not None and tip is not None
            is_above = tip["y"] + tip["height"] <= box["y"] + 1
            assert is_above or tip["y"] >= box["y"] + box["height"] - 1
            assert tip["y"] >= 0 and tip["y"] + tip["height"] <= 400
            places.add(is_above)
    assert places == {True, False}


@pytest.mark.over_http
def test_no_page_scrolls_sideways_and_boxes_that_do_are_reachable(page: Page, site_url: str) -> None:
    page.set_viewport_size({"width": 360, "height": 700})
    for path in (CHAPTER, GALLERY):
        open_page(page, site_url, path)
        assert page.evaluate("document.documentElement.scrollWidth") == 360
        for box in page.locator(".table-scroll, .figure-scroll").all():
            overflows = box.evaluate("box => box.scrollWidth > box.clientWidth")
            assert box.get_attribute("tabindex") == ("0" if overflows else None)
            assert bool(box.get_attribute("aria-label")) == overflows


@pytest.mark.over_http
def test_a_drawing_is_seen_in_the_form_that_fits_its_box_and_has_one_name(page: Page, site_url: str) -> None:
    drawing = page.get_by_role("img", name="Dos canales")
    for width, form in ((1366, "figure-wide"), (360, "figure-narrow")):
        page.set_viewport_size({"width": width, "height": 700})
        open_page(page, site_url, WITH_A_DRAWING)
        expect(drawing).to_have_count(1)
        expect(drawing).to_have_class(form)
        assert page.locator(".figure-scroll").evaluate("(box) => box.scrollWidth === box.clientWidth")
    page.emulate_media(media="print")
    expect(drawing).to_have_class("figure-wide")


def test_a_drawing_opens_large_on_a_narrow_screen_and_the_focus_returns(page: Page, site_url: str) -> None:
    page.set_viewport_size({"width": 360, "height": 780})
    open_page(page, site_url, WITH_A_DRAWING)
    button = page.get_by_role("button", name="Ver en grande: Dos canales")
    dialog = page.get_by_role("dialog", name="Figura: Dos canales")
    drawing = page.get_by_role("img", name="Dos canales")
    expect(page.locator("script[src$='figures.js']")).to_have_count(1)  # it comes after all else
    page.wait_for_load_state("networkidle")
    button.focus()
    page.keyboard.press("Enter")
    expect(dialog).to_be_visible()
    expect(dialog.get_by_role("img", name="Dos canales")).to_have_class("figure-wide")
    expect(dialog.get_by_role("img")).to_have_accessible_description(
        page.locator(".figure-description p").text_content() or ""
    )
    view = dialog.get_by_role("region")
    hint = dialog.get_by_text("Desliza o gira el teléfono")
    expect(hint).to_be_visible()
    assert view.evaluate("(view) => view.scrollWidth > view.clientWidth")
    page.set_viewport_size({"width": 780, "height": 360})  # turned
    expect(hint).to_be_hidden()
    assert view.evaluate("(view) => view.scrollWidth === view.clientWidth")
    page.set_viewport_size({"width": 360, "height": 780})
    assert find_violations(page, "dialog") == []
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(button).to_be_focused()
    page.locator(".figure-narrow").click()
    dialog.get_by_role("button", name="Cerrar").click()
    expect(button).to_be_focused()
    expect(drawing).to_have_class("figure-narrow")
    page.set_viewport_size({"width": 1366, "height": 768})
    expect(drawing).to_have_class("figure-wide")
    expect(button).to_be_hidden()


@pytest.mark.over_http
def test_gallery_filters_and_says_how_many_are_left(page: Page, site_url: str) -> None:
    open_page(page, site_url, GALLERY)
    total = page.locator(CARDS).count()
    expect(page.locator(COUNT)).to_have_text(f"Se muestran {total} de {total} casos")
    first_kind = page.locator(f"{CARDS} .case-card").first.get_attribute("data-kind")
    expected = page.locator(f"{CARDS} [data-kind={first_kind}]").count()
    page.locator("[data-case-filter] [name=kind]").select_option(first_kind)
    expect(page.locator(COUNT)).to_have_text(f"Se muestran {expected} de {total} casos")
    expect(page.locator(f"{CARDS}:visible")).to_have_count(expected)
    page.locator("[data-case-filter] [type=reset]").click()
    expect(page.locator(f"{CARDS}:visible")).to_have_count(total)


@pytest.mark.over_http
def test_sticky_header_never_hides_what_has_focus(page: Page, site_url: str) -> None:
    page.set_viewport_size({"width": 360, "height": 700})
    open_page(page, site_url, CHAPTER)
    # Until it is there, because the page may grow meanwhile: what gets the focus before may end up out of sight.
    page.wait_for_function(
        """() => {
          const { scrollHeight } = document.documentElement;
          scrollTo({ top: scrollHeight, behavior: "instant" });
          return scrollY + innerHeight >= scrollHeight - 2;
        }"""
    )
    for _ in range(80):
        page.keyboard.press("Shift+Tab")
        # The browser scrolls the focused element into view a moment later.
        page.wait_for_function(f"() => !({IS_HIDDEN_BY_HEADER})()")


def test_without_a_store_the_scheme_button_still_works(page: Page, site_url: str) -> None:
    page.add_init_script("Object.defineProperty(window, 'localStorage', {get() { throw new Error('forbidden'); }});")
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.emulate_media(color_scheme="light")
    open_page(page, site_url, CHAPTER)
    page.get_by_role("button", name="Cambiar a modo oscuro").click()
    assert page.evaluate(READ_SCHEME) == "slate"
    assert errors == []
