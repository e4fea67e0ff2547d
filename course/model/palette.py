"""`data/palette.yml`: the colours of the temas, also used by boxes and notes."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from course.model.base import Form, Model

Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
# How many colours the stylesheets refer to by number, for boxes, drawings and code.
NAMED_COLOURS = 5

HexColour = Annotated[
    str,
    StringConstraints(pattern=r"^#[0-9a-f]{6}$"),
    Form("un color se escribe con almohadilla y seis cifras o letras de la `a` a la `f`, minúsculas, como `#0a5c64`"),
]


class ColourPair(Model):
    """A colour for text, and a pale one for its background."""

    ink: HexColour = Field(description="El color del texto y de las líneas, como `#0a5c64`.")
    tint: HexColour = Field(description="El fondo suave que lo acompaña.")


class PaletteColour(Model):
    """One colour, in both schemes of the site."""

    light: ColourPair = Field(description="En modo claro.")
    dark: ColourPair = Field(description="En modo oscuro.")

    def get_pair(self, scheme: Scheme) -> ColourPair:
        return self.light if scheme == "light" else self.dark


class Palette(Model):
    """The course's colours (`data/palette.yml`)."""

    colours: list[PaletteColour] = Field(
        min_length=NAMED_COLOURS,
        description="El primero es el del tema 1, y así. Los cinco primeros son también los de los recuadros.",
    )
