"""`quizzes/*.yml`: the question bank. Terms follow IMS QTI."""

from __future__ import annotations

import re
import unicodedata
from typing import Annotated, Literal

from pydantic import Field, StringConstraints, field_validator, model_validator

from course.model.base import QUESTION_ID, HeadingId, Model, ObjectiveId, ReferenceKey, TemaNumber, make_error
from course.model.texts import InlineText, Name, TypedText, Why

_EDGES = " \t\n.,;:!?¡¿…"  # spaces, and the stop of a sentence

QuestionId = Annotated[str, StringConstraints(pattern=QUESTION_ID)]
BloomLevel = Literal["remember", "understand", "apply", "analyze", "evaluate", "create"]


class Answer(Model):
    """One answer that the learner may choose."""

    text: InlineText = Field(description="La respuesta. Admite énfasis y código de Markdown.")
    correct: bool = Field(default=False, description="Si es correcta.")
    why: Why = Field(description="Por qué es correcta o por qué no lo es.")


class AnticipatedAnswer(Model):
    """A wrong text that the author foresees, with its own explanation."""

    texts: list[TypedText] = Field(min_length=1, description="Textos que se reconocen.")
    why: Why = Field(description="Por qué no es correcta.")


class QuestionBase(Model):
    """What every question has, whatever its kind."""

    id: QuestionId = Field(
        description="Identificador, `t1-` y unas palabras. No cambia nunca ni se reutiliza: de él cuelgan "
        "respuestas guardadas."
    )
    section: HeadingId = Field(description="Epígrafe que se evalúa, como `t1/4-2-1`.")
    objective: ObjectiveId = Field(description="Objetivo del curso al que sirve.")
    level: BloomLevel = Field(description="Nivel de la taxonomía de Bloom.")
    prompt: InlineText = Field(description="El enunciado. Admite énfasis y código de Markdown.")
    hints: list[InlineText] = Field(
        default=[],
        max_length=3,
        description="Pistas, de menos a más: el lector las pide de una en una y queda dicho cuántas pidió.",
    )
    sources: list[ReferenceKey] = Field(default=[], description="Fuentes que deciden la respuesta.")

    @field_validator("hints")
    @classmethod
    def _check_hints(cls, hints: list[str]) -> list[str]:
        _refuse_same_answer("la pista", hints, ())
        return hints


class ChoiceQuestion(QuestionBase):
    """A question answered by choosing from a list."""

    answers: list[Answer] = Field(min_length=3, max_length=6, description="Respuestas, cada una con su `why`.")

    @field_validator("answers")
    @classmethod
    def _check_answers(cls, answers: list[Answer]) -> list[Answer]:
        _refuse_same_answer("la respuesta", [answer.text for answer in answers], ("text",))
        return answers

    @property
    def correct_answers(self) -> list[Answer]:
        return [answer for answer in self.answers if answer.correct]


class SingleQuestion(ChoiceQuestion):
    """One right answer among several."""

    kind: Literal["single"] = Field(description="Tipo de pregunta: una sola respuesta correcta.")

    @model_validator(mode="after")
    def _check_one_correct(self) -> SingleQuestion:
        if not self.correct_answers:
            raise make_error("no_correct", "ninguna respuesta lleva `correct: true`", ("answers",))
        if len(self.correct_answers) > 1:
            message = "una pregunta `single` lleva una sola respuesta correcta y esta es la segunda: ¿es `multiple`?"
            raise make_error(
                "one_correct", message, ("answers", self.answers.index(self.correct_answers[1]), "correct")
            )
        return self


class MultipleQuestion(ChoiceQuestion):
    """Several right answers: all of them and only them must be chosen."""

    kind: Literal["multiple"] = Field(description="Tipo de pregunta: varias respuestas correctas.")

    @model_validator(mode="after")
    def _check_some_correct(self) -> MultipleQuestion:
        if not self.correct_answers:
            raise make_error("no_correct", "ninguna respuesta lleva `correct: true`", ("answers",))
        if len(self.correct_answers) == len(self.answers):
            message = "todas las respuestas son correctas: falta alguna que no lo sea"
            raise make_error("all_correct", message, ("answers",))
        return self


class TrueFalseQuestion(QuestionBase):
    """A statement that is true or false."""

    kind: Literal["true_false"] = Field(description="Tipo de pregunta: verdadero o falso.")
    correct: bool = Field(description="`true` si el enunciado es verdadero.")
    why_true: Why = Field(description="Qué se le dice a quien responde «Verdadero».")
    why_false: Why = Field(description="Qué se le dice a quien responde «Falso».")


