"""What an author sees of `mkdocs serve`: Spanish, no noise, and a clear message when the port is taken."""

from __future__ import annotations

import socket

import pytest

from tooling import serve


@pytest.mark.parametrize(
    ("message", "shown"),
    [
        ("Building documentation...", "Construyendo…"),
        ("Documentation built in 0.24 seconds", "Listo en 0.24 s"),
        (
            "[15:19:39] Serving on http://127.0.0.1:8000/",
            "El curso está en http://127.0.0.1:8000/ (Ctrl+C para terminar)",
        ),
        ("[15:19:44] Detected file changes", "Hay cambios"),
        ("[15:19:39] Watching paths for changes: 'docs', 'mkdocs.yml'", None),
        ("A 'dirty' build is being performed, this will likely lead to inaccurate navigation", None),
        ("Doc file 'index.md' contains a link 'x.md'", "Doc file 'index.md' contains a link 'x.md'"),
    ],
)
def test_messages_in_spanish(message: str, shown: str | None) -> None:
    assert serve.translate_message(message) == shown


@pytest.mark.parametrize(
    ("arguments", "address"),
    [
        ([], ("127.0.0.1", 8000)),
        (["--dev-addr", "0.0.0.0:8001"], ("0.0.0.0", 8001)),
        (["-a", "127.0.0.1:9000", "--open"], ("127.0.0.1", 9000)),
        (["--dev-addr=localhost:9001"], ("localhost", 9001)),
    ],
)
def test_address_follows_the_arguments(arguments: list[str], address: tuple[str, int]) -> None:
    assert serve.find_address(arguments) == address


def test_taken_port_is_explained(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        assert serve.main(["--dev-addr", f"127.0.0.1:{port}"]) == 1
    assert f"El puerto {port} está ocupado" in capsys.readouterr().out
    assert not serve.is_port_taken("127.0.0.1", port)
