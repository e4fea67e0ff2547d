"""Files that systems and editors leave in any folder: never part of a course, and nobody's fault."""

from __future__ import annotations

import re

_LITTER = re.compile(
    # Windows and macOS, and what keeps an empty folder in Git.
    r"(?:thumbs\.db|ehthumbs\.db|desktop\.ini|\.ds_store|\._.*|\.gitkeep|\.gitignore|"
    # Backups and working files of Emacs, Vim, JetBrains, LibreOffice and Microsoft Office.
    r".*~|\.#.*|#.*#|\..*\.sw[a-z]|.*\.sw[op]|4913|.*___jb_\w+___|\.~lock.*|~\$.*|.*\.tmp|.*\.pyc)",
    re.IGNORECASE,
)


def is_litter(name: str) -> bool:
    """Whether a file with this name was left by a system or an editor."""
    return bool(_LITTER.fullmatch(name))
