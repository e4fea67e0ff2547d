"""The final test on paper: what is in the document of each variant and, apart, in the key of all of them.

No name is asked for: who marks knows each sheet by a code. The same variants always give the same documents.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence

from markupsafe import escape

from course.derived.titles import describe_place
from course.item_analysis.equivalence import Draw, count_shared, measure_profile
from course.language.folded_words import split_folded
from course.language.numbers import format_number
from course.loaded.whole import Course
from exports.printed_test.answer_sheet import PARTLY_RIGHT, describe_scores, make_answer_table
from exports.printed_test.paper import ExamPaper
from exports.printed_test.parts import (
    Blanks,
    Bullets,
    Heading,
    NumberedQuestion,
    Part,
    PrintedDocument,
    Table,
    Text,
    make_row,
)

_KEY_SHARES = (1.0, 4.2, 5.6, 2.0, 4.6)
_CODE = Blanks((("Código:", 9), ("Fecha:", 15)))


def name_seed(seed: str) -> str:
    """A seed in the name of a file: `Grupo de tarde` → `grupo-de-tarde`. Empty if it has no letter and no figure."""
    plain = unicodedata.normalize("NFKD", seed).encode("ascii", "ignore").decode()
    return "-".join(split_folded(plain))


def make_exam_documents(
    course: Course, papers: Sequence[ExamPaper], seed: str, version: str
) -> dict[str, PrintedDocument]:
    """The documents by the names of their files without endings: `curso-examen-2027-a`… `curso-examen-2027-clave`."""
    start = f"{course.facts.slug}-examen-{name_seed(seed)}"
    documents = {f"{start}-{paper.letter.lower()}": make_paper(course, paper) for paper in papers}
    return {**documents, f"{start}-clave": make_key(course, papers, version)}


def make_paper(course: Course, paper: ExamPaper) -> PrintedDocument:
    """The document of a variant: what to know before, the questions, and the sheet to answer in."""
    parts: tuple[Part, ...] = (
        _tell_edition(course),
        _CODE,
        Heading("Antes de empezar"),
        Bullets(tuple(_list_instructions(course, paper))),
        Heading("Preguntas"),
        *(NumberedQuestion(number, printed) for number, printed in enumerate(paper.questions, start=1)),
        Heading(f"Hoja de respuestas. Variante {paper.letter}", opens_page=True),
        _CODE,
        make_answer_table(f"Hoja de respuestas. Variante {paper.letter}", paper.questions),
    )
    return PrintedDocument(f"Prueba final. Variante {paper.letter}", course.facts.title, parts)


def make_key(course: Course, papers: Sequence[ExamPaper], version: str) -> PrintedDocument:
    """The document of who marks: how to mark, the right answers of each variant, and how alike the variants are."""
    parts: tuple[Part, ...] = (
        _tell_edition(course),
        Text("Para quien corrige: no la repartas con la prueba."),
        Heading("Cómo se puntúa"),
        Text(_describe_scoring(course, papers)),
        Bullets(describe_scores(printed for paper in papers for printed in paper.questions)),
        Heading("Las variantes en la web"),
        Text(
            "En «Hoja de preguntas» cada variante tiene otro nombre, con el que la web da las mismas preguntas, con "
            "las respuestas en el mismo orden y sus explicaciones, mientras la versión de las preguntas sea la "
            f"{escape(version)}:"
        ),
        Bullets(tuple(escape(f"Variante {paper.letter}: «{paper.seed}»") for paper in papers)),
        *_compare(course, papers),
        *(part for paper in papers for part in _list_answers(course, paper)),
    )
    return PrintedDocument("Prueba final. Clave de las variantes", course.facts.title, parts)


def _tell_edition(course: Course) -> Text:
    return Text(escape(f"{course.facts.title}. Edición {course.facts.edition}."))


def _list_instructions(course: Course, paper: ExamPaper) -> Iterator[str]:
    assessment, total = course.facts.assessment, len(paper.questions)
    yield "Pon el código que te den, y no tu nombre, aquí y en la hoja de respuestas."
    yield (
        f"Son {total} preguntas, de un punto cada una, y hay {assessment.exam_minutes} minutos. Se supera con el "
        f"{assessment.pass_percent}\N{NO-BREAK SPACE}%: {_write_points(total, assessment.pass_percent)} puntos."
    )
    yield "Contesta en la hoja de respuestas, que es la última: rodea la letra o escribe lo que se pide."
    yield PARTLY_RIGHT


def _write_points(total: int, percent: int) -> str:
    return format_number(round(total * percent / 100, 2))


def _describe_scoring(course: Course, papers: Sequence[ExamPaper]) -> str:
    percent = course.facts.assessment.pass_percent
    total = len(papers[0].questions)
    return (
        f"Cada pregunta vale un punto. Se supera con {_write_points(total, percent)} puntos de {total} "
        f"({percent}\N{NO-BREAK SPACE}%). Se puntúa como en la web:"
    )


def _list_answers(course: Course, paper: ExamPaper) -> Iterator[Part]:
    title = f"Respuestas de la variante {paper.letter}"
    yield Heading(title, opens_page=True)
    rows = (
        make_row(
            str(number),
            "; ".join(printed.key),
            printed.question.id,
            printed.question.objective,
            describe_place(course.index, printed.question.section).removeprefix("el "),
        )
        for number, printed in enumerate(paper.questions, start=1)
    )
    columns = ("N.º", "Respuesta", "Pregunta", "Objetivo", "Se explica en")
    yield Table(title, "Una fila por pregunta.", columns, tuple(rows), _KEY_SHARES, is_small=True)


def _compare(course: Course, papers: Sequence[ExamPaper]) -> Iterator[Part]:
    title = "En qué se parecen las variantes"
    yield Heading(title)
    draws = [Draw(paper.seed, tuple(each.question for each in paper.questions)) for paper in papers]
    yield Table(
        title,
        "Una fila por cosa que se compara y una columna por variante.",
        ("Qué", *(paper.letter for paper in papers)),
        tuple(make_row(name, *values) for name, values in list_comparison(course, draws).items()),
        is_small=True,
    )
    yield Text("El nivel medio va de 1 (recordar) a 6 (crear): lo que se espera que cueste, y no lo que costó a nadie.")


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
