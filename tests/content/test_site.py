"""The built site, read as files: what a reader would miss, and what must never be there."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from functools import cache
from pathlib import Path

import pytest
from icalendar import Calendar
from lxml import html
from publishing import SITE_URL
from search_files import read_search_scripts
from site_builder import ROOT

from course.loaded.whole import Course
from course.model import Figure
from exports.metadata import format_duration
from macros.theme_styles import CLASSES_IN_USE, is_of_other_extension
from tooling.lighthouse.audits import KINDS, pick_pages

pytestmark = pytest.mark.site

CHAPTER_PAGES = sorted(
    path.relative_to(ROOT / "docs").with_suffix("").as_posix()
    for path in (ROOT / "docs").glob("tema-*/*.md")
    if path.name != "index.md"
)
# Bytes with gzip that a page may weigh with all that it loads before the reader does anything, also the scripts of what
# is far down in it. Stock Material alone weighs as much.
FIRST_LOAD_LIMIT = 90_000
# The bibliography has half of 1,060 works and a line for each of the others; the self-assessment, the whole bank.
HEAVIER_LIMIT = 100_000
HEAVIER_PAGES = re.compile(r"bibliografia|autoevaluacion.*")
SEARCH_INDEX_LIMIT = 7_500  # bytes with gzip for each chapter: the index grows with the course and is fetched on demand


@cache
def parse(path: Path) -> html.HtmlElement:
    return html.fromstring(path.read_text(encoding="utf-8"))


@cache
def list_targets(path: Path) -> set[str]:
    """What a link into a page may name: its anchors and the choices of its form (the worksheet's `#pagina=…`)."""
    return {*parse(path).xpath("//@id"), *parse(path).xpath("//@value")}


@cache
def resolve(folder: Path, link: str) -> Path:
    target = (folder / link).resolve()
    return target / "index.html" if target.is_dir() else target


def list_pages(site: Path) -> list[Path]:
    return sorted(site.rglob("*.html"))


def test_every_heading_of_the_programme_has_its_place(built_site: Path, whole_course: Course) -> None:
    programme = parse(built_site / "programa/index.html")
    for heading_id, indexed in whole_course.index.headings.items():
        (row,) = programme.xpath(f"//*[@id='{heading_id.replace('/', '-')}']")
        assert indexed.heading.official_text in row.text_content()
        page = whole_course.index.find_page(heading_id)
        links = row.xpath(".//a/@href")
        if page is None:
            assert (
                not links and "Sin publicar" in row.text_content()
            ) or "todavía no está publicado" in programme.text_content()
        else:
            target = (built_site / "programa" / links[0].partition("#")[0]).resolve() / "index.html"
            assert parse(target).xpath(f"//*[@id='{indexed.heading.anchor}']"), links


def test_every_internal_link_leads_somewhere(built_site: Path) -> None:
    dead = []
    for page in list_pages(built_site):
        if page.name == "404.html":
            continue
        for href in parse(page).xpath("//a/@href"):
            if re.match(r"[a-z]+:", href):
                continue
            path, _, anchor = href.partition("#")
            target = resolve(page.parent, path) if path else page
            if "descargas/" in path and path.endswith(".zip"):
                continue  # `tasks.py build` adds the ZIP after MkDocs
            if not target.is_file() or (anchor and target.suffix == ".html" and anchor not in list_targets(target)):
                dead.append(f"{page.relative_to(built_site)}: {href}")
    assert not dead


def test_ids_are_unique_in_each_page(built_site: Path) -> None:
    for page in list_pages(built_site):
        ids = parse(page).xpath("//@id")
        assert sorted(ids) == sorted(set(ids)), page.relative_to(built_site)


def test_nothing_is_loaded_from_another_origin(built_site: Path, offline_site: Path) -> None:
    for site in (built_site, offline_site):
        for page in list_pages(site):
            loads = parse(page).xpath(
                "//script/@src | //link[not(@rel='canonical')]/@href | //img/@src | //iframe/@src"
            )
            assert not [url for url in loads if re.match(r"(https?:)?//", url)], page
        for sheet in site.rglob("*.css"):
            assert not re.search(r"url\(\s*['\"]?(https?:)?//|@import", sheet.read_text(encoding="utf-8")), sheet


def test_what_others_made_is_listed_with_the_hash_of_what_is_published(built_site: Path) -> None:
    document = json.loads((built_site / "assets/vendor/bibliotecas.cdx.json").read_text(encoding="utf-8"))
    listed = {
        part["name"]: part["hashes"][0]["content"]
        for component in document["components"]
        for part in component["components"]
        if part["type"] == "file"
    }
    folders = ("assets/vendor", "assets/javascripts", "assets/stylesheets")
    published = [
        path for folder in folders for path in (built_site / folder).rglob("*") if path.suffix in (".js", ".css")
    ]
    assert len(published) > 5
    for path in published:
        assert listed[path.relative_to(built_site).as_posix()] == hashlib.sha256(path.read_bytes()).hexdigest()


def test_every_page_says_what_it_is(built_site: Path) -> None:
    titles: dict[str, Path] = {}
    for page in list_pages(built_site):
        tree = parse(page)
        (title,) = tree.xpath("//head/title/text()")
        assert titles.setdefault(title, page) is page, f"título repetido: {title}"
        assert tree.get("lang") == "es"
        assert len(tree.xpath("//main//h1")) == 1, page
        if page.name == "404.html":
            continue
        (description,) = tree.xpath("//meta[@name='description']/@content")
        assert 50 <= len(description) <= 200
        assert tree.xpath("//meta[@property='og:title']/@content")
        (image,) = tree.xpath("//meta[@property='og:image']/@content")
        (words,) = tree.xpath("//meta[@property='og:image:alt']/@content")
        tema = re.match(r"tema-(\d)/", page.relative_to(built_site).as_posix())
        assert image.startswith(SITE_URL) and (built_site / image.removeprefix(SITE_URL)).read_bytes()[1:4] == b"PNG"
        assert image.endswith(f"cartel-tema-{tema[1]}.png" if tema else "og.png"), page
        assert words.startswith(f"Tema {tema[1]}. " if tema else "Innovación")
        (graph,) = tree.xpath("//script[@type='application/ld+json']/text()")
        assert json.loads(graph)["@context"] == "https://schema.org"


def test_readers_keep_what_they_have_stored(built_site: Path) -> None:
    """Under the name of the first edition, from before courses had their own."""
    page = (built_site / "index.html").read_text(encoding="utf-8")
    assert '<meta name="course-storage" content="curso">' in page


def test_cover_describes_the_course_and_its_edition(built_site: Path, whole_course: Course) -> None:
    (text,) = parse(built_site / "index.html").xpath("//script[@type='application/ld+json']/text()")
    nodes = json.loads(text)["@graph"]
    (course,) = [node for node in nodes if node["@type"] == "Course"]
    instance = course["hasCourseInstance"]
    sessions = whole_course.facts.sessions
    assert (instance["startDate"], instance["endDate"]) == (str(sessions[0].date), str(sessions[-1].date))
    assert instance["courseWorkload"] == format_duration(whole_course.facts.minutes)
    assert len(course["teaches"]) == 10


def test_calendar_file_holds_the_sessions(built_site: Path, whole_course: Course) -> None:
    (href,) = parse(built_site / "calendario/index.html").xpath("//a[contains(@href, '.ics')]/@href")
    calendar = Calendar.from_ical((built_site / "calendario" / href).resolve().read_bytes())
    assert len(calendar.walk("VEVENT")) == len(whole_course.facts.sessions)


@pytest.mark.parametrize("page", CHAPTER_PAGES)
def test_chapter_page_has_its_whole_shape(built_site: Path, page: str) -> None:
    tree = parse(built_site / page / "index.html")
    main = tree.xpath("//main")[0]
    for selector in ("objectives", "minutes", "practice", "activity", "quiz", "sources"):
        assert main.xpath(f".//*[contains(concat(' ', @class, ' '), ' {selector} ')]"), selector
    assert "[@" not in main.text_content() and "{{" not in main.text_content()


def test_every_citation_leads_to_an_entry_of_its_page(built_site: Path) -> None:
    for page in list_pages(built_site):
        tree = parse(page)
        cited = {href.removeprefix("#") for href in tree.xpath("//*[@class='citation']//a/@href")}
        assert cited <= {*tree.xpath("//li/@id")}, page


def test_every_figure_has_a_name_a_description_a_caption_and_its_words(built_site: Path, whole_course: Course) -> None:
    for page in list_pages(built_site):
        for figure in parse(page).xpath("//figure[@class='figure']"):
            for svg in figure.xpath(".//svg"):
                for attribute in ("aria-labelledby", "aria-describedby"):
                    (named,) = figure.xpath(f".//*[@id='{svg.get(attribute)}']")
                    assert named.text_content().strip(), (page, attribute)
            assert figure.xpath("./figcaption")[0].text_content().strip()
            is_chart = whole_course.find_by_id(Figure, figure.get("id").removeprefix("figura-")).chart is not None
            assert figure.xpath(
                "./following-sibling::*[1][self::details]" + ("//table//th[@scope='row']" if is_chart else "/p")
            ), page


def test_glossary_terms_link_once_a_page_and_carry_their_definition(built_site: Path) -> None:
    tree = parse(built_site / "tema-1/2-gobernanza-inteligente" / "index.html")
    terms = tree.xpath("//span[@class='term']")
    assert terms
    targets = [term.xpath("./a/@href")[0] for term in terms]
    assert len(targets) == len(set(targets))
    for term in terms:
        (described,) = term.xpath("./a/@aria-describedby")
        assert term.xpath(f"./*[@id='{described}' and @role='tooltip']")[0].text_content().strip()
        assert not term.xpath("ancestor::h1 | ancestor::h2 | ancestor::h3 | ancestor::a | ancestor::th")


@cache
def weigh(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), 6))


