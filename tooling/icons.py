"""Draw the icons of who installs the course as an application, from its `favicon.svg`, with the browser of the tests.

They are committed beside it: a browser is not needed to build the site. Run it again when the drawing changes.
"""

from __future__ import annotations

from base64 import b64encode
from typing import NamedTuple

from playwright.sync_api import sync_playwright

from exports.web_manifest import THEME_COLOUR
from tooling.browser import get_browser
from tooling.site_building import ROOT

_IMAGES = ROOT / "docs/assets/images"
_SAFE = 0.72  # of the side: what stays whole under any mask is a circle of four fifths of it


class _Icon(NamedTuple):
    """`scale` is the part of the side that the drawing takes; below 1, on the colour of the header."""

    name: str
    pixels: int
    scale: float = 1


_ICONS = (
    _Icon("icon-192.png", 192),
    _Icon("icon-512.png", 512),
    _Icon("icon-maskable-512.png", 512, _SAFE),
    _Icon("apple-touch-icon.png", 180, 0.9),  # the system rounds its corners
)


def main() -> int:
    drawing = b64encode((_IMAGES / "favicon.svg").read_bytes()).decode("ascii")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(get_browser().path), args=["--no-sandbox"])
        page = browser.new_page()
        for icon in _ICONS:
            page.set_viewport_size({"width": icon.pixels, "height": icon.pixels})
            page.goto(f"data:image/svg+xml;base64,{drawing}")
            page.evaluate(
                """([pixels, scale, colour]) => {
                  const picture = document.documentElement;
                  const side = pixels * scale;
                  const place = (pixels - side) / 2;
                  picture.setAttribute("style", `position: absolute; left: ${place}px; top: ${place}px;
                    width: ${side}px; height: ${side}px; outline: ${scale < 1 ? pixels : 0}px solid ${colour}`);
                  if (scale < 1) picture.style.background = colour;
                }""",
                [icon.pixels, icon.scale, THEME_COLOUR],
            )
            page.screenshot(path=_IMAGES / icon.name, omit_background=True)
        browser.close()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
