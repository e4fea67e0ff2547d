"""exports/moodle/questions_xml.py and what it is made of: what Moodle would store, and the score that it would give."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from loaded_courses import load_minimal_course
from question_kinds import load_samples, make_question

from course.model.question_kinds import KIND_NAMES
from exports.moodle.conversions import CONVERSIONS
from exports.moodle.questions_xml import build_questions_xml
from moodle.banks import make_bank, make_nasty, make_samples
from moodle.site_grades import find_differences
from moodle.stored import Stored, find_number, find_short_answer
from moodle.xml_reader import read_xml

CARRIED = [kind for kind in KIND_NAMES if kind in CONVERSIONS]
# What XML, HTML, GIFT, Moodle's short answers and its categories give a meaning to, and what a Spanish text has.
SIGNS = [*"*\\~=#{}:<>&\"'%[]/;,.-`|$", "á", "Ñ", "ü", "«", "—", "<b>", "</p>", "&amp;", "]]>", "\\*", "\\:", "2,5"]
nasty_texts = st.lists(st.sampled_from([*SIGNS, " ", "x", "ya"]), min_size=1, max_size=8).map("".join)


def read_one(kind: str, **changes: object) -> Stored:
    """What Moodle stores of the sample of a kind."""
    (stored,) = read_xml(build_questions_xml(make_bank(make_question(load_samples()[kind], **changes))))
    return stored


@pytest.mark.parametrize("kind", CARRIED)
def test_every_kind_gets_the_site_s_score(kind: str) -> None:
    question = make_question(load_samples()[kind])
    differences, count = find_differences([(question, read_one(kind))])
    assert not differences
    assert count > 1 or question.is_self_graded


@pytest.mark.parametrize("kind", CARRIED)
@settings(derandomize=True, deadline=None, max_examples=20)
@given(text=nasty_texts)
@example(text="*")
@example(text="\\")
@example(text="<b>¿2,5 % o 2.5? «sí» & 'no' \"ya\"</b>")
def test_no_text_changes_on_the_way(kind: str, text: str) -> None:
    question = make_nasty(kind, text)
    view = question.make_view()
    (stored,) = read_xml(build_questions_xml(make_bank(question)))
    assert not find_differences([(question, stored)])[0]
    assert str(view["prompt"]).strip() in stored.text
    whys = [choice["why"] for choice in view.get("choices", [])]
    if kind != "two_tier":
        said = {stored.feedback, *(answer.feedback for answer in stored.answers)}
        assert set(whys) <= said


@pytest.mark.parametrize(("rights", "share"), [(1, 1), (2, 0.5), (3, 0.3333333), (4, 0.25), (5, 0.2)])
def test_a_wrong_choice_takes_what_a_right_one_gives(rights: int, share: float) -> None:
    answers = [{"text": f"Texto {n}.", "correct": n < rights, "why": f"Va {n}."} for n in range(6)]
    stored = read_one("multiple", answers=answers)
    assert [answer.fraction for answer in stored.answers] == [share] * rights + [-share] * (6 - rights)
    assert stored.grade(range(6)) == pytest.approx(max(0, 1 - (6 - rights) / rights))


def test_two_tiers_are_pairs_with_both_reasons() -> None:
    stored = read_one("two_tier")
    assert [answer.text for answer in stored.answers][:4] == [
        "a) porque 1)",
        "a) porque 2)",
        "a) porque 3)",
        "b) porque 1)",
    ]
    assert [answer.fraction for answer in stored.answers] == [0, 0, 0, 0.5, 1, 0.5, 0, 0, 0]
    assert stored.settings == {"single": True, "shuffleanswers": False, "answernumbering": "none"}
    assert "<li>b) Que lo presente en el registro, con el enlace.</li>" in stored.text
    assert "<li>2) Un recurso solo entra por los sitios que dice la ley.</li>" in stored.text
    assert stored.answers[4].feedback == (
        "<p>b) Lo saca del error a tiempo.</p><p>2) La red no está en la lista del artículo 16.4.</p>"
    )


def test_an_order_of_answers_is_kept() -> None:
    assert read_one("single").settings["shuffleanswers"] is True
    assert read_one("single", ordered=True).settings["shuffleanswers"] is False


def test_what_is_typed_needs_no_accents() -> None:
    stored = read_one("blank", accepted=["Única vía."], anticipated=[{"texts": ["vía*"], "why": "Con asterisco."}])
    for typed in ("única vía", "UNICA VIA", "Única vía.", "unica via"):
        assert stored.grade(typed) == 1, typed
    assert stored.grade("única vía rápida") == 0
    assert find_short_answer(stored, "via*").feedback == "Con asterisco."
    assert find_short_answer(stored, "viaducto").feedback == "Deja número y fecha."
    assert stored.text.count("_") == 8
    assert stored.settings["usecase"] == 0


def test_what_is_typed_keeps_the_tilde_of_n() -> None:
    stored = read_one("blank", accepted=["año"])
    assert stored.grade("AÑO") == 1 and stored.grade("ano") == 0


def test_a_number_may_have_its_unit_or_another_one() -> None:
    stored = read_one("numeric", unit="de noviembre", answer=18, tolerance=0)
    assert [stored.grade(typed) for typed in ("18", "18 de noviembre", "18denoviembre", "18 días")] == [1] * 4
    assert "________ de noviembre" in stored.text
    assert read_one("numeric", unit=None).grade("12,5 %") == 1


def test_thousands_and_minus_are_told_where_they_matter() -> None:
    assert "sin punto de millares" not in read_one("numeric").text
    thousands = read_one("numeric", answer=1500, tolerance=0, anticipated=[{"value": -3, "why": "Resta."}])
    assert "sin punto de millares" in thousands.text and "un guion" in thousands.text
    assert thousands.grade("1500") == 1
    assert thousands.grade("1.500") == 0, "which is why it is told"
    assert find_number(thousands, "−3") is None
    assert find_number(thousands, "-3").feedback == "Resta."


def test_without_the_spanish_pack_a_comma_is_lost() -> None:
    stored = read_one("numeric", answer=2.9, tolerance=0)
    assert find_number(stored, "2,9").fraction == 1
    assert find_number(stored, "2,9", has_decimal_comma=False).fraction == 0
    assert find_number(stored, "2.9", has_decimal_comma=False).fraction == 1


def test_pairs_are_plain_and_distractors_ask_nothing() -> None:
    pairs = [{"item": f"Cosa *{n}*", "match": f"Par **{n}** <b> &lt; y &", "why": "Va."} for n in range(3)]
    stored = read_one("matching", pairs=pairs, distractors=[{"text": "Sobra `x`", "why": "No va."}])
    assert stored.subquestions[0] == ("Cosa <em>0</em>", "Par 0 &#60;b> &#38;lt; y &")
    assert stored.subquestions[-1] == ("", "Sobra x")
    assert "<strong>Sobra: Sobra <code>x</code></strong> No va." in stored.feedback


def test_who_marks_an_essay_has_the_model_and_the_rubric() -> None:
    stored = read_one("open")
    question = make_question(load_samples()["open"])
    for text in (question.model_answer, *(criterion.text for criterion in question.rubric)):
        assert text.replace("*", "") in stored.settings["graderinfo"]
    assert stored.settings["graderinfo"] in stored.feedback


def test_the_bank_is_found_by_category_name_id_and_tags() -> None:
    questions = make_samples()
    stored = read_xml(build_questions_xml(make_bank(*questions)))
    assert [each.id for each in stored] == [question.id for question in questions]
    facts = load_minimal_course().facts
    heading = load_minimal_course().index.headings["t1/2"]
    assert {each.category for each in stored} == {
        (f"{facts.title} · edición {facts.edition}", heading.tema.label, heading.heading.label)
    }
    assert all(each.name.startswith(f"{each.id}: ") for each in stored)
    assert stored[0].tags == ("nivel: aplicar", "objetivo: G1", "epígrafe: t1/2", "ruta: imprescindible")
    assert all(f"Se explica en: {heading.heading.label}" in each.feedback for each in stored)
    assert all(each.hints == ("Mira la <em>norma</em>.",) for each in stored if each.type != "essay")


def test_what_is_made_up_says_so() -> None:
    stored = read_one("single", fictional=True)
    assert stored.text.startswith("<p><strong>Ficticio.</strong> ")
    assert stored.tags[-1] == "ficticio"
    assert "Ficticio" not in read_one("single").text


def test_one_tema_and_some_kinds() -> None:
    bank = make_bank(*make_samples(), make_question(load_samples()["single"], id="t2-otra", section="t2/1"))
    assert [each.id for each in read_xml(build_questions_xml(bank, 2))] == ["t2-otra"]
    only = read_xml(build_questions_xml(bank, 1, frozenset({"ordering"})))
    assert [each.type for each in only] == ["ordering"]


def test_same_course_same_bytes() -> None:
    bank = make_bank(*make_samples())
    content = build_questions_xml(bank)
    assert content == build_questions_xml(make_bank(*make_samples()))
    assert content.startswith(b"<?xml version='1.0' encoding='UTF-8'?>\n<quiz>") and content.endswith(b"</quiz>\n")
