"""The slides about a page, one function a kind: each takes the turn of the page and returns its slides, if any."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from exports.slides.fitting import cut
from exports.slides.page_content import PageContent
from exports.slides.page_tool import TOOL
from exports.slides.page_turn import PageTurn
from exports.slides.picture_place import measure_scale
from exports.slides.plan import Line, Mark, Picture, Slide
from exports.slides.text import label, write_plain

# Points that a unit of a drawing takes: with fewer, its words are small for a room, and it is better shown on its page;
# with much fewer, nobody can read them, and it is left there.
SMALL_SCALE, LEAST_SCALE = 0.62, 0.5

MOST_TOOL_SLIDES = 5  # of a page
_PRACTICE = "En tu ayuntamiento"
_HOW_TO_READ = (
    "Léela con la sala y pregunta en qué punto está cada ayuntamiento. Pide que cada persona apunte la línea que más"
    " falta le hace en el suyo."
)


def show_summary(turn: PageTurn) -> list[Slide]:
    """«En cinco minutos». Its notes have what the trainer says, and the ideas and drawings that have no slide."""
    content = turn.content
    notes = [*turn.notes, *_say_summary(content)]
    if content.document:
        notes.append(f"La plantilla «{content.document}» se descarga en la página «Plantillas» de la web.")
    if content.ideas and not turn.shows_ideas:
        notes += ["Ideas clave de la página:", *(f"• {write_plain(idea)}" for idea in content.ideas)]
    notes += name_illegible(content.pictures)
    return cut(turn.name, [Line(label(f"{part}.", text)) for part, text in content.summary], tuple(notes))


def _say_summary(content: PageContent) -> Iterator[str]:
    """How the page begins, and what its slide says, in words to be said."""
    if content.lead:
        yield f"Para empezar: {content.lead}"
    said = [f"{name}: {write_plain(text)}" for name, text in content.summary]
    if said:
        yield "Qué decir. " + " ".join(said)


def show_pictures(turn: PageTurn) -> list[Slide]:
    return show_each(turn.content.pictures, turn)


def show_each(pictures: Sequence[Picture], turn: PageTurn) -> list[Slide]:
    """A slide for each of some pictures of a page, without those that nobody could read on it."""
    return [
        Slide(picture.title, picture=picture, notes=(*turn.notes, *_say_picture(picture)))
        for picture in pictures
        if _is_legible(picture)
    ]


def name_illegible(pictures: Sequence[Picture]) -> list[str]:
    """A note for each of the pictures that have no slide."""
    return [f"Lámina que se ve mejor en la página: «{each.title}»." for each in pictures if not _is_legible(each)]


def _say_picture(picture: Picture) -> Iterator[str]:
    if measure_scale(picture) < SMALL_SCALE:
        yield "Sus letras son pequeñas para una sala: enséñala desde la página si puedes."
    if picture.description:
        yield f"Lo que muestra: {picture.description}"


def _is_legible(picture: Picture) -> bool:
    return measure_scale(picture) >= LEAST_SCALE


def show_tool(turn: PageTurn) -> list[Slide]:
    """The tool of the page on a few slides. What doesn't fit on them is noted; on the last, what is said after it."""
    tool = turn.content.tool
    if tool is None:
        return []
    title = f"{TOOL if tool.is_announced else _PRACTICE} · {turn.name}"
    notes = [*turn.notes, _HOW_TO_READ]
    slides = cut(title, tool.lines)
    if len(slides) > MOST_TOOL_SLIDES and tool.brief:
        slides = cut(title, tool.brief)
        notes += ["La tabla entera:", *_note_lines(tool.lines)]
    shown, rest = slides[:MOST_TOOL_SLIDES], [line for slide in slides[MOST_TOOL_SLIDES:] for line in slide.lines]
    if rest:
        notes += ["Lo que no cabe en las diapositivas:", *_note_lines(rest)]
    size = min(slide.size for slide in shown)
    shown = [replace(slide, size=size, notes=tuple(notes)) for slide in shown]
    after = [write_plain(line.runs) if line.mark == Mark.NONE else _note_line(line) for line in tool.after]
    return [*shown[:-1], replace(shown[-1], notes=(*notes, *after))]


def _note_lines(lines: Sequence[Line]) -> list[str]:
    return [_note_line(line) for line in lines]


def _note_line(line: Line) -> str:
    return f"• {write_plain(line.runs)}"


def show_ideas(turn: PageTurn) -> list[Slide]:
    """«Ideas clave», if there is room for them."""
    if not turn.shows_ideas:
        return []
    lines = [Line(idea, Mark.BULLET) for idea in turn.content.ideas]
    rule = (f"{name}: {write_plain(text)}" for name, text in turn.content.summary[:1])
    notes = (*turn.notes, "Pide a la sala un ejemplo de cada idea.", *rule)
    return cut(f"Ideas clave · {turn.name}", lines, notes)


# In the order of the slides.
PAGE_SLIDES: tuple[Callable[[PageTurn], list[Slide]], ...] = (
    show_summary,
    show_pictures,
    show_tool,
    show_ideas,
)
