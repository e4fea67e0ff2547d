"""Serve the course on this machine while it is written: `mkdocs serve`, in Spanish and without noise.

Only the page that changed is rendered again (`--dirty`); the project's hooks know what else hangs on a file and add it.
The findings of the course are printed by those hooks, not here.
"""

from __future__ import annotations

import argparse
import logging
import re
import socket
import sys

# What MkDocs says while it serves, and what the author reads instead (None: nothing).
MESSAGES = [
    (r"Building documentation\.\.\.", "Construyendo…"),
    (r"Documentation built in ([\d.]+) seconds", r"Listo en \1 s"),
    (r"Detected file changes", "Hay cambios"),
    (r"Reloading browsers", "Página actualizada en el navegador"),
    (r"Serving on (\S+)", r"El curso está en \1 (Ctrl+C para terminar)"),
    (r"Shutting down\.\.\.", "Terminado"),
    (r"Watching paths for changes: .*", None),
    (r"Browser connected: .*", None),
    (r"An error happened during the rebuild\..*", "La vista previa espera a que se corrija"),
    (r"A 'dirty' build is being performed.*", None),
]
NOISY_LOGGERS = ["mkdocs.commands.build", "mkdocs.commands.serve", "mkdocs.livereload"]


def translate_message(message: str) -> str | None:
    """Return the Spanish text of one of MkDocs' messages, None for one to leave out, or the message itself."""
    for pattern, spanish in MESSAGES:
        # The live server puts the time before its messages.
        found = re.fullmatch(rf"(?:\[[\d:]+\] )?{pattern}", message, flags=re.DOTALL)
        if found:
            return spanish and found.expand(spanish)
    return message


class SpanishFilter(logging.Filter):
    """Replaces the text of MkDocs' routine messages, or drops them."""

    def filter(self, record: logging.LogRecord) -> bool:
        text = translate_message(record.getMessage())
        if text is None:
            return False
        record.msg, record.args = text, ()
        return True


def describe_config_fault(error: Exception) -> str:
    """One line for a `mkdocs.yml` that MkDocs can't use: where, and its own words where it says no place."""
    places = re.findall(r"line (\d+), column (\d+)", str(error))
    if places:
        return f"mkdocs.yml:{places[-1][0]}:{places[-1][1]}: error: el YAML está mal escrito aquí o justo antes"
    return f"mkdocs.yml: error: MkDocs no puede usar este archivo ({str(error).splitlines()[0]})"


def find_address(arguments: list[str]) -> tuple[str, int]:
    """Return the host and port that `mkdocs serve` will use with these arguments."""
    parser = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    parser.add_argument("-a", "--dev-addr", default="127.0.0.1:8000")
    address = parser.parse_known_args(arguments)[0].dev_addr
    host, _, port = address.rpartition(":")
    return host, int(port) if port.isdigit() else 0


def is_port_taken(host: str, port: int) -> bool:
    try:
        with socket.create_connection(("127.0.0.1" if host == "0.0.0.0" else host, port), timeout=0.5):
            return True
    except OSError:
        return False


def main(arguments: list[str]) -> int:
    import mkdocs.commands.serve
    import mkdocs.config
    from mkdocs.__main__ import cli
    from mkdocs.exceptions import Abort, ConfigurationError

    host, port = find_address(arguments)
    if not host or not 0 < port < 65536:
        print("La dirección se escribe como `--dev-addr 127.0.0.1:8001`, con un puerto entre 1 y 65535.")
        return 1
    if is_port_taken(host, port):
        print(
            f"El puerto {port} está ocupado: ¿hay otro «serve» en marcha? Para usar otro: "
            f"tasks.py serve --dev-addr {host}:{port + 1}"
        )
        return 1
    def load_config(*args: object, **kwargs: object) -> object:
        try:
            return mkdocs.config.load_config(*args, **kwargs)
        except ConfigurationError as error:  # MkDocs would print a traceback when it happens in a rebuild
            raise Abort(describe_config_fault(error)) from None

    mkdocs.commands.serve.load_config = load_config
    for name in NOISY_LOGGERS:
        logging.getLogger(name).addFilter(SpanishFilter())
    logging.getLogger("mkdocs.plugins.mkdocs_macros").setLevel(logging.WARNING)
    cli(["serve", "--dirty", *arguments], prog_name="tasks.py")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
