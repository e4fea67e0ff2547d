"""An article of the built site as clean HTML that stands by itself, for any book: one of Moodle's, an EPUB.

What a page needs a browser or the rest of the site for is left out: questions, forms, controls, the parts of the page's
frame, scripts. What folds is open, drawings are images, and only plain elements and attributes are left, well-formed
also as XML. Links and ids, which depend on the other chapters, are left to `chapters.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from lxml import etree, html

from course.pages.outline import SOURCES_ANCHOR
from exports.book.drawings import PLACE, Drawing, cut_drawings
from exports.book.route import SITE_PAGE, SOURCE_ID, keep_essential
from exports.book.vocabulary import ATTRIBUTES, BLOCKS, CONTROLS, ELEMENTS, HEADINGS, TABLE_PARTS, VOID_ELEMENTS

# Elements with these classes are left out with all that they hold.
_CLASSES_LEFT_OUT = frozenset(
    {
        "headerlink",
        "needs-script",
        "quiz",  # a question, or a page's questions with their key
        "term-tip",
        # The frame of a page
        "lesson-end",
        "resume",
        "tema-end",
        "tema-line",
        "view-switch",
        # Of what the reader writes: where it is written, and what is said of it
        "plan-control",
        "plan-saving",
        "plan-taught",
        "plan-trouble",
        "fold-paper",
    }
)
# What paper has no use for: what is to be clicked, and the words that the image itself has.
_FOR_SCREENS = frozenset({"no-print", "figure-description"})
# Facts that the stylesheet sets apart.
_FACTS = ("case-meta", "marks", "timeline-date", "timeline-key")
# The attribute of a paragraph that is only a button, and the classes it has on the site: if its link leads nowhere,
# nothing is left of it.
BUTTON = "data-button"
_BUTTONS = frozenset({"actions", "no-print"})
_TITLE_ENDINGS = ("-title", "-heading", "-subtitle", "case-name")

# The attribute that says what a part of a page is, for formats that show it, and what it says, by the class on the
# site.
PART = "data-part"
_PARTS = {
    "five-minutes": "summary",
    "admonition": "box",
    "activity": "activity",
    "practice": "practice",
    "case-card": "case",
    "plan": "plan",
    "document": "document",
    "thread": "thread",
    "thread-message": "message",
    "thread-remark": "remark",
    "network-card": "card",
    "calculator": "box",
    "inbox": "inbox",
    "solution": "solution",
    "plan-example": "example",
    "figure-description": "description",
    "objectives": "note",
    "legal-notice": "note",
    "source-note": "note",
    "minutes": "aside",
    "fold-line": "aside",
    "left-out": "aside",
    "lesson-list": "unnumbered",
    "outline": "outline",
    "thread-messages": "unnumbered",
    "timeline": "unnumbered",
    "align-right": "number",
    "number": "number",
}

_CALCULATOR = "<p>La calculadora se usa en <a>la web del curso</a>.</p>"

_MAY_BE_EMPTY = VOID_ELEMENTS | TABLE_PARTS
_FLUID = "max-width: 100%; height: auto"
_SPACES = re.compile(r"\s+")


class NoArticleError(ValueError):
    """Raised if a page has no article, or its article has no title."""


@dataclass(frozen=True)
class CleanArticle:
    """What is left of an article. `body` is everything under its title, whose id is `anchor`.

    In `body`, an `<img>` with the attribute `drawings.PLACE` stands for each of `drawings`, and a paragraph that only
    offers a link has the attribute `BUTTON`; a link to the site's page, `SITE_PAGE`; and a part of a known kind may
    have `PART`.
    """

    title: str
    anchor: str
    body: html.HtmlElement
    drawings: list[Drawing]


def clean_article(
    page: str,
    colours: Mapping[str, str],
    question_note: str = "",
    *,
    is_essential: bool = False,
    lists_sources: bool = True,
    keeps_parts: bool = False,
    is_printed: bool = False,
    links_terms: bool = False,
) -> CleanArticle:
    """Clean the article of a built page.

    `colours` are the custom properties of the site's light scheme; `question_note` is a sentence that says where the
    questions are, in the place of the page's last ones. `is_essential`: only what is of the essential route;
    `lists_sources`: with its list of sources; `keeps_parts`: saying what the parts are; `is_printed`: for paper;
    `links_terms`: with the links of the terms of the glossary. Raises NoArticleError.
    """
    text, drawings = cut_drawings(page, colours)
    article = html.document_fromstring(text).find(".//article")
    heading = article.find(".//h1") if article is not None else None
    if article is None or heading is None:
        raise NoArticleError("a page of a book has an article with a title")
    _note_questions(article, question_note)
    if is_essential:
        keep_essential(article)
    if not lists_sources:
        _leave_out_sources(article)
    _point_at_calculators(article)
    if is_printed:
        for element in _find_with_class(article, _FOR_SCREENS):
            element.drop_tree()
    _leave_out(article)
    _set_facts_apart(article)
    if not links_terms:
        _unlink_terms(article)
    _keep_first_drawings(article)
    title, anchor = _squeeze(heading.text_content()), heading.get("id", "")
    heading.drop_tree()
    _open_folds(article)
    _drop_empty_headings(article)
    _name_boxes(article)
    _name_proposals(article)
    _make_plain(article, keeps_parts)
    article.tag = "div"
    article.attrib.clear()
    return CleanArticle(title, anchor, article, drawings)


def write_body(body: html.HtmlElement) -> str:
    """The HTML inside `body`, which is valid XML too, without what is empty and has no id. It changes `body`."""
    _drop_empty(body)
    _tidy(body)
    body.text = body.text or ""
    whole = etree.tostring(body, encoding="unicode", with_tail=False)
    return whole.removeprefix("<div>").removesuffix("</div>").strip()


def _has_class(element: html.HtmlElement, names: frozenset[str]) -> bool:
    return not names.isdisjoint(element.get("class", "").split())


def _note_questions(article: html.HtmlElement, note: str) -> None:
    groups = _find_with_class(article, frozenset(["quiz"]))
    outer = [group for group in groups if not any(parent in groups for parent in group.iterancestors())]
    if outer and note:
        paragraph = html.Element("p")
        paragraph.text = note
        outer[-1].addprevious(paragraph)


def _point_at_calculators(article: html.HtmlElement) -> None:
    """Say where the calculators are: of each, only its title and what it does by hand are left."""
    for calculator in article.find_class("calculator"):
        paragraph = html.fragment_fromstring(_CALCULATOR)
        paragraph[0].set(SITE_PAGE, calculator.get("aria-labelledby", ""))
        calculator.append(paragraph)


def _find_with_class(article: html.HtmlElement, names: frozenset[str]) -> list[html.HtmlElement]:
    return [element for element in _list_elements(article) if _has_class(element, names)]


def _set_facts_apart(article: html.HtmlElement) -> None:
    for name in _FACTS:
        for line in article.find_class(name):
            for fact in line[:-1]:
                fact.tail = " · "


def _unlink_terms(article: html.HtmlElement) -> None:
    """Leave the terms of the glossary as words: Moodle links those of its own, and nothing inside a link.

    What a citation explains is marked as a term too, but leads to its source.
    """
    for term in article.find_class("term"):
        for link in term.findall("a"):
            if not link.get("href", "").startswith(f"#{SOURCE_ID}"):
                link.drop_tag()


def _leave_out_sources(article: html.HtmlElement) -> None:
    """Leave out the list of sources, and the line that says how many there are."""
    section = next(
        (each for each in article.iter("section") if each.find(f"*[@id='{SOURCES_ANCHOR}']") is not None), None
    )
    lines = section.findall("p[@class='fold-line']") if section is not None else []
    for element in [*lines, *article.find_class("sources-title"), *article.find_class("sources")]:
        element.drop_tree()


def _leave_out(article: html.HtmlElement) -> None:
    for element in list(article.iter()):
        is_comment = not isinstance(element.tag, str)
        if is_comment or element.tag in CONTROLS or element.get("hidden") is not None or _is_left_out(element):
            element.drop_tree()


def _is_left_out(element: html.HtmlElement) -> bool:
    is_for_paper = element.tag == "table" and _has_class(element, frozenset(["plan-blank"]))  # empty rows to write in
    return is_for_paper or _has_class(element, _CLASSES_LEFT_OUT)


def _keep_first_drawings(article: html.HtmlElement) -> None:
    """Of a figure's drawings, which are forms of one for several widths, the first."""
    for figure in article.iter("figure"):
        for image in figure.findall(f".//img[@{PLACE}]")[1:]:
            image.drop_tree()


