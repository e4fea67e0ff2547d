"""«Comparar planes» on a small course: files saved by «Mi plan», compared and merged, over http:// and file://."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from accessibility import find_violations, wait_for_transitions
from furnished_site import NASTY_LABEL
from plan_site import COMPARISON_PAGE, MY_PLAN_PAGE
from playwright.sync_api import Browser, Locator, Page, expect
from stored import PLAN, open_stored

pytestmark = pytest.mark.browser

HOSTILE = "<img src=x onerror=\"document.title='roto'\">"

TECNICA = {"puesto": "Técnica", "area": "Alcaldía"}
SECRETARIA = {"puesto": "Secretaría"}
A = {
    "entidad": "Vila A",
    "problema": "No contestamos.",
    "equipo": [TECNICA],
    "organo": "pleno",
    "fines": ["informar"],
    "horas": "3",
}
B = {
    "entidad": "Vila B",
    "problema": "Nadie lee.",
    "equipo": [TECNICA, SECRETARIA],
    "organo": "pleno",
    "fines": ["atender"],
    "inicio": "2027-01-15",
}
C = {"entidad": "Vila C", "organo": "junta"}


@pytest.fixture(scope="module")
def files(browser: Browser, built: tuple[Path, str], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Plans as «Mi plan» saves them."""
    folder = tmp_path_factory.mktemp("planes")
    hostile = {"entidad": HOSTILE, "problema": HOSTILE, "equipo": [{"puesto": HOSTILE}]}
    plans = {"a": A, "b": B, "c": C, "hostil": hostile}
    context = browser.new_context(locale="es-ES")
    page = context.new_page()
    paths = {name: export_plan(page, built[1], values, folder / f"{name}.json") for name, values in plans.items()}
    context.close()
    return paths


def export_plan(page: Page, base: str, values: dict, path: Path, author: str = "") -> Path:
    """Save a plan as «Mi plan» does. It stays on the device."""
    open_stored(page, f"{base}/{MY_PLAN_PAGE}", {PLAN: write_plan(values)})
    expect(page.locator("[data-saved]")).to_contain_text("Guardado")
    page.get_by_label("Quién lo ha escrito").fill(author)
    with page.expect_download() as download:
        button(page, "Guardar una copia de mi plan").press("Enter")
    download.value.save_as(path)
    return path


def write_plan(values: dict) -> dict:
    """A plan as it is stored."""
    fields = {name: {"value": value, "at": "2026-05-01T09:00:00.000Z"} for name, value in values.items()}
    return {"version": 1, "scope": "whole", "fields": fields}


@pytest.fixture
def comparison(page: Page, base: str) -> Page:
    """The page with no plan open, and none on the device."""
    page.goto(f"{base}/{COMPARISON_PAGE}")
    expect(page.get_by_role("heading", name="Abrir los planes")).to_be_visible()
    return page


def button(scope: Page | Locator, name: str) -> Locator:
    return scope.get_by_role("button", name=name, exact=True)


def told(page: Page) -> Locator:
    return page.locator(".plan-comparison > [data-app] > [data-told]")


def open_files(page: Page, *paths: Path) -> None:
    expect(
        page.locator(".plan-comparison > [data-app]")
    ).to_be_visible()  # shown once it is bound: a hidden field takes files
    page.get_by_label("Archivos de los planes").set_input_files(list(paths))
    expect(told(page)).not_to_be_empty()


def section(page: Page, number: str) -> Locator:
    return page.locator(f'details[data-section="{number}"]')


def open_section(page: Page, number: str) -> Locator:
    section(page, number).locator("summary").press("Enter")
    return section(page, number)


def field(page: Page, label: str) -> Locator:
    return page.locator(".comparison-field", has=page.locator("[data-label]", has_text=label))


def pending(page: Page) -> Locator:
    return page.locator("[data-pending]")


def save_group(page: Page, folder: Path) -> Path:
    with page.expect_download() as download:
        button(page, "Guardar el plan del grupo").press("Enter")
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


def read_values(path: Path) -> dict:
    return {
        name: record["value"]
        for name, record in json.loads(path.read_text(encoding="utf-8"))["state"]["fields"].items()
    }


