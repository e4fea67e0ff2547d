"""What slides take from a page of the built site: only what is of the essential route.

«En cinco minutos», how the page begins, its drawings, its activities and its «Ideas clave». Whose page it is, and when
it is worked, is left to `session_deck.py`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from lxml import html

from course.pages.boxes import ESSENTIAL_WAY
from exports.book.activity_box import read_activity_box
from exports.book.clean_html import PART, clean_article
from exports.book.drawings import PLACE, Drawing
from exports.slides.plan import Line, Mark, Picture
from exports.slides.text import Run, Runs, make_bold, read_runs, tidy, write_plain

_IDEAS = "ideas-clave"
_LISTS = {"ul": Mark.BULLET, "ol": Mark.NUMBER}


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
    pictures, apart from those of the page.
    """

    summary: tuple[tuple[str, Runs], ...] = ()
    lead: str = ""
    ideas: tuple[Runs, ...] = ()
    pictures: tuple[Picture, ...] = ()
    activities: Mapping[str, Activity] | None = None

    def find_activity(self, anchor: str) -> Activity | None:
        return (self.activities or {}).get(anchor)


def read_page_content(page: str, colours: Mapping[str, str]) -> PageContent:
    """Read the whole HTML of a page. `colours` are the custom properties of the site. Raises NoArticleError."""
    article = clean_article(page, colours, is_essential=True, lists_sources=False, keeps_parts=True, is_printed=True)
    body, drawings = article.body, article.drawings
    boxes = body.findall(f".//*[@{PART}='activity']")
    return PageContent(
        tuple(_read_summary(body)),
        _read_lead(body),
        tuple(_read_ideas(body)),
        tuple(_read_pictures(_list_images(body, boxes), drawings)),
        {box.get("id", ""): _read_activity(box, drawings) for box in boxes},
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
    solution = tuple(_write_line(line) for _, each in box.solutions for line in _read_lines(list(each)))
    pictures = tuple(_read_pictures(box.statement.iter("img"), drawings))
    return Activity(tuple(_read_lines(list(box.statement))), essential, ways, solution, pictures)


def _write_line(line: Line) -> str:
    """A line of the notes, with its number if it has one."""
    text = write_plain(line.runs)
    return f"{line.place}. {text}" if line.mark == Mark.NUMBER else text


def _name_way(name: str, item: html.HtmlElement) -> Runs:
    return tidy((*make_bold(f"{name}."), Run(" "), *_read_item(item)))


def _read_lines(parts: list[html.HtmlElement]) -> Iterator[Line]:
    """The lines of some blocks: a list is a line for each item, and a table one for each row."""
    for part in parts:
        if part.tag in _LISTS:
            for place, item in enumerate(part.iterfind("li"), 1):
                yield Line(_read_item(item), _LISTS[part.tag], place)
        elif part.tag == "p":
            yield from filter(lambda line: line.runs, [Line(read_runs(part))])
        elif part.tag == "table":
            yield from _read_rows(part)
        elif part.tag != "figure":
            yield from _read_lines(list(part))


def _read_item(item: html.HtmlElement) -> Runs:
    """An item with the lists inside it, all on one line."""
    runs: list[Run] = [Run(item.text or "")]
    for child in item:
        if child.tag in _LISTS:
            inner = [write_plain(line.runs).rstrip(".;") for line in _read_lines([child])]
            runs.append(Run(f" {'; '.join(inner)}. "))
        else:
            bold = child.tag == "strong"
            runs += [run._replace(is_bold=run.is_bold or bold, is_italic=child.tag == "em") for run in read_runs(child)]
        runs.append(Run(child.tail or ""))
    return tidy(runs)


def _read_rows(table: html.HtmlElement) -> Iterator[Line]:
    """«**Prueba.** Por mejorar: opiniones. Bien: …»: each cell after the name of its column."""
    columns = [write_plain(read_runs(cell)) for cell in table.iterfind("thead/tr/th")]
    for row in table.iterfind("tbody/tr"):
        first, *others = [write_plain(read_runs(cell)) for cell in row]
        told = [
            f"{column}: {text.rstrip('.')}." for column, text in zip(columns[1:], others, strict=False) if text.strip()
        ]
        yield Line(tidy((*make_bold(f"{first.rstrip('.')}. "), Run(" ".join(told)))), Mark.BULLET)
