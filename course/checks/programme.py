"""The programme as the site shows it: each tema has its emblem, and no drawing among the emblems is left over.

The picture of the home page, which a course may lack, is one of them.
"""

from __future__ import annotations

from course.checks.drawings import check_drawing
from course.findings import Finding, suggest_close_match
from course.loaded.draft import Draft
from course.model.course_facts import COURSE_EMBLEM, HOME_PICTURE


def check_programme(draft: Draft) -> list[Finding]:
    if not draft.is_whole("data/programme.yml"):
        return []
    findings = []
    expected = {COURSE_EMBLEM: "falta el emblema del curso"}
    for tema in draft.index.temas.values():
        expected[tema.emblem_path] = f"falta el emblema del tema {tema.number}"
    for path, missing in expected.items():
        if (draft.root / path).is_file():
            findings += check_drawing(draft, path)
        else:
            findings.append(Finding(path, None, None, missing, "es un dibujo SVG"))
    if (draft.root / HOME_PICTURE).is_file():
        findings += check_drawing(draft, HOME_PICTURE)
    present = (file.relative_to(draft.root).as_posix() for file in (draft.root / "data/emblems").glob("*"))
    for path in sorted(set(present) - expected.keys() - {HOME_PICTURE}):
        suggestion = suggest_close_match(path, expected) or "bórralo"
        findings.append(
            Finding(
                path,
                None,
                None,
                "este archivo no es el emblema del curso ni el de un tema",
                suggestion,
                may_follow=True,
            )
        )
    return findings
