"""The weight of some pages compared with the stock ones, and their Lighthouse scores: printed, without goals."""

from __future__ import annotations

from tooling.bench.lighthouse import CATEGORIES, run_lighthouse
from tooling.bench.weight import measure_page, serve_compressed
from tooling.bench.workshop import Workshop, open_browser
from tooling.browser import get_browser

PAGES = {
    "portada": "",
    "portada de tema": "tema-1/",
    "página de tema": "tema-1/4-2-innovacion-cambio-tecnologia/",
    "caso": "casos/corh/",
    "programa": "programa/",
}


def print_weights(workshop: Workshop) -> None:
    print("\nPrimera carga, con la caché vacía")
    print(f"  {'página':<18} {'proyecto':<10} {'peticiones':>10} {'kB':>8} {'kB gzip':>8}")
    sites = {"curso": workshop.build_cold(0).site, "tal cual": workshop.build_stock(0).site}
    with open_browser() as browser:
        for label, page in PAGES.items():
            for name, site in sites.items():
                weight = measure_page(browser, site, page)
                sizes = f"{weight.raw_bytes / 1000:8.1f} {weight.gzip_bytes / 1000:8.1f}"
                print(f"  {label:<18} {name:<10} {weight.requests:>10} {sizes}")


def print_lighthouse(workshop: Workshop) -> None:
    print("\nLighthouse (móvil)")
    print("  " + " ".join([f"{'página':<18}", *(f"{category:>14}" for category in CATEGORIES)]))
    with serve_compressed(workshop.build_cold(0).site) as (address, _):
        for label, page in PAGES.items():
            try:
                scores = run_lighthouse(address + page, get_browser().path)
            except RuntimeError as error:
                print(f"  {error}")
                return
            print("  " + " ".join([f"{label:<18}", *(f"{scores[category]:>14}" for category in CATEGORIES)]))
