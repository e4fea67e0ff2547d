"""Whose the files are: somebody may hand in the same file twice, or an early one and a later one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from course.item_analysis.first_tries.saved_file import FirstTry

FirstTries = Mapping[str, FirstTry]


class HandedIn(NamedTuple):
    """The first tries of a file, by question id, and its name, which is told in the terminal and never written."""

    name: str
    first_tries: FirstTries


class Person(NamedTuple):
    """The first tries of somebody, and the names of the files that they are from."""

    files: tuple[str, ...]
    first_tries: FirstTries


def gather_people(files: Sequence[HandedIn]) -> list[Person]:
    """One for each person, in the order of their first file. Of a question in two files, the earliest try counts."""
    groups: list[list[HandedIn]] = []
    seen: dict[tuple[str, str], list[HandedIn]] = {}  # by a question and its time, because few files share any
    for file in files:
        keys = [(name, first.at) for name, first in file.first_tries.items()]
        near = {id(other): other for key in keys for other in seen.get(key, ())}.values()
        alike = [other for other in near if _are_of_one(file.first_tries, other.first_tries)]
        own = [group for group in groups if any(member is other for member in group for other in alike)]
        for key in keys:
            seen.setdefault(key, []).append(file)
        joined = [member for group in own for member in group] + [file]
        groups = [group for group in groups if group not in own]
        place = next((at for at, group in enumerate(groups) if files.index(group[0]) > files.index(joined[0])), None)
        groups.insert(len(groups) if place is None else place, joined)
    return [
        Person(tuple(member.name for member in group), _take_earliest(member.first_tries for member in group))
        for group in groups
    ]


def _are_of_one(one: FirstTries, other: FirstTries) -> bool:
    """Whether more than half of the questions that both have were first answered at the same millisecond, and alike.

    A file saved later, or on a device that took the answers of another, has the first tries that there were. Two people
    in a classroom may coincide in one question, and not in most.
    """
    shared = one.keys() & other.keys()
    return 2 * sum(one[name] == other[name] for name in shared) > len(shared)


def _take_earliest(several: Iterable[FirstTries]) -> FirstTries:
    earliest: dict[str, FirstTry] = {}
    for first_tries in several:
        for name, first in first_tries.items():
            if name not in earliest or first.at < earliest[name].at:
                earliest[name] = first
    return earliest
