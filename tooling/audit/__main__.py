"""Ask both registries and say what they know. Exit code 1: some fault is known. 3: none is, but of some package
nothing was said. 0: both told of every package, and know no fault.
"""

from __future__ import annotations

import sys
from collections import defaultdict

from tooling.audit import browser_packages, python_packages
from tooling.audit.answers import Answers
from tooling.lock import REQUIREMENTS

FAULTY, UNTOLD = 1, 3


def render(subject: str, answers: Answers) -> str:
    """What a registry said, in lines for the terminal."""
    told = len(answers.asked) - len(answers.untold)
    lines = [f"{subject}: revisados {told} de {len(answers.asked)}; fallos conocidos: {len(answers.faults)}."]
    for fault in answers.faults:
        remedy = f" ({fault.remedy})" if fault.remedy else ""
        lines.append(f"  {fault.package.name} {fault.package.version}: {fault.id}{remedy}. {fault.summary}")
    reasons = defaultdict(list)
    for package, reason in answers.untold.items():
        reasons[reason].append(f"{package.name} {package.version}")
    lines += [f"  Sin saber ({reason}): {', '.join(names)}." for reason, names in reasons.items()]
    return "\n".join(lines)


def choose_code(answers: list[Answers]) -> int:
    if any(answer.faults for answer in answers):
        return FAULTY
    return UNTOLD if any(answer.untold for answer in answers) else 0


def main() -> int:
    packages = python_packages.list_locked(REQUIREMENTS)
    python = python_packages.ask(packages, python_packages.find_registry())
    print(render("Paquetes de Python", python), flush=True)
    browser = browser_packages.ask(browser_packages.list_vendored())
    print(render("Bibliotecas del navegador", browser))
    code = choose_code([python, browser])
    if code == FAULTY:
        print("Hay fallos conocidos: sube esas versiones en pyproject.toml o en tooling/vendor.toml.")
    elif code == UNTOLD:
        print("No se sabe todo: repite la orden donde el registro responda. No hay ningún fallo entre lo revisado.")
    else:
        print("No se conoce ningún fallo.")
    return code


if __name__ == "__main__":
    sys.exit(main())
