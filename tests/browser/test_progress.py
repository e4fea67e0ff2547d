"""«Mi progreso» in a real Chromium, on the practice course: each scenario over http:// and file://."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from accessibility import find_violations
from javascript import import_into
from minimal_course import REPOSITORY
from playwright.sync_api import Locator, Page, expect
from stored import forget, read_state

HASH = REPOSITORY / "docs/assets/vendor/js-sha256/js-sha256.js"  # a page loads it when a copy is made or brought

pytestmark = pytest.mark.browser

PATH = "autoevaluacion/index"
HOSTILE = "<img src=x onerror=\"document.title='roto'\">"
FORBID_STORAGE = (
    "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } })"
)
# Stores an answer to each of `ids`, right or wrong as `isRight` says, one minute apart.
STORE_ANSWERS = """([answers, more]) => {
  const records = {};
  answers.forEach(([id, score], index) => {
    const at = new Date(Date.UTC(2026, 0, 1, 9, index)).toISOString();
    const attempt = { response: "respuesta", correct: score === 1, score, hints: 0, at };
    records[id] = { first: attempt, last: attempt, tries: 1, updatedAt: at };
  });
  localStorage.setItem("curso:estado", JSON.stringify({ version: 2, answers: records, ...more }));
}"""


@pytest.fixture
def progress(page: Page, course_url: Callable[[str], str]) -> Page:
    """The page, with nothing answered. Any error on it fails the test."""
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(open_address(course_url))
    yield page
    assert errors == []


def open_address(course_url: Callable[[str], str]) -> str:
    return course_url(PATH)


def read_questions(page: Page) -> list[dict]:
    return page.evaluate("Curso.catalogue.questions")


def read_heading(page: Page, question: dict) -> str:
    return page.evaluate("section => Curso.catalogue.headings[section].label", question["section"])


def store(page: Page, answers: list[tuple[str, float]], **more: object) -> None:
    """Store answers (id, score) as if given earlier, and open the page again."""
    page.evaluate(STORE_ANSWERS, [answers, more])
    page.reload()


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
def test_with_nothing_answered_it_says_where_to_begin(progress: Page) -> None:
    questions = read_questions(progress)
    expect(summary(progress)).to_have_text(f"0 de {len(questions)} preguntas respondidas.")
    begin = progress.get_by_role(
        "link", name="Empezar por la primera pregunta: " + read_heading(progress, questions[0])
    )
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
def test_counts_by_tema_heading_and_in_all(progress: Page) -> None:
    questions = read_questions(progress)
    section = questions[0]["section"]
    own = [question["id"] for question in questions if question["section"] == section]
    other = next(question["id"] for question in questions if question["section"] != section)
    store(progress, [(own[0], 1), (own[1], 0), (other, 1)])
    words = (
        "3 de {} preguntas respondidas, 2 acertadas a la primera; media de los primeros intentos: 66 %"  # rounded down
    )
    expect(summary(progress)).to_have_text(words.format(len(questions)) + ".")
    in_tema = sum(question["tema"] == questions[0]["tema"] for question in questions)
    expect(row(progress, "tema", questions[0]["tema"])).to_contain_text(words.format(in_tema))
    progress.locator("details", has=row(progress, "section", section)).locator("summary").press("Enter")
    expect(row(progress, "section", section)).to_contain_text(
        f"2 de {len(own)} preguntas respondidas, 1 acertada a la primera; media de los primeros intentos: 50 %"
    )
    expect(progress.locator("[data-group='section']:visible .progress-name a")).to_have_count(
        len({question["section"] for question in questions if question["tema"] == questions[0]["tema"]})
    )


@pytest.mark.over_http
def test_an_objective_is_held_with_half_of_its_questions_and_a_good_mean(progress: Page) -> None:
    questions = read_questions(progress)
    groups: dict[str, list[str]] = {}
    for question in questions:
        groups.setdefault(question["objective"], []).append(question["id"])
    objective, own = next((key, ids) for key, ids in groups.items() if len(ids) >= 8)
    state = row(progress, "objective", objective).locator(".progress-state")
    half = -(-len(own) // 2)
    for answers, words in [
        ([(own[0], 1)], "En camino"),  # a good average of too few answers
        ([(identifier, 1) for identifier in own[: half - 1]], "En camino"),
        ([(identifier, 1) for identifier in own[:half]], "Conseguido"),
        ([(identifier, 0.5) for identifier in own], "En camino"),  # all answered, with too low an average
    ]:
        store(progress, answers)
        expect(state.locator(":visible")).to_have_text(words)


def test_go_on_where_it_was_left(progress: Page) -> None:
    questions = read_questions(progress)
    store(progress, [(questions[4]["id"], 1)])
    link = progress.get_by_role("link", name="Seguir con las preguntas: " + read_heading(progress, questions[5]))
    link.click()
    expect(progress.locator(f'[data-question="{questions[5]["id"]}"]')).to_be_in_viewport()


@pytest.mark.over_http
def test_with_all_answered_nothing_is_left_to_go_on_with(progress: Page) -> None:
    store(progress, [(question["id"], 1) for question in read_questions(progress)])
    expect(progress.get_by_role("link", name="Seguir donde")).to_have_count(0)
    expect(progress.get_by_role("link", name="Repaso: las preguntas")).to_be_visible()
    expect(summary(progress)).to_contain_text("100 %")


def test_what_to_reread_links_headings_and_questions_worst_first(progress: Page) -> None:
    questions = read_questions(progress)
    groups: dict[str, list[str]] = {}
    for question in questions:
        groups.setdefault(question["section"], []).append(question["id"])
    (_, good), (mixed_section, mixed), (worst_section, worst) = list(groups.items())[:3]
    store(progress, [(good[0], 1), (mixed[0], 0), (mixed[1], 1), (worst[0], 0), (worst[1], 0.5)])
    items = progress.locator(".progress-weak > li")
    expect(items).to_have_count(2)
    labels = [progress.evaluate("id => Curso.catalogue.headings[id].label", s) for s in (worst_section, mixed_section)]
    assert items.locator("> a").all_text_contents() == labels
    expect(items.nth(0).get_by_role("link")).to_have_text(
        [labels[0], "Ir a la pregunta (1 de 2)", "Ir a la pregunta (2 de 2)"]
    )
    items.nth(1).get_by_role("link", name="Ir a la pregunta").click()
    expect(progress.locator(f'[data-question="{mixed[0]}"]')).to_be_in_viewport()
    progress.go_back()
    progress.locator(".progress-weak > li > a").first.click()
    title = labels[0].removesuffix(" (tema 1)")
    expect(progress.get_by_role("heading", name=title).first).to_be_in_viewport()
    progress.go_back()
    store(progress, [("t1-matiz", 0)])
    progress.locator(".progress-weak").get_by_role("link", name="Lo que se discute").click()
    expect(progress.get_by_role("heading", name="Lo que se discute")).to_be_in_viewport()


@pytest.mark.over_http
def test_the_last_final_tests_newest_first(progress: Page) -> None:
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
    store(progress, [], exams=[*exams, {"startedAt": "rota"}])
    rows = progress.locator("tbody tr")
    expect(rows).to_have_count(5)
    expect(rows.first).to_have_text("8 de noviembre de 2026" + "80 %" + "✓ Superada")
    expect(rows.nth(2)).to_have_text("6 de noviembre de 2026" + "60 %" + "✗ No superada")
    expect(progress.get_by_text("No has terminado ninguna.")).to_be_hidden()


def test_another_tab_s_answer_shows_here(progress: Page, course_url: Callable[[str], str]) -> None:
    identifier = read_questions(progress)[0]["id"]
    other = progress.context.new_page()
    other.goto(open_address(course_url))
    import_into(other, answerStorage="core/storage.js")
    other.evaluate(
        "id => answerStorage.createStore({ key: 'curso:estado' }).add(id, { response: 'x', correct: true })", identifier
    )
    expect(summary(progress)).to_contain_text("1 acertada a la primera; media de los primeros intentos: 100 %")


# --- Taking it elsewhere --------------------------------------------------------------------------------------------


def test_a_copy_comes_back_after_all_was_lost(progress: Page, tmp_path: Path) -> None:
    ids = [question["id"] for question in read_questions(progress)]
    store(progress, [(ids[0], 1), (ids[1], 0)], diagnoses={"d": {"answers": {"s": 2}, "updatedAt": "2026-01-01"}})
    before = read_state(progress)
    path = save_copy(progress, tmp_path)
    today = progress.evaluate("new Date().toLocaleDateString('sv')")
    assert path.name == f"curso-respuestas-{today}.json"
    expect(told(progress)).to_contain_text(path.name)
    forget(progress)
    progress.reload()
    bring_copy(progress, path)
    expect(told(progress)).to_have_text("Copia traída: 2 preguntas nuevas, 0 actualizadas y 0 sin cambios.")
    expect(summary(progress)).to_contain_text("2 de ")
    assert read_state(progress) == before
    bring_copy(progress, path)  # the same file can be chosen again and adds nothing
    expect(told(progress)).to_have_text("Copia traída: 0 preguntas nuevas, 0 actualizadas y 2 sin cambios.")
    assert read_state(progress) == before


def test_an_old_copy_undoes_nothing_newer(progress: Page, tmp_path: Path) -> None:
    ids = [question["id"] for question in read_questions(progress)]
    store(progress, [(ids[0], 0)])
    path = save_copy(progress, tmp_path)
    import_into(progress, answerStorage="core/storage.js")
    progress.evaluate(
        "id => answerStorage.createStore({ key: 'curso:estado' }).add(id, { response: 'nueva', correct: true })", ids[0]
    )
    progress.evaluate(
        "id => answerStorage.createStore({ key: 'curso:estado' }).add(id, { response: 'otra', correct: true })", ids[1]
    )
    before = read_state(progress)
    bring_copy(progress, path)
    expect(told(progress)).to_have_text("Copia traída: 0 preguntas nuevas, 0 actualizadas y 1 sin cambios.")
    assert read_state(progress) == before


@pytest.mark.over_http
def test_answers_of_another_course_are_told_apart(progress: Page, tmp_path: Path) -> None:
    identifier = read_questions(progress)[0]["id"]
    store(progress, [(identifier, 1), ("t9-de-otro-curso", 1), ("t9-otra-suya", 0)])
    path = save_copy(progress, tmp_path)
    forget(progress)
    progress.reload()
    bring_copy(progress, path)
    expect(told(progress)).to_have_text(
        "Copia traída: 3 preguntas nuevas, 0 actualizadas y 0 sin cambios. 2 preguntas del archivo no están en este "
        "curso: se guardan, pero no salen ni cuentan."
    )
    expect(summary(progress)).to_contain_text("1 de ")
    assert len(read_state(progress)["answers"]) == 3


@pytest.mark.over_http
def test_each_refusal_says_why_and_touches_nothing(progress: Page, tmp_path: Path) -> None:
    identifier = read_questions(progress)[0]["id"]
    store(progress, [(identifier, 1)])
    text = save_copy(progress, tmp_path).read_text(encoding="utf-8")
    before = read_state(progress)
    import_into(progress, values="core/values.js")
    unsound = progress.evaluate(
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
        bring_copy(progress, tmp_path / name)
        expect(told(progress)).to_contain_text(f"No se ha traído nada de «{name}»: ")
        expect(told(progress)).to_contain_text(words)
        assert read_state(progress) == before
    assert read_state(progress) == before


@pytest.mark.over_http
def test_hostile_names_and_texts_are_only_text(progress: Page) -> None:
    bring_copy(progress, {"name": f"{HOSTILE}.json", "mimeType": "text/plain", "buffer": b"x"})
    expect(told(progress)).to_contain_text("onerror")
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
    progress.evaluate("text => localStorage.setItem('curso:estado:apartado:' + text, text)", HOSTILE)
    store(progress, [(HOSTILE, 1), ("__proto__", 1)], exams=[exam, sound])
    expect(progress.locator("tbody tr")).to_have_count(1)  # an invalid date makes the result invalid
    expect(progress.locator(".progress-aside li")).to_contain_text("onerror")
    expect(summary(progress)).to_contain_text("0 de ")
    assert progress.locator(".my-progress img").count() == 0
    assert progress.title() != "roto"


# --- Copies set aside, and erasing ----------------------------------------------------------------------------------


@pytest.mark.parametrize("value", ["{esto no es JSON", '{"version": 99, "answers": {}}', "[]"])
@pytest.mark.over_http
def test_what_could_not_be_read_is_listed_downloaded_and_erased(progress: Page, tmp_path: Path, value: str) -> None:
    progress.evaluate(
        """value => {
          localStorage.setItem("curso:estado:apartado:2026-10-01T09:00:00.000Z", "la primera");
          localStorage.setItem("curso:estado", value);
        }""",
        value,
    )
    progress.reload()
    expect(progress.get_by_text("No se han borrado: quedan apartadas")).to_be_visible()
    in_contents = progress.get_by_role("navigation", name="En esta página").get_by_role("link", name="Copias apartadas")
    expect(in_contents).to_be_visible()
    items = progress.locator(".progress-aside li")
    expect(items).to_have_count(2)
    expect(items.first).to_contain_text("1 de octubre de 2026")
    with progress.expect_download() as download:
        items.nth(1).get_by_role("button", name="Descargar").press("Enter")
    download.value.save_as(tmp_path / "apartada")
    assert (tmp_path / "apartada").read_text(encoding="utf-8") == value
    erase = items.first.get_by_role("button", name="Borrar: 1 de octubre de 2026")
    erase.press("Enter")
    dialog = progress.get_by_role("dialog", name="¿Borrar esta copia apartada?")
    progress.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(items).to_have_count(2)
    erase.press("Enter")
    dialog.get_by_role("button", name="Sí, borrar").press("Enter")
    expect(items).to_have_count(1)
    expect(items.get_by_role("button", name="Borrar")).to_be_focused()
    progress.keyboard.press("Enter")
    assert find_violations(progress, ".my-progress") == []
    dialog.get_by_role("button", name="Sí, borrar").press("Enter")
    expect(progress.get_by_role("heading", name="Copias apartadas")).to_be_hidden()
    expect(in_contents).to_be_hidden()
    expect(progress.get_by_text("Copia apartada borrada.")).to_be_focused()
    assert progress.evaluate("Object.keys(localStorage).filter((key) => key.includes('apartado'))") == []


@pytest.mark.over_http
def test_erasing_all_asks_first_and_can_be_undone(progress: Page) -> None:
    ids = [question["id"] for question in read_questions(progress)]
    store(progress, [(ids[0], 1)], diagnoses={"d": {"answers": {"s": 2}, "updatedAt": "2026-01-01"}})
    before = read_state(progress)
    erase = progress.get_by_role("button", name="Borrar todo")
    erase.press("Enter")
    dialog = progress.get_by_role("dialog", name="¿Borrar todo lo que has respondido")
    progress.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    assert read_state(progress) == before
    erase.press("Enter")
    dialog.get_by_role("button", name="Sí, borrar").press("Enter")
    expect(summary(progress)).to_contain_text("0 de ")
    assert read_state(progress) == {"version": 2, "answers": {}}
    expect(erase).to_be_disabled()
    expect(progress.get_by_role("status").filter(has_text="Respuestas borradas.")).to_be_visible()
    expect(progress.get_by_role("button", name="Deshacer")).to_be_focused()
    progress.keyboard.press("Enter")
    expect(summary(progress)).to_contain_text("1 de ")
    expect(erase).to_be_focused()
    assert read_state(progress) == before


def test_forbidden_storage_is_told_and_a_copy_still_shows(page: Page, course_url: Callable[[str], str]) -> None:
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.add_init_script(FORBID_STORAGE)
    page.goto(open_address(course_url))
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
def test_axe_finds_nothing_and_nothing_overflows_at_320_pixels(progress: Page, scheme: str) -> None:
    progress.emulate_media(color_scheme=scheme)
    progress.reload()
    assert find_violations(progress, ".my-progress") == []
    questions = read_questions(progress)
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
    progress.evaluate("localStorage.setItem('curso:estado:apartado:2026-10-01T09:00:00.000Z', '{')")
    store(progress, [(question["id"], index % 3 / 2) for index, question in enumerate(questions)], exams=[exam])
    progress.set_viewport_size({"width": 320, "height": 640})
    for box in progress.locator(".my-progress summary").all():
        box.click()
    bring_copy(progress, {"name": "x" * 80, "mimeType": "text/plain", "buffer": b"x"})
    expect(told(progress)).to_contain_text("No se ha traído nada")
    progress.evaluate("scrollTo(0, 0)")  # the header covers part of whatever is scrolled under it
    assert find_violations(progress, ".my-progress") == []
    assert progress.evaluate("document.documentElement.scrollWidth") <= 320
    progress.get_by_role("button", name="Borrar todo").click()
    assert find_violations(progress, ".my-progress") == []


@pytest.mark.over_http
def test_bars_say_nothing_that_words_do_not(progress: Page) -> None:
    store(progress, [(read_questions(progress)[0]["id"], 1)])
    bars = progress.locator(".progress-bar")
    assert bars.evaluate_all("bars => bars.every((bar) => bar.ariaHidden === 'true' && !bar.textContent)")
    progress.emulate_media(media="print")
    expect(bars.locator("visible=true")).to_have_count(0)
    expect(progress.get_by_role("button", name="Borrar todo")).to_have_count(0)
    expect(progress.locator("[data-group='section']").first).to_be_visible()


@pytest.mark.over_http
def test_without_javascript_it_says_so(page: Page, course_url: Callable[[str], str]) -> None:
    context = page.context.browser.new_context(java_script_enabled=False)
    try:
        plain = context.new_page()
        plain.goto(open_address(course_url))
        expect(plain.locator("noscript p")).to_be_visible()
        expect(plain.locator("noscript p")).to_contain_text("necesita JavaScript")
        expect(plain.get_by_role("button", name="Guardar una copia")).to_have_count(0)
    finally:
        context.close()
