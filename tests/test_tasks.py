"""tasks.py as a person uses it: real runs in a copy of its own, without network, away from the project's `.venv`."""

from __future__ import annotations

import ast
import errno
import os
import shutil
import signal
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import NamedTuple

import pytest
from wheel_index import copy_installed, hash_file, write_wheel

import tasks

ROOT = Path(__file__).resolve().parents[1]

# Replaces tooling.check: shows what it was given, and exits as it is told.
CHECK = """
import sys, time
try:
    import dependencia
    print("argumentos:", sys.argv[1:], "utf8:", sys.flags.utf8_mode, dependencia.NAME, flush=True)
    if "espera" in sys.argv:
        time.sleep(60)
except KeyboardInterrupt:
    sys.exit(130)
sys.exit(7 if "falla" in sys.argv else 0)
"""


def make_copy(folder: Path) -> Path:
    """Create a small copy of the project in a folder whose name has spaces and accents."""
    root = folder / "Curso de atención ñ"
    for name in ("requirements", "tooling", "wheels"):
        (root / name).mkdir(parents=True)
    for name in ("tasks.py", "pyproject.toml", "tooling/installation.py", "requirements/platforms.json"):
        shutil.copy(ROOT / name, root / name)
    (root / "tooling" / "check.py").write_text(CHECK, encoding="utf-8")
    write_wheel(root / "wheels", "dependencia", "1.0", files={"dependencia.py": "NAME = 'dependencia'\n"})
    copy_installed(root / "wheels", "packaging")
    lines = (
        f"{name}=={version} --hash=sha256:{hash_file(wheel)}\n"
        for wheel in sorted((root / "wheels").iterdir())
        for name, version in [wheel.name.split("-")[:2]]
    )
    (root / "requirements" / "site.txt").write_text("".join(lines), encoding="utf-8")
    (root / "requirements" / "check.txt").write_text("# Nothing more than the site needs.\n", encoding="utf-8")
    return root


def make_environment(**variables: str) -> dict[str, str]:
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("PIP_", "PYTHON"))}
    return {**kept, "PIP_CONFIG_FILE": os.devnull, "PIP_NO_INDEX": "1", **variables}


