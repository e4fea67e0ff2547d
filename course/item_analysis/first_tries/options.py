"""How many chose each option of a question at their first try."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from markupsafe import Markup

from course.item_analysis.first_tries.saved_file import FirstTry
from course.model.question import QuestionBase


class Option(NamedTuple):
    """An option: the list that it is in, in Spanish, its letter there, its text, and its stored value."""

    group: str
    letter: str
    text: str
    value: str
    is_right: bool


class OptionShare(NamedTuple):
    """An option, and the share (0..1) of those who chose it."""

    option: Option
    share: float


class ChosenOptions(NamedTuple):
    """The options of a question, each with its share of `answers` first tries.

    `outdated` more were answered when some option had other words, and are not counted: who can't see an option can't
    choose it.
    """

    answers: int
    outdated: int
    shares: tuple[OptionShare, ...]


def measure_options(question: QuestionBase, first_tries: Iterable[FirstTry]) -> ChosenOptions:
    """The shares of the options; none if the question has none, because its answer is typed or put in order."""
    view = question.make_view()
    options = list_options(view)
    if not options:
        return ChosenOptions(0, 0, ())
    known = {option.value for option in options} | _list_other_values(view)
    tries = list(first_tries)
    current = [each.options for each in tries if each.options <= known and not each.has_more]
    shares = tuple(OptionShare(option, _measure_share(option, current)) for option in options)
    return ChosenOptions(len(current), len(tries) - len(current), shares)


def list_options(view: Mapping[str, Any]) -> list[Option]:
    """The options of a question's view (`make_view`): answers and reasons, right pairs, and what matches nothing."""
    answers = [_make_option("respuesta", choice) for choice in view.get("choices", ())]
    reasons = [_make_option("razón", choice) for choice in view.get("reasons", ())]
    return [*answers, *reasons, *_list_matches(view)]


def _make_option(group: str, choice: Mapping[str, Any]) -> Option:
    return Option(group, choice["letter"], _strip(choice["text"]), choice["value"], choice["correct"])


def _list_matches(view: Mapping[str, Any]) -> Iterator[Option]:
    """The right pairs of a matching question, and what matches nothing."""
    for number, pair in enumerate(view.get("pairs", ()), start=1):
        match = pair["match"]
        text = f"{_strip(pair['item'])} → {_strip(match['text'])}"
        yield Option("pareja", f"{number}–{match['letter']}", text, f"{pair['value']}:{match['value']}", True)
    for distractor in view.get("distractors", ()):
        yield Option("sobra", distractor["letter"], _strip(distractor["text"]), distractor["value"], False)


def _list_other_values(view: Mapping[str, Any]) -> set[str]:
    """Every pair that can be made in a matching question, right or not."""
    pairs: Sequence[Mapping[str, Any]] = view.get("pairs", ())
    return {f"{pair['value']}:{option['value']}" for pair in pairs for option in view["options"]}


def _measure_share(option: Option, chosen: Sequence[frozenset[str]]) -> float:
    if not chosen:
        return 0.0
    in_a_pair = f":{option.value}"
    return sum(any(value == option.value or value.endswith(in_a_pair) for value in each) for each in chosen) / len(
        chosen
    )


def _strip(text: str) -> str:
    return Markup(text).striptags()
