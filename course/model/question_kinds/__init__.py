"""The kinds of question, one row each: all that is done by kind is computed from these rows.

A kind has a module here, a template of the same name in `macros/templates/question_kinds/` and a browser module in
`docs/assets/js/question-kinds/`. CONTRIBUTING.md adds one by example. Terms follow IMS QTI.
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

QUESTION_KINDS: tuple[type[QuestionBase], ...] = (
    SingleQuestion,
    MultipleQuestion,
    TrueFalseQuestion,
    BlankQuestion,
    MatchingQuestion,
    OrderingQuestion,
    NumericQuestion,
    OpenQuestion,
)

KIND_NAMES = tuple(kind.get_kind() for kind in QUESTION_KINDS)

if TYPE_CHECKING:
    # Nobody but the kind's own module, template and browser module knows what a question of a kind has of its own.
    Question = QuestionBase
else:
    Question = Annotated[reduce(or_, QUESTION_KINDS), Field(discriminator="kind")]
