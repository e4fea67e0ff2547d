"""What is wrong with a book made of the site's pages, as its reader would notice it.

Read with another parser than the one that makes books.
"""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import chain, zip_longest

from lxml import etree
from selectolax.lexbor import LexborHTMLParser

from exports.book.chapters import Book, Chapter

CALCULATOR = "La calculadora se usa en la web del curso."

# What a book has no use for: the frame of a page, questions, controls and what is said of them.
LEFT_OUT = (
    "h1, .headerlink, .tema-line, .view-switch, .lesson-end, .tema-end, .page-turn, .letters, .resume, .fold-paper,"
    " .quiz, .term-tip, .needs-script, [hidden], form, button, dialog, template, script, noscript, svg, select, input,"
    " textarea, option, progress, output, nav, .plan-control, .plan-saving, .plan-taught, .plan-trouble,"
    " table.plan-blank"
)
FORBIDDEN = (
    "button, canvas, details, dialog, fieldset, form, iframe, input, label, legend, link, nav, noscript, object,"
    " option, output, progress, script, select, style, summary, svg, template, textarea, h1, [role], [hidden],"
    " [tabindex], [onclick], [class]:not(table)"
)
ATTRIBUTES_LEFT_OUT = re.compile(r"\s(?:aria-|data-|on)[\w-]+=")


def list_faults(book: Book, pages: Mapping[str, str], note: str = "") -> list[str]:
    """Everything that is wrong, in words.

    `pages` are those that the book was made of, and `note` is what it says of their questions.
    """
    faults = []
    trees = {
        chapter.name: LexborHTMLParser(f"<div id='{chapter.anchor}'>{chapter.body}</div>") for chapter in book.chapters
    }
    ids = {name: [node.id for node in tree.css("[id]")] for name, tree in trees.items()}
    repeated = [name for name, times in Counter(chain.from_iterable(ids.values())).items() if times > 1]
    faults += [f"the id {name} is there twice" for name in repeated]
    files = {*book.drawings, *book.copied}
    for (url, page), chapter in zip(pages.items(), book.chapters, strict=True):
        tree = trees[chapter.name]
        own = [*_list_forbidden(chapter, tree), *_list_bad_images(tree, files), *_list_bad_links(chapter, tree, ids)]
        own += _list_lost_text(page, tree, note)
        faults += [f"{url}: {fault}" for fault in own]
    for name, content in book.drawings.items():
        faults += [f"{name}: {fault}" for fault in list_drawing_faults(content)]
    return faults


def _list_forbidden(chapter: Chapter, tree: LexborHTMLParser) -> Iterator[str]:
    for node in tree.css(FORBIDDEN):
        yield f"it has {node.html[:80]}"
    for match in ATTRIBUTES_LEFT_OUT.findall(chapter.body):
        yield f"it has the attribute {match}"
    if "¶" in chapter.body:
        yield "it has ¶"
    for node in tree.css("p, div, ul, ol, dl, section, span, h2, h3, h4, h5, h6"):
        if not node.id and not node.text(strip=True) and not node.css("img"):
            yield f"it has an empty {node.tag}"
    try:
        as_xml = [element.tag for element in etree.fromstring(f"<div>{chapter.body}</div>").iterdescendants()]
    except etree.XMLSyntaxError as error:
        yield f"it is not XML: {error}"
    else:
        as_html = [node.tag for node in tree.css("body > div *")]
        if as_xml != as_html:
            place = next(n for n, (one, other) in enumerate(zip_longest(as_xml, as_html)) if one != other)
            yield f"it is read otherwise as XML and as HTML from {as_xml[place - 3 : place + 2]}"


def _list_bad_images(tree: LexborHTMLParser, files: set[str]) -> Iterator[str]:
    for image in tree.css("img"):
        if not (image.attributes.get("alt") or "").strip():
            yield f"an image without words: {image.html}"
        if image.attributes.get("src") not in files:
            yield f"an image without a file: {image.html}"


def _list_bad_links(chapter: Chapter, tree: LexborHTMLParser, ids: Mapping[str, list[str]]) -> Iterator[str]:
    for link in tree.css("a"):
        href = link.attributes.get("href") or ""
        path, _, anchor = href.partition("#")
        if href.startswith(("https:", "http:", "mailto:")):
            continue
        name = path or chapter.name
        if name not in ids or (anchor and anchor not in ids[name]) or not href:
            yield f"a link that leads nowhere: {link.html[:120]}"


def _list_lost_text(page: str, tree: LexborHTMLParser, note: str) -> Iterator[str]:
    before, after = read_article_text(page), tree.body.text(separator=" ")
    for added in filter(None, (note, CALCULATOR)):
        after = re.sub(r"\s+".join(re.findall(r"\w+", added)) + r"\s*\.?", "", re.sub(r"\s+", " ", after))
    if _list_letters(before) != _list_letters(after):
        lost = Counter(re.findall(r"\w+", before)) - Counter(re.findall(r"\w+", after))
        won = Counter(re.findall(r"\w+", after)) - Counter(re.findall(r"\w+", before))
        yield f"lost words: {dict(lost)}; won: {dict(won)}"


def read_article_text(page: str) -> str:
    """The text of a page's article that belongs in a book."""
    article = LexborHTMLParser(page).css_first("article")
    for node in article.css(LEFT_OUT):
        node.decompose()
    return article.text(separator=" ")


def _list_letters(text: str) -> str:
    return "".join(re.findall(r"\w", text))


def list_drawing_faults(content: bytes) -> Iterator[str]:
    """What a drawing needs of a page, which a file has not."""
    text = content.decode("utf-8")
    root = etree.fromstring(content)
    if "var(" in text or "class=" in text or "inherit" in text:
        yield "it takes something from a page"
    if not (root.get("width") and root.get("height")):
        yield "it has no size"
    ids = set(root.xpath("//@id"))
    for identifier in re.findall(r"url\(#([^)]+)\)", text):
        if identifier not in ids:
            yield f"it has no {identifier}"


def find_page_address(path: str) -> str:
    """The address of a page of a site, by its file: `tema-1/index.html` → `tema-1/`."""
    return posixpath.join(posixpath.dirname(path), "") if posixpath.basename(path) == "index.html" else path