class BlankQuestion(QuestionBase):
    """A sentence with one gap, `____`, to be filled by typing."""

    kind: Literal["blank"] = Field(description="Tipo de pregunta: un hueco que se rellena.")
    accepted: list[TypedText] = Field(
        min_length=1, description="Textos que se dan por buenos (sin contar tildes ni mayúsculas)."
    )
    why: Why = Field(description="La explicación que acompaña al resultado.")
    anticipated: list[AnticipatedAnswer] = Field(default=[], description="Errores previsibles, con su explicación.")

    @model_validator(mode="after")
    def _check_gap(self) -> BlankQuestion:
        if len(re.findall(r"_{4,}", self.prompt)) != 1 or "_____" in self.prompt:
            message = "el enunciado tiene que llevar un hueco, y solo uno: `____` (cuatro guiones bajos)"
            raise make_error("one_gap", message, ("prompt",))
        return self

    @model_validator(mode="after")
    def _check_texts(self) -> BlankQuestion:
        accepted = [fold_answer(text) for text in self.accepted]
        for position, text in enumerate(accepted):
            if text in accepted[:position]:
                message = "«{text}» sobra: ya se acepta, porque no cuentan ni las tildes ni las mayúsculas"
                raise make_error("accepted_twice", message, ("accepted", position), text=self.accepted[position])
        for number, anticipated in enumerate(self.anticipated):
            for position, text in enumerate(anticipated.texts):
                if fold_answer(text) in accepted:
                    message = "«{text}» está también en `accepted`: no puede ser un error"
                    raise make_error("accepted_mistake", message, ("anticipated", number, "texts", position), text=text)
        return self


class Pair(Model):
    """Two things that belong together."""

    item: InlineText = Field(description="Lo que se da. Admite énfasis y código de Markdown.")
    match: InlineText = Field(description="Lo que le corresponde. Admite énfasis y código de Markdown.")
    why: Why = Field(description="Por qué van juntos.")


class Distractor(Model):
    """Something that matches nothing."""

    text: InlineText = Field(description="Lo que sobra. Admite énfasis y código de Markdown.")
    why: Why = Field(description="Por qué no le corresponde a nada.")


class MatchingQuestion(QuestionBase):
    """Things to be paired with what belongs to each (QTI's matchInteraction). Each pair counts the same."""

    kind: Literal["matching"] = Field(description="Tipo de pregunta: emparejar.")
    pairs: list[Pair] = Field(
        min_length=3, max_length=6, description="Las parejas. El sitio baraja lo que corresponde."
    )
    distractors: list[Distractor] = Field(default=[], max_length=3, description="Opciones que sobran. Pueden faltar.")

    @model_validator(mode="after")
    def _check_pairs(self) -> MatchingQuestion:
        _refuse_same_answer("lo dado", [pair.item for pair in self.pairs], ("pairs", "item"))
        _refuse_same_answer("lo que corresponde", [pair.match for pair in self.pairs], ("pairs", "match"))
        matches = {fold_answer(pair.match) for pair in self.pairs}
        _refuse_same_answer("la opción", [distractor.text for distractor in self.distractors], ("distractors", "text"))
        for position, distractor in enumerate(self.distractors):
            if fold_answer(distractor.text) in matches:
                message = "«{text}» está también en `pairs`: no puede sobrar"
                raise make_error("distractor_matches", message, ("distractors", position, "text"), text=distractor.text)
        return self


class Step(Model):
    """One step of an order."""

    text: InlineText = Field(description="El paso. Admite énfasis y código de Markdown.")
    why: Why = Field(description="Por qué va en ese lugar.")


class OrderingQuestion(QuestionBase):
    """Steps to be put in order (QTI's orderInteraction). Each step that follows the one it should counts the same."""

    kind: Literal["ordering"] = Field(description="Tipo de pregunta: ordenar.")
    steps: list[Step] = Field(
        min_length=3, max_length=7, description="Los pasos, en el orden correcto. El sitio los desordena."
    )

    @model_validator(mode="after")
    def _check_steps(self) -> OrderingQuestion:
        _refuse_same_answer("el paso", [step.text for step in self.steps], ("steps", "text"))
        return self


class AnticipatedNumber(Model):
    """A wrong number that the author foresees, with its own explanation."""

    value: float = Field(allow_inf_nan=False, description="El número, con punto decimal.")
    why: Why = Field(description="De dónde sale ese error.")


