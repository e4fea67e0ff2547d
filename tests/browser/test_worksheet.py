"""The worksheet to print, of the practice course: each scenario over http:// and file://."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import quote

import pytest
from accessibility import find_violations
from javascript import import_into
from playwright.sync_api import Browser, Locator, Page, expect

pytestmark = pytest.mark.browser

HOSTILE = "<img src=x onerror=\"document.title='roto'\">"
CHAPTER = "tema-1/1-introduccion"
TITLE = "1. Introducción"
DRAWN = """(seed) => {
  const { objectives, settings } = Curso.catalogue;
  return exam.draw(catalogue.listDrawable(), seed, settings.exam_questions, objectives);
}"""
PRINTED = """() => {
  const { objectives, settings } = Curso.catalogue;
  return exam.fingerprint(catalogue.listDrawable(), settings.exam_questions, objectives);
}"""
# The value of the page with the most kinds of question: axe takes half a minute for a whole tema.
MOST_KINDS = """() => {
  const options = [...document.querySelectorAll("#hoja-origen option[data-url]")];
  const list = (url) => Curso.catalogue.questions.filter(({ href }) => href.split("#")[0] === url);
  const kinds = ({ dataset }) => new Set(list(dataset.url).map(({ kind }) => kind)).size;
  return options.reduce((best, option) => (kinds(option) > kinds(best) ? option : best)).value;
}"""


@pytest.fixture
def open_sheet(page: Page, course_url: Callable[[str], str]) -> Callable[[str], Page]:
    """Opens the page with a choice in its address."""

    def open_page(choice: str = "") -> Page:
        page.goto("about:blank")  # changing only the fragment is not a new visit
        page.goto(course_url("autoevaluacion/hoja-de-preguntas") + choice)
        expect(page.get_by_role("button", name="Preparar la hoja")).to_be_visible()
        return page

    return open_page


def title(page: Page) -> Locator:
    return page.locator(".worksheet-paper h2").first


def status(page: Page) -> Locator:
    return page.locator(".worksheet-status")


def questions(page: Page) -> Locator:
    return page.locator("[data-part=questions] fieldset")


def part(page: Page, name: str) -> Locator:
    return page.locator(f"[data-part={name}]")


def wait_for_paper(page: Page) -> None:
    expect(status(page)).to_contain_text("Hoja preparada")


def count_printed_pages(page: Page) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4")))


def test_a_page_leads_to_its_own_worksheet(page: Page, course_url: Callable[[str], str]) -> None:
    page.goto(course_url(CHAPTER))
    prompts = [text.split("\n")[0] for text in page.locator(".quiz legend").all_inner_texts()]
    expect(page.get_by_role("group", name="Compruébalo").locator(".quiz-number")).to_have_text(["1."])
    expect(page.locator(".quiz-last .quiz-number").first).to_have_text("2.")
    expect(page.locator(".quiz-progress")).to_have_text(f"0 de {len(prompts)} preguntas respondidas")
    page.get_by_role("link", name="Imprimir estas preguntas").click()
    expect(title(page)).to_have_text(TITLE)
    assert page.url.endswith(f"#pagina={CHAPTER}")
    assert [text.split("\n")[0] for text in questions(page).locator("legend").all_inner_texts()] == prompts
    expect(page.locator("#hoja-origen")).to_have_value(f"pagina={CHAPTER}")
    expect(part(page, "questions")).to_contain_text("Curso mínimo")
    expect(part(page, "questions")).to_contain_text("Nombre:")
    expect(page.locator(".quiz-lesson")).to_have_count(0)  # the title says it


@pytest.mark.over_http
def test_a_tema_by_keyboard_and_its_address(open_sheet: Callable[[str], Page]) -> None:
    page = open_sheet()
    expect(page.locator(".worksheet-paper")).to_be_hidden()
    page.get_by_label("Preguntas de una página o de un tema").select_option("tema=1")
    page.locator("#hoja-origen").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(title(page)).to_be_focused()
    expect(title(page)).to_have_text("Tema 1")
    assert page.url.endswith("#tema=1")
    total = page.evaluate("Curso.catalogue.questions.filter(({ tema }) => tema === 1).length")
    expect(status(page)).to_have_text(f"Hoja preparada: {total}\u00a0preguntas.")
    expect(questions(page)).to_have_count(total)
    expect(part(page, "questions").locator(".quiz-lesson")).to_have_count(total)
    expect(part(page, "key").get_by_text("Vuelve a «Lo que queda», en el apartado 3 del tema 1")).to_have_count(1)
    page.reload()
    expect(questions(page)).to_have_count(total)
    page.go_back()
    expect(page.locator(".worksheet-paper")).to_be_hidden()


@pytest.mark.over_http
def test_every_page_with_questions_can_be_chosen(open_sheet: Callable[[str], Page]) -> None:
    page = open_sheet()
    options = page.locator("#hoja-origen option[data-url]")
    urls = page.evaluate("[...new Set(Curso.catalogue.questions.map(({ href }) => href.split('#')[0]))]")
    assert options.evaluate_all("options => options.map(({ dataset }) => dataset.url)") == urls
    last = options.last.get_attribute("value")
    total = re.search(r"\((\d+) pregunta", options.last.inner_text())[1]
    page.goto(f"{page.url.partition('#')[0]}#{last}")
    expect(status(page)).to_contain_text(f"Hoja preparada: {total}\u00a0pregunta")


@pytest.mark.over_http
def test_variant(open_sheet: Callable[[str], Page]) -> None:
    page = open_sheet()
    page.get_by_role("button", name="Preparar la variante").click()
    expect(status(page)).to_have_text("Escribe un nombre para la variante, por ejemplo «A».")
    expect(page.get_by_label("Variante de la prueba final")).to_be_focused()
    page.keyboard.type(" Grupo Ñ+1 ")
    page.keyboard.press("Enter")
    expect(title(page)).to_be_focused()
    expect(title(page)).to_have_text("Prueba final, variante «Grupo Ñ+1»")
    import_into(page, catalogue="assessment/catalogue.js", exam="core/exam.js")
    drawn = page.evaluate(DRAWN, "grupo ñ+1")
    keys = page.locator(".worksheet-paper [data-key]").evaluate_all("keys => keys.map(({ dataset }) => dataset.key)")
    assert keys == drawn
    expect(part(page, "key")).to_contain_text(page.evaluate(PRINTED))
    page.reload()
    expect(title(page)).to_have_text("Prueba final, variante «Grupo Ñ+1»")
    expect(page.get_by_label("Variante de la prueba final")).to_have_value("Grupo Ñ+1")


@pytest.mark.over_http
def test_a_hostile_variant_is_only_text(open_sheet: Callable[[str], Page]) -> None:
    page = open_sheet(f"#variante={quote(HOSTILE)}")
    expect(title(page)).to_have_text(f"Prueba final, variante «{HOSTILE}»")
    assert page.locator(".worksheet-paper img").count() == 0
    assert page.title() != "roto"


@pytest.mark.over_http
def test_a_wrong_address_is_told(open_sheet: Callable[[str], Page]) -> None:
    for choice in ("#tema=9", "#pagina=tema-1/nada", "#variante=", "#variante=%20", "#otra=1", "#tema=%E0%A4%A", "#="):
        page = open_sheet(choice)
        expect(status(page), choice).to_contain_text("pide unas preguntas que no existen")
        expect(page.locator(".worksheet-paper"), choice).to_be_hidden()
        page.get_by_role("button", name="Preparar la hoja").click()
        expect(status(page), choice).to_contain_text("Hoja preparada")


@pytest.mark.over_http
def test_the_address_of_a_heading_is_no_choice(open_sheet: Callable[[str], Page]) -> None:
    page = open_sheet("#en-grupo")
    expect(status(page)).to_be_empty()


def test_nothing_stored_shows(open_sheet: Callable[[str], Page]) -> None:
    page = open_sheet("#tema=1")
    wait_for_paper(page)
    clean = page.locator(".worksheet-paper").inner_html()
    page.evaluate(
        """() => {
          const answers = {};
          for (const { id } of Curso.catalogue.questions) {
            const attempt = { response: "secreto", correct: false, score: 0, hints: 0, at: "2026-01-01T10:00:00.000Z" };
            answers[id] = { first: attempt, last: attempt, tries: 1, updatedAt: attempt.at };
          }
          localStorage.setItem("curso:estado", JSON.stringify({ version: 2, answers }));
        }"""
    )
    page.reload()
    wait_for_paper(page)
    assert page.locator(".worksheet-paper").inner_html() == clean
    assert page.locator(".worksheet-paper").locator("input, select, textarea, button").count() == 0


@pytest.mark.over_http
def test_the_answer_sheet_and_the_key_follow_the_numbers_and_letters_of_the_paper(
    open_sheet: Callable[[str], Page],
) -> None:
    page = open_sheet("#tema=1")
    wait_for_paper(page)
    kinds = page.evaluate("Curso.catalogue.questions.filter(({ tema }) => tema === 1).map(({ kind }) => kind)")
    rows = part(page, "answers").locator("tbody th")
    assert rows.all_inner_texts() == [str(number + 1) for number in range(len(kinds))]
    place = kinds.index("ordering")
    steps = questions(page).nth(place).locator("[data-step]").all_inner_texts()
    steps = {" ".join(step.split()) for step in steps}
    for step in part(page, "key").locator("[data-key]").nth(place).locator("[data-step]").all_inner_texts():
        assert any(" ".join(step.split()).startswith(own) for own in steps), step
    place = kinds.index("matching")
    items = questions(page).nth(place).locator(".quiz-pair > span:first-child").all_inner_texts()
    pairs = part(page, "key").locator("[data-key]").nth(place).locator("[data-pair]").all_inner_texts()
    assert len(pairs) == len(items)
    assert all(pair.startswith(item) for pair, item in zip(pairs, items, strict=True))


@pytest.mark.over_http
def test_what_is_printed(open_sheet: Callable[[str], Page], page: Page) -> None:
    page.add_init_script("globalThis.print = () => { globalThis.printed = (globalThis.printed || 0) + 1; }")
    page = open_sheet(f"#pagina={CHAPTER}")
    wait_for_paper(page)
    whole = count_printed_pages(page)
    boxes = {
        name: page.get_by_label(name) for name in ("Hoja de preguntas", "Hoja de respuestas", "Clave con explicaciones")
    }
    pages = []
    for name in boxes:
        for other, box in boxes.items():
            box.set_checked(other == name)
        pages.append(count_printed_pages(page))
    expect(part(page, "questions")).to_be_hidden()
    expect(part(page, "answers")).to_be_hidden()
    assert pages[1] == 1  # no empty page before or after
    assert whole == sum(pages)  # each part on a page of its own
    page.get_by_role("button", name="Imprimir").click()
    assert page.evaluate("globalThis.printed") == 1
    boxes["Clave con explicaciones"].uncheck()
    expect(page.get_by_role("button", name="Imprimir")).to_be_disabled()


@pytest.mark.over_http
def test_only_the_paper_is_printed(open_sheet: Callable[[str], Page]) -> None:
    page = open_sheet(f"#pagina={CHAPTER}")
    wait_for_paper(page)
    page.emulate_media(media="print")
    for selector in (
        "h1",
        "#en-grupo",
        ".worksheet-choice",
        ".worksheet-parts",
        ".worksheet-status",
        ".site-footer",
        ".page-turn",
    ):
        expect(page.locator(selector).first).to_be_hidden()
    for name in ("questions", "answers", "key"):
        expect(part(page, name)).to_be_visible()
    page.goto(page.url.partition("#")[0] + "#en-grupo")
    expect(page.locator("h1")).to_be_visible()  # without a sheet the page prints as any other


@pytest.mark.over_http
def test_without_javascript(browser: Browser, course_url: Callable[[str], str]) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(course_url("autoevaluacion/hoja-de-preguntas"))
    assert any("imprime la página del tema" in text for text in page.locator("noscript").all_text_contents())
    expect(page.locator(".worksheet")).to_be_hidden()
    page.goto(course_url(CHAPTER))
    expect(page.locator(".quiz-print")).to_be_hidden()
    context.close()


@pytest.mark.parametrize(
    "trouble",
    [
        "Object.defineProperty(globalThis, 'localStorage', { get() { throw new Error('no'); } })",
        "localStorage.setItem('curso:estado', '{roto')",
    ],
)
@pytest.mark.over_http
def test_trouble_with_what_is_stored_does_not_matter(
    open_sheet: Callable[[str], Page], page: Page, trouble: str
) -> None:
    faults = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.add_init_script(f"if (location.protocol !== 'about:') {trouble}")
    page = open_sheet("#tema=1")
    wait_for_paper(page)
    assert faults == []


@pytest.mark.expects_console_error("ERR_FAILED")
def test_questions_that_do_not_load_are_told(open_sheet: Callable[[str], Page], page: Page) -> None:
    page.route("**/assets/bank/tema-**", lambda route: route.abort())
    page = open_sheet("#tema=1")
    expect(status(page)).to_have_text(
        "No se han podido cargar las preguntas. Comprueba la conexión y recarga la página."
    )


@pytest.mark.parametrize(("course_url", "scheme"), [("http", "light"), ("file", "dark")], indirect=["course_url"])
def test_accessible_on_a_narrow_screen(open_sheet: Callable[[str], Page], page: Page, scheme: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.emulate_media(color_scheme=scheme)
    page = open_sheet()
    assert find_violations(page) == []
    page.locator("#hoja-origen").select_option(page.evaluate(MOST_KINDS))
    page.get_by_role("button", name="Preparar la hoja").click()
    wait_for_paper(page)
    page.evaluate("scrollTo(0, 0)")  # axe reports what the header covers as too small
    assert find_violations(page, ".worksheet") == []
    assert page.evaluate("document.documentElement.scrollWidth") == 320
