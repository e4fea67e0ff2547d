"""triage.js and responses.js of docs/assets/js/, over http:// and file://: the triage tree and the bank of replies."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from course.loaded.whole import Course
from course.model import Response, ResponseBank, Triage

pytestmark = [pytest.mark.browser, pytest.mark.site]


Address = Callable[[str], str]


@pytest.fixture
def tree(page: Page, course_url: Address) -> Page:
    page.goto(course_url("arbol-de-triaje"))
    expect(page.locator(".triage--guided")).to_have_count(1)
    return page


@pytest.fixture
def part_count(whole_course: Course) -> int:
    """How many questions and outcomes the tree has."""
    triage = whole_course.get_value(Triage)
    return len(triage.steps) + len(triage.outcomes)


@pytest.fixture
def reply(whole_course: Course) -> Response:
    """The first reply of the bank."""
    return whole_course.get_value(ResponseBank).responses[0]


def get_shown(page: Page) -> list[str]:
    return [part.get_attribute("id") for part in page.locator(".triage-part:visible").all()]


@pytest.mark.over_http
def test_an_insult_with_a_request_inside_is_answered_by_keyboard_alone(tree: Page) -> None:
    assert get_shown(tree) == ["triaje-peligro"]
    tree.get_by_role("link", name="No", exact=True).focus()
    for answer in ("No", "No", "No", "Sí, pide algo", "No", "No", "Un servicio del ayuntamiento"):
        link = tree.get_by_role("link", name=answer, exact=True)
        for _ in range(6):  # the title has the focus: the answers are the next stops
            if link.evaluate("link => link === document.activeElement"):
                break
            tree.keyboard.press("Tab")
        expect(link).to_be_focused()
        tree.keyboard.press("Enter")
    assert get_shown(tree) == ["triaje-al-servicio"]
    expect(tree.get_by_role("heading", name="Al servicio que lo arregla")).to_be_focused()
    expect(tree.locator(".triage-path li")).to_have_count(7)
    expect(tree.locator(".triage-path li").nth(3)).to_contain_text(
        "Quita los insultos y las mayúsculas. ¿Lo que queda pide algo? Sí, pide algo"
    )


@pytest.mark.over_http
def test_the_way_can_be_walked_back_and_begun_again(tree: Page) -> None:
    back, restart = (
        tree.get_by_role("button", name="Volver a la anterior"),
        tree.get_by_role("button", name="Empezar de nuevo"),
    )
    expect(back).to_be_disabled()
    tree.get_by_role("link", name="No", exact=True).click()
    tree.get_by_role("link", name="Es un perfil falso o un enlace para estafar").click()
    back.click()
    assert get_shown(tree) == ["triaje-delito"]
    expect(tree.locator(".triage-path li")).to_have_count(1)
    restart.click()
    assert get_shown(tree) == ["triaje-peligro"]
    expect(restart).to_be_disabled()


@pytest.mark.over_http
def test_the_whole_sheet_is_one_press_away_and_its_options_are_links(tree: Page, part_count: int) -> None:
    whole = tree.get_by_role("button", name="Ver la hoja entera")
    whole.click()
    expect(whole).to_have_attribute("aria-pressed", "true")
    assert len(get_shown(tree)) == part_count
    tree.get_by_role("link", name="Sí o no lo sé").click()
    assert tree.url.endswith("#triaje-emergencia")
    expect(tree.locator("#triaje-emergencia")).to_be_in_viewport()
    whole.click()
    assert len(get_shown(tree)) == 1


def test_an_address_opens_its_outcome(page: Page, course_url: Address) -> None:
    page.goto(course_url("arbol-de-triaje") + "#triaje-no-responder")
    expect(page.locator("#triaje-no-responder")).to_be_in_viewport()
    assert get_shown(page) == ["triaje-no-responder"]
    page.get_by_role("button", name="Empezar de nuevo").click()
    assert get_shown(page) == ["triaje-peligro"]


def answer(page: Page, *names: str) -> None:
    for name in names:
        page.locator(".triage-current").get_by_role("link", name=name, exact=True).click()


def test_the_browser_goes_back_an_answer_at_a_time(tree: Page) -> None:
    entries = tree.evaluate("history.length")
    answer(tree, "No", "No", "No", "Sí, pide algo")
    assert tree.evaluate("history.length") == entries + 4
    tree.go_back()
    assert get_shown(tree) == ["triaje-pide"]
    expect(tree.locator(".triage-path li")).to_have_count(3)
    tree.get_by_role("button", name="Volver a la anterior").click()
    expect(tree.locator("#triaje-datos")).to_be_visible()
    tree.go_back()
    assert get_shown(tree) == ["triaje-delito"]
    tree.go_forward()
    assert get_shown(tree) == ["triaje-datos"]
    expect(tree.locator(".triage-path li")).to_have_count(2)
    answer(tree, "Sí, de otra persona")
    assert get_shown(tree) == ["triaje-datos-de-otro"]
    expect(tree.locator(".triage-path li").last).to_contain_text("Sí, de otra persona")


def test_coming_back_from_a_reply_leads_to_the_exit_with_its_answers(tree: Page) -> None:
    answer(tree, "No", "No", "No", "Sí, pide algo", "No", "No", "Un servicio del ayuntamiento")
    tree.locator(".triage-current a[href*='#respuesta-']").first.click()
    expect(tree).to_have_url(re.compile("banco-de-respuestas.*#respuesta-"))
    tree.go_back()
    expect(tree.locator("#triaje-al-servicio")).to_be_in_viewport()
    assert get_shown(tree) == ["triaje-al-servicio"]
    expect(tree.locator(".triage-path li")).to_have_count(7)
    tree.reload()
    assert get_shown(tree) == ["triaje-al-servicio"]
    expect(tree.locator(".triage-path li")).to_have_count(7)
    tree.get_by_role("button", name="Volver a la anterior").click()
    expect(tree.locator("#triaje-respuesta")).to_be_visible()
    expect(tree.locator(".triage-path li")).to_have_count(6)


@pytest.mark.parametrize("path", ["=zz", "=c", "=cccccccccccccccccccc", "=%3Cimg%3E"])
@pytest.mark.over_http
def test_a_path_that_does_not_lead_there_is_not_shown(page: Page, course_url: Address, path: str) -> None:
    page.goto(course_url("arbol-de-triaje") + f"#triaje-pide{path}")
    expect(page.locator(".triage--guided")).to_have_count(1)
    assert len(get_shown(page)) == 1
    expect(page.locator(".triage-path")).to_be_hidden()


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (360, 780)])
@pytest.mark.over_http
def test_the_first_question_with_its_answers_is_seen_without_scrolling(tree: Page, width: int, height: int) -> None:
    tree.set_viewport_size({"width": width, "height": height})
    tree.reload()
    first = tree.locator(".triage-current")
    expect(first.get_by_role("link").last).to_be_in_viewport(ratio=1)
    box = first.bounding_box()
    assert box["y"] + box["height"] <= height


@pytest.mark.over_http
def test_on_paper_the_tree_is_one_sheet(tree: Page) -> None:
    tree.evaluate("() => { globalThis.print = () => { document.body.dataset.printed = 'sí'; }; }")
    tree.get_by_role("button", name="Imprimir en una hoja").click()
    expect(tree.locator("body")).to_have_attribute("data-printed", "sí")
    assert len(re.findall(rb"/Type\s*/Page\b", tree.pdf(format="A4"))) == 1
    tree.emulate_media(media="print")
    assert get_shown(tree) == []
    expect(tree.locator(".tree-poster")).to_be_visible()
    expect(tree.locator("h1, footer, .tree-wide, .tree-narrow, main button").locator("visible=true")).to_have_count(0)


@pytest.mark.over_http
def test_the_tree_is_drawn_for_each_screen(tree: Page, whole_course: Course) -> None:
    triage = whole_course.get_value(Triage)
    for width, form in ((1366, "wide"), (360, "narrow")):
        tree.set_viewport_size({"width": width, "height": 780})
        drawing = tree.get_by_role("img", name=f"{triage.title}, en un árbol")
        expect(drawing).to_have_class(f"tree-{form}")
        expect(drawing).to_have_accessible_description(re.compile(re.escape(triage.steps[-1].question)))
        letters = drawing.locator("text").evaluate_all(
            "texts => texts.map((text) => parseFloat(getComputedStyle(text).fontSize) * text.getCTM().a)"
        )
        assert min(letters) >= 11.5
        box = drawing.bounding_box()
        assert box["x"] >= 0 and box["x"] + box["width"] <= width


def test_the_poster_is_downloaded_or_opened_from_a_folder(tree: Page, whole_course: Course) -> None:
    link = tree.get_by_role("link", name="Descargar el póster (SVG)")
    if tree.url.startswith("file:"):  # the browser shows a drawing of the disk instead of saving it again
        link.click()
        expect(tree.locator("svg > title")).to_have_text(whole_course.get_value(Triage).title)
        return
    with tree.expect_download() as download:
        link.click()
    assert download.value.suggested_filename == "triaje-de-mensajes.svg"
    assert download.value.path().read_text(encoding="utf-8").startswith("<svg ")


@pytest.mark.over_http
def test_without_javascript_the_tree_is_links(browser: Browser, course_url: Address, part_count: int) -> None:
    context = browser.new_context(locale="es-ES", java_script_enabled=False)
    page = context.new_page()
    page.goto(course_url("arbol-de-triaje"))
    assert len(get_shown(page)) == part_count
    expect(page.get_by_role("button", name="Volver a la anterior")).to_be_hidden()
    expect(page.get_by_role("button", name="Imprimir en una hoja")).to_be_hidden()
    page.get_by_role("link", name="Sí o no lo sé").click()
    expect(page.locator("#triaje-emergencia")).to_be_in_viewport()
    page.goto(course_url("banco-de-respuestas"))
    expect(page.get_by_role("button", name="Copiar").first).to_be_hidden()
    context.close()


@pytest.mark.over_http
def test_a_reply_is_copied_whole(page: Page, course_url: Address, reply: Response) -> None:
    page.goto(course_url("banco-de-respuestas"))
    page.evaluate("() => { navigator.clipboard.writeText = async text => { globalThis.copied = text; }; }")
    page.get_by_role("button", name=f"Copiar la respuesta «{reply.title}»").click()
    expect(page.get_by_text("Copiada.")).to_be_visible()
    assert page.evaluate("globalThis.copied") == reply.text


@pytest.mark.over_http
def test_a_refused_clipboard_leaves_the_reply_selected(page: Page, course_url: Address, reply: Response) -> None:
    page.goto(course_url("banco-de-respuestas"))
    page.evaluate("() => { navigator.clipboard.writeText = async () => { throw new Error(); }; }")
    page.get_by_role("button", name=f"Copiar la respuesta «{reply.title}»").click()
    expect(page.get_by_text("No se ha podido copiar")).to_be_visible()
    assert page.evaluate("getSelection().toString()") == reply.text
