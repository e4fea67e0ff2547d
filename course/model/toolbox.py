"""`data/tools.yml`: the tools of the course, grouped by what they are for."""

from __future__ import annotations

from pydantic import Field, field_validator, model_validator

from course.model.base import Model, Slug, make_error, refuse_repeated
from course.model.menu import PagePath
from course.model.texts import PlainText


class Tool(Model):
    """A tool: a page, or a part of one. Its name and its minutes are those that its page says."""

    page: PagePath = Field(description="La página, como `mi-plan.md`.")
    anchor: Slug | None = Field(
        default=None, description="El ancla de su apartado, si la herramienta es solo una parte de la página."
    )
    name: PlainText | None = Field(
        default=None, description="Cómo se llama, si es solo una parte de la página. Texto sin formato."
    )
    text: PlainText = Field(description="Para qué sirve, en una frase. Texto sin formato.")
    gives: PlainText = Field(description="Lo que el lector se lleva, en pocas palabras. Texto sin formato.")
    minutes: int | None = Field(
        default=None, ge=1, le=1000, description="Cuánto se tarda, si ni su página ni los datos lo dicen."
    )
    featured: bool = Field(default=False, description="`true` si sale también en la lista breve, la de la portada.")

    @model_validator(mode="after")
    def _check_name(self) -> Tool:
        if self.anchor and not self.name:
            raise make_error("tool_name", "una parte de una página necesita su nombre, en `name`", ("anchor",))
        if self.name and not self.anchor:
            message = "una página entera se llama como ella misma dice: `name` es para una parte, con su `anchor`"
            raise make_error("tool_name", message, ("name",))
        return self


class ToolGroup(Model):
    """Tools for one purpose."""

    id: Slug = Field(description="Identificador, que es también el ancla en la página.")
    title: PlainText = Field(description="Para qué son: «Para contestar un mensaje». Texto sin formato.")
    tools: list[Tool] = Field(min_length=1, description="Las herramientas, en el orden en que se muestran.")


class Toolbox(Model):
    """The tools (`data/tools.yml`)."""

    groups: list[ToolGroup] = Field(min_length=1, description="Las herramientas, por lo que se quiere hacer.")

    @field_validator("groups")
    @classmethod
    def _check_groups(cls, groups: list[ToolGroup]) -> list[ToolGroup]:
        refuse_repeated("el grupo", "id", [group.id for group in groups])
        seen: set[tuple[str, str | None]] = set()
        for number, group in enumerate(groups):
            for position, tool in enumerate(group.tools):
                if (tool.page, tool.anchor) in seen:
                    place = (number, "tools", position, "anchor" if tool.anchor else "page")
                    raise make_error("tool_twice", "esta herramienta ya está más arriba", place)
                seen.add((tool.page, tool.anchor))
        return groups
