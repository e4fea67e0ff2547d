"""A sound question of each kind that the minimal course doesn't have, as YAML, to be changed by a test."""

from __future__ import annotations

_START = """\
  - id: t1-{id}
    kind: {kind}
    section: t1/2
    objective: G1
    level: apply
    prompt: {prompt}
"""

MATCHING = (
    _START.format(id="parejas", kind="matching", prompt="¿A qué modelo se parece cada escena?")
    + """\
    hints: [Mira quién decide., Y después mira con quién.]
    pairs:
      - item: La instancia se devuelve por falta de un sello.
        match: Burocracia
        why: Manda la norma.
      - item: El barrio y el ayuntamiento reparten el presupuesto.
        match: Gobernanza
        why: Deciden entre varios.
      - item: Cada oficina compite por bajar su coste.
        match: Mercado
        why: Manda la cifra.
    distractors:
      - text: Sorteo
        why: Nada se deja al azar.
"""
)

ORDERING = (
    _START.format(id="orden", kind="ordering", prompt="Ordena el camino de una solicitud.")
    + """\
    steps:
      - text: Registrarla.
        why: Sin fecha de entrada no corre el plazo.
      - text: Pedir lo que falta.
        why: Solo se ve lo que falta cuando ya ha entrado.
      - text: Resolverla.
        why: Hace falta tenerlo todo.
"""
)

NUMERIC = (
    _START.format(id="cuenta", kind="numeric", prompt="De cada 8 solicitudes, 1 llega sin firmar. ¿Qué parte es?")
    + """\
    answer: 12.5
    tolerance: 0.5
    unit: "%"
    why: Es una entre ocho, por cien.
    anticipated:
      - value: 8
        why: Ese es el total.
"""
)

OPEN = (
    _START.format(id="carta", kind="open", prompt="Escribe el aviso de que falta un documento.")
    + """\
    model_answer: Falta su certificado. Puede traerlo hasta el viernes.
    rubric:
      - text: Dice qué falta.
        why: Sin eso, vuelve otra vez.
      - text: Da una fecha.
        why: El plazo obliga a los dos.
      - text: Trata de usted.
        why: Es el registro de un escrito.
"""
)

NEW_KINDS = f"tema: 1\nquestions:\n{MATCHING}{ORDERING}{NUMERIC}{OPEN}retired: [t1-quitada]\n"
