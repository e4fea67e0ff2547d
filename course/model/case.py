"""`data/cases/*.yml`: the case studies."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from course.model.base import HeadingId, Model, ReferenceKey, Slug
from course.model.texts import BlockText, CitedText, Name, PlainText, RowText

CaseKind = Literal["community", "policy", "platform", "plan", "programme", "wiki", "network", "service"]
CaseScope = Literal["municipal", "provincial", "regional", "state", "european", "international"]
CaseStatus = Literal["active", "ended", "unknown"]


class CaseFigure(Model):
    """One published figure of a case."""

    label: PlainText = Field(description="Qué mide.")
    value: Name = Field(description="El valor con su unidad, como lo leerá el lector.")
    year: Name = Field(description="Año o periodo del dato.")
    source: ReferenceKey = Field(description="Fuente del dato, clave de `references.bib`.")
    note: CitedText | None = Field(default=None, description="Aclaración necesaria para no leerlo mal.")


class CaseComparison(Model):
    """What a table compares about a case, each in a few words with its citations."""

    participants: RowText = Field(description="Quiénes participan y cuántos, o que no consta.")
    tool: RowText = Field(description="La herramienta.")
    cost: RowText = Field(description="Cuánto costó y a quién, o que no consta.")
    governance: RowText = Field(description="Quién edita o propone y quién decide.")
    survives: RowText = Field(description="Qué queda hoy.")


class Case(Model):
    """A case study (`data/cases/<id>.yml`). Long texts are Markdown with citations (`[@clave]`)."""

    id: Slug = Field(description="Identificador; el archivo se llama igual. No cambia nunca.")
    name: Name = Field(description="Nombre completo y oficial.")
    short_name: Name = Field(description="Nombre breve para tarjetas y menús.")
    summary: PlainText = Field(description="El caso en una o dos frases, texto sin formato.")
    kind: CaseKind = Field(description="Tipo de iniciativa.")
    scope: CaseScope = Field(description="Ámbito territorial de quien la promueve.")
    place: PlainText = Field(description="Dónde.")
    promoter: PlainText = Field(description="Quién la promueve.")
    period: PlainText = Field(description="Desde cuándo y hasta cuándo, en palabras.")
    status: CaseStatus = Field(description="`active`, `ended` o `unknown` si no consta.")
    sections: list[HeadingId] = Field(min_length=1, description="Epígrafes del programa donde se estudia.")
    context: BlockText = Field(description="De qué problema partía.")
    platform: BlockText = Field(description="Con qué tecnología o soporte.")
    process: list[BlockText] = Field(min_length=1, description="Cómo se hizo, paso a paso.")
    figures: list[CaseFigure] = Field(default=[], description="Cifras publicadas, cada una con su fuente.")
    results: BlockText = Field(description="Qué se consiguió.")
    limits: BlockText = Field(description="Límites, fallos y críticas.")
    state_today: BlockText = Field(description="Qué se sabe de su estado actual.")
    copy_: list[BlockText] = Field(alias="copy", min_length=1, description="Qué puede copiar un ayuntamiento el lunes.")
    comparison: CaseComparison | None = Field(default=None, description="Lo que compara la tabla de un tema.")
    sources: list[ReferenceKey] = Field(min_length=1, description="Fuentes del caso, claves de `references.bib`.")
