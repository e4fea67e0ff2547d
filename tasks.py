"""The project's tasks: `python3 tasks.py` (Windows: `py tasks.py`) lists them.

Standard library only. It makes `.venv` beside itself, installs the locked requirements there, and runs the task with
that Python; whatever needs an installed package is in `tooling/`, `course/` or `exports/`. Python 3.6 must be able to
parse this file, so that an old Python can report that it is too old.
"""

import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import Dict, List, Tuple

MINIMUM_PYTHON = (3, 11)
ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
# Written when everything is installed and deleted before any change, so an interrupted installation leaves none.
STAMP = VENV / "curso-instalado.json"

# name: (description, locked requirement files, modules to run in order; the last one gets the extra arguments)
TASKS = {
    "serve": ("Sirve el curso en este equipo y lo actualiza mientras escribes", ["site"], ["tooling.serve"]),
    "test": (
        "Pasa todas las pruebas, también las de navegador",
        ["site", "check", "test", "mutation"],
        ["tooling.browser", "tooling.office_suite", "tooling.html_checker", "pytest"],
    ),
    "check": ("Revisa los datos y los textos del curso sin construir el sitio", ["site", "check"], ["tooling.check"]),
    "lint": (
        "Revisa el estilo, el formato y los tipos del código",
        ["site", "check", "test", "mutation", "lint"],
        ["tooling.lint"],
    ),
    "mutate": (
        "Pone fallos pequeños en una copia del código y cuenta los que ninguna prueba nota",
        ["site", "check", "test", "mutation"],
        ["tooling.mutate"],
    ),
    "build": ("Construye el sitio en site/, con la copia sin conexión incluida", ["site"], ["tooling.build"]),
    "offline": ("Construye el ZIP para leer sin conexión en dist/", ["site"], ["tooling.build_offline"]),
    "schemas": (
        "Rehace lo generado: los esquemas de los YAML, la tabla de tipos de pregunta y la lista de bibliotecas",
        ["site"],
        ["tooling.question_table", "tooling.libraries", "course.schemas"],
    ),
    "bench": (
        "Mide lo que tarda y lo que pesa el curso, al lado de lo que se quiere alcanzar",
        ["site", "check", "test"],
        ["tooling.browser", "tooling.bench"],
    ),
    "sweep": (
        "Examina todas las páginas: su accesibilidad en cada esquema y ancho, y si resisten ataques",
        ["site", "check", "test"],
        ["tooling.browser", "tooling.sweep"],
    ),
    "lighthouse": (
        "Mide con Lighthouse una página de cada clase (necesita npm)",
        ["site", "check", "test"],
        ["tooling.browser", "tooling.lighthouse"],
    ),
    "audit": (
        "Pregunta a los registros si se conoce algún fallo de las versiones fijadas",
        ["site"],
        ["tooling.audit"],
    ),
    "fingerprint": ("Rehace la huella de las notas de partida", ["site", "check"], ["tooling.fingerprint"]),
    "vendor": (
        "Trae las bibliotecas de navegador que el sitio incluye",
        ["site"],
        ["tooling.vendor", "tooling.libraries"],
    ),
    "lock": ("Fija en requirements/ las versiones de pyproject.toml", ["lock"], ["tooling.lock"]),
}


class TaskError(Exception):
    """A problem that the user can fix. The message is one Spanish sentence, shown without a traceback."""


def check_python(version: Tuple[object, ...]) -> None:
    """Refuse a Python older than the project needs. `version` is a tuple such as sys.version_info."""
    if tuple(version[:2]) < MINIMUM_PYTHON:
        # Only ASCII: an old Python may not be able to print anything else.
        raise TaskError(
            "Este curso necesita Python %d.%d o posterior y este es Python %s: instala uno actual (python.org)."
            % (*MINIMUM_PYTHON, ".".join(str(part) for part in version[:3]))
        )


def render_help() -> str:
    lines = ["Uso: python3 tasks.py TAREA [opciones]   (en Windows: py tasks.py TAREA [opciones])", "", "Tareas:"]
    lines += ["  %-11s %s" % (name, task[0]) for name, task in TASKS.items()]
    return "\n".join([*lines, "", "Las opciones se pasan tal cual: python3 tasks.py test -k search"])


def find_python(venv: Path) -> Path:
    return venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def read_hashes(names: List[str]) -> Dict[str, str]:
    """Return what an installation must match: this Python's version and the hash of each requirement file."""
    hashes = {"python": "%d.%d" % sys.version_info[:2]}
    for name in names:
        path = ROOT / "requirements" / (name + ".txt")
        try:
            hashes[name] = hashlib.sha256(path.read_bytes()).hexdigest()
        except OSError:
            raise TaskError(
                "No encuentro requirements/%s.txt: tasks.py va dentro de la copia del curso." % name
            ) from None
    return hashes