def test_first_load_of_every_page_stays_light(built_site: Path) -> None:
    for path in list_pages(built_site):
        page = path.parent.relative_to(built_site).as_posix()
        # Of the icons a browser loads one.
        linked = "//link[@rel='stylesheet']/@href | //link[@rel='icon'][last()]/@href"
        loads = parse(path).xpath(f"//script/@src | {linked} | //img/@src")
        root = built_site if path.name == "404.html" else path.parent
        files = {path, *((root / url.removeprefix("/curso/")).resolve() for url in loads)}
        assert len(files) <= 11, page  # a chapter with questions, a calculator and a field of the plan
        late = {(path.parent / url).resolve() for url in parse(path).xpath("//@data-late-script")}
        weights = {file.name: weigh(file) for file in {*files, *late}}
        limit = HEAVIER_LIMIT if HEAVIER_PAGES.fullmatch(page) else FIRST_LOAD_LIMIT
        assert sum(weights.values()) <= limit, (page, weights)


def test_nothing_dead_is_published(built_site: Path, offline_site: Path) -> None:
    """Scripts and stylesheets that no page asks for, and names of maps that the site doesn't have."""
    for site in (built_site, offline_site):
        texts = {path: path.read_text(encoding="utf-8") for path in site.rglob("*") if path.suffix in (".js", ".css")}
        assert [path for path, text in texts.items() if "sourceMappingURL" in text] == []
        asking = [*texts.values(), *(path.read_text(encoding="utf-8") for path in list_pages(site))]
        unasked = [path for path in texts if not any(path.name in text for text in asking)]
        # Scripts ask for each part of the bank and of the index by its tema and its number.
        assert [path for path in unasked if path.parent.name != "bank" and "search-" not in path.as_posix()] == []


