"""The SCORM packages of the practice course, played in two players with both versions of SCORM."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from browser_fixtures import serve
from build_once import build_once
from playwright.sync_api import Browser, BrowserContext, FrameLocator, Page, expect
from scorm.packages import build_packages, find_package
from scorm.players import Player, ScormAgainPlayer, StrictPlayer, get_course, get_launch

from course.loaded.whole import Course
from tooling.node_programs import find_node_programs, is_required

VERSIONS = ("1.2", "2004")
STATUS = {"1.2": "cmi.core.lesson_status", "2004": "cmi.completion_status"}
# Nothing of who left, in any of the browser's stores that pages read.
TRACES = """async () => JSON.stringify([
  Object.entries(localStorage).filter(([key]) => !key.startsWith("curso:scorm:")), { ...sessionStorage },
  await Promise.all((await indexedDB.databases()).map(({ name }) => new Promise((resolve) => {
    const request = indexedDB.open(name);
    request.onsuccess = () => {
      const [store] = request.result.objectStoreNames;
      if (!store) { resolve([]); return; }
      request.result.transaction(store).objectStore(store).getAll().onsuccess = ({ target }) => {
        request.result.close();
        resolve(target.result);
      };
    };
  }))),
])"""


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory, practice_folder: Path, practice_course: Course) -> Path:
    def build(folder: Path) -> Path:
        folder.mkdir(parents=True)
        return build_packages(practice_course, practice_folder, folder)

    return build_once(tmp_path_factory, "scorm", build)


@pytest.fixture(scope="module")
def again(packages: Path) -> Iterator[ScormAgainPlayer]:
    if find_node_programs() is None:
        assert not is_required()
        pytest.skip("no están los programas de npm que juzgan las exportaciones")
    made = ScormAgainPlayer(packages)
    yield made
    made.close()


@pytest.fixture(scope="module")
def strict(packages: Path) -> Iterator[StrictPlayer]:
    made = StrictPlayer(packages)
    yield made
    made.close()


# All four, every night: tests/content/browser/sweep_scorm.py.
@pytest.fixture(params=[("again", "2004"), ("strict", "1.2")], ids="-".join)
def played(request: pytest.FixtureRequest) -> tuple[Player, str]:
    """A player, and the version of SCORM that it plays."""
    return find_player(request)


def find_player(request: pytest.FixtureRequest) -> tuple[Player, str]:
    name, version = request.param
    return request.getfixturevalue(name), version


@pytest.fixture
def other(browser: Browser) -> Iterator[BrowserContext]:
    """Another browser."""
    made = browser.new_context(locale="es-ES")
    yield made
    made.close()


def visit(page: Page, path: str) -> FrameLocator:
    """Go to a page of the course inside the player, as its links do."""
    course = get_course(page)
    expect(course.locator("h1")).to_be_visible()
    (frame,) = [frame for frame in page.frames if "/curso/" in frame.url]
    frame.goto(f"{frame.url.partition('/curso/')[0]}/curso/{path}")
    expect(course.locator("h1")).to_be_visible()
    return course


def answer(page: Page, path: str = "tema-1/1-introduccion.html") -> None:
    """Answer the first question with one choice of a page, whatever it is."""
    course = visit(page, path)
    form = course.locator('form[data-kind="single"]').first
    form.locator("input[type=radio]").first.check()
    form.get_by_role("button", name="Comprobar").click()
    expect(form.locator(".quiz-verdict")).to_be_visible()


def read_answers(page: Page) -> dict[str, Any]:
    text = get_launch(page).locator("html").evaluate("() => localStorage.getItem('curso:estado')")
    return json.loads(text or '{"answers": {}}')


def count_kept(player: Player, student: str) -> int:
    """How many characters of answers the player keeps."""
    kept = player.read(student).get("cmi.suspend_data", "")
    return len(kept.split(".")[4]) if kept.count(".") > 4 else 0


def wait_for_answers(page: Page, player: Player, student: str) -> None:
    for _ in range(100):
        if count_kept(player, student):
            return
        page.wait_for_timeout(100)
    raise AssertionError(player.read(student))


def write_things(page: Page) -> None:
    """Leave something in each place where the site keeps what its reader does.

    The answer is the last, because what is kept of it goes to the locker with all that is there by then.
    """
    expect(get_course(page).locator("h1")).to_be_visible()
    get_launch(page).locator("html").evaluate(
        """() => {
          const lema = { value: "secreto de Ana", at: "2026-11-01T10:00:00.000Z" };
          localStorage.setItem("curso:plan", JSON.stringify({ version: 1, fields: { lema } }));
          localStorage.setItem("curso:estado:apartado:2026", "secreto de Ana");
          sessionStorage.setItem("curso:buscado", "secreto de Ana");
        }"""
    )
    answer(page)


def take_final_test(page: Page) -> None:
    """Deliver one without answers."""
    course = visit(page, "autoevaluacion/prueba-final.html")
    course.get_by_role("button", name="Empezar la prueba").click()
    course.get_by_role("button", name="Entregar", exact=True).click()
    course.get_by_role("button", name="Sí, entregar").click()
    expect(course.get_by_role("heading", name="Informe de la prueba")).to_be_visible()


def wait_for(page: Page, player: Player, student: str, element: str, value: str) -> None:
    for _ in range(100):
        if player.read(student).get(element) == value:
            return
        page.wait_for_timeout(100)
    raise AssertionError(player.read(student))


def test_two_students_of_one_computer_and_one_of_them_in_another(
    played: tuple[Player, str], context: BrowserContext, other: BrowserContext
) -> None:
    """Who comes next finds nothing; who was there finds all, and in another browser what the LMS keeps.

    The course is incomplete until the final test is delivered, and nothing is requested of anyone else.
    """
    player, version = played
    first, second = (f"{name}{version.replace('.', '')}" for name in ("eva", "luis"))
    requests: list[str] = []
    context.on("request", lambda request: requests.append(request.url))
    page = player.open(context, version, first)
    write_things(page)
    wait_for_answers(page, player, first)
    page.wait_for_timeout(1500)  # the locker follows the last change after one second
    answers = read_answers(page)["answers"]
    assert player.read(first)[STATUS[version]] == "incomplete"
    page.close()

    page = player.open(context, version, second)
    expect(get_course(page).locator("h1")).to_be_visible()
    traces = get_launch(page).locator("html").evaluate(TRACES)
    assert read_answers(page)["answers"] == {} and next(iter(answers)) not in traces and "secreto" not in traces
    assert "secreto" not in page.evaluate("JSON.stringify({ ...localStorage })")
    answer(page, "tema-1/2-modelos.html")
    wait_for_answers(page, player, second)
    page.close()

    page = player.open(context, version, first)
    expect(get_course(page).locator("h1")).to_be_visible()
    assert read_answers(page)["answers"] == answers  # with what was chosen, which the LMS doesn't have
    assert "secreto de Ana" in page.evaluate("localStorage.getItem('curso:plan')")
    page.close()

    page = player.open(other, version, first)
    course = get_course(page)
    expect(course.locator("h1")).to_contain_text("Introducción")
    assert read_answers(page)["answers"].keys() == answers.keys()
    expect(course.locator(".quiz-last .quiz-progress")).to_contain_text("1 de ")
    assert page.evaluate("localStorage.getItem('curso:plan')") is None
    take_final_test(page)
    if version == "1.2":
        wait_for(page, player, first, "cmi.core.score.raw", "0")
    else:
        wait_for(page, player, first, "cmi.success_status", "failed")
        assert float(player.read(first)["cmi.score.raw"]) == 0
    # To be taken again.
    assert player.read(first)["cmi.core.lesson_status" if version == "1.2" else "cmi.completion_status"] == "incomplete"
    assert "secreto" not in json.dumps([player.read(each) for each in (first, second)])
    address = "/".join(page.url.split("/")[:3])
    assert [url for url in requests if not url.startswith((address, "data:", "blob:"))] == []
    page.close()
    assert player.find_faults() == []


def test_a_window_left_open_lets_go_when_someone_else_comes(again: ScormAgainPlayer, context: BrowserContext) -> None:
    left = again.open(context, "1.2", "sara")
    answer(left)
    page = again.open(context, "1.2", "raul")
    expect(get_course(page).locator("h1")).to_be_visible()
    expect(get_launch(left).get_by_role("status")).to_contain_text("Otra persona ha abierto el curso")
    expect(get_launch(left).locator("#course")).to_have_count(0)
    left.close()
    page.wait_for_timeout(500)
    assert read_answers(page)["answers"] == {}
    answer(page)
    assert len(read_answers(page)["answers"]) == 1


def test_a_window_that_was_asleep_adds_nothing_to_the_answers_of_who_came(
    again: ScormAgainPlayer, context: BrowserContext, other: BrowserContext
) -> None:
    """It wakes when the other student's answers are already there, and would store its own with them."""
    page = again.open(other, "1.2", "hugo")
    answer(page, "tema-1/2-modelos.html")
    wait_for_answers(page, again, "hugo")
    context.add_init_script(
        "addEventListener('storage', (event) => { if (globalThis.isAsleep) event.stopImmediatePropagation(); }, true)"
    )
    asleep = again.open(context, "1.2", "lola")
    answer(asleep)
    for frame in asleep.frames:
        frame.evaluate("globalThis.isAsleep = true")
    page = again.open(context, "1.2", "hugo")
    expect(get_course(page).locator("h1")).to_be_visible()
    answers = read_answers(page)["answers"]
    assert len(answers) == 1
    expect(get_launch(asleep).locator("#course")).to_be_visible()
    asleep.frames[1].evaluate(
        "() => { isAsleep = false; dispatchEvent(new StorageEvent('storage', { key: 'curso:scorm' })); }"
    )
    expect(get_launch(asleep).get_by_role("status")).to_contain_text("Otra persona ha abierto el curso")
    page.wait_for_timeout(500)
    assert read_answers(page)["answers"].keys() == answers.keys()


