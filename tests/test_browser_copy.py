"""exports/browser_copy.py and exports/web_manifest.py: what a browser may keep and install, and where it may not."""

from __future__ import annotations

import hashlib
import json
import re
import struct
from pathlib import Path

import pytest
from lxml import etree
from minimal_course import REPOSITORY

from course.loaded.whole import Course
from exports import app_icons
from exports.browser_copy import (
    CODE_PATHS,
    EDITION_PATH,
    FOLDER,
    NOT_FOUND_PATH,
    build_browser_copy,
    refuse_browser_copy,
)
from exports.web_manifest import MANIFEST_PATH, render_manifest

NOT_FOR_READERS = (
    "404.html",
    "_headers",
    "sitemap.xml.gz",
    "robots.txt",
    "worker.js",
    "descargas/curso.zip",
    "a.js.map",
    "assets/vendor/x/LICENSE",
    MANIFEST_PATH,
)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    texts = {
        "index.html": "<p>Portada",
        "tema-1/index.html": "<p>Uno",
        "tema-1/x (ñ).html": "Dos",
        "sitemap.xml": "<x/>",
    }
    for name, text in texts.items() | dict.fromkeys(NOT_FOR_READERS, "x").items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(text.encode())
    return tmp_path


def read_edition(site: Path) -> tuple[dict, dict]:
    """The published edition and its list."""
    edition = json.loads((site / EDITION_PATH).read_text(encoding="utf-8"))
    return edition, json.loads((site / FOLDER / f"{edition['list']}.json").read_text(encoding="utf-8"))


def test_the_list_has_what_a_reader_needs_by_the_address_that_a_browser_asks_for(site: Path) -> None:
    build_browser_copy(site)
    edition, files = read_edition(site)
    assert list(files) == [NOT_FOUND_PATH, "", "sitemap.xml", "tema-1/", "tema-1/x%20(%C3%B1).html"]
    content = (site / "tema-1/index.html").read_bytes()
    assert files["tema-1/"] == [hashlib.sha256(content).hexdigest()[:32], len(content)]
    assert (edition["files"], edition["bytes"]) == (5, sum(size for _, size in files.values()))


def test_an_edition_is_named_by_all_its_files(site: Path) -> None:
    build_browser_copy(site)
    first = (site / EDITION_PATH).read_bytes()
    build_browser_copy(site)
    assert (site / EDITION_PATH).read_bytes() == first
    (site / "robots.txt").write_text("otra", encoding="utf-8")
    build_browser_copy(site)
    assert (site / EDITION_PATH).read_bytes() == first
    (site / "tema-1/index.html").write_text("<p>Uno!", encoding="utf-8")
    build_browser_copy(site)
    assert (site / EDITION_PATH).read_bytes() != first


def test_a_preview_says_that_it_has_none(tmp_path: Path) -> None:
    refuse_browser_copy(tmp_path)
    assert json.loads((tmp_path / EDITION_PATH).read_text(encoding="utf-8")) == {"list": None}


def test_a_site_can_be_kept_and_installed_and_its_copy_for_reading_from_disk_can_not(practice_folder: Path) -> None:
    web, copy = practice_folder / "web", practice_folder / "offline"
    _, files = read_edition(web)
    published = {path.relative_to(web).as_posix() for path in web.rglob("*") if path.is_file()}
    kept = {f"{address}index.html" if address == "" or address.endswith("/") else address for address in files}
    left_out = {name for name in published - kept if not name.startswith(f"{FOLDER}/")}
    assert kept <= published
    assert {name for name in left_out if not name.endswith((".zip", "/LICENSE"))} == {
        *("404.html", "_headers", "sitemap.xml.gz", "worker.js", MANIFEST_PATH)
    }
    for path in (MANIFEST_PATH, *CODE_PATHS):
        assert (web / path).is_file() and not (copy / path).exists()
    assert not (copy / FOLDER).exists() and not (copy / app_icons.FOLDER).exists()
    for icon in json.loads((web / MANIFEST_PATH).read_text(encoding="utf-8"))["icons"]:
        assert (web / icon["src"]).is_file()
    page = (web / "tema-1/2-modelos/index.html").read_text(encoding="utf-8")
    assert '<link rel="manifest" href="../../manifest.webmanifest">' in page
    for path in copy.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert (
            'rel="manifest"' not in text and 'rel="apple-touch-icon"' not in text and "data-browser-copy" not in text
        ), path


def test_the_manifest_serves_a_site_in_any_folder(practice_course: Course) -> None:
    manifest = json.loads(render_manifest(practice_course.facts))
    assert (manifest["start_url"], manifest["scope"], manifest["lang"]) == ("./", "./", "es")
    assert "id" not in manifest  # it would be relative to the origin, and not to the manifest
    assert manifest["name"] == manifest["short_name"] == practice_course.facts.title
    assert [icon["sizes"] for icon in manifest["icons"]] == ["any", "192x192", "512x512", "512x512"]


def test_the_colours_of_the_application_are_those_of_the_page(practice_course: Course) -> None:
    tokens = (REPOSITORY / "docs/assets/css/tokens.css").read_text(encoding="utf-8")
    (light, dark), (paper, _) = (re.findall(rf"--{name}: (#\w+);", tokens) for name in ("header", "paper"))
    manifest = json.loads(render_manifest(practice_course.facts))
    assert (manifest["theme_color"], manifest["background_color"]) == (light, paper)
    page = (REPOSITORY / "overrides/main.html").read_text(encoding="utf-8")
    assert re.findall(r'<meta name="theme-color" content="(#\w+)" media="\(prefers-color-scheme: (\w+)\)">', page) == [
        (light, "light"),
        (dark, "dark"),
    ]


def test_an_icon_fills_its_square_and_keeps_inside_what_any_mask_shows() -> None:
    drawing = (REPOSITORY / "docs/assets/images/favicon.svg").read_text(encoding="utf-8")
    icons = app_icons.draw_app_icons(drawing)
    sizes = {path: struct.unpack(">II", content[16:24]) for path, content in icons.items()}
    assert sizes == {
        "assets/app-icons/192.png": (192, 192),
        "assets/app-icons/512.png": (512, 512),
        "assets/app-icons/maskable-512.png": (512, 512),
        "assets/app-icons/touch.png": (180, 180),
    }
    framed = etree.fromstring(app_icons.frame(drawing, 0.72))
    assert framed.get("viewBox") == "0 0 100 100" and framed[0].get("fill") == app_icons.THEME_COLOUR
    assert (framed[1].get("x"), framed[1].get("width")) == ("14", "72")
