"""Takes out of a page what the course doesn't have any more, or marks it for the author where a sentence needs it."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from course.derived.study_time import list_chapters
from course.loaded.draft import Draft
from course.macro_arguments import ARGUMENT_KINDS
from course.macro_register import MACROS, Macro
from course.pages.links import find_matches, get_address
from course.pages.macro_calls import MacroCall, blank_raw_blocks, find_macro_calls
from course.pages.outline import SOURCES_ANCHOR, PageSource, read_page
from course.pages.section_links import find_section_links
from course.pages.unfinished import UNFINISHED, mark_unfinished
from course.pages.written import Written
from course.register import KINDS_BY_NAME

_CALL = re.compile(r"\{\{-?[^{}]*-?\}\}")
_LIST_ITEM = re.compile(r"^- .*\n", re.MULTILINE)
# Macros that go with any text: a page that has nothing else is not about something that the site shows.
_AROUND = ("sources", "legal_notice", "objectives", "minutes", "before_reading", "quiz", "content_licence")


class CutPage(NamedTuple):
    """The new text, None if the page has nothing left to show; and the anchors of the sections that it lost."""

    text: str | None
    anchors: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Call:
    """A call in a page: its macro, its span, and whether it can't be made any more."""

    macro: Macro
    call: MacroCall
    start: int
    end: int
    is_dead: bool

    @property
    def is_shown(self) -> bool:
        """Whether it shows something by itself."""
        return not self.macro.is_inline and self.macro.name not in _AROUND


def cut_page(draft: Draft, page: PageSource, lost: Collection[str], describe: Callable[[str], str]) -> CutPage:
    """A page of the course without what the course lacks.

    `lost` has the addresses `page.md#anchor` of sections that other pages lost; `describe` says in words where a link
    without words of its own led.
    """
    text = _mark_links(draft, page, lost, describe)
    if page.is_authors_guide:
        return CutPage(UNFINISHED.sub(lambda mark: mark["words"], text))
    text = _drop_questions(draft, text, page)
    calls = _list_calls(draft, text, page.path)
    dead = [each for each in calls if each.is_dead]
    if not dead:
        return CutPage(text)
    if page.tema is not None:
        return CutPage(_replace(text, [(each.start, each.end, mark_unfinished(each.macro.name)) for each in dead]))
    return _cut_sections(text, page, calls)


def _list_calls(draft: Draft, text: str, path: str) -> list[_Call]:
    calls = []
    for match in _CALL.finditer(blank_raw_blocks(text)):
        for call in find_macro_calls(PageSource(path, match[0]))[0]:
            if call.name in MACROS:
                calls.append(_Call(MACROS[call.name], call, *match.span(), _is_dead(draft, call)))
    return calls


def _is_dead(draft: Draft, call: MacroCall) -> bool:
    """Whether a call needs what the course lacks. Questions, of which it may lack some, are cut before."""
    macro = MACROS[call.name]
    if macro.needs is not None and not draft.list_located(KINDS_BY_NAME[macro.needs].main_model):
        return True
    given = [
        *zip((parameter.kind for parameter in macro.parameters), call.arguments, strict=False),
        *(
            (parameter.kind, call.keywords[parameter.name])
            for parameter in macro.parameters
            if parameter.name in call.keywords
        ),
        *((macro.repeated, value) for value in call.arguments[len(macro.parameters) :] if macro.repeated),
    ]
    return any(not _is_known(draft, kind, value) for kind, value in given)


def _is_known(draft: Draft, kind: str, value: object) -> bool:
    row = ARGUMENT_KINDS[kind]
    known = None if row.is_free else row.list_known(draft)
    return known is None or value in known


def _mark_links(draft: Draft, page: PageSource, lost: Collection[str], describe: Callable[[str], str]) -> str:
    """The page with a mark in the place of each link to what there isn't."""
    shown = blank_raw_blocks(page.text)
    changes = []
    for match in find_section_links(shown):
        if not _is_known(draft, "heading", match["id"]):
            changes.append((*match.span(), mark_unfinished(match["words"] or describe(match["id"]))))
    pages = {other.uri for other in draft.pages}
    folder = posixpath.dirname(page.uri)
    live: list[int] = []
    for match in find_matches(Written(shown)):
        address = None if match["image"] or match["gap"] else get_address(match, {})
        path, _, anchor = (address or "").partition("#")
        if not path.endswith(".md"):
            continue
        target = posixpath.normpath(posixpath.join(folder, path))
        if target not in pages or f"{target}#{anchor}" in lost:
            words = shown[match.start("text") : match.end("text")]
            changes.append((*match.span(), mark_unfinished(words)))
        else:
            live.append(match.start())
    if page.tema is None:
        changes += _find_dead_items(page.text, [change[0] for change in changes], live)
    return _replace(page.text, changes)


