"""Renaming identifiers in a copy of the course, and rewriting the texts that use them."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field

from course.pages.five_minutes import FiveMinutes
from course.pages.outline import CLOSING_ANCHORS
from tooling.bench.growth.words import WORD, WordSwap

# Macros whose first argument, or all of them, are ids of something that is copied.
_COPIED_ARGUMENTS = {
    "case": "rename",
    "chart": "rename",
    "figure": "rename",
    "quiz": "rename_in_tema",
    "section_link": "rename_in_tema",
}
# Those that a copy leaves out: what they show may be in one page only.
_LEFT_OUT = ("plan_fields",)

_CLOSING = "|".join(CLOSING_ANCHORS)
_FIVE_MINUTES = "|".join(FiveMinutes._fields)
_PIECE = re.compile(
    rf"(?P<closing>^##[ ][^\n{{]*\{{[ ]+#(?:{_CLOSING})\b[^}}\n]*\}})"
    r"|(?P<macro>\{\{.*?\}\})"
    r"|(?P<citation>\[@[^\]]*\])"
    r"|(?P<attributes>\{[ ]*[#.:][^}\n]*\})"
    r"|\]\((?P<link>[^)\s]*)"
    r"|(?P<kept>```.*?```|`[^`\n]*`|<[^>\n]*>|^[ ]*(?:!!!|\?\?\?\+?)[ ]\w+(?:[ ]\w+)?|(?:https?://|www\.)\S+|\w+(?:[./@_]\w+)+)"
    rf"|(?P<key>^[ ]+(?:{_FIVE_MINUTES}):)"
    rf"|(?P<word>{WORD})",
    re.DOTALL | re.MULTILINE,
)
_HEADING = re.compile(
    rf"^(?P<text>#{{1,6}} .*?)[ ]*(?P<attributes>\{{[ ]+#(?!(?:{_CLOSING})\b)[^}}\n]*\}})[ ]*$", re.MULTILINE
)
_RESULT = re.compile(r"(?<== )\d+(?![\d.,]\d)")
_TITLE = re.compile(r"""^title: (?P<quote>["']?)(?P<text>.*?)(?P=quote)[ ]*$""", re.MULTILINE)


@dataclass
class Copy:
    """One copy of the course.

    `pages` are the paths under `docs/` of the copied pages; `kept_keys`, the references that are not copied.
    `used_keys` collects the references that the copy cites.
    """

    number: int
    words: WordSwap
    pages: frozenset[str]
    kept_keys: frozenset[str]
    used_keys: set[str] = field(default_factory=set)

    def rename(self, identifier: str) -> str:
        """An identifier, or an anchor: `c3-corh`."""
        return f"c{self.number}-{identifier}"

    def rename_in_tema(self, identifier: str) -> str:
        """One that starts with that of its tema, which is not copied: `t1/c3-4-2`, `t1-c3-canal`."""
        parts = re.fullmatch(r"(t\d+[/-])(.+)", identifier)
        return parts[1] + self.rename(parts[2]) if parts else identifier

    def rename_anchor(self, anchor: str) -> str:
        return anchor if anchor in CLOSING_ANCHORS else self.rename(anchor)

    def rename_key(self, key: str) -> str:
        if key in self.kept_keys:
            return key
        self.used_keys.add(key)
        return f"c{self.number}_{key}"

    def rename_page(self, uri: str) -> str:
        folder, name = posixpath.split(uri)
        return posixpath.join(folder, self.rename(name))

    def mark_title(self, title: str) -> str:
        """The title with the number of the copy, which makes it unique."""
        return f"{title.rstrip('.: ')} ({self.number})"

    def rewrite(self, text: str, uri: str = "") -> str:
        """A Markdown text. `uri` is the path of its page under `docs/`, for the links."""

        def replace(match: re.Match[str]) -> str:
            kind, piece = match.lastgroup, match[0]
            if kind == "word":
                return self.words.swap_word(piece)
            if kind == "link":
                return "](" + self._rewrite_link(match["link"], uri)
            if kind == "macro":
                return self._rewrite_macro(piece)
            if kind == "citation":
                return re.sub(r"@([\w:-]+)", lambda key: "@" + self.rename_key(key[1]), piece)
            if kind == "attributes":
                return re.sub(r"#([\w-]+)", lambda anchor: "#" + self.rename_anchor(anchor[1]), piece)
            return piece

        return _PIECE.sub(replace, text)

    def rewrite_page(self, text: str, uri: str) -> str:
        """A whole page, with the number of the copy in each title.

        Calculations have few words, so their results are changed.
        """
        changed = _RESULT.sub(lambda match: str(int(match[0]) + self.number), self.rewrite(text, uri))
        marked = _HEADING.sub(lambda match: f"{self.mark_title(match['text'])} {match['attributes']}", changed)
        return _TITLE.sub(lambda match: f'title: "{self.mark_title(match["text"])}"', marked, count=1)

    def _rewrite_link(self, link: str, uri: str) -> str:
        path, sign, anchor = link.partition("#")
        target = posixpath.normpath(posixpath.join(posixpath.dirname(uri), path)) if path else uri
        if target not in self.pages:
            return link
        return (self.rename_page(path) if path else "") + sign + (self.rename_anchor(anchor) if anchor else "")

    def _rewrite_macro(self, call: str) -> str:
        name = re.match(r"\{\{-?\s*(\w+)", call)
        if name and name[1] in _LEFT_OUT:
            return ""
        rename = _COPIED_ARGUMENTS.get(name[1]) if name else None
        return re.sub(r'"([^"]*)"', lambda text: f'"{getattr(self, rename)(text[1])}"', call) if rename else call
