"""The final test on paper as DOCX: a document for each variant and, apart, the key of all of them.

No name is asked for: who marks knows each sheet by a code. The same variants always give the same bytes.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence

from docx.document import Document as WordFile
from docx.enum.text import WD_TAB_LEADER
from docx.shared import Cm, Emu, Length, Pt
from docx.table import _Row
from docx.text.paragraph import Paragraph
from markupsafe import escape

from course.derived.titles import describe_place
from course.item_analysis.equivalence import Draw, count_shared, measure_profile
from course.language.folded_words import split_folded
from course.language.numbers import format_number
from course.loaded.whole import Course
from exports.exam.paper import ExamPaper, PrintedQuestion
from exports.exam.printings import PRINTINGS
from exports.exam.word_lists import ListForm, Lists, add_inline
from exports.word_file import (
    HEADING,
    SUBHEADING,
    SUFFIX,
    TEXT_WIDTH,
    TITLE,
    add_heading,
    add_page_number,
    add_table,
    open_word,
    save_word,
)

_NUMBER_WIDTH = Cm(2)
_KEY_WIDTHS = (Cm(1.1), Cm(4.1), Cm(5.3), Cm(2.2), Cm(4.7))
_SHEET_ROW, _KEY_TEXT = Cm(0.5), Pt(8.5)
_CODE_END, _DATE_END = Cm(9), Cm(15)


def name_seed(seed: str) -> str:
    """A seed in the name of a file: `Grupo de tarde` → `grupo-de-tarde`. Empty if it has no letter and no figure."""
    plain = unicodedata.normalize("NFKD", seed).encode("ascii", "ignore").decode()
    return "-".join(split_folded(plain))


def build_exam_documents(course: Course, papers: Sequence[ExamPaper], seed: str, version: str) -> dict[str, bytes]:
    """The documents by file name: `curso-examen-2027-a.docx`… and `curso-examen-2027-clave.docx`."""
    start = f"{course.facts.slug}-examen-{name_seed(seed)}"
    files = {f"{start}-{paper.letter.lower()}{SUFFIX}": build_paper(course, paper) for paper in papers}
    return {**files, f"{start}-clave{SUFFIX}": build_key(course, papers, version)}


def build_paper(course: Course, paper: ExamPaper) -> bytes:
    """The document of a variant: what to know before, the questions, and the sheet to answer in."""
    title = f"Prueba final. Variante {paper.letter}"
    word = _open(course, title)
    lists = Lists(word)
    _add_code(word)
    add_heading(word, "Antes de empezar", HEADING)
    lists.add(_list_instructions(course, paper))
    add_heading(word, "Preguntas", HEADING)
    for number, printed in enumerate(paper.questions, start=1):
        _add_question(word, lists, number, printed)
    _add_sheet(word, paper)
    return save_word(word)


def build_key(course: Course, papers: Sequence[ExamPaper], version: str) -> bytes:
    """The document of who marks: how to mark, the right answers of each variant, and how alike the variants are."""
    word = _open(course, "Prueba final. Clave de las variantes")
    lists = Lists(word)
    word.add_paragraph("Para quien corrige: no la repartas con la prueba.")
    add_heading(word, "Cómo se puntúa", HEADING)
    word.add_paragraph(_describe_scoring(course, papers))
    kinds = {printed.question.kind for paper in papers for printed in paper.questions}
    lists.add(
        f"<strong>{PRINTINGS[kind].task}</strong>: {PRINTINGS[kind].scoring}." for kind in PRINTINGS if kind in kinds
    )
    add_heading(word, "Las variantes en la web", HEADING)
    word.add_paragraph(
        "En «Hoja de preguntas» cada variante tiene otro nombre, con el que la web da las mismas preguntas, con las "
        f"respuestas en el mismo orden y sus explicaciones, mientras la versión de las preguntas sea la {version}:"
    )
    lists.add(escape(f"Variante {paper.letter}: «{paper.seed}»") for paper in papers)
    _add_comparison(word, course, papers)
    for paper in papers:
        _add_answers(word, course, paper)
    return save_word(word)


def _open(course: Course, title: str) -> WordFile:
    facts = course.facts
    word = open_word(title, facts.title, f"{facts.title}. {title}. Página ")
    add_page_number(word)
    add_heading(word, title, TITLE)
    word.add_paragraph(f"{facts.title}. Edición {facts.edition}.")
    return word


def _add_code(word: WordFile) -> None:
    """A line for a code and another for the date."""
    paragraph = word.add_paragraph("Código: \t  Fecha: \t")
    for end in (_CODE_END, _DATE_END):
        paragraph.paragraph_format.tab_stops.add_tab_stop(end, leader=WD_TAB_LEADER.LINES)
    paragraph.paragraph_format.space_before = Pt(8)
    paragraph.paragraph_format.space_after = Pt(8)


def _list_instructions(course: Course, paper: ExamPaper) -> Iterator[str]:
    assessment, total = course.facts.assessment, len(paper.questions)
    yield "Pon el código que te den, y no tu nombre, aquí y en la hoja de respuestas."
    yield (
        f"Son {total} preguntas, de un punto cada una, y hay {assessment.exam_minutes} minutos. Se supera con el "
        f"{assessment.pass_percent}\N{NO-BREAK SPACE}%: {_write_points(total, assessment.pass_percent)} puntos."
    )
    yield "Contesta en la hoja de respuestas, que es la última: rodea la letra o escribe lo que se pide."
    yield "Una respuesta a medias puede sumar su parte. Una en blanco vale cero, y fallarla no resta de las demás."


def _write_points(total: int, percent: int) -> str:
    return format_number(round(total * percent / 100, 2))


def _add_question(word: WordFile, lists: Lists, number: int, printed: PrintedQuestion) -> None:
    add_heading(word, f"{number}. {printed.task}", SUBHEADING)
    lines = [add_inline(word, printed.prompt)]
    for each in printed.lists:
        if each.lead:
            lines.append(word.add_paragraph(each.lead))
        lines += lists.add(each.items, ListForm.NUMBERS if each.has_numbers else ListForm.LETTERS)
    _keep_together(lines)


def _keep_together(lines: Sequence[Paragraph]) -> None:
    """A question is on one page."""
    for line in lines:
        line.paragraph_format.keep_together = True
        line.paragraph_format.keep_with_next = line is not lines[-1]


def _add_sheet(word: WordFile, paper: ExamPaper) -> None:
    title = f"Hoja de respuestas. Variante {paper.letter}"
    add_heading(word, title, HEADING).paragraph_format.page_break_before = True
    _add_code(word)
    columns = ("N.º", "Respuesta")
    description = "Una fila por pregunta, con lo que se rodea o el sitio donde se escribe."
    widths = (_NUMBER_WIDTH, Emu(TEXT_WIDTH - _NUMBER_WIDTH))
    table = add_table(word, title, description, columns, len(paper.questions), widths)
    for row in table.rows[1:]:
        row.height = _SHEET_ROW  # a minimum
    rows = ([str(number), " ".join(printed.cell)] for number, printed in enumerate(paper.questions, start=1))
    _fill(table.rows[1:], rows)


def _fill(rows: Sequence[_Row], texts: Iterator[list[str]], size: Length | None = None) -> None:
    for row, cells in zip(rows, texts, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.paragraphs[0].add_run(text).font.size = size


def _describe_scoring(course: Course, papers: Sequence[ExamPaper]) -> str:
    percent = course.facts.assessment.pass_percent
    total = len(papers[0].questions)
    return (
        f"Cada pregunta vale un punto. Se supera con {_write_points(total, percent)} puntos de {total} "
        f"({percent}\N{NO-BREAK SPACE}%). Se puntúa como en la web:"
    )


def _add_answers(word: WordFile, course: Course, paper: ExamPaper) -> None:
    title = f"Respuestas de la variante {paper.letter}"
    add_heading(word, title, HEADING).paragraph_format.page_break_before = True
    columns = ("N.º", "Respuesta", "Pregunta", "Objetivo", "Se explica en")
    table = add_table(word, title, "Una fila por pregunta.", columns, len(paper.questions), _KEY_WIDTHS)
    rows = (
        [
            str(number),
            "; ".join(printed.key),
            printed.question.id,
            printed.question.objective,
            describe_place(course.index, printed.question.section).removeprefix("el "),
        ]
        for number, printed in enumerate(paper.questions, start=1)
    )
    _fill(table.rows[1:], rows, _KEY_TEXT)


def _add_comparison(word: WordFile, course: Course, papers: Sequence[ExamPaper]) -> None:
    title = "En qué se parecen las variantes"
    add_heading(word, title, HEADING)
    rows = list_comparison(
        course, [Draw(paper.seed, tuple(each.question for each in paper.questions)) for paper in papers]
    )
    columns = ("Qué", *(paper.letter for paper in papers))
    table = add_table(word, title, "Una fila por cosa que se compara y una columna por variante.", columns, len(rows))
    _fill(table.rows[1:], ([name, *values] for name, values in rows.items()), _KEY_TEXT)
    word.add_paragraph(
        "El nivel medio va de 1 (recordar) a 6 (crear): lo que se espera que cueste, y no lo que costó a nadie."
    )


def list_comparison(course: Course, draws: Sequence[Draw]) -> Mapping[str, list[str]]:
    """What is compared, in Spanish, with the figure of each variant, in order."""
    profiles = [measure_profile(draw.questions) for draw in draws]
    rows = {"Preguntas": [str(len(draw.questions)) for draw in draws]}
    for objective in course.facts.objectives:
        rows[f"Del objetivo {objective.id}"] = [str(profile.objectives[objective.id]) for profile in profiles]
    for tema in course.programme.temas:
        rows[f"Del tema {tema.number}"] = [str(profile.temas[str(tema.number)]) for profile in profiles]
    rows["Nivel medio (1 a 6)"] = [f"{profile.level:.2f}".replace(".", ",") for profile in profiles]
    rows["Minutos previstos"] = [str(profile.minutes) for profile in profiles]
    for number, shared in enumerate(count_shared(draws)):
        name = f"En común con la {_letter(number)}"
        rows[name] = ["–" if other == number else str(count) for other, count in enumerate(shared)]
    return rows


def _letter(number: int) -> str:
    return chr(ord("A") + number)
