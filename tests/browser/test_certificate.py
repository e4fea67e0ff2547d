"""The statement of self-study and its check, on the practice course, over http:// and file://.

What the page prints is computed again here by hashlib (by the page's own command: tests/content).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Sequence

import pytest
from accessibility import find_violations
from playwright.sync_api import BrowserContext, Page, expect
from stored import ANSWERS, make_record, open_stored

pytestmark = pytest.mark.browser

PATH = "autoevaluacion/constancia"
CHECK = "autoevaluacion/comprobar-constancia"
HOSTILE = "<img src=x onerror=\"document.title='roto'\">"
Url = Callable[[str], str]


@pytest.fixture
def open_answered(page: Page, course_url: Url, catalogue: dict) -> Callable[..., None]:
    """Opens the page with three questions answered, two of them right at the first attempt, and some finished tests."""

    def open_page(exams: Sequence[dict] = ()) -> None:
        at = "2026-11-20T10:00:00.000Z"
        answers = {
            question["id"]: make_record(score, at) | {"last": make_record(1, at)["last"], "tries": 2}
            for question, score in zip(catalogue["questions"], (1, 1, 0), strict=False)
        }
        open_stored(page, course_url(PATH), {ANSWERS: {"version": 2, "answers": answers, "exams": exams}})

    return open_page


def make(page: Page, name: str) -> None:
    page.get_by_label("Nombre y apellidos").fill(name)
    page.get_by_role("button", name="Preparar la constancia").click()
    expect(page.locator(".certificate-sheet h2")).to_be_focused()


def read_lines(page: Page) -> list[str]:
    return page.locator("[data-lines] li").all_text_contents()


def read_code(page: Page) -> str:
    return page.locator("[data-code]").inner_text()


def check(page: Page, lines: str, code: str) -> None:
    page.get_by_label("Líneas de la constancia").fill(lines)
    page.get_by_label("Código", exact=True).fill(code)
    page.get_by_role("button", name="Comprobar", exact=True).click()


def finished(score: float, day: str) -> dict:
    return {
        "seed": "A",
        "startedAt": f"{day}T10:00:00.000Z",
        "finishedAt": f"{day}T11:00:00.000Z",
        "spentSeconds": 60,
        "minutes": 60,
        "isLate": False,
        "score": score,
        "passed": score >= 0.7,
        "questions": {},
    }


@pytest.mark.over_http
def test_without_answers_there_is_nothing_to_state(page: Page, course_url: Url) -> None:
    page.goto(course_url(PATH))
    expect(page.get_by_text("Todavía no hay nada que hacer constar")).to_be_visible()
    expect(page.get_by_role("button", name="Preparar la constancia")).to_be_hidden()
    assert find_violations(page) == []


def test_the_lines_and_their_code(page: Page, open_answered: Callable[..., None], course_url: Url) -> None:
    exams = [finished(0.5, "2026-11-10"), finished(0.829, "2026-11-12"), finished(0.6, "2026-11-14")]
    open_answered(exams)
    make(page, "  Begoña   Ñíguez i Ferré ")
    catalogue = page.evaluate("Curso.catalogue")
    today = page.evaluate("new Date().toLocaleDateString('en-CA')")
    total = len([question for question in catalogue["questions"] if question["tema"] == 1])
    lines = read_lines(page)
    lessons = page.evaluate("Curso.lessons.length")
    assert lines[4].startswith(f"Recorrido imprescindible: 0 de {lessons} páginas leídas, ")
    assert re.search(r", 0 min de \d+ (h|min).* previstos$", lines[4])
    assert lines[5].startswith("Aviso: ") and "nadie ha comprobado" in lines[5]
    assert not [line for line in lines if line.startswith("Horas")]
    assert lines[:4] + lines[6:7] == [
        f"Curso: {catalogue['title']}",
        f"Edición: {catalogue['edition']}",
        "Nombre: Begoña Ñíguez i Ferré",
        f"Fecha: {today}",
        f"Tema 1: 2 aciertos a la primera, 3 respondidas, {total} preguntas",
    ]
    assert lines[-1] == "Prueba final: 82 % el 2026-11-12"  # the best one
    digits = hashlib.sha256("\n".join(lines).encode()).hexdigest()[:16].upper()
    assert read_code(page) == "-".join(re.findall(".{4}", digits))
    expect(page.get_by_text("No es un certificado oficial de aprovechamiento.").first).to_be_visible()
    address = "Comprobar una constancia" if page.url.startswith("file:") else course_url(CHECK)
    expect(page.locator("[data-address]")).to_have_text(address)


@pytest.mark.over_http
def test_the_name_is_only_text_is_kept_nowhere_and_is_more_than_spaces(
    page: Page, open_answered: Callable[..., None]
) -> None:
    open_answered()
    before = page.evaluate("JSON.stringify(localStorage)")
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    make(page, HOSTILE)
    assert read_lines(page)[2] == f"Nombre: {HOSTILE}"
    assert page.locator(".certificate img").count() == 0
    assert page.evaluate("JSON.stringify(localStorage)") == before
    assert [url for url in requests if not url.endswith("/favicon.png")] == []  # which browsers ask for
    assert "img" not in page.url
    page.get_by_label("Nombre y apellidos").fill("Otra persona")
    expect(page.locator(".certificate-sheet")).to_be_hidden()  # never a sheet with a name other than the form's
    page.get_by_label("Nombre y apellidos").fill("   ")
    page.get_by_role("button", name="Preparar la constancia").click()
    expect(page.locator(".certificate-sheet")).to_be_hidden()


@pytest.mark.over_http
def test_only_the_sheet_is_printed_on_one_page(page: Page, open_answered: Callable[..., None]) -> None:
    open_answered()
    make(page, "Ana " * 20)
    page.emulate_media(media="print")
    expect(page.locator(".certificate-sheet")).to_be_visible()
    shown = page.evaluate(
        """() => [...document.querySelectorAll("h1, h2, p, li, a, button, footer, header, input")]
          .filter((element) => !element.closest(".certificate-sheet"))
          .filter((element) => element.checkVisibility({opacityProperty: true}))
          .map((element) => element.outerHTML)"""
    )
    assert shown == []
    document = page.pdf(format="A4")
    assert len(re.findall(rb"/Type\s*/Page\b", document)) == 1


def test_with_a_forbidden_store_it_says_there_is_nothing(context: BrowserContext, course_url: Url) -> None:
    context.add_init_script("Object.defineProperty(window, 'localStorage', {get() { throw new Error('prohibido'); }})")
    page = context.new_page()
    page.goto(course_url(PATH))
    expect(page.get_by_text("Todavía no hay nada que hacer constar")).to_be_visible()


@pytest.mark.over_http
def test_corrupt_exams_are_passed_over(page: Page, open_answered: Callable[..., None]) -> None:
    open_answered([{"score": "mucho"}, finished(0.4, "2026-11-10")])
    make(page, "Ana")
    assert read_lines(page)[-1] == "Prueba final: 40 % el 2026-11-10"


# --- Checking -------------------------------------------------------------------------------------------------------


@pytest.mark.over_http
def test_what_is_printed_agrees_whatever_the_spaces_and_the_case(
    page: Page, open_answered: Callable[..., None], course_url: Url
) -> None:
    open_answered()
    make(page, "Núria Peña")
    lines, code = read_lines(page), read_code(page)
    page.goto(course_url(CHECK))
    status = page.get_by_role("status").filter(has_text="oinciden")
    for text, typed in [
        ("\n".join(lines), code),
        ("\r\n\r\n".join(f"  {line}\t" for line in lines) + "\n", code.lower().replace("-", "")),
        ("\n".join(lines).replace(" %", "\u00a0%").replace("ú", "u\u0301"), f" {code.replace('-', ' ')} "),
    ]:
        check(page, text, typed)
        expect(status).to_contain_text("✓ Coinciden: este código es el de estas líneas. Eso solo prueba")
        expect(status).to_contain_text("No prueba quién ha respondido ni que los datos sean ciertos")
        expect(page.get_by_text("Código de estas líneas:")).to_contain_text(code)
    check(page, "\n".join(lines).replace("3 respondidas", "4 respondidas"), code)
    expect(status).to_contain_text("✗ No coinciden: este código no es el de estas líneas.")
    expect(page.get_by_text("Código de estas líneas:")).not_to_contain_text(code)
    page.get_by_label("Código", exact=True).fill("otro")
    expect(status).to_have_count(0)  # a changed text is no longer marked as checked


@pytest.mark.over_http
def test_what_is_pasted_is_only_text(page: Page, course_url: Url) -> None:
    page.goto(course_url(CHECK))
    check(page, HOSTILE, HOSTILE)
    expect(page.get_by_text("No se ha comprobado nada.")).to_be_visible()
    assert page.locator(".certificate-check img").count() == 0
    assert page.evaluate("localStorage.length") == 0


@pytest.mark.over_http
def test_what_is_no_statement_is_not_checked(page: Page, open_answered: Callable[..., None], course_url: Url) -> None:
    """Any text has a code, a blank line too, and a green mark made it look certified."""
    open_answered()
    make(page, "Ana")
    lines = read_lines(page)
    page.goto(course_url(CHECK))
    status = page.locator(".certificate-check [data-status]")
    for text, words in [
        (
            " \n ",
            "«Curso:», «Edición:», «Nombre:», «Fecha:», "
            "«Recorrido imprescindible:», «Aviso:», «Prueba final:» y «Tema 1:»",
        ),
        ("Certifico que Ana ha aprobado", "«Curso:»"),
        ("\n".join(line for line in lines if not line.startswith("Fecha")), "lleva: «Fecha:»."),
        ("\n".join([*lines, "Calificación: Matrícula de honor"]), "Sobra esta línea"),
        ("\n".join([*lines, lines[0]]), "Sobra esta línea"),
    ]:
        code = "-".join(re.findall(".{4}", hashlib.sha256(text.strip().encode()).hexdigest()[:16]))
        check(page, text, code)
        expect(status).to_contain_text(f"No se ha comprobado nada. {'' if 'Sobra' in words else 'Faltan'}")
        expect(status).to_contain_text(words)
        expect(page.get_by_text("Código de estas líneas:")).to_be_hidden()
    check(page, "\n".join(lines), "7")
    expect(status).to_contain_text("No se ha comprobado nada. El código de una constancia tiene 16 cifras y letras.")


@pytest.mark.over_http
def test_a_forged_sheet_shows_what_a_code_does_not_prove(page: Page, course_url: Url) -> None:
    page.goto(course_url(CHECK))
    page.get_by_role("button", name="Ver una constancia falsa que coincide").click()
    status = page.locator(".certificate-check [data-status]")
    expect(status).to_contain_text("✓ Coinciden")
    expect(status).to_contain_text("cualquiera puede inventar unas líneas y calcular su código")
    lines = page.get_by_label("Líneas de la constancia").input_value()
    assert "Nombre: Persona Que No Existe" in lines and "Prueba final: 100 %" in lines
    page.get_by_label("Líneas de la constancia").press("End")
    page.keyboard.type("1")
    page.get_by_role("button", name="Comprobar", exact=True).click()
    expect(status).to_contain_text("✗ No coinciden")


# --- For everyone ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("course_url", "scheme"), [("http", "light"), ("file", "dark")], indirect=["course_url"])
def test_axe_and_320_pixels(page: Page, open_answered: Callable[..., None], course_url: Url, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": 320, "height": 640})
    open_answered()
    assert find_violations(page) == []
    make(page, "Ana " * 20)
    assert find_violations(page, ".certificate") == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.goto(course_url(CHECK))
    assert find_violations(page) == []
    check(page, "a" * 200, "b")
    assert find_violations(page, ".certificate-check") == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_everything_by_keyboard(page: Page, open_answered: Callable[..., None]) -> None:
    open_answered()
    page.get_by_label("Nombre y apellidos").focus()
    page.keyboard.type("Ana")
    page.keyboard.press("Enter")
    expect(page.locator(".certificate-sheet h2")).to_be_focused()
    page.evaluate("window.print = () => { window.isPrinted = true; }")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("window.isPrinted")


@pytest.mark.over_http
def test_without_javascript_it_says_so(context: BrowserContext, course_url: Url) -> None:
    plain = context.browser.new_context(java_script_enabled=False)
    try:
        page = plain.new_page()
        for path in (PATH, CHECK):
            page.goto(course_url(path))
            expect(page.locator("noscript p").first, path).to_be_visible()
            expect(page.locator("main, article").first.get_by_role("textbox"), path).to_have_count(0)
    finally:
        plain.close()
