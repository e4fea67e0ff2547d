"""The final test of this course on paper: what `exam` draws is what the published site draws."""

from __future__ import annotations

from pathlib import Path

import pytest
from javascript import Realm

from course.item_analysis.equivalence import count_shared, measure_profile
from course.loaded.whole import Course
from exports.printed_test.exam import make_exam_documents
from exports.printed_test.formats import FORMATS
from macros.bank import CATALOGUE_PATH
from tooling.exam_variants import Variants, make_variants


@pytest.fixture(scope="module")
def variants(whole_course: Course) -> Variants:
    return make_variants(whole_course, 4, "2027")


@pytest.mark.site
def test_the_site_draws_the_same_questions_by_the_name_in_the_key(variants: Variants, built_site: Path) -> None:
    realm = Realm()
    realm.import_modules(exam="core/exam.js", table="question-kinds/table.js")
    realm.load(built_site / CATALOGUE_PATH)
    bank = "exam.pickBank(Curso.catalogue.questions.filter(({ kind }) => !table.questionKinds[kind].isSelfGraded))"
    rest = "Curso.catalogue.settings.exam_questions, Curso.catalogue.objectives"
    assert realm.evaluate(f"exam.fingerprint({bank}, {rest})") == variants.version
    for paper in variants.papers:
        drawn = realm.evaluate(f"(seed) => exam.draw({bank}, seed, {rest})", paper.seed)
        assert drawn == [printed.question.id for printed in paper.questions]
    realm.close()


def test_four_variants_are_alike(whole_course: Course, variants: Variants) -> None:
    profiles = [measure_profile(draw.questions) for draw in variants.draws]
    assert len({tuple(sorted(profile.objectives.items())) for profile in profiles}) == 1
    for tema in whole_course.programme.temas:
        counts = [profile.temas[str(tema.number)] for profile in profiles]
        assert max(counts) - min(counts) <= 2
    levels, minutes = [profile.level for profile in profiles], [profile.minutes for profile in profiles]
    assert max(levels) - min(levels) <= 0.25
    assert max(minutes) <= whole_course.facts.assessment.exam_minutes
    shared = count_shared(variants.draws)
    assert max(shared[one][other] for one in range(4) for other in range(one)) <= 15


def test_a_variant_and_the_key_become_documents(whole_course: Course, variants: Variants) -> None:
    """Of one variant: Typst refuses a sign that no typeface has, and one of its questions may have it."""
    documents = make_exam_documents(whole_course, variants.papers, "2027", variants.version)
    assert len(documents) == 5
    for name in (next(iter(documents)), list(documents)[-1]):
        starts = {suffix: write(documents[name])[:4] for suffix, write in FORMATS.items()}
        assert starts == {".docx": b"PK\x03\x04", ".pdf": b"%PDF"}