def press_until(page: Page, target: Locator, key: str = "Tab", most: int = 80) -> None:
    """Go to a control as a keyboard user does."""
    for _ in range(most):
        if target.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press(key)
    expect(target).to_be_focused()


# --- Comparing ------------------------------------------------------------------------------------------------------


@pytest.mark.over_http
def test_two_plans_are_told_apart_field_by_field(comparison: Page, files: dict[str, Path]) -> None:
    open_files(comparison, files["a"], files["b"])
    expect(told(comparison)).to_have_text("2\u00a0planes abiertos.")
    plans = comparison.locator("[data-plans] > li")
    expect(plans.nth(0)).to_contain_text("A. Vila A guardado a la")
    expect(plans.nth(1)).to_contain_text("B. Vila B")
    expect(section(comparison, "2.1").locator("summary")).to_have_text(
        "2.1. La burocracia 3\u00a0campos escritos, 3\u00a0distintos · 3 por elegir"
    )
    expect(section(comparison, "2.2").locator("summary")).to_contain_text(
        "4\u00a0campos escritos, 1\u00a0distinto · 1 por elegir"
    )
    expect(pending(comparison)).to_have_text(
        "El plan del grupo tiene 3\u00a0campos. Faltan 4\u00a0campos por elegir: si no se eligen, quedan vacíos."
    )
    open_section(comparison, "2.1")
    problem = comparison.get_by_role("group", name="Problema")
    expect(problem).to_contain_text("Distinto.")
    assert problem.get_by_role("radio").evaluate_all("all => all.map((radio) => radio.labels[0].innerText.trim())") == [
        "Tomar A. Vila A",
        "Tomar B. Vila B",
        "Tomarlo todo, sin repetir",
    ]
    expect(comparison.get_by_role("group", name="Nombre de la entidad").get_by_role("radio")).to_have_count(2)
    open_section(comparison, "2.2")
    expect(field(comparison, "Órgano")).to_contain_text("Dicen lo mismo.")
    expect(field(comparison, "Órgano")).to_contain_text("Pleno")
    expect(field(comparison, NASTY_LABEL)).to_contain_text("Solo lo dice A.")
    expect(field(comparison, NASTY_LABEL)).to_contain_text("3 horas")
    expect(field(comparison, "Inicio")).to_contain_text("Solo lo dice B.")
    expect(field(comparison, "Inicio")).to_contain_text("15 de enero de 2027")
    expect(field(comparison, "Notas")).to_have_count(0)


@pytest.mark.over_http
def test_two_plans_of_one_town_are_told_apart_by_who_and_when(comparison: Page, base: str, tmp_path: Path) -> None:
    my_plan = comparison.context.new_page()
    given = [
        ({**A, "problema": f"El de {name}."}, name, tmp_path / f"plan-{number}.json")
        for number, name in enumerate(("Ana", "Leo", ""))
    ]
    paths = [export_plan(my_plan, base, values, path, author=name) for values, name, path in given]
    older = change_file(tmp_path / "viejo.json", paths[2], exportedAt="2026-03-01T09:30:00.000Z")
    newer = export_plan(my_plan, base, {**A, "problema": "Otro más."}, tmp_path / "nuevo.json")
    open_files(comparison, *paths[:2], older, newer)
    plans = comparison.locator("[data-plans] > li")
    today = comparison.evaluate(
        "new Date().toLocaleDateString('es-ES', { day: 'numeric', month: 'long', year: 'numeric' })"
    )
    expect(plans.nth(0)).to_contain_text("A. Vila A (Ana)")
    expect(plans.nth(0)).to_contain_text("en plan-0.json")
    expect(plans.nth(1)).to_contain_text("B. Vila A (Leo)")
    expect(plans.nth(2)).to_contain_text("C. Vila A (1 de marzo de 2026) guardado el 1 de marzo de 2026")
    expect(plans.nth(3)).to_contain_text(f"D. Vila A ({today})")
    open_section(comparison, "2.1")
    radios = comparison.get_by_role("group", name="Problema").get_by_role("radio")
    expect(radios.first).to_be_visible()  # a section is made when it opens
    assert radios.evaluate_all("all => all.map((radio) => radio.labels[0].innerText.trim())")[:2] == [
        "Tomar A. Vila A (Ana)",
        "Tomar B. Vila A (Leo)",
    ]


