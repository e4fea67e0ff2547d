"""The codebook: the classes named in its texts exist."""

from __future__ import annotations

import re

from course.findings import Finding, suggest_close_match
from course.loaded.draft import Draft
from course.loaded.located import Located
from course.model import Codebook

_NAMED_CODE = re.compile(r"\bes ([A-Z]{2,4})\b")


def check_codebook(draft: Draft) -> list[Finding]:
    return [finding for codebook in draft.list_located(Codebook) for finding in _find_unknown_codes(codebook)]


def _find_unknown_codes(codebook: Located[Codebook]) -> list[Finding]:
    """Every code named in a class's texts («es COL») exists: texts may keep the old name of a code that changed."""
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