def run_tasks(root: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run tasks.py from another folder, with pip kept away from any registry."""
    variables.setdefault("PIP_FIND_LINKS", (root / "wheels").as_uri())
    return subprocess.run(
        [sys.executable, str(root / "tasks.py"), *arguments],
        cwd=root.parent,
        env=make_environment(PYTHONIOENCODING="utf-8", **variables),
        capture_output=True,
        encoding="utf-8",
    )


def assert_one_sentence(result: subprocess.CompletedProcess[str], *parts: str) -> None:
    assert result.returncode == 1
    assert len(result.stderr.strip().splitlines()) == 1, result.stderr
    assert "Traceback" not in result.stdout + result.stderr
    for part in parts:
        assert part in result.stderr


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return make_copy(tmp_path)


class FirstRuns(NamedTuple):
    """A copy whose environment three runs made at once, and how each ended and what it printed."""

    root: Path
    codes: list[int]
    told: list[str]


@pytest.fixture(scope="module")
def first_runs(tmp_path_factory: pytest.TempPathFactory) -> FirstRuns:
    """The runs come after one that no registry answered, and where another environment has the package already."""
    root = make_copy(tmp_path_factory.mktemp("tareas"))
    unreachable = {"PIP_NO_INDEX": "0", "PIP_INDEX_URL": "http://127.0.0.1:9/simple", "PIP_RETRIES": "1"}
    failed = run_tasks(root, "check", PIP_FIND_LINKS="", **unreachable)
    assert_one_sentence(failed, "comprueba la conexión a internet", "Según el programa: ERROR", "dependencia==1.0")
    elsewhere = root.with_name("elsewhere")
    with zipfile.ZipFile(next((root / "wheels").glob("dependencia*.whl"))) as wheel:
        wheel.extractall(elsewhere)
    variables = {"PIP_FIND_LINKS": (root / "wheels").as_uri(), "PYTHONPATH": str(elsewhere)}
    runs = [
        subprocess.Popen(
            [sys.executable, str(root / "tasks.py"), "check"],
            env=make_environment(PYTHONIOENCODING="utf-8", **variables),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            cwd=root.parent,
        )
        for _ in range(3)
    ]
    told = [run.communicate()[0] for run in runs]
    return FirstRuns(root, [run.returncode for run in runs], told)


@pytest.fixture(scope="module")
def installed(first_runs: FirstRuns) -> Path:
    """A copy that has its environment."""
    return first_runs.root


@pytest.mark.parametrize("arguments", [[], ["--help"], ["-h"], ["help"]])
def test_help_lists_every_task(copy: Path, arguments: list[str]) -> None:
    result = run_tasks(copy, *arguments)
    assert result.returncode == 0
    listed = [line.split()[0] for line in result.stdout.splitlines() if line.startswith("  ")]
    assert listed == [
        "serve",
        "test",
        "check",
        "minutes",
        "blind",
        "simulate",
        "items",
        "exam",
        "lint",
        "mutate",
        "build",
        "offline",
        "export",
        "edition",
        "course",
        "cards",
        "schemas",
        "bench",
        "sweep",
        "lighthouse",
        "audit",
        "fingerprint",
        "vendor",
        "lock",
    ]


def test_unknown_task_names_those_that_exist(copy: Path) -> None:
    assert_one_sentence(run_tasks(copy, "sirve"), "No conozco la tarea «sirve»", "serve, test, check")
    assert_one_sentence(run_tasks(copy, "tests"), "No conozco la tarea «tests» (¿quisiste decir `test`?)")


def test_help_of_a_task_without_options_runs_nothing(copy: Path) -> None:
    result = run_tasks(copy, "offline", "--help")
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.splitlines()[-1] == "Esta tarea no tiene opciones: python3 tasks.py offline"
    assert not (copy / ".venv").exists()


@pytest.mark.skipif(os.name == "nt", reason="Windows tells it as another error")
def test_who_reads_no_more_is_told_nothing(copy: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, str(copy / "tasks.py")]
    result = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, env=make_environment(), check=False)
    os.close(writing)
    assert result.stderr == b""


def test_old_python_is_told_so() -> None:
    # The whole file must parse there, or Python would answer with a SyntaxError instead.
    ast.parse((ROOT / "tasks.py").read_text(encoding="utf-8"), feature_version=(3, 6))
    with pytest.raises(tasks.TaskError, match=r"necesita Python 3\.11 o posterior y este es Python 3\.6\.15") as caught:
        tasks.check_python((3, 6, 15, "final", 0))
    assert str(caught.value).isascii(), "an old Python may only be able to print ASCII"
    tasks.check_python((3, 11, 0, "final", 0))


def test_missing_venv_module_says_how_to_get_it(copy: Path, tmp_path: Path) -> None:
    stub = tmp_path / "stub"
    stub.mkdir()
    (stub / "ensurepip.py").write_text("raise ImportError('not shipped')\n", encoding="utf-8")
    assert_one_sentence(run_tasks(copy, "check", PYTHONPATH=str(stub)), "módulo venv", "apt install python3-venv")


def test_missing_requirements_say_where_tasks_belongs(copy: Path) -> None:
    shutil.rmtree(copy / "requirements")
    assert_one_sentence(run_tasks(copy, "check"), "requirements/site.txt", "dentro de la copia del curso")


def test_folder_that_cannot_be_written(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # The function is called directly: root may write anywhere.
    monkeypatch.setattr(tasks, "ROOT", copy)
    monkeypatch.setattr(tasks.os, "access", lambda *_: False)
    with pytest.raises(tasks.TaskError, match="No puedo escribir en la carpeta"):
        tasks.install(["site"])


def test_venv_that_is_a_file(copy: Path) -> None:
    (copy / ".venv").write_text("a file where the folder should be", encoding="utf-8")
    assert_one_sentence(run_tasks(copy, "check"), ".venv no es una carpeta", "bórralo o muévelo")


def test_venv_that_cannot_be_remade(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (copy / ".venv").mkdir()
    monkeypatch.setattr(tasks, "VENV", copy / ".venv")
    monkeypatch.setattr(tasks.shutil, "rmtree", refuse)
    with pytest.raises(tasks.TaskError, match=r"No puedo rehacer la carpeta \.venv"):
        tasks.make_venv()


def refuse(path: str) -> None:
    raise OSError(errno.EBUSY, "in use", path)


@pytest.mark.parametrize(
    ("output", "told"),
    [
        ("ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device", "no queda sitio"),
        ("Error: [Errno 13] Permission denied: '/curso/.venv'", "no tienes permiso"),
        ("Error: [Errno 30] Read-only file system: '/curso/.venv'", "solo lectura"),
    ],
)
def test_a_system_that_can_not_write_is_not_blamed_on_the_connection(
    copy: Path, monkeypatch: pytest.MonkeyPatch, output: str, told: str
) -> None:
    monkeypatch.setattr(tasks, "ROOT", copy)
    program = [sys.executable, "-c", f"import sys; print({output!r}); sys.exit(1)"]
    with pytest.raises(tasks.TaskError, match=told) as caught:
        tasks.run_step(program, "No he podido")
    assert "conexión" not in str(caught.value) and output in str(caught.value)


def test_a_full_disk_of_which_the_program_says_nothing(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tasks, "ROOT", copy)
    failing = [sys.executable, "-c", "import sys; sys.exit(1)"]
    with pytest.raises(tasks.TaskError, match="repite otra vez"):
        tasks.run_step(failing, "No he podido", "repite otra vez")
    monkeypatch.setattr(tasks, "LEAST_ROOM", 10**18)
    with pytest.raises(tasks.TaskError, match="no queda sitio en el disco"):
        tasks.run_step(failing, "No he podido", "repite otra vez")


def test_two_first_runs_at_once_install_once(first_runs: FirstRuns) -> None:
    """Although an environment was there, half made."""
    assert first_runs.codes == [0, 0, 0], first_runs.told
    assert sum("Creando el entorno" in text for text in first_runs.told) == 1
    assert sum("espero a que acabe" in text for text in first_runs.told) == 2


def test_packages_of_another_environment_do_not_count(installed: Path) -> None:
    """With `PYTHONPATH` at the first run, pip would leave out what is there."""
    assert list(installed.glob(".venv/[Ll]ib/**/dependencia.py"))
    assert run_tasks(installed, "check").returncode == 0


def test_progress_says_how_many_packages_there_are(first_runs: FirstRuns) -> None:
    (told,) = [text for text in first_runs.told if "Creando el entorno" in text]
    assert "Instalando las dependencias, unos 2 paquetes: tarda unos minutos, y solo esta vez" in told
    assert "Todo descargado. Se está instalando" in told


def test_second_run_installs_nothing(installed: Path) -> None:
    result = run_tasks(installed, "check", "--uno", "dos tres")
    assert result.returncode == 0
    assert "Instalando" not in result.stdout
    assert "argumentos: ['--uno', 'dos tres'] utf8: 1 dependencia" in result.stdout


def test_exit_code_of_the_task_is_passed_on(installed: Path) -> None:
    result = run_tasks(installed, "check", "falla")
    assert (result.returncode, result.stderr) == (7, "")


@pytest.mark.skipif(os.name == "nt", reason="no se puede enviar Ctrl+C a un solo grupo de procesos en Windows")
def test_control_c_ends_quietly(installed: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, str(installed / "tasks.py"), "check", "espera"],
        env=make_environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
        # A shell that starts the tests in the background makes them ignore Ctrl+C, and their children with them.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    assert process.stdout is not None
    while "argumentos" not in process.stdout.readline():
        assert process.poll() is None
    os.killpg(process.pid, signal.SIGINT)
    _, errors = process.communicate()
    assert (process.returncode, errors) == (130, "")


def test_changed_requirements_remake_the_environment_and_a_wrong_hash_is_refused(installed: Path) -> None:
    leftover = next(installed.glob(".venv/[Ll]ib/**/dependencia.py")).with_name("sobrante.py")
    leftover.touch()
    requirements = installed / "requirements" / "site.txt"
    locked = requirements.read_text(encoding="utf-8")
    requirements.write_text(f"dependencia==1.0 --hash=sha256:{'0' * 64}\n", encoding="utf-8")
    wrong = run_tasks(installed, "check")
    assert_one_sentence(wrong, "no es lo que el curso tiene fijado", "Según el programa: ERROR", "HASHES")
    assert not leftover.exists(), "nothing of the former environment is left"
    requirements.write_text(f"{locked}# changed\n", encoding="utf-8")
    result = run_tasks(installed, "check")
    assert result.returncode == 0, f"what failed to install is made anew: {result.stderr}"


def test_what_is_not_published_for_this_system_is_not_blamed_on_the_connection(installed: Path) -> None:
    elsewhere = write_wheel(installed / "wheels", "ajena", "1.0", tag="cp311-cp311-win_arm64")
    lines = (installed / "requirements" / "site.txt").read_text(encoding="utf-8")
    added = f"{lines}ajena==1.0 --hash=sha256:{hash_file(elsewhere)}\n"
    (installed / "requirements" / "site.txt").write_text(added, encoding="utf-8")
    result = run_tasks(installed, "check")
    assert_one_sentence(result, "no tiene ese paquete para este sistema y este Python", "ajena==1.0")
    assert "conexión" not in result.stderr
    (installed / "requirements" / "site.txt").write_text(lines, encoding="utf-8")


def test_an_installation_that_lacks_something_is_not_taken_for_good(installed: Path) -> None:
    """pip resolves nothing, so it doesn't notice."""
    asking = write_wheel(installed / "wheels", "pide", "1.0", metadata=["Requires-Dist: dependencia[rapida]>=2"])
    line = f"pide==1.0 --hash=sha256:{hash_file(asking)}\n"
    (installed / "requirements" / "check.txt").write_text(line, encoding="utf-8")
    for _ in range(2):  # nor the second time
        result = run_tasks(installed, "check")
        assert result.returncode == 1 and "argumentos" not in result.stdout
        assert result.stderr.splitlines() == [
            "Lo fijado no está completo. Quien mantiene el curso lo rehace con `python3 tasks.py lock`:",
            "- requirements/check.txt: pide pide dependencia>=2, y está instalado 1.0",
        ]


@pytest.mark.parametrize(
    ("printed", "told"),
    [
        ("SSLError(SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED] …", "PIP_CERT"),
        ("ProxyError('Cannot connect to proxy.', OSError('Tunnel connection failed: 407 Proxy …", "HTTPS_PROXY"),
        (
            "connection broken by 'NameResolutionError(\"…Failed to resolve 'registro.example'\")'",
            "comprueba la conexión",
        ),
        ("ERROR: HTTP error 503 while getting https://…\n503 Server Error: …", "comprueba la conexión"),
        ("Retrying … 'NewConnectionError(…)'\nERROR: THESE PACKAGES DO NOT MATCH THE HASHES", "no es lo que el curso"),
        ("ERROR: No matching distribution found for typst==0.15.2", "para este sistema y este Python"),
        ("ERROR: something that nobody foresaw", ""),
    ],
)
def test_why_an_installation_failed_is_what_pip_says(printed: str, told: str) -> None:
    cause = tasks.explain_fault(printed, 1)
    assert told in cause and bool(told) == bool(cause)


def test_a_step_that_the_system_stops_is_told_so() -> None:
    assert "memoria" in tasks.explain_fault("", -9)


def test_ctrl_c_ends_a_task_without_a_traceback() -> None:
    code = "import tooling; raise KeyboardInterrupt"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert done.stderr == "Interrumpido\n"