def read_stamp() -> Dict[str, str]:
    """Return what is installed in `.venv`; empty if it is missing, incomplete or copied from another machine."""
    try:
        subprocess.run([str(find_python(VENV)), "-c", ""], check=True, stderr=subprocess.DEVNULL)
        return dict(json.loads(STAMP.read_text(encoding="utf-8")))
    except (OSError, ValueError, subprocess.CalledProcessError):
        return {}


def run_step(arguments: List[str], problem: str) -> None:
    """Run one quiet step of the set-up. On failure the message is `problem` and the step's last error line."""
    result = subprocess.run(
        arguments, cwd=str(ROOT), env=make_environment(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    if result.returncode != 0:
        lines = [line.strip() for line in result.stdout.decode("utf-8", "replace").splitlines() if line.strip()]
        errors = [line for line in lines if line.startswith("ERROR")]
        raise TaskError(problem + " " + (errors or lines or ["(sin más detalles)"])[-1])


def make_environment() -> Dict[str, str]:
    # UTF-8 whatever the system's locale; no notice about MkDocs 2 in an author's terminal; no pip nagging or `--user`.
    extra = {"PYTHONUTF8": "1", "NO_MKDOCS_2_WARNING": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_USER": "0"}
    return dict(os.environ, **extra)


def make_venv() -> None:
    try:
        import ensurepip  # noqa: F401  (Debian ships Python without it)
        import venv  # noqa: F401
    except ImportError:
        raise TaskError(
            "A este Python le falta el módulo venv. En Debian y Ubuntu se instala con: sudo apt install python3-venv"
        ) from None
    if Path(sys.prefix).resolve() == VENV:
        raise TaskError("Hay que rehacer .venv y lo tienes activado: ejecuta «deactivate» y repite.")
    print("Creando el entorno en .venv", flush=True)
    try:
        if VENV.exists():
            shutil.rmtree(str(VENV))
    except OSError:
        raise TaskError(
            "No puedo rehacer la carpeta .venv: cierra lo que la esté usando («serve», por ejemplo) y repite."
        ) from None
    run_step([sys.executable, "-m", "venv", str(VENV)], "No he podido crear el entorno en .venv:")


def install(names: List[str]) -> None:
    """Make sure that the locked requirements named are installed in `.venv`, doing nothing if they already are."""
    wanted = read_hashes(names)
    stamp = read_stamp()
    if all(stamp.get(name) == value for name, value in wanted.items()):
        return
    if not os.access(str(ROOT), os.W_OK):
        raise TaskError("No puedo escribir en la carpeta %s: copia el curso a una carpeta tuya y repite." % ROOT)
    if STAMP.exists():
        STAMP.unlink()
    # A file whose version has changed may leave packages behind: start afresh. A file not installed yet is added.
    if not stamp or any(stamp.get(name, value) != value for name, value in wanted.items()):
        stamp = {}
        make_venv()
    print("Instalando las dependencias (la primera vez tarda un minuto o dos)", flush=True)
    pip = [str(find_python(VENV)), "-m", "pip", "install", "--quiet", "--no-input", "--require-hashes"]
    for name in names:
        pip += ["-r", str(ROOT / "requirements" / (name + ".txt"))]
    run_step(pip, "No he podido instalar las dependencias: comprueba la conexión a internet y repite. Según pip:")
    STAMP.write_text(json.dumps(dict(stamp, **wanted), indent=1), encoding="utf-8")


def run_module(module: str, arguments: List[str]) -> int:
    """Run `python -m module …` in the environment. Ctrl+C reaches the child process, which ends by itself."""
    command = [str(find_python(VENV)), "-m", module, *arguments]
    process = subprocess.Popen(command, cwd=str(ROOT), env=make_environment())
    signal.signal(signal.SIGINT, lambda *_: None)
    signal.signal(signal.SIGTERM, lambda *_: process.terminate())
    code = process.wait()
    return 130 if code == -signal.SIGINT else code


def main(arguments: List[str]) -> int:
    check_python(sys.version_info)
    if not arguments or arguments[0] in ("-h", "--help", "help"):
        print(render_help())
        return 0
    name = arguments[0]
    if name not in TASKS:
        raise TaskError("No conozco la tarea «%s». Las que hay: %s." % (name, ", ".join(TASKS)))
    description, requirements, modules = TASKS[name]
    print(description, flush=True)
    install(requirements)
    for module in modules:
        code = run_module(module, arguments[1:] if module == modules[-1] else [])
        if code != 0:
            return code
    return 0


if __name__ == "__main__":
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="replace")
    try:
        sys.exit(main(sys.argv[1:]))
    except TaskError as error:
        print(error, file=sys.stderr)
        sys.exit(1)
    except OSError as error:
        print("No puedo usar %s: %s." % (error.filename or ROOT, error.strerror), file=sys.stderr)
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)