def test_a_power_cut_leaves_nothing_to_who_comes_next(again: ScormAgainPlayer, context: BrowserContext) -> None:
    """The browser writes localStorage late: after a cut it is as before the last student, and their journal isn't."""
    page = again.open(context, "1.2", "olga")
    expect(get_course(page).locator("h1")).to_be_visible()
    before = page.evaluate("JSON.stringify({ ...localStorage })")
    page.close()
    page = again.open(context, "1.2", "pablo")
    answer(page)
    page.close()
    page = context.new_page()
    page.goto(f"{again.address}/run-time.js")  # nothing of the course runs here
    page.evaluate("(text) => { localStorage.clear(); Object.assign(localStorage, JSON.parse(text)); }", before)
    page.close()
    page = again.open(context, "1.2", "olga")
    expect(get_course(page).locator("h1")).to_be_visible()
    visit(page, "tema-1/1-introduccion.html")
    page.wait_for_timeout(500)
    assert read_answers(page)["answers"] == {}


def test_what_the_lms_does_not_take_is_told_and_sent_again(again: ScormAgainPlayer, context: BrowserContext) -> None:
    page = again.open(context, "1.2", "nora")
    expect(get_course(page).locator("h1")).to_be_visible()
    page.wait_for_timeout(1500)
    before = dict(again.kept["nora"])
    again.is_alive = False
    try:
        answer(page)
        expect(get_launch(page).get_by_role("status")).to_contain_text("no ha guardado lo último")
    finally:
        again.is_alive = True
    assert again.kept["nora"] == before
    page.close()
    page = again.open(context, "1.2", "nora")
    expect(get_course(page).locator("h1")).to_be_visible()
    wait_for_answers(page, again, "nora")


