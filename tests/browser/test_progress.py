"""«Mi progreso» in a real Chromium, on the practice course: each scenario over http:// and file://."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from accessibility import find_violations
from javascript import import_into
from minimal_course import REPOSITORY
from playwright.sync_api import Locator, Page, expect
from stored import ANSWERS, forget, make_record, open_stored, read_state

HASH = REPOSITORY / "docs/assets/vendor/js-sha256/js-sha256.js"  # a page loads it when a copy is made or brought

pytestmark = pytest.mark.browser

PATH = "autoevaluacion/index"
HOSTILE = "<img src=x onerror=\"document.title='roto'\">"
FORBID_STORAGE = (
    "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } })"
)
BEGUN = datetime(2026, 1, 1, 9)
ASIDE = "curso:estado:apartado:"
Url = Callable[[str], str]


@pytest.fixture
def progress(page: Page, course_url: Url) -> Page:
    """The page, with nothing answered."""
    page.goto(course_url(PATH))
    return page


def open_answered(
    page: Page, course_url: Url, answers: list[tuple[str, float]], aside: dict[str, str] | None = None, **more: object
) -> Page:
    """Open the page with questions answered, as (id, score), one minute apart, and with more that is stored.

    `aside` are copies set aside, by the end of their key.
    """
    records = {
        identifier: make_record(score, f"{BEGUN + timedelta(minutes=index):%Y-%m-%dT%H:%M}:00.000Z")
        for index, (identifier, score) in enumerate(answers)
    }
    copies = {ASIDE + name: text for name, text in (aside or {}).items()}
    open_stored(page, course_url(PATH), {ANSWERS: {"version": 2, "answers": records, **more}, **copies})
    return page


def group_ids(catalogue: dict, name: str) -> dict[str, list[str]]:
    """The ids of the questions of each section, or objective, in their order."""
    groups: dict[str, list[str]] = {}
    for question in catalogue["questions"]:
        groups.setdefault(question[name], []).append(question["id"])
    return groups


def row(page: Page, group: str, value: object) -> Locator:
    return page.locator(f'[data-group="{group}"][data-value="{value}"]')


def summary(page: Page) -> Locator:
    return page.locator("[data-answered]")


def save_copy(page: Page, folder: Path) -> Path:
    with page.expect_download() as download:
        page.get_by_role("button", name="Guardar una copia").press("Enter")
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


def bring_copy(page: Page, *arguments: object) -> None:
    page.get_by_label("Traer una copia").set_input_files(*arguments)


def told(page: Page) -> Locator:
    return page.locator("[data-copied]")


# --- What has been answered -----------------------------------------------------------------------------------------


@pytest.mark.over_http
def test_with_nothing_answered_it_says_where_to_begin(progress: Page, catalogue: dict) -> None:
    questions = catalogue["questions"]
    expect(summary(progress)).to_have_text(f"0 de {len(questions)} preguntas respondidas.")
    label = catalogue["headings"][questions[0]["section"]]["label"]
    begin = progress.get_by_role("link", name=f"Empezar por la primera pregunta: {label}")
    expect(progress.get_by_text("Ahora no hay ninguno.")).to_be_visible()
    expect(progress.get_by_text("No has terminado ninguna.")).to_be_visible()
    expect(progress.get_by_role("heading", name="Copias apartadas")).to_be_hidden()
    headings = progress.locator("article h2:visible").all_inner_texts()
    contents = progress.get_by_role("navigation", name="En esta página")
    expect(contents.get_by_role("link")).to_have_text([heading.rstrip("¶") for heading in headings])
    expect(progress.get_by_role("button", name="Borrar todo")).to_be_disabled()
    tema = max(question["tema"] for question in questions)
    last = sum(question["tema"] == tema for question in questions)
    expect(row(progress, "tema", tema)).to_contain_text(f"0 de {last} preguntas respondidas")
    objective = questions[0]["objective"]
    expect(row(progress, "objective", objective).get_by_text("Sin empezar")).to_be_visible()
    begin.click()
    expect(progress.locator(f'[data-question="{questions[0]["id"]}"]')).to_be_in_viewport()


@pytest.mark.over_http
def test_counts_by_tema_heading_and_in_all(page: Page, course_url: Url, catalogue: dict) -> None:
    questions = catalogue["questions"]
    section = questions[0]["section"]
    own = [question["id"] for question in questions if question["section"] == section]
    other = next(question["id"] for question in questions if question["section"] != section)
    open_answered(page, course_url, [(own[0], 1), (own[1], 0), (other, 1)])
    words = (
        "3 de {} preguntas respondidas, 2 acertadas a la primera; media de los primeros intentos: 66 %"  # rounded down
    )
    expect(summary(page)).to_have_text(words.format(len(questions)) + ".")
    in_tema = sum(question["tema"] == questions[0]["tema"] for question in questions)
    expect(row(page, "tema", questions[0]["tema"])).to_contain_text(words.format(in_tema))
    page.locator("details", has=row(page, "section", section)).locator("summary").press("Enter")
    expect(row(page, "section", section)).to_contain_text(
        f"2 de {len(own)} preguntas respondidas, 1 acertada a la primera; media de los primeros intentos: 50 %"
    )
    expect(page.locator("[data-group='section']:visible .progress-name a")).to_have_count(
        len({question["section"] for question in questions if question["tema"] == questions[0]["tema"]})
    )


@pytest.mark.over_http
def test_an_objective_is_held_with_half_of_its_questions_and_a_good_mean(
    page: Page, course_url: Url, catalogue: dict
) -> None:
    objective, own = next((key, ids) for key, ids in group_ids(catalogue, "objective").items() if len(ids) >= 8)
    state = row(page, "objective", objective).locator(".progress-state")
    half = -(-len(own) // 2)
    for answers, words in [
        ([(own[0], 1)], "En camino"),  # a good average of too few answers
        ([(identifier, 1) for identifier in own[: half - 1]], "En camino"),
        ([(identifier, 1) for identifier in own[:half]], "Conseguido"),
        ([(identifier, 0.5) for identifier in own], "En camino"),  # all answered, with too low an average
    ]:
        open_answered(page, course_url, answers)
        expect(state.locator(":visible")).to_have_text(words)


def test_go_on_where_it_was_left(page: Page, course_url: Url, catalogue: dict) -> None:
    questions = catalogue["questions"]
    open_answered(page, course_url, [(questions[4]["id"], 1)])
    label = catalogue["headings"][questions[5]["section"]]["label"]
    page.get_by_role("link", name=f"Seguir con las preguntas: {label}").click()
    expect(page.locator(f'[data-question="{questions[5]["id"]}"]')).to_be_in_viewport()


@pytest.mark.over_http
def test_with_all_answered_nothing_is_left_to_go_on_with(page: Page, course_url: Url, catalogue: dict) -> None:
    open_answered(page, course_url, [(question["id"], 1) for question in catalogue["questions"]])
    expect(page.get_by_role("link", name="Seguir donde")).to_have_count(0)
    expect(page.get_by_role("link", name="Repaso: las preguntas")).to_be_visible()
    expect(summary(page)).to_contain_text("100 %")


def test_what_to_reread_links_headings_and_questions_worst_first(page: Page, course_url: Url, catalogue: dict) -> None:
    (_, good), (mixed_section, mixed), (worst_section, worst) = list(group_ids(catalogue, "section").items())[:3]
    answers = [(good[0], 1), (mixed[0], 0), (mixed[1], 1), (worst[0], 0), (worst[1], 0.5)]
    open_answered(page, course_url, answers)
    items = page.locator(".progress-weak > li")
    expect(items).to_have_count(2)
    labels = [catalogue["headings"][section]["label"] for section in (worst_section, mixed_section)]
    assert items.locator("> a").all_text_contents() == labels
    expect(items.nth(0).get_by_role("link")).to_have_text(
        [labels[0], "Ir a la pregunta (1 de 2)", "Ir a la pregunta (2 de 2)"]
    )
    items.nth(1).get_by_role("link", name="Ir a la pregunta").click()
    expect(page.locator(f'[data-question="{mixed[0]}"]')).to_be_in_viewport()
    page.go_back()
    page.locator(".progress-weak > li > a").first.click()
    title = labels[0].removesuffix(" (tema 1)")
    expect(page.get_by_role("heading", name=title).first).to_be_in_viewport()
    open_answered(page, course_url, [("t1-matiz", 0)])
    page.locator(".progress-weak").get_by_role("link", name="Lo que se discute").click()
    expect(page.get_by_role("heading", name="Lo que se discute")).to_be_in_viewport()


@pytest.mark.over_http
def test_the_last_final_tests_newest_first(page: Page, course_url: Url) -> None:
    exams = [
        {
            "seed": "A",
            "startedAt": f"2026-11-{day:02}T10:00:00.000Z",
            "finishedAt": f"2026-11-{day:02}T10:40:00.000Z",
            "spentSeconds": 9,
            "minutes": None,
            "isLate": False,
            "score": day / 10,
            "passed": day >= 7,
            "questions": {},
        }
        for day in range(2, 9)
    ]
    open_answered(page, course_url, [], exams=[*exams, {"startedAt": "rota"}])
    rows = page.locator("tbody tr")
    expect(rows).to_have_count(5)
    expect(rows.first).to_have_text("8 de noviembre de 2026" + "80 %" + "✓ Superada")
    expect(rows.nth(2)).to_have_text("6 de noviembre de 2026" + "60 %" + "✗ No superada")
    expect(page.get_by_text("No has terminado ninguna.")).to_be_hidden()


def test_another_tab_s_answer_shows_here(progress: Page, course_url: Url, catalogue: dict) -> None:
    identifier = catalogue["questions"][0]["id"]
    other = progress.context.new_page()
    other.goto(course_url(PATH))
    import_into(other, answerStorage="core/storage.js")
    other.evaluate(
        "id => answerStorage.createStore({ key: 'curso:estado' }).add(id, { response: 'x', correct: true })", identifier
    )
    expect(summary(progress)).to_contain_text("1 acertada a la primera; media de los primeros intentos: 100 %")


# --- Taking it elsewhere --------------------------------------------------------------------------------------------


def test_a_copy_comes_back_after_all_was_lost(page: Page, course_url: Url, catalogue: dict, tmp_path: Path) -> None:
    ids = [question["id"] for question in catalogue["questions"]]
    open_answered(
        page, course_url, [(ids[0], 1), (ids[1], 0)], diagnoses={"d": {"answers": {"s": 2}, "updatedAt": "2026-01-01"}}
    )
    before = read_state(page)
    path = save_copy(page, tmp_path)
    today = page.evaluate("new Date().toLocaleDateString('sv')")
    assert path.name == f"curso-respuestas-{today}.json"
    expect(told(page)).to_contain_text(path.name)
    forget(page)
    page.reload()
    bring_copy(page, path)
    expect(told(page)).to_have_text("Copia traída: 2 preguntas nuevas, 0 actualizadas y 0 sin cambios.")
    expect(summary(page)).to_contain_text("2 de ")
    assert read_state(page) == before
    bring_copy(page, path)  # the same file can be chosen again and adds nothing
    expect(told(page)).to_have_text("Copia traída: 0 preguntas nuevas, 0 actualizadas y 2 sin cambios.")
    assert read_state(page) == before


def test_an_old_copy_undoes_nothing_newer(page: Page, course_url: Url, catalogue: dict, tmp_path: Path) -> None:
    ids = [question["id"] for question in catalogue["questions"]]
    open_answered(page, course_url, [(ids[0], 0)])
    path = save_copy(page, tmp_path)
    import_into(page, answerStorage="core/storage.js")
    page.evaluate(
        "id => answerStorage.createStore({ key: 'curso:estado' }).add(id, { response: 'nueva', correct: true })", ids[0]
    )
    page.evaluate(
        "id => answerStorage.createStore({ key: 'curso:estado' }).add(id, { response: 'otra', correct: true })", ids[1]
    )
    before = read_state(page)
    bring_copy(page, path)
    expect(told(page)).to_have_text("Copia traída: 0 preguntas nuevas, 0 actualizadas y 1 sin cambios.")
    assert read_state(page) == before


@pytest.mark.over_http
def test_answers_of_another_course_are_told_apart(page: Page, course_url: Url, catalogue: dict, tmp_path: Path) -> None:
    identifier = catalogue["questions"][0]["id"]
    open_answered(page, course_url, [(identifier, 1), ("t9-de-otro-curso", 1), ("t9-otra-suya", 0)])
    path = save_copy(page, tmp_path)
    forget(page)
    page.reload()
    bring_copy(page, path)
    expect(told(page)).to_have_text(
        "Copia traída: 3 preguntas nuevas, 0 actualizadas y 0 sin cambios. 2 preguntas del archivo no están en este "
        "curso: se guardan, pero no salen ni cuentan."
    )
    expect(summary(page)).to_contain_text("1 de ")
    assert len(read_state(page)["answers"]) == 3


@pytest.mark.over_http
def test_each_refusal_says_why_and_touches_nothing(
    page: Page, course_url: Url, catalogue: dict, tmp_path: Path
) -> None:
    identifier = catalogue["questions"][0]["id"]
    open_answered(page, course_url, [(identifier, 1)])
    text = save_copy(page, tmp_path).read_text(encoding="utf-8")
    before = read_state(page)
    import_into(page, values="core/values.js")
    unsound = page.evaluate(
        """text => {
          const file = JSON.parse(text);
          file.state.answers = [];
          return JSON.stringify({ ...file, checksum: `sha256:${sha256(values.toCanonical(file.state))}` });
        }""",
        text,
    )
    for content, words in [
        (b"\x89PNG\r\n\x1a\n\x00\xff", "no es una copia de tus respuestas"),
        (text[:-40], "no es una copia de tus respuestas"),
        (b"", "no es una copia de tus respuestas"),
        ('{"version": 2, "answers": {}}', "tiene datos de otro programa"),
        ('{"format":"curso-plan"}', "Se trae en «Mi plan»"),
        (text.replace('"schema":2', '"schema":3'), "una edición más nueva"),
        (text.replace('"respuesta"', '"otra"'), "ha cambiado desde que se guardó"),
        (unsound, "no tienen sentido"),
        (b" " * 9_000_001, "más de 3.000.000 de caracteres"),
    ]:
        name = f"copia-{words}.json"
        (tmp_path / name).write_bytes(content if isinstance(content, bytes) else content.encode())
        bring_copy(page, tmp_path / name)
        expect(told(page)).to_contain_text(f"No se ha traído nada de «{name}»: ")
        expect(told(page)).to_contain_text(words)
        assert read_state(page) == before
    assert read_state(page) == before


@pytest.mark.over_http
def test_hostile_names_and_texts_are_only_text(page: Page, course_url: Url) -> None:
    page.goto(course_url(PATH))
    bring_copy(page, {"name": f"{HOSTILE}.json", "mimeType": "text/plain", "buffer": b"x"})
    expect(told(page)).to_contain_text("onerror")
    exam = {
        "seed": HOSTILE,
        "startedAt": HOSTILE,
        "finishedAt": HOSTILE,
        "spentSeconds": 1,
        "minutes": None,
        "score": 1,
        "questions": {},
    }
    sound = exam | {"startedAt": "2026-01-01T10:00:00.000Z", "finishedAt": "2026-01-01T11:00:00.000Z"}
    answers = [(HOSTILE, 1), ("__proto__", 1)]
    open_answered(page, course_url, answers, {HOSTILE: HOSTILE}, exams=[exam, sound])
    expect(page.locator("tbody tr")).to_have_count(1)  # an invalid date makes the result invalid
    expect(page.locator(".progress-aside li")).to_contain_text("onerror")
    expect(summary(page)).to_contain_text("0 de ")
    assert page.locator(".my-progress img").count() == 0
    assert page.title() != "roto"


# --- Copies set aside, and erasing ----------------------------------------------------------------------------------


@pytest.mark.over_http
def test_what_could_not_be_read_is_listed_downloaded_and_erased(page: Page, course_url: Url, tmp_path: Path) -> None:
    in_contents = page.get_by_role("navigation", name="En esta página").get_by_role("link", name="Copias apartadas")
    items = page.locator(".progress-aside li")
    for number, value in enumerate(("{esto no es JSON", '{"version": 99, "answers": {}}', "[]")):
        page.goto(course_url(PATH))
        forget(page)
        open_stored(page, course_url(PATH), {f"{ASIDE}2026-10-01T09:00:00.000Z": "la primera", ANSWERS: value})
        expect(page.get_by_text("No se han borrado: quedan apartadas"), value).to_be_visible()
        expect(in_contents, value).to_be_visible()
        expect(items, value).to_have_count(2)
        expect(items.first, value).to_contain_text("1 de octubre de 2026")
        with page.expect_download() as download:
            items.nth(1).get_by_role("button", name="Descargar").press("Enter")
        download.value.save_as(tmp_path / f"apartada-{number}")
        assert (tmp_path / f"apartada-{number}").read_text(encoding="utf-8") == value
    erase = items.first.get_by_role("button", name="Borrar: 1 de octubre de 2026")
    erase.press("Enter")
    dialog = page.get_by_role("dialog", name="¿Borrar esta copia apartada?")
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(items).to_have_count(2)
    erase.press("Enter")
    dialog.get_by_role("button", name="Sí, borrar").press("Enter")
    expect(items).to_have_count(1)
    expect(items.get_by_role("button", name="Borrar")).to_be_focused()
    page.keyboard.press("Enter")
    assert find_violations(page, ".my-progress") == []
    dialog.get_by_role("button", name="Sí, borrar").press("Enter")
    expect(page.get_by_role("heading", name="Copias apartadas")).to_be_hidden()
    expect(in_contents).to_be_hidden()
    expect(page.get_by_text("Copia apartada borrada.")).to_be_focused()
    assert page.evaluate("Object.keys(localStorage).filter((key) => key.includes('apartado'))") == []


@pytest.mark.over_http
def test_erasing_all_asks_first_and_can_be_undone(page: Page, course_url: Url, catalogue: dict) -> None:
    ids = [question["id"] for question in catalogue["questions"]]
    open_answered(page, course_url, [(ids[0], 1)], diagnoses={"d": {"answers": {"s": 2}, "updatedAt": "2026-01-01"}})
    before = read_state(page)
    erase = page.get_by_role("button", name="Borrar todo")
    erase.press("Enter")
    dialog = page.get_by_role("dialog", name="¿Borrar todo lo que has respondido")
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    assert read_state(page) == before
    erase.press("Enter")
    dialog.get_by_role("button", name="Sí, borrar").press("Enter")
    expect(summary(page)).to_contain_text("0 de ")
    assert read_state(page) == {"version": 2, "answers": {}}
    expect(erase).to_be_disabled()
    expect(page.get_by_role("status").filter(has_text="Respuestas borradas.")).to_be_visible()
    expect(page.get_by_role("button", name="Deshacer")).to_be_focused()
    page.keyboard.press("Enter")
    expect(summary(page)).to_contain_text("1 de ")
    expect(erase).to_be_focused()
    assert read_state(page) == before


def test_forbidden_storage_is_told_and_a_copy_still_shows(page: Page, course_url: Url) -> None:
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.add_init_script(FORBID_STORAGE)
    page.goto(course_url(PATH))
    expect(page.get_by_text("no deja guardar")).to_have_count(1)
    import_into(page, answerTransfer="core/answers-transfer.js")
    page.evaluate(HASH.read_text(encoding="utf-8"))
    text = page.evaluate(
        """() => {
          const at = "2026-01-01T09:00:00.000Z";
          const attempt = { response: "x", correct: true, score: 1, hints: 0, at };
          const [{ id }] = Curso.catalogue.questions;
          const answers = { [id]: { first: attempt, last: attempt, tries: 1, updatedAt: at } };
          return answerTransfer.writeFile({ version: 2, answers }, { at, edition: 2024, hash: sha256 });
        }"""
    )
    bring_copy(page, {"name": "copia.json", "mimeType": "application/json", "buffer": text.encode()})
    expect(told(page)).to_contain_text("No se ha podido guardar lo de «copia.json»")
    expect(summary(page)).to_contain_text("1 de ")
    assert [error for error in errors if "localStorage" not in error and "SecurityError" not in error] == []


# --- For everyone ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("course_url", "scheme"), [("http", "light"), ("file", "dark")], indirect=["course_url"])
def test_axe_finds_nothing_and_nothing_overflows_at_320_pixels(
    page: Page, course_url: Url, catalogue: dict, scheme: str
) -> None:
    page.emulate_media(color_scheme=scheme)
    page.goto(course_url(PATH))
    assert find_violations(page, ".my-progress") == []
    questions = catalogue["questions"]
    exam = {
        "seed": "A",
        "startedAt": "2026-11-01T10:00:00.000Z",
        "finishedAt": "2026-11-01T10:40:00.000Z",
        "spentSeconds": 9,
        "minutes": None,
        "isLate": False,
        "score": 0.8,
        "passed": True,
        "questions": {},
    }
    answers = [(question["id"], index % 3 / 2) for index, question in enumerate(questions)]
    open_answered(page, course_url, answers, {"2026-10-01T09:00:00.000Z": "{"}, exams=[exam])
    page.set_viewport_size({"width": 320, "height": 640})
    page.locator(".my-progress details").evaluate_all("all => all.forEach((details) => { details.open = true; })")
    bring_copy(page, {"name": "x" * 80, "mimeType": "text/plain", "buffer": b"x"})
    expect(told(page)).to_contain_text("No se ha traído nada")
    page.evaluate("scrollTo(0, 0)")  # the header covers part of whatever is scrolled under it
    assert find_violations(page, ".my-progress") == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.get_by_role("button", name="Borrar todo").click()
    assert find_violations(page, "dialog[open]") == []


@pytest.mark.over_http
def test_bars_say_nothing_that_words_do_not(page: Page, course_url: Url, catalogue: dict) -> None:
    open_answered(page, course_url, [(catalogue["questions"][0]["id"], 1)])
    bars = page.locator(".progress-bar")
    assert bars.evaluate_all("bars => bars.every((bar) => bar.ariaHidden === 'true' && !bar.textContent)")
    page.emulate_media(media="print")
    expect(bars.locator("visible=true")).to_have_count(0)
    expect(page.get_by_role("button", name="Borrar todo")).to_have_count(0)
    expect(page.locator("[data-group='section']").first).to_be_visible()


@pytest.mark.over_http
def test_without_javascript_it_says_so(page: Page, course_url: Url) -> None:
    context = page.context.browser.new_context(java_script_enabled=False)
    try:
        plain = context.new_page()
        plain.goto(course_url(PATH))
        expect(plain.locator("noscript p")).to_be_visible()
        expect(plain.locator("noscript p")).to_contain_text("necesita JavaScript")
        expect(plain.get_by_role("button", name="Guardar una copia")).to_have_count(0)
    finally:
        context.close()
