"""The panel of the finished plan: files, preview and paper, from a server and from a folder."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from accessibility import find_violations, wait_for_transitions
from plan_page import build_plan_page, find_field, list_example_values, load_definition
from playwright.sync_api import Browser, Page, Route, expect
from static_server import serve_folder

pytestmark = pytest.mark.browser

ENTITY = "Ayuntamiento de Villaejemplo (15.000 habitantes)"
STEM = "plan-de-redes-ayuntamiento-de-villaejemplo"
BUTTONS = {"docx": "Descargar en DOCX (Word)", "odt": "Descargar en ODT (LibreOffice)", "md": "Descargar en Markdown"}
NASTY = '<img src=x onerror="globalThis.isHurt = true"><b>negrita</b> & {{ "plantilla" }}'


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    folder = tmp_path_factory.mktemp("plan")
    definition = load_definition()
    values = list_example_values(definition) | {"entidad": ENTITY, "problema": f"{NASTY}\n\nSegunda frase."}
    del values["limites"]
    build_plan_page(folder, definition, values)
    server = serve_folder(folder)
    yield folder, f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


@pytest.fixture
def plan(page: Page, base: str) -> Page:
    page.goto(f"{base}/plan.html")
    expect(page.get_by_role("button", name="Imprimir o guardar como PDF")).to_be_visible()
    return page


def download(page: Page, ending: str) -> bytes:
    with page.expect_download() as caught:
        page.get_by_role("button", name=BUTTONS[ending]).press("Enter")
    assert caught.value.suggested_filename == f"{STEM}.{ending}"
    expect(page.get_by_role("status")).to_have_text(f"Documento guardado en tus descargas: {STEM}.{ending}.")
    return caught.value.path().read_bytes()


def test_each_file_is_had_by_keyboard_and_is_the_same_each_time(plan: Page, browser: Browser) -> None:
    requested: list[str] = []
    plan.on("request", lambda request: requested.append(request.url))
    first = {ending: download(plan, ending) for ending in BUTTONS}
    assert [url.rpartition("/")[2] for url in requested if url.endswith(".js")] == [
        "fflate.js",
        "docx.js",
        "odf-kit.js",
    ]
    assert len(first["docx"]) < 100_000 and len(first["odt"]) < 100_000
    if plan.url.startswith("http:"):  # the bytes are those of the same code
        assert download_elsewhere(plan.url, browser) == first


def download_elsewhere(address: str, browser: Browser) -> dict[str, bytes]:
    """The files, on another day, at another time and in another time zone."""
    context = browser.new_context(locale="en-US", timezone_id="Pacific/Auckland")
    page = context.new_page()
    page.clock.install(time="2031-05-06T23:59:00Z")
    page.goto(address)
    files = {ending: download(page, ending) for ending in BUTTONS}
    context.close()
    return files


def test_markdown_needs_no_library_and_says_what_was_written(plan: Page) -> None:
    requested: list[str] = []
    plan.on("request", lambda request: requested.append(request.url))
    text = download(plan, "md").decode("utf-8")
    assert not [url for url in requested if not url.startswith("blob:")]
    assert text.startswith("# Plan de Redes Sociales\n") and "&lt;b&gt;negrita&lt;/b&gt;" in text
    assert "Pendiente de completar" not in text, "the field left out is not of the core"
    plan.evaluate("scope = 'whole'")
    text = download(plan, "md").decode("utf-8")
    label = find_field(load_definition(), "limites")["label"]
    assert text.endswith(f"## Pendiente de completar\n\n**2. Fase I: el briefing**\n\n- {label}\n")


@pytest.mark.expects_console_error("ERR_FAILED")
def test_a_library_that_does_not_come_is_said_and_can_be_asked_for_again(page: Page, built: tuple[Path, str]) -> None:
    def refuse(route: Route) -> None:
        route.abort()

    page.goto(f"{built[1]}/plan.html")
    page.route("**/docx.js", refuse)
    page.get_by_role("button", name=BUTTONS["docx"]).click()
    expect(page.get_by_role("status")).to_contain_text(
        "No se ha podido traer lo que hace falta para el DOCX. Comprueba la conexión"
    )
    page.unroute("**/docx.js", refuse)
    download(page, "docx")


@pytest.mark.expects_console_error("Error: prueba")
def test_a_document_that_can_t_be_made_is_said(page: Page, built: tuple[Path, str]) -> None:
    page.goto(f"{built[1]}/plan.html")
    page.evaluate("() => Object.defineProperty(globalThis, 'docx', { get() { throw new Error('prueba'); }, set() {} })")
    page.get_by_role("button", name=BUTTONS["docx"]).click()
    expect(page.get_by_role("status")).to_have_text(
        "No se ha podido hacer el DOCX. Lo que has escrito sigue en su sitio. Prueba con otro formato."
    )


@pytest.mark.over_http
def test_the_preview_shows_text_as_text_and_what_changes(plan: Page) -> None:
    plan.locator("summary").press("Enter")
    sheet = plan.locator(".plan-document")
    expect(sheet.get_by_text(NASTY)).to_be_visible()
    assert sheet.locator("img, b").count() == 0 and plan.evaluate("globalThis.isHurt") is None
    assert sheet.get_attribute("lang") == "es-ES"
    expect(sheet.get_by_role("heading", level=3)).to_have_text("Plan de Redes Sociales")
    expect(sheet.get_by_role("heading", level=4).first).to_have_text("2. Fase I: el briefing")
    expect(sheet.get_by_role("heading", level=5).first).to_have_text("2.1. Objetivos")
    field = find_field(load_definition(), "equipo-redactor")
    table = sheet.get_by_role("table", name=field["label"])
    assert table.get_by_role("columnheader").all_inner_texts() == [column["title"] for column in field["columns"]]
    plan.evaluate("values.entidad = 'Ayuntamiento de Otro Sitio'; panel.refresh()")
    expect(sheet.locator(".plan-document-entity")).to_have_text("Ayuntamiento de Otro Sitio")


@pytest.mark.over_http
def test_the_panel_is_accessible_and_fits_a_telephone(plan: Page) -> None:
    plan.set_viewport_size({"width": 320, "height": 640})
    plan.evaluate("document.body.style.background = 'var(--paper)'")
    plan.locator("summary").click()
    assert plan.evaluate("document.documentElement.scrollWidth") <= 320
    label = find_field(load_definition(), "objetivos-smart")["label"]
    box = plan.get_by_role("region", name=f"{label} (se desplaza en horizontal)")
    box.focus()
    expect(box).to_be_focused()
    plan.set_viewport_size({"width": 1200, "height": 640})
    expect(plan.locator(".plan-document-scroll[tabindex]")).to_have_count(0)
    plan.set_viewport_size({"width": 320, "height": 640})
    expect(box).to_be_visible()
    for scheme in ("default", "slate"):
        plan.evaluate("scheme => { document.documentElement.dataset.mdColorScheme = scheme; }", scheme)
        wait_for_transitions(plan)
        assert find_violations(plan) == [], scheme


@pytest.mark.over_http
def test_on_paper_there_is_only_the_document(plan: Page) -> None:
    plan.evaluate("globalThis.print = () => { globalThis.titleWhenPrinted = document.title; }")
    button = plan.get_by_role("button", name="Imprimir o guardar como PDF")
    button.press("Enter")
    assert plan.evaluate("titleWhenPrinted") == STEM
    plan.emulate_media(media="print")
    paper = plan.locator("body > .plan-document-paper")
    expect(paper).to_be_visible()
    expect(plan.locator("main")).to_be_hidden()
    expect(paper.get_by_role("heading", level=1)).to_have_text("Plan de Redes Sociales")
    expect(paper.get_by_role("heading", level=2).first).to_have_text("2. Fase I: el briefing")
    assert paper.locator("[lang=es-ES]").count() == 1 and paper.locator("[tabindex]").count() == 0
    assert paper.locator(".plan-document-cover").evaluate("box => getComputedStyle(box).breakAfter") == "page"
    assert paper.locator("thead").first.evaluate("head => getComputedStyle(head).display") == "table-header-group"
    plan.emulate_media(media="screen")
    plan.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(paper).to_have_count(0)
    expect(button).to_be_focused()
    assert plan.title() == "Mi plan" and plan.locator("html.plan-printing").count() == 0
    button.press("Enter")
    plan.emulate_media(media="null")
    pdf = plan.pdf(tagged=True)
    assert b"/S /TH" in pdf and b"/Lang (es" in pdf


def test_without_javascript_the_panel_is_not_there(browser: Browser, built: tuple[Path, str]) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{built[1]}/plan.html")
    expect(page.locator(".plan-documents")).to_be_hidden()
    context.close()


FILL_TABLES = """(rows) => {
  const fields = definition.sections.flatMap((section) => section.fields).filter(({ kind }) => kind === "table");
  for (const { id, columns } of fields) {
    const fill = (row) => Object.fromEntries(columns.map(({ id: column }) => [column, `casilla ${row}`]));
    values[id] = Array.from({ length: rows }, (_, row) => fill(row));
  }
}"""


def test_a_long_text_is_written_in_shares_and_whole(page: Page, built: tuple[Path, str]) -> None:
    page.goto(f"{built[1]}/plan.html")
    page.evaluate(
        """(lines) => {
          values.problema = Array.from({ length: lines }, (_, line) => `línea ${line}.`).join("\\n");
          globalThis.shares = 0;
          new MutationObserver(() => { shares += 1; })
            .observe(document.querySelector("progress"), { attributes: true, attributeFilter: ["value"] });
        }""",
        9000,
    )
    with zipfile.ZipFile(io.BytesIO(download(page, "docx"))) as package:
        text = package.read("word/document.xml").decode()
    assert re.findall(r"línea (\d+)\.", text) == [str(line) for line in range(9000)]
    assert page.evaluate("shares") >= 9000 / 600, "the page could answer, and the bar moved"


def test_when_a_document_is_done_the_focus_is_not_lost_with_the_stop_button(
    page: Page, built: tuple[Path, str]
) -> None:
    page.goto(f"{built[1]}/plan.html")
    page.evaluate(FILL_TABLES, 20)
    page.evaluate(
        """() => new MutationObserver(() => document.querySelector("[data-stop]").focus())
          .observe(document.querySelector("progress"), { attributes: true, attributeFilter: ["value"] })"""
    )
    for kind in ("docx", "odt"):
        download(page, kind)
        expect(page.get_by_role("button", name="Parar", exact=True), kind).to_be_hidden()
        expect(page.get_by_role("status"), kind).to_be_focused()


def test_a_document_can_be_stopped_while_it_is_made(page: Page, built: tuple[Path, str]) -> None:
    page.goto(f"{built[1]}/plan.html")
    page.evaluate(FILL_TABLES, 20)
    stop = page.get_by_role("button", name="Parar", exact=True)
    expect(stop).to_be_hidden()
    # The click that a reader would give as soon as the button is there.
    page.evaluate(
        """() => new MutationObserver(() => document.querySelector("[data-stop]").click())
          .observe(document.querySelector("progress"), { attributes: true, attributeFilter: ["value"] })"""
    )
    for kind in ("docx", "odt"):
        page.get_by_role("button", name=BUTTONS[kind]).click()
        name = kind.upper()
        expect(page.get_by_role("status")).to_have_text(f"No se ha hecho el documento en {name}: lo has parado.")
        expect(page.get_by_role("status"), kind).to_be_focused()
        expect(stop, kind).to_be_hidden()


def test_a_document_without_end_is_refused_with_another_way(page: Page, built: tuple[Path, str]) -> None:
    page.goto(f"{built[1]}/plan.html")
    page.evaluate("() => { values.problema = 'a\\n'.repeat(12_000); }")
    for ending in ("docx", "odt"):
        page.get_by_role("button", name=BUTTONS[ending]).click()
        expect(page.get_by_role("status")).to_contain_text("más de 12.000 párrafos y casillas")
        page.evaluate("document.querySelector('[role=status]').textContent = ''")
    page.get_by_text("Ver cómo queda").click()
    expect(page.locator("[data-sheet]")).to_contain_text("más de 12.000 párrafos y casillas")
    assert download(page, "md")


@pytest.mark.parametrize("kind", ["docx", "odt"])
def test_two_hundred_rows_of_nine_columns_are_quick_and_one_table(
    page: Page, built: tuple[Path, str], kind: str
) -> None:
    page.goto(f"{built[1]}/plan.html")
    page.evaluate(
        """() => {
          const fields = definition.sections.flatMap((section) => section.fields);
          const field = fields.find(({ columns }) => columns?.length === 9);
          const write = (title, row) => `${title} ${row}: una frase corriente, ni larga ni corta`;
          const fill = (row) => Object.fromEntries(field.columns.map(({ id, title }) => [id, write(title, row)]));
          values[field.id] = Array.from({ length: 200 }, (_, row) => fill(row));
        }"""
    )
    # Only the page's own processor time counts, whatever else the machine does.
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    document = download(page, kind)
    seconds = {metric["name"]: metric["value"] for metric in session.send("Performance.getMetrics")["metrics"]}
    assert 0 < seconds["TaskDuration"] < 15
    if kind == "docx":
        check_long_table(document)


def check_long_table(document: bytes) -> None:
    """It is written in shares, and each row is there once, in order."""
    with zipfile.ZipFile(io.BytesIO(document)) as package:
        text = package.read("word/document.xml").decode()
    tables = re.findall(r"<w:tbl>.*?</w:tbl>", text, re.DOTALL)
    long = max(tables, key=len)
    assert len(re.findall(r"<w:tr[ >]", long)) == 201
    assert re.findall(r" (\d+): una frase corriente", long)[::9] == [str(row) for row in range(200)]
    assert long.count("<w:tblCaption ") == 1 == long.count("<w:tblHeader/>")
    assert len(tables) == text.count("<w:tblCaption ")
