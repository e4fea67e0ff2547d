"""The project's tasks: `python3 tasks.py` (Windows: `py tasks.py`) lists them.

Standard library only. It makes `.venv` beside itself, installs the locked requirements there, and runs the task with
that Python; whatever needs an installed package is in `tooling/`, `course/` or `exports/`. Python 3.6 must be able to
parse this file, so that an old Python can report that it is too old.
"""

import contextlib
import difflib
import errno
import hashlib
import json
import os
import platform
import re
import shutil
import signal
import subprocess
import sys
import sysconfig
import tempfile
import time
from pathlib import Path
from typing import Dict, Iterator, List, Tuple

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
# Written when everything is installed and deleted before any change, so an interrupted installation leaves none.
STAMP = VENV / "curso-instalado.json"
# Locked by the one run that installs, while the others wait.
LOCK = ROOT / ".cache" / "instalando.lock"
# What would make an installation believe that it has what it has not, or leave it elsewhere.
MISLEADING = ("PYTHONPATH", "PYTHONHOME", "PIP_TARGET", "PIP_PREFIX", "PIP_ROOT", "PIP_DRY_RUN")
# What the system says when it can't write.
SYSTEM_FAULTS = {
    errno.ENOSPC: "no queda sitio en el disco",
    errno.EACCES: "no tienes permiso para escribir ahí",
    errno.EPERM: "no tienes permiso para escribir ahí",
    errno.EROFS: "es un disco de solo lectura",
    errno.EEXIST: "ya hay algo con ese nombre que no es una carpeta",
    errno.ENOTDIR: "ya hay algo con ese nombre que no es una carpeta",
    errno.EISDIR: "ya hay una carpeta con ese nombre",
}
LEAST_ROOM = 20_000_000  # bytes: with less, it is the disk
# pip fetches what is locked and asks nobody anything else: it doesn't choose versions or build packages, which would
# need others that nobody has locked, and differ from one version of pip to another.
PIP_INSTALL = ["install", "--no-input", "--progress-bar", "off", "--no-deps", "--require-hashes", "--only-binary=:all:"]
# Why an installation failed, by what pip prints: the first that is found. A connection that came back leaves its
# warnings too, so what says more goes before.
PIP_FAULTS = [
    (
        r"DO NOT MATCH THE HASHES",
        "lo que ha llegado no es lo que el curso tiene fijado: repite y, si sigue igual, díselo a quien lo mantiene",
    ),
    (
        r"In --require-hashes mode|Hashes are required",
        "lo fijado en requirements/ no está completo: díselo a quien mantiene el curso",
    ),
    (
        r"CERTIFICATE_VERIFY_FAILED|SSLError|confirming the ssl certificate",
        "la conexión usa un certificado que este Python no reconoce, como hacen algunas redes de trabajo: "
        "pide en informática el archivo del certificado y ponlo en la variable PIP_CERT",
    ),
    (
        r"ProxyError|Tunnel connection failed|\b407\b",
        "el proxy de la red no deja pasar: pide en informática cómo se usa y ponlo en la variable HTTPS_PROXY",
    ),
    (
        r"NewConnectionError|ConnectTimeoutError|ReadTimeoutError|NameResolutionError|Max retries exceeded"
        r"|Read timed out|ConnectionResetError|ConnectionRefusedError|RemoteDisconnected|IncompleteRead|ProtocolError"
        r"|incomplete-download|\b50\d (Server|Client) Error",
        "comprueba la conexión a internet y repite",
    ),
    (
        r"No matching distribution found|is not a supported wheel",
        "el registro no tiene ese paquete para este sistema y este Python",
    ),
]
# As `find_system` names them.
SYSTEMS = {
    "linux-x86_64": "Linux",
    "linux-aarch64": "Linux con ARM",
    "macosx-arm64": "macOS",
    "macosx-x86_64": "macOS con Intel",
    "win-amd64": "Windows",
    "win-arm64": "Windows con ARM",
}

