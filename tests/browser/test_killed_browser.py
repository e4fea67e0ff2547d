"""What is there after the browser is killed, as when an old computer loses power: what was answered last too."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from browser_fixtures import ARGUMENTS
from javascript import import_into
from playwright.sync_api import Browser, Page, expect
from stored import ANSWERS, read_stored

from tooling.browser import Browser as FoundBrowser

pytestmark = [pytest.mark.browser, pytest.mark.both_ways]

PAGE = "tema-1/2-modelos"
# Until the journal has written so many changes; it fails if that takes too long.
WAIT_FOR_JOURNAL = """([name, least]) => new Promise((resolve, reject) => {
  setTimeout(() => reject(new Error("the journal has not written")), 30000);
  const request = indexedDB.open(name);
  request.onsuccess = () => {
    const ask = () => {
      const count = request.result.transaction("changes").objectStore("changes").count();
      count.onsuccess = () => count.result >= least ? resolve(count.result) : setTimeout(ask, 10);
    };
    ask();
  };
})"""


@contextmanager
def start_browser(path: Path, other: Browser, profile: Path) -> Iterator[Page]:
    """A page of a browser that is killed at the end, with no time to write anything. `other` is any browser."""
    port_file = profile / "DevToolsActivePort"
    port_file.unlink(missing_ok=True)
    command = [path, *ARGUMENTS, "--headless", "--remote-debugging-port=0", f"--user-data-dir={profile}"]
    silent = subprocess.DEVNULL
    with subprocess.Popen(command, stdout=silent, stderr=silent, start_new_session=True) as process:
        try:
            while not (port_file.exists() and port_file.read_text(encoding="utf-8").count("\n")):
                assert process.poll() is None
                time.sleep(0.05)
            port = port_file.read_text(encoding="utf-8").split("\n")[0]
            browser = other.browser_type.connect_over_cdp(f"http://127.0.0.1:{port}")
            yield browser.contexts[0].new_page()
        finally:
            os.killpg(process.pid, signal.SIGKILL)  # with its helpers, which would keep the profile locked


@pytest.mark.parametrize("course_url", ["http", "file"], indirect=True)
def test_an_answer_is_there_after_the_browser_is_killed(
    course_url: Callable[[str], str], found_browser: FoundBrowser, browser: Browser, tmp_path: Path
) -> None:
    with start_browser(found_browser.path, browser, tmp_path) as page:
        page.goto(course_url(PAGE))
        form = page.locator("form[data-question]:has(input[type=radio])").first
        identifier = form.get_attribute("data-question")
        form.locator("input").first.check()
        form.get_by_role("button", name="Comprobar").click()
        page.evaluate(WAIT_FOR_JOURNAL, [ANSWERS, 1])
    with start_browser(found_browser.path, browser, tmp_path) as page:
        page.goto(course_url(PAGE))
        expect(page.locator(".quiz-progress").first).to_contain_text("1 de ")
        record = read_stored(page, ANSWERS)["answers"][identifier]
        assert record["tries"] == 1
        page.reload()  # it comes back once
        expect(page.locator(".quiz-progress").first).to_contain_text("1 de ")
        assert read_stored(page, ANSWERS)["answers"][identifier] == record


USE_JOURNAL = """async (minutes) => {
  const journal = journals.createJournal("prueba:estado");
  await journal.list(); // opens it
  journal.add(minutes.map((minute, index) => {
    const at = new Date(Date.now() - minute * 60000).toISOString();
    return { writer: "w", sequence: index + 1, change: "attempt", text: "{}", at };
  }));
  const tell = async () => (await journal.list()).map(({ sequence }) => sequence);
  const all = await tell();
  journal.prune(await journal.list());
  const young = await tell();
  journal.clear();
  return [all, young, await tell()];
}"""


def test_the_journal_forgets_what_is_old_or_erased(page: Page, course_url: Callable[[str], str]) -> None:
    page.goto(course_url(PAGE))
    import_into(page, journals="page/journal.js")
    assert page.evaluate(USE_JOURNAL, [0, 59, 61, 1e6, -61]) == [[1, 2, 3, 4, 5], [1, 2], []]


def test_without_a_journal_the_course_works(page: Page, course_url: Callable[[str], str]) -> None:
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.add_init_script(
        "Object.defineProperty(window, 'indexedDB', { get() { throw new DOMException('no', 'SecurityError'); } })"
    )
    page.goto(course_url(PAGE))
    form = page.locator("form[data-question]:has(input[type=radio])").first
    form.locator("input").first.check()
    form.get_by_role("button", name="Comprobar").click()
    page.reload()
    expect(page.locator(".quiz-progress").first).to_contain_text("1 de ")
    assert errors == []