def test_the_lms_is_called_only_about_what_changes(again: ScormAgainPlayer, context: BrowserContext) -> None:
    page = again.open(context, "2004", "irene")
    answer(page)
    wait_for_answers(page, again, "irene")
    page.wait_for_timeout(1500)
    page.evaluate("calls.length = 0")
    page.wait_for_timeout(1500)
    assert page.evaluate("calls") == []
    page.close()
    page = again.open(context, "2004", "irene")
    expect(get_course(page).locator("h1")).to_be_visible()
    page.wait_for_timeout(1500)
    names = [name for name, *_ in page.evaluate("calls")]
    assert names[0] == "Initialize" and "SetValue" not in names and "Commit" not in names


def test_opened_only_to_review_nothing_is_sent(again: ScormAgainPlayer, context: BrowserContext) -> None:
    again.kept["julia"] = {"cmi": {"core": {"lesson_mode": "review", "lesson_status": "passed"}}}
    page = again.open(context, "1.2", "julia")
    answer(page)
    expect(get_launch(page).get_by_role("status")).to_contain_text("solo para repasar")
    page.wait_for_timeout(1500)
    assert "LMSSetValue" not in [name for name, *_ in page.evaluate("calls")]


@pytest.mark.parametrize("version", VERSIONS)
def test_each_session_is_suspended_and_resumed_and_one_to_review_is_closed(
    strict: StrictPlayer, context: BrowserContext, other: BrowserContext, version: str
) -> None:
    student = f"rosa{version}"
    page = strict.open(context, version, student)
    answer(page)
    page.wait_for_timeout(1100)  # a second of time, which is told in whole ones
    page.close()
    assert strict.find_faults() == []
    first = strict.kept[student]
    assert first["exit"] == "suspend" and first["seconds"] >= 1 and not strict.unclosed
    page = strict.open(other, version, student)
    expect(get_course(page).locator("h1")).to_contain_text("Introducción")
    assert (
        page.evaluate("globalThis.API?.LMSGetValue('cmi.core.entry') ?? API_1484_11.GetValue('cmi.entry')") == "resume"
    )
    assert count_kept(strict, student) and strict.kept[student]["seconds"] == first["seconds"]
    page.wait_for_timeout(1100)
    page.close()
    assert strict.find_faults() == []
    assert strict.kept[student]["seconds"] > first["seconds"]

    page = strict.open(context, version, student, mode="review")
    answer(page, "tema-1/2-modelos.html")
    expect(get_launch(page).get_by_role("status")).to_contain_text("solo para repasar")
    page.wait_for_timeout(1500)
    assert {"LMSSetValue", "SetValue"}.isdisjoint(name for name, *_ in page.evaluate("calls"))
    page.close()
    assert strict.find_faults() == []