class NumericQuestion(QuestionBase):
    """A number to be typed. The reader writes the decimals with a comma; the data, with a point, as YAML does."""

    kind: Literal["numeric"] = Field(description="Tipo de pregunta: un número.")
    answer: float = Field(allow_inf_nan=False, description="El número correcto, con punto decimal.")
    tolerance: float = Field(
        default=0, ge=0, allow_inf_nan=False, description="Cuánto puede apartarse la respuesta, por arriba o por abajo."
    )
    unit: Name | None = Field(default=None, description="La unidad, que se muestra tras la casilla: `%`, `€`, `días`…")
    why: Why = Field(description="La explicación que acompaña al resultado: cómo se llega al número.")
    anticipated: list[AnticipatedNumber] = Field(default=[], description="Errores previsibles, con su explicación.")

    @model_validator(mode="after")
    def _check_numbers(self) -> NumericQuestion:
        seen: list[float] = []
        for position, mistake in enumerate(self.anticipated):
            place = ("anticipated", position, "value")
            if abs(mistake.value - self.answer) <= self.tolerance:
                raise make_error("accepted_number", "ese número se da por bueno: no puede ser un error", place)
            if mistake.value in seen:
                raise make_error("number_twice", "ese número ya está más arriba", place)
            seen.append(mistake.value)
        return self


class Criterion(Model):
    """One thing that a good answer does."""

    text: InlineText = Field(description="El criterio, en afirmativo y con una sola cosa que comprobar.")
    why: Why = Field(description="Por qué importa, o cómo se nota que se cumple.")


class OpenQuestion(QuestionBase):
    """A text of the learner's own, who compares it with a model answer and marks it with a rubric."""

    kind: Literal["open"] = Field(description="Tipo de pregunta: respuesta abierta, que corrige quien la escribe.")
    model_answer: InlineText = Field(description="Una respuesta buena, como la escribiría quien domina el tema.")
    rubric: list[Criterion] = Field(
        min_length=3, max_length=5, description="De tres a cinco criterios, que valen lo mismo."
    )

    @model_validator(mode="after")
    def _check_rubric(self) -> OpenQuestion:
        _refuse_same_answer("el criterio", [criterion.text for criterion in self.rubric], ("rubric", "text"))
        return self


Question = Annotated[
    SingleQuestion
    | MultipleQuestion
    | TrueFalseQuestion
    | BlankQuestion
    | MatchingQuestion
    | OrderingQuestion
    | NumericQuestion
    | OpenQuestion,
    Field(discriminator="kind"),
]


class Quiz(Model):
    """The question bank of a tema (`quizzes/tema-N.yml`)."""

    tema: TemaNumber = Field(description="Número del tema, el mismo que lleva el nombre del archivo.")
    questions: list[Question] = Field(min_length=1, description="Las preguntas, en el orden en que se muestran.")
    retired: list[QuestionId] = Field(
        default=[], description="Identificadores de preguntas ya quitadas, que no se pueden volver a usar."
    )

    @model_validator(mode="after")
    def _check_retired(self) -> Quiz:
        for position, question in enumerate(self.questions):
            if question.id in self.retired:
                message = "«{id}» está en `retired`: de ese identificador cuelgan respuestas a otra pregunta"
                raise make_error("retired_id", message, ("questions", position, "id"), id=question.id)
        return self


def fold_answer(text: str) -> str:
    """How typed answers are compared, as `foldText` in docs/assets/js/core/grading.js: the tilde of «ñ» counts, no
    other.
    """
    visible = text if text.isprintable() else "".join(sign for sign in text if unicodedata.category(sign) != "Cf")
    decomposed = unicodedata.normalize("NFD", visible)
    kept = re.sub("[\u0300-\u0302\u0304-\u036f]", "", decomposed)
    return " ".join(unicodedata.normalize("NFC", kept).lower().strip(_EDGES).split())


def _refuse_same_answer(noun: str, texts: list[str], at: tuple[str, ...]) -> None:
    """Refuse a text that reads as an earlier one, accents and case aside. `at` is (list's key, text's key), either left
    out.
    """
    folded = [fold_answer(text) for text in texts]
    for position, text in enumerate(folded):
        if text in folded[:position]:
            place = (*at[:-1], position, *at[-1:])
            message = "{noun} «{value}» ya está más arriba (no cuentan las tildes ni las mayúsculas)"
            raise make_error("repeated_answer", message, place, noun=noun, value=texts[position])
