"""The weight of some pages compared with the stock ones, and their Lighthouse scores: printed, without goals."""

from __future__ import annotations

from pathlib import Path

from tooling.bench.lighthouse import CATEGORIES, run_lighthouse
from tooling.bench.weight import measure_page, serve_compressed
from tooling.bench.workshop import Workshop, open_browser
from tooling.browser import get_browser

# What is weighed: of each kind, the page with most HTML.
KINDS = {
    "portada": "index.html",
    "portada de tema": "tema-*/index.html",
    "página de tema": "tema-*/*/index.html",
    "caso": "casos/*/index.html",
    "programa": "programa/index.html",
}


def pick_pages(site: Path) -> dict[str, str]:
    """The address of a page of each kind that a built site has, by the kind."""
    found = {kind: sorted(site.glob(pattern), key=lambda path: path.stat().st_size) for kind, pattern in KINDS.items()}
    return {
        kind: paths[-1].relative_to(site).as_posix().removesuffix("index.html")
        for kind, paths in found.items()
        if paths
    }


def print_weights(workshop: Workshop) -> None:
    print("\nPrimera carga, con la caché vacía")
    print(f"  {'página':<18} {'proyecto':<10} {'peticiones':>10} {'kB':>8} {'kB gzip':>8}")
    sites = {"curso": workshop.build_cold(0).site, "tal cual": workshop.build_stock(0).site}
    with open_browser() as browser:
        for label, page in pick_pages(sites["curso"]).items():
            for name, site in sites.items():
                weight = measure_page(browser, site, page)
                sizes = f"{weight.raw_bytes / 1000:8.1f} {weight.gzip_bytes / 1000:8.1f}"
                print(f"  {label:<18} {name:<10} {weight.requests:>10} {sizes}")


def print_lighthouse(workshop: Workshop) -> None:
    print("\nLighthouse (móvil)")
    print("  " + " ".join([f"{'página':<18}", *(f"{category:>14}" for category in CATEGORIES)]))
    site = workshop.build_cold(0).site
    with serve_compressed(site) as (address, _):
        for label, page in pick_pages(site).items():
            try:
                scores = run_lighthouse(address + page, get_browser().path)
            except RuntimeError as error:
                print(f"  {error}")
                return
            print("  " + " ".join([f"{label:<18}", *(f"{scores[category]:>14}" for category in CATEGORIES)]))
