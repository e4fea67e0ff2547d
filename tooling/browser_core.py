"""The browser's own code without a browser, run by V8 in this process: what is pure data in and out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from course.loaded.whole import Course
from course.model.question import QuestionBase
from exports.question_bank import BankItem, build_catalogue
from exports.script_linker import link

SCRIPTS = Path(__file__).resolve().parents[1] / "docs/assets/js"


class BrowserCore:
    """V8 with modules of `docs/assets/js` on global names, and nothing of a page: `exam="core/exam.js"`.

    Raises ImportError if V8 isn't installed.
    """

    def __init__(self, **modules: str) -> None:
        from py_mini_racer import MiniRacer  # of the requirements of tests: importing this module must not need it

        self._engine = MiniRacer()
        for name, module in modules.items():
            self.run(f'{link(SCRIPTS, module)}globalThis.{name} = Curso["{module.removesuffix(".js")}"];\n')

    def run(self, source: str) -> None:
        self._engine.eval(f"{source}\n;undefined")

    def call(self, function: str, argument: object) -> Any:
        """What a JavaScript function returns. It and the argument are plain data."""
        text = json.dumps(json.dumps(argument))
        return json.loads(str(self._engine.eval(f"JSON.stringify(({function})(JSON.parse({text})))")))

    def load_catalogue(self, course: Course) -> list[QuestionBase]:
        """Set `Curso.catalogue`, with only what the final test draws from unless asked, which is returned.

        `exam` must be among the modules: `core/exam.js` says what that is. As in the site's
        (`docs/assets/js/assessment/catalogue.js`), enemies may be questions that it may not draw.
        """
        questions = [question.value for question in course.questions]
        addresses = dict.fromkeys([*course.index.temas, *course.index.headings])
        self.run(build_catalogue(course, [BankItem(question.id, "", "", "") for question in questions], addresses))
        graded = {question.id: question for question in questions if not question.is_self_graded}
        self.run(f"const graded = new Set({json.dumps([*graded])});")
        self.run(
            "Curso.catalogue.questions = exam.pickBank(Curso.catalogue.questions.filter(({ id }) => graded.has(id)))"
        )
        return [graded[each] for each in self.call("() => Curso.catalogue.questions.map(({ id }) => id)", None)]
