"""A fair bank: enough useful questions, no giveaways, none repeated, keys that the page supports."""

from __future__ import annotations

import pytest
from course_in_memory import make_course, make_page
from loaded_courses import load_minimal_course
from question_kinds import load_samples

from course.checks.text.question_bank import check_question_bank
from course.findings import Finding, Severity, render_finding
from course.loaded.whole import Course
from course.model import Case, Figure

PAGE = "# 1. Introducción { #1 }\n\nLa ley da derecho a elegir el canal [@ley39_2015, art. 14.1].\n\n{{ quiz() }}\n"
SECOND_PAGE = "# 2. Modelos { #2 }\n\n{{ quiz() }}\n"
SAMPLES = load_samples()
BLANK, MATCHING, NUMERIC, OPEN, ORDERING = (
    SAMPLES[kind] for kind in ("blank", "matching", "numeric", "open", "ordering")
)
THINGS = [
    *("padrón", "tasa", "vado", "beca", "censo", "huerto", "feria", "plaza", "carril", "parque", "acera", "fuente"),
    *("farola", "banco", "papelera", "mercado", "biblioteca", "piscina", "autobús", "taxi", "cementerio", "licencia"),
]


def make_single(
    number: int,
    right: int = 0,
    level: str = "apply",
    texts: tuple[str, ...] = ("Así.", "Asá.", "Otra."),
    prompt: str | None = None,
    more: str = "",
) -> str:
    lines = [
        f"  - id: t1-pregunta-{number}",
        "    kind: single",
        "    section: t1/1",
        "    objective: G1",
        f"    level: {level}",
        "    route: essential",
        f"    prompt: {prompt or f'¿Qué haces con {THINGS[number]}?'}",
        "    answers:",
    ]
    for position, text in enumerate(texts):
        lines += [f"      - text: {text}", f"        why: Por {position}."] + ["        correct: true"] * (
            position == right
        )
    return "\n".join(lines) + "\n" + more


def make_multiple(number: int, right: int) -> str:
    question = make_single(number, right=-1, prompt=f"¿Qué vale para {THINGS[number]}?").replace("single", "multiple")
    for position in range(right):
        question = question.replace(f"why: Por {position}.", f"why: Por {position}.\n        correct: true")
    return question


def make_true_false(number: int, correct: bool, prompt: str = "", why: str = "Hay una razón.", **more: str) -> str:
    lines = [
        f"  - id: t1-afirmacion-{number}",
        "    kind: true_false",
        f"    section: {more.get('section', 't1/1')}",
        "    objective: G1",
        "    level: apply",
        "    route: essential",
        f"    prompt: {prompt or f'Así es {THINGS[number]}.'}",
        f"    correct: {str(correct).lower()}",
        f"    why_true: {why}",
        "    why_false: Hay otra razón.",
        f"    sources: [{more.get('source', '')}]",
    ]
    return "\n".join(lines) + "\n"


def load(questions: str, page: str = PAGE) -> Course:
    return make_course(make_page(page), make_page(SECOND_PAGE, "docs/tema-1/2-modelos.md"), questions=questions)


def find(questions: str, page: str = PAGE) -> list[Finding]:
    """The findings of a bank, except those of headings with too few questions and of pages with many together."""
    findings = [each for each in check_question_bank(load(questions, page)) if each.severity is Severity.ERROR]
    return [finding for finding in findings if "van 2 como mínimo" not in finding.message]


def list_errors(course: Course, path: str) -> list[Finding]:
    """The errors about a page."""
    return [each for each in check_question_bank(course) if each.severity is Severity.ERROR and each.path == path]


def list_warnings(course: Course) -> list[str]:
    return [render_finding(each) for each in check_question_bank(course) if each.severity is Severity.WARNING]


def check(questions: str, page: str = PAGE) -> list[str]:
    """What is told of the bank, without its path."""
    return [render_finding(finding).removeprefix("quizzes/tema-1.yml:") for finding in find(questions, page)]


def check_texts(questions: str) -> list[tuple[str, str]]:
    """The line of YAML of each finding, from where it is told, and what is told."""
    lines = load(questions).questions[0].document.text.split("\n")
    return [
        (
            lines[finding.line - 1][finding.column - 1 :],
            finding.message + (f" ({finding.suggestion})" if finding.suggestion else ""),
        )
        for finding in find(questions)
    ]


