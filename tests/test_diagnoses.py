"""The model of a self-diagnosis. Its faults are in `tests/broken/diagnoses.yml`."""

from __future__ import annotations

from loaded_courses import load_minimal_course

from course.model import Diagnosis


def test_highest_sum_follows_the_statements_and_the_scale() -> None:
    diagnosis = load_minimal_course().get_by_id(Diagnosis, "mostrador")
    assert diagnosis.maximum == len(diagnosis.statements) * max(option.points for option in diagnosis.scale) == 6
    more = diagnosis.statements[0].model_copy(update={"id": "una-mas"})
    assert diagnosis.model_copy(update={"statements": [*diagnosis.statements, more]}).maximum == 8
