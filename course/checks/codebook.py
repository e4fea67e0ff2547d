"""The codebook: a heading, sources and codes that exist, texts without marks, and a file for the macros that show it."""

from __future__ import annotations

import re

from course.checks.documents import find_marks
from course.checks.identifiers import check_heading_ids, check_reference_key
from course.draft import Draft
from course.findings import Finding, suggest_close_match
from course.located import Located
from course.model import Codebook

_NAMED_CODE = re.compile(r"\bes ([A-Z]{2,4})\b")


def check_codebook(draft: Draft) -> list[Finding]:
    codebook = draft.find_located(Codebook)
    if codebook is None:
        return []
    findings = check_heading_ids(draft, codebook, "section", heading_id=codebook.value.section)
    for position, key in enumerate(codebook.value.sources):
        findings += check_reference_key(draft, codebook, "sources", position, key=key)
    for name in ("title", "intro", "origin"):
        findings += find_marks(codebook, getattr(codebook.value, name), name)
    for number, code in enumerate(codebook.value.codes):
        for name in ("label", "definition", "example", "doubt"):
            findings += find_marks(codebook, getattr(code, name), "codes", number, name)
        for name in ("include", "exclude"):
            for position, text in enumerate(getattr(code, name)):
                findings += find_marks(codebook, text, "codes", number, name, position)
    return findings + _find_unknown_codes(codebook)


def _find_unknown_codes(codebook: Located[Codebook]) -> list[Finding]:
    """«es COL» in a class's texts names a class that there is: a code that changed is still called by its old name."""
    known = [code.code for code in codebook.value.codes]
    findings = []
    for number, code in enumerate(codebook.value.codes):
        texts = [(("exclude", position), text) for position, text in enumerate(code.exclude)]
        for place, text in [*texts, (("doubt",), code.doubt)]:
            for named in _NAMED_CODE.findall(text):
                if named not in known:
                    suggestion = suggest_close_match(named, known) or f"las clases son {', '.join(known)}"
                    findings.append(
                        codebook.make_finding(
                            f"`{named}` no es el código de ninguna clase",
                            "codes",
                            number,
                            *place,
                            suggestion=suggestion,
                        )
                    )
    return findings
