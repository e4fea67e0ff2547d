"""`numeric`: a number to be typed.

The reader types a decimal comma; the data have a decimal point, as in YAML.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Literal, Self

from pydantic import Field, model_validator

from course.language.folded_words import find_numbers, fold_shown
from course.language.inline_markdown import render_inline
from course.language.numbers import format_number
from course.model.base import DecimalNumber, Model, make_error
from course.model.question_kinds.base import Fault, QuestionBase
from course.model.texts import Name, Why

_YEARS = range(1800, 2101)  # a number without a unit that may be one has no point
_PLURAL = re.compile(r"[^\W\d_]{3,}s\b")  # «plazas», «puntos por persona»; not «de septiembre»


class AnticipatedNumber(Model):
    """A wrong number that the author anticipates, with its own explanation."""

    value: DecimalNumber = Field(allow_inf_nan=False, description="El número, con punto decimal.")
    why: Why = Field(description="De dónde sale ese error.")


class NumericQuestion(QuestionBase):
    """A number to be typed, exact or within a tolerance."""

    kind: Literal["numeric"] = Field(description="Tipo de pregunta: un número.")
    answer: DecimalNumber = Field(allow_inf_nan=False, description="El número correcto, con punto decimal.")
    tolerance: DecimalNumber = Field(
        default=0, ge=0, allow_inf_nan=False, description="Cuánto puede apartarse la respuesta, por arriba o por abajo."
    )
    unit: Name | None = Field(default=None, description="La unidad, que se muestra tras la casilla: `%`, `€`, `días`…")
    why: Why = Field(description="La explicación que acompaña al resultado: cómo se llega al número.")
    anticipated: list[AnticipatedNumber] = Field(default=[], description="Errores previsibles, con su explicación.")

    @model_validator(mode="after")
    def _check_numbers(self) -> Self:
        seen: list[float] = []
        for position, mistake in enumerate(self.anticipated):
            place = ("anticipated", position, "value")
            if abs(mistake.value - self.answer) <= self.tolerance:
                raise make_error("accepted_number", "ese número se da por bueno: no puede ser un error", place)
            if mistake.value in seen:
                raise make_error("number_twice", "ese número ya está más arriba", place)
            seen.append(mistake.value)
        return self

    def _make_own_view(self) -> dict[str, object]:
        low, high = (Decimal(repr(self.answer)) + sign * Decimal(repr(self.tolerance)) for sign in (-1, 1))
        return {
            "unit": self.unit,
            "answer": repr(self.answer),
            "tolerance": repr(self.tolerance),
            "shown_answer": self._write(self.answer),
            "range": (format_number(float(low)), self._write(float(high))) if self.tolerance else None,
            "why": render_inline(self.why),
            "anticipated": [
                {
                    "number": repr(mistake.value),
                    "shown": self._write(mistake.value),
                    "why": render_inline(mistake.why),
                }
                for mistake in self.anticipated
            ],
        }

    def _write(self, number: float) -> str:
        """A number with the unit: «3 permisos», «12,5 %»; one, without a unit in the plural: «1»."""
        if self.unit is None and number in _YEARS:
            return str(int(number))
        if self.unit is None or (abs(number) == 1 and _PLURAL.match(self.unit)):
            return format_number(number)
        return f"{format_number(number)}\N{NO-BREAK SPACE}{self.unit}"

    def is_told_by(self, hint: str) -> bool:
        return any(abs(number - self.answer) <= self.tolerance + 1e-9 for number, _ in find_numbers(hint))

    def find_giveaways(self) -> Iterator[Fault]:
        if self.unit and _holds_quantity(self.prompt, self.answer, self.unit):
            message = "el enunciado trae ya la respuesta, con su unidad"
            suggestion = "da los datos y que se calcule, o cuenta el resultado de otro modo"
            yield Fault(message, ("prompt",), suggestion)


def _holds_quantity(text: str, number: float, unit: str) -> bool:
    wanted = fold_shown(unit)
    for found, rest in find_numbers(text):
        following = fold_shown(rest[: len(unit) + 1])
        if math.isclose(found, number) and re.match(rf"{re.escape(wanted)}(?!\w)", following):
            return True
    return False
