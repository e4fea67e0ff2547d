"""`data/triage.yml`: the decision tree for what to do with a message."""

from __future__ import annotations

from pydantic import Field, field_validator, model_validator

from course.findings import suggest_close_match
from course.model.base import HeadingId, MessageKindId, Model, ReferenceKey, Slug, make_error
from course.model.question_kinds.base import refuse_same_text
from course.model.response import MessageAction
from course.model.texts import PlainText


class TriageOption(Model):
    """An answer to a question of the tree, and where it leads."""

    text: PlainText = Field(description="La respuesta, en pocas palabras. Texto sin formato.")
    goto: Slug = Field(description="Identificador de la pregunta o de la salida a la que lleva, que está más abajo.")


class TriageStep(Model):
    """A question of the tree."""

    id: Slug = Field(description="Identificador. No cambia nunca: de él cuelgan enlaces.")
    question: PlainText = Field(description="La pregunta, que se contesta mirando el mensaje. Texto sin formato.")
    help: PlainText | None = Field(
        default=None, description="Con qué se decide, en una o dos frases. Texto sin formato."
    )
    options: list[TriageOption] = Field(min_length=2, description="Las respuestas, en el orden en que se muestran.")

    @field_validator("options")
    @classmethod
    def _check_options(cls, options: list[TriageOption]) -> list[TriageOption]:
        refuse_same_text("la respuesta", [option.text for option in options], ("text",))
        return options


class TriageOutcome(Model):
    """A leaf of the tree: what is done with which kind of message, and with which replies."""

    id: Slug = Field(description="Identificador. No cambia nunca: de él cuelgan enlaces.")
    action: MessageAction = Field(
        description="Qué se hace: `answer` responder, `private` pasar a privado, `escalate` escalar, "
        "`moderate` aplicar las normas, "
        "`report` denunciar, `ignore` no responder."
    )
    title: PlainText = Field(description="La salida, en pocas palabras. Texto sin formato.")
    kind: MessageKindId = Field(
        description="El tipo de mensaje, de `data/inbox.yml`: de él sale en cuánto tiempo se atiende."
    )
    actions: list[PlainText] = Field(min_length=1, description="Los pasos, en orden. Texto sin formato.")
    responses: list[Slug] = Field(default=[], description="Respuestas de `data/responses.yml` que sirven aquí.")
    read: list[HeadingId] = Field(min_length=1, description="Epígrafes del programa donde se explica.")
    sources: list[ReferenceKey] = Field(default=[], description="Fuentes en que se apoya, claves de `references.bib`.")


class Triage(Model):
    """The triage of messages (`data/triage.yml`). It starts at the first question."""

    id: Slug = Field(description="Identificador; el DOCX se llama igual. No cambia nunca.")
    title: PlainText = Field(description="Título del documento.")
    intro: PlainText = Field(description="Para qué sirve y cómo se usa, en dos o tres frases. Texto sin formato.")
    steps: list[TriageStep] = Field(
        min_length=1, description="Las preguntas. Cada opción lleva a una de más abajo o a una salida."
    )
    outcomes: list[TriageOutcome] = Field(min_length=2, max_length=26, description="Las salidas, una letra cada una.")

    @model_validator(mode="after")
    def _check_tree(self) -> Triage:
        steps = [step.id for step in self.steps]
        outcomes = [outcome.id for outcome in self.outcomes]
        for position, identifier in enumerate([*steps, *outcomes]):
            if identifier in [*steps, *outcomes][:position]:
                is_step = position < len(steps)
                at = ("steps", position, "id") if is_step else ("outcomes", position - len(steps), "id")
                raise make_error("repeated", "el identificador «{id}» ya está más arriba", at, id=identifier)
        reached = {steps[0]}
        for number, step in enumerate(self.steps):
            for position, option in enumerate(step.options):
                place = ("steps", number, "options", position, "goto")
                if option.goto in steps[: number + 1]:
                    message = "«{id}» no está más abajo: quien responde daría vueltas"
                    raise make_error("triage_loop", message, place, id=option.goto)
                if option.goto not in steps and option.goto not in outcomes:
                    near = suggest_close_match(option.goto, [*steps[number + 1 :], *outcomes])
                    message = "no hay ninguna pregunta ni salida «{id}»" + (f" ({near})" if near else "")
                    raise make_error("triage_goto", message, place, id=option.goto)
                reached.add(option.goto)
        for name, identifiers in (("steps", steps), ("outcomes", outcomes)):
            for position, identifier in enumerate(identifiers):
                if identifier not in reached:
                    raise make_error(
                        "triage_unreached",
                        "ninguna opción lleva a «{id}»: ponlo en el `goto` de una opción de más arriba o bórralo",
                        (name, position, "id"),
                        id=identifier,
                    )
        return self

    def find_label(self, identifier: str) -> str:
        """The label of a question or an outcome on the page and on paper: `3`, `B`."""
        steps = [step.id for step in self.steps]
        if identifier in steps:
            return str(steps.index(identifier) + 1)
        return chr(ord("A") + [outcome.id for outcome in self.outcomes].index(identifier))
