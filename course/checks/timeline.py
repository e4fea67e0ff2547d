"""The history of the networks: each event has a citation."""

from __future__ import annotations

import re

from course.findings import Finding
from course.loaded.draft import Draft
from course.model import Timeline
from course.sources.citations import GROUP_PATTERN


def check_timeline(draft: Draft) -> list[Finding]:
    return [
        timeline.make_finding(
            "este suceso no lleva cita",
            *("periods", number, "events", position, "text"),
            suggestion="cita de dónde sale, `[@clave]`",
        )
        for timeline in draft.list_located(Timeline)
        for number, period in enumerate(timeline.value.periods)
        for position, event in enumerate(period.events)
        if not re.search(GROUP_PATTERN, event.text)
    ]