@pytest.mark.over_http
def test_of_three_plans_who_said_nothing_is_named(comparison: Page, files: dict[str, Path]) -> None:
    open_files(comparison, files["a"])
    expect(comparison.get_by_text("Abre otro para compararlos.")).to_be_visible()
    expect(comparison.get_by_role("heading", name="Comparar, apartado a apartado")).to_be_hidden()
    open_files(comparison, files["b"], files["c"])
    expect(comparison.locator("[data-plans] > li")).to_have_count(3)
    open_section(comparison, "2.1")
    expect(field(comparison, "Problema")).to_contain_text("Distinto. No lo ha escrito C.")
    open_section(comparison, "2.2")
    expect(field(comparison, "Órgano").get_by_role("radio")).to_have_count(3)
    expect(field(comparison, NASTY_LABEL)).to_contain_text("Solo lo dice A.")


@pytest.mark.over_http
def test_what_differs_only_in_spaces_is_the_same(
    comparison: Page, base: str, files: dict[str, Path], tmp_path: Path
) -> None:
    spaced = {
        **A,
        "problema": "No contestamos. \n",
        "equipo": [{"puesto": " Técnica", "area": "Alcaldía "}],
        "notas": "Otra.",
    }
    open_files(comparison, files["a"], export_plan(comparison.context.new_page(), base, spaced, tmp_path / "otra.json"))
    expect(section(comparison, "2.1").locator("summary")).to_contain_text("4\u00a0campos escritos, ninguno distinto")
    expect(pending(comparison)).to_have_text("El plan del grupo tiene 7\u00a0campos y no falta nada por elegir.")


# --- Choosing -------------------------------------------------------------------------------------------------------


@pytest.mark.over_http
def test_a_section_is_taken_by_keyboard_alone_and_a_field_of_it_chosen_otherwise(
    comparison: Page, files: dict[str, Path], tmp_path: Path
) -> None:
    open_files(comparison, files["a"], files["b"])
    comparison.get_by_label("Archivos de los planes").focus()
    press_until(comparison, section(comparison, "2.1").locator("summary"))
    comparison.keyboard.press("Enter")
    take = button(comparison, "Tomar de B lo distinto en 2.1. La burocracia")
    press_until(comparison, take)
    comparison.keyboard.press("Enter")
    expect(take).to_be_focused()
    expect(told(comparison)).to_have_text("2.1: tomado de B. Vila B lo que ha escrito.")
    expect(section(comparison, "2.1").get_by_role("radio", checked=True)).to_have_count(3)
    expect(section(comparison, "2.1").locator("summary")).not_to_contain_text("por elegir")
    press_until(comparison, field(comparison, "Problema").get_by_role("radio", name="Tomar B. Vila B"))
    comparison.keyboard.press("ArrowDown")
    expect(field(comparison, "Problema").get_by_role("radio", name="Tomarlo todo, sin repetir")).to_be_checked()
    press_until(comparison, section(comparison, "2.2").locator("summary"))
    comparison.keyboard.press("Enter")
    radio = field(comparison, "Fines").get_by_role("radio", name="Tomar A. Vila A")
    press_until(comparison, radio)
    comparison.keyboard.press("Space")
    expect(radio).to_be_focused()
    expect(pending(comparison)).to_have_text("El plan del grupo tiene 7\u00a0campos y no falta nada por elegir.")
    press_until(comparison, button(comparison, "Guardar el plan del grupo"))
    path = save_group(comparison, tmp_path)
    expect(
        comparison.locator("[data-compared]").get_by_text("Plan del grupo guardado en tus descargas")
    ).to_be_visible()
    assert read_values(path) == {
        "entidad": "Vila B",
        "problema": "No contestamos.\n\nNadie lee.",
        "equipo": [TECNICA, SECRETARIA],
        "organo": "pleno",
        "fines": ["informar"],
        "horas": "3",
        "inicio": "2027-01-15",
    }


