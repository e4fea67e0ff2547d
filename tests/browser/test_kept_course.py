"""The course kept in the browser: saved whole, read without a network, renewed and removed, in a folder of a server."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from accessibility import find_violations
from playwright.sync_api import BrowserContext, Locator, Page, expect
from static_server import QuietHandler, serve_folder

from exports.browser_copy import build_browser_copy

pytestmark = [pytest.mark.browser, pytest.mark.expects_console_error("Failed to load resource")]

CONTROL = "leer-sin-conexion/"
READ = "tema-1/2-modelos/"
OTHER = "tema-1/3-conclusiones/"
NEWS = "Edición nueva del curso"
IS_CONTROLLED = "navigator.serviceWorker.controller !== null"
LIST_CACHES = "caches.keys()"
COUNT_WORKERS = "navigator.serviceWorker.getRegistrations().then((all) => all.length)"
# The state that a worker of an edition without a copy reaches after «installing».
INSTALL = """async () => {
  const { installing } = await navigator.serviceWorker.register(`worker.js?edition=${"0".repeat(32)}`);
  return new Promise((resolve) => {
    installing.onstatechange = () => resolve(installing.state);
  });
}"""
FETCH = "(paths) => Promise.all(paths.map(async (path) => (await fetch(path)).status))"


class Site:
    """A site that can go down, or after some files of the copy, and that counts those that are fetched for one."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.fetched: list[str] = []
        self.files_left: int | None = None
        site = self

        class Handler(QuietHandler):
            def do_GET(self) -> None:
                if "?edition=" in self.path and "/worker.js" not in self.path:
                    site.fetched.append(self.path)
                    if site.files_left is not None and len(site.fetched) > site.files_left:
                        self.close_connection = True  # without an answer
                        return
                super().do_GET()

        self.server = serve_folder(folder, Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/curso/"

    def publish(self, old: str, new: str) -> None:
        """Publish another edition, with another text in all pages and in the index of the search."""
        changed = 0
        for path in [self.folder / "curso" / READ / "index.html", *self.folder.glob("curso/assets/search-*.js")]:
            text = path.read_text(encoding="utf-8")
            changed += old in text
            path.write_text(text.replace(old, new), encoding="utf-8")
        assert changed > 1
        for path in self.folder.glob("curso/assets/copy/*.json"):
            path.unlink()
        build_browser_copy(self.folder / "curso")


@pytest.fixture
def site(practice_folder: Path, tmp_path: Path) -> Iterator[Site]:
    shutil.copytree(practice_folder / "web", tmp_path / "www/curso")
    made = Site(tmp_path / "www")
    yield made
    made.server.shutdown()
    made.server.server_close()


def open_control(page: Page, site: Site) -> Locator:
    page.goto(site.url + CONTROL)
    return page.locator("[data-copy-status]")


def save(page: Page, site: Site) -> Locator:
    status = open_control(page, site)
    page.get_by_role("button", name="Guardar en este equipo").click()
    expect(status).to_contain_text("Está entero")
    return status


def find(page: Page, words: str) -> Locator:
    page.locator("[data-search-open]").first.click()
    page.locator("dialog.search #search-query").fill(words)
    return page.locator("dialog.search")


def test_nothing_is_kept_without_being_asked_and_all_is_when_it_is(
    page: Page, context: BrowserContext, site: Site
) -> None:
    status = open_control(page, site)
    expect(status).to_have_text(re.compile(r"Ocupa \d+(,\d)? MB en este equipo\."))
    assert page.evaluate(LIST_CACHES) == []
    assert page.evaluate(COUNT_WORKERS) == 0
    save(page, site)
    expect(status).to_contain_text(re.compile(r"Lo guardaste el .* archivos, .* MB, de la edición publicada el "))
    expect(status).to_be_focused()
    context.set_offline(True)
    page.goto(site.url + OTHER.rstrip("/"))  # never visited, and without the slash that a server would add
    expect(page.locator("h1")).to_contain_text("Conclusiones")
    assert page.url == site.url + OTHER
    expect(find(page, "zaguán").get_by_role("link", name=re.compile("ejemplo", re.IGNORECASE)).first).to_be_visible()
    assert page.evaluate(FETCH, ["../../sitemap.xml", "../2-modelos/"]) == [200, 200], "como la navegación instantánea"
    answer = page.goto(site.url + "tema-1/no-existe/")
    assert answer and answer.status == 404 and answer.from_service_worker
    expect(page.locator("h1")).to_have_text("Esta página no existe")
    page.goto(site.url + READ)
    question = page.locator("form[data-question]").first
    question.locator("input").first.check()
    question.get_by_role("button", name="Comprobar").click()
    expect(question.locator("[role=status]").first).not_to_be_empty()


def test_an_interrupted_copy_is_not_used_and_goes_on_where_it_was(page: Page, site: Site) -> None:
    status = open_control(page, site)
    site.files_left = 30
    page.get_by_role("button", name="Guardar en este equipo").click()
    expect(status).to_contain_text("se ha cortado la conexión")
    expect(status).to_contain_text("hasta que esté entero no se usa")
    page.reload()
    expect(status).to_contain_text("Está a medias")
    assert find_violations(page) == []
    assert not page.evaluate(IS_CONTROLLED)
    interrupted = set(site.fetched)
    site.fetched, site.files_left = [], None
    page.get_by_role("button", name="Seguir guardando").click()
    expect(status).to_contain_text("Está entero")
    again = interrupted.intersection(site.fetched)
    assert len(again) < len(interrupted) / 2, "se baja otra vez solo lo que estaba a medias"


def test_a_new_edition_is_told_and_never_mixed_with_the_old_one(
    page: Page, context: BrowserContext, site: Site
) -> None:
    save(page, site)
    site.fetched = []
    site.publish("Modelos", "Mudanzas")
    page.goto(site.url + READ)
    other = context.new_page()
    other.goto(site.url + READ)
    notice = page.get_by_role("complementary", name=NEWS)
    expect(notice.get_by_role("status")).to_contain_text(re.compile(r"Hay una edición nueva del curso: cambian? "))
    assert find_violations(page) == []
    expect(page.locator("h1")).to_contain_text("Modelos")
    expect(find(page, "modelos").get_by_role("link").first).to_be_visible()
    expect(page.locator("dialog.search")).not_to_contain_text("Mudanzas")
    page.keyboard.press("Escape")
    site.fetched = []
    with other.expect_event("load"):
        notice.get_by_role("button", name="Actualizar").click()
    for one in (page, other):
        expect(one.locator("h1")).to_contain_text("Mudanzas")
    assert 1 < len(site.fetched) < 12, "solo lo que cambia"
    expect(notice).to_have_count(0)
    context.set_offline(True)
    page.goto(site.url + READ)
    expect(find(page, "mudanzas").get_by_role("link").first).to_be_visible()
    assert len(page.evaluate(LIST_CACHES)) == 1


def test_a_site_that_changes_midway_is_not_kept_in_pieces(page: Page, site: Site) -> None:
    status = open_control(page, site)
    (site.folder / "curso" / READ / "index.html").write_text("<p>De otra edición", encoding="utf-8")
    page.get_by_role("button", name="Guardar en este equipo").click()
    expect(status).to_contain_text("el sitio está cambiando ahora mismo")
    assert page.evaluate(COUNT_WORKERS) == 0


def test_what_does_not_fit_is_taken_out_and_told(page: Page, context: BrowserContext, site: Site) -> None:
    status = open_control(page, site)
    devtools = context.new_cdp_session(page)
    devtools.send("Storage.overrideQuotaForOrigin", {"origin": site.url[: -len("/curso/")], "quotaSize": 1_000_000})
    page.get_by_role("button", name="Guardar en este equipo").click()
    expect(status).to_contain_text("no queda sitio")
    assert page.evaluate(LIST_CACHES) == []
    assert page.evaluate(COUNT_WORKERS) == 0


def test_what_is_kept_can_be_removed(page: Page, site: Site) -> None:
    status = save(page, site)
    page.get_by_role("button", name="Quitar de este equipo").click()
    expect(status).to_contain_text("Ya no está en este equipo")
    expect(page.get_by_role("button", name="Guardar en este equipo")).to_be_visible()
    assert page.evaluate(LIST_CACHES) == []
    page.reload()
    assert not page.evaluate(IS_CONTROLLED)


def test_a_preview_in_the_place_of_a_site_removes_its_copy(page: Page, site: Site) -> None:
    save(page, site)
    (site.folder / "curso/assets/copy/edition.json").write_text('{"list":null}', encoding="utf-8")
    (site.folder / "curso" / READ / "index.html").write_text("<h1>Vista previa</h1>", encoding="utf-8")
    page.goto(site.url + READ)
    expect(page.locator("h1")).to_have_text("Vista previa")
    assert page.evaluate(LIST_CACHES) == []


def test_a_worker_is_not_installed_without_a_whole_copy(page: Page, site: Site) -> None:
    (site.folder / "curso/plain.html").write_text("<!doctype html>", encoding="utf-8")  # without our policy
    page.goto(f"{site.url}plain.html")
    assert page.evaluate(INSTALL) == "redundant"
    assert page.evaluate(COUNT_WORKERS) == 0
