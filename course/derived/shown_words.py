"""The words that macros show on a page from the data: elements of the policy, the inbox, the timeline, the networks…

Cards, forms and tools aren't here: they are visits (`visits.py`), questions or writing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from pydantic import BaseModel

from course.loaded.parts import CourseParts
from course.model import Case, Inbox, ModerationLog, Networks, Norm, Policy, PolicyElement, Thread, Timeline
from course.model.network import CRITERIA
from course.model.walking import find_texts
from course.pages.macro_calls import MacroCall, get_argument
from course.pages.outline import count_words
from course.pages.routes import Words


def count_shown_words(course: CourseParts, call: MacroCall) -> Words:
    """The words that a call shows; none if it shows nothing to be read in a row."""
    count = _COUNTS.get(call.name)
    return count(course, call) if count else Words()


def count_folded_words(course: CourseParts, call: MacroCall) -> Words:
    """The words that a call shows only if the reader unfolds them: the articles of the norms."""
    if call.name != "norms":
        return Words()
    return Words(table=_count(article.says for norm in course.list_values(Norm) for article in norm.articles))


def count_value_words(value: BaseModel) -> int:
    """The words of all the texts of a value."""
    return _count(placed.text for placed in find_texts(value))


def _count(texts: Iterable[str]) -> int:
    return sum(map(count_words, texts))


def _count_policy_element(course: CourseParts, call: MacroCall) -> Words:
    wanted = get_argument(call, "id")
    elements: list[PolicyElement] = [each for policy in course.list_values(Policy) for each in policy.elements]
    return Words(prose=sum(count_value_words(element) for element in elements if element.id == wanted))


def _count_inbox(course: CourseParts, call: MacroCall) -> Words:
    inboxes = course.list_values(Inbox)
    told = [value for inbox in inboxes for value in (*inbox.deadlines, *inbox.targets)]
    kinds = [kind for inbox in inboxes for kind in inbox.kinds]
    return Words(prose=sum(map(count_value_words, told)), table=sum(map(count_value_words, kinds)))


def _count_thread(course: CourseParts, call: MacroCall) -> Words:
    return _count_named(course.list_values(Thread), call)


def _count_moderation_log(course: CourseParts, call: MacroCall) -> Words:
    return _count_named(course.list_values(ModerationLog), call)


def _count_named(values: Iterable[Thread | ModerationLog], call: MacroCall) -> Words:
    wanted = get_argument(call, "id")
    return Words(prose=sum(count_value_words(value) for value in values if value.id == wanted))


def _count_timeline(course: CourseParts, call: MacroCall) -> Words:
    return Words(prose=sum(map(count_value_words, course.list_values(Timeline))))


def _count_norms(course: CourseParts, call: MacroCall) -> Words:
    return Words(table=_count(norm.social_media for norm in course.list_values(Norm) if norm.social_media))


def _count_network_table(course: CourseParts, call: MacroCall) -> Words:
    shown = ["name", *(name for name in call.texts if name in CRITERIA)]
    networks = [network for value in course.list_values(Networks) for network in value.networks]
    return Words(table=_count(getattr(network, name) for network in networks for name in shown))


def _count_network_cards(course: CourseParts, call: MacroCall) -> Words:
    return Words(prose=sum(map(count_value_words, course.list_values(Networks))))


def _count_case_comparison(course: CourseParts, call: MacroCall) -> Words:
    tema = get_argument(call, "tema")
    branch = course.index.find_branch(f"t{tema}")
    compared = [case.comparison for case in course.list_values(Case) if branch.intersection(case.sections)]
    return Words(table=sum(count_value_words(comparison) for comparison in compared if comparison))


_COUNTS: dict[str, Callable[[CourseParts, MacroCall], Words]] = {
    "inbox": _count_inbox,
    "policy_element": _count_policy_element,
    "thread": _count_thread,
    "moderation_log": _count_moderation_log,
    "timeline": _count_timeline,
    "norms": _count_norms,
    "network_table": _count_network_table,
    "network_cards": _count_network_cards,
    "case_comparison": _count_case_comparison,
}
