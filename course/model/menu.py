"""`data/menu.yml`: the menu, in order. The names of the pages come from the pages (`course/derived/titles.py`)."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints, model_validator

from course.model.base import Form, HeadingId, Model, Slug, make_error
from course.model.texts import Name

PagePath = Annotated[
    str,
    StringConstraints(pattern=r"^[^/.][^\\]*\.md$"),
    Form("una página se nombra por su ruta dentro de docs/, como `tema-1/index.md`"),
]


class Insertion(Model):
    """Pages that appear among those of a tema but are not in its folder."""

    after: HeadingId = Field(description="Epígrafe del programa: van detrás de la página que lo trata.")
    pages: list[PagePath] = Field(min_length=1, description="Las páginas, como `autodiagnostico.md`.")


class MenuEntry(Model):
    """One line of the menu: a page, all the temas, or a part with pages of its own."""

    page: PagePath | None = Field(default=None, description="Una página, como `programa.md`.")
    temas: list[Insertion] | None = Field(
        default=None,
        description="Todos los temas, con sus páginas en el orden del programa; y entre ellas, las que aquí se digan.",
    )
    title: Name | None = Field(default=None, description="Cómo se llama una parte que reúne varias páginas.")
    pages: list[PagePath] = Field(default=[], description="Las páginas de esa parte.")
    folder: Slug | None = Field(
        default=None, description="Carpeta de `docs/` cuyas demás páginas van detrás, por orden alfabético."
    )
    apart: bool = Field(
        default=False,
        description="`true` si la parte no es para el alumno: solo la muestra el menú de sus propias páginas.",
    )

    @model_validator(mode="after")
    def _check_shape(self) -> MenuEntry:
        given = [name for name in ("page", "temas", "title") if getattr(self, name) is not None]
        if len(given) != 1:
            message = "una línea del menú lleva `page`, `temas` o `title`, y solo uno"
            raise make_error("menu_shape", message, tuple(given[1:2]))
        if (self.pages or self.folder) and self.title is None:
            message = "`pages` y `folder` son de una parte, que lleva `title`"
            raise make_error("menu_part", message, ("pages",) if self.pages else ("folder",))
        if self.apart and self.title is None:
            raise make_error("menu_apart", "`apart` es de una parte, que lleva `title`", ("apart",))
        if self.title and not (self.pages or self.folder):
            raise make_error("menu_empty", "esta parte del menú no tiene páginas: dilas en `pages`", ("title",))
        return self


class Menu(Model):
    """The menu, and the pages that the footer of every page links to (`data/menu.yml`)."""

    entries: list[MenuEntry] = Field(min_length=1, description="El menú, en su orden.")
    then: PagePath | None = Field(
        default=None, description="La página a la que lleva «Siguiente» desde la última de los temas, si hay alguna."
    )
    footer: list[PagePath] = Field(default=[], description="Páginas que se enlazan al pie de todas.")
