"""`data/norms.yml`: the regulations that the course cites. A `Norm` is a regulation: a law, a decree or an order."""

from __future__ import annotations

import datetime
import re
from typing import Annotated, Literal

from pydantic import Field, field_validator, model_validator

from course.model.base import LawKey, Model, make_error, refuse_repeated
from course.model.texts import Name, NoteText, PlainText, Proofreading

NormStatus = Literal["in_force", "amended", "repealed"]
# What a reader sees.
NORM_STATUS_NAMES: dict[NormStatus, str] = {
    "in_force": "Vigente",
    "amended": "Vigente, con cambios",
    "repealed": "Derogada",
}

_LOCATOR = re.compile(r"(?:art\. \d\S*|disp\. \S+|anexo)(?: \S+)*")
_SEVERAL = re.compile(r" [ye] ")


class NormArticle(Model):
    """One relevant article, and what it says to somebody who serves the public."""

    locator: Name = Field(description="El artículo, escrito como se cita: `art. 4.c`, `disp. adic. 7.ª`.")
    says: Annotated[PlainText, Proofreading.LATER] = Field(
        description="Qué dice, en una o dos frases nuestras. Texto sin formato."
    )


class Norm(Model):
    """The current state of a regulation: whether it is in force, when that was checked, and what it requires.

    Its name, number, date and official address are in its entry in `references.bib`.
    """

    reference: LawKey = Field(description="La norma, clave de `references.bib` (una entrada `@legislation`).")
    status: NormStatus = Field(
        description="`in_force` si está vigente, `amended` si está vigente con cambios que hay que saber, "
        "`repealed` si está derogada."
    )
    status_note: NoteText | None = Field(
        default=None,
        description="Qué la derogó o la cambió y desde cuándo, o qué parte no está vigente. Solo puede "
        "faltar con `in_force`.",
    )
    checked: datetime.date = Field(description="Día en que se comprobó, AAAA-MM-DD.")
    social_media: Annotated[PlainText, Proofreading.LATER] | None = Field(
        default=None,
        description="A qué te obliga, o qué te permite, al atender por redes sociales. Con ella, la norma "
        "sale en la tabla de `norms()`.",
    )
    articles: list[NormArticle] = Field(
        default=[], description="Los artículos que importan. Salen en la tabla y al pasar por una cita."
    )

    @field_validator("articles")
    @classmethod
    def _check_articles(cls, articles: list[NormArticle]) -> list[NormArticle]:
        for number, article in enumerate(articles):
            if not _LOCATOR.fullmatch(article.locator) or _SEVERAL.search(article.locator):
                message = (
                    "el artículo se escribe como se cita, uno en cada entrada: `art. 4.c`, "
                    "`disp. adic. 7.ª`, `anexo II, op.acc.4`"
                )
                raise make_error("locator", message, (number, "locator"))
        refuse_repeated("el artículo", "locator", [article.locator for article in articles])
        return articles

    @model_validator(mode="after")
    def _check_note(self) -> Norm:
        if self.status == "repealed" and self.status_note is None:
            raise make_error("repealed_by", "una norma derogada dice qué la derogó: falta `status_note`", ("status",))
        if self.status == "amended" and self.status_note is None:
            raise make_error("amended_by", "una norma con cambios dice cuáles: falta `status_note`", ("status",))
        if self.social_media and self.status == "repealed":
            raise make_error(
                "repealed_obliges", "una norma derogada ya no obliga: quita `social_media`", ("social_media",)
            )
        if self.social_media and not self.articles:
            message = "di también en qué artículos lo dice: falta `articles`"
            raise make_error("norm_without_articles", message, ("social_media",))
        return self

    def find_article(self, locator: str) -> NormArticle | None:
        """The article that a locator names, or the one that contains it: `art. 5` for `art. 5.4`; None if unknown."""
        known = {article.locator: article for article in self.articles}
        while locator not in known and "." in locator.removeprefix("art. "):
            locator = locator.rpartition(".")[0]
        return known.get(locator)


class Norms(Model):
    """The regulations that the course cites (`data/norms.yml`)."""

    norms: list[Norm] = Field(min_length=1, description="Las normas, en cualquier orden.")

    @field_validator("norms")
    @classmethod
    def _check_norms(cls, norms: list[Norm]) -> list[Norm]:
        refuse_repeated("la norma", "reference", [norm.reference for norm in norms])
        return norms
