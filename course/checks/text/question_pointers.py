"""A question is read in its lesson, in the review and in the final test, so that it leans on nothing beside it.

Nor does it say that it is fictional: `fictional` does, and the site marks it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from course.findings import Finding
from course.loaded.located import Located
from course.model import Question
from course.model.walking import find_texts

_ALONE = r"(?! (?:\d|[a-z]\)|del?\b|web\b))"  # «del apartado 2», «según el texto de la ley» name it
_POINTS = re.compile(
    r"\b(?:(?:este|ese) (?:apartado|epígrafe|recuadro|capítulo)|esta (?:página(?! web)|lección|sección)"
    r"|este curso explica"
    rf"|(?:en|según|lee|mira) (?:el (?:apartado|epígrafe|recuadro)|la lección){_ALONE}"
    rf"|(?:del (?:apartado|epígrafe|recuadro)|de la lección){_ALONE}"
    rf"|(?:según|como dice|lo que dice) (?:la página|el texto){_ALONE}"
    r"|(?:tabla|gráfico|lista|cuadro|página) (?:de arriba|anterior|siguiente)"
    r"|(?:lo|como|hemos) visto (?:aquí|antes|arriba|en)|más arriba|aquí arriba)\b",
    re.IGNORECASE,
)
_SAYS_FICTIONAL = re.compile(
    r"^\W*(?:(?:ejemplo|caso|supuesto)s?(?: \w+)? )?fictici[oa]s?\b[ .:]|\((?:\w+ )?fictici[oa]s?\)", re.IGNORECASE
)


def check_pointers(question: Located[Question]) -> Iterator[Finding]:
    for place, text, _ in find_texts(question.value):
        if place == ("prompt",) and (said := _SAYS_FICTIONAL.search(text)):
            message = f"«{said[0].strip()}» no va en el enunciado: el sitio ya lo marca"
            yield question.make_finding(message, *place, suggestion="bórralo y pon `fictional: true`")
        if found := _POINTS.search(text):
            message = f"«{found[0]}» señala algo que no está en el repaso ni en la prueba final"
            yield question.make_finding(message, *place, suggestion="di qué es, o da el dato")
