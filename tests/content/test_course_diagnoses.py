"""The self-diagnosis of this course: its published ids and points don't change."""

from __future__ import annotations

import pytest

from course.loaded.whole import Course
from course.model import Diagnosis

# Answers are saved under these ids, on devices that nobody can reach. A withdrawn statement is listed as `retired` and
# its id stays in the file. A new statement is added here when it is published.
PUBLISHED = {
    "atencion-ciudadana": {
        "eleccion-de-canal",
        "ayuda-con-la-sede",
        "horario-sin-cita",
        "documentos-claros",
        "guia-de-redes",
        "compromisos-publicados",
        "esperas-medidas",
        "portal-y-plan",
        "propuestas-de-mejora",
        "relevo-de-saberes",
        "formacion-del-puesto",
        "suplente-con-accesos",
    },
}


PUBLISHED_POINTS = {"atencion-ciudadana": [0, 1, 2, 3]}


@pytest.fixture(scope="module")
def diagnoses(whole_course: Course) -> dict[str, Diagnosis]:
    return {diagnosis.value.id: diagnosis.value for diagnosis in whole_course.list_located(Diagnosis)}


def test_published_ids_and_points_are_still_there(diagnoses: dict[str, Diagnosis]) -> None:
    for name, ids in PUBLISHED.items():
        diagnosis = diagnoses[name]
        assert ids <= {statement.id for statement in diagnosis.statements} | set(diagnosis.retired)
        assert [option.points for option in diagnosis.scale] == PUBLISHED_POINTS[name]


def test_diagnosis_of_the_course_is_of_its_first_tema_and_says_a_thing_once(diagnoses: dict[str, Diagnosis]) -> None:
    diagnosis = diagnoses["atencion-ciudadana"]
    assert {statement.section[:2] for statement in diagnosis.statements} == {"t1"}
    texts = [*(statement.text for statement in diagnosis.statements), *(band.text for band in diagnosis.bands)]
    assert len(set(texts)) == len(texts)
    assert {band.title for band in diagnosis.bands} and len({band.title for band in diagnosis.bands}) == len(
        diagnosis.bands
    )
