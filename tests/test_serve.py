"""What an author sees of `mkdocs serve`: Spanish, no noise, and a clear message when the port is taken."""

from __future__ import annotations

import hashlib
import re
import socket
from base64 import b64encode
from pathlib import Path

import pytest

from exports.content_policy import make_page_policy
from tooling import serve
from tooling.preview_server import PreviewServer


@pytest.mark.parametrize(
    ("message", "shown"),
    [
        ("Building documentation...", "Construyendo…"),
        ("Documentation built in 0.24 seconds", "Listo en 0,24 s"),
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


def test_the_script_that_reloads_a_page_may_run_in_it_and_no_other(tmp_path: Path) -> None:
    server = PreviewServer(lambda: None, "127.0.0.1", 8000, str(tmp_path))
    page = f'<meta http-equiv="Content-Security-Policy" content="{make_page_policy()}"><body><p>Texto.</p></body>'
    served = server._inject_js_into_html(page.encode("utf-8"), 1).decode("utf-8")
    (script,) = re.findall(r"<script>(.*?)</script>", served, re.DOTALL)
    digest = b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode("ascii")
    assert "livereload(1, " in script
    assert f"script-src 'self' 'sha256-{digest}'; " in served
    assert served.count("sha256-") == 1
