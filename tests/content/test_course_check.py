"""The command that checks this course finds nothing, but for the prose that has not been rewritten yet and for facts
whose day has come, which is nobody's change.
"""

from __future__ import annotations

import re

from minimal_course import REPOSITORY
from test_build_findings import run
from whole_course import load_whole_course

_PROSE = re.compile(r"docs/tema-(?P<tema>\d+)/\S+:1:1: aviso: la prosa se sale de su medida: .+")
_DUE = re.compile(r"data/\S+: aviso: se comprobó el [\d-]{10}, y los datos de la clase .+")


def test_check_of_the_course_is_clean() -> None:
    """The only full check of the course: the command itself reports no other finding."""
    result = run(REPOSITORY, "course.check", "--prose", GITHUB_ACTIONS="")
    *told, total = result.stderr.splitlines() or [""]
    prose = [match for line in told if (match := _PROSE.fullmatch(line))]
    assert [line for line in told if not _PROSE.fullmatch(line) and not _DUE.fullmatch(line)] == []
    assert not {int(match["tema"]) for match in prose} & {*load_whole_course().facts.rewritten_temas}
    assert total == {0: "", 1: "En total: 1 aviso."}.get(len(told), f"En total: {len(told)} avisos.")
    assert result.returncode == 0
    assert "Curso comprobado" in result.stdout
    assert max(map(len, result.stdout.splitlines())) <= 120  # columns of a terminal
