"""The parts of the page around the content, and of MkDocs' settings, that belong to the course.

They are its names, licences, emblems and colours. The theme's templates (`overrides/`) read them as
`config.extra.look`.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from mkdocs.config.defaults import MkDocsConfig

from course.loaded.parts import CourseParts
from course.model import CourseFacts, Menu, Palette
from course.model.course_facts import COURSE_EMBLEM, Licences
from macros.emblems import load_emblem

EXTRA = "look"


@dataclass(frozen=True)
class Look:
    """What the theme receives. For a course with errors, as much as is known: its pages then report the errors."""

    title: str = ""
    description: str = ""
    licences: Licences | None = None
    search_suggestions: tuple[str, ...] = ()
    storage_name: str = ""
    emblem: str = ""
    tema_emblems: dict[str, str] = field(default_factory=dict)
    palette: Palette | None = None
    footer: tuple[str, ...] = ()


def make_look(course: CourseParts) -> Look:
    """The look of a course, or of the draft of one."""
    facts, menu = course.find_value(CourseFacts), course.find_value(Menu)
    temas = course.index.temas.values()
    look = Look(
        emblem=load_emblem(course.root, COURSE_EMBLEM),
        tema_emblems={str(tema.number): load_emblem(course.root, tema.emblem_path) for tema in temas},
        palette=course.find_value(Palette),
        footer=tuple(menu.footer) if menu else (),
    )
    if facts is None:
        return look
    return replace(
        look,
        title=facts.title,
        description=facts.description,
        licences=facts.licences,
        storage_name=facts.storage_name,
        search_suggestions=tuple(facts.search_suggestions),
    )


def install_look(config: MkDocsConfig, look: Look) -> None:
    """Pass the look to MkDocs and the theme."""
    config.site_name = look.title or config.site_name
    config.site_description = look.description
    config.extra[EXTRA] = look