def test_no_page_has_a_class_whose_styles_were_left_out(built_site: Path, offline_site: Path) -> None:
    names = {name for site in (built_site, offline_site) for page in list_pages(site) for name in list_classes(page)}
    of_theme = {name for name in names if name.startswith("md-")}
    assert of_theme - {"md-button", "md-button--primary"} == CLASSES_IN_USE - {"md-button", "md-button--primary"}
    assert [name for name in names if is_of_other_extension(name)] == []


def test_lessons_have_nothing_of_the_styles_that_they_do_not_load(built_site: Path) -> None:
    styled = {
        sheet: set(re.findall(r"\.([a-z][\w-]+)", (built_site / f"assets/css/{sheet}.css").read_text(encoding="utf-8")))
        for sheet in ("site", "chapter", "plan", "overview", "whole-plan")
    }
    elsewhere = styled["overview"] | styled["whole-plan"]
    left_out = {name for name in elsewhere - styled["site"] - styled["plan"] if not name.startswith("md-")}
    assert {"start", "outline-number", "plan-progress"} <= left_out
    for page in CHAPTER_PAGES:
        assert not left_out & list_classes(built_site / page / "index.html"), page


def list_classes(page: Path) -> set[str]:
    return {name for classes in parse(page).xpath("//@class") for name in classes.split()}


