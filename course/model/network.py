"""`data/networks.yml`: a comparison of today's social networks for a town hall."""

from __future__ import annotations

import datetime
from typing import Annotated

from pydantic import Field, field_validator

from course.model.base import Model, Slug, refuse_repeated
from course.model.texts import CellText, Name, Proofreading

CRITERIA = {
    "purpose": "Para qué sirve",
    "formats": "Formatos y respuesta",
    "audience": "Público en España",
    "uses": "Usos institucionales vistos",
    "verification": "Cómo se verifica",
    "risks": "Riesgos",
    "accessibility": "Accesibilidad",
}
"""The criteria of the comparison and their Spanish labels: the fields of a `Network` except its id and name."""


class Network(Model):
    """One network, described by the same seven criteria as the others."""

    id: Slug = Field(description="Identificador, que es también el ancla en la página.")
    name: Name = Field(description="Nombre. Texto sin formato.")
    purpose: CellText = Field(
        description="Para qué sirve a un ayuntamiento. Como los demás criterios: admite énfasis y citas `[@clave]`."
    )
    formats: CellText = Field(description="Formatos que admite y si se puede responder.")
    audience: CellText = Field(description="Público en España, con el año y la fuente.")
    uses: Annotated[CellText, Proofreading.LATER] = Field(description="Usos institucionales vistos, con su cita.")
    verification: Annotated[CellText, Proofreading.LATER] = Field(
        description="Cómo se prueba que la cuenta es del ayuntamiento."
    )
    risks: CellText = Field(description="Riesgos.")
    accessibility: CellText = Field(description="Qué hay que hacer para que llegue a todos.")


class Networks(Model):
    """The comparison (`data/networks.yml`)."""

    checked: datetime.date = Field(description="Día en que se revisaron los datos.")
    networks: list[Network] = Field(min_length=2, description="Las redes, en el orden en que se muestran.")

    @field_validator("networks")
    @classmethod
    def _check_networks(cls, networks: list[Network]) -> list[Network]:
        refuse_repeated("la red", "id", [network.id for network in networks])
        refuse_repeated("la red", "name", [network.name for network in networks])
        return networks
