"""The social media policy as one document to fill in: its elements as parts, followed by its closing parts."""

from __future__ import annotations

import re

from course.model import Document, DocumentPart, Policy, PolicyElement
from course.sources.citations import GROUP_PATTERN, find_citations, parse_group
from course.sources.references import ReferenceList

_GROUP = re.compile(r"\s*" + GROUP_PATTERN)


def make_policy_document(policy: Policy, references: ReferenceList) -> Document:
    """The document: one part per element, with its clauses, who decides it and the regulation behind it.

    Citations are written out in plain text.
    """
    elements = [_make_part(element, references) for element in policy.elements]
    return Document(
        id=policy.id,
        title=policy.title,
        intro=policy.intro,
        sections=[element.section for element in policy.elements],
        parts=[*elements, *policy.closing],
    )


def list_policy_sources(policy: Policy, references: ReferenceList) -> list[str]:
    """The works that the document cites, as lines of a bibliography."""
    texts = [text for element in policy.elements for text in (element.decided_by, element.rule)]
    keys = {citation.key for text in texts for citation in find_citations(text) if citation.key in references}
    return [entry.html.striptags() for entry in references.render_bibliography(keys)]


def write_out_citations(text: str, references: ReferenceList) -> str:
    """The text with each `[@key, art. 3]` written out as plain text: `(Ley 39/2015, art. 3)`."""

    def write(match: re.Match[str]) -> str:
        works = parse_group(match["works"])
        if not works or not all(key in references for key, _ in works):
            return match[0]
        return " " + references.render_citation(works).striptags()

    return _GROUP.sub(write, text)


def _make_part(element: PolicyElement, references: ReferenceList) -> DocumentPart:
    told = f"Lo decide. {element.decided_by}\nLa norma que hay detrás. {element.rule}"
    return DocumentPart(title=element.title, help=write_out_citations(told, references), clauses=element.clauses)