@pytest.mark.over_http
def test_all_is_taken_once_each(comparison: Page, files: dict[str, Path], tmp_path: Path) -> None:
    open_files(comparison, files["a"], files["b"], files["c"])
    open_section(comparison, "2.1")
    open_section(comparison, "2.2")
    for label in ("Problema", "Equipo", "Fines"):
        field(comparison, label).get_by_label("Tomarlo todo, sin repetir").check()
    expect(pending(comparison)).to_contain_text("Faltan 2\u00a0campos por elegir")
    values = read_values(save_group(comparison, tmp_path))
    assert (values["problema"], values["equipo"], values["fines"]) == (
        "No contestamos.\n\nNadie lee.",
        [TECNICA, SECRETARIA],
        ["informar", "atender"],
    )
    assert "entidad" not in values and "organo" not in values


@pytest.mark.over_http
def test_a_plan_removed_takes_its_choices_along_and_leaves_the_others(
    comparison: Page, files: dict[str, Path], tmp_path: Path
) -> None:
    open_files(comparison, files["a"], files["b"], files["c"])
    open_section(comparison, "2.1")
    open_section(comparison, "2.2")
    field(comparison, "Problema").get_by_label("Tomar A. Vila A").check()
    field(comparison, "Nombre de la entidad").get_by_label("Tomar B. Vila B").check()
    field(comparison, "Órgano").get_by_label("Tomar C. Vila C").check()
    button(comparison, "Quitar A. Vila A").press("Enter")
    expect(comparison.get_by_label("Archivos de los planes")).to_be_focused()
    expect(told(comparison)).to_have_text("Vila A quitado. El archivo sigue donde estaba.")
    expect(comparison.locator("[data-plans] > li")).to_have_count(2)
    expect(section(comparison, "2.1")).to_have_attribute("open", "")
    expect(field(comparison, "Nombre de la entidad").get_by_label("Tomar A. Vila B")).to_be_checked()
    expect(field(comparison, "Órgano").get_by_label("Tomar B. Vila C")).to_be_checked()
    expect(field(comparison, "Problema")).to_contain_text("Solo lo dice A.")
    assert read_values(save_group(comparison, tmp_path)) == {**B, "organo": "junta"}
    button(comparison, "Quitar B. Vila C").press("Enter")
    expect(comparison.locator("[data-compared]")).to_be_hidden()


def test_the_plans_opened_never_change(page: Page, base: str, files: dict[str, Path]) -> None:
    open_stored(page, f"{base}/{COMPARISON_PAGE}", {PLAN: write_plan(C)})
    before = page.evaluate(f"localStorage.getItem('{PLAN}')")
    texts = {name: path.read_bytes() for name, path in files.items()}
    open_files(page, files["a"], files["b"])
    button(page, "Añadir el de este dispositivo").press("Enter")
    open_section(page, "2.1")
    button(page, "Tomar de A lo distinto en 2.1. La burocracia").press("Enter")
    expect(section(page, "2.1").get_by_role("radio", checked=True)).to_have_count(3)
    assert page.evaluate("() => Object.keys(localStorage)") == [PLAN]
    assert page.evaluate(f"localStorage.getItem('{PLAN}')") == before
    assert {name: path.read_bytes() for name, path in files.items()} == texts


# --- Opening --------------------------------------------------------------------------------------------------------


def change_file(path: Path, source: Path, **changes: object) -> Path:
    path.write_text(json.dumps({**json.loads(source.read_text(encoding="utf-8")), **changes}), encoding="utf-8")
    return path


