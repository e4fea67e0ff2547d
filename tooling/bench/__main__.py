"""The command `python3 tasks.py bench`: prints our figures beside the stock ones."""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import sync_playwright

from tooling.bench.lighthouse import CATEGORIES, run_lighthouse
from tooling.bench.projects import ROOT, prepare_stock, run_mkdocs
from tooling.bench.weight import measure_page, serve_compressed
from tooling.browser import find_browser

PAGES = {
    "portada": "",
    "portada de tema": "tema-1/",
    "página de tema": "tema-1/4-2-innovacion-cambio-tecnologia/",
    "caso": "casos/corh/",
    "programa": "programa/",
}
EDITED_PAGE = "tema-1/2-gobernanza-inteligente.md"


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="tasks.py bench", description="Mide el sitio al lado de Material tal cual.")
    parser.add_argument("--runs", type=int, default=5, help="repeticiones de cada medida de tiempo (5)")
    parser.add_argument("--lighthouse", action="store_true", help="mide también con Lighthouse (necesita npm)")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        print("Preparando el mismo texto para Material tal cual…")
        configs = {"curso": ROOT / "mkdocs.yml", "tal cual": prepare_stock(folder / "stock")}
        print_times(f"Construcción en frío, s (mediana de {options.runs})", measure_builds(configs, folder, options.runs))
        print_times(f"Recarga tras editar una página, s (mediana de {options.runs})", measure_reloads(configs, options.runs))
        print_weights(folder)
        if options.lighthouse:
            print_lighthouse(folder / "curso")
    return 0


def measure_builds(configs: dict[str, Path], folder: Path, runs: int) -> dict[str, list[float]]:
    """Seconds of each cold build, the projects taking turns."""
    times: dict[str, list[float]] = {name: [] for name in configs}
    for _ in range(runs):
        for name, config in configs.items():
            start = time.perf_counter()
            run_mkdocs(config, folder / name)
            times[name].append(time.perf_counter() - start)
    return times


def measure_reloads(configs: dict[str, Path], runs: int) -> dict[str, list[float]]:
    """Seconds of each rebuild: ours as `tasks.py serve` does it, stock as `mkdocs serve` does."""
    times = {}
    for name, config in configs.items():
        page = config.parent / "docs" / EDITED_PAGE
        mode = "dirty" if name == "curso" else "full"
        command = [sys.executable, "-m", "tooling.bench.reload", str(config), str(page), str(runs), mode]
        result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
        times[name] = json.loads(result.stdout.strip().splitlines()[-1])
    return times


def print_times(title: str, times: dict[str, list[float]]) -> None:
    print(f"\n{title}")
    medians = {name: statistics.median(values) for name, values in times.items()}
    for name, values in times.items():
        print(f"  {name:<10} {medians[name]:6.2f}   (de {min(values):.2f} a {max(values):.2f})")
    print(f"  curso / tal cual: {medians['curso'] / medians['tal cual']:.2f}")


def print_weights(folder: Path) -> None:
    print("\nPrimera carga, con la caché vacía")
    print(f"  {'página':<18} {'proyecto':<10} {'peticiones':>10} {'kB':>8} {'kB gzip':>8}")
    found = find_browser()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(found.path), args=["--no-sandbox", "--disable-gpu"])
        for label, page in PAGES.items():
            for name in ("curso", "tal cual"):
                weight = measure_page(browser, folder / name, page)
                sizes = f"{weight.raw_bytes / 1000:8.1f} {weight.gzip_bytes / 1000:8.1f}"
                print(f"  {label:<18} {name:<10} {weight.requests:>10} {sizes}")
        browser.close()


def print_lighthouse(site: Path) -> None:
    print("\nLighthouse (móvil)")
    print("  " + " ".join([f"{'página':<18}", *(f"{category:>14}" for category in CATEGORIES)]))
    found = find_browser()
    with serve_compressed(site) as (address, _):
        for label, page in PAGES.items():
            try:
                scores = run_lighthouse(address + page, found.path)
            except RuntimeError as error:
                print(f"  {error}")
                return
            print("  " + " ".join([f"{label:<18}", *(f"{scores[category]:>14}" for category in CATEGORIES)]))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
