"""The command on the certificate's page, with which anyone can check its code."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


PATH = "autoevaluacion/constancia"


CHECK = "autoevaluacion/comprobar-constancia"


Url = Callable[[str], str]


def check(page: Page, lines: str, code: str) -> None:
    page.get_by_label("Líneas de la constancia").fill(lines)
    page.get_by_label("Código", exact=True).fill(code)
    page.get_by_role("button", name="Comprobar", exact=True).click()


def test_the_command_that_the_page_gives(page: Page, course_url: Url) -> None:
    page.goto(course_url(CHECK))
    page.get_by_text("Cómo se calcula el código").click()
    command = page.locator("pre code").inner_text()
    shown = page.locator("p > code").first.inner_text()
    lines = re.search(r"'(Curso:.*?)'", command, re.DOTALL)
    assert lines
    check(page, lines[1], shown)
    expect(page.get_by_role("status").filter(has_text="✓ Coinciden")).to_be_visible()
    if shutil.which("sha256sum"):
        assert subprocess.check_output(["sh", "-c", command], text=True).strip() == shown
