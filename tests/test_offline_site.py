"""The copy to read from disk, made from the site for the web, equals a build with pages named as files."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from furnished_site import furnish
from minimal_site import build_minimal_site_and_copy
from practice_course import ADDRESS

from exports import app_icons, browser_copy
from exports.content_policy import HEADERS_FILE
from exports.offline_readme import README_NAME
from exports.offline_site import OfflineAddresses, WebPage, build_offline_site
from exports.web_manifest import MANIFEST_PATH

PATHS = {
    "": "index.html",
    "programa/": "programa.html",
    "tema-1/": "tema-1/index.html",
    "tema-1/2-modelos/": "tema-1/2-modelos.html",
}

WEB_ALONE = ("404.html", "sitemap.xml", "sitemap.xml.gz", HEADERS_FILE, MANIFEST_PATH, *browser_copy.CODE_PATHS)


@pytest.fixture
def addresses() -> OfflineAddresses:
    return OfflineAddresses(PATHS)


def read_tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def lead_to_the_cover(content: bytes) -> bytes:
    """Without a programme the search's link leads to the root, which on disk is a folder; in the copy, to the cover."""
    return re.sub(rb'href="(\.\.)?\.?" data-search-open', rb'href="\1/index.html" data-search-open', content).replace(
        b'"/index.html', b'"index.html'
    )


def leave_out_the_manifest(content: bytes) -> bytes:
    return re.sub(rb'<link rel="(manifest|apple-touch-icon)" href="[^"]*">\n', b"", content)


def test_it_is_the_site_that_a_build_of_its_own_would_write(tmp_path: Path, furnished_site: Path) -> None:
    """The site's address on the web makes no difference.

    The sitemap, the page for unknown addresses, the headers and all that installs the course are not in the copy; the
    instructions to open it are only there.
    """
    _, copy = build_minimal_site_and_copy(tmp_path, furnish, "https://example.org/curso/")
    copied = read_tree(copy)
    assert copied.pop(README_NAME)
    expected = {
        name: leave_out_the_manifest(lead_to_the_cover(content))
        for name, content in read_tree(furnished_site).items()
        if name not in WEB_ALONE and not name.startswith((f"{browser_copy.FOLDER}/", f"{app_icons.FOLDER}/"))
    }
    assert copied.keys() == expected.keys()
    assert [name for name in expected if copied[name] != expected[name]] == []


def test_nothing_of_the_web_is_left_in_the_copy(practice_folder: Path) -> None:
    web, offline = practice_folder / "web", practice_folder / "offline"
    assert ADDRESS in (web / "index.html").read_text(encoding="utf-8")
    assert [name for name, content in read_tree(offline).items() if ADDRESS.encode() in content] == []
    told = "Estás leyendo la copia sin conexión"
    assert told in (offline / "leer-sin-conexion.html").read_text(encoding="utf-8")
    assert told not in (web / "leer-sin-conexion/index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("page", "address", "moved"),
    [
        ("tema-1/2-modelos/", "../../", "../index.html"),
        ("tema-1/2-modelos/", "../", "index.html"),
        ("tema-1/2-modelos/", "./", "2-modelos.html"),
        ("tema-1/2-modelos/", "../../programa/#t1-2", "../programa.html#t1-2"),
        ("tema-1/2-modelos/", "../../assets/css/site.css", "../assets/css/site.css"),
        ("tema-1/2-modelos/", "../../descargas/", "../descargas"),
        ("tema-1/", "2-modelos/?x=1", "2-modelos.html?x=1"),
        ("tema-1/", ".", "index.html"),
        ("", "tema-1/", "tema-1/index.html"),
        ("", ".", "index.html"),
        ("", "https://www.boe.es/eli/", "https://www.boe.es/eli/"),
        ("", "mailto:a@b.es", "mailto:a@b.es"),
        ("", "data:image/png;base64,AA/", "data:image/png;base64,AA/"),
    ],
)
def test_addresses_lead_to_the_same_place(addresses: OfflineAddresses, page: str, address: str, moved: str) -> None:
    assert addresses.move(address, page) == moved


def test_only_attributes_are_changed(addresses: OfflineAddresses) -> None:
    html = (
        '<p data-url="programa/#x" data-base="../">'
        '<a href="../programa/">href="../programa/"</a> <a href="#x">x</a></p>'
    )
    moved = (
        '<p data-url="programa.html#x" data-base="../">'
        '<a href="../programa.html">href="../programa/"</a> <a href="#x">x</a></p>'
    )
    assert addresses.move_html(html, "tema-1/") == moved


def test_a_page_says_otherwise_what_it_is_told_to(addresses: OfflineAddresses) -> None:
    page = WebPage(
        "programa/", '<p>Descarga <a href="../x.zip">el ZIP</a></p>', [('<a href="../x.zip">el ZIP</a>', "nada")]
    )
    assert addresses.move_page(page) == "<p>Descarga nada</p>"


def test_what_was_in_the_folder_is_gone(tmp_path: Path, addresses: OfflineAddresses) -> None:
    site, folder = tmp_path / "site", tmp_path / "copy"
    for path in (site / "programa/index.html", site / "assets/a.css", site / "descargas/x.zip", folder / "vieja.html"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", encoding="utf-8")
    build_offline_site(site, folder, [WebPage("programa/", "<p>Hola</p>")], addresses)
    assert sorted(read_tree(folder)) == ["assets/a.css", "programa.html"]
    assert not (folder / "programa").exists()


def test_folders_that_are_left_empty_one_in_another_are_gone(tmp_path: Path) -> None:
    (tmp_path / "site/a/b/c").mkdir(parents=True)
    (tmp_path / "site/a/b/c/index.html").touch()
    addresses = OfflineAddresses({"a/b/c/": "c.html"})
    build_offline_site(tmp_path / "site", tmp_path / "copy", [WebPage("a/b/c/", "<p>Hola</p>")], addresses)
    assert [path.name for path in (tmp_path / "copy").rglob("*")] == ["c.html"]
