"""Faults of what builds the site: one line in Spanish, at the project's own file, and a preview that shows it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from minimal_course import REPOSITORY, replace_in_file
from minimal_site import lay_out_minimal_course
from mkdocs.config import load_config
from mkdocs.exceptions import Abort
from test_build_findings import run

from course.findings import render_finding
from macros.settings_faults import load_settings, require_settings
from macros.template_faults import check_templates

NOT_BUILT = "No se ha construido el sitio: corrige lo que se indica arriba."


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The minimal course with everything that builds and checks it."""
    return lay_out_minimal_course(tmp_path_factory.mktemp("shell") / "course", "tooling")


@pytest.fixture
def settings(sound: Path) -> Path:
    """`mkdocs.yml`, as it was after the test."""
    path = sound / "mkdocs.yml"
    text = path.read_text(encoding="utf-8")
    yield path
    path.write_text(text, encoding="utf-8", newline="\n")


def check_settings(path: Path) -> list[str]:
    _, findings = load_settings(load_config, path, str(path), strict=True)
    return [render_finding(finding).partition("mkdocs.yml")[2].partition(": ")[2] for finding in findings]


def test_the_settings_of_the_project_have_no_fault(settings: Path) -> None:
    assert check_settings(settings) == []


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("  name: material", "\tname: material", "error: hay un tabulador al principio de la línea"),
        ("site_name: Curso", "site_name: 'Curso", "error: hay unas comillas que se abren y no se cierran"),
        ("site_name: Curso", "site_name: [Curso]", "error: `site_name` tiene que ser un texto"),
        ("site_name: Curso", "# Curso", "error: falta la clave obligatoria `site_name`"),
        ("- mkdocs_quiz:", "- mkdocs_quizz:", "error: `plugins`: el complemento `mkdocs_quizz` no está instalado"),
        ("verbose: false", "verbos: false", "aviso: la clave `verbos` no existe en las opciones de `macros`"),
        ("docs_dir: docs", "docs_dirs: docs", "aviso: la clave `docs_dirs` no existe (¿quisiste decir `docs_dir`?)"),
        ("docs_dir: docs", "docs_dir: doc", "error: `docs_dir`: la carpeta `doc` no existe"),
        (
            '!ENV [SITE_URL, ""]',
            "ejemplo.org",
            "error: `site_url` no es una dirección completa (empieza por `https://`)",
        ),
        ("!ENV [SITE_URL", "!EMV [SITE_URL", "error: MkDocs no conoce la etiqueta `!EMV` (¿quisiste decir `!ENV`?)"),
        ("name: material", "name: materal", "error: `theme`: el tema `materal` no está instalado"),
        ("custom_dir: overrides", "custom_dir: overide", "error: `theme`: la carpeta `overide` no existe"),
        ("- attr_list", "- attr_lists", "error: `markdown_extensions`: la extensión `attr_lists` no existe"),
        (
            "toc_depth: 4",
            "toc_dept: 4",
            "error: `markdown_extensions`: la extensión `toc` no tiene la opción `toc_dept`",
        ),
        ("macros/hooks.py", "macros/hook.py", "error: `hooks`: `hook.py` no existe"),
        ("use_directory_urls: true", "use_directory_urls: sí", "error: `use_directory_urls` tiene que ser `true` o `f"),
        ("omitted_files: warn", "omitted_files: warm", "error: `validation`: `warm` no es un valor admitido"),
    ],
)
def test_a_fault_in_the_settings_is_one_line_in_spanish(settings: Path, old: str, new: str, told: str) -> None:
    replace_in_file(settings, old, new)
    (finding,) = check_settings(settings)
    assert finding.startswith(told)
    with pytest.raises(Abort, match=r"^mkdocs\.yml|configuration warnings"):
        require_settings(load_config, settings, str(settings), strict=True)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "error: el archivo está vacío"),
        ("site_name: Educación\n".encode("latin-1"), "error: hay un carácter que no está en UTF-8"),
        (b"- a\n- b\n", "error: el archivo tiene que ser un bloque de claves y valores"),
    ],
)
def test_settings_that_are_none(settings: Path, content: bytes, told: str) -> None:
    settings.write_bytes(content)
    (finding,) = check_settings(settings)
    assert finding.startswith(told)


def test_a_value_of_a_variable_is_told_with_its_name(sound: Path) -> None:
    built = run(sound, "tooling.build", PYTHONPATH=str(sound), SITE_URL="ejemplo.org")
    told, *_, last = built.stderr.splitlines()
    assert "`site_url` no es una dirección completa (empieza por `https://`; se toma de la variable" in told
    assert "`SITE_URL`, que vale «ejemplo.org»" in told
    assert last == NOT_BUILT


def test_the_lines_of_faults_are_those_of_the_file(settings: Path) -> None:
    replace_in_file(settings, "name: material", "name: materal")
    _, (finding,) = load_settings(load_config, settings, str(settings))
    assert settings.read_text(encoding="utf-8").split("\n")[finding.line - 1] == "  name: materal"


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        ("uno\n{% if dos %}\n", 2, "lo último es `{% if %}`, y le falta su `{% endif %}`"),
        ("{% endfor %}\n", 1, "la etiqueta `{% endfor %}` no existe o no va aquí"),
        ("{% if %}\n", 1, "aquí falta una expresión"),
        ("uno\n{{ dos\n", 2, ""),
        ("{{ uno dos }}", 1, "aquí se esperaba `end of print statement` y hay `dos`"),
        ("{{ uno ? }}", 1, "el signo `?` no va aquí"),
    ],
)
def test_a_template_that_can_not_be_parsed(tmp_path: Path, text: str, line: int, told: str) -> None:
    path = tmp_path / "overrides/partials/x.html"
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    (finding,) = check_templates(tmp_path)
    assert (finding.path, finding.line) == ("overrides/partials/x.html", line)
    assert finding.message.startswith("la plantilla no se puede usar") and told in finding.message


def test_the_templates_of_the_project_have_no_fault() -> None:
    assert check_templates(REPOSITORY) == []


@pytest.mark.parametrize(
    ("path", "fault", "told", "is_checked"),
    [
        ("macros/templates/minutes.html.jinja", "{% if %}", "aquí falta una expresión", True),
        ("macros/templates/minutes.html.jinja", "{{ nadie }}", "`nadie` no existe", False),
        ("overrides/main.html", "{% if %}", "aquí falta una expresión", True),
        ("overrides/main.html", "{{ nadie.x.y }}", "`nadie` no existe", False),
        ("overrides/main.html", "{{ page | nada }}", "el filtro `nada` no existe", False),
        ("mkdocs.yml", "hola: [", "", True),
    ],
)
def test_check_and_build_say_one_line_of_the_projects_file(
    sound: Path, path: str, fault: str, told: str, is_checked: bool
) -> None:
    file = sound / path
    text = file.read_text(encoding="utf-8")
    line = text.count("\n") + 1
    file.write_text(text + fault, encoding="utf-8")
    try:
        built = run(sound, "tooling.build", PYTHONPATH=str(sound))
        checked = run(sound, "tooling.check", PYTHONPATH=str(sound)) if is_checked else None
    finally:
        file.write_text(text, encoding="utf-8")
    lines = [line for line in built.stderr.splitlines() if line not in (NOT_BUILT, "En total: 1 error.")]
    assert built.returncode == 1 and len(lines) == 1, built.stderr
    assert lines[0].startswith((f"{path}:{line}: error: ", f"{path}:{line}:")) and told in lines[0]
    assert checked is None or lines[0] in checked.stderr.splitlines()
    assert ".venv" not in built.stderr and sys.prefix not in built.stderr
