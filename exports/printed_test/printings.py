"""How each kind of question is printed, answered on paper and marked by hand: one row a kind.

They read the view of each question as books print it (`exports/book/printed_question.py`). The marks are those of the
browser's code, in the words of who marks with a pen.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from markupsafe import Markup, escape

from course.findings import Finding
from course.language.sentences import end_sentence
from course.loaded.whole import Course
from course.model.question import Question
from exports.book.printed_question import MIXED_LISTS, make_printed_view
from exports.printed_test.paper import PrintedList, PrintedQuestion

View = Mapping[str, Any]

BLANK = "______"
_LONG_BLANK = BLANK * 5
_WIDE = "\N{EM SPACE}"
_ALL_OR_NOTHING = "un punto si la respuesta es la de la clave, y nada si no"


class Printing(NamedTuple):
    """What to do with a kind, how it is marked, and what is made of a view: its lists, its cell, its key, and why."""

    task: str
    scoring: str
    lists: Callable[[View], tuple[PrintedList, ...]]
    cell: Callable[[View], tuple[str, ...]]
    key: Callable[[View], tuple[str, ...]]
    explanation: Callable[[View], tuple[Markup, ...]]


def find_unprinted(course: Course) -> list[Finding]:
    """A finding for each question that the test may draw and that has no form on paper."""
    return [
        located.make_finding(f"las preguntas `{located.value.kind}` no tienen forma en papel", "kind")
        for located in course.questions
        if not located.value.is_self_graded and located.value.kind not in PRINTINGS.keys() & MIXED_LISTS.keys()
    ]


def print_question(question: Question, order: str) -> PrintedQuestion:
    """A question of a kind that can be marked, its choices in the order of this name. Raises KeyError for others."""
    printing = PRINTINGS[question.kind]
    view = make_printed_view(question, order)
    prompt = Markup(view["prompt"])
    if "prompt_end" in view:
        prompt += Markup(BLANK) + view["prompt_end"]
    if view["fictional"]:
        prompt = Markup("<strong>Ficticio.</strong> ") + prompt
    return PrintedQuestion(
        question,
        printing.task,
        prompt,
        printing.lists(view),
        printing.cell(view),
        printing.key(view),
        printing.explanation(view),
    )


def _list_texts(items: Sequence[Mapping[str, Any]], key: str = "text") -> tuple[Markup, ...]:
    return tuple(Markup(item[key]) for item in items)


def _spell(choices: Sequence[Mapping[str, Any]]) -> str:
    """The letters to put a ring around."""
    return _WIDE.join(choice["letter"] for choice in choices)


def _name_right(choices: Sequence[Mapping[str, Any]]) -> str:
    return ", ".join(choice["letter"] for choice in choices if choice["correct"])


def _list_tiers(view: View) -> tuple[PrintedList, ...]:
    reasons = PrintedList(_list_texts(view["reasons"]), lead="¿Por qué?", has_numbers=True)
    return PrintedList(_list_texts(view["choices"])), reasons


def _list_matches(view: View) -> tuple[PrintedList, ...]:
    lead = "Lo que corresponde. Sobra alguna:" if view["distractors"] else "Lo que corresponde:"
    items = PrintedList(_list_texts(view["pairs"], "item"), has_numbers=True)
    return items, PrintedList(_list_texts(view["options"]), lead=lead)


def _place_steps(view: View) -> dict[str, int]:
    """The place of each step, by its letter on the paper, in the order of the letters."""
    return dict(sorted((step["letter"], number) for number, step in enumerate(view["ordered"], start=1)))


def _write_accepted(view: View) -> tuple[str, ...]:
    first, *others = view["accepted"]
    return (first, *([f"también vale: {'; '.join(others)}"] if others else []))


def _write_number(view: View) -> tuple[str, ...]:
    shown = view["range"]
    return (view["shown_answer"], *([f"vale entre {shown[0]} y {shown[1]}"] if shown else []))


def _explain(answer: str, why: str) -> Markup:
    """What is right, in bold and with its full stop, and why."""
    plain = Markup(answer).striptags()
    stop = end_sentence(plain).removeprefix(plain)
    return Markup("<strong>{}{}</strong> {}").format(Markup(answer), stop, Markup(why))


def _explain_right(*lists: str) -> Callable[[View], tuple[Markup, ...]]:
    """What explains the right ones of these lists of choices."""
    return lambda view: tuple(
        _explain(choice["text"], choice["why"]) for name in lists for choice in view[name] if choice["correct"]
    )


def _list_nothing(view: View) -> tuple[PrintedList, ...]:
    return ()


def _list_choices(view: View) -> tuple[PrintedList, ...]:
    return (PrintedList(_list_texts(view["choices"])),)


PRINTINGS: Mapping[str, Printing] = {
    "single": Printing(
        "Elige una respuesta",
        _ALL_OR_NOTHING,
        _list_choices,
        lambda view: (_spell(view["choices"]),),
        lambda view: (_name_right(view["choices"]),),
        _explain_right("choices"),
    ),
    "multiple": Printing(
        "Elige todas las correctas",
        "las correctas elegidas menos las falsas elegidas, entre las correctas que hay; si sale menos de cero, cero",
        _list_choices,
        lambda view: (f"{_spell(view['choices'])}{_WIDE}(todas las correctas)",),
        lambda view: (_name_right(view["choices"]),),
        _explain_right("choices"),
    ),
    "true_false": Printing(
        "¿Verdadero o falso?",
        _ALL_OR_NOTHING,
        _list_nothing,
        lambda view: (f"V{_WIDE}F",),
        lambda view: ("V" if view["choices"][0]["correct"] else "F",),
        _explain_right("choices"),
    ),
    "blank": Printing(
        "Completa la frase",
        "un punto si lo escrito es lo de la clave, sin contar tildes ni mayúsculas",
        _list_nothing,
        lambda view: (_LONG_BLANK,),
        _write_accepted,
        lambda view: (_explain(escape(view["accepted"][0]), view["why"]),),
    ),
    "matching": Printing(
        "Empareja cada número con su letra",
        "las parejas buenas entre todas las parejas",
        _list_matches,
        lambda view: (_WIDE.join(f"{number}: {BLANK}" for number in range(1, len(view["pairs"]) + 1)),),
        lambda view: (
            ", ".join(f"{number} {pair['match']['letter']}" for number, pair in enumerate(view["pairs"], 1)),
        ),
        lambda view: tuple(
            _explain(f"{pair['item']} → {pair['match']['text']}", pair["why"]) for pair in view["pairs"]
        ),
    ),
    "ordering": Printing(
        "Ordena los pasos: qué lugar ocupa cada uno",
        "los pasos que van justo detrás del que les toca, entre todos menos el primero",
        lambda view: (PrintedList(_list_texts(view["steps"])),),
        lambda view: (_WIDE.join(f"{letter}: {BLANK}" for letter in _place_steps(view)),),
        lambda view: (", ".join(f"{letter} {place}" for letter, place in _place_steps(view).items()),),
        lambda view: tuple(_explain(step["text"], step["why"]) for step in view["ordered"]),
    ),
    "numeric": Printing(
        "Calcula",
        "un punto si el número es el de la clave o está en su margen",
        _list_nothing,
        lambda view: (" ".join([BLANK * 2, *filter(None, [view["unit"]])]),),
        _write_number,
        lambda view: (_explain(escape(view["shown_answer"]), view["why"]),),
    ),
    "two_tier": Printing(
        "Elige una respuesta y su razón",
        "medio punto por la respuesta y otro medio por la razón, que cuenta solo si la respuesta es la buena",
        _list_tiers,
        lambda view: (f"{_spell(view['choices'])}{_WIDE}porque{_WIDE}{_spell(view['reasons'])}",),
        lambda view: (f"{_name_right(view['choices'])} porque {_name_right(view['reasons'])}",),
        _explain_right("choices", "reasons"),
    ),
}
