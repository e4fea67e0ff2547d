"""`data/diagnoses/*.yml`: self-diagnoses."""

from __future__ import annotations

from pydantic import Field, field_validator, model_validator

from course.language.folded_words import fold_answer
from course.model.base import HeadingId, Model, ReferenceKey, Slug, make_error, refuse_repeated
from course.model.texts import PlainText, UncitedText


class ScaleOption(Model):
    """One of the possible answers to every statement of a diagnosis."""

    points: int = Field(
        ge=0, le=100, description="Puntos que suma. No cambian nunca: es lo que se guarda de cada lector."
    )
    text: PlainText = Field(description="La respuesta, texto sin formato.")


class DiagnosisStatement(Model):
    """Something that is either true of a town hall or not, and can be verified."""

    id: Slug = Field(description="Identificador. No cambia nunca ni se reutiliza: de él cuelgan respuestas guardadas.")
    text: UncitedText = Field(
        description="La frase, en afirmativo y con una sola cosa que comprobar. Texto sin formato."
    )
    section: HeadingId = Field(description="Epígrafe que hay que releer si la respuesta es baja.")
    proof: UncitedText = Field(description="Qué prueba buscar antes de responder. Texto sin formato.")
    sources: list[ReferenceKey] = Field(default=[], description="Fuentes en que se apoya, claves de `references.bib`.")


class DiagnosisBand(Model):
    """The result for a sum between two numbers, both included."""

    minimum: int = Field(ge=0, description="Suma más baja del tramo.")
    maximum: int = Field(ge=0, description="Suma más alta del tramo.")
    title: PlainText = Field(description="El resultado en pocas palabras.")
    text: UncitedText = Field(description="Qué quiere decir y qué conviene hacer. Texto sin formato.")
    read: list[HeadingId] = Field(min_length=1, description="Epígrafes que conviene leer con ese resultado.")

    @model_validator(mode="after")
    def _check_order(self) -> DiagnosisBand:
        if self.maximum < self.minimum:
            raise make_error("band_order", "`maximum` tiene que ser igual o mayor que `minimum`", ("maximum",))
        return self


class Diagnosis(Model):
    """A self-diagnosis (`data/diagnoses/<id>.yml`): statements that a team scores, and what each sum means."""

    id: Slug = Field(description="Identificador; el archivo se llama igual. No cambia nunca.")
    title: PlainText = Field(description="Título.")
    intro: UncitedText = Field(description="Cómo se responde, en dos o tres frases. Texto sin formato.")
    scale: list[ScaleOption] = Field(
        min_length=2, description="Respuestas posibles, de menos a más puntos. La primera vale 0."
    )
    statements: list[DiagnosisStatement] = Field(
        min_length=1, description="Las frases, en el orden en que se muestran."
    )
    bands: list[DiagnosisBand] = Field(
        min_length=1, description="Tramos, de menos a más. Juntos van de 0 a la suma máxima."
    )
    plan_field: Slug | None = Field(
        default=None,
        description="Campo `long_text` del plan al que el lector puede llevar el resultado. La página lo muestra.",
    )
    retired: list[Slug] = Field(
        default=[], description="Identificadores de frases ya quitadas, que no se pueden volver a usar."
    )

    @field_validator("scale")
    @classmethod
    def _check_scale(cls, scale: list[ScaleOption]) -> list[ScaleOption]:
        if scale[0].points:
            raise make_error("scale_start", "la primera respuesta de la escala tiene que valer 0 puntos", (0, "points"))
        for position in range(1, len(scale)):
            if scale[position].points <= scale[position - 1].points:
                message = "la escala va de menos a más puntos: esta respuesta tiene que valer más que la anterior"
                raise make_error("scale_order", message, (position, "points"))
        refuse_repeated("la respuesta", "text", [fold_answer(option.text) for option in scale])
        return scale

    @field_validator("statements")
    @classmethod
    def _check_statements(cls, statements: list[DiagnosisStatement]) -> list[DiagnosisStatement]:
        refuse_repeated("la frase", "id", [statement.id for statement in statements])
        return statements

    @model_validator(mode="after")
    def _check_retired(self) -> Diagnosis:
        for position, statement in enumerate(self.statements):
            if statement.id in self.retired:
                message = "«{id}» está en `retired`: de ese identificador cuelgan respuestas a otra frase"
                raise make_error("retired_id", message, ("statements", position, "id"), id=statement.id)
        return self

    @property
    def maximum(self) -> int:
        """The highest sum that can be reached, in points."""
        return len(self.statements) * self.scale[-1].points
