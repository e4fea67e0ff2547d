"""Several windows of one course, and several courses at one address: what each stores is there for all of its own."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from javascript import import_into
from playwright.sync_api import Page, expect
from static_server import serve_folder
from stored import read_stored

pytestmark = [pytest.mark.browser, pytest.mark.both_ways]

PAGE = "tema-1/2-modelos"
WITHOUT_LOCKS = "Object.defineProperty(Navigator.prototype, 'locks', { get: () => undefined })"
# A store of its own in a real page, kept up with the other windows as the course's are.
MAKE_STORE = """(kind) => {
  const key = `prueba:${kind}`;
  window.kept = (kind === "plan" ? planStorage : answerStorage).createStore({ key });
  followed.followWindows({ key, store: kept, journal: { list: async () => [], prune() {} }, show() {} });
}"""
# A hundred writes, at the pace of an impatient reader's and faster, and never with a pause that both windows share.
WRITE = """(who) => {
  const write = (i) => kept.readAll
    ? kept.add(`${who}-${i}`, { response: "x", correct: true })
    : kept.save(`${who}-${i}`, `Lo de ${who}`, "");
  window.written = (async () => {
    for (let i = 0; i < 100; i += 1) {
      write(i);
      if (i % 3) await new Promise((resolve) => setTimeout(resolve, Math.random() * 5));
    }
  })();
}"""
COUNT = "([key, part]) => Object.keys(JSON.parse(localStorage.getItem(key))[part]).length"
BOTH = "([key, part]) => Object.keys(JSON.parse(localStorage.getItem(key))[part]).length === 200"


def open_store(page: Page, address: str, kind: str) -> None:
    page.goto(address)
    import_into(page, answerStorage="core/storage.js", planStorage="core/plan-storage.js", followed="page/windows.js")
    page.evaluate(MAKE_STORE, kind)


@pytest.mark.parametrize("locks", [True, False], ids=["locks", "no locks"])
@pytest.mark.parametrize(("kind", "part"), [("estado", "answers"), ("plan", "fields")])
def test_of_two_hundred_writes_of_two_windows_none_is_lost(
    page: Page, course_url: Callable[[str], str], kind: str, part: str, locks: bool
) -> None:
    if not locks:
        page.context.add_init_script(WITHOUT_LOCKS)
    other = page.context.new_page()
    for window in (page, other):
        open_store(window, course_url(PAGE), kind)
    page.evaluate(WRITE, "una")
    other.evaluate(WRITE, "otra")
    for window in (page, other):
        window.evaluate("written")
    for window in (page, other):
        window.wait_for_function(BOTH, arg=[f"prueba:{kind}", part])
    page.reload()
    assert page.evaluate(COUNT, [f"prueba:{kind}", part]) == 200


def test_a_field_that_two_windows_write_at_once_keeps_both(page: Page, course_url: Callable[[str], str]) -> None:
    other = page.context.new_page()
    for window in (page, other):
        open_store(window, course_url(PAGE), "plan")
    for window, text in ((page, "Lo de una"), (other, "Lo de otra")):
        window.evaluate("(text) => setTimeout(() => kept.save('problema', text, ''), 200 - Date.now() % 100)", text)
    for window in (page, other):
        window.wait_for_function("() => JSON.parse(localStorage.getItem('prueba:plan'))?.fields.problema.other")
    record = read_stored(page, "prueba:plan")["fields"]["problema"]
    assert {record["value"], record["other"]["value"]} == {"Lo de una", "Lo de otra"}


def test_a_storm_of_another_window_is_shown_now_and_then(page: Page, course_url: Callable[[str], str]) -> None:
    page.goto(course_url(PAGE))
    expect(page.locator("form[data-question] button").first).to_be_enabled()
    reads = page.evaluate(
        """async () => {
          const { getItem } = Storage.prototype;
          let reads = 0;
          Storage.prototype.getItem = function (key) {
            if (key === "curso:estado") reads += 1;
            return getItem.call(this, key);
          };
          for (let i = 0; i < 1000; i += 1) dispatchEvent(new StorageEvent("storage", { key: "curso:estado" }));
          do await new Promise((resolve) => setTimeout(resolve, 200)); while (!reads);
          return reads;
        }"""
    )
    # More than one, because the page may save meanwhile where its reader is, and reads before it saves.
    assert reads < 100


def test_two_courses_at_one_address_do_not_mix(page: Page, practice_folder: Path, tmp_path: Path) -> None:
    for name in ("curso", "otro"):
        shutil.copytree(practice_folder / "web", tmp_path / name)
    path = tmp_path / "otro" / PAGE / "index.html"
    text = path.read_text(encoding="utf-8")
    named = '<meta name="course-storage" content="{}">'
    assert named.format("curso") in text
    path.write_text(text.replace(named.format("curso"), named.format("otro")), encoding="utf-8")
    server = serve_folder(tmp_path)
    try:
        for name in ("curso", "otro"):
            page.goto(f"http://127.0.0.1:{server.server_port}/{name}/{PAGE}/")
            expect(page.locator("form[data-question] button").first).to_be_enabled()
            expect(page.locator(".quiz-progress").first).to_contain_text("0 de ")
            form = page.locator("form[data-question]:has(input[type=radio])").first
            form.locator("input").first.check()
            form.get_by_role("button", name="Comprobar").click()
            expect(page.locator(".quiz-progress").first).to_contain_text("1 de ")
        for key in ("curso:estado", "otro:estado"):
            assert len(read_stored(page, key)["answers"]) == 1
        page.wait_for_load_state("networkidle")
    finally:
        server.shutdown()
        server.server_close()