def _open_folds(article: html.HtmlElement) -> None:
    for element in list(_list_elements(article)):
        if element.tag in ("details", "fieldset"):
            element.tag = "div"
        elif element.tag in ("summary", "legend", "label"):
            if next(element.iterancestors()).tag in ("p", "span", *HEADINGS):
                element.drop_tag()
            elif any(child.tag in BLOCKS for child in element.iterdescendants()):
                element.tag = "div"
            else:
                element.tag = "p"
                _make_strong(element)


def _name_boxes(article: html.HtmlElement) -> None:
    """The titles of boxes, which the stylesheet makes bold, in bold."""
    for paragraph in article.iter("p"):
        if paragraph.get("class", "").split() and paragraph.get("class", "").split()[0].endswith(_TITLE_ENDINGS):
            _make_strong(paragraph)


def _name_proposals(article: html.HtmlElement) -> None:
    """The mark of a proposal, which on the site is a drawing, in words."""
    for name in article.find_class("proposal-name"):
        name.tag, name.text = "strong", f"{name.text_content()}."


def _make_strong(element: html.HtmlElement) -> None:
    for inner in element.findall(".//strong") + element.findall(".//b"):
        inner.drop_tag()
    strong = html.Element("strong")
    strong.text, element.text = element.text, None
    strong.extend(list(element))
    element.append(strong)


