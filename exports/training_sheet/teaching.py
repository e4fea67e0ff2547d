"""How it is taught and assessed: what the sessions' time goes to, the question bank and the final test."""

from __future__ import annotations

from collections import Counter

from course.language.durations import format_minutes
from course.language.numbers import format_number, format_share
from course.loaded.whole import Course
from course.model.session import BLOCK_NAMES, SPARE_NAME
from exports.training_sheet.sections import Blank, Facts, Grid, Known, Note, Section


def describe_method(course: Course) -> Section:
    return Section(
        "Metodología",
        (
            _make_use_of_time(course),
            Facts(
                (
                    Blank("Método", "Cómo se imparte: clase, taller, trabajo en grupo, estudio guiado."),
                    Blank("Tutoría", "Quién atiende las dudas, por dónde y en qué plazo."),
                    Blank("Seguimiento", "Cómo se controla la asistencia o la actividad en línea."),
                ),
                "Cómo se imparte",
            ),
        ),
    )


def _make_use_of_time(course: Course) -> Grid:
    facts = course.facts
    minutes: Counter[str] = Counter()
    for session in facts.sessions:
        for block in session.blocks:
            minutes[BLOCK_NAMES[block.kind]] += block.minutes
    spare = facts.minutes - minutes.total()
    if spare > 0:
        minutes[SPARE_NAME] = spare
    names = [*BLOCK_NAMES.values(), SPARE_NAME]
    total = minutes.total()
    rows = [
        (name, format_minutes(minutes[name]), format_share(minutes[name] / total)) for name in names if minutes[name]
    ]
    return Grid("En qué se emplean las sesiones", ("Qué se hace", "Tiempo", "Parte"), (60, 22, 18), tuple(rows))


def describe_assessment(course: Course) -> Section:
    settings = course.facts.assessment
    questions = [located.value for located in course.questions]
    drawable = sum(not question.is_self_graded for question in questions)
    size = min(settings.exam_questions, drawable)
    open_ones = len(questions) - drawable
    bank = f"{format_number(len(questions))} preguntas" + (
        f"; {format_number(open_ones)} son de respuesta abierta, y se corrige cada cual con su rúbrica"
        if open_ones
        else ""
    )
    return Section(
        "Evaluación",
        (
            Facts(
                (
                    Known("Banco de preguntas", bank),
                    Known(
                        "Prueba final",
                        f"{format_number(size)} preguntas, {format_minutes(settings.exam_minutes)} para quien la haga"
                        f" con tiempo, y se supera con el {format_share(settings.pass_percent / 100)}.",
                    ),
                    Known(
                        "Objetivo conseguido",
                        f"Con el {format_share(settings.mastery_percent / 100)} en sus preguntas, al primer intento.",
                    ),
                    Known(
                        "Dónde quedan los resultados",
                        "En el dispositivo de cada participante. Para tener un registro hace falta una plataforma.",
                    ),
                    Blank(
                        "Evaluación del aprendizaje", "Con qué prueba, quién la corrige y qué se exige para aprobar."
                    ),
                    Blank("Asistencia mínima", "Qué parte de las horas, y cómo se justifica una falta."),
                    Blank("Certificado", "De asistencia o de aprovechamiento, y quién lo expide."),
                    Blank(
                        "Evaluación de la acción formativa",
                        "Encuesta a participantes y docentes, y qué se hace con ella.",
                    ),
                )
            ),
            _make_questions(course, [question.objective for question in questions if not question.is_self_graded]),
            Note("Son las cifras de la autoevaluación del curso. Qué se evalúa y se certifica lo decide la entidad."),
        ),
    )


def _make_questions(course: Course, drawable: list[str]) -> Grid:
    facts, counts = course.facts, Counter(drawable)
    rows = [
        (
            f"{each.id}. {each.text}",
            format_number(counts[each.id]),
            format_number(facts.get_exam_least(each) if counts[each.id] else 0),
        )
        for each in facts.objectives
    ]
    return Grid(
        "Preguntas de cada objetivo, sin las abiertas",
        ("Objetivo", "En el banco", "En la prueba, como poco"),
        (66, 14, 20),
        tuple(rows),
    )
