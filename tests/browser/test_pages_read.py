"""What has been read: kept as one reads, and shown in the menu, on the covers and on the home page; http:// and file://."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from accessibility import find_violations
from playwright.sync_api import Browser, Locator, Page, expect
from stored import read_state

pytestmark = pytest.mark.browser

Url = Callable[[str], str]
LESSON = "tema-1/3-conclusiones"
COVER = "tema-1/index"
AT = "2026-01-01T10:00:00.000Z"


def open_page(page: Page, course_url: Url, path: str) -> None:
    page.goto(course_url(path).replace("index/", ""))


def stop_clock(page: Page) -> None:
    """From here on, time passes only as a test says."""
    page.clock.install(time="2026-01-01T10:00:00Z")
    page.clock.pause_at("2026-01-01T10:00:01Z")


def scroll_to(page: Page, top: float) -> None:
    """Scroll there at once, and let the page notice what has come into sight: new observers are told after old ones."""
    page.evaluate(
        """(top) => {
          scrollTo({ top, behavior: "instant" });
          return new Promise((done) => new IntersectionObserver(done).observe(document.body));
        }""",
        top,
    )


def read_through(page: Page) -> None:
    """Scroll to the end as a reader does, half a screen at a time, with the clock stopped."""
    height, total = page.evaluate("[innerHeight, document.documentElement.scrollHeight]")
    for top in range(0, total, height // 2):
        scroll_to(page, top)
        page.clock.run_for(3000)


def keep(page: Page, course_url: Url, *read: str, begun: tuple[str, ...] = (), answers: dict | None = None) -> None:
    """Store that these lessons have been read, in this order."""
    open_page(page, course_url, "index")
    pages = {
        name: {"isRead": name in read, "at": f"2026-01-01T10:{minute:02}:00.000Z"}
        for minute, name in enumerate([*read, *begun])
    }
    state = {"version": 2, "answers": answers or {}, "pages": pages}
    page.evaluate("(text) => localStorage.setItem('curso:estado', text)", json.dumps(state))


def make_answer(correct: bool) -> dict:
    attempt = {"response": ["x"], "correct": correct, "score": int(correct), "hints": 0, "at": AT}
    return {"first": attempt, "last": attempt, "tries": 1, "updatedAt": AT}


def list_lessons(page: Page, tema: int) -> list[dict]:
    """Those of a tema, in a page where they have been loaded."""
    page.wait_for_function("() => globalThis.Curso?.lessons")
    return page.evaluate("(tema) => Curso.lessons.filter((lesson) => lesson.tema === tema)", tema)


def menu_line(page: Page, lesson: str) -> Locator:
    return page.locator(f'.site-nav [data-lesson="{lesson}"]')


def row(page: Page, lesson: str) -> Locator:
    return page.locator(f'[data-lesson-row="{lesson}"]')


def read_line(page: Page) -> Locator:
    return page.locator("[data-read-line]")


def test_reading_a_page_to_its_end_counts_and_can_be_undone(page: Page, course_url: Url) -> None:
    stop_clock(page)
    open_page(page, course_url, LESSON)
    expect(menu_line(page, "t1/3")).not_to_have_attribute("data-state", "read")
    expect(read_line(page).get_by_role("button")).to_have_text("Marcar como leída")
    read_through(page)
    expect(read_line(page).get_by_role("status")).to_have_text("✓ Has leído esta página.")
    expect(menu_line(page, "t1/3")).to_have_attribute("data-state", "read")
    expect(menu_line(page, "t1/3")).to_have_accessible_name("3. Conclusiones (leída)")
    assert read_state(page)["pages"]["t1/3"]["isRead"] is True
    read_line(page).get_by_role("button", name="Marcar como no leída").press("Enter")
    expect(menu_line(page, "t1/3")).to_have_attribute("data-state", "begun")
    read_through(page)
    expect(read_line(page).get_by_role("status")).to_have_text("")
    assert read_state(page)["pages"]["t1/3"]["isRead"] is False
    page.reload()
    read_line(page).get_by_role("button", name="Marcar como leída").press("Enter")
    expect(menu_line(page, "t1/3")).to_have_attribute("data-state", "read")


@pytest.mark.over_http
def test_a_jump_to_the_end_is_no_reading(page: Page, course_url: Url) -> None:
    page.set_viewport_size({"width": 400, "height": 300})
    stop_clock(page)
    open_page(page, course_url, LESSON)

    def expect_unread_at_the_end() -> None:
        page.wait_for_function("() => document.documentElement.scrollHeight - innerHeight - scrollY < 2")
        scroll_to(page, 1e6)
        page.clock.run_for(9000)
        expect(read_line(page).get_by_role("status")).to_have_text("")
        assert not (read_state(page) or {}).get("pages", {}).get("t1/3", {}).get("isRead")

    scroll_to(page, 0)
    page.keyboard.press("End")  # the browser takes some frames, and shows every section on the way
    expect_unread_at_the_end()
    total = page.evaluate("document.documentElement.scrollHeight")
    for step in range(13):  # the scroll bar, in a fifth of a second
        scroll_to(page, total * step / 12)
        page.clock.run_for(17)
    expect_unread_at_the_end()
    read_through(page)
    expect(read_line(page).get_by_role("status")).to_have_text("✓ Has leído esta página.")


def test_who_begins_is_led_to_the_first_lesson_and_who_comes_back_to_theirs(page: Page, course_url: Url) -> None:
    open_page(page, course_url, "index")
    button = page.locator("[data-resume]").first
    expect(button).to_have_text("Empezar: 1. Introducción")
    keep(page, course_url, "t1/1")
    page.reload()
    total = len(list_lessons(page, 1))
    expect(button).to_have_text("Seguir: 2. Modelos")
    expect(page.locator("[data-resume-note]").first).to_contain_text(f"página 2 de {total} del tema 1")
    expect(page.locator("[data-tema-read-count='1']")).to_have_text(f"1 de {total}\u00a0páginas leídas")
    button.click()
    expect(page.locator("h1")).to_contain_text("2. Modelos")
    expect(page.locator(".tema-line")).to_have_text(f"Página 2 de {total} del tema 1")


def test_the_cover_of_a_tema_is_a_list_of_what_is_done(page: Page, course_url: Url) -> None:
    open_page(page, course_url, COVER)
    expect(page.locator("[data-resume='1']")).to_have_text("Empezar: 1. Introducción")
    expect(row(page, "t1/1")).not_to_contain_text("eída")
    questions = page.locator('[data-lesson-row="t1/3"] [data-count]').inner_text()
    keep(page, course_url, "t1/1", "t1/3", begun=("t1/2",), answers={"t1-resumen": make_answer(correct=True)})
    open_page(page, course_url, COVER)
    expect(page.locator("[data-resume='1']")).to_have_text("Seguir: 2. Modelos")
    expect(row(page, "t1/1")).to_contain_text("Leída · ")
    expect(row(page, "t1/2")).to_contain_text("Empezada · ")
    expect(row(page, "t1/3")).to_contain_text(f"Hecha · 1 de {questions} preguntas")
    assert find_violations(page) == []


def test_a_tema_ends_with_what_was_done_of_it_and_one_next_step(page: Page, course_url: Url) -> None:
    keep(page, course_url, "t1/1", "t1/3", answers={"t1-resumen": make_answer(correct=False)})
    page.reload()
    lessons = list_lessons(page, 1)
    page.goto(page.url.removesuffix("index.html") + lessons[-1]["href"])
    end = page.locator(".tema-end")
    expect(end.get_by_role("heading")).to_have_text("Has llegado al final del tema 1")
    expect(end).to_contain_text(f"Leído: 2 de {len(lessons)}\u00a0páginas. Te queda: 2. Modelos; ")
    expect(end).to_contain_text("Respondido: 1 de")
    expect(end).to_contain_text("Para repasar: 3. Conclusiones")
    expect(page.get_by_role("link", name="Siguiente")).to_have_count(1)
    assert find_violations(page) == []


def test_it_goes_to_another_device_and_is_erased_with_the_answers(page: Page, course_url: Url, tmp_path: Path) -> None:
    keep(page, course_url, "t1/1", begun=("t1/2",))
    open_page(page, course_url, "autoevaluacion/index")
    with page.expect_download() as download:
        page.get_by_role("button", name="Guardar una copia").press("Enter")
    path = tmp_path / "copia.json"
    download.value.save_as(path)
    before = read_state(page)["pages"]
    expect(page.locator(".progress-summary")).to_contain_text("1 de")
    page.get_by_role("button", name="Borrar todo").press("Enter")
    page.get_by_role("button", name="Sí, borrar").press("Enter")
    expect(page.locator(".progress-summary")).to_contain_text("0 de")
    assert "pages" not in read_state(page)
    page.get_by_label("Traer una copia").set_input_files(path)
    expect(page.locator("[data-copied]")).to_contain_text("Trae también 1\u00a0página leída.")
    expect(page.locator(".progress-summary")).to_contain_text("1 de")
    assert read_state(page)["pages"] == before


def test_nothing_moves_when_it_is_shown(page: Page, course_url: Url) -> None:
    keep(page, course_url, "t1/1", begun=("t1/2",))
    page.add_init_script(
        """globalThis.moved = 0; new PerformanceObserver((list) => list.getEntries().forEach((entry) => {
          globalThis.moved += entry.value;
        })).observe({ type: "layout-shift", buffered: true });"""
    )
    for width in (360, 1366):
        page.set_viewport_size({"width": width, "height": 780})
        for path in ("index", COVER):
            open_page(page, course_url, path)
            expect(page.locator("[data-resume]").first).to_have_text("Seguir: 2. Modelos")
            page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
            assert page.evaluate("moved") < 0.01, (width, path)


def test_nothing_more_is_loaded_until_something_is_stored(page: Page, course_url: Url) -> None:
    requested: list[str] = []
    page.on("request", lambda request: requested.append(request.url))
    open_page(page, course_url, COVER)
    page.wait_for_load_state("networkidle")
    assert not [url for url in requested if url.endswith(("reading.js", "lessons.js"))]


def test_without_scripts_nothing_is_ticked_and_everything_leads_on(browser: Browser, course_url: Url) -> None:
    page = browser.new_page(java_script_enabled=False)
    open_page(page, course_url, COVER)
    expect(page.locator("[data-resume='1']")).to_have_text("Empezar: 1. Introducción")
    page.get_by_role("link", name="Empezar: 1. Introducción").click()
    expect(page.locator(".tema-line")).to_have_text(re.compile(r"Página 1 de \d+ del tema 1"))
    expect(read_line(page)).to_be_hidden()
    page.get_by_role("link", name="Siguiente").click()
    expect(page.locator(".tema-line")).to_have_text(re.compile(r"Página 2 de \d+ del tema 1"))
    page.close()
