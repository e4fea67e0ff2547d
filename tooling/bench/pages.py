"""The weight of some pages compared with the stock ones: printed, without goals."""

from __future__ import annotations

from tooling.bench.weight import measure_page
from tooling.bench.workshop import Workshop, open_browser
from tooling.lighthouse.audits import Kind, pick_pages

# Of each kind, the page with most HTML.
KINDS = (
    Kind("portada", "index.html"),
    Kind("portada de tema", "tema-*/index.html"),
    Kind("página de tema", "tema-*/*/index.html"),
    Kind("caso", "casos/*/index.html"),
    Kind("programa", "programa/index.html"),
)


def print_weights(workshop: Workshop) -> None:
    print("\nPrimera carga, con la caché vacía")
    print(f"  {'página':<18} {'proyecto':<10} {'peticiones':>10} {'kB':>8} {'kB gzip':>8}")
    sites = {"curso": workshop.build_cold(0).site, "tal cual": workshop.build_stock(0).site}
    with open_browser() as browser:
        for kind, page in pick_pages(sites["curso"], KINDS).items():
            for name, site in sites.items():
                weight = measure_page(browser, site, page)
                sizes = f"{weight.raw_bytes / 1000:8.1f} {weight.gzip_bytes / 1000:8.1f}"
                print(f"  {kind.title:<18} {name:<10} {weight.requests:>10} {sizes}")
