"""Serve the course on this machine while it is written: `mkdocs serve`, in Spanish and without noise.

The project's hooks (`macros/hooks.py::refresh`) update what an edit changed without a build; if they can't, MkDocs
builds. Those hooks, not this module, print the findings of the course.
"""

from __future__ import annotations

import argparse
import logging
import re
import socket
import sys
import time
from collections.abc import Callable
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from macros.settings_faults import require_settings
from tooling.preview_server import PreviewServer

# MkDocs' messages while it serves, and what the author reads instead (None: nothing).
MESSAGES = [
    (r"Building documentation\.\.\.", "Construyendo…"),
    (r"Documentation built in (\d+)\.(\d+) seconds", r"Listo en \1,\2 s"),
    (r"Detected file changes", "Hay cambios"),
    (r"Reloading browsers", "Página actualizada en el navegador"),
    (r"Serving on (\S+)", r"El curso está en \1 (Ctrl+C para terminar)"),
    (r"Shutting down\.\.\.", "Terminado"),
    (r"Watching paths for changes: .*", None),
    (r"Browser connected: .*", None),
    (r"An error happened during the rebuild\..*", "La vista previa espera a que se corrija"),
    (r"A 'dirty' build is being performed.*", None),
]
SETTINGS = Path.cwd() / "mkdocs.yml"
NOISY_LOGGERS = ["mkdocs.commands.build", "mkdocs.commands.serve", "mkdocs.livereload"]


def translate_message(message: str) -> str | None:
    """Return the Spanish text of one of MkDocs' messages, None for one to drop, or the message itself."""
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


class Preview:
    """Replaces what MkDocs' `serve` calls on each rebuild: its `load_config` and its `build`.

    `serve` loads the configuration and then builds. Here an edit is first passed to the hooks of the last build; the
    configuration is loaded again and everything is built only if they require a build.
    """

    def __init__(self, load_config: Callable[..., MkDocsConfig], build: Callable[..., None]) -> None:
        self._load_config, self._build = load_config, build
        self._config: MkDocsConfig | None = None  # of the last build, if it succeeded

    def load_config(self, *args: object, **kwargs: object) -> MkDocsConfig:
        if self._config is not None and self._refresh(self._config):
            return self._config
        self._config = None
        return require_settings(self._load_config, SETTINGS, *args, **kwargs)

    def build(self, config: MkDocsConfig, **kwargs: object) -> None:
        if config is self._config:
            return  # already updated
        self._build(config, **kwargs)
        self._config = config

    @staticmethod
    def _refresh(config: MkDocsConfig) -> bool:
        start = time.perf_counter()
        done = all([hook.refresh() for hook in config["hooks"].values() if hasattr(hook, "refresh")])
        if done:
            logging.getLogger("mkdocs.commands.build").info(
                f"Documentation built in {time.perf_counter() - start:.2f} seconds"
            )
        return done


def main(arguments: list[str]) -> int:
    import mkdocs.commands.serve
    from mkdocs.__main__ import cli
    from mkdocs.commands.build import build
    from mkdocs.config import load_config

    from macros.replaced_functions import replace_function

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
    preview = Preview(load_config, build)
    replace_function(mkdocs.commands.serve, "load_config", preview.load_config)
    replace_function(mkdocs.commands.serve, "build", preview.build)
    replace_function(mkdocs.commands.serve, "LiveReloadServer", PreviewServer)
    for name in NOISY_LOGGERS:
        logging.getLogger(name).addFilter(SpanishFilter())
    logging.getLogger("mkdocs.plugins.mkdocs_macros").setLevel(logging.WARNING)
    cli(["serve", "--dirty", *arguments], prog_name="tasks.py")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
