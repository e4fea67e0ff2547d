"""The contents of the data files of a copy of the course. Values in, values out: files are left to others."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

from tooling.bench.growth.names import Copy

Data = dict[str, Any]

# The keys whose values are not text: kinds, levels, numbers…
_KEPT = {
    "kind",
    "scope",
    "status",
    "level",
    "objective",
    "correct",
    "answer",
    "tolerance",
    "unit",
    "year",
    "maximum",
    "value",
    "place",
    "period",
    "promoter",
    "copies_for",
}
_ENTRY = re.compile(r"^@(?P<kind>\w+)\{(?P<key>[^,\s]+),.*?^\}\n?", re.MULTILINE | re.DOTALL)
_TITLE = re.compile(r"^(?P<start>\s*title\s*=\s*\{\{?)(?P<text>.*?)(?P<end>\}\}?,?)$", re.MULTILINE)


def copy_value(copy: Copy, key: str, value: Any) -> Any:
    """A value of a case, a figure, a question or a term."""
    if isinstance(value, dict):
        return _copy_mapping(copy, value)
    if isinstance(value, list):
        return [copy_value(copy, key, each) for each in value]
    if key in _KEPT or not isinstance(value, str):
        return value
    if key in ("source", "sources"):
        return copy.rename_key(value)
    if key in ("section", "sections"):
        return copy.rename_in_tema(value)
    return copy.rewrite(value)


def _copy_mapping(copy: Copy, value: Data) -> Data:
    return {key: copy_value(copy, key, each) for key, each in value.items()}


def copy_named(copy: Copy, value: Data) -> Data:
    """A case or a figure, whose names get the number of the copy."""
    names = {
        name: copy.mark_title(copy.rewrite(value[name])) for name in ("name", "short_name", "title") if name in value
    }
    return _copy_mapping(copy, value) | {"id": copy.rename(value["id"])} | names


def copy_question(copy: Copy, question: Data) -> Data:
    explained = {"heading": copy.rename_anchor(question["heading"])} if "heading" in question else {}
    return _copy_mapping(copy, question) | {"id": copy.rename_in_tema(question["id"])} | explained


def copy_guide(copy: Copy, guide: Data, session: int) -> Data:
    """The guide of a session, for the session with this number, which works the copies of its pages."""
    copied = _copy_mapping(copy, guide) | {"session": session}
    if "activity" in guide:
        copied["activity"] |= {"page": copy.rename_in_tema(guide["activity"]["page"])}
    if "leave_out" in guide:
        pairs = _pair(guide, copied, "leave_out")
        copied["leave_out"] = [new | {"page": copy.rename_in_tema(old["page"])} for old, new in pairs]
    if "other_activities" in guide:
        others = guide["other_activities"].items()
        copied["other_activities"] = {copy.rename_in_tema(page): copy.rewrite(text) for page, text in others}
    if "worked_items" in guide:
        worked = guide["worked_items"].items()
        copied["worked_items"] = {copy.rename_in_tema(page): items for page, items in worked}
    if "tool_sections" in guide:
        tools = guide["tool_sections"].items()
        copied["tool_sections"] = {copy.rename_in_tema(page): copy.rename_anchor(anchor) for page, anchor in tools}
    if "handouts" in guide:
        copied["handouts"] = [new | _copy_handout(copy, old) for old, new in _pair(guide, copied, "handouts")]
    return copied


def _pair(guide: Data, copied: Data, key: str) -> Iterator[tuple[Data, Data]]:
    return zip(guide[key], copied[key], strict=True)


def _copy_handout(copy: Copy, handout: Data) -> Data:
    """The page and the sections of a hand-out: their copies, if there are. Documents have none."""
    if "documents" in handout:
        return {"documents": handout["documents"]}
    is_copied = handout["page"] in copy.pages
    page = copy.rename_page(handout["page"]) if is_copied else handout["page"]
    if "sections" not in handout:
        return {"page": page}
    return {"page": page, "sections": [copy.rename_anchor(anchor) for anchor in handout["sections"]]}


def copy_terms(copy: Copy, terms: Iterable[Data], taken: set[str]) -> Iterator[Data]:
    """The glossary's terms.

    `taken` are the forms of other terms, case-folded; those of the copy are added. A variant that is already taken is
    dropped; a term is marked.
    """
    for term in terms:
        copied = copy_value(copy, "", term) | {"id": copy.rename(term["id"])}
        if copied["term"].casefold() in taken:
            copied["term"] = copy.mark_title(copied["term"])
        taken.add(copied["term"].casefold())
        variants = [form for form in copied.get("variants", ()) if form.casefold() not in taken]
        taken.update(form.casefold() for form in variants)
        yield copied | ({"variants": variants} if "variants" in term else {})


def copy_headings(copy: Copy, headings: Iterable[Data]) -> Iterator[Data]:
    """The programme's headings of a tema."""
    for heading in headings:
        titles = {name: copy.mark_title(copy.rewrite(heading[name])) for name in ("title", "shown") if name in heading}
        yield heading | titles | {"anchor": copy.rename(heading["anchor"])}


def copy_references(copies: Iterable[Copy], bibliography: str) -> Iterator[str]:
    """The entries that the copies cite, in BibTeX."""
    entries = {match["key"]: match[0] for match in _ENTRY.finditer(bibliography)}
    for copy in copies:
        for key in sorted(copy.used_keys):
            entry = entries[key].replace(f"{{{key},", f"{{{copy.rename_key(key)},", 1)
            yield _TITLE.sub(partial(_retitle, copy), entry)


def find_legislation(bibliography: str) -> frozenset[str]:
    """The keys of the regulations, which copies cite unchanged: the data describe each only once."""
    return frozenset(match["key"] for match in _ENTRY.finditer(bibliography) if match["kind"] == "legislation")


def _retitle(copy: Copy, title: re.Match[str]) -> str:
    """The title in the copy's words and with its number, within its closing braces."""
    return title["start"] + copy.mark_title(copy.words.swap(title["text"])) + title["end"]
