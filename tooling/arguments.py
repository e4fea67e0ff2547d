"""Options of the tasks: what isn't understood is said in Spanish, with how they are written."""

from __future__ import annotations

import argparse
from typing import Any, NoReturn


class Parser(argparse.ArgumentParser):
    """A parser that says `form`, how the task is written with all its options, when it doesn't understand them."""

    def __init__(self, form: str, **more: Any) -> None:
        super().__init__(add_help=False, usage=form, **more)
        self.form = form
        self.add_argument("-h", "--help", action="help", help="muestra esta ayuda y termina")

    def error(self, message: str) -> NoReturn:
        """End as argparse asks for; its `message` is in English and isn't shown."""
        self.refuse("No entiendo esas opciones.")

    def refuse(self, reason: str) -> NoReturn:
        """End with 2 and say, in Spanish, what can't be and how the task is written."""
        self.exit(2, f"{reason} Se escribe así: {self.form}\n")