def test_search_index_stays_light(built_site: Path) -> None:
    scripts = read_search_scripts(built_site).values()
    assert sum(len(gzip.compress(script.encode(), 6)) for script in scripts) <= SEARCH_INDEX_LIMIT * len(CHAPTER_PAGES)


def test_offline_copy_has_no_link_to_a_folder(offline_site: Path) -> None:
    for page in list_pages(offline_site):
        assert not [href for href in parse(page).xpath("//a/@href") if href.endswith("/") and "://" not in href], page


def test_licences_and_legal_pages_are_in_the_footer(built_site: Path) -> None:
    for page in list_pages(built_site):
        footer = parse(page).xpath("//footer[last()]")[-1].text_content()
        for words in ("MIT", "CC BY-SA 4.0", "Accesibilidad", "Privacidad y aviso legal", "Sobre este curso"):
            assert words in footer, page


def test_lighthouse_examines_a_page_of_every_kind(built_site: Path) -> None:
    assert set(pick_pages(built_site)) == set(KINDS)


def test_the_bibliography_is_on_two_pages_and_every_published_address_of_a_work_leads_to_it(
    built_site: Path, whole_course: Course
) -> None:
    first, rest = (parse(built_site / page / "index.html") for page in ("bibliografia", "bibliografia-2"))
    works = {f"ref-{work.key}" for work in whole_course.references.references}
    assert set(first.xpath("//article//li/@id")) == works
    pointers = first.xpath("//ul[contains(@class, 'bibliography-rest')]/li")
    assert [f"../bibliografia-2/#{pointer.get('id')}" for pointer in pointers] == [
        pointer.xpath("string(./a/@href)") for pointer in pointers
    ]
    assert [pointer.get("id") for pointer in pointers] == rest.xpath("//article//li/@id")


def test_the_page_of_documents_has_every_file_to_fill_in(built_site: Path) -> None:
    kinds = (".docx", ".xlsx", ".svg")
    files = [path for path in (built_site / "descargas").iterdir() if path.suffix in kinds]
    # Nothing is filled in on a poster or in the guide of a session.
    made = {path.name for path in files if not path.name.startswith("cartel-") and "-guia-sesion-" not in path.name}
    links = parse(built_site / "plantillas/index.html").xpath("//ul[@class='document-list']//a[@download]/@href")
    assert len(made) >= 13 and sorted(link.rpartition("/")[2] for link in links) == sorted(made)


def test_every_tool_is_one_press_from_the_first_level_of_the_menu(built_site: Path) -> None:
    home = parse(built_site / "index.html")
    (address,) = home.xpath("//nav[@id='navegacion']/ul/li/a[text()='Herramientas']/@href")
    links = set(parse(built_site / address / "index.html").xpath("//ul[@class='tool-cards']//a/@href"))
    tools = ("arbol-de-triaje", "banco-de-respuestas", "mi-plan", "comparar-planes", "politica-de-redes", "plantillas")
    others = ("autodiagnostico", "hazlo-en-tu-ayuntamiento", "fontclara")
    assert {f"../{name}/" for name in (*tools, *others)} <= links
