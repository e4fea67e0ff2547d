"""Attacks on an open page: hostile addresses, hostile text in a plan, stores that are corrupt, full or forbidden.

Each function returns what went wrong, one line each: a script of the attacker that ran, an error of the page, a request
to anyone else, a page left without its text. test_attacks.py runs a sample of them on the practice course; the sweep of
the whole course runs them all.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from urllib.parse import quote

from lxml import etree
from markdown_it import MarkdownIt
from plan_page import list_example_values
from playwright.sync_api import Browser, BrowserContext, Page, expect

STATE, PLAN, SCHEME, SLASH = "curso:estado", "curso:plan", "curso:esquema", "curso-search-slash"

# What would run `attack()` if anything took it for markup, an address or code, and what breaks a careless reader of it.
TEXTS = (
    '<img src=x onerror="attack()">',
    '"><script>attack()</script>',
    "' onfocus=attack() autofocus '",
    "</textarea><svg onload=attack()>",
    "</script><script>attack()</script>",
    '<iframe srcdoc="<script>parent.attack()</script>"></iframe>',
    "<math><mtext><img src=x onerror=attack()></mtext></math>",
    "<details open ontoggle=attack()>",
    "javascript:attack()",
    "[pulsa](javascript:attack())",
    "![x](x onerror=attack())",
    "${attack()}",
    "{{attack()}}",
    "__proto__",
    "constructor",
    "]]><!--",
    "%",
    "%E0%A4%A",
    "a\u202eb\u0000c",
    "x" * 5000,
)
# Where a page looks for a word of its address.
HASHES = ("{}", "pagina={}", "tema={}", "variante={}", "campo-{}")

_BROKEN = ("{roto", "", "null", "0", '"texto"', "[]", "[[[", "true")
_STATES = (
    '{"version": 99, "answers": {}}',
    '{"version": "dos", "answers": {}}',
    '{"version": 2}',
    '{"version": 2, "answers": 7, "exams": "x", "diagnoses": [], "exam": 1, "drafts": null}',
    '{"version": 2, "answers": {"__proto__": {"tries": 1}, "constructor": null, "x": [], "y": {"first": 3}}}',
    '{"version": 2, "answers": {}, "exam": {"ids": [null, 3], "seed": {}, "startedAt": 1e999}}',
    '{"version": 2, "answers": {}, "exams": [null, 3, {"at": "nunca", "responses": []}]}',
    '{"version": 2, "answers": {}, "measuring": {"moment": 7}, "measurements": [null, 3, {"scores": []}]}',
    '{"version": 2, "answers": {}, "diagnoses": {"mostrador": {"answers": {"x": "<b>"}}}}',
    '{"version": 1, "answers": {"a": {"at": "2020"}}}',
)
_PLANS = (
    '{"version": 99, "fields": {}}',
    '{"version": 1}',
    '{"version": 1, "scope": 3, "fields": []}',
    '{"version": 1, "scope": "core", "fields": {"problema": {"value": {"a": 1}, "at": "nunca"}}}',
    '{"version": 1, "scope": "core", "fields": {"problema": {"value": [[["x"]]], "at": 3}}}',
    '{"version": 1, "scope": "core", "fields": {"__proto__": {"value": "x", "at": "2026-01-01T00:00:00.000Z"}}}',
)
CORRUPT = (
    *((STATE, value) for value in (*_BROKEN, *_STATES)),
    *((PLAN, value) for value in (*_BROKEN, *_PLANS)),
    *((key, value) for key in (SCHEME, SLASH) for value in ("<b>", "{roto")),
)
FORBID = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } })"
FILL = """() => {
  let size = 1 << 20;
  for (let i = 0; size > 0;) { try { localStorage.setItem(`relleno-${i++}`, "x".repeat(size)); } catch { size >>= 1; } }
}"""
# Of every site, and no script runs there.
_TEXT = "assets/css/site.css"
# The fields of a DOCX that count its pages.
_PAGE_NUMBERS = ("PAGE", "NUMPAGES")
_OPEN_ALL = "() => { for (const part of document.querySelectorAll('details')) part.open = true; }"
_SETTLE = "() => new Promise((resolve) => setTimeout(resolve, 20))"
_GO = """async (hashes) => {
  for (const hash of hashes) {
    location.hash = hash;
    await new Promise((resolve) => setTimeout(resolve));
  }
}"""


@contextmanager
def watch(browser: Browser, root: str) -> Iterator[tuple[Page, list[str]]]:
    """A page of a fresh browser, and what goes wrong in it. A policy of the site is put aside: the code has to hold."""
    context = browser.new_context(locale="es-ES", viewport={"width": 1280, "height": 800}, bypass_csp=True)
    faults: list[str] = []
    _listen(context, root, faults)
    yield context.new_page(), faults
    context.close()


def attack_addresses(browser: Browser, root: str, addresses: Iterable[str], step: int = 1) -> list[str]:
    """Open each page with hostile words after `?` and `#`, and go to every `step`-th of the others from there."""
    hashes = [form.format(quote(text) if quoted else text) for form in HASHES for text in TEXTS for quoted in (0, 1)]
    with watch(browser, root) as (page, faults):
        for number, address in enumerate(addresses):
            text = TEXTS[number % len(TEXTS)]
            page.goto(
                f"{root}{address}?q={quote(text)}&{quote(text)}=1#{HASHES[number % len(HASHES)].format(quote(text))}"
            )
            page.evaluate(_GO, hashes[number % step :: step])
            _check_page(page, faults)
    return faults


def attack_stores(browser: Browser, root: str, addresses: Iterable[str], step: int) -> list[str]:
    """Open each page with corrupt stores, every `step`-th of `CORRUPT`, and with a full and a forbidden one."""
    addresses = list(addresses)
    with watch(browser, root) as (page, faults):
        for number, address in enumerate(addresses):
            for key, value in islice(CORRUPT, number % step, None, step):
                page.goto(root + _TEXT)
                page.evaluate(
                    "([key, value]) => { localStorage.clear(); localStorage.setItem(key, value); }", [key, value]
                )
                page.goto(root + address)
                _check_page(page, faults)
        page.goto(root + _TEXT)
        page.evaluate("localStorage.clear()")
        page.evaluate(FILL)
        _open_each(page, root, addresses, faults)
        page.add_init_script(FORBID)
        _open_each(page, root, addresses, faults)
    return faults


def attack_plan(browser: Browser, root: str, definition: dict, lessons: Iterable[str], folder: Path) -> list[str]:
    """Fill every field of the plan with hostile text, and take it through every view and every export.

    `lessons` are the addresses of pages with fields of the plan; `folder` is for the files that are taken away.
    """
    values = fill_plan(definition)
    others = {name: f"{value} Otra." if isinstance(value, str) else value for name, value in values.items()}
    with watch(browser, root) as (page, faults):
        _keep_plan(page, root, others)
        copies = [_save(page, "Guardar una copia de mi plan", folder / "otra.json")]
        _keep_plan(page, root, values)
        copies.append(_save(page, "Guardar una copia de mi plan", folder / "copia.json"))
        for address in (*lessons, "mi-plan/"):
            page.goto(root + address)
            expect(page.locator("[data-saved]").first).not_to_be_empty()
            page.evaluate(_OPEN_ALL)
            for media in ("print", "screen"):
                page.emulate_media(media=media)
                _check_page(page, faults)
        for ending in ("DOCX", "ODT", "Markdown"):
            path = _save(page, f"Descargar en {ending}", folder / f"plan.{ending.casefold()}")
            faults += list_live_markup(path) if ending == "Markdown" else list_active_parts(path)
        page.goto(f"{root}comparar-planes/")
        page.get_by_label("Archivos de los planes").set_input_files(copies)
        expect(page.locator("details[data-section]").first).to_be_attached()
        page.evaluate(_OPEN_ALL)  # which writes the fields of each section
        expect(page.locator(".comparison-field").first).to_be_attached()
        _check_page(page, faults)
        _save(page, "Guardar el plan del grupo", folder / "grupo.json")
    return faults


def fill_plan(definition: dict) -> dict[str, object]:
    """A value for every field, with all the hostile texts where text is asked for."""
    text = "\n".join(text for text in TEXTS if len(text) < 1000 and "\0" not in text)
    kinds = {field["id"]: field["kind"] for section in definition["sections"] for field in section["fields"]}
    values = dict(list_example_values(definition))
    for name, value in values.items():
        if kinds[name] in ("short_text", "long_text"):
            values[name] = text if kinds[name] == "long_text" else text.replace("\n", " ")
        elif kinds[name] == "table":
            values[name] = [dict.fromkeys(row, text.replace("\n", " ")) for row in value]
    return values


def list_live_markup(path: Path) -> list[str]:
    """What a reader of Markdown would take for HTML, a link or a picture in a document that has none."""
    tokens = MarkdownIt("commonmark").parse(path.read_text(encoding="utf-8"))
    inner = [child for token in tokens for child in (token, *(token.children or ()))]
    return [
        f"{path.name}: {token.content or token.attrs}"
        for token in inner
        if token.type in ("html_block", "html_inline", "link_open", "image")
    ]


def list_active_parts(path: Path) -> list[str]:
    """What a document holds that could do something: links, macros, parts that are not well-formed XML."""
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as archive:
        trees = [
            etree.fromstring(archive.read(name)) for name in archive.namelist() if name.endswith((".xml", ".rels"))
        ]
        names = [name for name in archive.namelist() if "macro" in name.casefold() or name.endswith((".bin", ".js"))]
    active = [
        etree.QName(node).localname
        for tree in trees
        for node in tree.iter(etree.Element)
        if etree.QName(node).localname in ("hyperlink", "a", "script", "event-listener", "object")
        or node.get("TargetMode") == "External"
        or (etree.QName(node).localname == "instrText" and (node.text or "").strip() not in _PAGE_NUMBERS)
    ]
    return [f"{path.name}: {what}" for what in (*names, *active)]


def _open_each(page: Page, root: str, addresses: Iterable[str], faults: list[str]) -> None:
    for address in addresses:
        page.goto(root + address)
        _check_page(page, faults)


def _keep_plan(page: Page, root: str, values: dict[str, object]) -> None:
    """Leave a plan stored, and «Mi plan» open."""
    fields = {name: {"value": value, "at": "2026-05-01T09:00:00.000Z"} for name, value in values.items()}
    text = json.dumps({"version": 1, "scope": "whole", "fields": fields})
    page.goto(f"{root}mi-plan/")
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [PLAN, text])
    page.reload()
    expect(page.locator("[data-saved]").first).to_contain_text("Guardado")


def _save(page: Page, name: str, path: Path) -> Path:
    with page.expect_download() as caught:
        page.get_by_role("button", name=name).press("Enter")
    caught.value.save_as(path)
    return path


def _listen(context: BrowserContext, root: str, faults: list[str]) -> None:
    """Note what goes wrong in any page of a browser."""
    context.expose_binding("attack", lambda source: faults.append(f"{source['page'].url}: se ha ejecutado"))
    context.on("weberror", lambda error: faults.append(f"{error.page and error.page.url}: {error.error}"))
    context.on("dialog", lambda dialog: (faults.append(f"{dialog.type}: {dialog.message}"), dialog.accept()))
    context.on(
        "request",
        lambda request: (
            None if request.url.startswith((root, "data:", "blob:")) else faults.append(f"petición a {request.url}")
        ),
    )


def _check_page(page: Page, faults: list[str]) -> None:
    page.evaluate(_SETTLE)
    if not page.locator("main h1").first.inner_text().strip():
        faults.append(f"{page.url}: sin título")
