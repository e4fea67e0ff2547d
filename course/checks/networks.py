"""The history of the networks and their comparison: each fact cited, texts that a table can hold, macros with their
data.
"""

from __future__ import annotations

import re
from typing import Any

from course.checks.documents import find_marks
from course.draft import Draft
from course.findings import Finding
from course.located import Located
from course.model import Networks, Timeline
from course.model.network import CRITERIA
from course.sources.citations import GROUP_PATTERN

# A text of these is Markdown: emphasis and citations, and nothing that would break the table or list it goes into.
_BLOCK_OR_LINK = re.compile(r"\||`|\]\(|\{[{%#]|</?[a-z]|^\s*(?:[-*+>#]|\d+[.)])\s", re.IGNORECASE | re.MULTILINE)


def check_networks(draft: Draft) -> list[Finding]:
    return _check_timeline(draft) + _check_comparison(draft)


def _check_timeline(draft: Draft) -> list[Finding]:
    timeline = draft.find_located(Timeline)
    if timeline is None:
        return []
    findings = []
    for number, period in enumerate(timeline.value.periods):
        place = ("periods", number)
        findings += find_marks(timeline, period.title, *place, "title")
        findings += find_marks(timeline, period.introduction, *place, "introduction")
        for position, event in enumerate(period.events):
            inner = (*place, "events", position)
            findings += find_marks(timeline, event.title, *inner, "title")
            findings += _check_text(timeline, event.text, *inner, "text")
            if not re.search(GROUP_PATTERN, event.text):
                suggestion = "cita de dónde sale, `[@clave]`"
                findings.append(
                    timeline.make_finding("este suceso no lleva cita", *inner, "text", suggestion=suggestion)
                )
    return findings


def _check_comparison(draft: Draft) -> list[Finding]:
    networks = draft.find_located(Networks)
    if networks is None:
        return []
    findings = []
    for number, network in enumerate(networks.value.networks):
        findings += find_marks(networks, network.name, "networks", number, "name")
        for criterion in CRITERIA:
            findings += _check_text(networks, getattr(network, criterion), "networks", number, criterion)
    return findings


def _check_text(located: Located[Any], text: str, *place: str | int) -> list[Finding]:
    if not _BLOCK_OR_LINK.search(text) and "\n" not in text:
        return []
    message = "este texto va en una celda: admite énfasis y citas, y nada más"
    return [
        located.make_finding(
            message, *place, suggestion="un solo párrafo, sin enlaces, listas, código ni barras verticales"
        )
    ]
