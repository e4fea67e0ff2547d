"""The temas whose pages already follow the forms of the essential route and of links to sections.

A tema leaves the list when its pages do; with the last one, so does this module.
"""

from __future__ import annotations

from course.loaded.parts import CourseParts
from course.model import CourseFacts

# By the course's slug: any other course follows the forms from its beginning.
_PENDING_TEMAS: dict[str, tuple[int, ...]] = {"innovacion-atencion-ciudadano": (5,)}


def has_landed(course: CourseParts, tema: int | None) -> bool:
    """Whether a page of the tema, or of none, is checked for them."""
    facts = course.find_value(CourseFacts)
    return facts is None or tema not in _PENDING_TEMAS.get(facts.slug, ())