# name: (description, locked requirement files, modules to run in order; the last one gets the extra arguments)
TASKS = {
    "serve": ("Sirve el curso en este equipo y lo actualiza mientras escribes", ["site"], ["tooling.serve"]),
    "test": (
        "Pasa todas las pruebas, también las de navegador",
        ["site", "check", "exports", "test", "mutation"],
        ["tooling.browser", "tooling.office_suite", "tooling.html_checker", "tooling.node_programs", "pytest"],
    ),
    "check": ("Revisa los datos y los textos del curso sin construir el sitio", ["site", "check"], ["tooling.check"]),
    "minutes": (
        "Dice los minutos de cada página, de cada sesión y del curso; con un número, los de ese tema",
        ["site", "check"],
        ["course.time_report"],
    ),
    "blind": (
        "Dice cuántas preguntas se aciertan sin enunciado, por la forma de las respuestas, y qué las delata",
        ["site", "check"],
        ["course.item_analysis.blind_report"],
    ),
    "simulate": (
        "Hace muchas variantes de la prueba final como quien no sabe o sabe una parte, y cuenta cuántas supera",
        ["site", "check", "test"],
        ["tooling.simulate"],
    ),
    "items": (
        "Dice cómo va cada pregunta con los archivos de respuestas que entrega quien quiere",
        ["site", "check"],
        ["tooling.items"],
    ),
    "exam": (
        "Deja en dist/ la prueba final en papel, en tantas variantes como se pidan y con la clave aparte",
        ["site", "check", "exports", "test"],
        ["tooling.exam"],
    ),
    "lint": (
        "Revisa el estilo, el formato y los tipos del código",
        ["site", "check", "exports", "test", "mutation", "lint"],
        ["tooling.lint"],
    ),
    "mutate": (
        "Pone fallos pequeños en una copia del código y cuenta los que ninguna prueba nota",
        ["site", "check", "exports", "test", "mutation"],
        ["tooling.mutate"],
    ),
    "build": ("Construye el sitio en site/, con la copia sin conexión incluida", ["site"], ["tooling.build"]),
    "offline": ("Construye el ZIP para leer sin conexión en dist/", ["site"], ["tooling.build_offline"]),
    "export": (
        "Deja en dist/ el curso para otros sistemas; con un nombre, solo eso: `export moodle`",
        ["site", "exports"],
        ["tooling.export"],
    ),
    "edition": (
        "Dice cómo está la edición; `edition new 2027` empieza otra, y guarda la de antes",
        ["site", "check"],
        ["tooling.edition"],
    ),
    "course": (
        "`course new CARPETA --temas 2 4` hace una copia del curso con esos temas, para publicarla como tuya",
        ["site", "check"],
        ["tooling.new_course"],
    ),
    "cards": (
        "Apunta la fecha de las tarjetas de Anki que han cambiado, antes de publicarlas",
        ["site"],
        ["tooling.card_dates"],
    ),
    "schemas": (
        "Rehace lo generado: esquemas de los YAML, tabla de tipos de pregunta, lista de bibliotecas y orden de SCORM",
        ["site"],
        ["tooling.question_table", "tooling.libraries", "tooling.scorm_order", "course.schemas"],
    ),
    "bench": (
        "Mide lo que tarda y lo que pesa el curso, al lado de lo que se quiere alcanzar",
        ["site", "check", "exports", "test"],
        ["tooling.browser", "tooling.bench"],
    ),
    "sweep": (
        "Examina todas las páginas, y si el curso entero sale igual de otras maneras: lo que se prueba cada noche",
        ["site", "check", "exports", "test"],
        ["tooling.browser", "tooling.html_checker", "tooling.node_programs", "tooling.sweep"],
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

WITHOUT_OPTIONS = ("offline", "cards", "schemas", "lighthouse", "audit", "vendor")


class TaskError(Exception):
    """A problem that the user can fix. The message is one Spanish sentence, shown without a traceback."""


def read_minimum_python() -> Tuple[int, int]:
    """The oldest Python that the project supports, as pyproject.toml says it."""
    try:
        text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    except OSError:
        raise TaskError("No encuentro pyproject.toml: tasks.py va dentro de la copia del curso.") from None
    found = re.search(r'^requires-python = ">=(\d+)\.(\d+)"', text, flags=re.MULTILINE)
    assert found
    return int(found.group(1)), int(found.group(2))


def check_python(version: Tuple[object, ...]) -> None:
    """Refuse a Python older than the project needs. `version` is a tuple such as sys.version_info."""
    minimum = read_minimum_python()
    if tuple(version[:2]) < minimum:
        # Only ASCII: an old Python may not be able to print anything else.
        raise TaskError(
            "Este curso necesita Python %d.%d o posterior y este es Python %s: instala uno actual (python.org)."
            % (*minimum, ".".join(str(part) for part in version[:3]))
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


def run_step(arguments: List[str], problem: str, advice: str = "", total: int = 0) -> None:
    """Run one step of the set-up, showing how many of `total` packages it has fetched.

    On failure the message is `problem`, why it was or else `advice`, and the step's last error line.
    """
    lines = []
    process = subprocess.Popen(
        arguments, cwd=str(ROOT), env=make_environment(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    assert process.stdout is not None
    fetched = 0
    for raw in process.stdout:
        line = raw.decode("utf-8", "replace").strip()
        if line:
            lines.append(line)
        if line.startswith("Collecting "):
            fetched += 1
            if fetched % 20 == 0:
                print("  %d de unos %d" % (fetched, total), flush=True)
        elif line.startswith("Installing collected packages"):
            print("  Todo descargado. Se está instalando: puede tardar otro tanto", flush=True)
    code = process.wait()
    if code != 0:
        errors = [line for line in lines if line.startswith("ERROR")]
        last = (errors or lines or ["(sin más detalles)"])[-1]
        cause = explain_fault("\n".join(lines), code) or advice
        raise TaskError("%s%s. Según el programa: %s" % (problem, ": " + cause if cause else "", last))


def explain_fault(output: str, code: int) -> str:
    """Why a program failed, in Spanish, by what it printed and its exit code; empty if they don't tell.

    The system says that it can't write, or there is no room left, which some programs don't say, or pip says the rest.
    """
    for number, message in SYSTEM_FAULTS.items():
        if "[Errno %d]" % number in output:
            return message
    room = min(shutil.disk_usage(folder).free for folder in (str(ROOT), tempfile.gettempdir()))
    if room < LEAST_ROOM:
        return SYSTEM_FAULTS[errno.ENOSPC]
    if code == -9:
        return "el sistema lo ha parado, quizá por falta de memoria: cierra otros programas y repite"
    return next((told for pattern, told in PIP_FAULTS if re.search(pattern, output)), "")


def make_environment() -> Dict[str, str]:
    # UTF-8 whatever the system's locale; no notice about MkDocs 2 in an author's terminal; no pip nagging or `--user`.
    extra = {"PYTHONUTF8": "1", "NO_MKDOCS_2_WARNING": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_USER": "0"}
    return dict({name: value for name, value in os.environ.items() if name.upper() not in MISLEADING}, **extra)


@contextlib.contextmanager
def lock_installation() -> Iterator[None]:
    """Wait until no other run installs in this folder, and keep the others waiting. The system frees it in any case."""
    try:
        LOCK.parent.mkdir(exist_ok=True)
        descriptor = os.open(str(LOCK), os.O_RDWR | os.O_CREAT)
    except OSError:
        yield  # what can't be written here will say so better
        return
    try:
        wait_for_lock(descriptor, "Otra orden está preparando el entorno en esta carpeta: espero a que acabe")
        yield
    finally:
        os.close(descriptor)


def wait_for_lock(descriptor: int, message: str) -> None:
    """Lock an open file, once no other process has it. The message is printed if there is something to wait for."""
    if try_lock(descriptor):
        return
    print(message, flush=True)
    while not try_lock(descriptor):
        time.sleep(0.2)


def try_lock(descriptor: int) -> bool:
    """Lock an open file. False if another process has it; true also where files can't be locked."""
    try:
        if sys.platform == "win32":
            import msvcrt

            os.lseek(descriptor, 0, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        return error.errno not in (errno.EACCES, errno.EAGAIN, errno.EDEADLK)
    return True


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
    if VENV.is_symlink() or (VENV.exists() and not VENV.is_dir()):
        raise TaskError("Aquí .venv no es una carpeta, y en ella se prepara el entorno: bórralo o muévelo, y repite.")
    print("Creando el entorno en .venv", flush=True)
    try:
        if VENV.exists():
            shutil.rmtree(str(VENV))
    except OSError:
        raise TaskError(
            "No puedo rehacer la carpeta .venv: cierra lo que la esté usando («serve», por ejemplo) y repite."
        ) from None
    run_step(
        [sys.executable, "-m", "venv", str(VENV)], "No he podido crear el entorno en .venv", "borra .venv y repite"
    )


def install(names: List[str]) -> None:
    """Make sure that the locked requirements named are installed in `.venv`, doing nothing if they already are."""
    wanted = read_hashes(names)
    if is_installed(wanted):
        return
    if not os.access(str(ROOT), os.W_OK):
        raise TaskError("No puedo escribir en la carpeta %s: copia el curso a una carpeta tuya y repite." % ROOT)
    check_published(names, find_system(), "%d.%d" % sys.version_info[:2])
    with lock_installation():
        if not is_installed(wanted):  # by another run, while this one waited
            install_locked(names, wanted)


def is_installed(wanted: Dict[str, str]) -> bool:
    stamp = read_stamp()
    return all(stamp.get(name) == value for name, value in wanted.items())


def install_locked(names: List[str], wanted: Dict[str, str]) -> None:
    """Install what is wanted, while no other run does."""
    stamp = read_stamp()
    if STAMP.exists():
        STAMP.unlink()
    # A file whose version has changed may leave packages behind: start afresh. A file not installed yet is added.
    if not stamp or any(stamp.get(name, value) != value for name, value in wanted.items()):
        stamp = {}
        make_venv()
    total = sum(count_packages(name) for name in names)
    print("Instalando las dependencias, unos %d paquetes: tarda unos minutos, y solo esta vez" % total, flush=True)
    # `-I`: only what is in `.venv` counts as installed.
    pip = [str(find_python(VENV)), "-I", "-X", "utf8", "-m", "pip", *PIP_INSTALL]
    for name in names:
        pip += ["-r", str(ROOT / "requirements" / (name + ".txt"))]
    run_step(pip, "No he podido instalar las dependencias", total=total)
    check_installed(names)
    STAMP.write_text(json.dumps(dict(stamp, **wanted), indent=1), encoding="utf-8")


def check_installed(names: List[str]) -> None:
    """Refuse an installation that lacks something of what its packages ask for: pip has not been asked to see to it."""
    command = [str(find_python(VENV)), "-m", "tooling.installation", *names]
    done = subprocess.run(
        command, cwd=str(ROOT), env=make_environment(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    if done.returncode != 0:
        raise TaskError(done.stdout.decode("utf-8", "replace").strip())


def find_system() -> str:
    """The system that this Python was made for, as requirements/platforms.json names them."""
    if sys.platform == "win32":
        return sysconfig.get_platform()
    return "%s-%s" % ({"darwin": "macosx"}.get(sys.platform, sys.platform), platform.machine())


def check_published(names: List[str], system: str, python: str) -> None:
    """Refuse to install what is not published for a system and a Python, such as `win-arm64` and `3.12`, and say which
    Python it is published for. About a system or a Python that came later nothing is known."""
    try:
        text = (ROOT / "requirements" / "platforms.json").read_text(encoding="utf-8")
    except OSError:
        raise TaskError("No encuentro requirements/platforms.json: tasks.py va dentro de la copia del curso.") from None
    told = json.loads(text)
    missing = told["missing"].get(system, {})

    def list_missing(version: str) -> List[str]:
        return sorted({package for name in names for package in missing.get(version, {}).get(name, [])})

    lacking = list_missing(python)
    if not lacking:
        return
    others = [version for version in told["pythons"] if not list_missing(version)]
    if others:
        advice = "Con Python %s sí se puede" % " o ".join(others)
    elif system == "win-arm64":
        advice = "Prueba con el Python para Windows de 64 bits con Intel o AMD («64-bit»), que ahí también se instala"
    else:
        advice = "Hace falta otro equipo"
    raise TaskError(
        "Con Python %s en %s no se puede usar esta orden: no se publica para ellos %s. %s."
        % (python, SYSTEMS.get(system, system), ", ".join(lacking), advice)
    )


def count_packages(name: str) -> int:
    """How many packages a requirement file locks; some may be for other systems."""
    text = (ROOT / "requirements" / (name + ".txt")).read_text(encoding="utf-8")
    return sum("==" in line.partition(";")[0].partition("#")[0] for line in text.splitlines())


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
        near = difflib.get_close_matches(name, TASKS, n=1)
        hint = " (¿quisiste decir `%s`?)" % near[0] if near else ""
        raise TaskError("No conozco la tarea «%s»%s. Las que hay: %s." % (name, hint, ", ".join(TASKS)))
    description, requirements, modules = TASKS[name]
    print(description, flush=True)
    if name in WITHOUT_OPTIONS and any(argument in ("-h", "--help") for argument in arguments[1:]):
        print("Esta tarea no tiene opciones: python3 tasks.py %s" % name)
        return 0
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
        exit_code = main(sys.argv[1:])
        sys.stdout.flush()
        sys.exit(exit_code)
    except TaskError as error:
        print(error, file=sys.stderr)
        sys.exit(1)
    except BrokenPipeError:
        # Who read the output, `head` for example, wants no more. Python would write what is left when it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except OSError as error:
        said = SYSTEM_FAULTS.get(error.errno or 0, error.strerror)
        print("No puedo usar %s: %s." % (error.filename or ROOT, said), file=sys.stderr)
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)
