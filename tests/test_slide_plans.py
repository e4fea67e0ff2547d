"""exports/slides/: what the slides say, as plans, whatever the program that draws them."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import combinations
from typing import Any

import pytest
from editions import hold, make_edition
from loaded_courses import copy_loaded, load_minimal_course
from question_kinds import load_samples, make_question
from test_contributing import read_blocks

from course.derived.sessions import time_blocks
from course.language.inline_markdown import render_inline
from course.loaded.whole import Course
from course.model.plan import ChoiceField, PlanOption
from course.model.question import QuestionBase
from course.model.session_guide import WorkedItems
from exports.book.printed_question import make_printed_view
from exports.book.sections import LostSectionError
from exports.slides.activity_slides import list_steps, show_activity
from exports.slides.block_index import say_numbers
from exports.slides.block_questions import count_shown
from exports.slides.fitting import (
    LARGE,
    MOST_LINES,
    SMALLEST,
    count_line_rows,
    cut,
    finish_titles,
    fit_question,
    measure_height,
)
from exports.slides.geometry import BODY, LARGE_SIZE, SIZE, SOURCE_SIZE, TITLE, get_indent
from exports.slides.measuring import count_lines
from exports.slides.page_content import Activity, PageContent, read_page_content
from exports.slides.page_slides import MOST_TOOL_SLIDES, PAGE_SLIDES, show_summary, show_tool
from exports.slides.page_tool import Tool
from exports.slides.page_turn import PageTurn
from exports.slides.picture_place import place_picture
from exports.slides.plan import Deck, Line, Look, Mark, Picture, Slide
from exports.slides.plan_field_slides import note_field, show_fields
from exports.slides.question_deck import plan_questions
from exports.slides.question_slides import ROOM_KINDS, answer, ask, list_left_out, make_room_question
from exports.slides.session_deck import plan_session
from exports.slides.text import Run, parse_inline, split_sentences, write_plain

SENTENCE = "Cada cuenta es del ayuntamiento, se abre con un buzón de servicio y figura en un inventario."
OPTION = "La abre la concejala con su correo municipal y la autorización firmada por la alcaldía."
MODELS = "tema-1/2-modelos.md"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {} {}"/>'


def say(text: str, mark: Mark = Mark.NONE, place: int = 1) -> Line:
    return Line((Run(text),), mark, place)


def read(slide: Slide) -> str:
    return " ".join(write_plain(line.runs) for line in slide.lines)


def count_rows(slide: Slide) -> int:
    return sum(count_line_rows(line, slide.size) for line in slide.lines)


def find(deck: Deck, title: str) -> Slide:
    (slide,) = (slide for slide in deck.slides if slide.title == title)
    return slide


def test_a_long_text_is_cut_between_sentences_and_loses_none() -> None:
    text = " ".join([SENTENCE] * 9)
    slides = cut("Cuentas", [say(text)])
    assert len(slides) > 1 and " ".join(map(read, slides)) == text
    for slide in slides:
        assert count_rows(slide) <= MOST_LINES and slide.size >= SIZE
        assert read(slide).startswith("Cada") and read(slide).endswith("inventario.")


def test_a_sentence_longer_than_a_slide_is_cut_between_words() -> None:
    text = f"{SENTENCE} " + " ".join(["palabra"] * 150) + f". {SENTENCE}"
    slides = cut("Cuentas", [Line(parse_inline(text.replace("palabra", "<em>palabra</em>")))])
    assert len(slides) > 2 and " ".join(map(read, slides)) == text
    assert all(count_rows(slide) <= MOST_LINES for slide in slides)


def test_a_short_text_has_larger_letters() -> None:
    (slide,) = cut("Pausa", [say("20 min. Volvemos a las 11:30.")])
    assert slide.size > SIZE


def test_a_list_goes_with_what_announces_it() -> None:
    lines = [say(SENTENCE), say(SENTENCE), say("Los hechos:"), *(say("Uno.", Mark.NUMBER, n) for n in (1, 2, 3))]
    first, second = cut("Simulacro", lines)
    assert [line.mark for line in first.lines] == [Mark.NONE] * 2
    assert read(second).startswith("Los hechos:") and [line.place for line in second.lines[1:]] == [1, 2, 3]


def test_no_slide_is_left_with_one_line_if_they_can_be_shared_evenly() -> None:
    slides = cut("Cuentas", [say(f"{SENTENCE} {n}.", Mark.BULLET, n) for n in range(1, 8)])
    assert sorted(len(slide.lines) for slide in slides) == [2, 2, 3]


def test_an_abbreviation_does_not_end_a_sentence() -> None:
    runs = parse_inline("Lo dice el <em>art. 14</em> y la pág. 3. ¿Y después? «Se contesta». Nada más.")
    told = [write_plain(sentence) for sentence in split_sentences(runs)]
    assert told == ["Lo dice el art. 14 y la pág. 3.", "¿Y después?", "«Se contesta».", "Nada más."]


def test_each_slide_has_a_title_of_its_own_of_two_lines_at_most() -> None:
    long = "Título de una página que nadie acaba de leer " * 6
    finished = finish_titles([Slide("Ideas"), Slide("Ideas"), Slide("Otra"), Slide(long)])
    titles = [slide.title.replace("\N{NO-BREAK SPACE}", " ") for slide in finished]
    assert titles[:3] == ["Ideas (1 de 2)", "Ideas (2 de 2)", "Otra"]
    assert titles[3].endswith("…") and 60 < len(titles[3]) < len(long)


def test_a_long_question_has_smaller_letters_and_one_that_does_not_fit_two_slides() -> None:
    options = [say(OPTION, Mark.LETTER, place) for place in (1, 2, 3, 4)]
    (short,) = fit_question("P", say(SENTENCE), options)
    (long,) = fit_question("P", say(" ".join([SENTENCE] * 4)), options)
    assert SMALLEST <= long.size < short.size
    prompt, asked = fit_question("P", say(" ".join([SENTENCE] * 12)), options)
    assert [line.place for line in asked.lines] == [1, 2, 3, 4] and prompt.lines[0].mark == Mark.NONE
    for slide in (short, long, prompt, asked):
        assert measure_height(slide.lines, slide.size) <= BODY.height


def draw(width: int, height: int, source: str = SENTENCE) -> Picture:
    return Picture("plano", "Un plano", "", SVG.format(width, height).encode(), (Run(source),) if source else ())


@pytest.mark.parametrize(
    ("picture", "place"),
    [
        (draw(640, 200), "below"),
        (draw(640, 390, " ".join([SENTENCE] * 8)), "beside"),
        (draw(640, 600), "column"),
        (draw(640, 600, " ".join([SENTENCE] * 8)), "column"),
        (draw(640, 600, ""), "column"),
    ],
)
def test_a_drawing_is_as_large_as_it_can_be_with_its_whole_source(picture: Picture, place: str) -> None:
    title, drawing, source, scale = place_picture(picture)
    assert drawing.width == pytest.approx(scale * 640)
    boxes = [title, drawing, *([source] if picture.source else [])]
    for box in boxes:
        assert BODY.x <= box.x and box.x + box.width <= BODY.x + BODY.width + 0.1
        assert TITLE.y <= box.y and box.y + box.height <= BODY.y + BODY.height + 0.1
    for first, second in combinations(boxes, 2):
        apart_across = first.x + first.width <= second.x or second.x + second.width <= first.x
        assert apart_across or first.y + first.height <= second.y or second.y + second.height <= first.y
    assert count_lines(picture.source, SOURCE_SIZE, source.width) * SOURCE_SIZE < source.height or not picture.source
    is_below, is_beside = source.y > drawing.y + drawing.height, source.x > drawing.x + drawing.width
    assert (is_below, is_beside, title.width < BODY.width) == (place == "below", place == "beside", place == "column")


PAGE = """<article><h1 id="2">2. Modelos</h1>
<div class="five-minutes"><p>En cinco minutos</p><dl><dt>La regla</dt><dd>Manda la <em>norma</em>.</dd>
<dt>El ejemplo</dt><dd>El padrón.</dd></dl></div>
<p>Así empieza la página.</p>
<figure><div><svg viewBox="0 0 64 32" role="img" aria-labelledby="plano-title" xmlns="http://www.w3.org/2000/svg">
<title>Un plano</title><desc>Dos cajas.</desc></svg>
<svg viewBox="0 0 32 64" role="img" aria-labelledby="plano-narrow-title" xmlns="http://www.w3.org/2000/svg">
<title></title></svg></div><figcaption>Dibujo propio.</figcaption></figure>
<div class="admonition activity" id="actividad"><p class="admonition-title">Actividad: cuenta (20 minutos)</p>
<p>Mira estas cosas:</p><figure><svg viewBox="0 0 64 32" role="img" aria-labelledby="foto-title"
 xmlns="http://www.w3.org/2000/svg"><title>Una foto</title></svg></figure>
