"""Answers survive changes of course and browser: editions, addresses, devices, tabs, storage faults.

The tests use tiny courses where the course itself changes, and otherwise the practice course. Reordering, inserting and
the notices of faults are in test_quiz.py and test_progress.py.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from browser_fixtures import serve
from javascript import import_into
from playwright.sync_api import Locator, Page, expect
from selectolax.lexbor import LexborHTMLParser
from static_server import QuietHandler, serve_folder
from stored import ANSWERS, forget, open_stored, read_state
from tiny_quiz import ROOT, build_tiny_quiz, lay_out_tiny_quiz, load_tiny_questions

pytestmark = pytest.mark.browser

VERSION_1 = ROOT / "tests" / "fixtures" / "states" / "version-1.json"
FILL_STORAGE = """() => {
  for (let size = 1 << 22, i = 0; size; ) {
    try { localStorage.setItem(`relleno-${i++}`, "x".repeat(size)); } catch { size >>= 1; }
  }
}"""
EMPTY_STORAGE = (
    "Object.keys(localStorage).filter((key) => key.startsWith('relleno'))"
    ".forEach((key) => localStorage.removeItem(key))"
)
FORBID_STORAGE = """(() => {
  const { get } = Object.getOwnPropertyDescriptor(window, "localStorage");
  Object.defineProperty(window, "localStorage", {
    get() {
      if (!window.isAllowed) throw new DOMException("no", "SecurityError");
      return get.call(window);
    },
  });
})()"""
# The browser answers the page half a second late, and each access to the storage before that is recorded.
ANSWER_LATE = """(() => {
  const { get } = Object.getOwnPropertyDescriptor(window, "localStorage");
  const { request } = LockManager.prototype;
  let isAnswered = false;
  window.early = [];
  LockManager.prototype.request = async function (...words) {
    await request.apply(this, words);
    await new Promise((resolve) => setTimeout(resolve, 500));
    isAnswered = true;
  };
  Object.defineProperty(window, "localStorage", {
    get() {
      if (!isAnswered) window.early.push(new Error().stack);
      return get.call(window);
    },
  });
})()"""
SCHEME = "curso:esquema"
CHAPTER, PROGRESS = "tema-1/1-introduccion", "autoevaluacion/index"


def make_state(ids: list[str]) -> dict[str, object]:
    """What is stored once these questions have been answered, one a second."""
    answers = {}
    for index, identifier in enumerate(ids):
        at = f"{datetime(2026, 1, 1) + timedelta(seconds=index):%Y-%m-%dT%H:%M:%S}.000Z"
        response = ["Una respuesta de las que se guardan enteras, con sus palabras."]
        attempt = {"response": response, "correct": True, "score": 1, "hints": 0, "at": at}
        answers[identifier] = {"first": attempt, "last": attempt, "tries": 1, "updatedAt": at}
    return {"version": 2, "answers": answers}


def question(page: Page, identifier: str) -> Locator:
    return page.locator(f'[data-question="{identifier}"]')


def result(page: Page, identifier: str) -> Locator:
    return question(page, identifier).locator(".quiz-result")


def answer(page: Page, identifier: str, position: int = 0) -> None:
    """Choose the answer at `position` (from 0) of a question with one right answer, and check it."""
    question(page, identifier).locator("input").nth(position).check()
    question(page, identifier).get_by_role("button", name="Comprobar").click()


def answer_first(page: Page, identifier: str) -> str:
    """Choose the answer that comes first here, and check it. Returns its value: elsewhere another may come first."""
    answer(page, identifier)
    return question(page, identifier).locator("input").first.get_attribute("value")


# --- Editions of the course -----------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, tiny_site: Path) -> Iterator[tuple[Path, str]]:
    """The folder with the editions and the address that serves it.

    The editions are `first`, `reworded`, `shorter` (without `t1-unica`) and `moved`.
    """
    folder = tmp_path_factory.mktemp("editions")
    server = serve_folder(folder)
    shutil.copytree(tiny_site, folder / "first/site")
    reworded = load_tiny_questions()
    reworded[0]["prompt"] = "Alguien llama y pregunta cómo va su licencia."
    for choice in reworded[0]["answers"]:
        choice["text"] += " Dicho de otra manera."
        choice["why"] = "Explicado de nuevo."
    build_tiny_quiz(folder / "reworded", reworded, use_directory_urls=False)

    for name in ("shorter", "moved"):
        lay_out_tiny_quiz(folder / name / "source")
    other = folder / "shorter/source/docs/otra.md"
    other.write_text(other.read_text(encoding="utf-8").replace('{{ quiz("t1-unica") }}', ""), encoding="utf-8")
    build_tiny_quiz(folder / "shorter", load_tiny_questions()[1:], use_directory_urls=False)

    docs = folder / "moved/source/docs"
    (docs / "carpeta").mkdir()
    text = (docs / "otra.md").read_text(encoding="utf-8")
    text = text.replace("# Otra página", "# Con otro título").replace("(index.md)", "(../index.md)")
    (docs / "carpeta/nueva.md").write_text(text, encoding="utf-8")
    (docs / "otra.md").unlink()
    home = docs / "index.md"
    home.write_text(home.read_text(encoding="utf-8").replace("otra.md", "carpeta/nueva.md"), encoding="utf-8")
    nav = ["index.md", "carpeta/nueva.md", "sin-preguntas.md"]
    build_tiny_quiz(folder / "moved", use_directory_urls=False, nav=nav)
    yield folder, f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def open_edition(page: Page, base: str, edition: str, name: str = "index.html") -> None:
    page.goto(f"{base}/{edition}/site/{name}")
    expect(page.locator("#t1-verdadero button").first).to_be_enabled()


def test_new_words_in_a_question_keep_its_result(page: Page, base: str) -> None:
    open_edition(page, base, "first")
    answer(page, "t1-unica")
    before = read_state(page)
    open_edition(page, base, "reworded")
    expect(page.locator(".quiz-progress")).to_contain_text("1 acertada a la primera")
    expect(question(page, "t1-unica")).to_contain_text("Dicho de otra manera.")
    assert read_state(page) == before
    answer(page, "t1-unica", 1)
    expect(result(page, "t1-unica")).to_contain_text("Explicado de nuevo.")
    record = read_state(page)["answers"]["t1-unica"]
    assert record["first"] == before["answers"]["t1-unica"]["first"]
    assert record["tries"] == 2


def test_a_question_that_goes_and_comes_back_has_its_answer(page: Page, base: str) -> None:
    open_edition(page, base, "first")
    answer(page, "t1-unica")
    before = read_state(page)["answers"]["t1-unica"]
    open_edition(page, base, "shorter")
    expect(page.locator(".quiz-progress")).to_contain_text("0 de 7 preguntas respondidas")
    answer(page, "t1-verdadero")
    assert read_state(page)["answers"]["t1-unica"] == before
    open_edition(page, base, "first")
    expect(page.locator("#t1-unica input").first).to_be_checked()
    expect(result(page, "t1-unica")).to_contain_text("Correcto")
    expect(page.locator(".quiz-progress")).to_contain_text("2 de 8 preguntas respondidas")


def test_erasing_a_page_leaves_questions_that_are_gone(page: Page, base: str) -> None:
    open_edition(page, base, "first")
    answer(page, "t1-unica")
    open_edition(page, base, "shorter")
    answer(page, "t1-verdadero")
    page.get_by_role("button", name="Borrar mis respuestas de esta página").click()
    page.get_by_role("button", name="Sí, borrar").click()
    expect(page.get_by_text("Respuestas borradas.")).to_be_visible()
    assert list(read_state(page)["answers"]) == ["t1-unica"]


def test_a_page_renamed_and_moved_keeps_its_answers(page: Page, base: str) -> None:
    open_edition(page, base, "first", "otra.html")
    answer(page, "t1-verdadero")
    answer(page, "t1-unica", 1)
    open_edition(page, base, "moved", "carpeta/nueva.html")
    expect(page.get_by_role("heading", name="Con otro título")).to_be_visible()
    expect(page.locator("#t1-verdadero input").first).to_be_checked()
    expect(page.locator("#t1-unica input").nth(1)).to_be_checked()
    expect(result(page, "t1-unica")).to_contain_text("No es correcto")
    expect(page.locator(".quiz-progress")).to_have_text("2 de 3 preguntas respondidas, 0 acertadas a la primera")


# --- The practice course: addresses and devices ---------------------------------------------------------------------


def open_progress(page: Page, course_url: Callable[[str], str]) -> None:
    page.goto(course_url(PROGRESS))
    expect(page.locator(".progress-summary")).to_be_visible()


@pytest.fixture(scope="module")
def ids(practice_folder: Path) -> list[str]:
    """The single-choice questions of the page that `open_chapter` opens: there are four or more."""
    html = (practice_folder / f"web/{CHAPTER}/index.html").read_text(encoding="utf-8")
    found = LexborHTMLParser(html).css("form[data-kind=single], form[data-kind=true_false]")
    return [form.attributes["data-question"] or "" for form in found]


def open_chapter(page: Page, course_url: Callable[[str], str], stored: object = None) -> None:
    """Open a page with questions, where these answers are stored."""
    address = course_url(CHAPTER)
    if stored is None:
        page.goto(address)
    else:
        open_stored(page, address, {ANSWERS: stored})
    expect(page.locator("form[data-question] button").first).to_be_enabled()


class TwoPathsHandler(QuietHandler):
    """Serves the same site from two paths."""

    def translate_path(self, path: str) -> str:
        return super().translate_path(path.removeprefix("/2027/web").removeprefix("/curso"))


def test_another_path_of_the_same_site_has_the_answers(page: Page, practice_folder: Path, ids: list[str]) -> None:
    for root in serve(practice_folder / "web", TwoPathsHandler):
        page.goto(f"{root}curso/{CHAPTER}/")
        answer(page, ids[0])
        page.goto(f"{root}2027/web/curso/{CHAPTER}/")
        expect(question(page, ids[0]).locator("input").first).to_be_checked()
        expect(page.locator(".quiz-progress")).to_contain_text("1 de ")


def carry_copy(page: Page, origin: str, destination: str, folder: Path) -> None:
    """Save a copy at one address of «Mi progreso» and import it at another."""
    page.goto(origin)
    with page.expect_download() as download:
        page.get_by_role("button", name="Guardar una copia").click()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    page.goto(destination)
    page.get_by_label("Traer una copia").set_input_files(path)
    expect(page.locator("[data-copied]")).to_contain_text("Copia traída")


def test_answers_go_from_the_folder_to_the_web_and_back(
    page: Page, site_file_url: str, site_http_url: str, ids: list[str], tmp_path: Path
) -> None:
    at_home, online = f"{site_file_url}autoevaluacion/index.html", f"{site_http_url}autoevaluacion/"
    open_chapter(page, lambda path: f"{site_file_url}{path}.html")
    chosen = answer_first(page, ids[0])
    other = answer_first(page, ids[1])
    mine = read_state(page)
    carry_copy(page, at_home, online, tmp_path)
    expect(page.locator("[data-copied]")).to_contain_text("2 preguntas nuevas")
    assert read_state(page) == mine
    open_chapter(page, lambda path: f"{site_http_url}{path}/")
    expect(question(page, ids[0]).locator(f'input[value="{chosen}"]')).to_be_checked()
    question(page, ids[1]).locator(f'input:not([value="{other}"])').first.check()
    question(page, ids[1]).get_by_role("button", name="Comprobar").click()
    answer(page, ids[2])
    theirs = read_state(page)
    carry_copy(page, online, at_home, tmp_path)
    expect(page.locator("[data-copied]")).to_contain_text(
        "Copia traída: 1 pregunta nueva, 1 actualizada y 1 sin cambios."
    )
    assert read_state(page) == theirs
    assert theirs["answers"][ids[1]]["first"] == mine["answers"][ids[1]]["first"]


# --- Tabs -----------------------------------------------------------------------------------------------------------


def test_two_tabs_that_answer_by_turns_lose_nothing(
    page: Page, course_url: Callable[[str], str], ids: list[str]
) -> None:
    ids = ids[:4]
    open_chapter(page, course_url)
    other = page.context.new_page()
    other.goto(page.url)
    expect(question(other, ids[0]).locator("button").first).to_be_enabled()
    for tab, identifier in zip((page, other, page, other), ids, strict=True):
        answer(tab, identifier)
    for tab in (page, other):
        expect(tab.locator(".quiz-progress")).to_contain_text("4 de ")
        for identifier in ids:
            expect(result(tab, identifier)).not_to_be_empty()
    assert set(read_state(page)["answers"]) == set(ids)


# --- Trouble with storage -------------------------------------------------------------------------------------------


def test_answers_that_did_not_fit_land_once_there_is_room(
    page: Page, course_url: Callable[[str], str], ids: list[str]
) -> None:
    open_chapter(page, course_url)
    answer(page, ids[0])
    page.evaluate(FILL_STORAGE)
    answer(page, ids[1])
    answer(page, ids[2])
    expect(page.locator(".quiz-progress")).to_contain_text("3 de ")
    assert list(read_state(page)["answers"]) == [ids[0]]
    page.evaluate(EMPTY_STORAGE)
    answer(page, ids[3])
    assert set(read_state(page)["answers"]) == set(ids[:4])
    page.reload()
    expect(page.locator(".quiz-progress")).to_contain_text("4 de ")


def test_that_nothing_fits_is_told_at_each_question_with_a_file_to_save_them(
    page: Page, course_url: Callable[[str], str], ids: list[str], tmp_path: Path
) -> None:
    open_chapter(page, course_url)
    page.evaluate(FILL_STORAGE)
    for identifier in ids[:3]:
        answer(page, identifier)
        notice = question(page, identifier).locator("+ .quiz-notice")
        expect(notice.get_by_role("status").first).to_contain_text("no deja guardar más respuestas")
    expect(page.locator(".quiz-notice")).to_have_count(1)
    with page.expect_download() as download:
        notice.get_by_role("button", name="Guardar mis respuestas en un archivo").click()
    expect(notice).to_contain_text(download.value.suggested_filename)
    path = tmp_path / "respuestas.json"
    download.value.save_as(path)
    page.evaluate(EMPTY_STORAGE)
    answer(page, ids[3])
    expect(notice).to_have_text("Ya está guardado todo lo que faltaba.")
    assert set(read_state(page)["answers"]) == set(ids[:4])
    forget(page)
    open_progress(page, course_url)
    page.get_by_label("Traer una copia").set_input_files(path)
    expect(page.locator("[data-copied]")).to_contain_text("Copia traída: 3 preguntas nuevas")


@pytest.mark.parametrize("fault", [f"({FILL_STORAGE})()", FORBID_STORAGE], ids=["full", "forbidden"])
def test_a_copy_that_could_not_be_stored_is_not_said_to_be_there(
    page: Page, course_url: Callable[[str], str], fault: str, tmp_path: Path
) -> None:
    open_stored(page, course_url(PROGRESS), {ANSWERS: make_state(["t1-canal"])})
    with page.expect_download() as download:
        page.get_by_role("button", name="Guardar una copia").click()
    path = tmp_path / "respuestas.json"
    download.value.save_as(path)
    forget(page)
    page.add_init_script(fault)
    page.reload()
    page.get_by_label("Traer una copia").set_input_files(path)
    told = page.locator("[data-copied][role=status]")
    expect(told).to_contain_text("No se ha podido guardar lo de «respuestas.json»")
    expect(told).not_to_contain_text("Copia traída")
    page.evaluate(EMPTY_STORAGE if fault != FORBID_STORAGE else "isAllowed = true")
    page.get_by_label("Traer una copia").set_input_files(path)
    expect(told).to_contain_text("Copia traída")
    assert list(read_state(page)["answers"]) == ["t1-canal"]


def test_answers_without_storage_land_once_it_is_allowed(
    page: Page, course_url: Callable[[str], str], ids: list[str]
) -> None:
    page.add_init_script(FORBID_STORAGE)
    open_chapter(page, course_url)
    answer(page, ids[0])
    answer(page, ids[1])
    expect(page.locator(".quiz-progress")).to_contain_text("2 de ")
    expect(page.locator(".quiz-notice", has_text="no deja guardar")).to_have_count(1)
    page.evaluate("isAllowed = true")
    answer(page, ids[2])
    assert set(read_state(page)["answers"]) == set(ids[:3])


PAGES = [
    CHAPTER,
    "autodiagnostico",
    "autoevaluacion/index",
    "autoevaluacion/repaso",
    "autoevaluacion/prueba-final",
    "casos/index",
]


@pytest.mark.parametrize("path", PAGES)
def test_from_a_folder_no_page_touches_the_store_before_the_browser_answers(
    page: Page, site_file_url: str, path: str
) -> None:
    """Before that Chromium may give it an empty storage and lose what it writes (docs/assets/js/page/storage.js)."""
    page.emulate_media(color_scheme="light")
    page.add_init_script(ANSWER_LATE)
    open_stored(page, f"{site_file_url}{path}.html", {SCHEME: "slate"})
    expect(page.locator("html")).to_have_attribute("data-md-color-scheme", "slate")  # it did read the storage
    assert page.evaluate("early") == []


@pytest.fixture
def times() -> int:
    """How often the page is opened again: the sweep (tests/content/browser/sweep_reloads.py) does it more."""
    return 5


def test_from_a_folder_answers_are_there_each_time(page: Page, site_file_url: str, times: int) -> None:
    page.goto(f"{site_file_url}{CHAPTER}.html")
    first = page.locator("form[data-question]:has(input[type=radio])").first
    identifier = first.get_attribute("data-question")
    answer(page, identifier)
    for _ in range(times):
        page.reload()
        expect(page.locator(".quiz-progress")).to_contain_text("1 de ")
        assert list(read_state(page)["answers"]) == [identifier]


def test_an_older_version_s_answers_are_brought_up_to_date(
    page: Page, course_url: Callable[[str], str], ids: list[str]
) -> None:
    text = VERSION_1.read_text(encoding="utf-8")
    old = json.loads(text)
    fresh = next(identifier for identifier in ids if identifier not in old["answers"])
    open_chapter(page, course_url, text)
    answer(page, fresh)
    expect(page.get_by_text("Tus respuestas eran de una edición anterior")).to_be_visible()
    state = read_state(page)
    assert set(state["answers"]) == {*old["answers"], fresh}
    for identifier, record in old["answers"].items():
        for attempt in ("first", "last"):
            assert state["answers"][identifier][attempt] == {
                **record[attempt],
                "score": int(record[attempt]["correct"]),
                "hints": 0,
            }
    assert {key: state[key] for key in ("diagnoses", "plan")} == {key: old[key] for key in ("diagnoses", "plan")}
    open_progress(page, course_url)
    copies = page.locator(".progress-aside li")
    expect(copies).to_have_count(1)
    with page.expect_download() as download:
        copies.get_by_role("button", name="Descargar").click()
    assert download.value.path().read_text(encoding="utf-8") == text


@pytest.mark.parametrize(
    "value", ['{"version": 99, "answers": {}}', "{cortado", "null", '{"version": 2, "answers": []}']
)
def test_what_cannot_be_read_stays_aside_while_new_answers_are_kept(
    page: Page, course_url: Callable[[str], str], ids: list[str], value: str
) -> None:
    open_chapter(page, course_url, value)
    expect(page.get_by_text("No se han borrado: quedan apartadas")).to_be_visible()
    answer(page, ids[0])
    page.reload()
    expect(page.locator(".quiz-progress")).to_contain_text("1 de ")
    kept = page.evaluate("Object.entries(localStorage).filter(([key]) => key.startsWith('curso:estado:apartado:'))")
    assert [text for _, text in kept] == [value]


def count_stored(page: Page) -> int:
    import_into(page, answerStorage="core/storage.js")
    return page.evaluate("Object.keys(answerStorage.createStore({ key: 'curso:estado' }).readAll()).length")


def test_ten_thousand_answers_are_no_burden(page: Page, course_url: Callable[[str], str], ids: list[str]) -> None:
    stored = [*ids[1:], *(f"t9-pregunta-{index}" for index in range(10_000 - len(ids) + 1))]
    open_chapter(page, course_url, make_state(stored))
    answer(page, ids[0])
    expect(page.locator(".quiz-progress")).to_contain_text(f"{len(ids)} de ")
    assert count_stored(page) == 10_001
    open_progress(page, course_url)
    expect(page.locator("[data-answered]")).to_contain_text(f"{len(ids)} de ")
    assert count_stored(page) == 10_001