def _drop_empty_headings(article: html.HtmlElement) -> None:
    """Drop a heading with nothing under it but lower headings that go too: all its part was left out."""
    following = 0
    for heading in reversed([owner for owner, _ in groupby(_list_owners(article))]):
        if heading is None:
            following = len(HEADINGS) + 1
        elif following <= HEADINGS.index(heading.tag):
            heading.drop_tree()
        else:
            following = HEADINGS.index(heading.tag)


def _list_owners(article: html.HtmlElement) -> Iterator[html.HtmlElement | None]:
    """For each text and image of an article, in order, the heading that it is in; None if in none."""
    for event, element in etree.iterwalk(article, events=("start", "end")):
        if event == "start" and (element.tag == "img" or (element.text or "").strip()):
            yield _find_heading(element)
        elif event == "end" and element is not article and (element.tail or "").strip():
            yield _find_heading(next(element.iterancestors()))


def _find_heading(element: html.HtmlElement) -> html.HtmlElement | None:
    """The heading that an element is in, or is."""
    return next((holder for holder in (element, *element.iterancestors()) if holder.tag in HEADINGS), None)


def _make_plain(article: html.HtmlElement, keeps_parts: bool) -> None:
    """Leave only plain elements and attributes: classes and ARIA mean nothing without the site's styles and scripts."""
    for element in list(_list_elements(article)):
        kept = {name: value for name, value in element.items() if name in ATTRIBUTES or name in (PLACE, SITE_PAGE)}
        if element.tag == "p" and _has_class(element, _BUTTONS):
            kept[BUTTON] = ""
        part = next((_PARTS[name] for name in reversed(element.get("class", "").split()) if name in _PARTS), None)
        if part is not None and keeps_parts:
            kept[PART] = part
        element.attrib.clear()
        element.attrib.update(kept)
        if element.tag == "img":
            element.set("style", _FLUID)
        if element.tag not in ELEMENTS or (element.tag == "span" and not kept.keys() - {PART}):
            element.drop_tag()


def _drop_empty(article: html.HtmlElement) -> None:
    for element in reversed(list(_list_elements(article))):
        if element.tag not in _MAY_BE_EMPTY and not _is_filled(element) and element.get("id") is None:
            element.drop_tree()


def _is_filled(element: html.HtmlElement) -> bool:
    """Whether anything of it can be seen."""
    return bool(element.tag in VOID_ELEMENTS or element.text_content().strip() or element.find(".//img") is not None)


def _tidy(article: html.HtmlElement) -> None:
    """Write an empty element with its end tag, because as HTML `<td/>` has no end; and no empty lines."""
    for element in _list_elements(article):
        if element.tag not in VOID_ELEMENTS and len(element) == 0 and element.text is None:
            element.text = ""
        if element.tail and not element.tail.strip() and "\n" in element.tail:
            element.tail = "\n"


def _list_elements(article: html.HtmlElement) -> Iterator[html.HtmlElement]:
    """The elements inside an article, in order."""
    return (element for element in article.iterdescendants() if isinstance(element.tag, str))


def _squeeze(text: str) -> str:
    return _SPACES.sub(" ", text).strip()