@pytest.mark.over_http
def test_a_wrong_file_says_why_and_the_others_are_opened(
    comparison: Page, files: dict[str, Path], tmp_path: Path
) -> None:
    for name, text in {
        "carta": "hola",
        "vacio": "",
        "respuestas": '{"format": "curso-respuestas"}',
        "otra-cosa": '{"a": 1}',
        "lista": "[]",
    }.items():
        (tmp_path / f"{name}.json").write_text(text, encoding="utf-8")
    (tmp_path / "enorme.json").write_bytes(b" " * 3_000_001)
    change_file(tmp_path / "cambiado.json", files["a"], state={"version": 1, "fields": {}})
    change_file(tmp_path / "nuevo.json", files["a"], schema=2)
    reasons = {
        "carta": "no es la copia de un plan",
        "vacio": "no es la copia de un plan",
        "respuestas": "es la copia de las respuestas de la autoevaluación",
        "otra-cosa": "tiene datos de otro programa",
        "lista": "tiene datos de otro programa",
        "enorme": "tiene más de 1.000.000 de caracteres",
        "cambiado": "ha cambiado desde que se guardó",
        "nuevo": "se guardó con una edición más nueva",
    }
    for name, words in reasons.items():
        open_files(comparison, tmp_path / f"{name}.json")
        expect(told(comparison)).to_contain_text(f"«{name}.json» no se ha abierto: {words}")
    open_files(comparison, files["a"], tmp_path / "carta.json", files["b"])
    expect(told(comparison)).to_contain_text(
        "2\u00a0planes abiertos. «carta.json» no se ha abierto: no es la copia de un plan"
    )
    open_files(comparison, files["a"])
    expect(told(comparison)).to_have_text("«a.json» es igual que uno que ya está abierto.")
    expect(comparison.locator("[data-plans] > li")).to_have_count(2)


def test_the_plan_of_this_device_is_one_more(comparison: Page, files: dict[str, Path], base: str) -> None:
    add = button(comparison, "Añadir el de este dispositivo")
    add.press("Enter")
    expect(told(comparison)).to_have_text("En este dispositivo no hay ningún plan empezado.")
    open_stored(comparison, f"{base}/{COMPARISON_PAGE}", {PLAN: write_plan({**C, "entidad": None})})
    open_files(comparison, files["a"])
    add.press("Enter")
    expect(told(comparison)).to_have_text("Añadido el plan de este dispositivo.")
    expect(comparison.locator("[data-plans] > li").nth(1)).to_contain_text("B. El plan de este dispositivo")
    add.press("Enter")
    expect(told(comparison)).to_have_text("El plan de este dispositivo ya está abierto.")
    expect(section(comparison, "2.2").locator("summary")).to_contain_text("1\u00a0distinto")


def test_a_plan_of_this_device_that_cannot_be_read_is_told(comparison: Page) -> None:
    comparison.evaluate(f"localStorage.setItem('{PLAN}', '{{roto')")
    button(comparison, "Añadir el de este dispositivo").press("Enter")
    expect(told(comparison)).to_contain_text("no se puede leer")
    assert comparison.evaluate("() => Object.values(localStorage)") == ["{roto"]


@pytest.mark.over_http
def test_text_stays_text(comparison: Page, files: dict[str, Path]) -> None:
    open_files(comparison, files["a"], files["hostil"])
    open_section(comparison, "2.1")
    expect(field(comparison, "Problema").get_by_text(HOSTILE, exact=True)).to_be_visible()
    expect(field(comparison, "Problema").get_by_label(f"Tomar B. {HOSTILE}")).to_be_visible()
    expect(field(comparison, "Equipo").get_by_text(HOSTILE, exact=True)).to_be_visible()
    expect(comparison.locator(".plan-comparison img")).to_have_count(0)
    button(comparison, f"Quitar B. {HOSTILE}").press("Enter")
    expect(told(comparison)).to_contain_text(HOSTILE)
    expect(comparison).not_to_have_title("roto")


# --- The plan of the group ------------------------------------------------------------------------------------------


def test_the_group_s_plan_is_brought_into_mi_plan(
    comparison: Page, files: dict[str, Path], base: str, tmp_path: Path
) -> None:
    open_files(comparison, files["a"], files["b"])
    open_section(comparison, "2.1")
    button(comparison, "Tomar de B lo distinto en 2.1. La burocracia").press("Enter")
    open_section(comparison, "2.2")
    field(comparison, "Fines").get_by_label("Tomarlo todo").check()
    path = save_group(comparison, tmp_path)
    comparison.goto(f"{base}/{MY_PLAN_PAGE}")
    comparison.get_by_label("Traer una copia").set_input_files(path)
    expect(comparison.locator("[data-review-words]")).to_contain_text(
        "7\u00a0campos están solo en el archivo y se traen"
    )
    button(comparison, "Traer lo elegido").press("Enter")
    kept = json.loads(comparison.evaluate(f"localStorage.getItem('{PLAN}')"))
    assert {name: record["value"] for name, record in kept["fields"].items()} == {
        **A,
        **B,
        "fines": ["informar", "atender"],
    }


