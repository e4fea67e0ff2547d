"""People of known ability who answer a made-up bank and hand in their files, as the site writes them.

The bank has sound questions and some with a fault planted. Each answer is graded by the browser's own code.
"""

from __future__ import annotations

import math
import random
from dataclasses import dataclass
from typing import Any

from item_analysis.saved_files import make_record, make_state
from javascript import Realm
from loaded_courses import copy_loaded, load_minimal_course
from minimal_course import REPOSITORY

from course.files.yaml_source import read_yaml
from course.loaded.located import Located
from course.loaded.whole import Course
from course.model import Quiz
from course.model.question import QuestionBase

SOUND = 30
PLANTED = ("muy-facil", "muy-dificil", "clave-cambiada", "falsa-muerta", "sin-relacion")
_QUESTION = """  - id: t1-{name}
    kind: single
    section: t1/1
    objective: G1
    level: apply
    route: essential
    prompt: ¿Qué se hace en {name}?
    answers:
      - {{text: La primera de {name}, correct: true, why: Es esa.}}
      - {{text: La segunda de {name}, why: No es esa.}}
      - {{text: La tercera de {name}, why: No es esa.}}
      - {{text: La cuarta de {name}, why: No es esa.}}
"""


@dataclass(frozen=True)
class Behaviour:
    """How people answer a question: those who know choose `known`; the others, one of `tempting`, at random.

    The place of the right answer is 0. A person knows it by the logistic model: `difficulty` is the ability with which
    half of people do; with None, ability has no part.
    """

    difficulty: float | None
    known: int = 0
    tempting: tuple[int, ...] = (0, 1, 2, 3)


def list_behaviours() -> dict[str, Behaviour]:
    """How each question is answered, by its id. Those with no fault are from easy to hard."""
    sound = {f"t1-buena-{number}": Behaviour(-1.5 + 2.5 * number / SOUND) for number in range(SOUND)}
    return sound | {
        "t1-muy-facil": Behaviour(-7),
        "t1-muy-dificil": Behaviour(4.5, tempting=(1, 2, 3)),
        "t1-clave-cambiada": Behaviour(-0.5, known=1),
        "t1-falsa-muerta": Behaviour(0, tempting=(0, 1, 2)),
        "t1-sin-relacion": Behaviour(None),
    }


def make_bank_course() -> Course:
    """The minimal course with these questions instead of its own."""
    names = [identifier.removeprefix("t1-") for identifier in list_behaviours()]
    text = "tema: 1\nquestions:\n" + "".join(_QUESTION.format(name=name) for name in names)
    document, findings = read_yaml(text, "quizzes/tema-1.yml")
    assert document is not None and not findings
    quiz = Quiz.model_validate(document.data)
    course = copy_loaded(load_minimal_course())
    course.data[QuestionBase] = [
        Located(value, document, ("questions", number)) for number, value in enumerate(quiz.questions)
    ]
    return course


def write_files(course: Course, people: int, seed: int, answered: float = 1) -> list[str]:
    """The file that each person exports, after answering this share of the bank."""
    chance = random.Random(seed)
    realm = Realm()
    realm.import_modules(table="question-kinds/table.js", answersTransfer="core/answers-transfer.js")
    realm.load(REPOSITORY / "docs/assets/vendor/js-sha256/js-sha256.js")
    states = [_answer(course, chance, person, answered) for person in range(people)]
    files = realm.evaluate(
        """([states, choices]) => states.map((state) => {
          for (const [id, record] of Object.entries(state.answers)) {
            const { first } = record;
            const { correct, score } = table.questionKinds.single.grade({ choices: choices[id] }, first.response);
            Object.assign(first, { correct, score });
            record.last = record.first;
          }
          return answersTransfer.writeFile(state, { at: "2027-01-11T10:00:00.000Z", edition: 2024, hash: sha256 });
        })""",
        [states, {question.value.id: _list_choices(question.value) for question in course.questions}],
    )
    realm.close()
    return list(files)


def _answer(course: Course, chance: random.Random, person: int, answered: float) -> dict[str, Any]:
    ability = chance.gauss(0, 1)
    records = {}
    for number, (identifier, behaviour) in enumerate(list_behaviours().items()):
        if chance.random() < answered:
            place = _choose(behaviour, ability, chance)
            value = _list_choices(course.questions[number].value)[place]["value"]
            at = f"2027-01-11T09:{number:02}:{person % 60:02}.{person:03}Z"
            attempt = {"response": [value], "correct": False, "score": 0, "hints": 0, "at": at}
            records[identifier] = make_record(attempt)
    return make_state(**records)


def _choose(behaviour: Behaviour, ability: float, chance: random.Random) -> int:
    known = 1 / 3 if behaviour.difficulty is None else 1 / (1 + math.exp(1.7 * (behaviour.difficulty - ability)))
    return behaviour.known if chance.random() < known else chance.choice(behaviour.tempting)


def _list_choices(question: QuestionBase) -> list[dict[str, Any]]:
    choices: Any = question.make_view()["choices"]
    return [{"value": choice["value"], "correct": choice["correct"]} for choice in choices]
