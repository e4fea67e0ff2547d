"""What a document of the book is, in the words of EPUB 3 (Structural Semantics Vocabulary) and of DPUB-ARIA 1.1."""

from __future__ import annotations

from typing import NamedTuple


class Role(NamedTuple):
    """The same in both vocabularies: the value of `epub:type`, and that of `role`."""

    epub_type: str
    aria: str


PREFACE = Role("preface", "doc-preface")
PART = Role("part", "doc-part")
CHAPTER = Role("chapter", "doc-chapter")
KEY = Role("appendix", "doc-appendix")
GLOSSARY = Role("glossary", "doc-glossary")
BIBLIOGRAPHY = Role("bibliography", "doc-bibliography")