def test_a_fair_bank_has_no_findings() -> None:
    singles = "".join(make_single(number, right=number % 3) for number in range(9))
    truths = "".join(make_true_false(number, number % 2 == 0) for number in range(8))
    assert check(singles + truths + "".join(SAMPLES.values())) == []


# --- enough of them, and each in its place ---------------------------------------------------------------------------


def test_a_published_leaf_needs_two_questions() -> None:
    findings = list_errors(load(make_single(1)), "docs/tema-1/1-introduccion.md")
    assert [(finding.line, finding.message) for finding in findings] == [
        (1, "el epígrafe `t1/1` tiene 1 pregunta: van 2 como mínimo")
    ]


def test_every_leaf_that_lacks_questions_is_told() -> None:
    second = make_page("# 2. Modelos { #2 }\n\n## 2.1. La burocracia { #2-1 .essential }\n", "docs/tema-1/2-modelos.md")
    loaded = make_course(make_page(PAGE), second, questions=make_single(1) + make_single(2))
    told = "el epígrafe `t1/2-1` tiene 0 preguntas: van 2 como mínimo"
    assert [render_finding(finding) for finding in list_errors(loaded, "docs/tema-1/2-modelos.md")] == [
        f"docs/tema-1/2-modelos.md:3:1: error: {told}"
    ]


def test_an_objective_that_a_page_declares_needs_as_many_questions_as_the_course_says() -> None:
    page = PAGE.replace("La ley", '{{ objectives("G1") }}\n\nLa ley')
    bank = "".join(make_true_false(number, number % 2 == 0) for number in range(7))
    (finding,) = find(bank, page)
    assert (finding.path, finding.line) == ("data/course.yml", 13)
    assert finding.message == "el objetivo `G1` tiene 7 preguntas: van 8 como mínimo"
    assert finding.suggestion == "lo declara docs/tema-1/1-introduccion.md"
    assert check(bank + make_true_false(7, False), page) == []


def test_an_objective_that_no_chapter_page_declares_needs_none() -> None:
    cover = make_page('# Tema 1. Modelos { #tema-1 }\n\n{{ objectives("E1") }}\n', "docs/tema-1/index.md")
    assert [f for f in check_question_bank(make_course(cover)) if f.path == "data/course.yml"] == []


def test_a_question_that_its_page_does_not_ask_for_is_told() -> None:
    page = PAGE.replace("quiz()", 'quiz("t1-pregunta-1", "t1-pregunta-2")')
    (finding,) = find("".join(map(make_single, (1, 2, 3))), page)
    assert finding.message == (
        "la pregunta no sale en ninguna página: docs/tema-1/1-introduccion.md enseña su epígrafe y no la pide"
    )
    assert finding.line == 33
    assert finding.suggestion == 'añade `"t1-pregunta-3"` a su `quiz(…)`, o déjalo en `quiz()`'
    assert len(check(make_single(1), PAGE.replace("{{ quiz() }}", ""))) == 1


def test_a_question_says_which_of_many_headings_explains_it() -> None:
    parts = [f"## Parte {number} {{ #1-parte-{number} .essential }}\n\nTexto.\n" for number in (1, 2, 3)]
    closing = "\n## Ideas clave { #ideas-clave }\n\n- Una.\n"
    said = make_single(2).replace("    objective", "    heading: '1'\n    objective")
    bank = make_single(1) + said + make_single(3).replace("    objective", "    heading: 1-parte-2\n    objective")
    told = (
        "5:14: error: la pregunta no dice en cuál de los 3 apartados de docs/tema-1/1-introduccion.md se explica"
        " (debajo de `section`, `heading: 1-parte-1` u otro; si es de la página entera, `1`)"
    )
    assert check(bank, PAGE + "\n".join(parts) + closing) == [told]
    assert check(bank, PAGE + "\n".join(parts[:2]) + closing) == []


@pytest.mark.parametrize(("asked", "number"), [("", 7), ('{{ quiz("t1-pregunta-3") }}\n\n', 7), ("", 6)])
def test_a_page_with_many_questions_has_some_in_its_text(asked: str, number: int) -> None:
    page = PAGE.replace("{{ quiz() }}", f"{asked}{{{{ quiz() }}}}")
    course = load("".join(make_single(position, right=position % 3) for position in range(number)), page)
    expected = (
        "docs/tema-1/1-introduccion.md:5: aviso: las 7 preguntas de la página van seguidas, y ninguna está donde se"
        ' explica (pon dos o tres en el texto, cada una con su `quiz("…")`)'
    )
    assert list_warnings(course) == ([expected] if number == 7 and not asked else [])


