"""docs/assets/js/calculators/ in a real Chromium, on the furnished course: each scenario over http:// and file://."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import pytest
from accessibility import find_violations
from playwright.sync_api import Browser, Locator, Page, expect
from tools_site import CODEBOOK_PAGE, ENGAGEMENT_PAGE, SAMPLE_PAGE

from course.formulas.engagement import EXAMPLE, EXAMPLE_INTERACTIONS

pytestmark = pytest.mark.browser

RATES, MESSAGES, SAMPLE = ("[data-calculator=rates]", "[data-calculator=messages]", "[data-calculator=sample]")


def open_page(page: Page, base: str, name: str) -> Page:
    page.goto(f"{base}/{name}")
    expect(page.get_by_role("button", name="Calcular").first).to_be_enabled()
    return page


@pytest.fixture
def rates(page: Page, base: str) -> Page:
    return open_page(page, base, ENGAGEMENT_PAGE)


@pytest.fixture
def sample(page: Page, base: str) -> Page:
    return open_page(page, base, SAMPLE_PAGE)


def fill(page: Page, part: str, **texts: str) -> None:
    for name, text in texts.items():
        page.locator(f"{part} [name={name}]").fill(text)


def calculate(page: Page, part: str) -> None:
    page.locator(part).get_by_role("button", name="Calcular").click()


def status(page: Page, part: str) -> Locator:
    return page.locator(f"{part} .calculator-status[role=status]")


def result(page: Page, part: str) -> Locator:
    return page.locator(f"{part} .calculator-result")


def press_until(page: Page, selector: str) -> None:
    for _ in range(80):
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab never reaches {selector}")


def read_text(locator: Locator) -> str:
    return " ".join(locator.inner_text().split())


# --- Rates ----------------------------------------------------------------------------------------------------------


def test_rates_by_keyboard_alone(rates: Page) -> None:
    press_until(rates, f"{RATES} [name=likes]")
    for text in ("1.200", "8", "", "", "10000", "", "40 000"):
        rates.keyboard.type(text)
        rates.keyboard.press("Tab")
    expect(rates.locator(RATES).get_by_role("button", name="Calcular")).to_be_focused()
    rates.keyboard.press("Enter")
    expect(status(rates, RATES)).to_have_text("Tasa por seguidores: 12,08 %. Tasa por impresiones: 3,02 %.")
    expect(status(rates, RATES)).to_be_in_viewport()
    expect(result(rates, RATES)).to_contain_text("1.208 ÷ 10.000 × 100 = 12,08 %")
    expect(result(rates, RATES)).to_contain_text("1.208 ÷ 40.000 × 100 = 3,02 %")
    expect(result(rates, RATES)).to_contain_text("Redondeado a dos decimales.")
    rates.keyboard.press("Tab")
    rates.keyboard.press("Enter")
    expect(status(rates, RATES)).to_have_text("Datos borrados.")
    expect(rates.locator(f"{RATES} [name=likes]")).to_be_focused()
    expect(rates.locator(f"{RATES} [name=impressions]")).to_have_value("")
    expect(result(rates, RATES)).to_be_hidden()


@pytest.mark.over_http
def test_enter_in_a_field_calculates_and_a_change_takes_the_result_away(rates: Page) -> None:
    fill(rates, RATES, likes="1", followers="33200000")
    rates.locator(f"{RATES} [name=followers]").press("Enter")
    expect(status(rates, RATES)).to_have_text("Tasa por seguidores: 0,0000030 %.")
    expect(result(rates, RATES)).to_contain_text(
        "Lo que no llega a 0,01 % lleva los decimales que hacen falta para verlo, hasta 7."
    )
    rates.keyboard.press("End")
    rates.keyboard.type("0")
    expect(result(rates, RATES)).to_be_hidden()
    expect(status(rates, RATES)).to_be_empty()


@pytest.mark.over_http
def test_wrong_figures_are_told_beside_their_field(rates: Page) -> None:
    fill(rates, RATES, likes="3 mil", shares="1,5", reach="500", impressions="499")
    calculate(rates, RATES)
    expect(status(rates, RATES)).to_have_text("Hay 3 datos que corregir: «Me gusta», «Compartidos», «Impresiones».")
    likes, impressions = rates.locator(f"{RATES} [name=likes]"), rates.locator(f"{RATES} [name=impressions]")
    expect(likes).to_be_focused()
    expect(likes).to_have_attribute("aria-invalid", "true")
    expect(likes).to_have_accessible_description("Escribe el número con sus cifras y sin palabras, como 1200 o 1.200.")
    expect(impressions).to_have_accessible_description(
        "Veces que se vio. No pueden ser menos que el alcance: quien ve el mensaje lo ve al menos una vez. "
        "¿Están cambiadas las dos cifras?"
    )
    expect(result(rates, RATES)).to_be_hidden()
    likes.fill("3000")
    expect(likes).not_to_have_attribute("aria-invalid", "true")
    expect(impressions).to_have_attribute("aria-invalid", "true")
    fill(rates, RATES, shares="1", impressions="5000")
    calculate(rates, RATES)
    expect(result(rates, RATES)).to_contain_text("hay más interacciones que personas alcanzadas")
    expect(rates.locator("[aria-invalid]")).to_have_count(0)


@pytest.mark.over_http
def test_an_empty_form_says_what_it_needs(rates: Page) -> None:
    calculate(rates, RATES)
    expect(status(rates, RATES)).to_have_text("Hay 2 datos que corregir: «Me gusta», «Seguidores».")
    expect(rates.get_by_text("Si no hubo ninguna, pon 0.")).to_be_visible()
    expect(rates.get_by_text("al menos una de las tres cifras")).to_be_visible()


@pytest.mark.over_http
def test_the_example_by_hand_is_what_the_form_gives(rates: Page) -> None:
    fill(rates, RATES, **{name: str(value) for name, value in asdict(EXAMPLE).items()})
    calculate(rates, RATES)
    fill(rates, MESSAGES, column="\n".join(map(str, EXAMPLE_INTERACTIONS)), followers=str(EXAMPLE.followers))
    calculate(rates, MESSAGES)
    rates.locator("summary").click()
    for base in ("followers", "reach", "impressions"):
        assert read_text(rates.locator(f"[data-example={base}]")) in read_text(result(rates, RATES))
    for name, label in (("mean", "Media"), ("median", "Mediana")):
        assert f"{label}: {read_text(rates.locator(f'[data-example={name}]'))}" in read_text(status(rates, MESSAGES))


@pytest.mark.over_http
def test_a_wrong_line_of_the_column_is_named(rates: Page) -> None:
    fill(rates, MESSAGES, column="4\n7\nnueve\n", followers="100")
    calculate(rates, MESSAGES)
    column = rates.locator(f"{MESSAGES} [name=column]")
    expect(column).to_be_focused()
    expect(column).to_have_accessible_description(
        "Una cifra en cada línea. Puedes pegar una columna de tu hoja de cálculo. Línea 3: «nueve» no es un número."
    )


# --- Sample size ----------------------------------------------------------------------------------------------------


def test_sample_by_keyboard_alone_both_ways(sample: Page) -> None:
    press_until(sample, f"{SAMPLE} [name=wanted]")
    press_until(sample, f"{SAMPLE} [name=population]")
    sample.keyboard.type("5.000")
    sample.keyboard.press("Enter")
    expect(status(sample, SAMPLE)).to_have_text("Tamaño de la muestra: 357.")
    expect(result(sample, SAMPLE)).to_contain_text("n = 384,16 ÷ (1 + (384,16 − 1) ÷ 5.000) ≈ 356,82")
    sample.locator(f"{SAMPLE} [name=wanted]:checked").focus()
    sample.keyboard.press("ArrowDown")
    expect(result(sample, SAMPLE)).to_be_hidden()
    expect(sample.locator(f"{SAMPLE} [name=margin]")).to_be_hidden()
    sample.keyboard.press("Tab")
    expect(sample.locator(f"{SAMPLE} [name=size]")).to_be_focused()
    sample.keyboard.type("357")
    sample.keyboard.press("Enter")
    expect(status(sample, SAMPLE)).to_have_text("Margen de error: ±5,00 puntos.")
    sample.locator(SAMPLE).get_by_role("button", name="Borrar").press("Enter")
    expect(sample.locator(f"{SAMPLE} [name=margin]")).to_have_value("5")
    expect(sample.locator(f"{SAMPLE} [name=size]")).to_be_hidden()
    expect(sample.locator(f"{SAMPLE} [name=wanted]").first).to_be_focused()


@pytest.mark.over_http
def test_wrong_figures_of_the_sample(sample: Page) -> None:
    fill(sample, SAMPLE, margin="0", share="100", population="-1")
    calculate(sample, SAMPLE)
    expect(status(sample, SAMPLE)).to_have_text(
        "Hay 3 datos que corregir: «Margen de error», «Porcentaje esperado», «Población»."
    )
    expect(sample.locator(f"{SAMPLE} [name=share]")).to_have_accessible_description(
        "Si no lo sabes, 50: pide la muestra mayor. Escribe un porcentaje mayor que 0 y menor que 100."
    )
    fill(sample, SAMPLE, margin="5 %", share="1", population="")
    calculate(sample, SAMPLE)
    expect(result(sample, SAMPLE)).to_contain_text("se esperan menos de cinco casos")


# --- Everywhere -----------------------------------------------------------------------------------------------------


def test_nothing_leaves_the_device_and_nothing_is_kept(page: Page, built: tuple[Path, str]) -> None:
    open_page(page, built[1], ENGAGEMENT_PAGE)
    asked: list[str] = []
    page.on("request", lambda request: None if "/favicon." in request.url else asked.append(request.url))
    fill(page, RATES, likes="5", followers="100")
    calculate(page, RATES)
    expect(result(page, RATES)).to_be_visible()
    assert (asked, page.context.cookies(), page.evaluate("localStorage.length")) == ([], [], 0)
    assert "?" not in page.url


def test_instant_navigation_binds_each_form_once(page: Page, instant_address: str) -> None:
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"{instant_address}/calendario.html")
    page.wait_for_load_state("networkidle")  # Material navigates without reloading once it has the site's map
    page.evaluate("window.isSamePage = true")
    for name in ("Tasas", "Muestra", "Tasas"):
        page.locator(".site-nav").get_by_role("link", name=name, exact=True).click()
        expect(page.locator("h1")).to_contain_text(name)
        expect(page.get_by_role("button", name="Calcular").first).to_be_enabled()
    fill(page, RATES, likes="5", followers="100")
    page.evaluate(
        "window.said = 0; new MutationObserver(() => { window.said += 1; })"
        ".observe(document.querySelector('.calculator-result'), { attributes: true })"
    )
    calculate(page, RATES)
    expect(status(page, RATES)).to_have_text("Tasa por seguidores: 5,00 %.")
    expect(result(page, RATES).locator("dt")).to_have_count(1)
    assert page.evaluate("[window.isSamePage, window.said]") == [True, 1]
    assert errors == []


@pytest.mark.over_http
def test_print_has_the_figures_and_the_result(rates: Page) -> None:
    fill(rates, RATES, likes="5", followers="100")
    calculate(rates, RATES)
    rates.evaluate("dispatchEvent(new Event('beforeprint'))")
    rates.emulate_media(media="print")
    expect(rates.locator(f"{RATES} [name=likes]")).to_be_visible()
    expect(rates.locator(f"{RATES} [name=likes]")).to_have_value("5")
    expect(result(rates, RATES)).to_be_visible()
    expect(status(rates, RATES)).to_be_visible()
    expect(rates.locator("[data-example=mean]")).to_be_visible()
    expect(rates.get_by_role("button", name="Calcular")).to_have_count(0)


@pytest.mark.parametrize(
    ("name", "texts"),
    [
        (ENGAGEMENT_PAGE, ["80 ÷ 10.000 × 100 = 0,80 %", "80 ÷ 3.200 × 100 = 2,50 %", "la mediana"]),
        (SAMPLE_PAGE, ["Muy grande", "1.068", "n = n₀ ÷ (1 + (n₀ − 1) ÷ N)", "357"]),
    ],
)
@pytest.mark.over_http
def test_without_javascript_there_are_the_formulas_and_an_example(
    browser: Browser, base: str, name: str, texts: list[str]
) -> None:
    context = browser.new_context(java_script_enabled=False)
    try:
        plain = context.new_page()
        plain.goto(f"{base}/{name}")
        assert all(text in read_text(plain.locator(".calculator details")) for text in texts)
        expect(plain.locator(".calculator").get_by_role("textbox")).to_have_count(0)
        expect(plain.locator(".calculator").get_by_role("button")).to_have_count(0)
    finally:
        context.close()


# No rule of axe reads both the colours and the width.
@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 360)])
@pytest.mark.over_http
def test_axe_finds_nothing_and_nothing_overflows(browser: Browser, base: str, scheme: str, width: int) -> None:
    # Tall, so that nothing is under the sticky header: axe reports covered controls as too small.
    context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 4500}, locale="es-ES")
    try:
        page = open_page(context.new_page(), base, ENGAGEMENT_PAGE)
        calculate(page, RATES)
        calculate(page, MESSAGES)
        page.locator("summary").click()
        assert find_violations(page) == []
        fill(page, RATES, likes="900", followers="100", impressions="12345678")
        calculate(page, RATES)
        fill(page, MESSAGES, column="1\n2\n3", followers="100")
        calculate(page, MESSAGES)
        assert find_violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") == width
        open_page(page, base, SAMPLE_PAGE)
        fill(page, SAMPLE, population="12345678")
        calculate(page, SAMPLE)
        page.locator("summary").click()
        assert find_violations(page) == []
        page.get_by_label("Qué margen tengo").check()
        calculate(page, SAMPLE)
        assert find_violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") == width
        page.goto(f"{base}/{CODEBOOK_PAGE}")
        page.get_by_text("Qué lleva la hoja", exact=True).click()
        assert find_violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") == width
    finally:
        context.close()


def test_the_spreadsheet_is_downloaded(page: Page, base: str) -> None:
    page.goto(f"{base}/{CODEBOOK_PAGE}")
    with page.expect_download() as download:
        page.get_by_role("link", name="Descargar la hoja para codificar mensajes (XLSX)").press("Enter")
    assert download.value.suggested_filename == "codificar.xlsx"
    assert download.value.path().read_bytes().startswith(b"PK")
