"""What slides take from a page of the built site: only what is of the essential route.

«En cinco minutos», how the page begins, its drawings, its tool, its activities and its «Ideas clave». Whose page it is,
and when it is worked, is left to `session_deck.py`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from lxml import html

from course.pages.boxes import ESSENTIAL_WAY
from exports.book.activity_box import read_activity_box
from exports.book.clean_html import PART, clean_article
from exports.book.drawings import PLACE, Drawing
from exports.slides.article_lines import read_item, read_lines
from exports.slides.page_tool import TOOL, Tool, cut_tool, find_document, find_tool
from exports.slides.plan import Line, Mark, Picture
from exports.slides.text import Run, Runs, make_bold, read_runs, tidy, write_plain

_IDEAS = "ideas-clave"


@dataclass(frozen=True)
class Activity:
    """What is done, in lines; the part of it that is essential, if it says so; how it can be done, and its solution.

    `pictures` are the drawings that it is done with.
    """

    lines: tuple[Line, ...]
    essential: Runs = ()
    ways: tuple[str, ...] = ()
    solution: tuple[str, ...] = ()
    pictures: tuple[Picture, ...] = ()


@dataclass(frozen=True)
class PageContent:
    """A page: «La regla», «El ejemplo» and «La herramienta» with their texts, and the rest.

    `lead` is its first paragraph in plain text; `activities` are by their anchors in the page, and each has its own
    pictures, apart from those of the page. `tool` is what «La herramienta» announces, or else the page's box;
    `document`, the title of the document that is announced, which has no slides.
    """

    summary: tuple[tuple[str, Runs], ...] = ()
    lead: str = ""
    ideas: tuple[Runs, ...] = ()
    pictures: tuple[Picture, ...] = ()
    activities: Mapping[str, Activity] | None = None
    tool: Tool | None = None
    document: str = ""

    def find_activity(self, anchor: str) -> Activity | None:
        return (self.activities or {}).get(anchor)


def read_page_content(page: str, colours: Mapping[str, str], tool_section: str = "") -> PageContent:
    """Read the whole HTML of a page. `colours` are the custom properties of the site.

    `tool_section` is the anchor of the heading that has its tool; without it, the tool is looked for. Raises
    NoArticleError, and LostSectionError if the essential part of the page has no tool under that heading.
    """
    article = clean_article(page, colours, is_essential=True, lists_sources=False, keeps_parts=True, is_printed=True)
    body, drawings = article.body, article.drawings
    boxes = body.findall(f".//*[@{PART}='activity']")
    summary = tuple(_read_summary(body))
    announced = next((write_plain(text) for name, text in summary if name == TOOL), "")
    return PageContent(
        summary,
        _read_lead(body),
        tuple(_read_ideas(body)),
        tuple(_read_pictures(_list_images(body, boxes), drawings)),
        {box.get("id", ""): _read_activity(box, drawings) for box in boxes},
        cut_tool(body, tool_section, announced) if tool_section else find_tool(body, announced),
        find_document(body, announced),
    )


def _read_summary(body: html.HtmlElement) -> Iterator[tuple[str, Runs]]:
    for part in body.iterfind(f".//*[@{PART}='summary']"):
        for name in part.iter("dt"):
            text = name.getnext()
            if text is not None:
                yield name.text_content().strip(), read_runs(text)


def _read_lead(body: html.HtmlElement) -> str:
    paragraphs = (write_plain(read_runs(each)) for each in body.iterfind("p") if each.get(PART) is None)
    return next(filter(None, paragraphs), "")


def _read_ideas(body: html.HtmlElement) -> Iterator[Runs]:
    heading = body.find(f".//*[@id='{_IDEAS}']")
    following = heading.getnext() if heading is not None else None
    if following is not None:
        yield from (read_runs(item) for item in following.iterfind("li"))


def _list_images(body: html.HtmlElement, apart: list[html.HtmlElement]) -> list[html.HtmlElement]:
    """The images of a page without those of some of its parts."""
    return [image for image in body.iter("img") if not any(part in apart for part in image.iterancestors())]


def _read_pictures(images: Iterable[html.HtmlElement], drawings: list[Drawing]) -> Iterator[Picture]:
    """The drawings that say what they show: the form for narrow screens doesn't."""
    for image in images:
        if (place := image.get(PLACE)) is None or not drawings[int(place)].title:
            continue
        drawing = drawings[int(place)]
        figure = next(image.iterancestors("figure"), None)
        caption = figure.find("figcaption") if figure is not None else None
        source = read_runs(caption) if caption is not None else ()
        yield Picture(drawing.name, drawing.title.rstrip("."), drawing.details, drawing.file, source)


def _read_activity(part: html.HtmlElement, drawings: list[Drawing]) -> Activity:
    box = read_activity_box(part)
    essential = _name_way(ESSENTIAL_WAY, box.essential) if box.essential is not None else ()
    ways = tuple(write_plain(_name_way(name, way)) for name, way in box.ways)
    solution = tuple(_write_line(line) for _, each in box.solutions for line in read_lines(each))
    pictures = tuple(_read_pictures(box.statement.iter("img"), drawings))
    return Activity(tuple(read_lines(box.statement)), essential, ways, solution, pictures)


def _write_line(line: Line) -> str:
    """A line of the notes, with its number if it has one."""
    text = write_plain(line.runs)
    return f"{line.place}. {text}" if line.mark == Mark.NUMBER else text


def _name_way(name: str, item: html.HtmlElement) -> Runs:
    return tidy((*make_bold(f"{name}."), Run(" "), *read_item(item)))