@pytest.mark.parametrize(("number", "advice"), [(3, "escribe las que faltan"), (4, ""), (10, ""), (11, "retira")])
def test_a_page_carries_four_to_ten_questions(number: int, advice: str) -> None:
    page = PAGE.replace("{{ quiz() }}", '{{ quiz("t1-pregunta-0") }}\n\n{{ quiz() }}')
    told = list_warnings(load("".join(make_single(position, right=position % 3) for position in range(number)), page))
    assert len(told) == bool(advice)
    assert all(f"la página tiene {number} preguntas: van de 4 a 10 ({advice}" in each for each in told)


def test_a_key_is_sustained_by_a_source_that_the_page_cites() -> None:
    assert check(make_true_false(1, True, source="ley39_2015") + make_single(2)) == []
    assert check(make_true_false(1, True, source="perez_2020") + make_single(2)) == [
        "13:15: error: la página del epígrafe no cita `perez_2020`, que decide la respuesta"
        " (el lector tiene que poder comprobarla)"
    ]


@pytest.mark.parametrize(
    "shown", ['case("ventanilla")', 'case(id="ventanilla")', 'figure("canales")', 'chart("esperas")']
)
def test_a_key_is_also_sustained_by_what_the_page_shows_with_its_sources(shown: str) -> None:
    minimal = load_minimal_course()
    data = {model: minimal.list_located(model) for model in (Case, Figure)}
    bank = make_true_false(1, True, source="perez_2020") + make_single(2)
    pages = make_page(f"{PAGE}\n{{{{ {shown} }}}}\n"), make_page(SECOND_PAGE, "docs/tema-1/2-modelos.md")
    findings = check_question_bank(make_course(*pages, questions=bank, data=data))
    assert [finding for finding in findings if finding.path == "quizzes/tema-1.yml"] == []


def test_the_authors_guide_shows_no_question() -> None:
    guide = make_page('# Guía { #guia }\n\n{{ quiz("t1-pregunta-1") }}\n', "docs/autores/preguntas.md")
    page = make_page(PAGE.replace("quiz()", 'quiz("t1-pregunta-2")'))
    findings = check_question_bank(make_course(page, guide, questions=make_single(1) + make_single(2)))
    told = [finding.message for finding in findings if finding.path == "quizzes/tema-1.yml"]
    assert told == [
        "la pregunta no sale en ninguna página: docs/tema-1/1-introduccion.md enseña su epígrafe y no la pide"
    ]


def test_a_question_on_a_heading_without_text_shows_nowhere() -> None:
    assert check(make_single(1) + make_single(2) + make_true_false(3, True, section="t1/3")) == [
        "35:14: error: el epígrafe `t1/3` no tiene texto todavía: la pregunta no sale en ninguna página"
    ]


# --- a tema's questions together -------------------------------------------------------------------------------------


def test_half_of_the_questions_ask_for_more_than_remembering() -> None:
    levels = ["remember"] * 5 + ["apply"] * 4
    bank = "".join(make_single(number, number % 3, level) for number, level in enumerate(levels))
    assert check(bank) == [
        "3:3: error: solo 4 de 9 preguntas piden aplicar, analizar, evaluar o crear: va al menos la mitad"
        " (sube alguna de nivel: pregunta por un caso)"
    ]


@pytest.mark.parametrize("level", ["apply", "analyze", "evaluate", "create"])
def test_four_levels_ask_for_more_than_remembering(level: str) -> None:
    levels = ["understand"] * 4 + [level] * 4
    assert check("".join(make_true_false(n, n % 2 == 0).replace("apply", each) for n, each in enumerate(levels))) == []


def test_the_levels_of_a_few_questions_are_not_counted() -> None:
    assert check("".join(make_true_false(n, n % 2 == 0).replace("apply", "remember") for n in range(7))) == []