@pytest.mark.parametrize("version", VERSIONS)
def test_outside_an_lms_it_is_read_and_says_that_nothing_is_sent(
    packages: Path, context: BrowserContext, version: str
) -> None:
    for address in serve(packages / find_package(packages, version).stem):
        page = context.new_page()
        page.goto(f"{address}index.html")
        expect(page.get_by_role("status")).to_contain_text("no se le envía nada")
        expect(page.frame_locator("#course").locator("h1")).to_be_visible()
        page.evaluate("localStorage.setItem('curso:scorm', 'alguien'); localStorage.setItem('curso:plan', 'secreto')")
        page.reload()
        expect(page.frame_locator("#course").locator("h1")).to_be_visible()
        assert page.evaluate("localStorage.getItem('curso:plan')") is None
    page.goto((packages / find_package(packages, version).stem / "index.html").as_uri())
    expect(page.frame_locator("#course").locator("h1")).to_be_visible()


def test_a_tema_s_package_opens_at_its_cover(again: ScormAgainPlayer, context: BrowserContext, packages: Path) -> None:
    page = again.open(context, "1.2", "marta", find_package(packages, "1.2", 1))
    expect(get_course(page).locator("h1")).to_contain_text("Tema 1")


def test_with_the_keyboard_and_on_a_phone(again: ScormAgainPlayer, browser: Browser) -> None:
    """The course has the focus on arrival, the notice is reached from it, and there is a single scroll bar."""
    context = browser.new_context(locale="es-ES", viewport={"width": 360, "height": 640})
    page = again.open(context, "2004", "teo")
    launch = get_launch(page)
    expect(get_course(page).locator("h1")).to_be_visible()
    expect(launch.locator("#course")).to_be_focused()
    page.keyboard.press("Tab")
    expect(get_course(page).get_by_role("link", name="Saltar al contenido")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    expect(launch.get_by_role("button", name="Qué se guarda")).to_be_focused()
    page.keyboard.press("Enter")
    dialog = launch.get_by_role("dialog", name="Qué se guarda")
    expect(dialog).to_be_visible()
    expect(dialog).to_contain_text("queda cifrado")
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    sizes = launch.locator("html").evaluate(
        "(html) => [html.scrollWidth, html.clientWidth, html.scrollHeight, html.clientHeight]"
    )
    assert sizes[0] <= sizes[1] and sizes[2] <= sizes[3]
    context.close()


def test_links_to_other_sites_open_in_another_tab(again: ScormAgainPlayer, context: BrowserContext) -> None:
    context.route("https://example.org/**", lambda route: route.fulfill(body="fuera"))
    page = again.open(context, "1.2", "ines")
    course = get_course(page)
    expect(course.locator("h1")).to_be_visible()
    course.locator("h1").evaluate(
        """(h1) => {
          const link = document.createElement("a");
          link.href = "https://example.org/";
          link.textContent = "fuera";
          h1.replaceChildren(link);
        }"""
    )
    with context.expect_page() as opened:
        course.get_by_role("link", name="fuera").click()
    assert opened.value.url == "https://example.org/"
    expect(course.locator("h1")).to_have_text("fuera")
