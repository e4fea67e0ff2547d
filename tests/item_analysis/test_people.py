"""Two files of one person count once, and two people who coincide, twice."""

from __future__ import annotations

from item_analysis.saved_files import make_first_try

from course.item_analysis.first_tries.people import HandedIn, gather_people
from course.item_analysis.first_tries.saved_file import FirstTry


def make_file(name: str, **times: str) -> HandedIn:
    """A file with the questions answered at these times."""
    return HandedIn(name, {question: make_first_try(at=at) for question, at in times.items()})


def list_files(*files: HandedIn) -> list[tuple[str, ...]]:
    return [person.files for person in gather_people(files)]


def test_the_same_file_twice_is_one_person() -> None:
    assert list_files(make_file("uno", a="1", b="2"), make_file("copia", a="1", b="2")) == [("uno", "copia")]


def test_a_later_file_of_somebody_adds_what_they_answered_since() -> None:
    files = [make_file("enero", a="1", b="2"), make_file("otra", a="5"), make_file("junio", a="1", b="2", c="9")]
    one, other = gather_people(files)
    assert (one.files, other.files) == (("enero", "junio"), ("otra",))
    assert one.first_tries.keys() == {"a", "b", "c"}


def test_a_file_may_show_that_two_before_it_are_of_one_person() -> None:
    office, home = make_file("oficina", a="1", b="2"), make_file("casa", c="3", d="4")
    assert list_files(office, make_file("otra", z="1"), home) == [("oficina",), ("otra",), ("casa",)]
    both = make_file("juntas", a="1", b="2", c="3", d="4")
    assert list_files(office, make_file("otra", z="1"), home, both) == [("oficina", "casa", "juntas"), ("otra",)]


def test_of_two_first_tries_at_a_question_the_earliest_counts() -> None:
    early, late = make_first_try(0, at="1"), make_first_try(1, at="2")
    shared: dict[str, FirstTry] = {name: make_first_try(at="0") for name in "xyz"}
    for pair in ((early, late), (late, early)):
        one, other = ({**shared, "a": each} for each in pair)
        (person,) = gather_people([HandedIn("uno", one), HandedIn("otro", other)])
        assert person.first_tries["a"] == early


def test_people_who_answer_a_question_at_the_same_time_are_two() -> None:
    assert len(list_files(make_file("uno", a="1", b="2"), make_file("otro", a="1", b="3"))) == 2
    alike = [HandedIn(name, {"a": make_first_try(score, at="1")}) for name, score in (("uno", 0), ("otro", 1))]
    assert len(list_files(*alike)) == 2  # answered differently
    assert len(list_files(make_file("uno", a="1"), make_file("otro", b="1"))) == 2