@pytest.mark.parametrize(("longest", "is_told"), [(3, False), (4, True)])
def test_the_right_answer_is_the_longest_in_a_third_at_most(longest: int, is_told: bool) -> None:
    def make(number: int) -> str:
        texts = ["Asá.", "Otra.", "Nunca."]
        texts[number % 3] = "Así, con todo detalle." if number < longest else "Así."
        return make_single(number, number % 3, texts=tuple(texts))

    told = [
        f"3:3: error: en {longest} de 9 preguntas la respuesta correcta es la más larga, y eso la delata"
        " (alarga alguna falsa o acorta la correcta)"
    ]
    assert check("".join(map(make, range(9)))) == (told if is_told else [])


@pytest.mark.parametrize(("shortest", "is_told"), [(4, False), (5, True)])
def test_the_right_answer_is_not_the_shortest_too_often(shortest: int, is_told: bool) -> None:
    def make(number: int) -> str:
        texts = ["De otra manera.", "De otra forma.", "De ninguna de las dos."]
        texts[number % 3] = "Así." if number < shortest else "De la primera manera."
        return make_single(number, number % 3, texts=tuple(texts))

    told = [
        f"3:3: error: en {shortest} de 9 preguntas la respuesta correcta es la más corta, y eso la delata"
        " (di más en la correcta o acorta alguna falsa)"
    ]
    assert check("".join(map(make, range(9)))) == (told if is_told else [])


def test_the_right_answer_is_not_always_in_the_same_place() -> None:
    places = [1, 1, 1, 1, 0, 0, 2, 2, 2]
    assert check("".join(map(make_single, range(9), places)))[:1] == [
        "3:3: error: en 4 de 9 preguntas la respuesta correcta va en el lugar 2 (cámbiala de sitio en algunas)"
    ]
    assert check("".join(map(make_single, range(10), [*places, 0]))) == []


def test_every_usual_place_holds_some_right_answer() -> None:
    texts = ("Así.", "Asá.", "Otra.", "Nunca.")
    bank = "".join(make_single(number, number % 3, texts=texts) for number in range(9))
    assert check(bank) == [
        "3:3: error: en ninguna de 9 preguntas la respuesta correcta va en el lugar 4 (ponla ahí en alguna)"
    ]


def test_the_places_of_a_few_right_answers_are_not_counted() -> None:
    assert check("".join(make_single(number) for number in range(7))) == []


@pytest.mark.parametrize(("is_true", "name"), [(True, "verdaderas"), (False, "falsas")])
def test_statements_are_not_almost_all_alike(is_true: bool, name: str) -> None:
    def make(alike: int, others: int) -> str:
        return "".join(make_true_false(number, (number < alike) is is_true) for number in range(alike + others))

    told = f"3:3: error: 8 de 11 afirmaciones son {name}, y eso las delata (dale la vuelta a alguna)"
    assert check(make(8, 3)) == [told]
    assert check(make(7, 3)) == []
    assert check(make(7, 0)) == []


# --- one question ----------------------------------------------------------------------------------------------------


def test_slips_of_wording_are_told_where_they_stand() -> None:
    bank = (
        make_single(1, texts=("Así.", "Asá.", "Todas las anteriores."))
        + make_true_false(2, True, why="¡Correcto! La ley lo dice.")
        + make_true_false(3, True, prompt="No es incorrecto pedir cita.")
        + MATCHING.replace("match: Mercado", "match: Ninguna de las demás")
        + OPEN.replace("Falta su certificado.", "No es falso que falte.")
    )
    assert check_texts(bank) == [
        ("Todas las anteriores.", "una respuesta no puede remitir a las demás (di qué vale y qué no)"),
        (
            "¡Correcto! La ley lo dice.",
            "la explicación empieza por un veredicto, y la página ya lo dice (empieza por la razón)",
        ),
        ("No es incorrecto pedir cita.", "el enunciado niega dos veces (pregúntalo en afirmativo)"),
        ("Ninguna de las demás", "una respuesta no puede remitir a las demás (di qué vale y qué no)"),
        (
            "No es falso que falte. Puede traerlo hasta el viernes.",
            "este texto niega dos veces (dilo en afirmativo)",
        ),
    ]