def test_the_group_has_its_document(comparison: Page, files: dict[str, Path]) -> None:
    open_files(comparison, files["a"], files["b"])
    open_section(comparison, "2.1")
    button(comparison, "Tomar de B lo distinto en 2.1. La burocracia").press("Enter")
    with comparison.expect_download() as download:
        button(comparison, "Descargar en Markdown").press("Enter")
    assert download.value.suggested_filename == "plan-de-redes-vila-b.md"
    text = Path(download.value.path()).read_text(encoding="utf-8")
    assert "Nadie lee." in text and "No contestamos." not in text
    assert "## Pendiente de completar" in text and "- Fines" in text


def test_leaving_with_choices_unsaved_is_asked(comparison: Page, files: dict[str, Path]) -> None:
    asked: list[str] = []
    comparison.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    open_files(comparison, files["a"], files["b"])
    open_section(comparison, "2.1")
    field(comparison, "Problema").get_by_label("Tomar A. Vila A").check()
    comparison.reload()
    assert asked == ["beforeunload"]
    comparison.reload()
    assert asked == ["beforeunload"]


# --- Looks ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.over_http
def test_axe_finds_nothing_and_it_fits_a_telephone(page: Page, base: str, files: dict[str, Path], scheme: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.emulate_media(color_scheme=scheme)
    page.goto(f"{base}/{COMPARISON_PAGE}")
    open_files(page, *files.values())
    for details in page.locator("details[data-section]").all():
        details.evaluate("details => { details.open = true; }")
    button(page, "Tomar de A lo distinto en 2.1. La burocracia").press("Enter")
    wait_for_transitions(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert find_violations(page, ".plan-comparison") == []


def test_going_from_page_to_page_without_a_reload_binds_once(
    page: Page, instant_address: str, files: dict[str, Path]
) -> None:
    page.goto(f"{instant_address}/{COMPARISON_PAGE}")
    page.evaluate("() => { globalThis.isSameDocument = true; }")
    page.get_by_role("link", name="Mi plan", exact=True).first.click()
    expect(page.locator('[data-plan="whole"] [data-progress]')).not_to_be_empty()
    page.go_back()
    open_files(page, files["a"], files["b"])
    assert page.evaluate("globalThis.isSameDocument") is True
    expect(page.locator("[data-plans] > li")).to_have_count(2)
    open_section(page, "2.1")
    expect(button(page, "Tomar de B lo distinto en 2.1. La burocracia")).to_have_count(1)
    button(page, "Tomar de B lo distinto en 2.1. La burocracia").press("Enter")
    downloads: list[str] = []
    page.on("download", lambda download: downloads.append(download.suggested_filename))
    for name in ("Guardar el plan del grupo", "Descargar en Markdown"):
        with page.expect_download():
            button(page, name).click()
    page.wait_for_timeout(400)  # for one file too many, which would be announced at once
    assert len(downloads) == 2


@pytest.mark.over_http
def test_on_paper_what_each_plan_says_is_there(comparison: Page, files: dict[str, Path]) -> None:
    open_files(comparison, files["a"], files["b"])
    comparison.emulate_media(media="print")
    comparison.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(field(comparison, "Problema").get_by_text("Nadie lee.")).to_be_visible()
    expect(
        comparison.locator(".plan-comparison button:visible, .plan-comparison input[type=file]:visible")
    ).to_have_count(0)


@pytest.mark.over_http
def test_without_a_script_it_says_so(browser: Browser, base: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{base}/{COMPARISON_PAGE}")
    expect(page.get_by_text("Para comparar planes aquí hace falta JavaScript")).to_be_visible()
    expect(page.locator(".plan-comparison :is(button, input):visible")).to_have_count(0)
    context.close()
