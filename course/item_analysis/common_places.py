"""Questions with several right options, answered by marking the places where the right ones usually are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from course.item_analysis.option_sets import OptionSet


def find_marked_exactly(sets: Sequence[OptionSet]) -> list[OptionSet]:
    """The sets that this answers right.

    It marks as many places as other temas have right options most often, and the commonest ones there.
    """
    return [options for options in sets if _is_marked(options, [other for other in sets if other.tema != options.tema])]


def _is_marked(options: OptionSet, others: Sequence[OptionSet]) -> bool:
    counts = Counter(len(other.rights) for other in others)
    places = Counter(place for other in others for place in other.rights)
    usual = min(counts, key=lambda count: (-counts[count], count), default=0)
    marked = sorted(places, key=lambda place: (-places[place], place))[:usual]
    return options.rights == set(marked)