@pytest.mark.parametrize(
    "why",
    [
        "Sí, porque lo dice la ley.",
        "No: lo dice la ley.",
        "Correcta. Lo dice la ley.",
        "Incorrecto, lo dice la ley.",
        "¡Exacto! Lo dice la ley.",
        "**Verdadero**. Lo dice la ley.",
        "Falsa; lo dice la ley.",
        "Cierto, lo dice la ley.",
        "Bien. Lo dice la ley.",
        "Mal: lo dice la ley.",
        "Efectivamente, lo dice la ley.",
        "En efecto, lo dice la ley.",
    ],
)
def test_an_explanation_begins_by_no_verdict(why: str) -> None:
    assert check_texts(make_true_false(1, True, why=f"'{why}'")) == [
        (f"'{why}'", "la explicación empieza por un veredicto, y la página ya lo dice (empieza por la razón)")
    ]
    assert check(make_true_false(1, True, why=f"'Lo dice la ley. {why}'")) == []


@pytest.mark.parametrize("why", ["No basta con pedirlo.", "Bien pensado, lo dice la ley.", "Falsa alarma no es."])
def test_an_explanation_may_begin_by_the_words_of_a_verdict(why: str) -> None:
    assert check(make_true_false(1, True, why=why)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Todas las demás.",
        "Ninguna de las anteriores.",
        "Todas son correctas.",
        "Ninguna es cierta.",
        "Todas las respuestas son ciertas.",
        "Ninguna respuesta vale si todas las respuestas son correctas.",
    ],
)
def test_an_answer_stands_by_itself(text: str) -> None:
    assert check_texts(make_single(1, texts=("Así.", "Asá.", text))) == [
        (text, "una respuesta no puede remitir a las demás (di qué vale y qué no)")
    ]


@pytest.mark.parametrize(
    ("prompt", "is_told"),
    [
        ("No es inadecuado pedir cita, ni antes ni después.", True),
        ("No es cosa tuya, y es incierto que lo sea.", True),
        ("No pidas cita: es falso que haga falta.", False),
        ("No pidas cita. Es falso que haga falta.", False),
        ("Es falso que no haga falta.", False),
        ("No pidas un falsete.", False),
    ],
)
def test_a_prompt_denies_once(prompt: str, is_told: bool) -> None:
    told = [(f"'{prompt}'", "el enunciado niega dos veces (pregúntalo en afirmativo)")]
    assert check_texts(make_true_false(1, True, prompt=f"'{prompt}'")) == (told if is_told else [])


def test_an_answer_may_deny_one_thing_and_call_another_one_false() -> None:
    assert check(make_single(1, texts=("Así.", "No lo pongo, porque son cifras falsas.", "Otra."))) == []


@pytest.mark.parametrize(
    ("bank", "copy", "line"),
    [
        (make_single(1).replace("Por 2.", "'*Pór*  0'"), "'*Pór*  0'", 12),
        (make_true_false(1, True, why="Hay otra razón."), "Hay otra razón.", 11),
        (
            ORDERING.replace("Hace falta tenerlo todo.", "Sin fecha de entrada no corre el plazo."),
            "Sin fecha de entrada no corre el plazo.",
            12,
        ),
        (NUMERIC.replace("Ese es el total.", "Es una entre ocho, por cien."), "Es una entre ocho, por cien.", 13),
    ],
)
def test_an_explanation_is_no_copy_of_another(bank: str, copy: str, line: int) -> None:
    assert check_texts(bank) == [
        (
            copy,
            f"esta explicación es la misma que la de la línea {line} (explica lo propio de esta respuesta)",
        )
    ]


@pytest.mark.parametrize(
    ("bank", "why"),
    [
        (make_single(1).replace("Por 1.", "«Asá»."), None),
        (make_single(1).replace("Por 1.", "asa"), "asa"),
        (MATCHING.replace("Manda la cifra.", "mercado"), "mercado"),
        (OPEN.replace("El plazo obliga a los dos.", "Da una fecha"), "Da una fecha"),
        (make_true_false(1, True, prompt="La ley lo dice.", why="La ley lo dice."), "La ley lo dice."),
        (BLANK.replace("Ahí se guarda lo que ya acabó.", "«Árchivo»"), None),
        (BLANK.replace("Ahí se guarda lo que ya acabó.", "Árchivo"), "Árchivo"),
    ],
)
def test_an_explanation_says_more_than_its_answer(bank: str, why: str | None) -> None:
    assert check_texts(bank) == ([(why, "la explicación repite lo que explica (di por qué)")] if why else [])


