"""`data/search.yml`: what the search knows of the words of its readers and of the kinds of pages."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

from pydantic import Field, StringConstraints, field_validator

from course.language.folded_words import fold_answer
from course.model.base import Form, Model, Slug, make_error
from course.model.menu import PagePath
from course.model.texts import TextSort, TypedText

SearchWord = Annotated[
    str,
    StringConstraints(pattern=r"^[^\W_]+$"),
    Form("un sinónimo es una sola palabra; lo que son varias se escribe en `answers`"),
    TextSort.TYPED,
]
SearchQuery = Annotated[TypedText, StringConstraints(pattern=r"\w"), Form("escribe al menos una palabra")]


class PageWeight(Model):
    """Pages that come before or after others that have the same words."""

    weight: float = Field(gt=0, le=5, description="Cuánto cuentan sus resultados: 1 es lo normal; 0.5, la mitad.")
    pages: list[PagePath] = Field(
        min_length=1, description="Las páginas, como `programa.md`; `autores/*.md` son todas las de una carpeta."
    )


class SearchAnswer(Model):
    """A page, or a part of it, that answers what readers type in words that it does not use."""

    page: PagePath = Field(description="La página, como `mi-plan.md`.")
    anchor: Slug | None = Field(default=None, description="El ancla de su apartado, si la respuesta está en uno.")
    queries: list[SearchQuery] = Field(
        min_length=1,
        description="Lo que se escribe. Vale con sus palabras, en cualquier orden y con o sin tildes.",
    )


class SearchGuide(Model):
    """What helps the search (`data/search.yml`)."""

    weights: list[PageWeight] = Field(default=[], description="Páginas que cuentan más o menos que las demás.")
    tool_weight: float = Field(
        default=1, gt=0, le=5, description="Cuánto cuentan las páginas de `data/tools.yml` que no están en `weights`."
    )
    synonyms: list[list[SearchWord]] = Field(
        default=[], description="Grupos de palabras que los lectores usan para lo mismo."
    )
    answers: list[SearchAnswer] = Field(default=[], description="Qué página contesta a cada búsqueda.")

    @field_validator("synonyms")
    @classmethod
    def _check_synonyms(cls, groups: list[list[str]]) -> list[list[str]]:
        for number, group in enumerate(groups):
            if len(group) < 2:
                raise make_error("lone_synonym", "un grupo de sinónimos tiene dos palabras o más", (number,))
        _refuse_typed_twice(
            ((number, position), word) for number, group in enumerate(groups) for position, word in enumerate(group)
        )
        return groups

    @field_validator("answers")
    @classmethod
    def _check_answers(cls, answers: list[SearchAnswer]) -> list[SearchAnswer]:
        _refuse_typed_twice(
            ((number, "queries", position), query)
            for number, answer in enumerate(answers)
            for position, query in enumerate(answer.queries)
        )
        return answers


def _refuse_typed_twice(typed: Iterable[tuple[tuple[str | int, ...], str]]) -> None:
    """Raise an error if two texts are the same to the search, which sees neither accents nor case."""
    seen: dict[str, str] = {}
    for at, text in typed:
        earlier = seen.setdefault(fold_answer(text), text)
        if earlier is not text:
            message = "«{text}» ya está más arriba"
            raise make_error("typed_twice", message, at, text=earlier)