def _find_dead_items(text: str, dead: Collection[int], live: Collection[int]) -> Iterator[tuple[int, int, str]]:
    """The lines of a list that only led to what there isn't, with nothing in their place."""
    for match in _LIST_ITEM.finditer(text):
        start, end = match.span()
        if any(start <= offset < end for offset in dead) and not any(start <= offset < end for offset in live):
            yield start, end, ""


def _drop_questions(draft: Draft, text: str, page: PageSource) -> str:
    """The page without the questions that the bank lacks in its lists, and without the lists left too short.

    Before reading, a page asks for what pages before it teach: questions of a page that is now after it go too.
    """
    changes = []
    for match in _CALL.finditer(blank_raw_blocks(text)):
        for call in find_macro_calls(PageSource(page.path, match[0]))[0]:
            macro = MACROS.get(call.name)
            if macro is None or macro.repeated != "question" or not call.arguments:
                continue
            kept = [value for value in call.arguments if _is_known(draft, "question", value)]
            if macro.name == "before_reading":
                kept = [value for value in kept if _is_taught_before(draft, str(value), page)]
            if len(kept) == len(call.arguments):
                continue
            if len(kept) >= max(macro.repeated_minimum, 1):
                listed = ", ".join(f'"{value}"' for value in kept)
                changes.append((*match.span(), f"{{{{ {call.name}({listed}) }}}}"))
            else:
                changes.append((*_widen(text, *match.span()), ""))
    return _replace(text, changes)


def _is_taught_before(draft: Draft, question_id: str, page: PageSource) -> bool:
    order = [chapter.uri for chapter in list_chapters(draft)]
    question = draft.find_question(question_id)
    own = draft.index.find_page(question.section) if question else None
    return own is None or page.uri not in order or order.index(own.uri) < order.index(page.uri)


def _widen(text: str, start: int, end: int) -> tuple[int, int]:
    """The span of a call that is alone in its line, with the line and the empty one below."""
    line_start = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", end)
    if line_end < 0 or text[line_start:start].strip() or text[end:line_end].strip():
        return start, end
    return line_start, line_end + (2 if text[line_end : line_end + 2] == "\n\n" else 1)


def _cut_sections(text: str, page: PageSource, calls: list[_Call]) -> CutPage:
    """A page outside the temas: a section that showed only what there isn't goes whole, and so does such a page."""
    starts = _list_sections(text, read_page(text, page.path)[0])
    changes: dict[tuple[int, int], str] = {}
    anchors = []
    for each in (each for each in calls if each.is_dead):
        start, end, anchor = next(section for section in reversed(starts) if section[0] <= each.start < section[1])
        others = [other for other in calls if start <= other.start < end and other.is_shown and not other.is_dead]
        if each.is_shown and not others and anchor is not None:
            changes[start, end] = ""
            anchors.append(anchor)
        else:
            changes[each.start, each.end] = mark_unfinished(each.macro.name)
    if not any(each.is_shown and not each.is_dead for each in calls):
        return CutPage(None)
    inside = [span for span in changes if any(o != span and o[0] <= span[0] and span[1] <= o[1] for o in changes)]
    return CutPage(
        _replace(text, [(*span, shown) for span, shown in changes.items() if span not in inside]), (*anchors,)
    )


def _list_sections(text: str, page: PageSource) -> list[tuple[int, int, str | None]]:
    """Each heading's section, up to the next heading as high: its span, and its anchor, None for the page itself."""
    offsets = [0]
    for line in text.split("\n"):
        offsets.append(offsets[-1] + len(line) + 1)
    found: list[tuple[int, int, str | None]] = [(0, len(text) + 1, None)]
    headings = page.headings[1:]
    for position, heading in enumerate(headings):
        if heading.anchor == SOURCES_ANCHOR:
            continue
        following = next((other for other in headings[position + 1 :] if other.level <= heading.level), None)
        end = offsets[following.line - 1] if following else len(text)
        found.append((offsets[heading.line - 1], end, heading.anchor))
    return found


def _replace(text: str, changes: Collection[tuple[int, int, str]]) -> str:
    """The text with each span replaced. Spans inside another one are left out."""
    shown, position = list[str](), 0
    for start, end, words in sorted(changes, key=lambda change: (change[0], -change[1])):
        if start >= position:
            shown += [text[position:start], words]
            position = end
    return "".join([*shown, text[position:]])


def list_named_ids(draft: Draft) -> Iterator[str]:
    """The texts that calls of the pages are given: what they show."""
    for page in draft.pages:
        for call in find_macro_calls(page)[0]:
            yield from call.texts
            yield from (value for value in call.keywords.values() if isinstance(value, str))