<ol><li>Una.<ul><li>Primera.</li><li>Segunda.</li></ul></li><li>Otra.</li></ol>
<ul><li><strong>A solas.</strong> Apunta.</li><li><strong>En grupo:</strong> Contad.</li>
<li><strong>Lo imprescindible:</strong> La primera.</li></ul>
<div class="solution"><p>Solución</p><p>Son dos.</p><table><thead><tr><th>Qué</th><th>Bien</th></tr></thead>
<tbody><tr><td>Prueba</td><td>Con fecha</td></tr></tbody></table></div></div>
<div class="fold" data-route="extension"><h2 id="mas">Más</h2><figure><svg viewBox="0 0 9 9" role="img"
 aria-labelledby="otro-title" xmlns="http://www.w3.org/2000/svg"><title>Otro</title></svg></figure></div>
<h2 id="ideas-clave">Ideas clave</h2><ul><li>Decide más gente.</li><li>Con <strong>prueba</strong>.</li></ul>
</article>"""


def test_what_a_page_gives() -> None:
    content = read_page_content(PAGE, {})
    assert [(name, write_plain(runs)) for name, runs in content.summary] == [
        ("La regla", "Manda la norma."),
        ("El ejemplo", "El padrón."),
    ]
    assert content.lead == "Así empieza la página."
    assert [write_plain(idea) for idea in content.ideas] == ["Decide más gente.", "Con prueba."]
    (picture,) = content.pictures  # neither its narrow form, nor an activity's, nor what is not essential
    assert (picture.title, picture.description, write_plain(picture.source)) == (
        "Un plano",
        "Dos cajas.",
        "Dibujo propio.",
    )


def test_an_activity_says_its_steps_apart_from_how_it_is_done_and_its_solution() -> None:
    activity = read_page_content(PAGE, {}).find_activity("actividad")
    assert [(write_plain(line.runs), line.mark, line.place) for line in activity.lines] == [
        ("Mira estas cosas:", Mark.NONE, 1),
        ("Una. Primera; Segunda.", Mark.NUMBER, 1),
        ("Otra.", Mark.NUMBER, 2),
    ]
    assert activity.ways == ("A solas. Apunta.", "En grupo. Contad.")
    assert write_plain(activity.essential) == "Lo imprescindible. La primera."
    assert activity.solution == ("Son dos.", "Prueba. Bien: Con fecha.")
    assert [picture.title for picture in activity.pictures] == ["Una foto"]


@pytest.fixture(scope="module")
def course() -> Course:
    """The minimal course with a question of each kind, all of the second page, which has an activity in the session."""
    course = copy_loaded(load_minimal_course())
    first = course.questions[0]
    course.data[QuestionBase] = [replace(first, value=make_question(sample)) for sample in load_samples().values()]
    return course


def make_content() -> PageContent:
    picture = Picture("plano", "Un plano", "Dos cajas.", SVG.format(640, 300).encode(), (Run("Dibujo propio."),))
    return PageContent(
        (("La regla", (Run("Manda la norma."),)), ("El ejemplo", (Run("El padrón."),))),
        "Así empieza.",
        ((Run("Decide más gente."),),),
        (picture,),
        {"actividad": Activity((say("Cuenta."),), (), ("En grupo. Contad.",), ("Son dos.",))},
    )


def test_a_session_is_told_in_the_order_of_its_blocks(course: Course) -> None:
    session = course.facts.sessions[0]
    deck = plan_session(course, session, {MODELS: make_content()})
    titles = [slide.title for slide in deck.slides]
    assert titles[0] == "Sesión 1" and deck.slides[0].look == Look.COVER
    order = ["Bienvenida", "2. Modelos", "Un plano", "Ideas clave · 2. Modelos", "Pausa", "Cierre", "Para la sesión 2"]
    assert [title for title in titles if title in order] == order
    assert titles.index("Pausa") < titles.index("Pregunta 1 · 2. Modelos") < titles.index("Cierre")
    assert read(find(deck, "La mañana, hora a hora")).startswith("09:30–11:00 Bienvenida.")
    assert read(find(deck, "Para la sesión 2")) == "De qué va. La práctica."
    said = " ".join(find(deck, "2. Modelos").notes)
    assert "Página: «2. Modelos», tema 1." in said and "Así empieza." in said
    assert said.index("Manda la norma.") < said.index("El padrón."), "as on the slide"
    assert find(deck, "Un plano").picture and "Dos cajas." in " ".join(find(deck, "Un plano").notes)


@pytest.mark.parametrize(("today", "is_told"), [("2031-02-10", True), ("2031-06-01", False)])
def test_the_days_of_an_edition_are_told_until_it_is_over(course: Course, today: str, is_told: bool) -> None:
    held = hold(course, make_edition(), today)
    first, *_, last = plan_session(held, held.facts.sessions[0], {}).slides
    assert ("Martes 4 de marzo de 2031, de 09:30 a 13:20" in read(first)) == is_told
    assert ("Cuándo. Martes 11 de marzo de 2031, a las 09:30." in read(last)) == is_told
    assert "9:30 a 13:20" in read(first)


def test_the_notes_of_the_hours_say_where_each_block_is(course: Course) -> None:
    deck = plan_session(course, course.facts.sessions[0], {MODELS: make_content()})
    place = {slide.title: number for number, slide in enumerate(deck.slides, start=1)}
    _, before, *index, last, after = find(deck, "La mañana, hora a hora").notes
    assert before == "Portada y programa: diapositivas 1 y 2." and place["Bienvenida"] == 3
    assert index[0] == f"09:30, bienvenida: diapositiva {place['Bienvenida']}."
    assert (
        f"11:00, lectura o explicación: diapositivas {place['2. Modelos']} a {place['Ideas clave · 2. Modelos']}."
        in index
    )
    assert any(line.endswith(f"; preguntas 1 a {len(ROOM_KINDS)} del archivo de preguntas.") for line in index)
    assert last.endswith(f"cierre: diapositiva {place['Cierre']}.")
    assert after == f"Lo de la sesión siguiente: diapositiva {place['Para la sesión 2']}."


def test_numbers_in_a_row_are_told_together() -> None:
    told = [say_numbers("pregunta", numbers) for numbers in ([], [4], [5, 4], [1, 2, 3], [9, 1, 2, 3, 4, 6])]
    assert told == ["sin preguntas", "pregunta 4", "preguntas 4 y 5", "preguntas 1 a 3", "preguntas 1 a 4, 6 y 9"]


def test_a_field_of_the_plan_is_on_its_slide_with_what_fits_and_whole_in_the_notes() -> None:
    rest = "Elige la que se sostenga también en agosto, cuando en la oficina solo queda una persona que conteste."
    field = ChoiceField(
        kind="choice",
        id="cuentas",
        label="Cuántas cuentas",
        help=f"Con poca gente, una. {rest}",
        example="a",
        options=[PlanOption(id="a", text="Una cuenta"), PlanOption(id="b", text="Una por área")],
    )
    noted = note_field(field)
    assert noted == f"• Cuántas cuentas. Con poca gente, una. {rest} Se elige una: Una cuenta; Una por área."
    for count, told in ((1, noted.removeprefix("• ")), (6, "Cuántas cuentas. Con poca gente, una."), (7, field.label)):
        first, *_ = show_fields([field] * count, ())
        assert write_plain(first.lines[0].runs) == told


def make_turn(course: Course) -> PageTurn:
    timed = next(each for each in time_blocks(course.facts.sessions[0]) if each.block.kind == "reading")
    return PageTurn("2. Modelos", 1, make_content(), timed, 10)


ACTIVITY = Activity(
    (say("Cuenta."), say("Los casos:"), *(say(f"Caso {n}.", Mark.NUMBER, n) for n in (1, 2, 3)), say("Y acaba.")),
    solution=("Caben otras:", "1. Sí.", "2. No.", "3. Quizá.", "Y gracias."),
)


def test_an_activity_has_its_minutes_before_its_steps() -> None:
    activity = Activity((say("Cuenta."), say("Una.", Mark.NUMBER)), (), ("En grupo. Contad.",), ("Son dos.",))
    steps = [write_plain(line.runs) for line in list_steps(activity, 10)]
    assert steps == ["10 minutos. Cuenta.", "Una."]
    part = replace(activity, essential=parse_inline("<b>Lo imprescindible.</b> La primera."))
    assert [write_plain(line.runs) for line in list_steps(part, 1)] == [
        "1 minuto. Lo imprescindible. La primera.",
        "Cuenta.",
        "Una.",
    ]


def test_items_that_are_worked_one_by_one_have_each_a_slide_with_its_solution(course: Course) -> None:
    turn = make_turn(course)
    (steps, *items) = show_activity(turn, "Casos", ACTIVITY, 10, worked=WorkedItems(numbers=[3, 1]))
    assert [write_plain(line.runs) for line in steps.lines] == ["10 minutos. Cuenta.", "Y acaba."]
    assert steps.notes[-1] == "Y gracias." and "2. No." not in steps.notes
    assert [(line.place, write_plain(line.runs)) for slide in items for line in slide.lines] == [
        (3, "Caso 3."),
        (1, "Caso 1."),
    ]
    assert [slide.notes[-1] for slide in items] == ["3. Quizá.", "1. Sí."]
    assert all(slide.size > steps.size for slide in items)
    whole = replace(ACTIVITY, solution=("Da igual.",))
    slides = show_activity(turn, "Casos", whole, 10, worked=WorkedItems(numbers=[2]))
    assert all(slide.notes[-1] == "Da igual." for slide in slides)


def test_items_that_are_worked_together_are_in_the_list_without_the_others(course: Course) -> None:
    worked = WorkedItems(numbers=[1, 3], shown="together")
    (slide,) = show_activity(make_turn(course), "Casos", ACTIVITY, 10, worked=worked)
    assert [line.place for line in slide.lines if line.mark == Mark.NUMBER] == [1, 3]
    assert read(slide) == "10 minutos. Cuenta. Los casos: Caso 1. Caso 3. Y acaba."


def test_the_notes_of_an_activity_say_how_its_guide_does_it_or_else_how_its_page_does(course: Course) -> None:
    turn, activity = make_turn(course), replace(ACTIVITY, ways=("A solas. Apunta.",))
    (alone,) = show_activity(turn, "Casos", activity, 10)
    assert "Montaje. A solas. Apunta." in alone.notes
    (guided,) = show_activity(turn, "Casos", activity, 10, {"Cómo se lleva": "Da *dos* minutos."})
    assert "Cómo se lleva. Da dos minutos." in guided.notes and not any("A solas" in note for note in guided.notes)


BOX = """<div class="admonition practice"><p class="admonition-title">En tu ayuntamiento</p>
<p><strong>La prueba.</strong> Contesta.</p>
<table><thead><tr><th>Pregunta</th><th>Si es que no…</th></tr></thead>
<tbody><tr><td>¿Hay suplente?</td><td>Nombra a una</td></tr><tr><td>Fecha</td><td></td></tr></tbody></table>
<p>En Fontclara había una.</p></div>"""
LIST = """<h2 id="f">Las tres firmas</h2><p>Son estas:</p><ul><li>Una.</li><li>Dos.</li><li>Tres.</li></ul>"""


@pytest.mark.parametrize(
    ("announced", "body", "is_announced", "first", "after"),
    [
        (
            "La prueba, que se contesta en un día.",
            LIST + BOX,
            True,
            "La prueba. Contesta.",
            ["En Fontclara había una."],
        ),
        ("Las tres firmas.", BOX + LIST, True, "Las tres firmas.", []),
        ("El mapa de tu plan.", LIST + BOX, False, "La prueba. Contesta.", ["En Fontclara había una."]),
    ],
)
def test_the_tool_of_a_page_is_what_its_summary_announces_or_else_its_box(
    announced: str, body: str, is_announced: bool, first: str, after: list[str]
) -> None:
    summary = f'<div class="five-minutes"><dl><dt>La herramienta</dt><dd>{announced}</dd></dl></div>'
    tool = read_page_content(f'<article><h1 id="1">Uno</h1>{summary}{body}</article>', {}).tool
    assert (tool.is_announced, write_plain(tool.lines[0].runs)) == (is_announced, first)
    assert [write_plain(line.runs) for line in tool.after] == after


def test_the_tool_of_a_section_is_its_quotations_lists_and_tables_or_else_its_box() -> None:
    figure = '<figure><svg viewBox="0 0 9 9"><title>Dibujo</title></svg></figure>'
    quote = f"<h2 id='aviso'>El aviso</h2><p>Se copia.</p>{figure}<blockquote><p>Usamos tus datos.</p></blockquote>"
    page = f'<article><h1 id="1">Uno</h1>{LIST}{quote}{BOX}<h2 id="caja">La caja</h2>{BOX}</article>'
    announced = read_page_content(page, {}, "aviso").tool
    assert [write_plain(line.runs) for line in announced.lines] == ["El aviso.", "Usamos tus datos."]
    box = ["La prueba. Contesta.", "¿Hay suplente? Si es que no: Nombra a una.", "Fecha.", "En Fontclara había una."]
    box[0] = f"En tu ayuntamiento: {box[0]}"
    assert [write_plain(line.runs) for line in announced.after] == box * 2, "whole, because no slide has them"
    listed = read_page_content(page, {}, "f").tool
    assert [write_plain(line.runs) for line in listed.lines] == [
        "Las tres firmas.",
        "Son estas:",
        "Una.",
        "Dos.",
        "Tres.",
    ]
    boxed = read_page_content(page, {}, "caja").tool
    assert (boxed.is_announced, write_plain(boxed.lines[0].runs)) == (True, "La prueba. Contesta.")
    with pytest.raises(LostSectionError, match="uno"):
        read_page_content(page, {}, "uno")


@pytest.mark.parametrize(("announced", "count"), [("La tabla de plazos.", 10), ("Los plazos.", 13)])
def test_only_the_tables_of_a_section_are_shown_if_a_table_is_announced(announced: str, count: int) -> None:
    tool = read_page_content(write_deadlines(announced), {}, "f").tool
    assert len(tool.lines) == count


def test_a_table_that_takes_too_many_slides_has_the_columns_that_the_summary_names(course: Course) -> None:
    turn = replace(make_turn(course), content=read_page_content(write_deadlines("La tabla, con el plazo."), {}, "f"))
    slides = show_tool(turn)
    shown = [write_plain(line.runs) for slide in slides for line in slide.lines]
    assert len(slides) <= MOST_TOOL_SLIDES
    assert shown == ["Las tres firmas.", *(f"Caso {n}. Plazo: Un día." for n in range(9))]
    assert any(note.startswith("• Caso 8. Cómo es: ") for note in slides[0].notes)


@pytest.mark.parametrize(("announced", "is_noted"), [("Las normas del perfil.", True), ("Un campo del plan.", False)])
def test_the_summary_says_where_the_document_that_it_announces_is(
    announced: str, is_noted: bool, course: Course
) -> None:
    document = '<div class="document"><p>Plantilla: Normas del perfil</p><ol><li>Qué se retira.</li></ol></div>'
    page = write_deadlines(announced).replace("</article>", f"{document}</article>")
    (slide,) = show_summary(replace(make_turn(course), content=read_page_content(page, {})))
    assert any("«Normas del perfil»" in note for note in slide.notes) == is_noted


def write_deadlines(announced: str) -> str:
    """A page with a list of three and a table of nine deadlines, whose rows take a slide each."""
    summary = f'<div class="five-minutes"><dl><dt>La herramienta</dt><dd>{announced}</dd></dl></div>'
    rows = "".join(f"<tr><td>Caso {n}</td><td>{SENTENCE * 3}</td><td>Un día</td></tr>" for n in range(9))
    head = "<thead><tr><th>Caso</th><th>Cómo es</th><th>Plazo</th></tr></thead>"
    table = f"<table>{head}<tbody>{rows}</tbody></table>"
    return f'<article><h1 id="1">Uno</h1>{summary}{LIST.replace("<p>Son estas:</p>", "")}{table}</article>'


def test_a_page_whose_box_sends_to_a_field_of_the_plan_has_no_tool() -> None:
    box = '<div class="admonition practice"><p>En tu ayuntamiento</p><p>Escribe en el campo de abajo.</p></div>'
    assert (
        read_page_content(f'<article><h1 id="1">Uno</h1>{LIST.replace("firmas", "listas")}{box}</article>', {}).tool
        is None
    )


def test_the_tool_of_a_page_has_few_slides_and_the_rest_is_noted(course: Course) -> None:
    lines = (say("Léela.", Mark.NONE), *(say(f"{SENTENCE} {n}.", Mark.BULLET, n) for n in range(1, 18)))
    turn = replace(make_turn(course), content=PageContent(tool=Tool(lines, (say("Así fue."),), True)))
    slides = show_tool(turn)
    assert len(slides) == MOST_TOOL_SLIDES and len({slide.size for slide in slides}) == 1
    shown = [write_plain(line.runs) for slide in slides for line in slide.lines]
    for slide in slides:
        noted = [note.removeprefix("• ") for note in slide.notes]
        assert {*shown, *noted} >= {write_plain(line.runs) for line in lines}
    assert [slide.notes[-1] == "Así fue." for slide in slides] == [*[False] * (MOST_TOOL_SLIDES - 1), True]


@pytest.mark.parametrize(("minutes", "count"), [(1, 2), (5, 2), (14, 7), (40, 8)])
def test_a_block_shows_a_question_for_each_two_minutes(minutes: int, count: int) -> None:
    assert count_shown(minutes) == count


def test_a_large_number_has_room_before_its_text() -> None:
    (slide,) = cut("Casos", [say("Caso.", Mark.NUMBER, 10)], sizes=LARGE)
    assert slide.size == LARGE_SIZE
    assert count_lines((Run("10."),), slide.size, get_indent(slide.size)) == 1


def test_a_block_without_slides_of_its_own_has_its_name_and_its_text(
    course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("exports.slides.session_deck._BLOCK_SLIDES", {})
    titles = [slide.title for slide in plan_session(course, course.facts.sessions[0], {}).slides]
    assert "Bienvenida" in titles and "Pausa" in titles


def test_a_focus_with_its_full_stop_has_no_other(course: Course) -> None:
    session = course.facts.sessions[0].model_copy(update={"focus": "El marco."})
    for deck in (plan_session(course, session, {}), plan_questions(course, session)):
        assert "El marco." in [write_plain(line.runs) for line in deck.slides[0].lines]


def test_the_last_session_announces_none(course: Course) -> None:
    deck = plan_session(course, course.facts.sessions[-1], {})
    assert deck.slides[-1].title == "Cierre"


def test_contributing_shows_how_to_add_a_kind_of_slide(course: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    (code,) = read_blocks("Add a kind of slide").values()
    names: dict[str, Any] = {}
    exec(compile(code, "lead_slide.py", "exec"), names)
    monkeypatch.setattr("exports.slides.session_deck.PAGE_SLIDES", (names["show_lead"], *PAGE_SLIDES))
    deck = plan_session(course, course.facts.sessions[0], {MODELS: make_content()})
    assert read(find(deck, "Para empezar · 2. Modelos")) == "Así empieza."


def test_ideas_without_room_are_noted(course: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("exports.slides.session_deck.MOST_SLIDES", 1)
    deck = plan_session(course, course.facts.sessions[0], {MODELS: make_content()})
    assert not any(slide.title.startswith("Ideas") for slide in deck.slides)
    assert "• Decide más gente." in find(deck, "2. Modelos").notes


def list_texts(question: QuestionBase, key: str) -> list[str]:
    """All that the data say under a key, right or wrong: each must be noted."""
    found: list[str] = []

    def collect(value: object) -> None:
        if isinstance(value, dict):
            found.extend(text for name, text in value.items() if name.startswith(key) and isinstance(text, str))
            list(map(collect, value.values()))
        elif isinstance(value, list):
            list(map(collect, value))

    collect(question.model_dump())
    return found


@pytest.mark.parametrize("kind", ROOM_KINDS)
def test_a_question_is_asked_without_its_answer_and_noted_with_every_why(course: Course, kind: str) -> None:
    question = next(each.value for each in course.questions if each.value.kind == kind)
    page = course.index.get_page(question.section)
    room = make_room_question(course, page, question)
    asked = " ".join(map(read, ask("P", room)))
    whys = [write_plain(parse_inline(render_inline(why))) for why in list_texts(question, "why")]
    assert whys and all(why in " ".join(room.notes) and why not in asked for why in whys)
    view = make_printed_view(question, page.title)
    right = [
        (place, write_plain(parse_inline(choice["text"])), write_plain(parse_inline(choice["why"])))
        for place, choice in enumerate(view.get("choices", ()), 1)
        if choice["correct"]
    ]
    lines = [line for slide in answer("R", room) for line in slide.lines]
    for place, text, why in right:
        (line,) = (line for line in lines if line.mark == Mark.LETTER and line.place == place)
        assert write_plain(line.runs).startswith(text) and why in write_plain(line.runs)
        assert [write_plain(each.runs) for each in room.options][place - 1] == text, "the letter of the printed sheet"
    assert right or write_plain(lines[0].runs) in {view.get("shown_answer"), *view.get("accepted", ())}
    letters = ", ".join("ABC"[place - 1] for place, *_ in right)
    assert room.right.startswith(letters or write_plain(lines[0].runs)) and room.right in room.notes[0]


def test_the_right_answer_is_told_in_few_words(course: Course) -> None:
    page = next(page for page in course.pages if page.uri == MODELS)
    rooms = {each.value.kind: each.value for each in course.questions if each.value.kind in ROOM_KINDS}
    told = {kind: make_room_question(course, page, question) for kind, question in rooms.items()}
    assert told["true_false"].right == "B (falso)"
    assert told["numeric"].right == "12,5 %; vale entre 12 y 13 %".replace(" %", "\N{NO-BREAK SPACE}%")
    assert told["blank"].right == "registro; también vale: registro electrónico"
    (reason,) = (line for line in told["two_tier"].reasons if "solo entra por" in write_plain(line.runs))
    assert re.fullmatch(rf"[ABC] y razón {reason.place}", told["two_tier"].right)


def test_the_answer_to_a_question_is_on_the_next_slide(course: Course) -> None:
    deck = plan_questions(course, course.facts.sessions[0])
    cover, *slides = deck.slides
    assert cover.look == Look.COVER
    names = list(dict.fromkeys(slide.title.split(" · ")[0] for slide in slides))
    numbers = range(1, len(ROOM_KINDS) + 1)
    assert names == [name for number in numbers for name in (f"Pregunta {number}", f"Respuesta {number}")]
    assert all((slide.look == Look.ANSWER) == slide.title.startswith("Respuesta") for slide in slides)


def test_what_a_room_can_not_answer_is_told(course: Course) -> None:
    page = next(page for page in course.pages if page.uri == MODELS)
    assert {question.kind for question in list_left_out(course, page)} == set(load_samples()) - set(ROOM_KINDS)