@pytest.mark.parametrize(
    ("bank", "text"),
    [
        (make_single(1, texts=("Así.", "'*Así*'", "Otra.")), "*Así*"),
        (ORDERING.replace("text: Resolverla.", "text: '`Registrarla`'"), "`Registrarla`"),
        (MATCHING.replace("text: Sorteo", "text: '**Mercado**.'"), "**Mercado**."),
    ],
)
def test_two_options_that_are_seen_the_same_are_told(bank: str, text: str) -> None:
    told = f"«{text}» se lee igual que otra opción: solo cambian los signos de énfasis o el punto final"
    assert check_texts(bank) == [(f"'{text}'", told)]


# --- giveaways (those of each kind: tests/question_kinds) ------------------------------------------------------------


def test_a_giveaway_is_told_where_it_stands() -> None:
    assert check_texts(ORDERING.replace("Pedir lo que falta.", "Por último, pedirlo.")) == [
        (
            "Por último, pedirlo.",
            "el paso dice por sí solo qué lugar ocupa (quita el número o la palabra de orden)",
        )
    ]


def test_a_hint_that_says_the_answer_is_told_where_it_stands() -> None:
    hints = "    hints:\n      - Vuelve al texto.\n      - Piensa si solo cambia el CANAL.\n    answers:"
    bank = make_single(1, texts=("El canal.", "La institución.", "Sí.")).replace("    answers:", hints)
    assert check_texts(bank) == [
        ("Piensa si solo cambia el CANAL.", "la pista dice la respuesta (di dónde mirar o qué descartar)")
    ]


# --- none repeated ---------------------------------------------------------------------------------------------------

LONG_PROMPT = "Una vecina trae el certificado de otro año y pide que se lo acepten hoy. ¿Qué le contestas?"


def test_a_prompt_is_not_repeated_anywhere_in_the_bank() -> None:
    bank = make_single(1, prompt="¿Qué es?") + make_single(2, texts=("Otro.", "Más.", "Nada."), prompt="'*Que*  es'")
    assert check_texts(bank) == [("'*Que*  es'", "el enunciado es el mismo que el de quizzes/tema-1.yml:9")]


@pytest.mark.parametrize(
    "prompt",
    [
        "Un vecino trae el certificado de otro año y pide que se lo acepten hoy. ¿Qué le contestas?",
        "Una vecina trae hoy el certificado de otro año y pide que se lo acepten. ¿Qué contestas?",
    ],
)
def test_a_prompt_with_a_word_changed_is_told(prompt: str) -> None:
    assert check(make_single(1, prompt=LONG_PROMPT) + make_single(2, prompt=prompt)) == [
        "24:13: error: el enunciado dice casi lo mismo que el de quizzes/tema-1.yml:9"
        " (pregunta otra cosa, o quita una de las dos)"
    ]


@pytest.mark.parametrize(
    "prompt",
    [
        "Un taller pide plaza en la feria y trae el seguro de otra empresa. ¿Qué le contestas?",
        "¿Cuál de estas frases cuenta bien lo que halló Criado en 2021 sobre las redes?",
    ],
)
def test_prompts_may_share_a_formula(prompt: str) -> None:
    formula = "¿Cuál de estas frases cuenta bien lo que hallaron Riba y Ballart en 2016?"
    bank = make_single(1, prompt=LONG_PROMPT) + make_single(2, prompt=formula) + make_single(3, prompt=prompt)
    assert check(bank) == []


def make_prompt(words: int, other: int) -> str:
    """A prompt of so many words, of which the last `other` ones are not those of the prompts without any."""
    return " ".join([*(f"palabra{n}" for n in range(words - other)), *(f"cambio{n}" for n in range(other))])


@pytest.mark.parametrize(
    ("words", "other", "is_told"),
    [(10, 1, True), (9, 1, False), (20, 4, True), (20, 5, False)],
    ids=["long enough", "too short", "31 parts of 47 shared", "29 parts of 49 shared"],
)
def test_prompts_that_share_two_thirds_are_alike(words: int, other: int, is_told: bool) -> None:
    prompts = make_prompt(words, 0), make_prompt(words, other)
    bank = "".join(make_single(number, prompt=prompt) for number, prompt in enumerate(prompts, start=1))
    assert bool(check(bank)) is is_told


def test_short_prompts_with_another_word_ask_another_thing() -> None:
    assert check(make_single(1, prompt="¿Qué mide la ratio?") + make_single(2, prompt="¿Qué mide la tasa?")) == []
