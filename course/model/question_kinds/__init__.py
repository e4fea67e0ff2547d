"""The kinds of question, one row each: everything that depends on the kind is computed from these rows.

A kind has a module here, a template of the same name in `macros/templates/question_kinds/` and a browser module in
`docs/assets/js/question-kinds/`. CONTRIBUTING.md shows how to add one. Terms follow IMS QTI.
"""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from course.model.question_kinds.base import QuestionBase
from course.model.question_kinds.blank import BlankQuestion
from course.model.question_kinds.matching import MatchingQuestion
from course.model.question_kinds.multiple import MultipleQuestion
from course.model.question_kinds.numeric import NumericQuestion
from course.model.question_kinds.open import OpenQuestion
from course.model.question_kinds.ordering import OrderingQuestion
from course.model.question_kinds.single import SingleQuestion
from course.model.question_kinds.true_false import TrueFalseQuestion
from course.model.question_kinds.two_tier import TwoTierQuestion

QUESTION_KINDS: tuple[type[QuestionBase], ...] = (
    SingleQuestion,
    MultipleQuestion,
    TrueFalseQuestion,
    BlankQuestion,
    MatchingQuestion,
    OrderingQuestion,
    NumericQuestion,
    OpenQuestion,
    TwoTierQuestion,
)

KIND_NAMES = tuple(kind.get_kind() for kind in QUESTION_KINDS)

if TYPE_CHECKING:
    # Only the kind's own module, template and browser module may use the fields of that kind.
    Question = QuestionBase
else:
    Question = Annotated[reduce(or_, QUESTION_KINDS), Field(discriminator="kind")]
