"""`tasks.py audit` against a registry of its own: what it knows is told, and so is what it can't tell."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tooling.audit import browser_packages, python_packages
from tooling.audit.__main__ import FAULTY, UNTOLD, choose_code, render
from tooling.audit.answers import Answers, Package

FAULT = {"id": "PYSEC-1", "details": "Lee de más.\nY más.", "fixed_in": ["1.1", "2.0"], "withdrawn": None}
WITHDRAWN = FAULT | {"id": "PYSEC-2", "withdrawn": "2026-01-01T00:00:00Z"}
# What the registry answers at each address. `old`'s own version is not there: only what is said of its last one.
ANSWERS = {
    "/pypi/faulty/1.0/json": {"info": {"version": "1.0"}, "vulnerabilities": [FAULT, WITHDRAWN]},
    "/pypi/sound/1.0/json": {"info": {"version": "1.0"}, "vulnerabilities": []},
    "/pypi/last/2.0/json": None,
    "/pypi/last/json": {"info": {"version": "2.0"}, "vulnerabilities": []},
    "/pypi/old/json": {"info": {"version": "2.0"}, "vulnerabilities": []},
    "/pypi/silent/1.0/json": {"info": {"version": "1.0"}},
}
SOUND, LAST = Package("sound", "1.0"), Package("last", "2.0")


class Registry(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        answer = ANSWERS.get(self.path)
        self.send_response(200 if answer else 500 if "broken" in self.path else 404)
        self.end_headers()
        self.wfile.write(json.dumps(answer).encode())

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Registry)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def test_a_known_fault_is_told_with_its_remedy(address: str) -> None:
    answers = python_packages.ask([Package("faulty", "1.0"), SOUND], f"{address}/pypi")
    assert choose_code([answers]) == FAULTY
    assert render("Paquetes", answers).splitlines() == [
        "Paquetes: revisados 2 de 2; fallos conocidos: 1.",
        "  faulty 1.0: PYSEC-1 (corregido en 1.1, 2.0). Lee de más.",
    ]


def test_a_mirror_that_knows_last_versions_only_is_enough_for_them(address: str) -> None:
    answers = python_packages.ask([SOUND, LAST], f"{address}/pypi")
    assert not answers.untold and choose_code([answers]) == 0


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("old", "solo habla de su última versión"),
        ("unknown", "no los conoce"),
        ("silent", "no dice si tienen fallos"),
        ("broken", "no responde"),
    ],
)
def test_what_the_registry_cannot_tell_is_said(address: str, name: str, said: str) -> None:
    package = Package(name, "1.0")
    answers = python_packages.ask([SOUND, package], f"{address}/pypi")
    assert choose_code([answers]) == UNTOLD
    assert said in answers.untold[package]
    assert f"{name} 1.0" in render("Paquetes", answers)


def test_no_registry_at_all() -> None:
    answers = python_packages.ask([SOUND], "http://127.0.0.1:9/pypi")
    assert choose_code([answers]) == UNTOLD and "no responde" in answers.untold[SOUND]


@pytest.mark.parametrize("ending", ["/simple", "/simple/"])
def test_the_registry_is_the_one_that_pip_uses(monkeypatch: pytest.MonkeyPatch, ending: str) -> None:
    monkeypatch.setenv("PIP_INDEX_URL", f"https://example.org/espejo{ending}")
    assert python_packages.find_registry() == "https://example.org/espejo/pypi"


def test_every_locked_package_and_every_library_is_asked_about() -> None:
    root = Path(__file__).resolve().parents[1]
    names = {package.name for package in python_packages.list_locked(root / "requirements")}
    assert {"mkdocs", "mkdocs-material", "pytest", "uv"} <= names
    assert {"docx", "fflate", "esbuild", "@orama/stemmers"} <= {
        package.name for package in browser_packages.list_vendored()
    }


def test_a_report_of_npm() -> None:
    advice = {"url": "https://example.org/GHSA-1", "title": "Escribe donde no debe.", "range": "<1.1.0"}
    report = {
        "vulnerabilities": {"docx": {"via": ["jszip"], "range": "*"}, "jszip": {"via": [advice], "range": "<1.1.0"}}
    }
    answers = browser_packages.read_report((Package("docx", "9.0.0"),), json.dumps(report))
    assert choose_code([answers]) == FAULTY
    (fault,) = answers.faults
    assert (fault.package, fault.id) == (Package("jszip", "<1.1.0"), "https://example.org/GHSA-1")


@pytest.mark.parametrize("report", ['{"message": "405 Method Not Allowed"}', "", "<html>"])
def test_a_registry_of_npm_that_cannot_tell(report: str) -> None:
    package = Package("docx", "9.0.0")
    answers = browser_packages.read_report((package,), report)
    assert choose_code([answers, Answers((), (), {})]) == UNTOLD
    assert answers.untold[package].startswith("npm: ")
