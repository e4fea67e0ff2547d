"""The course that engine tests read and open in a browser.

It is the rich course, grown until its final test has questions to choose from.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from minimal_course import MINIMAL, add_to_session, copy_minimal_course, replace_in_file
from minimal_site import lay_out_course
from new_tema import add_tema
from rich_course import make_rich

from tooling.bench.growth.files import grow_course

TIMES = 8
_QUESTION = """
  - id: t1-{name}
    kind: single
    section: {section}
    objective: G1
    level: apply
    route: essential
    prompt: {prompt}
    answers:
      - text: La primera.
        correct: true
        why: Es la que dice el texto.
      - text: La segunda.
        why: El texto dice otra cosa.
      - text: La tercera.
        why: De esta no se habla.
"""
_MORE = (
    ("canal-web", "t1/1", "¿Qué cambia si el padrón se pide por la web?"),
    ("canal-cola", "t1/1", "¿Quién espera menos en una sola cola?"),
    ("canal-cita", "t1/1", "¿Para qué sirve la cita previa?"),
    ("canal-papel", "t1/1", "¿Cuándo basta un papel?"),
    ("registro-papel", "t1/2-1", "¿Dónde se presenta un escrito en papel?"),
)
# A page with something of everything that folds.
_ROUTED = "docs/tema-1/3-conclusiones.md"
# A page with a question in the middle of its text.
_SPLIT = "docs/tema-1/1-introduccion.md"
_FIVE_MINUTES = """\
in_five_minutes:
  rule: Un canal nuevo *no* es una institución nueva.
  example: El padrón por la web, que resuelve la misma persona.
  tool: "La [ficha del canal](../plantillas.md), que se rellena en una hoja."
---
# 3. Conclusiones { #3 }
"""
_PARTS = """\
## Lo que se discute { #3-debate .extension }

Palabras plegadas de la gobernanza, con un enlace a [la introducción](1-introduccion.md).

### Un ejemplo { #3-ejemplo }

El zaguán del ayuntamiento.

## Lo que queda { #3-queda .essential }

Queda lo imprescindible.

!!! update reference "Qué ha cambiado"
    El buzón ciudadano cambió de sitio.

"""
_ROUTES = {"resumen": "essential", "matiz": "extension", "detalle": "reference"}
ADDRESS = "https://example.org/curso/"


def build_practice_site(folder: Path) -> Path:
    """Build it as `tasks.py build` does. Inside `folder` are its source, the site (`web`) and its copy (`offline`)."""
    source = lay_out_course(MINIMAL, folder / "source", "tooling")
    make_practice_course(source)
    command = ["-m", "tooling.build", "-d", str(folder / "web"), "--offline-dir", str(folder / "offline")]
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1", "SITE_URL": ADDRESS}
    environment.pop("PYTHONPATH", None)
    done = subprocess.run([sys.executable, *command], cwd=source, env=environment, capture_output=True, text=True)
    assert done.returncode == 0 and not done.stderr, done.stdout + done.stderr
    return folder


def build_practice_data(folder: Path) -> Path:
    """The course without what builds its site, for tests that only read it."""
    make_practice_course(copy_minimal_course(folder))
    return folder


def make_practice_course(source: Path) -> None:
    make_rich(source)
    _add_questions(source)
    _add_routes(source)
    add_tema(source, 3)
    grow_course(source, TIMES)
    replace_in_file(source / "data/before_and_after.yml", "t1-modelos", "t1-modelos\n  - t3-unica")
    replace_in_file(source / "data/course.yml", "exam_questions: 5", "exam_questions: 20")
    replace_in_file(source / "data/course.yml", "exam_minutes: 10", "exam_minutes: 60")


def _add_questions(source: Path) -> None:
    """Gives the first headings several questions each."""
    bank = source / "quizzes/tema-1.yml"
    first, rest = bank.read_text(encoding="utf-8").split("\n\n", 1)
    added = "".join(_QUESTION.format(name=name, section=section, prompt=prompt) for name, section, prompt in _MORE)
    bank.write_text(f"{first}\n{added}\n{rest}", encoding="utf-8", newline="\n")
    asked = "¿Cambia el canal o cambia la institución?"
    replace_in_file(source / _SPLIT, asked, f'{asked}\n\n{{{{ quiz("t1-canal") }}}}')
    replace_in_file(
        source / "docs/tema-1/2-modelos.md", 'quiz("t1-modelos", ', 'quiz("t1-modelos", "t1-registro-papel", '
    )


def _add_routes(source: Path) -> None:
    """Gives a page what is not of the essential route, and says the route of its questions."""
    replace_in_file(source / _ROUTED, "---\n# 3. Conclusiones { #3 }\n", _FIVE_MINUTES)
    replace_in_file(source / _ROUTED, "## Ideas clave", f"{_PARTS}## Ideas clave")
    replace_in_file(
        source / _ROUTED, "## Fuentes", "## Comprueba lo aprendido { #comprueba }\n\n{{ quiz() }}\n\n## Fuentes"
    )
    add_to_session(source, "t1/3", questions=1)
    bank = source / "quizzes/tema-1.yml"
    added = "".join(
        _QUESTION.format(name=name, section="t1/3", prompt=f"¿Qué dice el tema en su {name}?").replace(
            "objective: G1\n    level: apply\n    route: essential",
            f"heading: {'3-queda' if route == 'essential' else '3-debate'}\n    objective: G1\n    level: apply\n"
            f"    route: {route}",
        )
        for name, route in _ROUTES.items()
    )
    bank.write_text(bank.read_text(encoding="utf-8") + added, encoding="utf-8", newline="\n")
