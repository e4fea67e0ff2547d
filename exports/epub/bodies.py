"""The chapters of a book as an e-reader shows them: parts told apart, images described, questions in their place.

From the clean HTML of `exports/book/`, by lxml, to XHTML that EPUB 3 takes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from lxml import etree, html
from lxml.html import builder
from markupsafe import Markup

from exports.book.chapters import Book
from exports.book.clean_html import PART
from exports.book.vocabulary import HEADINGS
from exports.epub.documents import parse_body

# A description longer than this, in characters, is beside the image, where it can be read at one's own pace.
LONGEST_ALTERNATIVE = 150
_MAY_HOLD_BLOCKS = frozenset(["div", "figure", "section"])
_DESCRIPTION = "Descripción de la imagen"
_SENTENCE_END = re.compile(r"(?<=[.!?]) ")
# A table of so many columns doesn't fit a phone: there, each row is a card, and its cells say what they are.
FEWEST_FOR_CARDS = 5


def write_elements(root: html.HtmlElement) -> Markup:
    """What is inside an element, as XHTML."""
    parts = [root.text or "", *(etree.tostring(child, encoding="unicode") for child in root)]
    return Markup("".join(parts).strip())


def name_parts(root: html.HtmlElement) -> None:
    """Say what each part is with a class, for the stylesheet."""
    for element in root.iter():
        part = element.attrib.pop(PART, None)
        if part is not None:
            element.set("class", part)


def describe_images(root: html.HtmlElement, book: Book, chapter: str) -> None:
    """Fold the long descriptions of drawings, tie each to its image, and leave in the alternative what is short.

    `chapter` is in the ids of the folds, because a drawing may be in several.
    """
    for number, image in enumerate(list(root.iter("img"))):
        name = image.get("src", "")
        if len(image.get("alt", "")) <= LONGEST_ALTERNATIVE or name not in book.details:
            continue
        fold = _find_description(image)
        if fold is None and next(image.iterancestors()).tag in _MAY_HOLD_BLOCKS:
            fold = builder.DIV(builder.P(_DESCRIPTION), builder.P(book.details[name]))
            fold.tail, image.tail = image.tail, None
            image.addnext(fold)
        if fold is not None:
            image.set("alt", _shorten(book.titles[name], book.details[name]))
            image.set("aria-details", _fold(fold, f"descripcion-{number}-{chapter}"))


def _find_description(image: html.HtmlElement) -> html.HtmlElement | None:
    """The description that the page has of the figure of an image, in it or after it."""
    figure = next(image.iterancestors("figure"), None)
    if figure is None:
        return None
    following = figure.getnext()
    inner = figure.find("div[@class='description']")
    is_next = following is not None and following.get("class") == "description"
    return following if inner is None and is_next else inner


def _shorten(title: str, details: str) -> str:
    """The title and the first sentence of what a drawing shows, if both are short enough to be heard at once."""
    text = f"{title} {_SENTENCE_END.split(details)[0]}"
    return text if len(text) <= LONGEST_ALTERNATIVE else title


def _fold(part: html.HtmlElement, identifier: str) -> str:
    """Make a fold of a part, whose first paragraph is its title, and return its id."""
    title = part[0]
    for strong in title.findall("strong"):
        strong.drop_tag()
    title.tag, part.tag = "summary", "details"
    part.set("id", part.get("id") or identifier)
    return str(part.get("id"))


def mark_terms(root: html.HtmlElement, glossary: str | None) -> None:
    """Tell the links that lead to a term of the glossary, which is in the document of this name."""
    for link in root.iter("a"):
        if glossary and link.get("href", "").startswith(f"{glossary}#"):
            link.set("class", "term")
            link.set("role", "doc-glossref")


def fit_tables(root: html.HtmlElement) -> None:
    """Tell the tables, and which ones are too wide for a phone: their cells say what they are."""
    for table in root.iter("table"):
        names = [" ".join(cell.text_content().split()) for cell in table.findall("thead/tr[1]/*")]
        rows = table.findall("tbody/tr")
        is_plain = all(len(row) == len(names) for row in rows) and not table.xpath(".//*[@rowspan or @colspan]")
        if len(names) >= FEWEST_FOR_CARDS and is_plain:
            table.set("class", "cards")
            for row in rows:
                for cell, name in list(zip(row, names, strict=True))[1:]:
                    cell.set("data-column", name)


def lead_to_files(root: html.HtmlElement, files: Mapping[str, str]) -> None:
    """Put its file before the address of a part of another document: `#k-t1-una` → `soluciones.xhtml#k-t1-una`."""
    for link in root.iter("a"):
        name = files.get(link.get("href", "").removeprefix("#"))
        if name is not None:
            link.set("href", name + link.get("href", ""))


def mark_questions(root: html.HtmlElement) -> None:
    """Tell the questions of a sheet, or the parts of a key, so that a page isn't turned in the middle of one."""
    for question in root:
        question.set("class", "question")


def drop_introduction(root: html.HtmlElement) -> None:
    """Leave out what is before the first heading: it says how a page is used, and not a book."""
    heading = next(root.iter("h2"), None)
    if heading is not None:
        for element in list(heading.itersiblings(preceding=True)):
            element.drop_tree()


def place_questions(root: html.HtmlElement, mark: str, sheet: html.HtmlElement | None) -> bool:
    """Put the questions in the place of the paragraph that says `mark`, or leave it out if there are none.

    Returns whether there was one. A heading with nothing else under it is left out too.
    """
    paragraph = next((each for each in root.iter("p") if each.text == mark and len(each) == 0), None)
    if paragraph is None:
        return False
    if sheet is not None:
        paragraph.addprevious(sheet)
    heading, following = paragraph.getprevious(), paragraph.getnext()
    paragraph.drop_tree()
    is_over = following is None or following.tag in HEADINGS
    if sheet is None and heading is not None and heading.tag in HEADINGS and is_over:
        heading.drop_tree()
    return True


def parse_sheet(text: str, files: Mapping[str, str]) -> html.HtmlElement:
    """A sheet of questions or a key, with its links leading to the other one in its file."""
    root = parse_body(text)
    mark_questions(root)
    lead_to_files(root, files)
    return root
