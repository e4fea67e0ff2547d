"""`data/cases/*.yml`: the case studies."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from course.model.base import HeadingId, Model, ReferenceKey, Slug, Text

CaseKind = Literal["community", "policy", "platform", "plan", "programme", "wiki", "network", "service"]
CaseScope = Literal["municipal", "provincial", "regional", "state", "european", "international"]
CaseStatus = Literal["active", "ended", "unknown"]


class CaseFigure(Model):
    """One published figure of a case."""

    label: Text = Field(description="Qué mide.")
    value: Text = Field(description="El valor con su unidad, como lo leerá el lector.")
    year: Text = Field(description="Año o periodo del dato.")
    source: ReferenceKey = Field(description="Fuente del dato, clave de `references.bib`.")
    note: Text | None = Field(default=None, description="Aclaración necesaria para no leerlo mal.")


class CaseComparison(Model):
    """What a table compares of a case, each in a few words with its citations."""

    participants: Text = Field(description="Quiénes participan y cuántos, o que no consta.")
    tool: Text = Field(description="La herramienta.")
    cost: Text = Field(description="Cuánto costó y a quién, o que no consta.")
    governance: Text = Field(description="Quién edita o propone y quién decide.")
    survives: Text = Field(description="Qué queda hoy.")


class Case(Model):
    """A case study, told once (`data/cases/<id>.yml`). Long texts are Markdown with citations (`[@clave]`)."""

    id: Slug = Field(description="Identificador; el archivo se llama igual. No cambia nunca.")
    name: Text = Field(description="Nombre completo y oficial.")
    short_name: Text = Field(description="Nombre breve para tarjetas y menús.")
    summary: Text = Field(description="El caso en una o dos frases, texto sin formato.")
    kind: CaseKind = Field(description="Tipo de iniciativa.")
    scope: CaseScope = Field(description="Ámbito territorial de quien la promueve.")
    place: Text = Field(description="Dónde.")
    promoter: Text = Field(description="Quién la promueve.")
    period: Text = Field(description="Desde cuándo y hasta cuándo, en palabras.")
    status: CaseStatus = Field(description="`active`, `ended` o `unknown` si no consta.")
    sections: list[HeadingId] = Field(min_length=1, description="Epígrafes del programa donde se estudia.")
    context: Text = Field(description="De qué problema partía.")
    platform: Text = Field(description="Con qué tecnología o soporte.")
    process: list[Text] = Field(min_length=1, description="Cómo se hizo, paso a paso.")
    figures: list[CaseFigure] = Field(default=[], description="Cifras publicadas, cada una con su fuente.")
    results: Text = Field(description="Qué se consiguió.")
    limits: Text = Field(description="Límites, fallos y críticas.")
    state_today: Text = Field(description="Qué se sabe de su estado actual.")
    copy_: list[Text] = Field(alias="copy", min_length=1, description="Qué puede copiar un ayuntamiento el lunes.")
    comparison: CaseComparison | None = Field(default=None, description="Lo que compara la tabla de un tema.")
    sources: list[ReferenceKey] = Field(min_length=1, description="Fuentes del caso, claves de `references.bib`.")
